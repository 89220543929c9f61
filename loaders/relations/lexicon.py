"""The lexicon of factuality, speech and standing relations, read from data."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

__all__ = ["words"]


@cache
def _tables() -> dict[str, frozenset[str]]:
    content = files("diplograph.loaders.relations").joinpath("lexicon.toml").read_text("utf-8")
    return {name: frozenset(text.split()) for name, text in tomllib.loads(content).items()}


def words(name: str) -> frozenset[str]:
    """The words of one list, lower case."""
    return _tables()[name]
