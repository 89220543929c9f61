"""A mention: where a text names an actor, and why it is taken for that actor."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from diplograph.graph import Actor, ActorKind

__all__ = ["Mention", "build_actor", "slug", "with_countries"]


@dataclass(slots=True)
class Mention:
    """Tokens `start:end` of a spaCy Doc name `actor`; `root` is their syntactic head.

    `form` is how: name, adjective, office, organ, generic, modifier ("Iran-backed"),
    pronoun or nominal ("the country"). A `locative` mention says where, not who.
    `role` is what the text says that a person is.
    """

    start: int
    end: int
    root: int
    actor: Actor
    form: str
    why: str
    locative: bool = False
    role: str | None = None
    represents: Actor | None = None

    @property
    def is_reference(self) -> bool:
        """Whether the words themselves name nobody: "it", "the two countries"."""
        return self.form in ("pronoun", "nominal")


def slug(name: str) -> str:
    """A name as the tail of an actor id: ASCII, lower case, words joined by `-`."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:80] or "unnamed"


def build_actor(kind: str, name: str, country: str | None, qualifier: str = "") -> Actor:
    """An actor that no table has, known by what the text calls it."""
    name = " ".join(name.split())[:200]
    return Actor.model_construct(
        id=f"{kind}:{qualifier}{slug(name)}",
        name=name,
        kind=ActorKind(kind),
        country=country,
    )


def with_countries(mentions: list[Mention], known: Mapping[str, Actor]) -> list[Mention]:
    """The mentions, the country in the ids of organisations and lone surnames that no table has.

    Else the Social Democrats of one text would be those of another. A country that the
    text gives such a name once holds for all of the text. `known` are those of the tables.
    """
    countries: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        if mention.actor.country and _is_bare(mention.actor, known):
            countries[mention.actor.id].add(mention.actor.country)
    for mention in mentions:
        mention.actor = _qualified(mention.actor, countries, known)
        if mention.represents is not None:
            mention.represents = _qualified(mention.represents, countries, known)
    return mentions


def _is_bare(actor: Actor, known: Mapping[str, Actor]) -> bool:
    """Whether an id is nothing but a name that somebody else may have."""
    if actor.id in known:
        return False
    if actor.kind is ActorKind.PERSON and " " in actor.name:
        return False
    return actor.id in (f"other:{slug(actor.name)}", f"person:{slug(actor.name)}")


def _qualified(
    actor: Actor, countries: Mapping[str, set[str]], known: Mapping[str, Actor]
) -> Actor:
    given = countries.get(actor.id, set())
    country = actor.country or (next(iter(given)) if len(given) == 1 else None)
    if country is None or not _is_bare(actor, known):
        return actor
    return build_actor(actor.kind, actor.name, country, f"{country.lower()}-")
