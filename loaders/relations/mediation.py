"""Mediation as a triad: one mediator, two parties.

The classifier sees pairs, so a mediator with two parties comes as two
MEDIATES pairs; here they become one claim. Two mediators ("Egypt and Qatar
brokered ...") are two claims.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from spacy.tokens import Span, Token

from diplograph.loaders.actors.mention import Mention
from diplograph.loaders.relations.candidate import Candidate
from diplograph.loaders.relations.lexicon import words
from diplograph.loaders.relations.syntax import subject_of

__all__ = ["Triad", "find_parties", "find_triads", "join_triads", "keep_named_parties"]


class Triad(NamedTuple):
    """A mediator and both parties, and the word of mediation."""

    mediator: Mention
    first: Mention
    second: Mention
    predicate: Token


def find_triads(sentence: Span, at: Mapping[int, Mention]) -> list[Triad]:
    """Mediations that syntax spells out: "restored ties in a deal brokered by China"."""
    between = find_parties(sentence, at)
    found = []
    for token in sentence:
        if token.lemma_.lower() not in words("mediation_verbs") or token.pos_ not in (
            "VERB",
            "ADJ",
        ):
            continue
        mediator = _mediator(token, at)
        if mediator is None:
            continue
        named = [(a, b) for word, a, b in between if word == token or word in token.subtree]
        named = named or [(a, b) for word, a, b in between if token in word.subtree]
        if not named and token.tag_ == "VBN":
            named = _agreeing_subjects(token, at)
        for first, second in named[:1]:
            if mediator.actor.id not in (first.actor.id, second.actor.id):
                found.append(Triad(mediator, first, second, token))
    return found


def _mediator(verb: Token, at: Mapping[int, Mention]) -> Mention | None:
    for child in verb.children:
        if child.dep_ == "agent":
            for target in child.children:
                if target.i in at:
                    return at[target.i]
    if verb.i >= 2 and verb.nbor(-1).text in "-–" and verb.i - 2 in at:
        return at[verb.i - 2]
    if verb.tag_ == "VBN":
        return None
    subject = subject_of(verb)
    return at.get(subject.i) if subject is not None else None


def _agreeing_subjects(verb: Token, at: Mapping[int, Mention]) -> list[tuple[Mention, Mention]]:
    """The two coordinated subjects of the clause in which a mediated deal stands."""
    for clause in verb.ancestors:
        if clause.pos_ == "VERB":
            subject = next((c for c in clause.children if c.dep_ == "nsubj"), None)
            if subject is None:
                return []
            both = [at[t.i] for t in (subject, *subject.conjuncts) if t.i in at]
            return [(both[0], both[1])] if len(both) == 2 else []
    return []


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
