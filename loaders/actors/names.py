"""Names in a text: the tables' and, beyond them, those that spaCy's entities give.

People and organisations that no table has become actors of their own, never
silently another actor of the same surname.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span

from diplograph.graph import Actor, ActorKind
from diplograph.loaders.actors.actor_tables import ActorTables
from diplograph.loaders.actors.gazetteer import Gazetteer, Hit
from diplograph.loaders.actors.head_nouns import head_nouns
from diplograph.loaders.actors.mention import build_actor
from diplograph.loaders.actors.offices import Offices

__all__ = ["NameFinder"]


class NameFinder:
    """Finds names of actors, known and unknown."""

    def __init__(self, nlp: Language, tables: ActorTables, offices: Offices) -> None:
        self.gazetteer = Gazetteer(nlp, tables)
        self._offices = offices
        self._organs = head_nouns()["organs"]
        self._name_nouns = head_nouns()["name_nouns"]

    def find(self, doc: Doc, day: str) -> list[Hit]:
        """The names of a Doc in text order, without overlaps; `day` is ISO or empty."""
        hits = [hit for hit in self.gazetteer.find(doc, day) if not self._part_of_name(doc, hit)]
        surnames = _surnames(hits)
        for entity in doc.ents:
            if entity.label_ == "PERSON":
                person = _without_title(entity)
                if person is not None:
                    hits = self._with_person(hits, person, surnames)
            elif entity.label_ == "ORG":
                hits = self._with_organization(hits, entity)
        return sorted([*hits, *_surnames_alone(doc, hits, surnames)])

    def _with_person(self, hits: list[Hit], entity: Span, surnames: dict[str, Actor]) -> list[Hit]:
        """The names with a person that spaCy found, unless the tables know better."""
        inside = [hit for hit in hits if hit.start < entity.end and entity.start < hit.end]
        if inside:
            only = inside[0]
            shorter = only.start > entity.start and only.end == entity.end
            if len(inside) > 1 or not shorter or only.actor.kind is not ActorKind.PERSON:
                return hits
            first = entity[0].text
            known = {name.split()[0] for name in self.gazetteer.names_of(only.actor.id)}
            titled = self._offices.title_in(
                [token.text for token in entity[: only.start - entity.start]]
            )
            if first in known or titled or len(first) < 3 or first[-1] == ".":
                return hits
            # "Oleg Chemezov" is not the Chemezov that the tables have.
            hits = [hit for hit in hits if hit is not only]
        found = self._unknown_person(entity, surnames)
        return [*hits, found] if found else hits

    def _with_organization(self, hits: list[Hit], entity: Span) -> list[Hit]:
        """The names with an organisation; one named after a state belongs to it."""
        inside = [hit for hit in hits if hit.start < entity.end and entity.start < hit.end]
        if not inside:
            found = _unknown_organization(entity, None)
            return [*hits, found] if found else hits
        root = entity.root
        territorial = all(hit.actor.kind in (ActorKind.STATE, ActorKind.PLACE) for hit in inside)
        named_within = all(entity.start <= hit.start and hit.end <= entity.end for hit in inside)
        covered = any(hit.start <= root.i < hit.end for hit in inside)
        if not territorial or not named_within or covered or root.pos_ != "PROPN":
            return hits
        if root.lower_ in self._organs or self._offices.title_in([root.text]) or len(entity) < 3:
            return hits
        found = _unknown_organization(entity, inside[0].actor.country)
        return [*(hit for hit in hits if hit not in inside), found] if found else hits

    def _part_of_name(self, doc: Doc, hit: Hit) -> bool:
        """Whether a territory's name only begins another name ("China Daily")."""
        if hit.actor.kind not in (ActorKind.STATE, ActorKind.PLACE) or hit.end >= len(doc):
            return False
        return doc[hit.end].text in self._name_nouns and doc[hit.end].text[0].isupper()

    def _unknown_person(self, entity: Span, surnames: dict[str, Actor]) -> Hit | None:
        words = [token.text for token in entity]
        if not words[0][:1].isupper() or any(character.isdigit() for character in entity.text):
            return None
        last = words[-1]
        known = surnames.get(last)
        if known and len(words) == 1:
            return Hit(entity.start, entity.end, known, "name", "surname after the full name")
        if len(words) == 1:
            return None
        actor = build_actor("person", entity.text, None)
        surnames.setdefault(last, actor)
        return Hit(entity.start, entity.end, actor, "name", "a person that no table has")


def _surnames(hits: Iterable[Hit]) -> dict[str, Actor]:
    return {
        hit.actor.name.split()[-1]: hit.actor
        for hit in hits
        if hit.actor.kind is ActorKind.PERSON and hit.end - hit.start > 1
    }


def _surnames_alone(doc: Doc, hits: list[Hit], surnames: dict[str, Actor]) -> Iterator[Hit]:
    """Surnames after the full name that spaCy takes for something else, or for nothing."""
    covered = {i for hit in hits for i in range(hit.start, hit.end)}
    first = {hit.actor.id: hit.end for hit in reversed(hits)}
    for token in doc:
        person = surnames.get(token.text)
        if person is None or token.i in covered or token.pos_ != "PROPN":
            continue
        named = any(
            t.pos_ == "PROPN"
            for t in (*doc[max(token.i - 1, 0) : token.i], *doc[token.i + 1 : token.i + 2])
        )
        if not named and first.get(person.id, len(doc)) <= token.i:
            yield Hit(token.i, token.i + 1, person, "name", "surname after the full name")


def _without_title(entity: Span) -> Span | None:
    """A PERSON entity without honorifics, possessive and stray punctuation."""
    start, end = entity.start, entity.end
    doc = entity.doc
    while start < end and (not doc[start].is_alpha or not doc[start].text[0].isupper()):
        start += 1
    while end > start and not doc[end - 1].text[0].isalnum():
        end -= 1
    if end > start and doc[end - 1].text in ("'s", "’s", "'"):
        end -= 1
    return doc[start:end] if end > start else None


def _unknown_organization(entity: Span, country: str | None) -> Hit | None:
    start, end, doc = entity.start, entity.end, entity.doc
    if doc[start].lower_ == "the":
        start += 1
    while end > start and doc[end - 1].text in ("'s", "’s", "'", ",", "."):
        end -= 1
    text = doc[start:end].text
    if end - start < 2 or not text[0].isupper() or any(mark in text for mark in "@|/#\n"):
        return None
    actor = build_actor("other", text, country)
    return Hit(start, end, actor, "name", "an organisation that no table has")
