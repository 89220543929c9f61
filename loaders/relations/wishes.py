"""Wishes: what is hoped, sought or called for has not happened: "shown interest in talks with"."""

from __future__ import annotations

from spacy.tokens import Token

from diplograph.loaders.relations.lexicon import words
from diplograph.loaders.relations.syntax import below

__all__ = ["is_wished"]

_DONE = {
    "AIDS",
    "ASSAULTS",
    "COERCES",
    "CONSULTS",
    "COOPERATES_WITH",
    "MEDIATES",
    "MOBILIZES_AGAINST",
    "SANCTIONS",
    "YIELDS_TO",
}
"""Acts that are more than words: a wish or an offer of one is not the act itself."""


def is_wished(relation: str, predicate: Token, *parties: Token) -> bool:
    """Whether the words from a predicate down to its parties only wish for the act."""
    if relation not in _DONE:
        return False
    return _is_goal(predicate) or any(
        _wishes(token) for party in parties for token in (predicate, *below(predicate, party))
    )


def _is_goal(predicate: Token) -> bool:
    """ "The goal is to involve Moscow in brokering a deal" """
    token = predicate
    while token.dep_ in ("conj", "pcomp", "prep", "xcomp") and token.lemma_ != "be":
        token = token.head
    return token.lemma_ == "be" and any(
        child.dep_ == "nsubj" and child.lemma_.lower() in words("goals") for child in token.children
    )


def _wishes(token: Token) -> bool:
    lemma = token.lemma_.lower()
    if lemma in words("wishes"):
        return True
    return any(f"{lemma}-{child.lower_}" in words("wishes") for child in token.children)
