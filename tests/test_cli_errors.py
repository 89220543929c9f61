"""What a person meets who errs: one line that says what to do, and a code."""

from __future__ import annotations

import errno
import os
import shlex
import signal
import subprocess
import time
from pathlib import Path

import pytest
from command import PROGRAM, clean_environment, command, copy_world, fails, rows
from neo4j_server import Server

from diplograph.graph import open_graph

ARTICLE = "Israel threatened Iran on Monday.\n"
THREATS = "MATCH (a:Actor)-[r:THREATENS]->(b:Actor) RETURN a.name, b.name, r.claims"


@pytest.fixture
def world(tmp_path: Path) -> Path:
    """A graph of the example claims, called world.db."""
    return copy_world(tmp_path)


BAD_FILES = {
    "empty.txt": b"",
    "binary.txt": bytes(range(256)) * 4,
    "paper.pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3",
    "damaged.txt": "Türkiye çağrı yaptı, söz verdi.".encode() + b"\xff\xfe",
    "lines.jsonl": b'{"id": "a", "text": \n',
    "page.html": b"<html><body></body></html>",
}


@pytest.mark.parametrize("name", [*BAD_FILES, "missing.txt"])
@pytest.mark.parametrize("verb", ["build", "extract"])
def test_a_bad_file_is_refused_and_nothing_is_made(verb: str, name: str, tmp_path: Path) -> None:
    if name in BAD_FILES:
        (tmp_path / name).write_bytes(BAD_FILES[name])
    fails(command(verb, name, "--graph", "x.db", folder=tmp_path), 1, name)
    assert not (tmp_path / "x.db").exists()


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        ("build news.txt --actors none.csv", "none.csv"),
        ("build news.txt --ontology broken.toml", "broken.toml"),
        ("build news.txt --model en_core_web_none", "en_core_web_none"),
        ("build news.txt --graph ftp://host", "ftp://"),
        ("query 'RETURN 1 AS one' --graph none.db", "none.db"),
        ("view -o x.html --graph none.db", "none.db"),
        ("retract a --graph none.db", "none.db"),
        ("restore none.jsonl", "none.jsonl"),
        ("restore empty.jsonl", "empty.jsonl"),
        ("query 'RETURN 1' --graph news.txt", "news.txt"),
        ("query 'RETURN 1' --graph neo4j://127.0.0.1:1", "no Neo4j server answers"),
        ("query 'RETURN 1' --graph neo4j://user:secret@127.0.0.1:1", "NEO4J_PASSWORD"),
    ],
)
def test_what_is_not_there_is_named(arguments: str, word: str, tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text(ARTICLE)
    (tmp_path / "broken.toml").write_text("relation = 3")
    (tmp_path / "empty.jsonl").write_text("\n")
    before = sorted(tmp_path.iterdir())
    done = command(*shlex.split(arguments), folder=tmp_path)
    fails(done, 1, word)
    assert "secret" not in done.stderr
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("query", ["MATCH (a", "RETURN $missing AS x", "", "RETURN 1 +"])
def test_a_cypher_error_is_one_line(query: str, world: Path, tmp_path: Path) -> None:
    fails(command("query", query, "--graph", world, folder=tmp_path), 1)


@pytest.mark.parametrize(
    "arguments",
    [
        "",
        "nonsense",
        "build",
        "query",
        "view",
        "query 'RETURN 1' --param x",
        "query 'RETURN 1' --param cypher=1",
        "stats --format xml",
    ],
)
def test_wrong_usage_is_exit_code_two(arguments: str, tmp_path: Path) -> None:
    done = command(*shlex.split(arguments), folder=tmp_path)
    assert done.returncode == 2
    assert "Usage: diplograph" in done.stderr and "Traceback" not in done.stderr


def test_a_locked_graph_says_so(world: Path, tmp_path: Path) -> None:
    with open_graph(world):
        fails(command("query", THREATS, "--graph", world, folder=tmp_path), 1, "another process")
    assert rows(command("query", THREATS, "--graph", world, folder=tmp_path))


def test_a_server_that_refuses_the_password_says_so(neo4j_server: Server, tmp_path: Path) -> None:
    wrong = {"NEO4J_PASSWORD": "wrong"}
    done = command(
        "query", "RETURN 1", "--graph", neo4j_server.uri, folder=tmp_path, environment=wrong
    )
    fails(done, 1, "refuses the user name or password")


def test_a_closed_pipe_is_quiet(world: Path, tmp_path: Path) -> None:
    query = "UNWIND range(1, 100000) AS n RETURN n"
    line = f"{shlex.quote(str(PROGRAM))} query '{query}' --graph world.db | head -1"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {line}"],
        cwd=tmp_path,
        env=clean_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (141, '{"n": 1}\n', "")


def test_control_c_ends_with_its_own_code(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    process = subprocess.Popen(
        [PROGRAM, "extract", "pipe.txt"],
        cwd=tmp_path,
        env=clean_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    writer = wait_for_reader(tmp_path / "pipe.txt")
    process.send_signal(signal.SIGINT)
    # A signal that comes before the read has begun does not interrupt it; the end of the file does.
    os.close(writer)
    out, errors = process.communicate(timeout=60)
    assert (process.returncode, out, errors) == (130, "", "diplograph: interrupted\n")


def wait_for_reader(pipe: Path) -> int:
    """The pipe, open for writing: that works once the other side reads."""
    deadline = time.monotonic() + 60
    while True:
        try:
            return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError as error:
            if error.errno != errno.ENXIO or time.monotonic() > deadline:
                raise
            time.sleep(0.05)
