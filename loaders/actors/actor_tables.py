"""The actor tables: who there is, under which names, in which office, when.

The shipped tables lie in `tables/`, one CSV a kind, one row a fact; a user's
file (`id,name,kind,country,aliases`, aliases separated by `|`) comes on top.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import TextIOWrapper
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from diplograph.graph import Actor, ActorKind, Representation, TableError
from diplograph.loaders.actors.table_files import open_table

__all__ = ["ActorTables", "Alias", "Homograph", "Membership", "Term", "load_tables"]


_YEAR_START, _YEAR_END = "0000-01-01", "0000-12-31"


class Alias(NamedTuple):
    """A name that stands for an actor, in some use, between two dates."""

    actor: str
    text: str
    use: str
    since: str
    until: str

    def holds_on(self, day: str) -> bool:
        """Whether the name was in use on an ISO day; an empty day asks for the names of today."""
        if not day:
            return not self.until
        return self.since <= day and (not self.until or day[: len(self.until)] <= self.until)


class Term(NamedTuple):
    """A person in an office of an actor, between two dates."""

    person: str
    office: str
    of: str
    title: str
    since: str
    until: str

    def holds_on(self, day: str) -> bool:
        """Whether the term ran throughout an ISO day, month or year."""
        first, last = day + _YEAR_START[len(day) :], day + _YEAR_END[len(day) :]
        return self.since <= first and (not self.until or last[: len(self.until)] <= self.until)


class Membership(NamedTuple):
    """An actor in an organisation, between two dates."""

    actor: str
    organization: str
    since: str
    until: str


class Homograph(NamedTuple):
    """Words beside a name that make it another thing: `before`, `after`, or in the `sentence`."""

    position: str
    words: frozenset[str]


@dataclass
class ActorTables:
    """All actors and what is known of them."""

    actors: dict[str, Actor] = field(default_factory=dict)
    aliases: list[Alias] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)
    members: list[Membership] = field(default_factory=list)
    titles: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    homographs: dict[str, list[Homograph]] = field(default_factory=lambda: defaultdict(list))
    ambiguous: dict[str, str] = field(default_factory=dict)
    """Ambiguous alias -> the actor taken without evidence, or '' to refuse."""
    by_scene: dict[str, frozenset[str]] = field(default_factory=dict)
    """Ambiguous alias -> the actors among whom the country that a text is about decides."""

    def representations(self) -> Iterator[Representation]:
        """Terms of office as edges of the graph."""
        for term in self.terms:
            if term.of in self.actors and term.person in self.actors:
                yield Representation(
                    person=self.actors[term.person],
                    actor=self.actors[term.of],
                    role=term.title or term.office.replace("_", " "),
                    since=term.since or None,
                    until=term.until or None,
                )


_ACTOR_FILES = (
    ("states.csv", "state"),
    ("organizations.csv", None),
    ("groups.csv", "group"),
    ("people.csv", "person"),
)
_ALIAS_FILES = (
    "state_aliases.csv",
    "organization_aliases.csv",
    "group_aliases.csv",
    "person_aliases.csv",
)


@cache
def load_tables(extension: Path | None = None) -> ActorTables:
    """The shipped tables, with a user's actor file on top where one is named.

    Raises:
        TableError: a file is missing or broken; the message names file, line
            and reason, and nothing of that file is used.
    """
    folder = files("diplograph.loaders.actors").joinpath("tables")
    tables = ActorTables()
    for name, kind in _ACTOR_FILES:
        for row in _rows(folder.joinpath(name)):
            country = row["id"] if kind == "state" else row["country"] or None
            actor = Actor.model_construct(
                id=row["id"],
                name=row["name"],
                kind=ActorKind(kind or row["kind"]),
                country=country,
            )
            tables.actors[actor.id] = actor
            tables.aliases.append(
                Alias(actor.id, actor.name, "name", row.get("from") or "", row.get("to") or "")
            )
    for name in _ALIAS_FILES:
        tables.aliases += (
            Alias(row["id"], row["alias"], row["use"], row["from"], row["to"])
            for row in _rows(folder.joinpath(name))
        )
    tables.terms += (Term(*row.values()) for row in _rows(folder.joinpath("terms.csv")))
    tables.members += (Membership(*row.values()) for row in _rows(folder.joinpath("members.csv")))
    for row in _rows(folder.joinpath("titles.csv")):
        tables.titles[row["title"].lower()].append((row["office"], row["of"]))
    for row in _rows(folder.joinpath("homographs.csv")):
        words = frozenset(word.strip() for word in row["words"].split("|"))
        tables.homographs[row["alias"]].append(Homograph(row["position"], words))
    for row in _rows(folder.joinpath("ambiguous.csv")):
        tables.ambiguous[row["alias"]] = row["default"]
        if row["decided_by"] == "scene":
            tables.by_scene[row["alias"]] = frozenset(row["ids"].split())
    if extension is not None:
        _extend(tables, extension)
    return tables


def _rows(source: Traversable) -> Iterator[dict[str, str]]:
    with source.open("rb") as stream:
        yield from csv.DictReader(TextIOWrapper(stream, "utf-8", newline=""))


_USER_COLUMNS = ("id", "name", "kind", "country", "aliases")


def _extend(tables: ActorTables, path: Path) -> None:
    with open_table(path) as stream:
        reader = csv.DictReader(stream)
        missing = [name for name in _USER_COLUMNS if name not in (reader.fieldnames or ())]
        if missing:
            raise TableError(f"{path}:1: missing column {', '.join(missing)}")
        added = list(_checked(tables, path, reader))
    for actor, names, since, until in added:
        tables.actors[actor.id] = actor
        tables.aliases += (Alias(actor.id, name, "name", since, until) for name in names)


def _checked(
    tables: ActorTables, path: Path, reader: csv.DictReader[str]
) -> Iterator[tuple[Actor, list[str], str, str]]:
    seen: dict[str, int] = {}
    for row in reader:
        line = reader.line_num
        if row["id"] in tables.actors:
            raise TableError(f"{path}:{line}: id '{row['id']}' exists in the shipped tables")
        if row["id"] in seen:
            raise TableError(
                f"{path}:{line}: id '{row['id']}' stands in line {seen[row['id']]} too"
            )
        seen[row["id"]] = line
        country = row["country"] or None
        known = tables.actors.get(country or "")
        if country and (known is None or known.kind is not ActorKind.STATE):
            raise TableError(f"{path}:{line}: unknown country code '{country}'")
        dates = [(row.get("from") or "").strip(), (row.get("to") or "").strip()]
        try:
            actor = Actor(
                id=row["id"], name=row["name"], kind=ActorKind(row["kind"]), country=country
            )
            Representation(
                person=actor, actor=actor, role="-", since=dates[0] or None, until=dates[1] or None
            )
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            raise TableError(f"{path}:{line}: {first['loc'][0]}: {first['msg']}") from None
        except ValueError:
            kinds = ", ".join(ActorKind)
            raise TableError(f"{path}:{line}: kind '{row['kind']}' is none of {kinds}") from None
        if dates[0] and dates[1] and dates[1] < dates[0][: len(dates[1])]:
            raise TableError(f"{path}:{line}: from {dates[0]} is after to {dates[1]}")
        names = [actor.name, *(name.strip() for name in (row["aliases"] or "").split("|"))]
        yield actor, [name for name in names if name], dates[0], dates[1]
