"""Mere settings: places that a sentence names only to say where others act.

In "Turkey bombed a base in Iraq" the place is the side that is hit. In
"refugees who lived in Iraq" and "Israel struck Hezbollah in Lebanon" it is no
party to anything.
"""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Doc, Token

from diplograph.graph import ActorKind
from diplograph.loaders.actors.mention import Mention
from diplograph.loaders.actors.position import LOCATIVE, SEATED, top_of_name, verb_of

__all__ = ["without_settings"]

_TOWARD = {"into", "from", "to"}


def without_settings(doc: Doc, mentions: list[Mention]) -> list[Mention]:
    """The mentions less those of places where others act."""
    at = {mention.root: mention for mention in mentions}
    return [mention for mention in mentions if not _is_setting(doc, mention, mentions, at)]


def _is_setting(
    doc: Doc, place: Mention, mentions: list[Mention], at: Mapping[int, Mention]
) -> bool:
    if place.locative and place.actor.kind is ActorKind.BLOC:
        return True
    if not place.locative or place.actor.kind not in (ActorKind.STATE, ActorKind.PLACE):
        return False
    top = top_of_name(doc[place.root])
    if top.dep_ != "pobj":
        return True
    preposition = top.head
    if preposition.lower_ in _TOWARD:
        return False
    where = preposition.head
    named = at.get(where.i)
    if where.lower_ in SEATED or (named is not None and named.form == "name"):
        return True
    verb = verb_of(where)
    if where.dep_ == "pobj" and where.head.dep_ == "agent":
        return True
    if verb.dep_ == "advcl" and where.i == verb.i:
        return True
    if verb.dep_ in ("relcl", "acl") and verb.head.i in at:
        return True
    return len(_sides(doc, verb, place, mentions)) > 1


def _sides(doc: Doc, verb: Token, place: Mention, mentions: list[Mention]) -> set[str]:
    """Those who act on each other under a verb; members of a list are one side."""
    sides: dict[int, str] = {}
    for mention in mentions:
        if mention.locative or mention.form in ("modifier", "pronoun"):
            continue
        top = top_of_name(doc[mention.root])
        if verb_of(top).i != verb.i or mention.actor.country == place.actor.country:
            continue
        if _is_within_place(top, verb):
            continue
        # "Talks between Israel and Hamas" have both sides in one list.
        end = mention.root if top.dep_ == "pobj" and top.head.lower_ == "between" else top.i
        sides.setdefault(end, mention.actor.country or mention.actor.id)
    return set(sides.values())


def _is_within_place(token: Token, verb: Token) -> bool:
    """Whether a name only helps to say where: "near the border with Mauritania"."""
    while token.i != verb.i and token.head.i != token.i:
        if token.dep_ == "prep" and token.lower_ in LOCATIVE:
            return True
        token = token.head
    return False
