"""The PLOVER root of a relation that a predicate expresses.

An agreement that will be signed is AGREE for PLOVER, one that was signed is SUPPORT
(PLOVER manual, sections AGREE and SUPPORT); for us both are AGREES_WITH.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from diplograph.graph import RelationType
from diplograph.loaders.relations.lexicon import words
from diplograph.loaders.relations.syntax import predicate_between

__all__ = ["plover_root", "plover_root_of_pair"]

_FINISHED = ("VBD", "VBN", "VBP", "VBZ")


def plover_root(relation: RelationType, predicate: Token) -> str | None:
    """The root by the predicate, or by the verb above it: "signed a pact"."""
    verb = next((t for t in (predicate, *predicate.ancestors) if t.pos_ == "VERB"), None)
    if verb is None or verb.tag_ not in _FINISHED or any(c.tag_ == "MD" for c in verb.children):
        return relation.plover
    return relation.root_of(verb.lemma_.lower())


def plover_root_of_pair(
    relation: RelationType, doc: Doc, first: tuple[int, int], second: tuple[int, int]
) -> str | None:
    """The root by what joins two spans of a Doc, in characters."""
    one = doc.char_span(first[0], first[1], alignment_mode="expand")
    other = doc.char_span(second[0], second[1], alignment_mode="expand")
    if one is None or other is None:
        return relation.plover
    return plover_root(relation, predicate_between(one.root, other.root, words("speech")))
