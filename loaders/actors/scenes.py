"""The country that a text is set in, and the organs and parties of bare names that it decides.

Many states have a Congress. Where Brazilian officials act or things happen in Brazil, it is
Brazil's; it is the one of the default in `ambiguous.csv` where nothing speaks against it.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from diplograph.graph import Actor, ActorKind
from diplograph.loaders.actors.actor_tables import ActorTables
from diplograph.loaders.actors.head_nouns import head_nouns
from diplograph.loaders.actors.mention import Mention, build_actor
from diplograph.loaders.actors.position import verb_of

__all__ = ["Scenes", "is_at_home", "is_opposite", "is_opposite_state"]


class Scenes:
    """Decides names that actors of several countries bear by the country in view."""

    def __init__(self, tables: ActorTables) -> None:
        self._bearers = {
            name: [tables.actors[actor] for actor in sorted(ids)]
            for name, ids in tables.by_scene.items()
        }

    def is_of_many(self, name: str) -> bool:
        """Whether actors of several countries bear a name: "Congress"."""
        return name in self._bearers

    def owned(self, name: str, owner: Actor) -> Actor:
        """Whom a name of many means after a country: "Peru's Congress", "the Dutch Freedom Party".

        An organ that no bearer is acts for the country; a party is one that no table has.
        """
        for actor in self._bearers[name]:
            if actor.country == owner.country:
                return actor
        if any(actor.kind is ActorKind.STATE for actor in self._bearers[name]):
            return owner
        return build_actor("other", name, owner.country)

    def settle(self, doc: Doc, mentions: list[Mention]) -> list[Mention]:
        """The mentions, names of many given to the country in view or left out."""
        kept = []
        for mention in mentions:
            name = doc[mention.start : mention.end].text
            if mention.form == "name" and name in self._bearers:
                actor = self._decide(doc, mention, name, mentions)
                if actor is None:
                    continue
                if actor.id != mention.actor.id:
                    mention.actor = actor
                    mention.why = f"'{name}' in a text about {actor.country}"
            kept.append(mention)
        return kept

    def _decide(
        self, doc: Doc, mention: Mention, name: str, mentions: Iterable[Mention]
    ) -> Actor | None:
        bearers = {actor.country: actor for actor in self._bearers[name]}
        others = [
            other
            for other in mentions
            if other.actor.country in bearers
            and doc[other.start : other.end].text not in self._bearers
        ]
        here = doc[mention.root].sent
        before = [other for other in others if other.start < here.end and is_at_home(doc, other)]
        nearest = max((doc[other.root].sent.start for other in before), default=None)
        at_home = {
            other.actor.country
            for other in before
            if doc[other.root].sent.start == nearest and not is_opposite(doc[mention.root], other)
        }
        if len(at_home) == 1:
            return bearers[at_home.pop()]
        if mention.actor.kind is ActorKind.GROUP and not any(
            other.actor.country == mention.actor.country for other in others
        ):
            # A party of another country than the text's is hardly meant without that country.
            elsewhere = any(
                is_at_home(doc, other) and not is_opposite(doc[mention.root], other)
                for other in mentions
                if other is not mention
            )
            return None if elsewhere else mention.actor
        named = {other.actor.country for other in others}
        return mention.actor if not named or mention.actor.country in named else None


def is_at_home(doc: Doc, mention: Mention) -> bool:
    """Whether a mention sets the scene in its country, as soldiers abroad do not."""
    noun = doc[mention.root].lower_
    return mention.locative or (
        mention.form in ("organ", "office", "generic") and noun not in head_nouns()["abroad"]
    )


def is_opposite(token: Token, mention: Mention) -> bool:
    """Whether somebody stands on the other side of the verb of a token."""
    if mention.locative:
        return False
    name = token.doc[mention.root]
    if name.sent != token.sent:
        return False
    verb, other = verb_of(token), verb_of(name)
    while other.i != verb.i and other.dep_ in ("xcomp", "pcomp"):
        # "The Senate voted to sanction Russia."
        other = verb_of(other.head)
    return other.i == verb.i


def is_opposite_state(token: Token, mention: Mention) -> bool:
    """The same of a state by its name: whom "the government" warns is another's."""
    return (
        mention.form == "name"
        and mention.actor.kind is ActorKind.STATE
        and is_opposite(token, mention)
    )
