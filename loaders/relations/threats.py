"""Threats that syntax spells out: "U.S. threats to bomb Iran", "threatened to invade Iraq".

The act is only what the threat names; the threatener is the owner of the noun or the
subject of the verb, the threatened is the object of the act. An ultimatum gives time
for an act: "gave Guyana 72 hours to withdraw".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Span, Token

from diplograph.loaders.actors.mention import Mention
from diplograph.loaders.actors.owners import owner_of
from diplograph.loaders.relations.lexicon import acts, words
from diplograph.loaders.relations.standing import StandingFinding
from diplograph.loaders.relations.syntax import subject_of

__all__ = ["find_threats"]

_TIME = ("day", "hour", "minute", "month", "week")
_HARM = ("ASSAULTS", "COERCES", "SANCTIONS", "MOBILIZES_AGAINST")


def find_threats(sentence: Span, at: Mapping[int, Mention]) -> list[StandingFinding]:
    """The threats of a sentence; `at` maps a token to its mention."""
    found: list[StandingFinding] = []
    for threat in sentence:
        if threat.lemma_ == "give":
            found += _ultimatum(threat, at)
        if threat.lemma_.lower() not in words("threats"):
            continue
        source = _threatener(threat, at)
        target = next((mention for mention in _threatened(threat, at)), None)
        if source is not None and target is not None and source.actor.id != target.actor.id:
            found.append(StandingFinding("THREATENS", source, target, threat, "threat of harm"))
    return found


def _ultimatum(verb: Token, at: Mapping[int, Mention]) -> Iterator[StandingFinding]:
    """ "gave Guyana 72 hours to withdraw" """
    time = next((c for c in verb.children if c.dep_ == "dobj" and c.lemma_ in _TIME), None)
    to = next((c for c in verb.children if c.dep_ == "dative" and c.i in at), None)
    subject = subject_of(verb)
    if time is None or to is None or subject is None or subject.i not in at:
        return
    acts_on = [child for head in (verb, time) for child in head.children if child.i > time.i]
    counted = any(child.dep_ == "nummod" for child in time.children)
    bound = any(child.dep_ in ("acl", "advcl", "relcl", "xcomp") for child in acts_on)
    if counted and bound and at[subject.i].actor.id != at[to.i].actor.id:
        yield StandingFinding("THREATENS", at[subject.i], at[to.i], verb, "ultimatum")


def _threatener(threat: Token, at: Mapping[int, Mention]) -> Mention | None:
    if threat.pos_ == "VERB":
        subject = subject_of(threat)
        return at.get(subject.i) if subject is not None else None
    return owner_of(threat, at, ("by", "from"))


def _threatened(threat: Token, at: Mapping[int, Mention]) -> Iterator[Mention]:
    """Whom the harm would hit that follows "to" after a threat."""
    near = threat.doc[threat.i + 1 : min(threat.i + 4, threat.sent.end)]
    far = [
        child
        for child in threat.children
        if child.dep_ in ("xcomp", "advcl") and child.i >= near.end
    ]
    for act in (*near, *far):
        to = any(child.lower_ == "to" and child.dep_ == "aux" for child in act.children)
        if act.pos_ != "VERB" or not to or acts().get(act.lemma_.lower()) not in _HARM:
            continue
        for child in act.children:
            if child.dep_ == "dobj" and child.i in at:
                yield at[child.i]
            elif child.dep_ == "dobj":
                yield from (at[c.i] for c in child.children if c.dep_ == "poss" and c.i in at)
                yield from (at[t.i] for t in _whose(child) if t.i in at)
            elif child.dep_ == "prep" and child.lower_ in ("on", "against", "from"):
                yield from (at[t.i] for t in child.children if t.i in at)


def _whose(noun: Token) -> Iterator[Token]:
    """ "the camps of the rebels" """
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            yield from (token for token in child.children if token.dep_ == "pobj")
