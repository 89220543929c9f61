"""Paths in a dependency tree: what joins two mentions, and what governs a word."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from diplograph.loaders.relations.lexicon import words

__all__ = [
    "below",
    "common_head",
    "governors",
    "is_plain_past",
    "is_refused",
    "predicate_between",
    "subject_of",
]


def common_head(first: Token, second: Token) -> Token:
    """The lowest token that governs both, or one of the two."""
    above = {first.i, *(token.i for token in first.ancestors)}
    if second.i in above:
        return second
    return next((token for token in second.ancestors if token.i in above), first.sent.root)


def below(predicate: Token, party: Token) -> Iterator[Token]:
    """What governs a party, up to a predicate: "interest", "in", "talks", "with"."""
    for token in party.ancestors:
        if token.i == predicate.i:
            return
        yield token


def predicate_between(first: Token, second: Token, speech: frozenset[str]) -> Token:
    """The word that relates two tokens: their common head, or what it reports.

    "Rwanda attacked our soldiers, said a spokesman for Congo" meets in "said",
    which only reports "attacked"; "Saudi Arabia accused Iran of arming the Houthis"
    relates its last two by "arming".
    """
    head = common_head(first, second)
    for token, other in ((first, second), (second, first)):
        if token.head.i == head.i and token.dep_ in ("dobj", "nsubjpass"):
            controlled = _controlled(other, head)
            if controlled is not None:
                return controlled
    if head.i in (first.i, second.i) and head.dep_ in ("amod", "compound", "nmod"):
        # "the U.S.-Russia talks"
        return head.head
    if head.lemma_.lower() in speech:
        for child in head.children:
            if child.dep_ == "ccomp" and (first in child.subtree or second in child.subtree):
                return child
    return head


def _controlled(token: Token, head: Token) -> Token | None:
    """The verb above `token` whose subject is the object of `head`."""
    while token.i != head.i and token.head.i != token.i:
        if token.pos_ == "VERB" and token.dep_ in ("xcomp", "ccomp", "pcomp"):
            return token
        token = token.head
    return None


def governors(token: Token) -> Iterator[tuple[Token, Token]]:
    """Pairs of a token and its governor, from `token` up to the root, or to a semicolon."""
    while token.head.i != token.i:
        first, last = sorted((token.i, token.head.i))
        if any(between.text == ";" for between in token.doc[first:last]):
            return
        yield token, token.head
        token = token.head


def subject_of(verb: Token) -> Token | None:
    """The one who acts or speaks: subject, or agent of a passive."""
    passive = subject = None
    for child in verb.children:
        if child.dep_ in ("nsubj", "csubj", "expl"):
            # The last of two: the parser may take a dateline's place for a subject.
            subject = child
        if child.dep_ == "agent":
            passive = next((target for target in child.children if target.dep_ == "pobj"), None)
    if subject is not None or passive is not None:
        return subject or passive
    if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        return subject_of(verb.head)
    above = verb.head.head if verb.dep_ == "pcomp" else verb.head
    if verb.dep_ in ("pcomp", "xcomp") and above.lemma_.lower() in words("object_control"):
        # "accused Iran of arming the Houthis", "persuaded Iran to attack"
        moved = next((c for c in above.children if c.dep_ in ("dobj", "nsubjpass")), None)
        if moved is not None:
            return moved
    if verb.dep_ == "pcomp" and above.pos_ in ("VERB", "AUX"):
        return subject_of(above)
    if verb.dep_ in ("advcl", "xcomp") and verb.head.pos_ in ("VERB", "AUX", "ADJ"):
        return subject_of(verb.head)
    if verb.dep_ in ("acomp", "attr") and verb.head.pos_ == "AUX":
        return subject_of(verb.head)
    if verb.dep_ in ("acl", "relcl"):
        return verb.head
    return None


def is_plain_past(predicate: Token) -> bool:
    """Whether a finite verb without auxiliary says that it happened: "asked"."""
    return predicate.tag_ == "VBD" and not any(
        child.dep_ in ("aux", "neg") for child in predicate.children
    )


def is_refused(predicate: Token) -> bool:
    """Whether somebody refuses to do what a verb says: "refused to meet"."""
    return predicate.dep_ == "xcomp" and predicate.head.lemma_.lower() in words("refusing")
