"""The lexicon of factuality, speech and standing relations, read from data."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["acts", "words"]


@cache
def _content() -> dict[str, Any]:
    text = files("diplograph.loaders.relations").joinpath("lexicon.toml").read_text("utf-8")
    return tomllib.loads(text)


@cache
def _tables() -> dict[str, frozenset[str]]:
    return {
        name: frozenset(text.split()) for name, text in _content().items() if isinstance(text, str)
    }


@cache
def acts() -> dict[str, str]:
    """Verb, or verb and object, as lemmas -> the relation that it names."""
    return {
        phrase.strip(): relation
        for relation, phrases in _content()["acts"].items()
        for phrase in phrases.split(",")
    }


def words(name: str) -> frozenset[str]:
    """The words of one list, lower case."""
    return _tables()[name]
