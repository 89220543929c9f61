"""Classes of head nouns, read from data: what a phrase makes of the actor that modifies it."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

__all__ = ["head_nouns"]


@cache
def head_nouns() -> dict[str, frozenset[str]]:
    """The classes: `organs`, `people`, `roles`, `name_nouns` and others."""
    content = files("diplograph.loaders.actors").joinpath("head_nouns.toml").read_text("utf-8")
    return {name: frozenset(words.split()) for name, words in tomllib.loads(content).items()}
