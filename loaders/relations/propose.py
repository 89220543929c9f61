"""Proposals: what the model, the frames and the standing rules each say of a sentence.

A frame counts where the model does not speak against it; where it stands, the
model's other opinion of the same pair counts only when it is very sure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span

from diplograph.graph import Factuality
from diplograph.loaders.actors.mention import Mention
from diplograph.loaders.relations.candidate import VIOLENT, Candidate
from diplograph.loaders.relations.classifier import PairScores, RelationClassifier
from diplograph.loaders.relations.factuality import read_marks, read_standing_marks
from diplograph.loaders.relations.frame_lexicon import FrameLexicon
from diplograph.loaders.relations.frames import find_frames
from diplograph.loaders.relations.lexicon import words
from diplograph.loaders.relations.standing import find_backing, find_standing
from diplograph.loaders.relations.syntax import is_plain_past, is_refused, predicate_between
from diplograph.loaders.relations.threats import find_threats
from diplograph.loaders.relations.triads import find_triads

__all__ = ["ScoredPair", "propose"]

ScoredPair = tuple[Mention, Mention, PairScores]

EVENT_THRESHOLD = 0.4
EVENT_OVER_NONE = 0.65
"""The share that the likeliest event must have of itself and NONE together."""
STANDING_THRESHOLD = 0.6
_STANDING = ("ALLY_OF", "RIVAL_OF")
_RULE_CONFIDENCE = 0.9
_FRAME_CONFIDENCE = 0.8
_FRAME_AGREEMENT = 0.05
"""The share that the model must give to a frame's relation for the frame to count."""
_SURE_FACTUALITY = 0.6
_OVERRULES_FRAME = 0.9


def propose(
    span: Span,
    at: Mapping[int, Mention],
    pairs: Sequence[ScoredPair],
    classifier: RelationClassifier,
    frames: FrameLexicon,
) -> list[Candidate]:
    """All proposals for a sentence; `at` maps a token to its mention."""
    by_actors = {frozenset((a.actor.id, b.actor.id)): score for a, b, score in pairs}
    framed = _framed(span, at, by_actors, classifier, frames)
    standing = _standing_rules(span, at, by_actors, classifier)
    triads = _triads(span, at)
    mediated = [
        replace(triad, target=party)
        for triad in triads
        for party in (triad.target, triad.third)
        if party
    ]
    threats = _threats(span, at)
    ruled = [*framed, *standing, *threats, *mediated]
    model = _unopposed(_model(pairs, classifier, span.doc), ruled)
    return [*standing, *framed, *threats, *triads, *model]


def _threats(span: Span, at: Mapping[int, Mention]) -> list[Candidate]:
    candidates = []
    for finding in find_threats(span, at):
        marks = read_marks(finding.predicate, span.doc[finding.first.root])
        candidates.append(
            Candidate(
                finding.relation, finding.first, finding.second, finding.predicate,
                _FRAME_CONFIDENCE, marks[0] if marks else Factuality.ASSERTED,
                f"rule: {finding.rule}", settled=True,
            )
        )  # fmt: skip
    return candidates


def _triads(span: Span, at: Mapping[int, Mention]) -> list[Candidate]:
    return [
        Candidate(
            "MEDIATES", triad.mediator, triad.first, triad.predicate, _FRAME_CONFIDENCE,
            triad.mark[0] if triad.mark else Factuality.ASSERTED,
            "rule: mediator and both parties", third=triad.second, settled=True,
        )
        for triad in find_triads(span, at)
    ]  # fmt: skip


def _model(
    pairs: Iterable[ScoredPair],
    classifier: RelationClassifier,
    doc: Doc,
) -> list[Candidate]:
    candidates = []
    none = classifier.events.index("NONE")
    for first, second, score in pairs:
        pair = first, second
        if first.actor.id == second.actor.id:
            continue
        predicate = predicate_between(doc[first.root], doc[second.root], words("speech"))
        factuality = Factuality(classifier.factuality[int(score.factuality.argmax())])
        best = int(score.event.argmax())
        label = classifier.events[best]
        sure = score.event[best] >= EVENT_OVER_NONE * (score.event[best] + score.event[none])
        if label != "NONE" and sure and score.event[best] >= EVENT_THRESHOLD:
            source, target = pair[::-1] if label.endswith("<") else pair
            candidates.append(
                Candidate(
                    label.rstrip("<>"), source, target, predicate, float(score.event[best]),
                    factuality, f"model {classifier.version}",
                )
            )  # fmt: skip
        best = int(score.standing.argmax())
        label = classifier.standing[best]
        if label != "NONE" and score.standing[best] >= STANDING_THRESHOLD:
            candidates.append(
                Candidate(
                    label, *pair, predicate, float(score.standing[best]),
                    factuality, f"model {classifier.version}",
                )
            )  # fmt: skip
    return candidates


def _standing_rules(
    span: Span,
    at: Mapping[int, Mention],
    by_actors: Mapping[frozenset[str], PairScores],
    classifier: RelationClassifier,
) -> list[Candidate]:
    candidates = []
    backing = find_backing(span, at)
    for finding in [*find_standing(span, at), *backing]:
        score = by_actors.get(frozenset((finding.first.actor.id, finding.second.actor.id)))
        # "Iran-backed" and "Cuba, an ally of Venezuela, ..." are taken for granted.
        given = finding in backing
        marks = None if given else read_standing_marks(finding.predicate)
        given = given or (marks is None and finding.predicate.dep_ == "appos")
        factuality = Factuality.ASSERTED
        if marks is not None:
            factuality = marks[0]
        elif not given and score is not None and score.factuality.max() > _SURE_FACTUALITY:
            factuality = Factuality(classifier.factuality[int(score.factuality.argmax())])
        candidates.append(
            Candidate(
                finding.relation, finding.first, finding.second, finding.predicate,
                _RULE_CONFIDENCE, factuality, f"rule: {finding.rule}",
                settled=marks is not None or given,
            )
        )  # fmt: skip
    return candidates


def _framed(
    span: Span,
    at: Mapping[int, Mention],
    by_actors: Mapping[frozenset[str], PairScores],
    classifier: RelationClassifier,
    frames: FrameLexicon,
) -> list[Candidate]:
    """What the frames find, with the factuality that syntax or else the model sees."""
    doc = span.doc
    candidates = []
    for finding in find_frames(span, at, frames):
        score = by_actors.get(frozenset((finding.source.actor.id, finding.target.actor.id)))
        marks = read_marks(finding.predicate, doc[finding.source.root])
        confidence, factuality = _FRAME_CONFIDENCE, Factuality.ASSERTED
        if score is not None:
            said = {finding.relation}
            if is_refused(finding.predicate):
                said.add("REJECTS")
            elif marks is not None and marks[0] is Factuality.ENDED:
                # Who ends his aid to somebody reduces relations with him.
                said.add("SANCTIONS")
            agreed = [
                float(score.event[n])
                for n, label in enumerate(classifier.events)
                if label.rstrip("<>") in said
            ]
            if agreed and sum(agreed) < _FRAME_AGREEMENT:
                continue
            # Of a relation of a user's own the model knows nothing.
            confidence = 0.5 + 0.5 * sum(agreed) if agreed else _FRAME_CONFIDENCE
            best = int(score.factuality.argmax())
            if score.factuality[best] > _SURE_FACTUALITY and not is_plain_past(finding.predicate):
                factuality = Factuality(classifier.factuality[best])
        if marks is not None:
            factuality = marks[0]
        candidates.append(
            Candidate(
                finding.relation, finding.source, finding.target, finding.predicate,
                min(confidence, 0.99), factuality, f"frame: {finding.frame}",
                settled=marks is not None,
            )
        )  # fmt: skip
    return candidates


def _unopposed(candidates: list[Candidate], ruled: Iterable[Candidate]) -> list[Candidate]:
    """The model's candidates, less those that a rule has found or contradicts."""
    ruled = list(ruled)
    threatened = {
        (c.source.actor.id, c.target.actor.id) for c in ruled if c.relation == "THREATENS"
    }
    events: dict[frozenset[str], str] = {}
    standing: set[frozenset[str]] = set()
    for candidate in ruled:
        if candidate.relation in _STANDING:
            standing.add(_ends(candidate))
        else:
            events[_ends(candidate)] = candidate.relation
    kept = []
    for candidate in candidates:
        if candidate.relation in _STANDING:
            # Neither the same again nor the opposite: "Iran is Israel's archenemy".
            if _ends(candidate) in standing:
                continue
        elif (
            candidate.relation in VIOLENT
            and (candidate.source.actor.id, candidate.target.actor.id) in threatened
        ):
            # "Chad threatened to bomb the camps" is no attack.
            continue
        elif (spelled := events.get(_ends(candidate))) is not None and (
            spelled == candidate.relation or candidate.confidence <= _OVERRULES_FRAME
        ):
            continue
        kept.append(candidate)
    return kept


def _ends(candidate: Candidate) -> frozenset[str]:
    return frozenset((candidate.source.actor.id, candidate.target.actor.id))
