"""A candidate: a relation between two mentions of a sentence, before it is a claim."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from diplograph.graph import Factuality
from diplograph.loaders.actors.mention import Mention

__all__ = ["VIOLENT", "Candidate"]

VIOLENT = ("ASSAULTS", "COERCES")
"""Acts that a threat only names: who threatens to bomb has not bombed."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What relates two mentions, how sure, and which rule or model says so.

    `predicate` is the word that joins them; factuality, speaker and date are
    read around it.
    """

    relation: str
    source: Mention
    target: Mention
    predicate: Token
    confidence: float
    factuality: Factuality
    extractor: str
    third: Mention | None = None
    speaker: Mention | None = None
    relayer: Mention | None = None
    """The outer speaker, who relays what the speaker said."""
    date: str | None = None
    settled: bool = False
    """Whether factuality was read off the predicate itself."""
