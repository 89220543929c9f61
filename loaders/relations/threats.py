"""Threats that syntax spells out: "U.S. threats to bomb Iran", "threatened to invade Iraq".

The act is only what the threat names; the threatener is the owner of the noun or the
subject of the verb, the threatened is the object of the act.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Span, Token

from diplograph.loaders.actors.mention import Mention
from diplograph.loaders.relations.lexicon import acts, words
from diplograph.loaders.relations.standing import StandingFinding
from diplograph.loaders.relations.syntax import subject_of

__all__ = ["find_threats"]

_HARM = ("ASSAULTS", "COERCES", "SANCTIONS", "MOBILIZES_AGAINST")


def find_threats(sentence: Span, at: Mapping[int, Mention]) -> list[StandingFinding]:
    """The threats of a sentence; `at` maps a token to its mention."""
    found = []
    for threat in sentence:
        if threat.lemma_.lower() not in words("threats"):
            continue
        source = _threatener(threat, at)
        target = next((mention for mention in _threatened(threat, at)), None)
        if source is not None and target is not None and source.actor.id != target.actor.id:
            found.append(StandingFinding("THREATENS", source, target, threat, "threat of harm"))
    return found


def _threatener(threat: Token, at: Mapping[int, Mention]) -> Mention | None:
    if threat.pos_ == "VERB":
        subject = subject_of(threat)
        return at.get(subject.i) if subject is not None else None
    for child in threat.children:
        if child.dep_ in ("poss", "amod", "compound", "nmod") and child.i in at:
            return at[child.i]
        if child.dep_ == "prep" and child.lower_ in ("by", "from"):
            return next((at[t.i] for t in child.children if t.i in at), None)
    return None


def _threatened(threat: Token, at: Mapping[int, Mention]) -> Iterator[Mention]:
    """Whom the harm would hit that follows "to" after a threat."""
    doc = threat.doc
    for act in doc[threat.i + 1 : min(threat.i + 4, threat.sent.end)]:
        to = any(child.lower_ == "to" and child.dep_ == "aux" for child in act.children)
        if act.pos_ != "VERB" or not to or acts().get(act.lemma_.lower()) not in _HARM:
            continue
        for child in act.children:
            if child.dep_ == "dobj" and child.i in at:
                yield at[child.i]
            elif child.dep_ == "dobj":
                yield from (at[c.i] for c in child.children if c.dep_ == "poss" and c.i in at)
            elif child.dep_ == "prep" and child.lower_ in ("on", "against", "from"):
                yield from (at[t.i] for t in child.children if t.i in at)
