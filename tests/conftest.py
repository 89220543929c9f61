"""Fixtures that more than one file uses: graphs in each of the stores.

`neo4j_server` takes the server that NEO4J_URI names, else starts one (see
`neo4j_server.py`). Where neither works the tests that need it are skipped with
the reason; with CI=true that is a failure.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from neo4j_server import Server, ServerMissingError, given_server, running_server

from diplograph.graph import Graph, open_graph
from diplograph.graph.writer import prepare

STORES = ("embedded", "neo4j", "neo4j-newest")


def _without_server(reason: str) -> None:
    if os.environ.get("CI") == "true":
        pytest.fail(f"CI needs a Neo4j server: {reason}", pytrace=False)
    pytest.skip(f"NO NEO4J SERVER, its tests do not run: {reason}")


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Neo4j 5.26 LTS, or the server that NEO4J_URI names."""
    given = given_server()
    if given:
        _refuse_filled(given)
        yield given
        with open_graph(given.uri) as graph:
            _empty(graph)
        return
    yield from _started("neo4j", tmp_path_factory.mktemp("neo4j"))


@pytest.fixture(scope="session")
def neo4j_newest_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The newest Neo4j; none where NEO4J_URI names the one server to use."""
    if given_server():
        pytest.skip("NEO4J_URI names the one server to test on")
    yield from _started("neo4j-newest", tmp_path_factory.mktemp("neo4j-newest"))


def _started(flavour: str, home: Path) -> Iterator[Server]:
    try:
        with running_server(flavour, home) as server:
            yield server
    except ServerMissingError as error:
        _without_server(str(error))


def _refuse_filled(server: Server) -> None:
    """The tests empty the database; never one that holds something."""
    with open_graph(server.uri) as graph:
        [row] = graph.run("MATCH (n) RETURN count(n) AS nodes")
    if row["nodes"]:
        pytest.fail("the database at NEO4J_URI is not empty: the tests would empty it")


def _empty(graph: Graph) -> None:
    graph.write([("MATCH (n) DETACH DELETE n", {})])


@pytest.fixture
def open_store(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[str], Graph]]:
    """Opens an empty, prepared graph in a store by its name out of STORES."""
    opened: list[Graph] = []

    def open_empty(store: str) -> Graph:
        if store == "embedded":
            graph = open_graph(tmp_path / "embedded.db")
        else:
            fixture = "neo4j_server" if store == "neo4j" else "neo4j_newest_server"
            server: Server = request.getfixturevalue(fixture)
            monkeypatch.setenv("NEO4J_USERNAME", server.username)
            monkeypatch.setenv("NEO4J_PASSWORD", server.password)
            graph = open_graph(server.uri)
            _empty(graph)
        opened.append(graph)
        prepare(graph)
        return graph

    yield open_empty
    for graph in opened:
        graph.close()


@pytest.fixture(params=STORES)
def graph(request: pytest.FixtureRequest, open_store: Callable[[str], Graph]) -> Graph:
    """An empty, prepared graph in each of the stores in turn."""
    return open_store(request.param)
