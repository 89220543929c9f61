"""The PLOVER root of a relation that a predicate expresses.

An agreement that will be signed is AGREE for PLOVER, one that was signed is SUPPORT
(PLOVER manual, sections AGREE and SUPPORT); for us both are AGREES_WITH. An appeal is
REQUESTS for us and nothing for PLOVER, which drops CAMEO 02 (its crosswalk of CAMEO).
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from diplograph.graph import RelationType
from diplograph.loaders.relations.lexicon import words
from diplograph.loaders.relations.syntax import below, predicate_between

__all__ = ["plover_root", "plover_root_of_pair"]

_FINISHED = ("VBD", "VBN", "VBP", "VBZ")


def plover_root(relation: RelationType, predicate: Token, target: Token) -> str | None:
    """The root by the predicate, or by the verb above it: "signed a pact"."""
    if any(token.lemma_.lower() in relation.outside_plover for token in _acts(predicate, target)):
        return None
    verb = next((t for t in (predicate, *predicate.ancestors) if t.pos_ == "VERB"), None)
    if verb is None or verb.tag_ not in _FINISHED or any(c.tag_ == "MD" for c in verb.children):
        return relation.plover
    return relation.root_of(verb.lemma_.lower(), {noun.lemma_.lower() for noun in _objects(verb)})


def plover_root_of_pair(
    relation: RelationType, doc: Doc, source: tuple[int, int], target: tuple[int, int]
) -> str | None:
    """The root by what joins two spans of a Doc, in characters."""
    first = doc.char_span(source[0], source[1], alignment_mode="expand")
    second = doc.char_span(target[0], target[1], alignment_mode="expand")
    if first is None or second is None:
        return relation.plover
    predicate = predicate_between(first.root, second.root, words("speech"))
    return plover_root(relation, predicate, second.root)


def _acts(predicate: Token, target: Token) -> Iterator[Token]:
    """The predicate, its object, and what is between it and its target: "made an appeal to"."""
    yield predicate
    yield from (child for child in predicate.children if child.dep_ == "dobj")
    yield from below(predicate, target)


def _objects(verb: Token) -> Iterator[Token]:
    """The direct object, and that of "on": "agreed a deal", "agreed on a deal"."""
    for child in verb.children:
        if child.dep_ == "dobj":
            yield child
        elif child.dep_ == "prep" and child.lower_ in ("on", "to", "upon"):
            yield from (noun for noun in child.children if noun.dep_ == "pobj")
