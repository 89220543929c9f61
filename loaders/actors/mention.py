"""A mention: where a text names an actor, and why it is taken for that actor."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from diplograph.graph import Actor, ActorKind

__all__ = ["Mention", "build_actor", "slug"]


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
