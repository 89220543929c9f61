"""Measures of actors, pairs, triples and false alarms against gold.

Country level: an actor counts as its country code; international and
non-governmental organisations count as one class, because the PLOVER gold
records code both as IGO.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from diplograph.graph import Actor, ActorKind, Claim, Document, Factuality
from diplograph.loaders.evaluation.gold import GoldFile
from diplograph.loaders.extractor import Extraction, Extractor

__all__ = ["Measure", "evaluate"]

ORGANIZATION = "IGO"
_ORGANIZATIONS = (ActorKind.IGO, ActorKind.BLOC, ActorKind.NGO)
_RE3D = {
    "FightingAgainst": {"ASSAULTS", "RIVAL_OF", "MOBILIZES_AGAINST", "COERCES", "THREATENS"},
    "AlliesOf": {"ALLY_OF", "SUPPORTS", "AIDS", "COOPERATES_WITH"},
    "CommWith": {
        "CONSULTS",
        "AGREES_WITH",
        "COOPERATES_WITH",
        "MEDIATES",
        "REQUESTS",
        "SUPPORTS",
        "AIDS",
    },
}


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure: its name, its value from 0 to 1, over how many items."""

    name: str
    value: float
    count: int


def evaluate(extractor: Extractor, gold: GoldFile) -> list[Measure]:
    """Every measure that the form of a gold file allows."""
    measure = {
        "records": _records,
        "pairs": _pairs,
        "neutral": _neutral,
        "documents": _documents,
    }[gold.kind]
    return list(measure(extractor, gold.rows))


def code_of(actor: Actor, officials: Container[str] = ()) -> str | None:
    """The country code of an actor; IGO for international organisations and `officials`."""
    if actor.country:
        return actor.country
    if actor.kind in _ORGANIZATIONS or actor.id in officials:
        return ORGANIZATION
    return None


def _officials(extractor: Extractor, read: Iterable[Extraction]) -> set[str]:
    """People who act for an organisation, by the tables or by what a text says of them."""
    named = {
        role.person.id
        for extraction in read
        for role in extraction.representations
        if role.actor.kind in _ORGANIZATIONS
    }
    return named | {term.person for term in extractor.tables.terms if term.of.startswith("igo:")}


def _read(extractor: Extractor, rows: list[dict[str, Any]]) -> dict[str, Extraction]:
    documents = (Document(id=row["id"], text=row["text"]) for row in rows)
    return {each.document.id: each for each in extractor.extract_documents(documents)}


def _scores(name: str, right: int, found: int, gold: int) -> Iterator[Measure]:
    yield Measure(f"{name} precision", right / max(1, found), found)
    yield Measure(f"{name} recall", right / max(1, gold), gold)
    yield Measure(f"{name} F1", 2 * right / max(1, found + gold), gold)


def _norm(code: str | None) -> str | None:
    return ORGANIZATION if code == "NGO" else code


def _records(extractor: Extractor, rows: list[dict[str, Any]]) -> Iterator[Measure]:
    """Actors, pairs and triples of records of events.

    A record has the actors of its event. A text also names who only reports it and
    where it is; so actors are measured as named, and as taking part in a claim (as
    named where there is no claim).
    """
    read = _read(extractor, rows)
    officials = _officials(extractor, read.values())
    kinds = ("actors named", "actors taking part", "pair", "triple")
    totals = {name: [0, 0, 0] for name in kinds}
    for row in rows:
        expected = {_norm(actor["code"]) for side in ("source", "target") for actor in row[side]}
        document = Document(id=row["id"], text=row["text"])
        named = {code_of(actor, officials) for _, _, actor, _ in extractor.mentions(document)} - {
            None
        }
        _count(totals["actors named"], named, expected - {None})
        taking_part = _taking_part(read[row["id"]].claims, officials) or named
        _count(totals["actors taking part"], taking_part, expected - {None})
        triples = {
            (_norm(t["source"]), t["relation"], _norm(t["target"]))
            for t in row["triples"]
            if t.get("target")
        }
        predicted = set(_triples(read[row["id"]].claims, triples, officials))
        _count(totals["triple"], predicted, triples)
        _count(
            totals["pair"],
            {frozenset((source, target)) for source, _, target in predicted},
            {frozenset((source, target)) for source, _, target in triples},
        )
    for name, (right, found, gold) in totals.items():
        yield from _scores(name, right, found, gold)


def _taking_part(claims: Iterable[Claim], officials: Container[str]) -> set[str | None]:
    """The codes of who relates to whom, be it a fact or not."""
    parties = (p for claim in claims for p in (claim.source, claim.target, claim.third) if p)
    return {code_of(party, officials) for party in parties} - {None}


def _triples(
    claims: Iterable[Claim], gold: set[tuple[str | None, str, str | None]], officials: set[str]
) -> Iterator[tuple[str | None, str, str | None]]:
    """Predicted triples; what has no direction for us takes the direction of the gold."""
    symmetric = {"AGREES_WITH", "CONSULTS", "COOPERATES_WITH"}
    for claim in claims:
        if claim.plover is None or claim.factuality is not Factuality.ASSERTED:
            continue
        targets = [claim.target, claim.third] if claim.third else [claim.target]
        for target in targets:
            source_code = code_of(claim.source, officials)
            target_code = code_of(target, officials)
            if source_code is None or target_code is None:
                continue
            triple = (source_code, claim.plover, target_code)
            if claim.relation in symmetric and triple[::-1] in gold:
                triple = triple[::-1]
            yield triple


def _count(total: list[int], found: set[Any], gold: set[Any]) -> None:
    total[0] += len(found & gold)
    total[1] += len(found)
    total[2] += len(gold)


def _pairs(extractor: Extractor, rows: list[dict[str, Any]]) -> Iterator[Measure]:
    right: dict[str, int] = defaultdict(int)
    guessed: dict[str, int] = defaultdict(int)
    gold: dict[str, int] = defaultdict(int)
    pairs = spans = seen = 0
    for row in rows:
        root = row["root"]
        if row["source_spans"] and row["target_spans"]:
            pairs += 1
            gold[root] += 1
            source, target = _apart(row["source_spans"][0][:2], row["target_spans"][0][:2])
            guess = None
            if source and target:
                guess = extractor.type_pair(row["text"], source, target).plover
            if guess:
                guessed[guess] += 1
                right[guess] += guess == root
        mentions = extractor.mentions(Document(id=row["id"], text=row["text"]))
        for start, end, *_ in [*row["source_spans"], *row["target_spans"]]:
            spans += 1
            seen += any(begin < end and start < stop for begin, stop, _, _ in mentions)
    scores = [2 * right[root] / max(1, guessed[root] + gold[root]) for root in gold]
    yield Measure("root macro-F1, pair given", sum(scores) / max(1, len(scores)), pairs)
    yield Measure("root accuracy, pair given", sum(right.values()) / max(1, pairs), pairs)
    for root, score in sorted(zip(gold, scores, strict=True)):
        yield Measure(f"root F1 {root}", score, gold[root])
    yield Measure("marked actors found", seen / max(1, spans), spans)


def _apart(
    first: list[int], second: list[int]
) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """Two spans without overlap: where one holds the other, the outer is cut at the inner."""
    a, b = (first[0], first[1]), (second[0], second[1])
    if a[1] <= b[0] or b[1] <= a[0]:
        return a, b
    if a[0] < b[0]:
        return (a[0], b[0]), b
    if b[0] < a[0]:
        return a, (b[0], a[0])
    return None, None


def _neutral(extractor: Extractor, rows: list[dict[str, Any]]) -> Iterator[Measure]:
    """False alarms, in all and by root: a call or plea is a REQUEST for us, and no event there."""
    read = _read(extractor, rows)
    sentences: Counter[str] = Counter()
    false = 0
    for row in rows:
        roots = {
            claim.plover
            for claim in read[row["id"]].claims
            if claim.factuality is Factuality.ASSERTED and claim.plover is not None
        }
        sentences.update(roots)
        false += bool(roots)
    yield Measure("neutral sentences with an asserted claim", false / len(rows), len(rows))
    for root, count in sorted(sentences.items()):
        yield Measure(f"neutral sentences with an asserted {root}", count / len(rows), len(rows))


def _documents(extractor: Extractor, rows: list[dict[str, Any]]) -> Iterator[Measure]:
    """The relations that some claim of the same sentence has, between the same actors.

    A sentence that names an actor twice has one claim of him, so a span counts as the
    actor that it names, not by its place.
    """
    read = _read(extractor, rows)
    found: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for row in rows:
        mentions = extractor.mentions(Document(id=row["id"], text=row["text"]))
        for relation in row["relations"]:
            wanted = _RE3D.get(relation["relation"])
            if not wanted:
                continue
            total = found[relation["relation"]]
            total[1] += 1
            spans = relation["source_span"], relation["target_span"]
            named = [
                {actor.id for start, end, actor, _ in mentions if start < span[1] and span[0] < end}
                for span in spans
            ]
            total[0] += any(
                claim.relation in wanted
                and claim.sentence.start <= min(span[0] for span in spans)
                and max(span[1] for span in spans) <= claim.sentence.end
                and _joins(claim, named)
                for claim in read[row["id"]].claims
            )
    for name, (right, gold) in sorted(found.items()):
        yield Measure(f"{name} recall", right / max(1, gold), gold)


def _joins(claim: Claim, named: list[set[str]]) -> bool:
    """Whether a claim's ends are among the actors of two spans, either way round."""
    (one, other), source, target = named, claim.source.id, claim.target.id
    return (source in one and target in other) or (target in one and source in other)
