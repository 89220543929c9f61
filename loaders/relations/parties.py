"""The parties of a mediation: the two whom a sentence names together.

"talks between Sudan and Chad", "the Sudan-Chad truce", or the joint subjects of the
clause in which a mediated deal stands.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Span, Token

from diplograph.loaders.actors.mention import Mention
from diplograph.loaders.relations.lexicon import words

__all__ = [
    "Pair",
    "Parties",
    "find_parties",
    "joint_subjects",
    "nearest",
    "only",
    "two",
    "two_between",
]

Pair = tuple[Mention, Mention]
Parties = Sequence[tuple[Token, Mention, Mention]]
"""Words of mediation or of its object, each with the two whom it is about."""


def find_parties(sentence: Span, at: Mapping[int, Mention]) -> list[tuple[Token, Mention, Mention]]:
    """Parties named at a word of mediation: the word and both mentions.

    "talks between Sudan and Chad", "the Sudan-Chad truce".
    """
    known = words("mediation_verbs") | words("mediation_nouns") | words("mediators")
    known |= words("mediation_objects") | words("messages") | {"shuttle", "between", "host"}
    found = []
    for token in sentence:
        if token.lemma_.lower() not in known:
            continue
        pair = two_between(token, at) or _dashed(token, at)
        if pair:
            found.append((token, *pair))
    return found


def two_between(word: Token, at: Mapping[int, Mention]) -> Pair | None:
    """The two whom "between" names below a word."""
    for child in word.subtree:
        if child.dep_ == "prep" and child.lower_ == "between":
            heads = [t for c in child.children if c.dep_ == "pobj" for t in (c, *c.conjuncts)]
            return two(heads, at)
    return None


def two(heads: list[Token], at: Mapping[int, Mention]) -> Pair | None:
    """The two actors among some tokens, if they are two."""
    named = {at[token.i].actor.id: at[token.i] for token in reversed(heads) if token.i in at}
    if len(named) != 2:
        return None
    first, second = sorted(named.values(), key=lambda mention: mention.start)
    return first, second


def _dashed(noun: Token, at: Mapping[int, Mention]) -> Pair | None:
    if noun.pos_ != "NOUN":
        return None
    doc = noun.doc
    for i in range(noun.left_edge.i + 1, noun.i - 1):
        if doc[i].text in "-–—" and i - 1 in at and i + 1 in at:
            first, second = at[i - 1], at[i + 1]
            return (first, second) if first.actor.id != second.actor.id else None
    return None


def nearest(word: Token, between: Parties) -> Pair | None:
    """The parties named below a word, or else at a word above it."""
    below = [(a, b) for token, a, b in between if token == word or token in word.subtree]
    above = [(a, b) for token, a, b in between if word in token.subtree]
    return next(iter([*below, *above]), None)


def only(between: Parties, mediator: Mention) -> Pair | None:
    """The parties of the sentence, where it names just one pair, others than the mediator."""
    pairs = {frozenset((a.actor.id, b.actor.id)): (a, b) for _, a, b in between}
    if len(pairs) != 1:
        return None
    first, second = next(iter(pairs.values()))
    return None if mediator.actor.id in (first.actor.id, second.actor.id) else (first, second)


def joint_subjects(word: Token, at: Mapping[int, Mention]) -> Pair | None:
    """The two coordinated subjects of the clause in which a mediated deal stands."""
    for clause in word.ancestors:
        if clause.pos_ == "VERB":
            subject = next((c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass")), None)
            return two([subject, *subject.conjuncts], at) if subject is not None else None
    return None
