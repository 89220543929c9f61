"""Who of those named before a pronoun or phrase means, and the mention that says so."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from diplograph.loaders.actors.mention import Mention

__all__ = [
    "PERSONAL",
    "REACH",
    "antecedent",
    "is_subject",
    "mention_again",
    "others_than_subject",
]

PERSONAL = {"he", "she", "him", "her", "his"}
REACH = 2
"""How many sentences back an antecedent may stand."""
_SUBJECTS = {"nsubj", "nsubjpass"}
_OBJECTS = {"dobj", "dative", "pobj"}


def mention_again(token: Token, meant: Mention | None, form: str) -> list[Mention]:
    """A mention of an actor named before, by a pronoun or by a phrase that a token heads."""
    if meant is None:
        return []
    start = token.i if form == "pronoun" else token.left_edge.i
    why = f"'{token.text}' for {meant.actor.id}"
    return [Mention(start, token.i + 1, token.i, meant.actor, form, why)]


def antecedent(
    token: Token, candidates: list[Mention], sentence_of: Mapping[int, int]
) -> Mention | None:
    """The one of the candidates that a singular pronoun or phrase means."""
    doc, here = token.doc, sentence_of[token.i]
    candidates = others_than_subject(token, candidates)
    nearby = {m.actor.id for m in candidates if sentence_of[m.start] == here}
    if token.dep_ in _OBJECTS and token.lower_ in PERSONAL and len(nearby) > 1:
        return None
    subjects = [m for m in candidates if is_subject(doc[m.root])]
    if not subjects:
        return candidates[-1] if len({m.actor.id for m in candidates}) == 1 else None
    recent = max(sentence_of[m.start] for m in subjects)
    chosen = [m for m in subjects if sentence_of[m.start] == recent]
    if recent != here and token.lower_ not in PERSONAL and len({m.actor.id for m in chosen}) > 1:
        return None
    best = chosen[0] if recent != here else chosen[-1]
    return None if doc[best.root].conjuncts else best


def is_subject(token: Token) -> bool:
    """Whether a token is a subject, or its example: "Experts like Mikhail Neyzhmakov doubt"."""
    if token.dep_ == "pobj" and token.head.lower_ in ("like", "as", "including"):
        token = token.head.head
    return token.dep_ in _SUBJECTS


def others_than_subject(token: Token, candidates: list[Mention]) -> list[Mention]:
    """Without the subject of the same verb, whom an object cannot mean: "Merkel told him"."""
    if token.dep_ not in _OBJECTS:
        return candidates
    verb = token.head.head if token.dep_ == "pobj" else token.head
    own = next((child.i for child in verb.children if child.dep_ in _SUBJECTS), None)
    acting = {m.actor.id for m in candidates if own is not None and m.start <= own < m.end}
    return [m for m in candidates if m.actor.id not in acting]
