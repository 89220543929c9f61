"""Texts read for tests: what each claim of a text says beside its relation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from diplograph.graph import Claim, Document
from diplograph.loaders import Extractor

PUBLISHED = date(2025, 4, 9)  # a Wednesday


class Said(NamedTuple):
    """How a text says a claim."""

    factuality: str
    speaker: str | None
    date: str | None
    relayed_by: str | None


Read = Callable[..., Mapping[str, Said]]


def read_text() -> Read:
    """A reader: from a text to its claims ("GHA ASSAULTS TGO") and how it says them.

    The two ends of a symmetric relation stand in the order of their ids; the second
    party of a mediation follows `+`.
    """
    extractor = Extractor()

    def read(text: str, published: date = PUBLISHED) -> Mapping[str, Said]:
        claims = extractor.extract([Document(id="example", text=text, published=published)])
        return {_written(claim): _said(claim) for claim in claims}

    return read


def _written(claim: Claim) -> str:
    second = f" + {claim.third.id}" if claim.third else ""
    return f"{claim.source.id} {claim.relation} {claim.target.id}{second}"


def _said(claim: Claim) -> Said:
    speaker = claim.attributed_to.id if claim.attributed_to else None
    relayer = claim.relayed_by.id if claim.relayed_by else None
    return Said(claim.factuality.value, speaker, claim.date, relayer)
