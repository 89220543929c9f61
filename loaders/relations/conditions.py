"""Conditions and questions: clauses that assert nothing."""

from __future__ import annotations

from spacy.tokens import Token

from diplograph.graph import Factuality
from diplograph.loaders.relations.lexicon import words
from diplograph.loaders.relations.syntax import governors

__all__ = ["Mark", "find_consequence", "read_openness"]

Mark = tuple[Factuality, str]
"""A factuality, and the word that shows it."""

_IF = ("if", "unless")


def read_openness(predicate: Token) -> Mark | None:
    """Whether a predicate is asked, or is what something else would depend on."""
    return _question(predicate) or _condition(predicate) or _inverted(predicate)


def find_consequence(predicate: Token) -> Mark | None:
    """ "will support it only if ..."; what has happened depends on nothing any more."""
    modal = any(child.tag_ == "MD" for child in predicate.children)
    if predicate.tag_ in ("VBD", "VBN") and not modal:
        return None
    for child in predicate.children:
        if child.dep_ == "advcl" and child.pos_ in ("VERB", "AUX", "ADJ"):
            for mark in child.children:
                before = mark.nbor(-1).lower_ if mark.i else ""
                if mark.dep_ == "mark" and mark.lower_ in _IF and before not in ("even", "as"):
                    return Factuality.CONDITIONAL, mark.text
        if child.lower_ in ("provided", "providing", "assuming") and any(
            clause.dep_ in ("ccomp", "pcomp", "mark") for clause in child.children
        ):
            return Factuality.CONDITIONAL, child.text
        if child.dep_ == "prep" and child.lower_ in ("in", "on"):
            for noun in child.children:
                if noun.dep_ == "pobj" and _is_contingency(noun):
                    return Factuality.CONDITIONAL, noun.text
    return None


def _is_contingency(noun: Token) -> bool:
    """ "in the event of", "in case", "on condition that", but not "in the case of" """
    named = noun.lower_ == "case" and not any(child.dep_ == "det" for child in noun.children)
    named = named or (noun.lower_ == "event" and noun.head.lower_ == "in")
    open_ended = any(child.dep_ in ("prep", "acl", "relcl") for child in noun.children)
    if noun.lower_ in ("condition", "conditions"):
        return noun.head.lower_ == "on" and open_ended
    return named


def _condition(predicate: Token) -> Mark | None:
    token = predicate
    while True:
        for child in token.children:
            if (
                child.dep_ == "mark"
                and child.lower_ in _IF
                and token.dep_ == "advcl"
                and child.nbor(-1 if child.i else 0).lower_ not in ("even", "as")
            ):
                return Factuality.CONDITIONAL, child.text
            if child.dep_ == "prep" and child.lower_ == "in" and child.i < token.i:
                for noun in child.children:
                    if noun.lower_ == "case" and not list(noun.children):
                        return Factuality.CONDITIONAL, noun.text
        if token.dep_ == "pobj" and token.head.lower_ == "of" and _is_contingency(token.head.head):
            return Factuality.CONDITIONAL, token.head.head.text
        if token.head.i == token.i or token.dep_ not in ("conj", "xcomp", "ccomp", "advcl"):
            return None
        token = token.head


def _inverted(predicate: Token) -> Mark | None:
    """ "Should China invade Taiwan, ..." """
    first = next(
        (token for token in predicate.sent if not token.is_punct and not token.is_space), None
    )
    if first is None or first.lower_ not in ("should", "were", "had"):
        return None
    comma = next((token.i for token in predicate.sent if token.text == ","), -1)
    fronted = first.head.i == predicate.i and predicate.dep_ in ("advcl", "ccomp")
    # "Were Russia to attack Estonia, NATO would respond."
    fronted = fronted or (predicate.i < comma and predicate.head.i in (first.i, first.head.i))
    return (Factuality.CONDITIONAL, first.text) if fronted else None


def _question(predicate: Token) -> Mark | None:
    sentence = predicate.sent
    last = next(
        (token for token in reversed(sentence) if not token.is_space and not token.is_quote), None
    )
    if last is not None and last.text == "?":
        colon = next((token.i for token in sentence if token.text == ":"), -1)
        if predicate.i > colon:
            return Factuality.QUESTIONED, "?"
    for token, head in governors(predicate):
        for mark in token.children:
            if mark.dep_ != "mark" or token.dep_ not in ("ccomp", "pcomp", "acl"):
                continue
            if mark.lower_ == "whether":
                return Factuality.QUESTIONED, "whether"
            if mark.lower_ == "if" and head.lemma_.lower() in words("asking"):
                return Factuality.QUESTIONED, "if"
    return None
