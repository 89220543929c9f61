"""Dating: which of the dates in a sentence is that of a predicate.

A date in another clause, or at another noun ("a 2001 agreement"), dates
something else; then the predicate has none.
"""

from __future__ import annotations

from datetime import date

from spacy.tokens import Span, Token

from diplograph.loaders.relations.dates import has_year, resolve_expression

__all__ = ["read_date"]

_FUTURE = ("will", "shall", "'ll", "’ll")
_LIGHT = {
    "begin", "carry", "conduct", "have", "hold", "host", "launch", "make", "open", "resume",
    "sign", "stage", "start",
}  # fmt: skip
"""Verbs whose object has the verb's date: "held talks on Friday"."""
_HAPPENING = _LIGHT | {"continue", "come", "end", "follow", "happen", "occur", "take"}
"""Verbs whose subject has the verb's date: "the talks took place on Friday"."""
_DATELINE = 6
"""Words that may stand before the date of a dateline."""
_MODIFIERS = ("nummod", "amod", "compound", "poss", "nmod")


def read_date(
    sentence: Span, predicate: Token, anchor: date | None, planned: bool = False
) -> str | None:
    """The date that belongs to a predicate: the nearest of those in its own clause.

    What is `planned` lies ahead of the anchor.
    """
    dated: list[tuple[int, int, str]] = []
    ahead = planned or _is_ahead(predicate)
    for entity in sentence.ents:
        if entity.label_ not in ("DATE", "TIME") or _is_count(entity) or _is_dateline(entity):
            continue
        resolved = resolve_expression(_widened(entity), anchor, ahead)
        steps = _steps(entity, predicate) if resolved else None
        if resolved and steps is not None:
            dated.append((steps, abs(entity.start - predicate.i), resolved))
    return min(dated)[2] if dated else None


def _widened(entity: Span) -> str:
    """The words of a date with the range that it is part of: "between 1991 and 1994"."""
    doc = entity.doc
    end = entity.end
    if entity.start and doc[entity.start - 1].lower_ in ("from", "between"):
        while end < len(doc) and (doc[end].ent_type_ == "DATE" or doc[end].lower_ in ("to", "and")):
            end += 1
    elif entity.start > 1 and doc[entity.start - 1].lower_ in ("to", "and"):
        before = doc[entity.start - 2]
        return before.text + " " + entity.text if before.ent_type_ == "DATE" else entity.text
    return doc[entity.start : end].text


def _is_count(entity: Span) -> bool:
    """ "2020 tonnes" """
    number = entity[0] if len(entity) == 1 else entity.root
    return number.like_num and number.dep_ == "nummod" and number.head.tag_ == "NNS"


def _is_dateline(entity: Span) -> bool:
    """ "MUSCAT, 14 May 2025 - Oman relayed a proposal on Tuesday" """
    doc = entity.doc
    opening = entity.start - entity[0].sent.start < _DATELINE
    return opening and any(
        token.text in ("-", "–", "—", "--") and token.nbor(-1).whitespace_
        for token in doc[entity.start + 1 : entity.end + 1]
    )


def _is_ahead(predicate: Token) -> bool:
    """Whether a predicate is said to be still to come: "will visit", "Macron to visit Algeria"."""
    verb = predicate
    while verb.dep_ in ("xcomp", "conj", "pobj", "prep", "dobj") and verb.head.i != verb.i:
        if any(c.tag_ == "MD" and c.lower_ in _FUTURE for c in verb.children):
            return True
        verb = verb.head
    infinitive = verb.dep_ in ("ROOT", "relcl") and any(c.tag_ == "TO" for c in verb.children)
    return infinitive or any(c.tag_ == "MD" and c.lower_ in _FUTURE for c in verb.children)


def _steps(entity: Span, predicate: Token) -> int | None:
    """How far a date hangs from a predicate in the tree; None where it dates something else."""
    root = entity.root
    if root.dep_ == "compound" and root.head.ent_type_ == "TIME":
        # "on Tuesday night"
        root = root.head
    if root.dep_ == "pobj" and root.head.lower_ in ("after", "before", "by", "until", "till"):
        return None
    above = {predicate.i: 0}
    for n, token in enumerate(predicate.ancestors, 1):
        above[token.i] = n
    token, steps = root, 0
    while token.i not in above:
        if not _passes(token, entity, predicate):
            return None
        token, steps = token.head, steps + 1
    if token.i != predicate.i and _is_when(predicate, entity):
        return steps
    below = predicate
    while below.i != token.i:
        if not _inherits(below, root):
            return None
        below = below.head
    return steps + above[token.i]


def _is_when(predicate: Token, entity: Span) -> bool:
    """ "In 2019, when Turkey attacked Syria, ..." """
    doc = entity.doc
    following = next((t for t in doc[entity.end : entity.end + 2] if not t.is_punct), None)
    return following is not None and following.lower_ == "when" and following.head.i == predicate.i


def _passes(token: Token, entity: Span, predicate: Token) -> bool:
    """Whether a date may belong to what stands above `token`."""
    if token.dep_ in ("relcl", "advcl", "ccomp", "acl", "csubj", "parataxis"):
        return False
    if token.dep_ == "conj" and token.pos_ in ("VERB", "AUX"):
        return False
    if token.dep_ == "pcomp" and token.pos_ == "VERB":
        # "accused Iran of shadowing a ferry yesterday" may date either, a year only the latter.
        return not has_year(entity.text)
    # "a 2001 agreement": what stands above the noun has another date. At a name the
    # parser only lacks a comma: "On Friday Latvia accused ...".
    return (
        token.i != entity.root.i
        or token.head.i == predicate.i
        or token.dep_ not in _MODIFIERS
        or (token.head.pos_ == "PROPN" and token.dep_ != "poss")
    )


def _inherits(token: Token, date_root: Token) -> bool:
    """Whether a predicate has the date of what stands above it."""
    head = token.head
    if token.dep_ == "relcl":
        return head.i == date_root.i
    if token.dep_ in ("ccomp", "advcl", "parataxis", "csubj"):
        return False
    if token.dep_ == "conj":
        return date_root.i < head.i
    if token.dep_ in ("nsubj", "nsubjpass") and token.pos_ == "NOUN":
        return head.lemma_ in _HAPPENING
    return token.dep_ not in ("dobj", "pobj") or head.pos_ != "VERB" or head.lemma_ in _LIGHT
