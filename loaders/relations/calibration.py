"""Calibrated confidence: the share of like claims that were right on held-out sentences.

Raw scores are mapped by a logistic curve for each kind of extractor (Platt 1999,
"Probabilistic outputs for support vector machines"), fitted by
`training/calibrate.py` and kept in the model's `labels.json`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

__all__ = ["Calibration", "kind_of", "logit"]


class Calibration:
    """Maps raw scores to probabilities; a kind without a curve keeps its scores.

    `curves` has slope and intercept over the logit of the score for each kind.
    """

    def __init__(self, curves: Mapping[str, tuple[float, float]]) -> None:
        self._curves = dict(curves)

    def __call__(self, extractor: str, raw: float) -> float:
        """The probability that a claim which `extractor` made with this score is right."""
        curve = self._curves.get(kind_of(extractor))
        if curve is None:
            return raw
        slope, intercept = curve
        return 1 / (1 + math.exp(-(slope * logit(raw) + intercept)))


def kind_of(extractor: str) -> str:
    """model, frame or rule: the first word of what a claim says of its extractor."""
    return extractor.split(" ", 1)[0].rstrip(":")


def logit(share: float) -> float:
    """The logarithm of the odds, with shares kept within 0.001 and 0.999."""
    share = min(max(share, 0.001), 0.999)
    return math.log(share / (1 - share))
