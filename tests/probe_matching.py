"""Whether extraction gives what a probe asks for. tests/probes/README.md describes probes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from diplograph.graph import Claim, Document
from diplograph.loaders import Extractor

__all__ = ["KEYS", "Probe", "judge", "known_failures", "matches", "read_probes", "run_probes"]

PROBES = Path(__file__).parent / "probes"
KNOWN_FAILURES = PROBES / "known_failures.txt"
KEYS = ("relation", "source", "target", "third", "factuality", "attributed_to", "date")
"""What a pattern may name of a claim."""

Pattern = Mapping[str, Any]


@dataclass(frozen=True)
class Probe:
    """A short text with the claims and actors that it must, and must not, give."""

    id: str
    group: str
    text: str
    published: date | None
    claims: tuple[Pattern, ...]
    absent: tuple[Pattern, ...]
    actors: tuple[str, ...]
    absent_actors: tuple[str, ...]

    @property
    def document(self) -> Document:
        """The text as an extractor reads it."""
        return Document(id=self.id, text=self.text, published=self.published)


def read_probes(folder: Path = PROBES) -> list[Probe]:
    """All probes of a folder; the name of a file is their group."""
    return [
        _probe(path.stem, json.loads(line))
        for path in sorted(folder.glob("*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
        if line.strip()
    ]


def _probe(group: str, row: dict[str, Any]) -> Probe:
    return Probe(
        id=row.pop("id"),
        group=group,
        text=row.pop("text"),
        published=date.fromisoformat(row.pop("published")) if "published" in row else None,
        **{
            name: tuple(row.pop(name, ()))
            for name in ("claims", "absent", "actors", "absent_actors")
        },
        **row,
    )


def known_failures(path: Path = KNOWN_FAILURES) -> list[str]:
    """The ids of probes that are known to fail; `#` starts a comment."""
    lines = (line.partition("#")[0].strip() for line in path.read_text("utf-8").splitlines())
    return [line for line in lines if line]


def run_probes(extractor: Extractor, probes: Iterable[Probe]) -> dict[str, list[str]]:
    """What each probe finds wrong, by its id: an empty list where all is right."""
    probes = list(probes)
    extractions = extractor.extract_documents(probe.document for probe in probes)
    wrong = {}
    for probe, extraction in zip(probes, extractions, strict=True):
        actors: set[str] = set()
        if probe.actors or probe.absent_actors:
            actors = {actor.id for _, _, actor, _ in extractor.mentions(probe.document)}
        wrong[probe.id] = judge(probe, extraction.claims, actors, extractor)
    return wrong


def judge(
    probe: Probe, claims: Iterable[Claim], actors: Iterable[str], extractor: Extractor
) -> list[str]:
    """What is wrong with the claims and actors of a probe, a line each."""
    claims, actors = list(claims), set(actors)

    def found(pattern: Pattern) -> list[Claim]:
        return [
            claim
            for claim in claims
            if matches(claim, pattern, extractor.ontology[claim.relation].symmetric)
        ]

    return [
        *(f"not found: {_line(pattern)}" for pattern in probe.claims if not found(pattern)),
        *(
            f"must not be: {_line(_values(claim))}"
            for pattern in probe.absent
            for claim in found(pattern)
        ),
        *(f"no such actor: {actor}" for actor in probe.actors if actor not in actors),
        *(f"must be no actor: {actor}" for actor in probe.absent_actors if actor in actors),
    ]


def matches(claim: Claim, pattern: Pattern, symmetric: bool) -> bool:
    """Whether a claim has every value that a pattern names.

    A list gives alternatives and None asks for no value. The ends of a symmetric
    relation, and the two parties of MEDIATES, match in either order.

    Raises:
        KeyError: the pattern names something that claims do not have.
    """
    return any(
        all(
            values[key] in (wanted if isinstance(wanted, list) else [wanted])
            for key, wanted in pattern.items()
        )
        for values in _readings(claim, symmetric)
    )


def _readings(claim: Claim, symmetric: bool) -> Iterator[dict[str, str | None]]:
    """The values of a claim, and the same with the ends swapped whose order says nothing."""
    values = _values(claim)
    yield values
    if symmetric:
        yield {**values, "source": values["target"], "target": values["source"]}
    elif claim.relation == "MEDIATES":
        yield {**values, "target": values["third"], "third": values["target"]}


def _values(claim: Claim) -> dict[str, str | None]:
    return {
        "relation": claim.relation,
        "source": claim.source.id,
        "target": claim.target.id,
        "third": claim.third.id if claim.third else None,
        "factuality": claim.factuality.value,
        "attributed_to": claim.attributed_to.id if claim.attributed_to else None,
        "date": claim.date,
    }


def _line(pattern: Pattern) -> str:
    """A pattern in one line, in the order of KEYS: "RUS ASSAULTS UKR" with what else it names."""

    def shown(key: str) -> str:
        value = pattern.get(key, "*")
        return "/".join(value) if isinstance(value, list) else str(value)

    rest = [f"{key} {shown(key)}" for key in KEYS[3:] if key in pattern]
    return ", ".join([" ".join(map(shown, ("source", "relation", "target"))), *rest])
