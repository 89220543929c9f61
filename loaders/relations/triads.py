"""Mediations that syntax spells out: a mediator and both parties.

Verbs ("mediated between", "hosted talks between"), nouns ("Norwegian mediation",
"good offices"), roles ("acts as a go-between"), and messages carried from one to the
other ("relayed Iran's reply to Saudi Arabia").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from spacy.tokens import Span, Token

from diplograph.graph import ActorKind, Factuality
from diplograph.loaders.actors.mention import Mention
from diplograph.loaders.actors.owners import owner_of
from diplograph.loaders.relations.conditions import Mark
from diplograph.loaders.relations.factuality import read_marks, read_standing_marks
from diplograph.loaders.relations.lexicon import words
from diplograph.loaders.relations.parties import (
    Pair,
    Parties,
    find_parties,
    joint_subjects,
    nearest,
    only,
    two,
    two_between,
)
from diplograph.loaders.relations.standing import bearers
from diplograph.loaders.relations.syntax import subject_of

__all__ = ["Triad", "find_triads"]

_OF_ACTS = ("by", "from", "of")
"""Before whose a mediation, an offer or a message is."""


class Triad(NamedTuple):
    """A mediator and one or both parties, the word of mediation, and its mark of factuality."""

    mediator: Mention
    first: Mention
    second: Mention | None
    predicate: Token
    mark: Mark | None = None


def find_triads(sentence: Span, at: Mapping[int, Mention]) -> list[Triad]:
    """The mediations of a sentence; `at` maps a token to its mention."""
    between = find_parties(sentence, at)
    best: dict[tuple[str, frozenset[str]], Triad] = {}
    for token in sentence:
        for triad in (*_by_verb(token, at, between), *_by_noun(token, at, between)):
            parties = {mention.actor.id for mention in (triad.first, triad.second) if mention}
            if _is_third(triad) and len(parties) == (2 if triad.second else 1):
                best.setdefault((triad.mediator.actor.id, frozenset(parties)), triad)
    return list(best.values())


def _is_third(triad: Triad) -> bool:
    """Whether the mediator belongs to neither party: a minister carries his own state's letters."""
    mediator = triad.mediator.actor
    for party in (triad.first, triad.second):
        if party is None:
            continue
        kinds = {party.actor.kind, mediator.kind}
        official = kinds <= {ActorKind.STATE, ActorKind.PERSON} and mediator.country
        if official and mediator.country == party.actor.country:
            return False
        if party.actor.id == mediator.id:
            return False
    return True


def _by_verb(verb: Token, at: Mapping[int, Mention], between: Parties) -> Iterator[Triad]:
    if verb.pos_ not in ("VERB", "ADJ"):
        return
    lemma = verb.lemma_.lower()
    if lemma in words("bypassing"):
        yield from _bypassed(verb, at, between)
        return
    mediator = _mediator(verb, at)
    if mediator is None:
        return
    pair: Pair | None = None
    if lemma in words("mediation_verbs"):
        pair = nearest(verb, between)
        if pair is None and (verb.tag_ == "VBN" or lemma == "mediate"):
            pair = joint_subjects(verb, at)
        pair = pair or only(between, mediator)
    elif lemma == "shuttle":
        pair = two_between(verb, at)
    elif lemma in ("host", "convene", "organise", "organize"):
        objects = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
        if any(c.lemma_.lower() in words("mediation_objects") for c in objects):
            pair = nearest(verb, between)
    elif lemma in ("bring", "help", "get"):
        pair = _brought(verb, at)
    elif lemma in words("carrying"):
        yield from _carried(verb, mediator, at)
        return
    if pair:
        yield Triad(mediator, *pair, verb, read_marks(verb, verb.doc[mediator.root]))


def _mediator(verb: Token, at: Mapping[int, Mention]) -> Mention | None:
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            for target in child.children:
                if target.i in at:
                    return at[target.i]
    if verb.i >= 2 and verb.nbor(-1).text in "-–" and verb.i - 2 in at:
        return at[verb.i - 2]
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    active = any(child.dep_ in ("aux", "nsubj") for child in verb.children)
    participle = verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod", "relcl", "pobj")
    if passive or (participle and not active):
        return None
    subject = subject_of(verb)
    if subject is not None and subject.lower_ in ("which", "that", "who"):
        clause = verb
        while clause.dep_ != "relcl" and clause.head.i != clause.i:
            clause = clause.head
        subject = clause.head if clause.dep_ == "relcl" else None
    if subject is None:
        return None
    return at.get(subject.i) or owner_of(subject, at, _OF_ACTS)


def _brought(verb: Token, at: Mapping[int, Mention]) -> Pair | None:
    """ "brought Sudan and Chad to the table", "helped Sudan and Chad reach a deal" """
    if verb.lemma_.lower() == "bring":
        together = any(
            c.lower_ == "together"
            or (c.lower_ == "to" and any(t.lower_ == "table" for t in c.children))
            for c in verb.children
        )
        objects = [t for c in verb.children if c.dep_ == "dobj" for t in (c, *c.conjuncts)]
        return two(objects, at) if together else None
    for clause in verb.children:
        if clause.dep_ == "ccomp" and clause.lemma_.lower() in words("settling"):
            subjects = [t for c in clause.children if c.dep_ == "nsubj" for t in (c, *c.conjuncts)]
            return two(subjects, at)
    return None


def _bypassed(verb: Token, at: Mapping[int, Mention], between: Parties) -> Iterator[Triad]:
    """ "Iran opted for direct talks with Iraq, bypassing Oman": Oman mediates for neither."""
    clause = verb.head
    if verb.dep_ != "advcl" or clause.pos_ not in ("VERB", "AUX"):
        return
    inside = set(verb.subtree)
    for talks in clause.subtree:
        if talks in inside or talks.lemma_.lower() not in words("talking"):
            continue
        subject = subject_of(clause)
        partners = [
            partner
            for child in talks.children
            if child.dep_ == "prep" and child.lower_ == "with"
            for partner in child.children
        ]
        pair = nearest(talks, between)
        if pair is None and subject is not None:
            pair = two([subject, *subject.conjuncts, *partners], at)
        if pair is None:
            continue
        for child in verb.children:
            if child.dep_ == "dobj":
                for left_out in (child, *child.conjuncts):
                    if left_out.i in at:
                        denial = Factuality.DENIED, verb.text
                        yield Triad(at[left_out.i], *pair, verb, denial)
        return


def _carried(verb: Token, mediator: Mention, at: Mapping[int, Mention]) -> Iterator[Triad]:
    """ "relayed Iran's reply to Saudi Arabia", "delivered a letter from Iran to Saudi Arabia" """
    for message in verb.children:
        if message.dep_ not in ("dobj", "nsubjpass", "nsubj"):
            continue
        if message.lemma_.lower() not in words("messages"):
            continue
        pair = two_between(message, at)
        sender = owner_of(message, at, _OF_ACTS)
        recipient = next(
            (
                at[target.i]
                for word in (verb, *message.subtree)
                for to in word.children
                if to.dep_ in ("prep", "dative") and to.lower_ == "to"
                for target in to.children
                if target.i in at
            ),
            None,
        )
        mark = read_marks(verb, verb.doc[mediator.root])
        if pair:
            yield Triad(mediator, *pair, verb, mark)
        elif sender is not None and recipient is not None:
            yield Triad(mediator, sender, recipient, verb, mark)


def _by_noun(noun: Token, at: Mapping[int, Mention], between: Parties) -> Iterator[Triad]:
    if noun.pos_ not in ("NOUN", "PROPN"):
        return
    lemma = noun.lemma_.lower()
    if lemma in words("mediators") or (lemma == "between" and noun.nbor(-1).text == "-"):
        for mediator in bearers(noun, at):
            mark = _role_mark(noun)
            pair = nearest(noun, between) or only(between, mediator)
            single = None if pair else _companion(noun, at)
            if pair:
                yield Triad(mediator, *pair, noun, mark)
            elif single is not None:
                yield Triad(mediator, single, None, noun, mark)
        return
    good = lemma == "office" and any(child.lower_ == "good" for child in noun.children)
    shuttle = lemma == "diplomacy" and any(child.lower_ == "shuttle" for child in noun.children)
    if lemma not in words("mediation_nouns") and not good and not shuttle:
        return
    head = noun
    while head.dep_ == "compound" and head.head.pos_ == "NOUN":
        head = head.head
    owner = owner_of(noun, at, _OF_ACTS) or owner_of(head, at, _OF_ACTS)
    verb = head.head
    # "denied mediating" may be parsed as a noun.
    gerund = noun.tag_ == "NN" and lemma.endswith("ing")
    if owner is None and (good or gerund) and verb.pos_ == "VERB" and head.dep_ == "dobj":
        subject = subject_of(verb)
        owner = at.get(subject.i) if subject is not None else None
    if owner is None:
        return
    pair = nearest(head, between) or only(between, owner)
    pair = pair or (_offered(verb, at) if good else joint_subjects(head, at))
    if pair:
        yield Triad(owner, *pair, noun, _noun_mark(head))


def _companion(noun: Token, at: Mapping[int, Mention]) -> Mention | None:
    """ "a go-between with the Taliban" """
    for source in (noun, noun.head.head if noun.dep_ == "pobj" else noun):
        for child in source.children:
            if child.dep_ == "prep" and child.lower_ == "with":
                return next((at[t.i] for t in child.children if t.i in at), None)
    return None


def _offered(verb: Token, at: Mapping[int, Mention]) -> Pair | None:
    """ "offered its good offices to Sudan and Chad", "at the disposal of Sudan and Chad" """
    for child in verb.subtree:
        if child.dep_ in ("prep", "dative") and child.lower_ in ("to", "of"):
            pair = two([t for c in child.children for t in (c, *c.conjuncts)], at)
            if pair:
                return pair
    return None


def _role_mark(noun: Token) -> Mark | None:
    if noun.dep_ == "pobj" and noun.head.head.lemma_.lower() in words("volunteering"):
        return Factuality.PLANNED, noun.head.head.text
    return read_standing_marks(noun)


def _noun_mark(noun: Token) -> Mark | None:
    """What the words around "mediation" make of it: an offer that is asked for or turned down."""
    found = read_marks(noun, None)
    if found:
        return found
    if noun.lemma_.lower() in words("volunteering"):
        return Factuality.PLANNED, noun.text
    verb = noun.head
    if verb.dep_ == "prep" and noun.dep_ == "pobj":
        verb = verb.head
    if noun.dep_ in ("dobj", "nsubjpass", "pobj") and (
        verb.lemma_.lower() in words("volunteering") | words("denial")
    ):
        return Factuality.PLANNED, verb.text
    return None
