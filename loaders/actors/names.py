"""Names in a text: the tables' and, beyond them, those that spaCy's entities give.

People and organisations that no table has become actors of their own, never
silently another actor of the same surname.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from diplograph.graph import Actor, ActorKind
from diplograph.loaders.actors.actor_tables import ActorTables
from diplograph.loaders.actors.gazetteer import Gazetteer, Hit
from diplograph.loaders.actors.head_nouns import head_nouns
from diplograph.loaders.actors.mention import build_actor
from diplograph.loaders.actors.offices import Offices
from diplograph.loaders.actors.other_meanings import (
    in_their_country,
    is_headline,
    is_other,
    is_proper,
)
from diplograph.loaders.actors.unknown_names import PARTICLES, organization_spans, person_spans

__all__ = ["NameFinder"]

_SAME_NAME = 0.85
"""How like first names must be to be one: "Benjamim" and "Benjamin", not "Maria" and "Mario"."""
_SUBJECTS = {"nsubj", "nsubjpass"}


class NameFinder:
    """Finds names of actors, known and unknown."""

    def __init__(self, nlp: Language, tables: ActorTables, offices: Offices) -> None:
        self.gazetteer = Gazetteer(nlp, tables)
        self._tables = tables
        self._offices = offices

    def find(self, doc: Doc, day: str) -> list[Hit]:
        """The names of a Doc in text order, without overlaps; `day` is ISO or empty."""
        hits = self.gazetteer.find(doc, day)
        for span in person_spans(doc):
            hits = self._with_person(hits, span)
        for entity in doc.ents:
            if entity.label_ == "ORG":
                hits = self._with_organization(hits, entity)
        for span in organization_spans(doc):
            hits = self._with_organization(hits, span, shortest=1)
        at = {i: hit for hit in hits for i in range(hit.start, hit.end)}
        hits = in_their_country((hit for hit in hits if not is_other(doc, hit, at)), doc)
        hits = [_located(hit, doc, at) for hit in _of_this_text(hits, doc)]
        return sorted([*hits, *self._short_names(hits, doc, day)])

    def _with_person(self, hits: list[Hit], span: Span) -> list[Hit]:
        """The names with a person's full name, unless the tables know better."""
        if len(span) < 2 or any(character.isdigit() for character in span.text):
            return hits
        inside = [hit for hit in hits if hit.start < span.end and span.start < hit.end]
        if inside and not self._is_shorter(inside, span):
            return [
                hit._replace(start=span.start)
                if hit in inside and self._is_given(span[0].text, hit)
                else hit
                for hit in hits
            ]
        # "Oleg Chemezov" is not the Chemezov that the tables have, nor "Michael Jordan" a state.
        hits = [hit for hit in hits if hit not in inside]
        actor = build_actor("person", span.text, None)
        why = "a person that no table has"
        if actor.id in self._tables.actors:
            actor, why = self._tables.actors[actor.id], f"name of {actor.id}"
        return [*hits, Hit(span.start, span.end, actor, "name", why)]

    def _is_shorter(self, inside: list[Hit], span: Span) -> bool:
        """Whether the one known name within a full name is only its end, and another's."""
        known = inside[0]
        if len(inside) > 1 or not (known.start > span.start and known.end <= span.end):
            return False
        before = span[: known.start - span.start]
        if known.actor.kind is not ActorKind.PERSON:
            joined = before[-1].text in "-–" or before[-1].lower_ in PARTICLES
            return (joined or known.use != "adjective") and all(
                is_proper(token) or token.text in "-–" or token.lower_ in PARTICLES
                for token in before
            )
        first = span[0].text
        titled = self._offices.title_in([token.text for token in before])
        return not (self._is_given(first, known) or titled or len(first) < 3 or first[-1] == ".")

    def _is_given(self, first: str, known: Hit) -> bool:
        """Whether a word begins one of the names of a person, or is a slip of the pen for it."""
        if known.actor.kind is not ActorKind.PERSON:
            return False
        names = {name.split()[0] for name in self.gazetteer.names_of(known.actor.id)}
        return bool(get_close_matches(first, names, 1, _SAME_NAME))

    def _with_organization(self, hits: list[Hit], entity: Span, shortest: int = 2) -> list[Hit]:
        """The names with an organisation; one named after a state belongs to it."""
        inside = [hit for hit in hits if hit.start < entity.end and entity.start < hit.end]
        if not inside and _is_organ_of_some_state(entity):
            return hits
        if is_headline(entity.sent) and _is_phrase_in_title(entity, inside):
            return hits
        if not inside:
            found = _unknown_organization(entity, None, shortest)
            return [*hits, found] if found else hits
        root = entity.root
        territorial = all(hit.actor.kind in (ActorKind.STATE, ActorKind.PLACE) for hit in inside)
        named_within = all(entity.start <= hit.start and hit.end <= entity.end for hit in inside)
        covered = any(hit.start <= root.i < hit.end for hit in inside)
        if not territorial or not named_within or covered or root.pos_ != "PROPN":
            return hits
        organ = root.lower_ in head_nouns()["organs"] or self._offices.title_in([root.text])
        if organ or len(entity) < 3:
            return hits
        found = _unknown_organization(entity, inside[0].actor.country, shortest)
        return [*(hit for hit in hits if hit not in inside), found] if found else hits

    def _short_names(self, hits: list[Hit], doc: Doc, day: str) -> list[Hit]:
        """Surnames and abbreviations of what the text names in full, and lone unknown names."""
        taken = {i for hit in hits for i in range(hit.start, hit.end)}
        full = _surnames(hits) | _abbreviations(hits, doc)
        words = head_nouns()
        common = words["organs"] | words["people"] | words["roles"] | words["organization_nouns"]
        found = []
        for token in doc:
            if token.i in taken or not token.text[0].isupper() or token.pos_ != "PROPN":
                continue
            why, known = "short for the full name", full.get(token.text)
            if known is None:
                why, known = "the one of that name with that title", self._titled(token, day)
            if known is None:
                alone = token.ent_iob_ == "B" and (
                    token.i + 1 == len(doc) or doc[token.i + 1].ent_iob_ != "I"
                )
                if not alone or not _is_subject(token) or token.lower_ in common:
                    continue
                if token.text in words["name_nouns"] or not token.text.isalpha() or len(token) < 2:
                    continue
                if token.ent_type_ == "PERSON" and len(token) > 2 and not token.is_upper:
                    known, why = (
                        build_actor("person", token.text, None),
                        "a person without full name",
                    )
                elif token.ent_type_ == "ORG":
                    known = build_actor("other", token.text, None)
                    why = "an organisation that no table has"
                else:
                    continue
            found.append(Hit(token.i, token.i + 1, known, "name", why))
        return found

    def _titled(self, token: Token, day: str) -> Actor | None:
        """The only one of several namesakes with the title before the name: "President Bush"."""
        before = token.doc[token.i - 1].text if token.i else ""
        if before.lower() not in head_nouns()["roles"]:
            return None
        namesakes = self.gazetteer.people_named(token.text)
        fitting = [who for who in namesakes if self._offices.has_held(who, before, day)]
        return self._tables.actors.get(fitting[0]) if len(fitting) == 1 else None


def _is_organ_of_some_state(entity: Span) -> bool:
    """Whether a name is of an organ that many states have: "Foreign Ministry", "Supreme Court"."""
    nouns = head_nouns()
    words = [token.lower_ for token in entity if token.is_alpha]
    bare = all(word in nouns["of_organs"] | nouns["organs"] for word in words)
    return bare or entity[-1].lower_ in nouns["domestic"]


def _is_phrase_in_title(entity: Span, inside: list[Hit]) -> bool:
    """Whether words in a line of capitals are common: "Nuclear Plan" in "Iran's Nuclear Plan"."""
    if entity[-1].lower_ in head_nouns()["organization_nouns"]:
        return False
    before = entity.doc[entity.start - 1].tag_ if entity.start else ""
    return (
        bool(inside)
        or "POS" in (before, *(t.tag_ for t in entity))
        or any(token.pos_ == "ADP" for token in entity)
    )


def _is_subject(token: Token) -> bool:
    """Whether a lone name acts, so that it is hardly a place that spaCy misread."""
    return token.dep_ in _SUBJECTS or (token.dep_ == "pobj" and token.head.dep_ == "agent")


def _located(hit: Hit, doc: Doc, at: dict[int, Hit]) -> Hit:
    """An unknown organisation with the country of the place that it is said to be in."""
    if hit.actor.kind is not ActorKind.OTHER or hit.actor.country or hit.end + 1 >= len(doc):
        return hit
    place = at.get(hit.end + 1) if doc[hit.end].lower_ in ("in", "near", "of", "at") else None
    if place is None or place.actor.kind not in (ActorKind.STATE, ActorKind.PLACE):
        return hit
    return hit._replace(actor=hit.actor.model_copy(update={"country": place.actor.country}))


def _of_this_text(hits: list[Hit], doc: Doc) -> list[Hit]:
    """The names, where a surname means the person whom the text names in full, not a namesake."""
    full = _surnames(hits)
    named = {hit.actor.id for hit in hits if hit.end - hit.start > 1}
    return [
        hit._replace(actor=full[doc[hit.start].text], why="short for the full name")
        if hit.actor.kind is ActorKind.PERSON
        and hit.end - hit.start == 1
        and hit.actor.id not in named
        and doc[hit.start].text in full
        else hit
        for hit in hits
    ]


def _surnames(hits: Iterable[Hit]) -> dict[str, Actor]:
    return {
        hit.actor.name.split()[-1]: hit.actor
        for hit in hits
        if hit.actor.kind is ActorKind.PERSON and hit.end - hit.start > 1
    }


def _abbreviations(hits: Iterable[Hit], doc: Doc) -> dict[str, Actor]:
    """Those in brackets after a name: "the Baltic Grain Union (BGU)"."""
    found = {}
    for hit in hits:
        after = doc[hit.end : hit.end + 3]
        if len(after) == 3 and after[0].text == "(" and after[2].text == ")" and after[1].is_upper:
            found[after[1].text] = hit.actor
    return found


def _unknown_organization(entity: Span, country: str | None, shortest: int) -> Hit | None:
    start, end, doc = entity.start, entity.end, entity.doc
    if doc[start].lower_ == "the":
        start += 1
    bracket = next((token.i for token in entity if token.text == "(" and token.i > start), end)
    end = min(end, bracket)
    while end > start and doc[end - 1].text in ("'s", "’s", "'", ",", ".", "("):
        end -= 1
    text = doc[start:end].text
    if end - start < shortest or not text[0].isupper() or any(mark in text for mark in "@|/#\n"):
        return None
    things = head_nouns()["things"]
    if doc[end - 1].text in things or (doc[start].text in things and doc[start + 1].text == "of"):
        return None
    actor = build_actor("other", text, country)
    return Hit(start, end, actor, "name", "an organisation that no table has")
