"""Sentences as examples: a sentence and all its claims, each written in one line.

`Ghana bombed Togo.` gives `GHA ASSAULTS TGO`; what is not asserted says so
(`GHA ASSAULTS TGO denied`), a speaker follows `by`, a date `on`, and the
second party of a mediation `+`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from reading import PUBLISHED

from diplograph.graph import Claim, Document
from diplograph.loaders import Extractor

Reader = Callable[[str], list[Claim]]


def read_claims() -> Reader:
    """Reads a text that was published on Wednesday, 9 April 2025."""
    extractor = Extractor()

    def claims(text: str) -> list[Claim]:
        return list(extractor.extract([Document(id="example", text=text, published=PUBLISHED)]))

    return claims


def shown(claim: Claim) -> str:
    """A claim in one line, as the examples have it."""
    parts = [f"{claim.source.id} {claim.relation} {claim.target.id}"]
    if claim.third:
        parts.append(f"+ {claim.third.id}")
    if claim.factuality.value != "asserted":
        parts.append(claim.factuality.value)
    if claim.attributed_to:
        parts.append(f"by {claim.attributed_to.id}")
    if claim.date:
        parts.append(f"on {claim.date}")
    return " ".join(parts)


def examples(table: Mapping[str, str | list[str]]) -> pytest.MarkDecorator:
    """A test for each sentence of a table."""
    return pytest.mark.parametrize(
        ("text", "expected"),
        [
            pytest.param(text, [claims] if isinstance(claims, str) else claims, id=text[:60])
            for text, claims in table.items()
        ],
    )
