"""How the mentions of a sentence relate: model and rules together.

The classifier says which pairs relate, how and in which direction; rules find
standing relations that a phrase spells out, carry a relation over a
coordination, join triads, and read speaker, date and the explicit marks of
factuality. `docs/relations.md` says how this division was measured.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Doc, Span, Token

from diplograph.graph import ActorKind, Factuality, Ontology
from diplograph.loaders.actors.mention import Mention
from diplograph.loaders.relations.attribution import Quotation, find_speaker
from diplograph.loaders.relations.candidate import Candidate
from diplograph.loaders.relations.classifier import PairScores, RelationClassifier
from diplograph.loaders.relations.dates import read_date
from diplograph.loaders.relations.factuality import read_factuality, read_marks
from diplograph.loaders.relations.frames import find_frames
from diplograph.loaders.relations.lexicon import words
from diplograph.loaders.relations.mediation import (
    find_parties,
    join_triads,
    keep_named_parties,
)
from diplograph.loaders.relations.named_act import find_named_act
from diplograph.loaders.relations.standing import find_backing, find_standing
from diplograph.loaders.relations.syntax import common_head

__all__ = ["ReadSentence", "relate"]

EVENT_THRESHOLD = 0.45
STANDING_THRESHOLD = 0.6
_RULE_CONFIDENCE = 0.9
_FRAME_CONFIDENCE = 0.8
_SURE_FACTUALITY = 0.6
_OVERRULES_FRAME = 0.9
_VERBAL = {"ACCUSES", "AGREES_WITH", "REJECTS", "REQUESTS", "SUPPORTS", "THREATENS"}


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
    scores: Iterable[tuple[Mention, Mention, PairScores]],
    classifier: RelationClassifier,
    ontology: Ontology,
    anchor: date | None,
) -> list[Candidate]:
    """The relations of one sentence, in the order of their source mentions."""
    doc = sentence.span.doc
    at = sentence.everyone
    pairs = list(scores)
    candidates = _standing_rules(sentence, at, pairs, classifier)
    framed = _framed(sentence, at, pairs, classifier)
    candidates += framed
    candidates += _unopposed(_model(pairs, classifier, doc), framed)
    candidates = keep_named_parties(candidates, find_parties(sentence.span, at))
    candidates = [found for found in candidates if not _is_venue(found)]
    candidates = _over_coordination(candidates, sentence, doc)
    candidates += _reciprocal(candidates, doc, ontology)
    candidates += _named_acts(candidates)
    candidates = join_triads(_one_each(candidates, ontology))
    finished = [_finish(candidate, sentence, at, anchor) for candidate in candidates]
    return sorted(
        (found for found in finished if not _speaks_for_itself(found)),
        key=lambda found: (found.source.start, found.target.start),
    )


def _model(
    pairs: Iterable[tuple[Mention, Mention, PairScores]],
    classifier: RelationClassifier,
    doc: Doc,
) -> list[Candidate]:
    candidates = []
    for first, second, score in pairs:
        pair = first, second
        if first.actor.id == second.actor.id:
            continue
        predicate = common_head(doc[pair[0].root], doc[pair[1].root])
        factuality = Factuality(classifier.factuality[int(score.factuality.argmax())])
        best = int(score.event.argmax())
        label = classifier.events[best]
        if label != "NONE" and score.event[best] >= EVENT_THRESHOLD:
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
    sentence: ReadSentence,
    at: Mapping[int, Mention],
    pairs: Iterable[tuple[Mention, Mention, PairScores]],
    classifier: RelationClassifier,
) -> list[Candidate]:
    by_actors = {frozenset((a.actor.id, b.actor.id)): score for a, b, score in pairs}
    candidates = []
    for finding in [*find_standing(sentence.span, at), *find_backing(sentence.span, at)]:
        score = by_actors.get(frozenset((finding.first.actor.id, finding.second.actor.id)))
        factuality = Factuality.ASSERTED
        if score is not None:
            factuality = Factuality(classifier.factuality[int(score.factuality.argmax())])
        candidates.append(
            Candidate(
                finding.relation, finding.first, finding.second, finding.predicate,
                _RULE_CONFIDENCE, factuality, f"rule: {finding.rule}",
            )
        )  # fmt: skip
    return candidates


def _framed(
    sentence: ReadSentence,
    at: Mapping[int, Mention],
    pairs: Iterable[tuple[Mention, Mention, PairScores]],
    classifier: RelationClassifier,
) -> list[Candidate]:
    """What the frames find, with the factuality that syntax or else the model sees."""
    by_actors = {frozenset((a.actor.id, b.actor.id)): score for a, b, score in pairs}
    doc = sentence.span.doc
    candidates = []
    for finding in find_frames(sentence.span, at):
        score = by_actors.get(frozenset((finding.source.actor.id, finding.target.actor.id)))
        marks = read_marks(finding.predicate, doc[finding.source.root])
        confidence, factuality = _FRAME_CONFIDENCE, Factuality.ASSERTED
        if score is not None:
            agreed = [
                float(score.event[n])
                for n, label in enumerate(classifier.events)
                if label.rstrip("<>") == finding.relation
            ]
            confidence = max(confidence, sum(agreed))
            best = int(score.factuality.argmax())
            if score.factuality[best] > _SURE_FACTUALITY:
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


def _unopposed(candidates: list[Candidate], framed: Iterable[Candidate]) -> list[Candidate]:
    """The model's candidates, less those that a frame contradicts."""
    spelled = {frozenset((c.source.actor.id, c.target.actor.id)): c.relation for c in framed}
    return [
        candidate
        for candidate in candidates
        if candidate.relation in ("ALLY_OF", "RIVAL_OF")
        or (
            relation := spelled.get(
                frozenset((candidate.source.actor.id, candidate.target.actor.id))
            )
        )
        is None
        or (relation != candidate.relation and candidate.confidence > _OVERRULES_FRAME)
    ]


def _over_coordination(
    candidates: list[Candidate], sentence: ReadSentence, doc: Doc
) -> list[Candidate]:
    """What one member of a coordination does, all do: "Egypt and Qatar brokered ..."."""
    related = {
        frozenset((candidate.source.start, candidate.target.start)) for candidate in candidates
    }
    added = []
    for candidate in candidates:
        for place in ("source", "target"):
            mention: Mention = getattr(candidate, place)
            other = candidate.target if place == "source" else candidate.source
            siblings = {token.i for token in doc[mention.root].conjuncts}
            for sibling in sentence.mentions:
                pair = frozenset((sibling.start, other.start))
                if sibling.root not in siblings or sibling is other or pair in related:
                    continue
                if sibling.actor.id == other.actor.id or sibling.form == "pronoun":
                    continue
                related.add(pair)
                added.append(
                    replace(
                        candidate,
                        confidence=candidate.confidence * 0.95,
                        extractor=f"{candidate.extractor}, over coordination",
                        **{place: sibling},  # type: ignore[arg-type]
                    )
                )
    return candidates + added


_TERRITORIAL = {
    "AIDS", "ASSAULTS", "COERCES", "MOBILIZES_AGAINST", "PROTESTS_AGAINST", "SANCTIONS",
    "YIELDS_TO",
}  # fmt: skip
_RECIPROCAL = {"exchange", "trade", "clash", "swap", "fight", "battle"}


def _reports_own_act(predicate: Token, candidate: Candidate) -> bool:
    """ "China said it would impose sanctions": an act, known from the actor's own words."""
    return (
        candidate.relation not in _VERBAL
        and predicate.lemma_.lower() in words("speech")
        and any(child.dep_ == "ccomp" for child in predicate.children)
        and any(
            child.dep_ == "nsubj" and candidate.source.start <= child.i < candidate.source.end
            for child in predicate.children
        )
    )


def _spoken_for(token: Token, at: Mapping[int, Mention]) -> Mention | None:
    """ "a spokesman for the Congolese army" speaks for the army."""
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in ("for", "of"):
            for target in child.children:
                if target.i in at:
                    return at[target.i]
    return None


def _is_venue(candidate: Candidate) -> bool:
    """Whether one side is only where it happened: "police in Athens handed him to Cyprus"."""
    if candidate.relation in _TERRITORIAL:
        return False
    return any(
        place.locative and place.actor.kind is ActorKind.PLACE
        for place in (candidate.source, candidate.target)
    )


def _reciprocal(candidates: Sequence[Candidate], doc: Doc, ontology: Ontology) -> list[Candidate]:
    """What two coordinated actors do to each other, both do: "exchanged fire"."""
    directions = {(c.relation, c.source.start, c.target.start) for c in candidates}
    added = []
    for candidate in candidates:
        if ontology[candidate.relation].symmetric or candidate.relation == "MEDIATES":
            continue
        source, target, verb = candidate.source, candidate.target, candidate.predicate
        together = doc[target.root] in doc[source.root].conjuncts or verb.lower_ in (
            "clashes",
            "fighting",
            "battles",
        )
        mutual = verb.lemma_.lower() in _RECIPROCAL or any(
            token.lower_ in ("other", "another") and token.nbor(-1).lower_ in ("each", "one")
            for token in verb.sent
            if token.i > verb.sent.start
        )
        if source.root < verb.i < target.root:
            together = together and mutual
        climb = doc[source.root].head
        mutual = mutual or climb.head.lemma_.lower() in _RECIPROCAL
        if (
            together
            and mutual
            and (candidate.relation, target.start, source.start) not in directions
        ):
            added.append(replace(candidate, source=target, target=source))
    return added


def _named_acts(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The act that a promise or threat names, planned: "offered to mediate" is also MEDIATES."""
    added = []
    for candidate in candidates:
        if candidate.relation not in ("AGREES_WITH", "THREATENS"):
            continue
        named = find_named_act(candidate)
        if named is not None:
            added.append(named)
    return added


def _speaks_for_itself(candidate: Candidate) -> bool:
    """Whether a standing relation falls on the speaker; "our" gives the speaker's side."""
    speaker = candidate.speaker
    return (
        candidate.relation in ("ALLY_OF", "RIVAL_OF")
        and speaker is not None
        and speaker.actor.kind is ActorKind.PERSON
        and speaker.actor.id in (candidate.source.actor.id, candidate.target.actor.id)
    )


def _one_each(candidates: Sequence[Candidate], ontology: Ontology) -> list[Candidate]:
    """One candidate for each relation and pair of actors: the surest."""
    best: dict[tuple[str, str, str], Candidate] = {}
    for candidate in candidates:
        first, second = candidate.source, candidate.target
        if ontology[candidate.relation].symmetric and second.actor.id < first.actor.id:
            first, second = second, first
        key = (candidate.relation, first.actor.id, second.actor.id)
        if key not in best or candidate.confidence > best[key].confidence:
            best[key] = replace(candidate, source=first, target=second)
    return list(best.values())


def _finish(
    candidate: Candidate, sentence: ReadSentence, at: Mapping[int, Mention], anchor: date | None
) -> Candidate:
    """Speaker, date and the explicit marks of factuality."""
    predicate = candidate.predicate
    factuality = candidate.factuality
    found = None if candidate.settled else read_factuality(predicate, candidate.relation)
    if found is not None:
        factuality = found[0]
    speaker = _speaker(predicate, candidate, sentence, at)
    return replace(
        candidate,
        factuality=factuality,
        speaker=speaker,
        date=read_date(sentence.span, predicate, anchor),
    )


def _speaker(
    predicate: Token, candidate: Candidate, sentence: ReadSentence, at: Mapping[int, Mention]
) -> Mention | None:
    if _reports_own_act(predicate, candidate):
        return candidate.source
    token = find_speaker(predicate, sentence.quotations)
    if token is None:
        return None
    speaker = at.get(token.i) or _spoken_for(token, at)
    if speaker is None or speaker.actor.kind is ActorKind.PLACE:
        return None
    own_act = candidate.relation in _VERBAL and speaker.actor.id == candidate.source.actor.id
    return None if own_act else speaker
