"""The learned part: a small encoder that types every pair of actor mentions.

One pass reads a sentence whose mentions stand between marker tokens; each
pair is classified from the states of its markers (after Zhong and Chen 2021).
The model is made by `training/train.py`; its card is `model/README.md`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence, Sized
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from diplograph.graph import ModelMissingError
from diplograph.loaders.relations.calibration import Calibration

__all__ = ["MarkedSentence", "PairScores", "RelationClassifier", "load_classifier"]


_RUN = 256
"""Sentences that one run of the model reads."""


class MarkedSentence(NamedTuple):
    """A sentence and its mentions' character spans, in order, without overlaps."""

    text: str
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class PairScores:
    """Probabilities for the mentions `first` < `second` of a sentence.

    `event` is over labels such as `ASSAULTS>` (the first acts), `ASSAULTS<`,
    `CONSULTS`, `NONE`; `standing` over NONE, ALLY_OF, RIVAL_OF; `factuality`
    over the seven values.
    """

    first: int
    second: int
    event: NDArray[np.float32]
    standing: NDArray[np.float32]
    factuality: NDArray[np.float32]


class RelationClassifier:
    """Scores pairs of mentions with onnxruntime."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        labels = json.loads((folder / "labels.json").read_text("utf-8"))
        self.events: list[str] = labels["event"]
        self.standing: list[str] = labels["standing"]
        self.factuality: list[str] = labels["factuality"]
        self.version: str = labels.get("version", "0")
        self.calibration = Calibration(labels.get("calibration", {}))
        self._open, self._close = labels["open"], labels["close"]
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._open_id = self._tokenizer.token_to_id(self._open)
        self._close_id = self._tokenizer.token_to_id(self._close)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(folder / "relations.onnx"), options, providers=["CPUExecutionProvider"]
        )

    def score(self, sentences: Sequence[MarkedSentence]) -> list[list[PairScores]]:
        """The scores of all pairs of each sentence, in the order of the sentences.

        Each sentence is read by itself, so that what stands beside it changes nothing.
        A mention past the model's length (160 word pieces) has no scores.
        """
        encodings = self._tokenizer.encode_batch([self._mark(sentence) for sentence in sentences])
        scores: list[list[PairScores]] = []
        for start in range(0, len(encodings), _RUN):
            scores += self._run([encoding.ids for encoding in encodings[start : start + _RUN]])
        return scores

    def _mark(self, sentence: MarkedSentence) -> str:
        pieces, position = [], 0
        for start, end in sentence.spans:
            pieces += [
                sentence.text[position:start],
                f"{self._open} ",
                sentence.text[start:end],
                f" {self._close}",
            ]
            position = end
        return "".join([*pieces, sentence.text[position:]])

    def _run(self, rows: Sequence[Sequence[int]]) -> list[list[PairScores]]:
        """The scores of sentences given by their ids, in one run of the model."""
        pairs = [self._pairs(ids) for ids in rows]
        if not any(pairs):
            return [[] for _ in rows]
        pair_starts = _starts(pairs)
        event, standing, factuality = map(
            _softmax,
            self._session.run(
                None,
                {
                    "tokens": np.concatenate([np.asarray(ids, np.int64) for ids in rows]),
                    "starts": _starts(rows),
                    "all_pairs": np.asarray(
                        [(0, *markers) for found in pairs for markers in found.values()], np.int64
                    ),
                    "pair_starts": pair_starts,
                },
            ),
        )
        return [
            [
                PairScores(first, second, event[n], standing[n], factuality[n])
                for n, (first, second) in enumerate(found, start)
            ]
            for found, start in zip(pairs, pair_starts[:-1].tolist(), strict=True)
        ]

    def _pairs(self, ids: Sequence[int]) -> dict[tuple[int, int], tuple[int, int, int, int]]:
        """Where the markers of each two mentions stand among the ids of a sentence."""
        opens = [place for place, token in enumerate(ids) if token == self._open_id]
        closes = [place for place, token in enumerate(ids) if token == self._close_id]
        return {
            (a, b): (opens[a], closes[a], opens[b], closes[b])
            for a, b in combinations(range(min(len(opens), len(closes))), 2)
        }


def _starts(parts: Sequence[Sized]) -> NDArray[np.int64]:
    """Where each part begins when they stand in a row, and where the last one ends."""
    return np.cumsum([0, *map(len, parts)], dtype=np.int64)


def _softmax(logits: NDArray[Any]) -> NDArray[np.float32]:
    shifted = np.exp(logits - logits.max(axis=-1, keepdims=True))
    result: NDArray[np.float32] = shifted / shifted.sum(axis=-1, keepdims=True)
    return result


@cache
def load_classifier(folder: Path | None = None) -> RelationClassifier:
    """The shipped model, or one in a folder of the same form.

    Raises:
        ModelMissingError: the folder lacks a part of the model.
    """
    if folder is not None:
        return _checked(folder)
    with as_file(files("diplograph.loaders.relations").joinpath("model")) as shipped:
        return _checked(shipped)


def _checked(folder: Path) -> RelationClassifier:
    for name in ("relations.onnx", "tokenizer.json", "labels.json"):
        if not (folder / name).is_file():
            raise ModelMissingError(
                f"relation model {folder} lacks {name}: make one with training/train.py"
            )
    return RelationClassifier(folder)
