"""The authored corpus: its line format, its labels, its split by batch.

A line is a sentence with marked actor mentions and the claims between them:

    [Turkey|1] offered to mediate between [Kyiv|2] and [Moscow|3]. || MEDIATES 1>2 planned third=3

`a>b` is directed, `a-b` symmetric; `by=n` names the speaker whose statement
carries the claim. Pairs without a claim are negatives. The data sheet is
`training/README.md`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

CORPUS = Path(__file__).parent / "corpus"
MENTION = re.compile(r"\[([^\[\]|]+)\|(\d+)\]")
CLAIM = re.compile(r"([A-Z_]+) (\d+)([>-])(\d+) (\w+)((?: (?:by|third|date)=\S+)*)")

STANDING = ("ALLY_OF", "RIVAL_OF")
SYMMETRIC = ("AGREES_WITH", "CONSULTS", "COOPERATES_WITH")
DIRECTED = (
    "MEDIATES",
    "SUPPORTS",
    "REQUESTS",
    "AIDS",
    "YIELDS_TO",
    "ACCUSES",
    "REJECTS",
    "THREATENS",
    "PROTESTS_AGAINST",
    "SANCTIONS",
    "MOBILIZES_AGAINST",
    "COERCES",
    "ASSAULTS",
)
EVENT_LABELS = (
    "NONE",
    *SYMMETRIC,
    *(f"{relation}>" for relation in DIRECTED),
    *(f"{relation}<" for relation in DIRECTED),
)
"""Labels of a pair in text order: `>` says that the first mention acts."""
STANDING_LABELS = ("NONE", *STANDING)
FACTUALITY_LABELS = (
    "asserted",
    "denied",
    "possible",
    "planned",
    "conditional",
    "questioned",
    "ended",
)


@dataclass(frozen=True)
class CorpusClaim:
    """A claim between two mentions, by their index in `Example.mentions`."""

    relation: str
    source: int
    target: int
    factuality: str
    third: int | None = None
    speaker: int | None = None


@dataclass(frozen=True)
class Example:
    """A sentence, the character spans of its actor mentions, its claims."""

    text: str
    mentions: tuple[tuple[int, int], ...]
    claims: tuple[CorpusClaim, ...]
    batch: str


@dataclass
class PairLabel:
    """What holds between the mentions `first` < `second` of an example."""

    first: int
    second: int
    events: list[int]
    standing: int
    factuality: int | None


def read_corpus(folder: Path = CORPUS) -> list[Example]:
    """All examples of the corpus, in the order of the files.

    Raises:
        ValueError: a line does not parse; names file and line.
    """
    return [
        parse_line(line, path.stem, number)
        for path in sorted(folder.glob("*.txt"))
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if line.strip() and not line.startswith("#")
    ]


def parse_line(line: str, batch: str, number: int) -> Example:
    """One line as an example."""
    marked, _, written = line.partition(" || ")
    text = ""
    spans: dict[str, tuple[int, int]] = {}
    position = 0
    for match in MENTION.finditer(marked):
        text += marked[position : match.start()]
        spans[match[2]] = (len(text), len(text) + len(match[1]))
        text += match[1]
        position = match.end()
    text += marked[position:]
    order = sorted(spans, key=lambda key: spans[key])
    index = {key: place for place, key in enumerate(order)}
    claims = []
    for part in written.split(" ; "):
        if part.strip() == "NONE":
            continue
        match = CLAIM.fullmatch(part.strip())
        if not match:
            raise ValueError(f"{batch}:{number}: no claim: {part!r}")
        extras = dict(extra.split("=", 1) for extra in match[6].split())
        claims.append(
            CorpusClaim(
                relation=match[1],
                source=index[match[2]],
                target=index[match[4]],
                factuality=match[5],
                third=index[extras["third"]] if "third" in extras else None,
                speaker=index[extras["by"]] if "by" in extras else None,
            )
        )
    return Example(text, tuple(spans[key] for key in order), tuple(claims), batch)


def label_pairs(example: Example) -> list[PairLabel]:
    """The label of every unordered pair of mentions, negatives included."""
    count = len(example.mentions)
    labels = {
        (first, second): PairLabel(first, second, [], 0, None)
        for first in range(count)
        for second in range(first + 1, count)
    }
    for claim in example.claims:
        targets = [claim.target] if claim.third is None else [claim.target, claim.third]
        for target in targets:
            first, second = sorted((claim.source, target))
            if first == second:
                continue
            label = labels[first, second]
            if claim.relation in STANDING:
                label.standing = STANDING_LABELS.index(claim.relation)
            else:
                name = claim.relation
                if name not in SYMMETRIC:
                    name += ">" if claim.source == first else "<"
                label.events.append(EVENT_LABELS.index(name))
            if label.factuality is None:
                label.factuality = FACTUALITY_LABELS.index(claim.factuality)
    return list(labels.values())
