"""Classes of head nouns, read from data: what a phrase makes of the actor that modifies it."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from spacy.tokens import Token

__all__ = ["head_nouns", "noun_of"]


@cache
def head_nouns() -> dict[str, frozenset[str]]:
    """The classes: `organs`, `people`, `roles`, `name_nouns` and others."""
    content = files("diplograph.loaders.actors").joinpath("head_nouns.toml").read_text("utf-8")
    return {name: frozenset(words.split()) for name, words in tomllib.loads(content).items()}


def noun_of(token: Token) -> str:
    """The noun of a phrase by its last word, with the word before it where the two are one noun."""
    if token.i:
        whole = f"{token.nbor(-1).lower_}-{token.lower_}"
        if whole in head_nouns()["organs"]:
            return whole
    return token.lower_
