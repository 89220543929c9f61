"""A graph: the small interface that every store fulfils, and how to open one.

A graph is named by one string: a path (embedded ArcadeDB) or a `neo4j://`,
`neo4j+s://`, `neo4j+ssc://`, `bolt://`, `bolt+s://` or `bolt+ssc://` address
(Neo4j, with NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE from the
environment). The default is DIPLOGRAPH_GRAPH, else `./diplograph.db`.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol, Self

__all__ = ["DEFAULT_GRAPH", "Graph", "Row", "Statement", "open_graph"]

DEFAULT_GRAPH = "diplograph.db"
NEO4J_SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")

Row = dict[str, Any]
Statement = tuple[str, Mapping[str, Any]]
"""Cypher text and its parameters."""


class Graph(Protocol):
    """A store of actors, documents, sentences and claims that answers Cypher."""

    @property
    def name(self) -> str:
        """The graph's address, without secrets."""

    def run(self, cypher: str, **parameters: Any) -> list[Row]:
        """Answer a read-only query, a dict a row.

        Raises:
            ReadOnlyError: the query writes.
            QueryError: the Cypher does not parse or run.
            GraphUnavailableError: the store cannot be reached.
        """

    def write(self, statements: Sequence[Statement]) -> list[list[Row]]:
        """Run statements in one transaction: all of them or none. Returns the rows of each.

        Raises:
            QueryError: a statement fails; nothing was written.
            GraphUnavailableError: the store cannot be reached.
        """

    def close(self) -> None:
        """Release the store; a second call does nothing."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *exception: object) -> None: ...


def open_graph(name: str | os.PathLike[str] | None = None, *, create: bool = True) -> Graph:
    """Open a graph by its address or path.

    With `create` an embedded graph that is not there is made; without it, that
    is an error, which is what commands that only read want.

    Raises:
        GraphUnavailableError: no such graph, a lock, a server that is down or
            refuses the password.
        InputError: the address has a scheme that diplograph does not know.
    """
    from diplograph.graph.errors import InputError

    address = os.fspath(name) if name is not None else os.environ.get("DIPLOGRAPH_GRAPH", "")
    address = address or DEFAULT_GRAPH
    scheme = address.partition("://")[0] if "://" in address else ""
    if scheme in NEO4J_SCHEMES:
        from diplograph.graph.neo4j_store import Neo4jGraph

        return Neo4jGraph.open(address)
    if scheme:
        known = ", ".join(f"{known}://" for known in NEO4J_SCHEMES)
        raise InputError(f"cannot open a graph at {scheme}://: use a path or {known}")
    from diplograph.graph.embedded_store import EmbeddedGraph

    return EmbeddedGraph.open(Path(address), create=create)
