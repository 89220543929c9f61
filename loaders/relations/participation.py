"""Participation: whether two actors of a candidate really take part in what it says.

Who only reports is no party, who is only talked about holds no talks, and a threat
that is spelled out comes from the one who is said to make it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Doc, Span, Token

from diplograph.graph import ActorKind
from diplograph.loaders.actors.mention import Mention
from diplograph.loaders.relations.attribution import aside_speaker, bystanders, only_reports
from diplograph.loaders.relations.candidate import Candidate
from diplograph.loaders.relations.lexicon import words
from diplograph.loaders.relations.quotations import Quotation
from diplograph.loaders.relations.syntax import subject_of

__all__ = ["VERBAL", "participants"]

VERBAL = {"ACCUSES", "AGREES_WITH", "REJECTS", "REQUESTS", "SUPPORTS", "THREATENS"}
"""Acts that are done by saying something."""
_STANDING = {"ALLY_OF", "RIVAL_OF"}
_AT_ONE = {"AGREES_WITH", "ALLY_OF", "CONSULTS", "COOPERATES_WITH", "SUPPORTS"}
_TOPIC = ("about", "concerning", "over", "regarding")


def participants(
    candidates: Sequence[Candidate],
    sentence: Span,
    at: Mapping[int, Mention],
    quotations: Sequence[Quotation],
) -> list[Candidate]:
    """The candidates whose two actors take part in what they say."""
    outside = bystanders(sentence)
    spelled = [
        (c.source.actor.id, c.target.actor.id)
        for c in candidates
        if c.relation == "THREATENS" and not c.extractor.startswith("model")
    ]
    states = {
        (c.relation, frozenset((c.source.actor.id, c.target.actor.id)))
        for c in candidates
        if c.relation in _STANDING
    }
    kept = []
    for candidate in candidates:
        if _stands_for_state(candidate, states) or _is_own_side(candidate):
            continue
        first, second = sentence.doc[candidate.source.root], sentence.doc[candidate.target.root]
        aside = aside_speaker(candidate.predicate)
        if {first.i, second.i} & (outside if aside is None else {*outside, aside.i}):
            continue
        if _reports(candidate, first, second, at, quotations) or _is_with_own(
            candidate, sentence.doc
        ):
            continue
        if candidate.extractor.startswith("model") and (
            _is_apart(candidate, first, second, at) or _is_avenged(first) or _is_avenged(second)
        ):
            continue
        if candidate.relation == "SUPPORTS" and _only_condoles(candidate.predicate):
            continue
        if candidate.relation == "CONSULTS" and (_is_topic(first) or _is_topic(second)):
            continue
        if candidate.relation == "THREATENS" and candidate.extractor.startswith("model"):
            if _is_forecast(candidate, first, at):
                continue
            if _is_another_threat(candidate, spelled) or _is_past_threat(first, second):
                continue
        kept.append(candidate)
    return kept


def _stands_for_state(candidate: Candidate, known: set[tuple[str, frozenset[str]]]) -> bool:
    """Whether a person is only there for a state, the ally or rival itself."""
    if candidate.relation not in _STANDING:
        return False
    one, other = candidate.source.actor, candidate.target.actor
    for person, ally in ((one, other), (other, one)):
        if person.kind is ActorKind.PERSON and person.country:
            if ally.id == person.country:
                return True
            if (candidate.relation, frozenset((person.country, ally.id))) in known:
                return True
    return False


def _is_own_side(candidate: Candidate) -> bool:
    """Whether a person and his own state are said to be at one, which goes without saying."""
    if candidate.relation not in _AT_ONE:
        return False
    one, other = candidate.source.actor, candidate.target.actor
    return any(
        person.kind is ActorKind.PERSON and person.country == state.id
        for person, state in ((one, other), (other, one))
    )


def _is_with_own(candidate: Candidate, doc: Doc) -> bool:
    """Whether a speaker and the side that he calls ours are taken for two."""
    sides = candidate.source, candidate.target
    for ours, other in (sides, sides[::-1]):
        noun, person = doc[ours.root], other.actor
        named = [noun, *(child for child in noun.children if child.dep_ == "poss")]
        own = person.kind is ActorKind.PERSON and ours.actor.id == person.country
        if own and any(token.lower_ in ("we", "us", "our") for token in named):
            return True
    return False


def _reports(
    candidate: Candidate,
    first: Token,
    second: Token,
    at: Mapping[int, Mention],
    quotations: Sequence[Quotation],
) -> bool:
    """Whether one side only reports on the other; what it says may still accuse or support it."""
    if only_reports(second, first, at, quotations):
        return candidate.relation != "AGREES_WITH"
    if candidate.relation in VERBAL and first.head.lemma_.lower() not in words("musing"):
        return False
    return only_reports(first, second, at, quotations)


def _is_another_threat(candidate: Candidate, spelled: Sequence[tuple[str, str]]) -> bool:
    """Whether the one threatened is, in so many words, threatened by or threatening another."""
    source, target = candidate.source.actor.id, candidate.target.actor.id
    return any(
        (target == threatener and source != threatened)
        or (target == threatened and source != threatener)
        for threatener, threatened in spelled
    )


def _is_past_threat(source: Token, target: Token) -> bool:
    """Whether the target stands outside the clause in which somebody threatens.

    "As Peru threatens strikes, will Bolivia step in?" A noun that the parser coordinates with
    the verb begins a clause that it has not understood.
    """
    verb = source.head
    if source.dep_ != "nsubj" or verb.lemma_.lower() not in words("threats"):
        return False
    within = {token.i for token in verb.subtree}
    for child in verb.children:
        if child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN"):
            within -= {token.i for token in child.subtree}
    return target.i not in within


def _is_forecast(candidate: Candidate, source: Token, at: Mapping[int, Mention]) -> bool:
    """Whether somebody warns of what others may do: "An analyst warned that Iran could attack"."""
    actor = candidate.source.actor
    for verb in source.sent:
        subject = subject_of(verb) if verb.lemma_.lower() == "warn" else None
        if subject is None or subject.i != source.i:
            continue
        if actor.kind is ActorKind.PERSON and actor.country is None:
            return True
        for clause in verb.children:
            acting = subject_of(clause) if clause.dep_ == "ccomp" else None
            if acting is not None and acting.i in at:
                other = at[acting.i].actor
                return other.id != actor.id and other.country != actor.country
    return False


def _is_apart(candidate: Candidate, first: Token, second: Token, at: Mapping[int, Mention]) -> bool:
    """Whether two actors stand in coordinated clauses, each with a subject of its own.

    "Poland sent tanks to Ukraine, and Sweden sent radars to Moldova."
    """
    one, other = _clause(first), _clause(second)
    between = first.doc[min(one.i, other.i) : max(one.i, other.i)]
    if other not in one.conjuncts and not any(token.text == ";" for token in between):
        return False
    sides = candidate.source, candidate.target
    again = (
        at[token.i].actor.id
        for clause in (one, other)
        for token in clause.subtree
        if token.i in at and at[token.i] not in sides
    )
    return not any(actor in [side.actor.id for side in sides] for actor in again)


def _clause(token: Token) -> Token:
    """The verb with a subject of its own, or the root, that governs a token."""
    for verb in token.ancestors:
        if any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children):
            return verb
    return token.sent.root


def _is_avenged(token: Token) -> bool:
    """Whether an actor is the reason of a revenge, not its victim: "revenge for his death"."""
    return any(
        above.dep_ == "prep"
        and above.lower_ == "for"
        and above.head.lemma_.lower() in words("revenge")
        for above in token.ancestors
    )


def _only_condoles(predicate: Token) -> bool:
    """Whether all that somebody offers is sympathy: "expressed condolences"."""
    offered = [child for child in predicate.children if child.dep_ == "dobj"]
    offered += [token for child in offered for token in child.conjuncts]
    return bool(offered) and all(
        token.lemma_.lower() in words("sympathy")
        or any(
            below.dep_ == "compound" and below.lemma_.lower() in words("sympathy")
            for below in token.children
        )
        for token in offered
    )


def _is_topic(token: Token) -> bool:
    """Whether an actor is what is talked about: "talks on Iran", "discussed Iran"."""
    head = token.head
    if token.dep_ == "conj":
        return _is_topic(head)
    if token.dep_ == "dobj":
        return head.lemma_.lower() == "discuss"
    if token.dep_ != "pobj":
        return False
    talk = head.head.lemma_.lower() in words("talking")
    return head.lower_ in _TOPIC or (head.lower_ == "on" and talk)
