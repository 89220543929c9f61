"""What the actor tables must fulfil: keys, values, dates, references, terms, names.

The tests hold the shipped tables to it, and `refresh` the rows that come to them.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path

from diplograph.graph import ActorKind, TableError
from diplograph.loaders.actors.table_files import open_table

__all__ = ["COLUMNS", "TABLES", "Row", "Tables", "check", "read_folder", "read_table", "undecided"]

TABLES = Path(__file__).parent / "tables"
_ACTORS = ("states.csv", "organizations.csv", "groups.csv", "people.csv")
_ALIASES = (
    "state_aliases.csv",
    "organization_aliases.csv",
    "group_aliases.csv",
    "person_aliases.csv",
)
_ALIAS_COLUMNS = ("id", "alias", "use", "from", "to")
COLUMNS = {
    "states.csv": ("id", "name", "from", "to"),
    "organizations.csv": ("id", "name", "kind", "country", "from", "to"),
    "groups.csv": ("id", "name", "country", "from", "to"),
    "people.csv": ("id", "name", "country"),
    **dict.fromkeys(_ALIASES, _ALIAS_COLUMNS),
    "terms.csv": ("person", "office", "of", "title", "from", "to"),
    "members.csv": ("actor", "organization", "from", "to"),
    "titles.csv": ("title", "office", "of"),
    "ambiguous.csv": ("alias", "ids", "default", "decided_by"),
    "homographs.csv": ("alias", "position", "words", "reason"),
    "shared_offices.csv": ("of", "office", "from", "to", "reason"),
}
_KEYS = {
    **dict.fromkeys(_ACTORS, ("id",)),
    **dict.fromkeys(_ALIASES, ("id", "alias", "from")),
    "terms.csv": ("person", "office", "of", "from"),
    "members.csv": ("actor", "organization", "from"),
    "titles.csv": ("title", "office", "of"),
    "ambiguous.csv": ("alias",),
    "homographs.csv": ("alias", "position", "reason"),
    "shared_offices.csv": ("of", "office", "from"),
}
_REFERENCES = {
    **{table: ("country",) for table in _ACTORS if table != "states.csv"},
    **dict.fromkeys(_ALIASES, ("id",)),
    "terms.csv": ("person", "of"),
    "members.csv": ("actor", "organization"),
    "titles.csv": ("of",),
    "ambiguous.csv": ("ids", "default"),
    "shared_offices.csv": ("of",),
}
_FILLED = {"id", "name", "alias", "use", "person", "office", "of", "title", "actor", "words"}
_WORDS = {
    "use": {
        "name",
        "abbreviation",
        "adjective",
        "people",
        "person_noun",
        "capital",
        "seat",
        "place",
    },
    "position": {"before", "after", "sentence"},
    "decided_by": {"date", "context", "refuse", "scene"},
}
_SOLE = {"head_of_state", "head_of_government", "supreme_leader", "foreign_minister"}
_SOLE |= {"defence_minister", "commission_president", "council_president"}
_STAND_IN = re.compile(r"\b(acting|interim|rival|coup|pro tempore|transitional)\b", re.IGNORECASE)
_STATE = re.compile(r"[A-Z]{3}")
_OTHER = re.compile(r"([a-z]+):[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Row:
    """A row of a table, where it stands, and whether it is newer than the shipped tables."""

    values: dict[str, str]
    path: Path
    line: int
    newer: bool = False

    def __getitem__(self, column: str) -> str:
        return self.values[column]


Tables = dict[str, dict[tuple[str, ...], Row]]
"""Table name -> key -> row."""


def read_folder(folder: Path = TABLES) -> Tables:
    """Every table of a folder.

    Raises:
        TableError: a table is missing or broken, or a key stands in it twice.
    """
    return {name: read_table(folder / name) for name in COLUMNS}


def read_table(path: Path, *, newer: bool = False) -> dict[tuple[str, ...], Row]:
    """The rows of a file that has the name and the columns of a table.

    Raises:
        TableError: the file is missing or broken, or a key stands in it twice.
    """
    columns = COLUMNS.get(path.name)
    if columns is None:
        raise TableError(f"{path}: no table is called {path.name}: {', '.join(COLUMNS)}")
    rows: dict[tuple[str, ...], Row] = {}
    with open_table(path) as stream:
        reader = csv.reader(stream)
        if tuple(next(reader, ())) != columns:
            raise TableError(f"{path}:1: the columns must be {','.join(columns)}")
        for fields in reader:
            where = f"{path}:{reader.line_num}"
            if len(fields) != len(columns):
                raise TableError(f"{where}: {len(fields)} fields instead of {len(columns)}")
            values = dict(zip(columns, (field.strip() for field in fields), strict=True))
            key = tuple(values[column] for column in _KEYS[path.name])
            if key in rows:
                raise TableError(f"{where}: {' '.join(key)} stands in line {rows[key].line} too")
            rows[key] = Row(values, path, reader.line_num, newer)
    return rows


def check(tables: Tables) -> Iterator[str]:
    """What does not fit in the tables: `file:line: reason`, one string each."""
    states = {row["id"] for row in tables["states.csv"].values()}
    actors = {row["id"] for name in _ACTORS for row in tables[name].values()}
    bearers = _bearers(tables)
    for name, rows in tables.items():
        for row in rows.values():
            where = f"{row.path}:{row.line}"
            reasons = [*_broken_values(name, row), *_broken_dates(row)]
            for column in _REFERENCES.get(name, ()):
                known = states if column == "country" else actors
                reasons += (
                    f"{column} '{actor}' is not in the tables"
                    for actor in row[column].split()
                    if actor not in known and not (name == "titles.csv" and actor == "*")
                )
            if name in ("homographs.csv", "ambiguous.csv") and row["alias"] not in bearers:
                reasons.append(f"alias '{row['alias']}' is no name in the tables")
            elif name == "ambiguous.csv":
                borne = {actor for actor, _ in bearers[row["alias"]]}
                reasons += (
                    f"'{row['alias']}' is no name of {actor}"
                    for actor in row["ids"].split()
                    if actor not in borne
                )
            yield from (f"{where}: {reason}" for reason in reasons)
    yield from _overlaps(tables)
    for alias, meant in undecided(tables).items():
        row = max(meant.values(), key=lambda row: row.newer)
        yield (
            f"{row.path}:{row.line}: '{alias}' means {' and '.join(sorted(meant))} at one time: "
            "say in ambiguous.csv which is taken"
        )


def undecided(tables: Tables) -> dict[str, dict[str, Row]]:
    """Names of several actors at one time that `ambiguous.csv` does not decide.

    People of one name need no row: their offices decide by date.
    """
    decided = {row["alias"] for row in tables["ambiguous.csv"].values()}
    found: dict[str, dict[str, Row]] = {}
    for alias, rows in _bearers(tables).items():
        if alias in decided or all(actor.startswith("person:") for actor, _ in rows):
            continue
        for (actor, row), (other, another) in combinations(rows, 2):
            if actor != other and _at_one_time(row.values, another.values):
                found.setdefault(alias, {}).update({actor: row, other: another})
    return found


def _bearers(tables: Tables) -> dict[str, list[tuple[str, Row]]]:
    """Name -> who bears it, and the row that says so."""
    bearers: dict[str, list[tuple[str, Row]]] = defaultdict(list)
    for table in (*_ACTORS, *_ALIASES):
        column = "name" if table in _ACTORS else "alias"
        for row in tables[table].values():
            bearers[row[column]].append((row["id"], row))
    return bearers


def _broken_values(name: str, row: Row) -> Iterator[str]:
    for column, value in row.values.items():
        if column in _FILLED and not value:
            yield f"{column} is empty"
        if column in _WORDS and value not in _WORDS[column]:
            yield f"{column} '{value}' is none of {', '.join(sorted(_WORDS[column]))}"
    if name == "states.csv" and not _STATE.fullmatch(row["id"]):
        yield f"id '{row['id']}' is no code of three letters"
    elif name in _ACTORS and name != "states.csv":
        kind = {"groups.csv": "group", "people.csv": "person"}.get(name) or row["kind"]
        form = _OTHER.fullmatch(row["id"])
        if kind not in set(ActorKind) or form is None or form[1] != kind:
            yield f"id '{row['id']}' is not of the form {kind}:some-name"
    if name == "ambiguous.csv" and row["default"] not in ("", *row["ids"].split()):
        yield f"default '{row['default']}' is none of the ids"


def _broken_dates(row: Row) -> Iterator[str]:
    for column in ("from", "to"):
        value = row.values.get(column, "")
        try:
            if value:
                date.fromisoformat(value + "0000-01-01"[len(value) :])
        except ValueError:
            yield f"{column} '{value}' is no date (1991, 1991-12 or 1991-12-26)"
    since, until = row.values.get("from", ""), row.values.get("to", "")
    if since and until and _earlier(until, since):
        yield f"from {since} is after to {until}"


def _overlaps(tables: Tables) -> Iterator[str]:
    """Two people in an office that one holds at a time."""
    terms: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in tables["terms.csv"].values():
        if row["office"] in _SOLE and not _STAND_IN.search(row["title"]):
            terms[row["of"], row["office"]].append(row)
    shared: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in tables["shared_offices.csv"].values():
        shared[row["of"], row["office"]].append(row)
    for office, rows in terms.items():
        for one, other in combinations(sorted(rows, key=lambda row: row["from"]), 2):
            allowed = any(_at_one_time(other.values, row.values) for row in shared[office])
            if one["person"] == other["person"] or allowed:
                continue
            if _at_one_time(one.values, other.values):
                row, held = (one, other) if one.newer else (other, one)
                yield (
                    f"{row.path}:{row.line}: {row['person']} from {row['from'] or '?'} overlaps "
                    f"with {held['person']}, {held['from'] or '?'} to {held['to'] or 'now'}: "
                    "give that term an end"
                )


def _at_one_time(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """Whether two rows hold on one day; the day on which one ends as the other starts is none."""
    return _earlier(one.get("from", ""), other.get("to") or "9999") and _earlier(
        other.get("from", ""), one.get("to") or "9999"
    )


def _earlier(one: str, other: str) -> bool:
    """Whether a date is earlier, as far as both are known."""
    known = min(len(one), len(other))
    return not known or one[:known] < other[:known]
