"""Actors that a text leaves unnamed: "the government", "rebels", "the president".

They belong to the one country in view: the only one that the sentence names,
else the only one of the sentence before. With two countries in view nothing
is guessed, and fighters belong to a country only where the text is set there.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from diplograph.graph import Actor, ActorKind
from diplograph.loaders.actors.actor_tables import ActorTables
from diplograph.loaders.actors.head_nouns import head_nouns
from diplograph.loaders.actors.mention import Mention, build_actor
from diplograph.loaders.actors.offices import Offices, day_of_act

__all__ = ["UnnamedActors"]

_ROLES = {"nsubj", "nsubjpass", "dobj", "pobj", "poss", "conj"}
_ACTING_PREPOSITIONS = {"by", "with", "against", "between", "from", "to", "of", "on", "into"}
_REFERENCES = {"it", "its", "they", "their", "them", "country", "he", "she", "his", "her"}
_PATIENTS = {"people", "individuals"}
_FOREIGN = {
    "allied", "coalition", "enemy", "foreign", "international", "joint", "multinational",
    "neighboring", "neighbouring", "overseas", "rival", "visiting",
}  # fmt: skip


class UnnamedActors:
    """Resolves common nouns to actors of the country in view."""

    def __init__(self, tables: ActorTables, offices: Offices) -> None:
        self._tables = tables
        self._offices = offices
        nouns = head_nouns()
        self._organs, self._people = nouns["bare_organs"], nouns["bare_people"]
        self._fighters, self._abroad = nouns["fighters"], nouns["abroad"]

    def resolve(self, doc: Doc, mentions: list[Mention], day: str) -> list[Mention]:
        """Mentions for unnamed actors, in text order."""
        taken = {i for mention in mentions for i in range(mention.start, mention.end)}
        inside: dict[int, list[Mention]] = {}
        for mention in mentions:
            if mention.actor.country:
                inside.setdefault(doc[mention.start].sent.start, []).append(mention)
        found: list[Mention] = []
        before: list[Mention] = []
        for sentence in doc.sents:
            here = inside.get(sentence.start, [])
            view = here or before
            if any(token.lower_ in _REFERENCES for token in sentence):
                view = here + before
            countries = {mention.actor.country for mention in view}
            state = self._tables.actors.get(countries.pop() or "") if len(countries) == 1 else None
            if state is not None and state.kind is ActorKind.STATE:
                home = any(self._is_at_home(doc, mention) for mention in view)
                found += self._of_state(sentence, state, home, taken, day)
            before = here or before
        return found

    def _is_at_home(self, doc: Doc, mention: Mention) -> bool:
        """Whether a mention sets the scene in its country, as soldiers abroad do not."""
        noun = doc[mention.root].lower_
        return mention.locative or (
            mention.form in ("organ", "office", "generic") and noun not in self._abroad
        )

    def _of_state(
        self, sentence: Span, state: Actor, home: bool, taken: set[int], day: str
    ) -> Iterator[Mention]:
        why = f"the only country in view is {state.id}"
        for token in sentence:
            if token.i in taken or token.dep_ not in _ROLES or token.pos_ not in ("NOUN", "PROPN"):
                continue
            if token.dep_ == "pobj" and token.head.lower_ not in _ACTING_PREPOSITIONS:
                continue
            noun = token.lower_
            left = [child for child in token.lefts if child.dep_ in ("amod", "compound")]
            if noun in _PATIENTS and (left or token.dep_ not in ("dobj", "nsubjpass")):
                continue
            start = min([token.i, *(child.i for child in left)])
            if any(i in taken for i in range(start, token.i)) or any(map(_is_foreign, left)):
                continue
            span = start, token.i + 1, token.i
            words = sentence.doc[start : token.i + 1]
            if noun in self._organs:
                yield Mention(*span, state, "organ", why)
            elif noun in self._people:
                if home or noun not in self._fighters:
                    label = f"{words.text} in {state.name}"
                    actor = build_actor("other", label, state.id, f"{state.id.lower()}-")
                    yield Mention(*span, actor, "generic", why)
            elif any(child.dep_ == "det" and child.lower_ == "the" for child in token.children):
                mention = self._office(words, state, day)
                if mention is not None:
                    yield mention

    def _office(self, words: Span, state: Actor, day: str) -> Mention | None:
        title = self._offices.title_in([token.text for token in words])
        if title is None:
            return None
        span = words.start, words.end, words.end - 1
        term = self._offices.holder(title[0], state.id, day_of_act(words[-1], day))
        if term is None or term.person not in self._tables.actors:
            why = f"'{words.text}' acts for {state.id}, the only country in view"
            return None if day else Mention(*span, state, "organ", why)
        person = self._tables.actors[term.person]
        why = f"{term.title} of {state.id}, the only country in view"
        return Mention(*span, person, "office", why, role=term.title, represents=state)


def _is_foreign(modifier: Token) -> bool:
    """Whether a word says that somebody is of another country or of a people."""
    return (
        modifier.lower_ in _FOREIGN
        or modifier.ent_type_ == "NORP"
        or (modifier.text[0].isupper() and not modifier.is_sent_start)
    )
