"""The learned part: a small encoder that types every pair of actor mentions.

One pass reads a sentence whose mentions stand between marker tokens; each
pair is classified from the states of its markers (after Zhong and Chen 2021).
The model is made by `training/train.py`; its card is `model/README.md`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from diplograph.graph import ModelMissingError
from diplograph.loaders.relations.calibration import Calibration

__all__ = ["MarkedSentence", "PairScores", "RelationClassifier", "load_classifier"]

_BATCH_TOKENS = 2048


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
    """Scores pairs of mentions, many sentences at a time, with onnxruntime."""

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

        A mention past the model's length (160 word pieces) has no scores.
        """
        encodings = self._tokenizer.encode_batch([self._mark(sentence) for sentence in sentences])
        results: list[list[PairScores]] = [[] for _ in sentences]
        order = sorted(range(len(sentences)), key=lambda n: len(encodings[n].ids))
        start = 0
        while start < len(order):
            stop = start + 1
            while (
                stop < len(order)
                and (stop - start + 1) * len(encodings[order[stop]].ids) <= _BATCH_TOKENS
            ):
                stop += 1
            rows = order[start:stop]
            for row, scores in self._run([(row, encodings[row].ids) for row in rows]):
                results[row].append(scores)
            start = stop
        return results

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

    def _run(self, rows: list[tuple[int, list[int]]]) -> list[tuple[int, PairScores]]:
        width = max(len(ids) for _, ids in rows)
        tokens = np.zeros((len(rows), width), np.int64)
        mask = np.zeros((len(rows), width), np.int64)
        pairs: list[tuple[int, int, int, int, int]] = []
        owners: list[tuple[int, int, int]] = []
        for place, (row, ids) in enumerate(rows):
            tokens[place, : len(ids)] = ids
            mask[place, : len(ids)] = 1
            opens = [n for n, token in enumerate(ids) if token == self._open_id]
            closes = [n for n, token in enumerate(ids) if token == self._close_id]
            count = min(len(opens), len(closes))
            for first in range(count):
                for second in range(first + 1, count):
                    pairs.append(
                        (place, opens[first], closes[first], opens[second], closes[second])
                    )
                    owners.append((row, first, second))
        if not pairs:
            return []
        event, standing, factuality = self._session.run(
            None,
            {"input_ids": tokens, "attention_mask": mask, "pairs": np.asarray(pairs, np.int64)},
        )
        event, standing, factuality = map(_softmax, (event, standing, factuality))
        return [
            (row, PairScores(first, second, event[n], standing[n], factuality[n]))
            for n, (row, first, second) in enumerate(owners)
        ]


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
