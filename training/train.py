"""Make the shipped relation model from the authored corpus.

    python training/train.py --out loaders/relations/model

One pass of the encoder reads a sentence whose actor mentions stand between
marker tokens; every pair of mentions is then classified from the states of
its markers (after Zhong and Chen 2021, "A Frustratingly Easy Approach for
Entity and Relation Extraction"). Runs on two CPU cores in under an hour.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import time
from pathlib import Path
from typing import Any

import numpy as np
import torch
from augment import NameSwapper, mark_places
from corpus import CORPUS, EVENT_LABELS, Example, label_pairs, read_corpus
from export import export
from network import CLOSE, OPEN, PairClassifier, load_tokenizer, mark, unpack_base
from tokenizers import Tokenizer
from torch import nn


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
                if (
                    row := build(
                        mark_places(example, options.places), tokenizer, swapper, options.drop
                    )
                )
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
        loss_mean = total * options.batch / len(examples)
        print(f"epoch {epoch + 1}: loss {loss_mean:.3f}, {time.time() - began:.0f} s", flush=True)
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
            row = build(mark_places(example, 1.0), tokenizer, None, 0)
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


def corpus_version(folder: Path = CORPUS) -> str:
    """The first eight hexadecimal digits of the corpus' SHA-256."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.txt")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]


def main() -> None:
    """Train, measure on the held-out batches, export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--base", type=Path, default=Path(".cache/minilm"))
    parser.add_argument("--epochs", type=int, default=7)
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--swap", type=float, default=0.3)
    parser.add_argument("--drop", type=float, default=0.4)
    parser.add_argument("--places", type=float, default=0.5)
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
    export(model, tokenizer, options.out, corpus_version(), metrics)


if __name__ == "__main__":
    main()
