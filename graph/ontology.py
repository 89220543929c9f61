"""The ontology: which relations there are, read from data (`ontology.toml`).

Relations carry their PLOVER root, CAMEO codes and quad class. Labels and
relationship types in a graph come from here and from nowhere else.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from diplograph.graph.errors import InputError, TableError

__all__ = ["Frames", "Ontology", "QuadClass", "RelationType", "load_ontology"]

QuadClass = Literal[
    "standing",
    "verbal cooperation",
    "material cooperation",
    "verbal conflict",
    "material conflict",
]

_WORDS = r"[a-z-]+(?:\|[a-z-]+)*"
_PHRASE = rf"[a-z-]+(?:\+{_WORDS})?(?:\s+{_WORDS})?"
Phrases = Annotated[str, Field(pattern=rf"^\s*{_PHRASE}(?:\s*,\s*{_PHRASE})*\s*$")]
"""Predicates as lemmas, with commas between: `attack, fire on|at, impose+sanction|embargo on`.

After `+` stands the direct object that a light verb needs, after a blank the preposition that
brings in the target.
"""


class Frames(BaseModel):
    """Predicates that spell a relation out, by where its parties stand."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    verbs: Phrases | None = None
    """The subject acts on the object, or on the object of the preposition."""
    nouns: Phrases | None = None
    """The possessor acts on the object of the preposition: `invasion of`."""
    mutual: Phrases | None = None
    """Two subjects on one footing: `clash`."""
    suffered: Phrases | None = None
    """The subject suffers: `draw+criticism from`."""
    ditransitive: Phrases | None = None
    """The target is the indirect object: `send+aid|weapon`."""


class RelationType(BaseModel):
    """One relation: its name, its place in PLOVER and CAMEO, what it means."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Annotated[str, Field(pattern=r"^[A-Z][A-Z_]{1,39}$")]
    plover: Annotated[str, Field(pattern=r"^[A-Z]+$")] | None = None
    plover_of_predicates: dict[str, tuple[str, ...]] = {}
    """Other PLOVER roots by the predicates of finished acts that have them: SUPPORT for `sign`.

    A predicate is a verb's lemma, or verb and object: `agree+deal|treaty`.
    """
    outside_plover: tuple[str, ...] = ()
    """Lemmas of acts that the relation counts and PLOVER does not: `appeal`."""
    cameo: tuple[Annotated[str, Field(pattern=r"^\d{2,4}$")], ...] = ()
    quad_class: QuadClass
    symmetric: bool
    meaning: Annotated[str, Field(min_length=1)]
    examples: Annotated[tuple[str, ...], Field(min_length=1)]
    counterexamples: Annotated[tuple[str, ...], Field(min_length=1)]
    frames: Frames = Frames()
    """Predicates of a relation of one's own; the shipped ones are the loaders'."""

    def root_of(self, verb: str, objects: Collection[str] = ()) -> str | None:
        """The PLOVER root of a finished act by the lemmas of its verb and of the verb's objects."""
        for root, predicates in self.plover_of_predicates.items():
            for predicate in predicates:
                lemma, _, nouns = predicate.partition("+")
                if lemma == verb and (not nouns or not set(nouns.split("|")).isdisjoint(objects)):
                    return root
        return self.plover


class _OntologyFile(BaseModel):
    model_config = ConfigDict(extra="forbid")

    version: str
    relation: list[RelationType]


@dataclass(frozen=True)
class Ontology:
    """A closed enumeration of relations."""

    version: str
    relations: dict[str, RelationType]

    def __getitem__(self, name: str) -> RelationType:
        """The relation of that name.

        Raises:
            InputError: there is none; the message lists those that there are.
        """
        try:
            return self.relations[name]
        except KeyError:
            known = ", ".join(self.relations)
            raise InputError(f"unknown relation '{name[:60]}': use one of {known}") from None

    def __contains__(self, name: object) -> bool:
        return name in self.relations

    def of_plover(self, root: str) -> tuple[RelationType, ...]:
        """The relations under a PLOVER root, in the order of the file."""
        return tuple(kind for kind in self.relations.values() if kind.plover == root)


@cache
def load_ontology(extension: Path | None = None) -> Ontology:
    """The shipped ontology, with a user's file on top where one is named.

    Raises:
        TableError: a file is missing, does not parse, or breaks the schema.
    """
    shipped = _parse(files("diplograph.graph").joinpath("ontology.toml").read_bytes(), "ontology")
    relations = {kind.name: kind for kind in shipped.relation}
    version = shipped.version
    if extension is not None:
        try:
            added = _parse(Path(extension).read_bytes(), str(extension))
        except OSError as error:
            raise TableError(f"{extension}: {error.strerror}") from None
        version = f"{version}+{added.version}"
        for kind in added.relation:
            if kind.name in relations:
                raise TableError(f"{extension}: relation {kind.name} exists already")
            relations[kind.name] = kind
    return Ontology(version, relations)


def _parse(content: bytes, name: str) -> _OntologyFile:
    try:
        return _OntologyFile.model_validate(tomllib.loads(content.decode()))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TableError(f"{name}: not valid TOML: {error}") from None
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise TableError(f"{name}: {where}: {first['msg']}") from None
