"""Writes a trained model as package data: ONNX with int8 weights, tokenizer, labels."""

from __future__ import annotations

import json
from pathlib import Path

import onnx
import torch
from corpus import EVENT_LABELS, FACTUALITY_LABELS, STANDING_LABELS
from network import CLOSE, OPEN, PairClassifier
from onnxruntime.quantization import QuantType, quantize_dynamic
from sentence_loop import loop_over_sentences
from tokenizers import Tokenizer


def export(
    model: PairClassifier, tokenizer: Tokenizer, out: Path, version: str, metrics: dict[str, float]
) -> None:
    """Write the model; `version` names the corpus that it was made from."""
    out.mkdir(parents=True, exist_ok=True)
    whole = out / "whole.onnx"
    ids = torch.ones(2, 12, dtype=torch.long)
    pairs = torch.tensor([[0, 1, 2, 3, 4], [1, 1, 2, 3, 4], [1, 2, 3, 4, 5]])
    torch.onnx.export(
        model,
        (ids, torch.ones_like(ids), pairs),
        str(whole),
        input_names=["input_ids", "attention_mask", "pairs"],
        output_names=["event", "standing", "factuality"],
        dynamic_axes={
            "input_ids": {0: "rows", 1: "tokens"},
            "attention_mask": {0: "rows", 1: "tokens"},
            "pairs": {0: "pairs"},
        },
        dynamo=False,
        opset_version=17,
    )
    quantize_dynamic(
        str(whole),
        str(out / "relations.onnx"),
        weight_type=QuantType.QInt8,
        per_channel=True,
        op_types_to_quantize=["MatMul", "Gemm", "Gather"],
    )
    whole.unlink()
    widths = {
        "event": len(EVENT_LABELS),
        "standing": len(STANDING_LABELS),
        "factuality": len(FACTUALITY_LABELS),
    }
    looped = loop_over_sentences(onnx.load(str(out / "relations.onnx")), widths)
    onnx.save(looped, str(out / "relations.onnx"))
    tokenizer.save(str(out / "tokenizer.json"))
    (out / "labels.json").write_text(
        json.dumps(
            {
                "event": EVENT_LABELS,
                "standing": STANDING_LABELS,
                "factuality": FACTUALITY_LABELS,
                "open": OPEN,
                "close": CLOSE,
                "version": version,
                "metrics": metrics,
            },
            indent=1,
        )
        + "\n"
    )
