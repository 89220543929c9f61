"""Actors that a text leaves unnamed: "the government", "rebels", "the president".

They belong to the one country in view: the only one that the sentence names,
else the only one of the sentence before. With two countries in view nothing
is guessed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from spacy.tokens import Doc, Span

from diplograph.graph import ActorKind
from diplograph.loaders.actors.actor_tables import ActorTables
from diplograph.loaders.actors.mention import Mention, build_actor
from diplograph.loaders.actors.offices import Offices

__all__ = ["UnnamedActors"]

_ROLES = {"nsubj", "nsubjpass", "dobj", "pobj", "poss", "conj"}
_ACTING_PREPOSITIONS = {"by", "with", "against", "between", "from", "to", "of", "on"}


class UnnamedActors:
    """Resolves common nouns to actors of the country in view."""

    def __init__(
        self,
        tables: ActorTables,
        offices: Offices,
        organs: frozenset[str],
        people: frozenset[str],
    ) -> None:
        self._tables = tables
        self._offices = offices
        self._organs = organs
        self._people = people

    def resolve(self, doc: Doc, mentions: list[Mention], day: str) -> list[Mention]:
        """Mentions for unnamed actors, in text order."""
        taken = {i for mention in mentions for i in range(mention.start, mention.end)}
        countries: dict[int, set[str]] = defaultdict(set)
        for mention in mentions:
            if mention.actor.country:
                countries[doc[mention.start].sent.start].add(mention.actor.country)
        found: list[Mention] = []
        before: set[str] = set()
        for sentence in doc.sents:
            here = countries.get(sentence.start, set())
            view = here or before
            if len(view) == 1:
                found += self._of_country(sentence, next(iter(view)), taken, day)
            before = here or before
        return found

    def _of_country(
        self, sentence: Span, country: str, taken: set[int], day: str
    ) -> Iterator[Mention]:
        state = self._tables.actors.get(country)
        if state is None or state.kind is not ActorKind.STATE:
            return
        for token in sentence:
            if token.i in taken or token.dep_ not in _ROLES or token.pos_ not in ("NOUN", "PROPN"):
                continue
            if token.dep_ == "pobj" and token.head.lower_ not in _ACTING_PREPOSITIONS:
                continue
            noun = token.lower_
            start = min([token.i, *(c.i for c in token.lefts if c.dep_ in ("amod", "compound"))])
            if any(i in taken for i in range(start, token.i)):
                continue
            if noun in self._organs:
                yield Mention(
                    start,
                    token.i + 1,
                    token.i,
                    state,
                    "organ",
                    f"the only country in view is {country}",
                )
            elif noun in self._people:
                words = sentence.doc[start : token.i + 1].text
                actor = build_actor(
                    "other", f"{words} in {state.name}", country, f"{country.lower()}-"
                )
                yield Mention(
                    start,
                    token.i + 1,
                    token.i,
                    actor,
                    "generic",
                    f"the only country in view is {country}",
                )
            elif any(child.dep_ == "det" and child.lower_ == "the" for child in token.children):
                words_before = [t.text for t in sentence.doc[start : token.i + 1]]
                title = self._offices.title_in(words_before)
                term = self._offices.holder(title[0], country, day) if title else None
                if term and term.person in self._tables.actors:
                    person = self._tables.actors[term.person]
                    yield Mention(
                        start, token.i + 1, token.i, person, "office",
                        f"{term.title} of {country}, the only country in view", represents=state,
                    )  # fmt: skip
