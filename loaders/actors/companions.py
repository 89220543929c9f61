"""Allies, rivals and neighbours: who "its ally" is, by what the text has said before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from spacy.tokens import Token

from diplograph.graph import Actor
from diplograph.loaders.actors.mention import Mention

__all__ = ["Companions"]

_NOUNS = {
    "ally": "ally", "allies": "ally",
    "partner": "partner", "partners": "partner",
    "neighbour": "neighbour", "neighbours": "neighbour",
    "neighbor": "neighbour", "neighbors": "neighbour",
    "rival": "rival", "rivals": "rival",
    "enemy": "enemy", "enemies": "enemy", "foe": "enemy", "foes": "enemy",
    "adversary": "enemy", "adversaries": "enemy",
}  # fmt: skip
"""Nouns of what two actors are to each other, and what they have in common."""
_PAST = {"ex", "former", "erstwhile", "one-time", "onetime", "potential"}


class Companions:
    """What a text has said so far of who is whose ally, partner, neighbour or enemy."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], dict[str, Actor]] = defaultdict(dict)

    def read(self, token: Token, at: Mapping[int, Mention]) -> Actor | None:
        """The actor that a noun means by its owner ("its ally"), where it is the only one.

        Names beside the noun ("its ally Iran", "Belarus is Russia's ally") are noted.
        """
        kind = _NOUNS.get(token.lower_)
        if kind is None or any(child.lower_ in _PAST for child in token.lefts):
            return None
        owner = _owner(token, at)
        named = _named(token, at)
        if owner is None:
            if len(named) == 2 and token.lower_ != kind:
                self._note(kind, *named)
            return None
        if named:
            if len(named) == 1:
                self._note(kind, owner, named[0])
            return None
        known = self._known.get((owner.id, kind), {})
        alone = token.tag_ == "NN" and len(known) == 1
        return next(iter(known.values())) if alone else None

    def _note(self, kind: str, one: Actor, other: Actor) -> None:
        if one.id != other.id:
            self._known[one.id, kind][other.id] = other
            self._known[other.id, kind][one.id] = one


def _owner(noun: Token, at: Mapping[int, Mention]) -> Actor | None:
    """Whose ally it is: "its ally", "Russia's ally", "an ally of Russia"."""
    for child in noun.children:
        if child.dep_ == "poss" and child.i in at:
            return at[child.i].actor
        if child.dep_ == "prep" and child.lower_ in ("of", "to"):
            for target in child.children:
                if target.dep_ == "pobj" and target.i in at:
                    return at[target.i].actor
    return None


def _named(noun: Token, at: Mapping[int, Mention]) -> list[Actor]:
    """The actors that the text calls so: beside the noun, or as the subject of "is"."""
    beside = [child for child in noun.rights if child.dep_ == "appos"]
    if noun.dep_ in ("appos", "compound"):
        beside.append(noun.head)
    if noun.i + 1 < len(noun.doc) and noun.i + 1 in at:
        beside.append(noun.nbor(1))
    if noun.dep_ == "attr" and noun.head.lemma_ == "be":
        verb = noun.head
        if any(child.dep_ in ("aux", "neg") for child in verb.children):
            return []
        subjects = [child for child in verb.lefts if child.dep_ == "nsubj"]
        beside += [each for subject in subjects for each in (subject, *subject.conjuncts)]
    found = {at[token.i].actor.id: at[token.i].actor for token in beside if token.i in at}
    return list(found.values())
