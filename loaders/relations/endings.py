"""Endings: whether a verb ends the act below it, or only may or will end it."""

from __future__ import annotations

from spacy.tokens import Token

from diplograph.graph import Factuality
from diplograph.loaders.actors.head_nouns import head_nouns
from diplograph.loaders.relations.conditions import Mark
from diplograph.loaders.relations.lexicon import words

__all__ = ["ended_noun", "has_form", "is_ended", "is_open"]

_SERIES = ("cycle", "round", "series", "session")


def ended_noun(noun: Token) -> Mark | None:
    """The end that befalls a noun: "the talks were postponed", "a round of talks was"."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_ in _SERIES:
        noun = noun.head.head
    verb = noun.head
    acting = noun.lower_ in head_nouns()["organs"] | head_nouns()["people"]
    if noun.pos_ == "NOUN" and not acting and is_ended(noun, verb) and not is_open(verb):
        return Factuality.ENDED, verb.text
    return None


def is_ended(token: Token, verb: Token) -> bool:
    """Whether a verb ends what a token names: "halted the blockade", "the talks ended".

    What ends something else goes on itself.
    """
    if token.dep_ == "nsubj" and any(child.dep_ in ("dobj", "xcomp") for child in verb.children):
        return False
    return token.dep_ in ("dobj", "xcomp", "nsubj", "nsubjpass") and _is_ending(verb)


def _is_ending(verb: Token) -> bool:
    return verb.lemma_.lower() in words("ending") or has_form(verb, "ending")


def is_open(verb: Token) -> bool:
    """Whether a verb is negated, or may or will only come true."""
    return any(child.tag_ == "MD" or child.dep_ == "neg" for child in verb.children)


def has_form(verb: Token, name: str) -> bool:
    """Whether a verb with its particle is in a list: "call-off"."""
    return any(
        child.dep_ in ("prt", "advmod") and f"{verb.lemma_.lower()}-{child.lower_}" in words(name)
        for child in verb.children
    )
