"""Whose a noun is: "Norway's offer", "Norwegian offers", "an offer by Norway"."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from spacy.tokens import Token

from diplograph.loaders.actors.mention import Mention

__all__ = ["owner_of"]


def owner_of(
    noun: Token, at: Mapping[int, Mention], prepositions: Collection[str]
) -> Mention | None:
    """The first that modifies a noun, or stands after one of the prepositions."""
    for child in noun.children:
        if child.dep_ in ("amod", "compound", "nmod", "poss") and child.i in at:
            return at[child.i]
        if child.dep_ in ("agent", "prep") and child.lower_ in prepositions:
            for target in child.children:
                if target.dep_ == "pobj" and target.i in at:
                    return at[target.i]
    return None
