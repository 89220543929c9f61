"""Mediation as a triad: one mediator, two parties.

The classifier sees pairs, so a mediator with two parties comes as two
MEDIATES pairs; here they become one claim. Two mediators ("Egypt and Qatar
brokered ...") are two claims.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Span, Token

from diplograph.loaders.actors.mention import Mention
from diplograph.loaders.relations.candidate import Candidate
from diplograph.loaders.relations.lexicon import words

__all__ = ["find_parties", "join_triads", "keep_named_parties"]


def find_parties(sentence: Span, at: Mapping[int, Mention]) -> list[tuple[Token, Mention, Mention]]:
    """Parties that "between" names at a word of mediation: the word and both mentions."""
    found = []
    for token in sentence:
        lemma = token.lemma_.lower()
        mediates = lemma in words("mediation_verbs") or lemma in words("mediation_nouns")
        if not mediates and lemma not in words("mediation_objects"):
            continue
        for child in token.subtree:
            if child.dep_ != "prep" or child.lower_ != "between":
                continue
            heads = [t for c in child.children if c.dep_ == "pobj" for t in (c, *c.conjuncts)]
            parties = {at[t.i].actor.id: at[t.i] for t in heads if t.i in at}
            if len(parties) == 2 and (mediates or lemma in words("mediation_objects")):
                first, second = parties.values()
                found.append((token, first, second))
                break
    return found


def keep_named_parties(
    candidates: Sequence[Candidate], parties: Sequence[tuple[Token, Mention, Mention]]
) -> list[Candidate]:
    """Drop MEDIATES candidates that make a mediator of a party, or a party of anyone else."""
    named = {mention.actor.id for _, first, second in parties for mention in (first, second)}
    if not named:
        return list(candidates)
    return [
        candidate
        for candidate in candidates
        if candidate.relation != "MEDIATES"
        or (candidate.source.actor.id not in named and candidate.target.actor.id in named)
    ]


def join_triads(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates with the MEDIATES pairs of one mediator joined two by two."""
    mediators: dict[int, list[Candidate]] = defaultdict(list)
    result = []
    for candidate in candidates:
        if candidate.relation == "MEDIATES" and candidate.third is None:
            mediators[candidate.source.start].append(candidate)
        else:
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
