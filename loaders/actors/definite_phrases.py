"""Phrases that mean an actor named before: "the country", "the envoy", "both sides"."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from spacy.tokens import Token

from diplograph.graph import Actor, ActorKind
from diplograph.loaders.actors.antecedents import REACH, antecedent, is_subject, mention_again
from diplograph.loaders.actors.head_nouns import head_nouns
from diplograph.loaders.actors.mention import Mention

__all__ = ["resolve_phrase"]

_STATES = {"country", "nation", "republic", "kingdom"}
_GROUPS = {"group", "movement", "militia", "party", "faction"}
_BODIES = {"alliance", "bloc", "organisation", "organization", "agency", "company", "firm"}
_HALVES = ("North", "South")
_PAIRS: dict[str, tuple[ActorKind, ...]] = {
    **dict.fromkeys(
        ("countries", "nations", "neighbours", "neighbors", "states", "capitals", "governments"),
        (ActorKind.STATE,),
    ),
    **dict.fromkeys(("leaders", "presidents", "ministers", "men"), (ActorKind.PERSON,)),
    **dict.fromkeys(
        (
            "allies",
            "armies",
            "camps",
            "delegations",
            "enemies",
            "foes",
            "parties",
            "rivals",
            "sides",
        ),
        (ActorKind.STATE, ActorKind.GROUP, ActorKind.BLOC),
    ),
}
"""Nouns of "the two ..." and "both ...", and the kinds of actors that they can mean."""

Fits = Callable[[Mention, Token], bool]


def resolve_phrase(
    token: Token,
    before: list[Mention],
    sentence_of: Mapping[int, int],
    actors: Mapping[str, Actor],
) -> list[Mention]:
    """The mentions that a phrase adds, two for a pair; `before` are those it can mean."""
    if token.lower_ in _PAIRS and _is_pair(token):
        return _both(token, before, sentence_of, actors)
    return _definite(token, before, sentence_of, actors)


def _both(
    token: Token,
    before: list[Mention],
    sentence_of: Mapping[int, int],
    actors: Mapping[str, Actor],
) -> list[Mention]:
    """The two actors in "both sides": the only two of that kind in the nearest sentence."""
    kinds, here = _PAIRS[token.lower_], sentence_of[token.i]
    acting = {child.i for verb in token.ancestors for child in verb.children if child.i < token.i}
    before = [m for m in before if is_subject(token) or m.root not in acting]
    for number in range(here, here - REACH - 1, -1):
        named: dict[str, Mention] = {}
        for mention in before:
            if sentence_of[mention.start] != number or mention.is_reference:
                continue
            actor = mention.actor
            if actor.kind is ActorKind.PERSON and ActorKind.PERSON not in kinds:
                actor = mention.represents or actors.get(actor.country or "", actor)
            named.setdefault(actor.id, Mention(
                mention.start, mention.end, mention.root, actor, mention.form, mention.why
            ))  # fmt: skip
        fitting = [mention for mention in named.values() if mention.actor.kind in kinds]
        if len(fitting) == 2:
            return [
                phrase for mention in fitting for phrase in mention_again(token, mention, "nominal")
            ]
        if named:
            return []
    return []


def _definite(
    token: Token,
    before: list[Mention],
    sentence_of: Mapping[int, int],
    actors: Mapping[str, Actor],
) -> list[Mention]:
    """ "the country", "the group", "the envoy", "the North"."""
    lower = token.lower_
    fits: Fits
    if token.text in _HALVES and _is_definite(token):
        return _half(token, before, actors)
    if lower in _STATES:
        fits = _is_state
    elif lower in _GROUPS:
        fits = _is_group
    elif lower in _BODIES:
        fits = _is_organization
    elif lower in head_nouns()["roles"]:
        fits = _has_role
    else:
        return []
    if not _is_definite(token):
        return []
    fitting = [m for m in before if fits(m, token)]
    if fits is not _is_state and len({m.actor.id for m in fitting}) > 1:
        return []
    return mention_again(token, antecedent(token, fitting, sentence_of), "nominal")


def _half(token: Token, before: list[Mention], actors: Mapping[str, Actor]) -> list[Mention]:
    """ "the North" where the text names North or South Korea."""
    rests = {m.actor.name.partition(" ")[2] for m in before if m.actor.name.startswith(_HALVES)}
    if len(rests) != 1:
        return []
    name = f"{token.text} {rests.pop()}"
    state = next((actor for actor in actors.values() if actor.name == name), None)
    if state is None:
        return []
    why = f"'{token.text}' for {state.id}"
    return [Mention(token.left_edge.i, token.i + 1, token.i, state, "nominal", why)]


def _is_pair(token: Token) -> bool:
    return any(child.lower_ in ("two", "both") for child in token.children) and not any(
        child.dep_ in ("prep", "relcl", "acl") and child.i > token.i for child in token.children
    )


def _is_state(mention: Mention, _: Token) -> bool:
    return mention.actor.kind is ActorKind.STATE


def _is_group(mention: Mention, _: Token) -> bool:
    return mention.actor.kind in (ActorKind.GROUP, ActorKind.OTHER) and mention.form == "name"


def _is_organization(mention: Mention, _: Token) -> bool:
    kinds = (ActorKind.IGO, ActorKind.BLOC, ActorKind.NGO, ActorKind.OTHER)
    return mention.actor.kind in kinds and mention.form == "name"


def _has_role(mention: Mention, token: Token) -> bool:
    role = (mention.role or "").lower().split()
    return mention.actor.kind is ActorKind.PERSON and token.lower_ in role


def _is_definite(token: Token) -> bool:
    return any(
        child.dep_ == "det" and child.lower_ in ("the", "this") for child in token.children
    ) and not any(child.dep_ in ("prep", "relcl", "amod", "acl") for child in token.children)
