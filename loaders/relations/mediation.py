"""Mediation as a triad: one mediator, two parties.

The classifier sees pairs, so a mediator with two parties comes as two
MEDIATES pairs; here they become one claim. Two mediators ("Egypt and Qatar
brokered ...") are two claims.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from diplograph.loaders.relations.candidate import Candidate

__all__ = ["join_triads"]


def join_triads(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates with the MEDIATES pairs of one mediator joined two by two."""
    mediators: dict[int, list[Candidate]] = defaultdict(list)
    result = []
    for candidate in candidates:
        if candidate.relation == "MEDIATES" and candidate.third is None:
            mediators[candidate.source.start].append(candidate)
        else:
            result.append(candidate)
    everyone = {
        candidate.source.actor.id for pairs in mediators.values() for candidate in pairs
    }
    for pairs in mediators.values():
        parties = [pair for pair in pairs if pair.target.actor.id not in everyone] or pairs
        parties.sort(key=lambda pair: pair.target.start)
        distinct = list({pair.target.actor.id: pair for pair in parties}.values())
        for place in range(0, len(distinct), 2):
            first, *second = distinct[place : place + 2]
            if second:
                result.append(
                    replace(
                        first,
                        third=second[0].target,
                        confidence=min(first.confidence, second[0].confidence),
                    )
                )
            else:
                result.append(first)
    return result
