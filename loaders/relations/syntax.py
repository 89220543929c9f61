"""Paths in a dependency tree: what joins two mentions, and what governs a word."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

__all__ = ["common_head", "governors", "path_between", "subject_of"]


def common_head(first: Token, second: Token) -> Token:
    """The lowest token that governs both, or one of the two."""
    above = {first.i, *(token.i for token in first.ancestors)}
    if second.i in above:
        return second
    return next((token for token in second.ancestors if token.i in above), first.sent.root)


def path_between(first: Token, second: Token) -> list[Token]:
    """The tokens from `first` up to the common head and down to `second`, ends excluded."""
    top = common_head(first, second)
    up = [token for token in _upwards(first, top) if token.i != first.i]
    down = [token for token in _upwards(second, top) if token.i not in (second.i, top.i)]
    return [token for token in [*up, *reversed(down)] if token.i not in (first.i, second.i)]


def _upwards(token: Token, top: Token) -> Iterator[Token]:
    while token.i != top.i:
        yield token
        if token.head.i == token.i:
            return
        token = token.head
    yield top


def governors(token: Token) -> Iterator[tuple[Token, Token]]:
    """Pairs of a token and its governor, from `token` up to the root."""
    while token.head.i != token.i:
        yield token, token.head
        token = token.head


def subject_of(verb: Token) -> Token | None:
    """The one who acts or speaks: subject, or agent of a passive."""
    passive = None
    for child in verb.children:
        if child.dep_ in ("nsubj", "csubj", "expl"):
            return child
        if child.dep_ == "agent":
            passive = next((target for target in child.children if target.dep_ == "pobj"), None)
    if passive is not None:
        return passive
    if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        return subject_of(verb.head)
    if verb.dep_ in ("advcl", "xcomp") and verb.head.pos_ in ("VERB", "AUX"):
        return subject_of(verb.head)
    if verb.dep_ in ("acl", "relcl"):
        return verb.head
    return None
