"""What a user is told when a graph cannot be used, and that nothing is lost by it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from example_claims import CLAIMS
from neo4j_server import Server
from relay import Relay

from diplograph.graph import (
    Document,
    GraphUnavailableError,
    InputError,
    load_ontology,
    neo4j_store,
    open_graph,
)
from diplograph.graph.writer import dump, prepare, rebuild_edges, write_documents

TESTS = Path(__file__).parent
SECRET = "not-the-password-4711"

HOLD = """
from diplograph.graph import open_graph
with open_graph({path!r}) as graph:
    graph.write([("CREATE (:Held)", {{}})])
    print("open", flush=True)
    input()
"""
WRITE_FOR_EVER = """
import sys
sys.path.insert(0, {tests!r})
from itertools import count
from example_claims import claim
from diplograph.graph import Document, DocumentReference, load_ontology, open_graph
from diplograph.graph.writer import prepare, write_documents

graph = open_graph({path!r})
prepare(graph)
for number in count():
    reference = DocumentReference(id=f"document-{{number}}")
    claims = [
        claim("Iran threatened Israel.", "THREATENS", ("IRN", "Iran"), ("ISR", "Israel"),
              document=reference, start=place * 30)
        for place in range(150)
    ]
    document = Document(**reference.model_dump(), text="x")
    write_documents(graph, [(document, claims)], load_ontology())
    print(number, flush=True)
"""


@pytest.fixture
def password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_USERNAME", "neo4j")
    monkeypatch.setenv("NEO4J_PASSWORD", SECRET)
    monkeypatch.delenv("NEO4J_DATABASE", raising=False)


def refused(address: object, *, create: bool = True) -> str:
    """The one line that a user gets."""
    with pytest.raises((GraphUnavailableError, InputError)) as caught:
        open_graph(address, create=create)  # type: ignore[arg-type]
    message = str(caught.value)
    assert "\n" not in message
    assert len(message) < 400
    assert SECRET not in message
    return message


@contextmanager
def running(code: str) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


@pytest.mark.usefixtures("password")
@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_a_server_that_is_down(scheme: str) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"{scheme}://127.0.0.1:{taken.getsockname()[1]}"
        start = time.monotonic()
        message = refused(address)
    assert message.startswith(f"no Neo4j server answers at {address}")
    assert message.endswith("start it, or name another graph")
    assert time.monotonic() - start < 10


@pytest.mark.usefixtures("password")
def test_a_failed_connection_prints_nothing() -> None:
    code = "from diplograph.graph import open_graph\nopen_graph('neo4j://127.0.0.1:1')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout == ""
    assert done.stderr.startswith("Traceback"), "the error alone, no log of the driver's"
    assert "retried" not in done.stderr


@pytest.mark.usefixtures("password")
def test_a_wrong_password(neo4j_server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    message = refused(neo4j_server.uri)
    assert message == (
        f"{neo4j_server.uri} refuses the user name or password: "
        "set NEO4J_USERNAME and NEO4J_PASSWORD"
    )
    monkeypatch.delenv("NEO4J_PASSWORD")
    assert "set NEO4J_USERNAME and NEO4J_PASSWORD" in refused(neo4j_server.uri)
    for _ in range(3):
        monkeypatch.setenv("NEO4J_PASSWORD", SECRET)
        message = refused(neo4j_server.uri)
    assert message.endswith("after too many wrong passwords: wait a minute")
    # The server's pause for this user name, which the tests after this one need to be over.
    monkeypatch.setenv("NEO4J_USERNAME", neo4j_server.username)
    monkeypatch.setenv("NEO4J_PASSWORD", neo4j_server.password)
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            open_graph(neo4j_server.uri).close()
        except GraphUnavailableError:
            time.sleep(0.5)
        else:
            return
    pytest.fail("the server goes on refusing the right password")


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_a_database_that_is_not_there(
    neo4j_server: Server, monkeypatch: pytest.MonkeyPatch, scheme: str
) -> None:
    monkeypatch.setenv("NEO4J_USERNAME", neo4j_server.username)
    monkeypatch.setenv("NEO4J_PASSWORD", neo4j_server.password)
    monkeypatch.setenv("NEO4J_DATABASE", "nope")
    address = f"{scheme}://{neo4j_server.uri.partition('://')[2]}"
    assert refused(address) == f"{address} has no database 'nope': set NEO4J_DATABASE"


@pytest.mark.usefixtures("password")
def test_addresses_that_cannot_be() -> None:
    assert "into NEO4J_USERNAME and NEO4J_PASSWORD" in refused(f"bolt://neo4j:{SECRET}@localhost")
    assert "not an address" in refused("bolt://localhost:99999")
    assert "cannot use the address" in refused("bolt://localhost?policy=x")
    assert "use a path or neo4j://" in refused("http://localhost:7474")


def test_a_server_that_goes_away(neo4j_server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_USERNAME", neo4j_server.username)
    monkeypatch.setenv("NEO4J_PASSWORD", neo4j_server.password)
    monkeypatch.setattr(neo4j_store, "RETRY_SECONDS", 1)
    with Relay(neo4j_server.uri) as relay, open_graph(relay.address) as graph:
        assert graph.run("RETURN 1 AS one") == [{"one": 1}]
        relay.cut()
        with pytest.raises(GraphUnavailableError, match="no Neo4j server answers"):
            graph.run("RETURN 1 AS one")
        with pytest.raises(GraphUnavailableError, match="no Neo4j server answers"):
            graph.write([("CREATE (:X)", {})])


def test_a_graph_that_another_process_holds(tmp_path: Path) -> None:
    path = tmp_path / "held.db"
    with running(HOLD.format(path=str(path))) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        message = refused(path)
        assert message.startswith(f"graph {path} is in use by another process: ")
        assert refused(path, create=False) == message
        other.communicate("\n")
        assert other.returncode == 0
    with open_graph(path) as graph:
        assert graph.run("MATCH (n:Held) RETURN count(n) AS n") == [{"n": 1}]


def test_a_graph_that_is_open_already(tmp_path: Path) -> None:
    with open_graph(tmp_path / "x.db"):
        assert "open in this process already: close it first" in refused(tmp_path / "x.db")
    open_graph(tmp_path / "x.db").close()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on this system")
@pytest.mark.parametrize("moment", [1, 3, 6])
def test_a_process_killed_while_it_writes_leaves_whole_documents(
    tmp_path: Path, moment: int
) -> None:
    path = tmp_path / "killed.db"
    with running(WRITE_FOR_EVER.format(path=str(path), tests=str(TESTS))) as writer:
        assert writer.stdout is not None
        for line in writer.stdout:
            if int(line) >= moment:
                break
        # It is in the next transaction now, somewhere.
        time.sleep(0.02 * moment)
        os.kill(writer.pid, signal.SIGKILL)
        confirmed = [int(line), *map(int, writer.stdout)][-1]
    with open_graph(path) as graph:
        by_document = Counter(item.document.id for item in dump(graph))
        assert confirmed + 1 <= len(by_document) <= confirmed + 2
        assert set(by_document.values()) == {150}
        [edge] = graph.run("MATCH (:Actor)-[e:THREATENS]->(:Actor) RETURN e.claims AS claims")
        assert edge["claims"] == 150 * len(by_document)
        # And it can be written on.
        prepare(graph)
        assert rebuild_edges(graph, load_ontology()) == 1


def test_a_graph_that_is_not_there(tmp_path: Path) -> None:
    missing = tmp_path / "missing.db"
    message = refused(missing, create=False)
    assert message == (
        f"no graph at {missing}: build one with 'diplograph build PATH --graph {missing}'"
    )
    assert not missing.exists()


def test_paths_that_are_something_else(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("hello")
    assert refused(file) == f"{file} is a file, not a graph: name a folder"
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "notes.txt").write_text("hello")
    assert refused(folder) == f"{folder} is a folder but no graph: name another, or remove it"
    assert [entry.name for entry in folder.iterdir()] == ["notes.txt"]
    assert refused(file / "below.db").startswith(f"cannot make {file / 'below.db'}: ")


def test_an_empty_folder_and_missing_parents_will_do(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for path in (tmp_path / "empty", tmp_path / "a" / "b" / "c.db"):
        with open_graph(path) as graph:
            assert graph.run("MATCH (n) RETURN count(n) AS n") == [{"n": 0}]


@pytest.mark.parametrize("damage", [b"", b"{", b"\x00" * 500])
def test_a_damaged_graph_is_not_shown_as_an_empty_one(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "damaged.db"
    with open_graph(path) as graph:
        prepare(graph)
        reference = CLAIMS[0].document
        document = Document(**reference.model_dump(), text="x")
        claims = [item for item in CLAIMS if item.document == reference]
        write_documents(graph, [(document, claims)], load_ontology())
    (path / "schema.json").write_bytes(damage)
    for _ in range(2):
        message = refused(path)
        assert message.startswith(f"graph {path} is damaged, its schema lacks ALLY_OF, ")
        assert message.endswith("restore it from a dump, or build it anew")
    (path / "configuration.json").write_bytes(damage or b"[")
    message = refused(path)
    assert message.startswith(f"graph {path} cannot be opened: ")
    assert "com.arcadedb" not in message


def test_a_machine_without_arcadedb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "arcadedb", None)
    message = refused(tmp_path / "x.db")
    assert message.startswith("the embedded store (package arcadedb) does not run on this machine")
    assert "--graph neo4j://HOST" in message


def test_the_embedded_engine_prints_nothing_and_leaves_no_files(tmp_path: Path) -> None:
    code = (
        "from diplograph.graph import open_graph\n"
        "with open_graph('x.db') as graph:\n"
        "    graph.write([('CREATE (:X)', {})])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert (done.stdout, done.stderr) == ("", "")
    assert [entry.name for entry in tmp_path.iterdir()] == ["x.db"]
