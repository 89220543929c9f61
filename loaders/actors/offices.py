"""Offices by date: who "the Turkish president" was on a day."""

from __future__ import annotations

import re
from collections import defaultdict

from diplograph.loaders.actors.actor_tables import ActorTables, Term

__all__ = ["Offices"]

_QUALIFIERS = {
    "former",
    "ex",
    "late",
    "then",
    "deputy",
    "vice",
    "acting",
    "assistant",
    "next",
    "future",
}
_LONGEST_TITLE = 4
_SINGLE = {
    "head_of_state", "head_of_government", "supreme_leader", "foreign_minister",
    "defence_minister", "interior_minister", "finance_minister", "security_adviser",
    "secretary_general", "commission_president", "council_president", "high_representative",
    "crown_prince", "deputy_head", "army_chief", "intelligence_chief", "speaker", "group_leader",
}  # fmt: skip
"""Offices that one person holds at a time; a spokesman without a name is nobody in particular."""


class Offices:
    """Resolves a title and the actor it belongs to into the person in office."""

    def __init__(self, tables: ActorTables) -> None:
        self._titles = {
            title: clear
            for title, options in tables.titles.items()
            if (clear := [option for option in options if option[0] in _SINGLE])
        }
        self._terms: dict[tuple[str, str], list[Term]] = defaultdict(list)
        self._held: dict[str, list[Term]] = defaultdict(list)
        for term in tables.terms:
            self._terms[term.of, term.office].append(term)
            self._held[term.person].append(term)

    def affiliation(self, person: str, day: str) -> str | None:
        """The actor that a person acts for on an ISO day: by the term that runs, else the last."""
        terms = self._held.get(person)
        if not terms:
            return None
        day = day or "9998"
        running = [term for term in terms if term.holds_on(day)]
        begun = [term for term in terms if term.since <= day]
        return max(running or begun or terms, key=lambda term: term.since).of

    def title_in(self, words: list[str]) -> tuple[str, int] | None:
        """The longest title that ends a phrase, and how many words it has.

        A qualified title ("former president", "deputy foreign minister") is
        none, because the office holder is somebody else.
        """
        lowered = [word.lower() for word in words]
        for length in range(min(_LONGEST_TITLE, len(words)), 0, -1):
            title = " ".join(lowered[-length:])
            if title in self._titles:
                before = lowered[-length - 1] if length < len(words) else ""
                return None if before.strip("-") in _QUALIFIERS else (title, length)
        return None

    def holder(self, title: str, of: str, day: str) -> Term | None:
        """Who held the office on an ISO day; an empty day asks for the latest term."""
        options = self._titles.get(title, ())
        offices = [office for office, actor in options if actor == of]
        offices = offices or [office for office, actor in options if actor == "*"]
        for office in offices:
            terms = self._terms.get((of, office), [])
            named = [term for term in terms if _same_title(term.title, title)]
            if day:
                holding = [term for term in named or terms if term.holds_on(day)]
            else:
                holding = [term for term in named or terms if not term.until]
            if holding:
                return max(holding, key=lambda term: term.since)
        return None


def _same_title(written: str, title: str) -> bool:
    return title in re.sub(r"\s+", " ", written.lower())
