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
from diplograph.loaders.relations.lexicon import words
from diplograph.loaders.relations.syntax import governors

__all__ = ["read_factuality", "read_marks"]

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
                longer = (
                    predicate.doc[child.i + 1].lower_ if child.i + 1 < len(predicate.doc) else ""
                )
                if child.lower_ == "no" or longer == "longer":
                    return Factuality.ENDED, "no longer"
                if not any(modal.tag_ == "MD" for modal in predicate.children):
                    return Factuality.DENIED, child.text
        for child in predicate.children:
            if child.tag_ == "MD" and child.lower_ in ("may", "might"):
                return Factuality.POSSIBLE, child.text
            if child.dep_ in ("advmod", "amod") and child.lower_ in words("former"):
                return Factuality.ENDED, child.text
            if child.dep_ == "aux" and child.lower_ == "used":
                return Factuality.ENDED, child.text
        if predicate.dep_ == "xcomp" and predicate.head.lower_ == "used":
            return Factuality.ENDED, predicate.head.text
    return None


_CARRIERS = {"xcomp", "conj", "pcomp", "prep", "dobj", "nsubj", "nsubjpass"}


def read_marks(predicate: Token, subject: Token | None) -> tuple[Factuality, str] | None:
    """All marks around a verb or noun that is itself the act, as frames find it.

    Looser than `read_factuality`, because here the act is known to be the
    predicate: "may attack", "plans to attack", "denied attacking", "stopped attacking".
    """
    found = _question(predicate) or _condition(predicate) or _inverted(predicate)
    if found:
        return found
    if subject is not None:
        for child in (*subject.children, *predicate.children):
            if child.lower_ in ("neither", "no") and child.dep_ in (
                "det",
                "preconj",
                "cc",
                "nsubj",
            ):
                return Factuality.DENIED, child.text
    own = _only_if(predicate) or _called_false(predicate) or _own_marks(predicate)
    if own:
        return own
    for token, head in governors(predicate):
        found = _governed(token, head)
        if found:
            return found
        if token.dep_ not in _CARRIERS:
            break
        if token.dep_ in ("xcomp", "dobj", "nsubj"):
            own = _own_marks(head)
            if own and not (token.dep_ != "xcomp" and own[0] is Factuality.PLANNED):
                return own
    return None


def _only_if(predicate: Token) -> tuple[Factuality, str] | None:
    """ "will support it only if ..." """
    for child in predicate.children:
        if child.dep_ == "advcl":
            for mark in child.children:
                if mark.dep_ == "mark" and mark.lower_ in ("if", "unless"):
                    return Factuality.CONDITIONAL, mark.text
            if child.lower_ in ("provided", "providing"):
                return Factuality.CONDITIONAL, child.text
    return None


def _called_false(predicate: Token) -> tuple[Factuality, str] | None:
    """ "Reports that Israel bombed it are false"; "the blockade is over" """
    noun = predicate.head if predicate.dep_ in ("acl", "ccomp") else predicate
    if noun.dep_ == "nsubj" and noun.pos_ == "NOUN" and noun.head.lemma_ == "be":
        for child in noun.head.children:
            if child.dep_ == "acomp" and child.lower_ in (
                "false",
                "untrue",
                "baseless",
                "unfounded",
            ):
                return Factuality.DENIED, child.text
            if child.dep_ in ("advmod", "acomp") and child.lower_ in ("over", "finished"):
                return Factuality.ENDED, child.text
    return None


def _own_marks(token: Token) -> tuple[Factuality, str] | None:
    modal: Token | None = None
    for child in token.children:
        lower = child.lower_
        if child.dep_ == "neg":
            after = token.doc[child.i + 1].lower_ if child.i + 1 < len(token.doc) else ""
            return (Factuality.ENDED if after == "longer" else Factuality.DENIED), child.text
        if child.dep_ == "advmod" and lower == "longer":
            return Factuality.ENDED, "no longer"
        if child.dep_ == "det" and lower in ("no", "neither"):
            return Factuality.DENIED, child.text
        if child.dep_ == "aux" and child.tag_ == "MD":
            modal = child
        if child.dep_ == "advmod" and lower in words("hedge"):
            return Factuality.POSSIBLE, child.text
        if child.dep_ == "amod" and lower in words("hedge_adjectives"):
            return Factuality.POSSIBLE, child.text
        if child.dep_ == "amod" and lower in words("plan_adjectives"):
            return Factuality.PLANNED, child.text
        if child.dep_ == "amod" and lower in words("former"):
            return Factuality.ENDED, child.text
    if modal is not None:
        if modal.lower_ in ("may", "might", "could", "can"):
            return Factuality.POSSIBLE, modal.text
        if modal.lower_ in ("will", "shall", "would", "'ll", "’ll"):
            return Factuality.PLANNED, modal.text
    return None


def _governed(token: Token, head: Token) -> tuple[Factuality, str] | None:
    """What a governor makes of the clause or phrase below it."""
    lemma = head.lemma_.lower()
    if token.dep_ in ("dobj", "xcomp", "ccomp", "pcomp") and lemma in words("denial_of_fact"):
        return Factuality.DENIED, head.text
    if token.dep_ == "xcomp" and lemma in words("denial"):
        return Factuality.DENIED, head.text
    if token.dep_ in ("ccomp", "xcomp") and lemma in words("hedge"):
        return Factuality.POSSIBLE, head.text
    infinitive = any(child.dep_ == "aux" and child.lower_ == "to" for child in token.children)
    if infinitive and lemma not in words("factive"):
        # "wants Putin to attack", "a plea to talk": what is wanted has not happened.
        return Factuality.PLANNED, head.text
    if token.dep_ in ("dobj", "xcomp", "nsubj", "nsubjpass") and lemma in words("ending"):
        return Factuality.ENDED, head.text
    return None


def _inverted(predicate: Token) -> tuple[Factuality, str] | None:
    """ "Should China invade Taiwan, ..." """
    first = next(
        (token for token in predicate.sent if not token.is_punct and not token.is_space), None
    )
    if (
        first is not None
        and first.lower_ in ("should", "were", "had")
        and first.head.i == predicate.i
        and predicate.dep_ in ("advcl", "ccomp")
    ):
        return Factuality.CONDITIONAL, first.text
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
    last = next(
        (token for token in reversed(sentence) if not token.is_space and not token.is_quote), None
    )
    if last is not None and last.text == "?":
        colon = next((token.i for token in sentence if token.text == ":"), -1)
        if predicate.i > colon:
            return Factuality.QUESTIONED, "?"
    for token, _ in governors(predicate):
        if token.dep_ == "ccomp" and any(
            c.dep_ == "mark" and c.lower_ == "whether" for c in token.children
        ):
            return Factuality.QUESTIONED, "whether"
    return None
