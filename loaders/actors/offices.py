"""Offices by date: who "the Turkish president" was on a day."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from spacy.tokens import Token

from diplograph.loaders.actors.actor_tables import ActorTables, Term
from diplograph.loaders.language import entities_of
from diplograph.loaders.relations.dates import resolve_expression

__all__ = ["Offices", "day_of_act"]

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
_HYPHENS = {"-", "–"}
_SINGLE = {
    "head_of_state", "head_of_government", "supreme_leader", "foreign_minister",
    "defence_minister", "interior_minister", "finance_minister", "security_adviser",
    "secretary_general", "commission_president", "council_president", "high_representative",
    "crown_prince", "deputy_head", "director", "ambassador_un", "army_chief",
    "intelligence_chief", "speaker", "group_leader",
}  # fmt: skip
"""Offices that one person holds at a time; a spokesman without a name is nobody in particular."""
_HEADS = {"boss", "chair", "chairman", "chairperson", "chairwoman", "chief", "director", "head"}
_TOPS = _HEADS | {"governor", "president", "prosecutor"}
"""Words for whoever leads an organisation or an agency."""


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
        self._written: dict[str, list[Term]] = defaultdict(list)
        for term in tables.terms:
            self._terms[term.of, term.office].append(term)
            self._held[term.person].append(term)
            self._written[_plain(term.title)].append(term)

    def affiliation(self, person: str, day: str) -> str | None:
        """The actor that a person acts for on an ISO day: by the term that runs, else the last.

        Without a day, the last of the offices that one holds alone. A president who
        also chairs an organisation for a year acts for his state.
        """
        terms = self._held.get(person)
        if not terms:
            return None
        if not day:
            day = "9998"
            terms = [term for term in terms if term.office in _SINGLE] or terms
        running = [term for term in terms if term.holds_on(day)]
        begun = [term for term in terms if term.since <= day]
        last = max(running or begun or terms, key=lambda term: term.since)
        beside = [term for term in terms if ":" not in term.of and term.holds_on(last.since)]
        return (max(beside, key=lambda term: term.since) if beside else last).of

    def has_held(self, person: str, title: str, day: str) -> bool:
        """Whether a person bore a title: on an ISO day, or ever where there is none."""
        return any(
            title.lower() in term.title.lower() and (not day or term.holds_on(day))
            for term in self._held.get(person, ())
        )

    def title_in(self, words: list[str]) -> tuple[str, int] | None:
        """The longest title that ends a phrase, and how many words it has.

        A qualified title ("former president", "deputy foreign minister") is
        none, because the office holder is somebody else.
        """
        lowered = [word.lower() for word in words if word not in _HYPHENS]
        for length in range(min(_LONGEST_TITLE, len(lowered)), 0, -1):
            title = " ".join(lowered[-length:])
            if title in self._titles or title in _TOPS:
                before = lowered[-length - 1] if length < len(lowered) else ""
                return None if before.strip("-") in _QUALIFIERS else (title, length)
        return None

    def holder(self, title: str, of: str, day: str) -> Term | None:
        """Who held the office throughout a day, month or year in ISO form.

        Without a day, or where two held it or it changed hands within the time,
        nobody: the holder of today, or either of two, would be a guess.
        """
        if not day:
            return None
        options = self._titles.get(title, ())
        offices = [office for office, actor in options if actor == of]
        offices = offices or [office for office, actor in options if actor == "*"]
        for office in offices:
            if office == "director" and ":" not in of:
                # A state has directors of many agencies and none of its own.
                continue
            terms = self._terms.get((of, office), [])
            named = [term for term in terms if title in _plain(term.title)]
            holding = [term for term in named or terms if term.holds_on(day)]
            if holding:
                return _only(holding, day)
        return None

    def head_of(self, names: Iterable[str], title: str, day: str) -> Term | None:
        """Who led the body of one of the names: "the CIA chief", "the ECB president".

        By the written title of a term ("CIA Director"), whatever words the text has for it.
        """
        if not day or title not in _TOPS:
            return None
        words = _TOPS if title in _HEADS else (title,)
        held = {
            term
            for name in names
            for word in words
            for term in self._written.get(_plain(f"{name} {word}"), ())
            if term.holds_on(day)
        }
        return _only(sorted(held), day) if held else None

    def is_of_body(self, title: str) -> bool:
        """Whether a title is of whatever body it stands beside, and not of a state."""
        return title in _TOPS


def day_of_act(phrase: Token, day: str) -> str:
    """The date that a phrase's clause gives ("In 1984, the US president ..."), else `day`.

    Only a date that hangs on the phrase or on its verb counts, and none after
    `day`: what is said of the future is said by today's holder.
    """
    verb = phrase
    while verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
        verb = verb.head
    anchor = date.fromisoformat(day) if len(day) == 10 else None
    for entity in entities_of(phrase.sent, "DATE"):
        above = entity.root.head
        if above.pos_ == "ADP":
            above = above.head
        if above.i not in (verb.i, phrase.i):
            continue
        resolved = resolve_expression(entity.text, anchor)
        if resolved and (not day or resolved < day):
            return resolved
    return day


def _only(terms: list[Term], day: str) -> Term | None:
    """The one term of several, or the one that began as the others ended."""
    last = max(terms, key=lambda term: term.since)
    others = [
        term
        for term in terms
        if term.person != last.person and not (term.until and day.startswith(term.until))
    ]
    return None if others else last


def _plain(title: str) -> str:
    return re.sub(r"[\s-]+", " ", title.lower())
