"""Variation of the corpus in training: other names, marked places, dropped mentions."""

from __future__ import annotations

import random
import re
from calendar import day_name, month_name
from collections import defaultdict
from dataclasses import replace

from corpus import Example

PLACE = re.compile(r"\b(?:in|at|near|outside|around) ((?:[A-Z][\w'-]+)(?: [A-Z][\w'-]+)*)")
CALENDAR = frozenset([*month_name, *day_name, "Easter", "Christmas", "Ramadan"])


class NameSwapper:
    """Exchanges one-word names between sentences, so that names predict no relation."""

    def __init__(self, examples: list[Example], rate: float) -> None:
        self.rate = rate
        self.pools: dict[str, list[str]] = defaultdict(list)
        for example in examples:
            for start, end in example.mentions:
                name = example.text[start:end]
                if kind := self._kind(name):
                    self.pools[kind].append(name)

    @staticmethod
    def _kind(name: str) -> str | None:
        if not re.fullmatch(r"[A-Z][a-zé]{3,}", name):
            return None
        return "adjective" if re.search(r"(?:an|ese|ish|i|ch)$", name) else "name"

    def swap(
        self, example: Example, spans: list[tuple[int, int]]
    ) -> tuple[str, list[tuple[int, int]]]:
        """The text and spans with some names exchanged."""
        chosen: dict[str, str] = {}
        text, moved, shift = example.text, [], 0
        for start, end in spans:
            name = example.text[start:end]
            kind = self._kind(name)
            new = name
            if kind and (name in chosen or random.random() < self.rate):
                new = chosen.setdefault(name, random.choice(self.pools[kind]))
            text = text[: start + shift] + new + text[end + shift :]
            moved.append((start + shift, start + shift + len(new)))
            shift += len(new) - len(name)
        return text, moved


def mark_places(example: Example, rate: float) -> Example:
    """The example with some of its unmarked places marked, as a recogniser would mark them.

    "in Kasserine" relates to nobody; the model has to learn that from negatives.
    """
    places = [
        match.span(1)
        for match in PLACE.finditer(example.text)
        if match[1].split()[0] not in CALENDAR
        and all(match.end(1) <= start or end <= match.start(1) for start, end in example.mentions)
        and random.random() < rate
    ]
    if not places:
        return example
    mentions = tuple(sorted([*example.mentions, *places]))
    moved = {old: mentions.index(span) for old, span in enumerate(example.mentions)}
    claims = tuple(
        replace(
            claim,
            source=moved[claim.source],
            target=moved[claim.target],
            third=None if claim.third is None else moved[claim.third],
            speaker=None if claim.speaker is None else moved[claim.speaker],
        )
        for claim in example.claims
    )
    return replace(example, mentions=mentions, claims=claims)
