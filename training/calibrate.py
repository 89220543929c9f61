"""Fit the confidence of claims on the held-out batches, and say how reliable it is.

    python training/calibrate.py [--model loaders/relations/model]

Reads the held-out sentences with the whole product. A claim counts as right
when the corpus has it: both mentions, relation, direction and factuality. Half
of the sentences fit the curves, which go into the model's `labels.json`; the
other half gives the printed reliability table.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from corpus import Example, read_corpus

from diplograph.graph import Claim, Participant, load_ontology
from diplograph.loaders import Document, Extractor
from diplograph.loaders.relations.calibration import Calibration, kind_of, logit
from diplograph.loaders.relations.classifier import load_classifier

MODEL = Path(__file__).parent.parent / "loaders/relations/model"
NEAR = 8
"""Characters between "delegates" and the owner in "delegates of the party"."""
NAMED = "rule: act named"
"""What a promise names is a second claim, which the corpus does not list."""
PRIOR = 2.0
"""How strongly a curve holds to the scores as they are, in claims."""


class Judged(NamedTuple):
    """A claim's extractor, its score, and whether the corpus has it."""

    extractor: str
    score: float
    right: bool


def judge(extractor: Extractor, examples: Iterable[Example]) -> list[list[Judged]]:
    """The claims that the product makes of each example, judged by the corpus."""
    read = [(Document(id=str(n), text=e.text), e) for n, e in enumerate(examples)]
    judged = []
    extractions = extractor.extract_documents(document for document, _ in read)
    for (document, example), extraction in zip(read, extractions, strict=True):
        found = extractor.mentions(document)
        at = {
            n: {actor.id for began, ended, actor, _ in found if began < end and start < ended}
            for n, (start, end) in enumerate(example.mentions)
        }
        judged.append(
            [
                Judged(claim.extractor, claim.confidence, _is_right(claim, example, at))
                for claim in extraction.claims
                if not claim.extractor.startswith(NAMED)
            ]
        )
    return judged


def _is_right(claim: Claim, example: Example, at: Mapping[int, set[str]]) -> bool:
    """Whether the corpus has the claim; `at` has the actors found at each gold mention."""
    symmetric = load_ontology()[claim.relation].symmetric

    def joins(participant: Participant, mention: int) -> bool:
        start, end = example.mentions[mention]
        began, ended = participant.mention
        near = began < end and start < ended + NEAR
        return near or participant.id in at[mention]

    return any(
        (wanted.relation, wanted.factuality) == (claim.relation, claim.factuality.value)
        and any(
            (joins(claim.source, wanted.source) and joins(claim.target, target))
            or (symmetric and joins(claim.source, target) and joins(claim.target, wanted.source))
            for target in (wanted.target, wanted.third)
            if target is not None
        )
        for wanted in example.claims
    )


def fit(judged: Sequence[Judged]) -> tuple[float, float]:
    """Slope and intercept of a logistic curve over the logit of the scores, by Newton's method."""
    features = np.asarray([[logit(claim.score), 1.0] for claim in judged])
    rights = np.asarray([claim.right for claim in judged], float)
    curve = np.asarray([1.0, 0.0])
    for _ in range(50):
        shares = 1 / (1 + np.exp(-features @ curve))
        slope = features.T @ (rights - shares) - PRIOR * (curve - [1.0, 0.0])
        bend = (features * (shares * (1 - shares))[:, None]).T @ features + PRIOR * np.eye(2)
        curve = curve + np.clip(np.linalg.solve(bend, slope), -0.5, 0.5)
    return round(float(curve[0]), 4), round(float(curve[1]), 4)


def reliability(judged: Iterable[Judged], calibration: Calibration) -> list[tuple[float, ...]]:
    """Rows of lower edge, claims, mean confidence and share right, by tenths of confidence."""
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for claim in judged:
        confidence = calibration(claim.extractor, claim.score)
        bins[min(9, int(confidence * 10))].append((confidence, claim.right))
    return [
        (tenth / 10, len(rows), *np.mean(np.asarray(rows, float), axis=0))
        for tenth, rows in sorted(bins.items())
    ]


def main() -> None:
    """Fit, write, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=MODEL)
    options = parser.parse_args()
    held = set((Path(__file__).parent / "held_out.txt").read_text().split())
    load_classifier().calibration = Calibration({})
    judged = judge(Extractor(), [e for e in read_corpus() if e.batch in held])
    fitting = [claim for claims in judged[::2] for claim in claims]
    measuring = [claim for claims in judged[1::2] for claim in claims]
    kinds: dict[str, list[Judged]] = defaultdict(list)
    for claim in fitting:
        kinds[kind_of(claim.extractor)].append(claim)
    curves = {kind: fit(claims) for kind, claims in sorted(kinds.items())}
    path = options.model / "labels.json"
    labels = json.loads(path.read_text("utf-8")) | {"calibration": curves}
    path.write_text(json.dumps(labels, indent=1) + "\n", "utf-8")
    print("from  claims  confidence  right")
    total = error = 0.0
    for edge, count, confidence, right in reliability(measuring, Calibration(curves)):
        print(f"{edge:.1f}   {count:6.0f}  {confidence:10.2f}  {right:5.2f}")
        total, error = total + count, error + count * abs(confidence - right)
    print(f"expected calibration error {error / total:.3f} over {total:.0f} claims")


if __name__ == "__main__":
    main()
