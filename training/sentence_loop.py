"""Wraps the model in a loop, so that one run reads many sentences, each by itself.

Read together as padded rows, sentences would share the scale of the int8
activations, and change each other's scores; read in a run each, they would
wait for Python's lock before and after every one.
"""

from __future__ import annotations

import numpy as np
from onnx import ModelProto, NodeProto, TensorProto, ValueInfoProto, helper, numpy_helper

_INT, _FLOAT = TensorProto.INT64, TensorProto.FLOAT


def loop_over_sentences(model: ModelProto, widths: dict[str, int]) -> ModelProto:
    """The model over `tokens` (all sentences' ids in a row) and `pairs` (n, 5), cut by starts.

    `starts` and `pair_starts` hold where each sentence's tokens and pairs begin, and
    where the last one's end. The outputs, `widths` wide, are those of all pairs in order.
    """
    names = list(widths)
    body = helper.make_graph(
        [*_cut(), *model.graph.node, *_collect(names)],
        "sentence",
        [_value("i", _INT, []), _value("going", TensorProto.BOOL, [])]
        + [_value(f"{name}_before", _FLOAT, [None, widths[name]]) for name in names],
        [_value("still_going", TensorProto.BOOL, [])]
        + [_value(f"{name}_after", _FLOAT, [None, widths[name]]) for name in names],
        initializer=[
            *model.graph.initializer,
            numpy_helper.from_array(np.array([0], np.int64), "axis"),
            numpy_helper.from_array(np.array([1], np.int64), "one"),
        ],
    )
    graph = helper.make_graph(
        [
            helper.make_node("Shape", ["pair_starts"], ["ends"]),
            helper.make_node("Sub", ["ends", "last"], ["count"]),
            helper.make_node("Squeeze", ["count"], ["sentences"]),
            helper.make_node(
                "Loop", ["sentences", "yes", *(f"no_{name}" for name in names)], names, body=body
            ),
        ],
        "sentences",
        [
            _value("tokens", _INT, [None]),
            _value("starts", _INT, [None]),
            _value("all_pairs", _INT, [None, 5]),
            _value("pair_starts", _INT, [None]),
        ],
        [_value(name, _FLOAT, [None, widths[name]]) for name in names],
        initializer=[
            numpy_helper.from_array(np.array([1], np.int64), "last"),
            numpy_helper.from_array(np.array(True), "yes"),
            *(
                numpy_helper.from_array(np.zeros((0, widths[name]), np.float32), f"no_{name}")
                for name in names
            ),
        ],
    )
    return helper.make_model(graph, opset_imports=model.opset_import, ir_version=model.ir_version)


def _cut() -> list[NodeProto]:
    """The inputs of one sentence: its ids as a single row, a mask of ones, its pairs."""
    node = helper.make_node
    ones = helper.make_tensor("ones", _INT, [1], [1])
    return [
        node("Unsqueeze", ["i", "axis"], ["here"]),
        node("Add", ["here", "one"], ["next"]),
        node("Gather", ["starts", "here"], ["start"]),
        node("Gather", ["starts", "next"], ["end"]),
        node("Slice", ["tokens", "start", "end", "axis"], ["row"]),
        node("Unsqueeze", ["row", "axis"], ["input_ids"]),
        node("Shape", ["input_ids"], ["shape"]),
        node("ConstantOfShape", ["shape"], ["attention_mask"], value=ones),
        node("Gather", ["pair_starts", "here"], ["first_pair"]),
        node("Gather", ["pair_starts", "next"], ["end_of_pairs"]),
        node("Slice", ["all_pairs", "first_pair", "end_of_pairs", "axis"], ["pairs"]),
    ]


def _collect(names: list[str]) -> list[NodeProto]:
    return [
        helper.make_node("Identity", ["going"], ["still_going"]),
        *(
            helper.make_node("Concat", [f"{name}_before", name], [f"{name}_after"], axis=0)
            for name in names
        ),
    ]


def _value(name: str, kind: int, shape: list[int | None]) -> ValueInfoProto:
    return helper.make_tensor_value_info(name, kind, shape)
