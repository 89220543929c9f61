"""Mediation as a triad: one mediator, two parties.

The classifier sees pairs, so a mediator with two parties comes as two
MEDIATES pairs; here they become one claim. Two mediators ("Egypt and Qatar
brokered ...") are two claims. What syntax spells out (`triads`) goes before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Span, Token

from diplograph.loaders.actors.mention import Mention
from diplograph.loaders.relations.candidate import Candidate
from diplograph.loaders.relations.lexicon import words

__all__ = ["join_triads", "keep_mediators"]

_ASKING = ("ask", "beg", "call", "invite", "press", "request", "urge", "want")
"""Verbs whose object is only asked to mediate."""


def keep_mediators(
    candidates: Sequence[Candidate],
    parties: Sequence[tuple[Token, Mention, Mention]],
    sentence: Span,
) -> list[Candidate]:
    """Drop MEDIATES candidates that a triad, the named parties or the words speak against."""
    named = {mention.actor.id for _, first, second in parties for mention in (first, second)}
    triads = [c for c in candidates if c.relation == "MEDIATES" and _is_spelled_out(c)]
    spoken = _speaks_of_mediation(sentence)
    kept = []
    for candidate in candidates:
        if candidate.relation == "MEDIATES" and not _is_spelled_out(candidate):
            source, target = candidate.source.actor, candidate.target.actor
            if not spoken or (source.country and source.country == target.country):
                continue
            if named and (source.id in named or target.id not in named):
                continue
            if any(_contradicts(triad, candidate) for triad in triads):
                continue
            if _is_only_asked(sentence.doc[candidate.source.root]):
                continue
        kept.append(candidate)
    return kept


def _is_spelled_out(candidate: Candidate) -> bool:
    return candidate.extractor.startswith("rule: mediator")


def _contradicts(triad: Candidate, candidate: Candidate) -> bool:
    """Whether a pair repeats a triad, or makes its mediator a party or a party its mediator."""
    parties = {m.actor.id for m in (triad.target, triad.third) if m is not None}
    mediator, target = candidate.source.actor.id, candidate.target.actor.id
    if mediator == triad.source.actor.id:
        return True
    return mediator in parties or target == triad.source.actor.id or target in parties


def _is_only_asked(mediator: Token) -> bool:
    """ "Iran asked Oman to mediate" """
    for token in (mediator, mediator.head):
        if token.dep_ in ("dobj", "ccomp", "xcomp") and token.head.lemma_.lower() in _ASKING:
            return any(child.dep_ in ("ccomp", "xcomp") for child in token.head.children)
    return False


def _speaks_of_mediation(sentence: Span) -> bool:
    signs = words("mediation_verbs") | words("mediation_nouns") | words("mediators")
    signs |= words("mediation_signs")
    return any(token.lemma_.lower() in signs for token in sentence)


def join_triads(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates with the MEDIATES pairs of one mediator joined two by two."""
    mediators: dict[int, list[Candidate]] = defaultdict(list)
    result = []
    for candidate in candidates:
        if candidate.relation == "MEDIATES" and candidate.third is None:
            mediators[candidate.source.start].append(candidate)
        else:
            if candidate.third is None or candidate.third.actor.id != candidate.target.actor.id:
                result.append(candidate)
    everyone = {candidate.source.actor.id for pairs in mediators.values() for candidate in pairs}
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
