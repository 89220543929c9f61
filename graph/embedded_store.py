"""The embedded store: ArcadeDB in this process, a graph in a folder, no server.

One process at a time holds a graph. A transaction is on its way to the disk
when `write` returns: a process killed afterwards loses nothing, one killed
during a write leaves the last committed state.
"""

from __future__ import annotations

import datetime
import os
import re
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any, Self
from urllib.parse import unquote

from diplograph.graph.errors import GraphError, GraphUnavailableError, QueryError, ReadOnlyError
from diplograph.graph.store import Row, Statement
from diplograph.graph.text import one_line

__all__ = ["EmbeddedGraph"]

_LANGUAGE = "opencypher"
_REMEDY = "restore it from a dump, or build it anew"
_DATA_FILE = re.compile(r"(.+)_\d+\.\d+\.\d+\.v\d+\.bucket")
_JAVA_NAMES = re.compile(
    r"^(?:Query failed|Command failed|Reading the result set failed|Failed to [a-z ]+): "
    r"|\b(?:[a-z]\w*\.)+[A-Z]\w*(?:Exception|Error): "
)


class EmbeddedGraph:
    """A graph in a folder; see `diplograph.graph.store.Graph`."""

    def __init__(self, database: Any, path: Path) -> None:
        self._database = database
        self._path = path
        # Without uniqueness constraints, two MERGEs at once could make a node twice.
        self._writing = threading.Lock()

    @classmethod
    def open(cls, path: Path, *, create: bool = True) -> Self:
        """Open the graph in the folder `path`; with `create`, make it when it is not there.

        Raises:
            GraphUnavailableError: no graph there, another process holds it, the
                path is something else, or ArcadeDB does not run here.
        """
        arcadedb = _arcadedb()
        if path.exists() and not path.is_dir():
            raise GraphUnavailableError(f"{path} is a file, not a graph: name a folder")
        # Opening any other folder would litter it with database files.
        found = path.is_dir() and bool(arcadedb.database_exists(str(path)))
        if not found and path.is_dir() and any(path.iterdir()):
            raise GraphUnavailableError(
                f"{path} is a folder but no graph: name another, or remove it"
            )
        if not found and not create:
            raise GraphUnavailableError(
                f"no graph at {path}: build one with 'diplograph build PATH --graph {path}'"
            )
        try:
            if found:
                database = arcadedb.open_database(str(path))
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                database = arcadedb.create_database(str(path))
        except OSError as error:
            raise GraphUnavailableError(f"cannot make {path}: {error.strerror}") from None
        except arcadedb.ArcadeDBError as error:
            raise GraphUnavailableError(_why_not_open(path, str(error))) from None
        if lost := _lost_types(database, path):
            database.close()
            raise GraphUnavailableError(
                f"graph {path} is damaged, its schema lacks {one_line(', '.join(lost), 80)}: "
                f"{_REMEDY}"
            )
        return cls(database, path)

    @property
    def name(self) -> str:
        """The graph's folder."""
        return str(self._path)

    def run(self, cypher: str, **parameters: Any) -> list[Row]:
        """Answer a read-only query, a dict a row; see `Graph.run`."""
        with self._errors():
            return _rows(self._database.query(_LANGUAGE, cypher, parameters))

    def write(self, statements: Sequence[Statement]) -> list[list[Row]]:
        """Run statements in one transaction; see `Graph.write`."""

        def work() -> list[list[Row]]:
            return [
                _rows(self._database.command(_LANGUAGE, cypher, dict(parameters)))
                for cypher, parameters in statements
            ]

        with self._errors(), self._writing:
            answer: list[list[Row]] = self._database.run_in_transaction(work)
            return answer

    def close(self) -> None:
        """Close the database and give up its lock; a second call does nothing."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except _arcadedb().ArcadeDBError as error:
            text = str(error)
            message = one_line(_JAVA_NAMES.sub("", text))
            if "QueryNotIdempotent" in text:
                raise ReadOnlyError("the query would write, and this is read-only") from None
            if "is closed" in text:
                raise GraphError(f"{self._path}: the graph is closed") from None
            raise QueryError(f"Cypher: {message}") from None
        except (TypeError, OverflowError) as error:
            # The binding's complaint about a parameter that Cypher has no type for.
            raise QueryError(f"Cypher: {one_line(error)}") from None


def _arcadedb() -> ModuleType:
    # Its engine would log to this process's output otherwise; read at import.
    os.environ.setdefault("ARCADEDB_LOG_CONSOLE", "0")
    try:
        import arcadedb
    except (ImportError, OSError) as error:
        raise GraphUnavailableError(
            "the embedded store (package arcadedb) does not run on this machine: name a Neo4j "
            f"server instead, --graph neo4j://HOST ({one_line(error, 120)})"
        ) from None
    module: ModuleType = arcadedb
    return module


def _why_not_open(path: Path, text: str) -> str:
    if "locked by another process" in text:
        return (
            f"graph {path} is in use by another process: wait until it ends "
            "(for several writers at once, use Neo4j)"
        )
    if "already in use" in text:
        return f"graph {path} is open in this process already: close it first"
    reason = one_line(_JAVA_NAMES.sub("", text))
    return f"graph {path} cannot be opened: {reason}: {_REMEDY}"


def _lost_types(database: Any, path: Path) -> list[str]:
    """Types with data on the disk that the schema does not know.

    Where its schema file is broken, ArcadeDB takes an earlier one, or none, and
    would show a graph with less in it or an empty one, without a word.
    """
    types = database.query("sql", "SELECT name FROM schema:types")
    known = {row["name"] for row in _rows(types)}
    stored = {
        unquote(found[1])
        for file in path.glob("*.bucket")
        if (found := _DATA_FILE.match(file.name)) and file.stat().st_size
    }
    return sorted(stored - known)


def _rows(result: Any) -> list[Row]:
    if result is None:
        return []
    return [{key: _plain(value) for key, value in row.items()} for row in result.to_list()]


def _plain(value: Any) -> Any:
    """Records as dicts of properties alone, times as ISO strings."""
    if isinstance(value, Mapping):
        return {
            key: _plain(item)
            for key, item in value.items()
            if not ("@rid" in value and key.startswith("@"))
        }
    if isinstance(value, list | tuple | set):
        return [_plain(item) for item in value]
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    return value
