"""Known names in a text: table aliases matched on tokens, homographs refused."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import NamedTuple

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span

from diplograph.graph import Actor, ActorKind
from diplograph.loaders.actors.actor_tables import ActorTables, Alias

__all__ = ["Gazetteer", "Hit"]

_USES = (
    "name",
    "abbreviation",
    "adjective",
    "people",
    "person_noun",
    "seat",
    "capital",
    "place",
)
_DOTTED = re.compile(r"(?:[A-Z]\.){2,}")
_UPPERCASED = ("name", "adjective", "people", "capital")


class Hit(NamedTuple):
    """Tokens `start:end` are a name of `actor` in the given `use`."""

    start: int
    end: int
    actor: Actor
    use: str
    why: str


class Gazetteer:
    """Finds table names in spaCy Docs, longest first, by the document's day."""

    def __init__(self, nlp: Language, tables: ActorTables) -> None:
        self._tables = tables
        self._aliases: dict[str, list[Alias]] = defaultdict(list)
        self._names: dict[str, set[str]] = defaultdict(set)
        for alias in tables.aliases:
            self._names[alias.actor].add(alias.text)
            for text in _spellings(alias):
                self._aliases[text].append(alias)
        self._matcher = PhraseMatcher(nlp.vocab, attr="ORTH")
        self._matcher.add("actor", [_tokens(nlp, text) for text in self._aliases])
        self._surnames: dict[str, list[str]] = defaultdict(list)
        for actor in tables.actors.values():
            if actor.kind is ActorKind.PERSON:
                self._surnames[actor.name.split()[-1]].append(actor.id)
        self._held: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for term in tables.terms:
            self._held[term.person].append((term.since, term.until or "9999"))

    def find(self, doc: Doc, day: str) -> list[Hit]:
        """The names in a Doc, without overlaps, in text order; `day` is ISO or empty."""
        spans = _longest(self._matcher(doc, as_spans=True))
        hits = []
        for span in spans:
            if self._is_homograph(doc, span) or _starts_longer_name(doc, span):
                continue
            chosen = self.choose(span.text, day)
            if chosen:
                alias, why = chosen
                actor = self._tables.actors.get(alias.actor)
                if actor:
                    hits.append(Hit(span.start, span.end, actor, alias.use, why))
        return hits

    def choose(self, text: str, day: str) -> tuple[Alias, str] | None:
        """The alias that a name means on a day, and why; None where it is refused."""
        known = self._aliases.get(text) or self._aliases.get(text.replace("’", "'"))
        if not known:
            return None
        current = [alias for alias in known if alias.holds_on(day)] or known
        ids = {alias.actor for alias in current}
        first = min(current, key=lambda alias: _USES.index(alias.use) if alias.use in _USES else 9)
        if len(ids) == 1:
            return first, f"{first.use} of {first.actor}"
        default = self._tables.ambiguous.get(text)
        if default is not None:
            taken = [alias for alias in current if alias.actor == default]
            return (taken[0], f"ambiguous name, taken for {default}") if taken else None
        people = [alias for alias in current if alias.actor.startswith("person:")]
        if len(people) == len(current):
            best = max(people, key=lambda alias: self._nearness(alias.actor, day))
            return best, "one of several of that name, in office nearest to the date"
        return first, f"{first.use} of {first.actor}, before other uses of the name"

    def _nearness(self, person: str, day: str) -> tuple[int, str]:
        day = day or "9998"
        terms = self._held.get(person, [])
        if any(since <= day <= until for since, until in terms):
            return 2, max(since for since, _ in terms)
        past = [since for since, _ in terms if since <= day]
        return (1, max(past)) if past else (0, "")

    def people_named(self, surname: str) -> list[str]:
        """The ids of all people of a surname."""
        return self._surnames.get(surname, [])

    def names_of(self, actor: str) -> set[str]:
        """Every spelling of an actor's names."""
        return self._names.get(actor, set())

    def _is_homograph(self, doc: Doc, span: Span) -> bool:
        for rule in self._tables.homographs.get(span.text, ()):
            if rule.position == "before":
                if span.start and doc[span.start - 1].text in rule.words:
                    return True
            elif rule.position == "after":
                following = doc[span.end : span.end + 3].text
                if any(
                    following.startswith(word) and not following[len(word) :][:1].isalnum()
                    for word in rule.words
                ):
                    return True
            else:
                sentence = span.sent.text
                if any(word in sentence for word in rule.words):
                    return True
        return False


def _longest(spans: list[Span]) -> list[Span]:
    """The spans without overlaps, longer names first; "the West" is no longer than "West"."""
    taken: set[int] = set()
    kept = []
    for span in sorted(spans, key=lambda span: (-_length(span), span.start)):
        if not any(i in taken for i in range(span.start, span.end)):
            kept.append(span)
            taken.update(range(span.start, span.end))
    return sorted(kept, key=lambda span: span.start)


def _length(span: Span) -> int:
    return len(span) - (span[0].lower_ == "the")


def _tokens(nlp: Language, text: str) -> Doc:
    # Plain words need no tokenizer, which would take most of the start-up time.
    if text.replace(" ", "").isalpha():
        return Doc(nlp.vocab, words=text.split())
    return nlp.make_doc(text)


def _spellings(alias: Alias) -> set[str]:
    spellings = {alias.text, alias.text.replace("'", "’")}
    if alias.use in _UPPERCASED and len(alias.text) > 3:
        spellings.add(alias.text.upper())
    if _DOTTED.fullmatch(alias.text):
        spellings.add(alias.text[:-1])
    return spellings


def _starts_longer_name(doc: Doc, span: Span) -> bool:
    """Whether a one-word name is the first name of a person ("Jordan Peterson")."""
    if span.end - span.start > 1 or span.end >= len(doc):
        return False
    token, after = doc[span.start], doc[span.end]
    return (
        token.ent_type_ == after.ent_type_ == "PERSON"
        and after.ent_iob_ == "I"
        and after.pos_ == "PROPN"
        and after.text[0].isupper()
    )
