"""The act that a promise or a threat names.

"Turkey offered to mediate" is an offer (AGREES_WITH, asserted), and says that
Turkey would mediate (MEDIATES, planned). The verb below the promise is looked
up in the lexicon; what is not there adds nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from diplograph.graph import Factuality
from diplograph.loaders.actors.mention import Mention
from diplograph.loaders.relations.candidate import VIOLENT, Candidate
from diplograph.loaders.relations.lexicon import acts
from diplograph.loaders.relations.syntax import subject_of

__all__ = ["find_named_act"]


def find_named_act(candidate: Candidate) -> Candidate | None:
    """The planned act that an AGREES_WITH or THREATENS candidate names, or None."""
    for verb in _promised(candidate.predicate):
        if _is_violent(verb, candidate):
            continue
        objects = {
            child.lemma_.lower() for child in verb.children if child.dep_ in ("dobj", "prep")
        }
        relation = acts().get(verb.lemma_.lower())
        for noun in objects:
            relation = acts().get(f"{verb.lemma_.lower()} {noun}", relation)
        if relation is None:
            continue
        source, target = candidate.source, candidate.target
        subject = subject_of(verb)
        if subject is not None and target.start <= subject.i < target.end:
            source, target = target, source
        elif subject is not None and subject.ent_type_ and not _names(subject, source):
            # "Washington wants to involve Moscow in brokering a deal": another one's act.
            continue
        factuality = candidate.factuality
        if factuality is Factuality.ASSERTED:
            factuality = Factuality.PLANNED
        return replace(
            candidate,
            relation=relation,
            source=source,
            target=target,
            factuality=factuality,
            extractor=f"rule: act named by {candidate.relation}",
        )
    return None


def _is_violent(verb: Token, candidate: Candidate) -> bool:
    # A threat of violence is the threat alone, never the violence, not even planned.
    named = acts().get(verb.lemma_.lower())
    return candidate.relation == "THREATENS" and named in VIOLENT


def _promised(predicate: Token) -> Iterator[Token]:
    """Verbs that a promise governs, and the predicate itself where it is in the future."""
    future = any(child.dep_ == "aux" and child.tag_ == "MD" for child in predicate.children)
    for child in predicate.subtree:
        if (
            child.dep_ in ("xcomp", "ccomp", "acl", "pcomp")
            and child.pos_ == "VERB"
            and child.head.i <= child.i
        ):
            yield child
    if future:
        yield predicate


def _names(token: Token, mention: Mention) -> bool:
    return mention.start <= token.i < mention.end
