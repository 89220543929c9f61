"""Factuality from syntax: what the words around a predicate say about its truth.

Explicit marks decide: negation, modals, conditionals, questions, and the verbs
that govern the predicate (deny, may, offer, call off). Where there is no mark the
answer is None, and the model's opinion stands. The values follow the design;
the idea of reading them off governors is Saurí and Pustejovsky's (2012, "Are
You Sure That This Happened?").
"""

from __future__ import annotations

from spacy.tokens import Token

from diplograph.graph import Factuality
from diplograph.loaders.relations.syntax import governors

__all__ = ["read_factuality"]

_WILLED = {"AGREES_WITH", "REJECTS", "REQUESTS", "THREATENS"}
"""Acts that are themselves about the future or about not doing something."""


def read_factuality(predicate: Token, relation: str) -> tuple[Factuality, str] | None:
    """The factuality that syntax shows for a predicate, and the word that shows it.

    Only marks that are right nearly always decide here: an open question, a
    condition, a plain negation.
    """
    asked = _question(predicate)
    if asked:
        return asked
    conditional = _condition(predicate)
    if conditional:
        return conditional
    if relation not in _WILLED and relation != "ACCUSES":
        for child in predicate.children:
            if child.dep_ == "neg" and child.lower_ != "never":
                longer = predicate.doc[child.i + 1].lower_ if child.i + 1 < len(predicate.doc) else ""
                if child.lower_ == "no" or longer == "longer":
                    return Factuality.ENDED, "no longer"
                if not any(modal.tag_ == "MD" for modal in predicate.children):
                    return Factuality.DENIED, child.text
        for child in predicate.children:
            if child.tag_ == "MD" and child.lower_ in ("may", "might"):
                return Factuality.POSSIBLE, child.text
    return None


def _condition(predicate: Token) -> tuple[Factuality, str] | None:
    token = predicate
    while True:
        for child in token.children:
            if child.dep_ == "mark" and child.lower_ in ("if", "unless") and token.dep_ == "advcl":
                return Factuality.CONDITIONAL, child.text
        if token.head.i == token.i or token.dep_ not in ("conj", "xcomp", "ccomp", "advcl"):
            return None
        token = token.head


def _question(predicate: Token) -> tuple[Factuality, str] | None:
    sentence = predicate.sent
    last = next((token for token in reversed(sentence) if not token.is_space and not token.is_quote), None)
    if last is not None and last.text == "?":
        colon = next((token.i for token in sentence if token.text == ":"), -1)
        if predicate.i > colon:
            return Factuality.QUESTIONED, "?"
    for token, _ in governors(predicate):
        if token.dep_ == "ccomp" and any(c.dep_ == "mark" and c.lower_ == "whether" for c in token.children):
            return Factuality.QUESTIONED, "whether"
    return None
