"""Short names: "the coalition" once a text has named "the US-led coalition"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from diplograph.graph import Actor, ActorKind
from diplograph.loaders.actors.head_nouns import head_nouns
from diplograph.loaders.actors.mention import Mention

__all__ = ["short_names"]

_BODIES = (ActorKind.BLOC, ActorKind.GROUP, ActorKind.IGO, ActorKind.NGO, ActorKind.OTHER)


def short_names(doc: Doc, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Mentions by the last noun of a body's name, where only one named before ends so."""
    covered = {i for mention in mentions for i in range(mention.start, mention.end)}
    named: dict[str, dict[str, Actor]] = {}
    waiting = sorted(mentions, key=lambda mention: mention.end, reverse=True)
    for token in doc:
        while waiting and waiting[-1].end <= token.i:
            mention = waiting.pop()
            last = doc[mention.end - 1].lower_
            if mention.end - mention.start > 1 and _is_body(mention, last):
                named.setdefault(last, {})[mention.actor.id] = mention.actor
        bodies = named.get(token.lower_, {})
        if token.i in covered or len(bodies) != 1 or not _is_alone(token):
            continue
        [actor] = bodies.values()
        why = f"'{token.text}' for {actor.id}"
        yield Mention(token.i, token.i + 1, token.i, actor, "nominal", why)


def _is_body(mention: Mention, last: str) -> bool:
    return (
        mention.form == "name"
        and mention.actor.kind in _BODIES
        and last in head_nouns()["organization_nouns"]
    )


def _is_alone(token: Token) -> bool:
    """Whether nothing makes the noun another's: "the council", "a council resolution"."""
    modified = any(
        child.dep_ in ("amod", "compound", "nmod", "nummod", "poss", "prep", "relcl", "acl")
        for child in token.children
    )
    definite = any(child.lower_ in ("the", "this") for child in token.children)
    return not modified and (definite or token.dep_ in ("compound", "nmod"))
