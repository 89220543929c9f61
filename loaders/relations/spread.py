"""Spreading: what holds of one actor of a phrase and so of the others.

A relation goes over a coordination ("Egypt and Qatar brokered ..."), both
ways where two do something to each other, on to the act that a promise names,
and from an act that was refused to the refusal; a place where something only
happened drops out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from diplograph.graph import ActorKind, Factuality, Ontology
from diplograph.loaders.actors.mention import Mention
from diplograph.loaders.relations.candidate import Candidate
from diplograph.loaders.relations.named_act import find_named_act
from diplograph.loaders.relations.syntax import is_refused

__all__ = ["one_each", "spread"]

_TERRITORIAL = {
    "AIDS", "ASSAULTS", "COERCES", "MOBILIZES_AGAINST", "PROTESTS_AGAINST", "SANCTIONS",
    "YIELDS_TO",
}  # fmt: skip
_SURE_OF_A_PLACE = 0.85
"""From here on the model may take a place for a party: "will evacuate settlements in Gaza"."""
_REFUSED = {"AGREES_WITH", "AIDS", "CONSULTS", "COOPERATES_WITH", "SUPPORTS", "YIELDS_TO"}
"""Acts whose refusal turns somebody down."""
_RECIPROCAL = {"exchange", "trade", "clash", "swap", "fight", "battle"}


def spread(
    candidates: Iterable[Candidate], mentions: Sequence[Mention], doc: Doc, ontology: Ontology
) -> list[Candidate]:
    """The candidates with what follows from them, venues left out."""
    found = [candidate for candidate in candidates if not _is_venue(candidate, doc)]
    found = [*_over_coordination(found, mentions, doc), *_contrasts(found, mentions, doc)]
    found = [_without_excluded(candidate, doc) for candidate in found]
    found += _reciprocal(found, doc, ontology)
    return [*found, *_named_acts(found), *_refusals(found)]


def one_each(candidates: Sequence[Candidate], ontology: Ontology) -> list[Candidate]:
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


def _is_venue(candidate: Candidate, doc: Doc) -> bool:
    """Whether one side is only where it happened: "police in Athens handed him to Cyprus"."""
    if candidate.relation in _TERRITORIAL or candidate.confidence >= _SURE_OF_A_PLACE:
        return False
    return any(
        place.actor.kind is ActorKind.PLACE and (place.locative or _is_origin(doc[place.root]))
        for place in (candidate.source, candidate.target)
    )


def _is_origin(place: Token) -> bool:
    """ "an editor from Toronto" """
    return place.dep_ == "pobj" and place.head.lower_ == "from" and place.head.head.pos_ != "VERB"


def _over_coordination(
    candidates: list[Candidate], mentions: Sequence[Mention], doc: Doc
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
            for sibling in mentions:
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


def _contrasts(
    candidates: Iterable[Candidate], mentions: Sequence[Mention], doc: Doc
) -> Iterator[Candidate]:
    """What one did and another did not: "Ghana, not Togo, attacked Benin"."""
    for candidate in candidates:
        for mention in mentions:
            beside = doc[mention.root].head.i == candidate.source.root
            if (
                beside
                and _is_excluded(mention, doc)
                and mention.actor.id != candidate.target.actor.id
            ):
                yield replace(candidate, source=mention)


def _without_excluded(candidate: Candidate, doc: Doc) -> Candidate:
    if _is_excluded(candidate.source, doc):
        return replace(candidate, factuality=Factuality.DENIED, settled=True)
    return candidate


def _is_excluded(mention: Mention, doc: Doc) -> bool:
    """ "but not Italy" """
    return mention.start > 0 and doc[mention.start - 1].lower_ == "not"


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
        # What an ultimatum names, the one threatened is to do.
        demanded = candidate.extractor == "rule: ultimatum"
        if demanded or candidate.relation not in ("AGREES_WITH", "THREATENS"):
            continue
        named = find_named_act(candidate)
        if named is not None:
            added.append(named)
    return added


def _refusals(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Who refuses to do something for somebody rejects him: "refused to meet the king"."""
    for candidate in candidates:
        refused = candidate.relation in _REFUSED and is_refused(candidate.predicate)
        if refused and candidate.factuality is Factuality.DENIED:
            yield replace(
                candidate,
                relation="REJECTS",
                predicate=candidate.predicate.head,
                factuality=Factuality.ASSERTED,
                settled=False,
                extractor=f"rule: refusal of {candidate.relation}",
            )
