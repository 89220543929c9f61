"""Commands that ask a graph, and move claims in and out of it."""

from __future__ import annotations

import csv
import io
import json
import os
import shlex
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from command import PROGRAM, claims_file, clean_environment, command, copy_world, fails, rows
from example_claims import CLAIMS, DENIAL, MEDIATION, THREAT, claim

from diplograph.graph import Claim, Graph

UNKNOWN = claim("Iran loves Israel.", "LOVES", ("IRN", "Iran"), ("ISR", "Israel"))
THREATS = "MATCH (a:Actor)-[r:THREATENS]->(b:Actor) RETURN a.name, b.name, r.claims"


@pytest.fixture
def world(tmp_path: Path) -> Path:
    """A graph of the example claims, called world.db."""
    return copy_world(tmp_path)


def test_query_prints_each_format(world: Path, tmp_path: Path) -> None:
    def ask(form: str) -> str:
        query = "MATCH (a:Actor {id: $id}) RETURN a.name AS name, a.kind AS kind"
        arguments = ("--param", "id=TUR", "--format", form, "--graph", world)
        done = command("query", query, *arguments, folder=tmp_path)
        assert done.returncode == 0, done.stderr
        return done.stdout

    row = {"name": "Türkiye", "kind": "state"}
    assert json.loads(ask("jsonl")) == row
    assert json.loads(ask("json")) == [row]
    assert list(csv.DictReader(io.StringIO(ask("csv")))) == [row]
    assert "Türkiye" in ask("table")


def test_json_lines_are_the_default_where_no_terminal_is(world: Path, tmp_path: Path) -> None:
    found = rows(command("query", THREATS, "--graph", world, folder=tmp_path))
    assert found == [{"a.name": "United States", "b.name": "Iran", "r.claims": 2}]


def test_a_table_is_the_default_on_a_terminal(world: Path, tmp_path: Path) -> None:
    terminal, slave = os.openpty()
    subprocess.run(
        [PROGRAM, "query", THREATS, "--graph", world],
        cwd=tmp_path,
        env={**clean_environment(), "COLUMNS": "100"},
        stdout=slave,
        check=True,
    )
    os.close(slave)
    assert "United States" in (shown := os.read(terminal, 10_000).decode()) and "│" in shown
    os.close(terminal)


def test_the_environment_names_the_graph(world: Path, tmp_path: Path) -> None:
    variable = {"DIPLOGRAPH_GRAPH": str(world)}
    assert rows(command("query", THREATS, folder=tmp_path, environment=variable))


def test_parameters_are_json_or_text(world: Path, tmp_path: Path) -> None:
    arguments = ("--param", "n=[1, 2]", "--param", "t=a=b", "--graph", world)
    [row] = rows(command("query", "RETURN $n AS n, $t AS t", *arguments, folder=tmp_path))
    assert row == {"n": [1, 2], "t": "a=b"}


def test_query_writes_only_when_told(world: Path, tmp_path: Path) -> None:
    write = "CREATE (n:Note {id: 'x'}) RETURN n.id AS id"
    fails(command("query", write, "--graph", world, folder=tmp_path), 1, "read-only")
    assert rows(command("query", write, "--write", "--graph", world, folder=tmp_path))
    found = command("query", "MATCH (n:Note) RETURN n.id AS id", "--graph", world, folder=tmp_path)
    assert rows(found) == [{"id": "x"}]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ("allies iran", {"name": "Russia", "claims": 1}),
        ("rivals ISR", {"name": "Iran"}),
        ("threats Iran", {"source": "USA", "claims": 2}),
        ("threats Iran --direction against", {"target": "IRN"}),
        ("mediators USA IRN", {"id": "OMN"}),
        ("path USA ISR", {"step": 1, "relation": "THREATENS"}),
        ("timeline RUS UKR", {"relation": "ASSAULTS", "factuality": "denied"}),
        ("relations mediates --factuality planned", {"source": "TUR", "third": "UKR"}),
        ("contested", {"relation": "ASSAULTS", "denials": 1}),
        ("stats", {"item": "documents", "count": 3}),
    ],
)
def test_questions_have_answers(
    arguments: str, expected: dict[str, object], world: Path, tmp_path: Path
) -> None:
    words = (*shlex.split(arguments), "--graph", world)
    found = rows(command(*words, folder=tmp_path))
    assert any(expected.items() <= row.items() for row in found), found
    table = command(*words, "--format", "table", folder=tmp_path)
    assert table.returncode == 0 and "│" in table.stdout


def test_evidence_shows_a_claim(world: Path, tmp_path: Path) -> None:
    [row] = rows(command("evidence", MEDIATION.id, "--graph", world, folder=tmp_path))
    assert row["sentence"] == MEDIATION.sentence.text and row["third"] == "USA"
    fails(command("evidence", "0" * 32, "--graph", world, folder=tmp_path), 1, "no claim")


def test_questions_name_what_is_unknown(world: Path, tmp_path: Path) -> None:
    def ask(*arguments: str) -> subprocess.CompletedProcess[str]:
        return command(*arguments, "--graph", world, folder=tmp_path)

    fails(ask("allies", "Irna"), 1, "'Irna'", "Iran (IRN)")
    fails(ask("relations", "LOVES"), 1, "'LOVES'", "ALLY_OF")
    fails(ask("relations", "MEDIATES", "--factuality", "true"), 1, "asserted")
    fails(ask("path", "IRN", "ISR", "--longest", "99"), 1, "99")


def test_dump_and_restore_give_the_same_graph(world: Path, tmp_path: Path) -> None:
    written = claims_file(tmp_path).read_text("utf-8")
    dumped = command("dump", "--graph", world, folder=tmp_path)
    assert sorted(dumped.stdout.splitlines()) == sorted(written.splitlines())
    [counts] = rows(
        command("restore", "-", "--graph", "again.db", folder=tmp_path, stdin=dumped.stdout)
    )
    assert counts["written"] == len(CLAIMS)
    command("dump", "-o", "again.jsonl", "--graph", "again.db", folder=tmp_path)
    assert (tmp_path / "again.jsonl").read_text("utf-8") == dumped.stdout


def test_restore_checks_all_lines_first(tmp_path: Path) -> None:
    lines = claims_file(tmp_path).read_text("utf-8").splitlines()
    (tmp_path / "bad.jsonl").write_text("\n".join([*lines, '{"id": 3}']), "utf-8")
    done = command("restore", "bad.jsonl", "--graph", "x.db", folder=tmp_path)
    fails(done, 1, f"bad.jsonl:{len(lines) + 1}", "not a valid Claim")
    assert not (tmp_path / "x.db").exists()


@pytest.mark.parametrize(
    ("order", "word"),
    [((MEDIATION, DENIAL, THREAT), "lie apart"), ((MEDIATION, UNKNOWN), "unknown relation LOVES")],
    ids=["scattered", "unknown relation"],
)
def test_restore_refuses_what_would_stop_it_half_way(
    order: tuple[Claim, ...], word: str, tmp_path: Path
) -> None:
    (tmp_path / "bad.jsonl").write_text("".join(f"{each.to_json()}\n" for each in order), "utf-8")
    done = command("restore", "bad.jsonl", "--graph", "x.db", folder=tmp_path)
    fails(done, 1, f"bad.jsonl:{len(order)}", word)
    assert not (tmp_path / "x.db").exists()


def test_retract_takes_a_document_out(world: Path, tmp_path: Path) -> None:
    [counts] = rows(command("retract", "gazette-1", "--graph", world, folder=tmp_path))
    assert counts["documents"] == 1 and counts["claims"] > 1
    fails(command("retract", "gazette-1", "--graph", world, folder=tmp_path), 1, "gazette-1")


def test_view_and_export_write_files(world: Path, tmp_path: Path) -> None:
    assert command("view", "-o", "x.html", "--graph", world, folder=tmp_path).returncode == 0
    assert "Türkiye" in (tmp_path / "x.html").read_text("utf-8")
    for name in ("x.json", "x.graphml"):
        assert command("export", name, "--graph", world, folder=tmp_path).returncode == 0
        assert "THREATENS" in (tmp_path / name).read_text("utf-8")
    fails(command("export", "x.doc", "--graph", world, folder=tmp_path), 1, ".graphml")
    fails(command("view", "-o", "no/x.html", "--graph", world, folder=tmp_path), 1, "no/x.html")


def test_commands_work_on_neo4j(open_store: Callable[[str], Graph], tmp_path: Path) -> None:
    graph = open_store("neo4j")
    secrets = {name: os.environ[name] for name in ("NEO4J_USERNAME", "NEO4J_PASSWORD")}

    def ask(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        return command(*arguments, "--graph", graph.name, folder=tmp_path, environment=secrets)

    assert rows(ask("restore", claims_file(tmp_path)))[0]["written"] == len(CLAIMS)
    assert rows(ask("query", THREATS))[0]["r.claims"] == 2
    assert len(ask("dump").stdout.splitlines()) == len(CLAIMS)
    fails(ask("query", "CREATE (n:Note) RETURN n"), 1, "read-only")


def test_relations_of_your_own_go_all_the_way(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(
        'version = "1"\n[[relation]]\nname = "LOVES"\nquad_class = "standing"\n'
        'symmetric = false\nmeaning = "loves"\nexamples = ["Iran loves Israel."]\n'
        'counterexamples = ["Iran met Israel."]\n'
    )
    (tmp_path / "claims.jsonl").write_text(UNKNOWN.to_json())

    def ask(*arguments: str) -> subprocess.CompletedProcess[str]:
        return command(*arguments, "--ontology", "mine.toml", folder=tmp_path)

    assert rows(ask("restore", "claims.jsonl"))[0]["written"] == 1
    assert rows(ask("relations", "LOVES"))[0]["source"] == "IRN"
    assert rows(ask("path", "IRN", "ISR"))[0]["relation"] == "LOVES"
    assert ask("export", "x.json").returncode == 0
    assert ask("view", "-o", "x.html").returncode == 0
    assert "LOVES" in (tmp_path / "x.json").read_text()
