"""How the mentions of a sentence relate: model and rules together.

`propose` collects what the model, the frames and the standing rules say;
`spread` carries it over coordinations; `mediation` joins triads; then speaker,
date and the explicit marks of factuality are read around each predicate.
`docs/relations.md` says how this division was measured.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Span

from diplograph.graph import ActorKind, Factuality, Ontology
from diplograph.loaders.actors.mention import Mention
from diplograph.loaders.relations.attribution import (
    find_speakers,
    speaker_mention,
)
from diplograph.loaders.relations.candidate import Candidate
from diplograph.loaders.relations.classifier import RelationClassifier
from diplograph.loaders.relations.conditions import find_consequence
from diplograph.loaders.relations.credibility import credible
from diplograph.loaders.relations.dating import read_date
from diplograph.loaders.relations.factuality import read_factuality
from diplograph.loaders.relations.frame_lexicon import FrameLexicon
from diplograph.loaders.relations.mediation import join_triads, keep_mediators
from diplograph.loaders.relations.participation import VERBAL, participants
from diplograph.loaders.relations.parties import find_parties
from diplograph.loaders.relations.propose import ScoredPair, propose
from diplograph.loaders.relations.quotations import Quotation
from diplograph.loaders.relations.spread import one_each, spread
from diplograph.loaders.relations.syntax import is_plain_past
from diplograph.loaders.relations.wishes import is_wished

__all__ = ["ReadSentence", "relate"]

_WISHED = (Factuality.ASSERTED, Factuality.POSSIBLE)
"""What the model takes a wish for."""


@dataclass(frozen=True, slots=True)
class ReadSentence:
    """A sentence of a Doc with its mentions and the document's quotations."""

    span: Span
    mentions: tuple[Mention, ...]
    """One mention of each actor."""
    others: tuple[Mention, ...]
    """The same, with the second mention of those actors that have two."""
    everyone: Mapping[int, Mention]
    """Every mention of the document, by each of its tokens."""
    quotations: tuple[Quotation, ...]


def relate(
    sentence: ReadSentence,
    scores: Iterable[ScoredPair],
    classifier: RelationClassifier,
    ontology: Ontology,
    frames: FrameLexicon,
    anchor: date | None,
) -> list[Candidate]:
    """The relations of one sentence, in the order of their source mentions."""
    span, at = sentence.span, sentence.everyone
    candidates = propose(span, at, list(scores), classifier, frames)
    parties = find_parties(span, at)
    candidates = keep_mediators(candidates, parties, span)
    candidates = spread(candidates, sentence.mentions, span.doc, ontology)
    candidates = participants(candidates, span, at, sentence.quotations)
    candidates = join_triads(one_each(candidates, ontology))
    finished = [
        replace(
            _finish(candidate, sentence, at, anchor),
            confidence=classifier.calibration(candidate.extractor, candidate.confidence),
        )
        for candidate in candidates
    ]
    return sorted(
        (found for found in finished if not _speaks_for_itself(found)),
        key=lambda found: (found.source.start, found.target.start),
    )


def _finish(
    candidate: Candidate, sentence: ReadSentence, at: Mapping[int, Mention], anchor: date | None
) -> Candidate:
    """Speaker, date and the explicit marks of factuality."""
    predicate = candidate.predicate
    factuality = candidate.factuality
    found = None if candidate.settled else read_factuality(predicate, candidate.relation)
    if found is not None:
        factuality = found[0]
    elif not candidate.settled:
        factuality = credible(factuality, predicate, candidate.extractor.startswith("model"))
        doc = sentence.span.doc
        parties = doc[candidate.source.root], doc[candidate.target.root]
        if factuality in _WISHED and is_wished(candidate.relation, predicate, *parties):
            factuality = Factuality.PLANNED
        elif _is_done_by_saying(candidate, factuality):
            factuality = Factuality.ASSERTED
    speaker, relayer = _speakers(replace(candidate, factuality=factuality), sentence, at)
    return replace(
        candidate,
        factuality=factuality,
        speaker=speaker,
        relayer=relayer,
        date=read_date(sentence.span, predicate, anchor, factuality is Factuality.PLANNED),
    )


def _is_done_by_saying(candidate: Candidate, factuality: Factuality) -> bool:
    """A threat is made whatever it depends on, and what was promised was promised."""
    if candidate.relation == "THREATENS":
        conditional = factuality is Factuality.CONDITIONAL
        return conditional and find_consequence(candidate.predicate) is not None
    said = candidate.relation in ("AGREES_WITH", "REQUESTS") and is_plain_past(candidate.predicate)
    return said and factuality is Factuality.PLANNED


def _speakers(
    candidate: Candidate, sentence: ReadSentence, at: Mapping[int, Mention]
) -> tuple[Mention | None, Mention | None]:
    """Who states the candidate, and who relays the statement."""
    found = find_speakers(candidate.predicate, sentence.quotations)
    named = [speaker_mention(token, at) for token in found]
    while named and _is_own_act(candidate, named[0]):
        # What somebody says is his own act; who reports it is the speaker.
        del named[0]
    speaker = named[0] if named else None
    if speaker is None or speaker.actor.kind is ActorKind.PLACE:
        return None, None
    outer = (m for m in named[1:] if m is not None and m.actor.id != speaker.actor.id)
    return speaker, next((m for m in outer if m.actor.kind is not ActorKind.PLACE), None)


def _is_own_act(candidate: Candidate, speaker: Mention | None) -> bool:
    return (
        candidate.relation in VERBAL
        and candidate.factuality is Factuality.ASSERTED
        and speaker is not None
        and speaker.actor.id == candidate.source.actor.id
    )


def _speaks_for_itself(candidate: Candidate) -> bool:
    """Whether a standing relation falls on the speaker; "our" gives the speaker's side."""
    speaker = candidate.speaker
    return (
        candidate.relation in ("ALLY_OF", "RIVAL_OF")
        and speaker is not None
        and speaker.actor.kind is ActorKind.PERSON
        and speaker.actor.id in (candidate.source.actor.id, candidate.target.actor.id)
    )
