"""The command line: help, formats, exit codes, and what a person meets who errs."""

from __future__ import annotations

import csv
import errno
import io
import json
import os
import resource
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from command import PROGRAM, clean_environment, command, rows
from example_claims import CLAIMS, MEDIATION
from neo4j_server import Server

from diplograph.cli import main
from diplograph.graph import Claim, Graph, open_graph

COMMANDS = tuple(main.commands)
HEAVY = ("arcadedb", "neo4j", "networkx", "pydantic", "rich", "spacy")
ARTICLE = "Israel threatened Iran on Monday. Oman mediated between Iran and the United States.\n"
THREATS = "MATCH (a:Actor)-[r:THREATENS]->(b:Actor) RETURN a.name, b.name, r.claims"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture(scope="module")
def claims_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example claims as `dump` writes them."""
    path = tmp_path_factory.mktemp("claims") / "claims.jsonl"
    ordered = sorted(CLAIMS, key=lambda claim: (claim.document.id, claim.id))
    path.write_text("".join(f"{claim.to_json()}\n" for claim in ordered), "utf-8")
    return path


@pytest.fixture(scope="module")
def restored(claims_file: Path) -> Path:
    """A graph of the example claims, which nobody changes."""
    done = command("restore", claims_file, "--graph", "world.db", folder=claims_file.parent)
    assert done.returncode == 0, done.stderr
    return claims_file.parent / "world.db"


@pytest.fixture
def world(folder: Path, restored: Path) -> Path:
    """A copy of that graph, called world.db."""
    return shutil.copytree(restored, folder / "world.db")


def fails(done: subprocess.CompletedProcess[str], code: int, *words: str) -> None:
    """It ended with this code and one line, which says this."""
    assert done.returncode == code, done.stderr
    assert done.stdout == ""
    [line] = done.stderr.splitlines()
    assert line.startswith("diplograph: ")
    for word in words:
        assert word in line


# --- help -----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", COMMANDS)
def test_help_explains_a_command_with_an_example(name: str) -> None:
    result = CliRunner().invoke(main, [name, "--help"], prog_name="diplograph")
    assert result.exit_code == 0
    assert "Example" in result.output
    [first, *_] = [line for line in result.output.splitlines() if "$ " in line]
    assert f"diplograph {name}" in first
    short = main.commands[name].get_short_help_str(60)
    assert short.endswith(".") and not short.endswith("...")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_takes_a_graph(name: str) -> None:
    options = [option for parameter in main.commands[name].params for option in parameter.opts]
    assert "--graph" in options


def test_help_imports_nothing_heavy() -> None:
    script = (
        "import sys\n"
        "from diplograph.cli import main\n"
        "for name in ([], *([name] for name in main.commands)):\n"
        "    main.main([*name, '--help'], standalone_mode=False)\n"
        f"    print([heavy for heavy in {HEAVY!r} if heavy in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert done.stderr.split() == ["[]"] * (len(COMMANDS) + 1)


def test_help_is_quick() -> None:
    def seconds() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([PROGRAM, "--help"], capture_output=True, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime

    assert min(seconds() for _ in range(5)) < 0.3


def test_version(folder: Path) -> None:
    assert command("--version", folder=folder).stdout.startswith("diplograph, version 0.")


# --- reading documents ----------------------------------------------------------------------


def test_extract_prints_whole_claims_as_json_lines(folder: Path) -> None:
    done = command("extract", "-", folder=folder, stdin=ARTICLE)
    claims = [Claim.from_json(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0 and done.stderr == ""
    assert {(claim.source.id, claim.relation, claim.target.id) for claim in claims} >= {
        ("ISR", "THREATENS", "IRN")
    }
    assert not list(folder.iterdir())


def test_extract_prints_a_table_and_csv(folder: Path) -> None:
    (folder / "2025-04-09-news.txt").write_text(ARTICLE)
    table = command("extract", "2025-04-09-news.txt", "--format", "table", folder=folder)
    assert table.returncode == 0
    assert "THREATENS" in table.stdout and "2025-04-09" in table.stdout
    done = command("extract", "2025-04-09-news.txt", "--format", "csv", folder=folder)
    [first, *_] = csv.DictReader(io.StringIO(done.stdout))
    assert first["relation"] and first["source_id"] and first["sentence"] in ARTICLE


def test_build_tells_what_became_of_documents(folder: Path) -> None:
    (folder / "news").mkdir()
    (folder / "news" / "good.txt").write_text(ARTICLE)
    [first] = rows(command("build", "news", "--graph", "x.db", folder=folder))
    assert first["documents"] == 1 and first["claims"] == first["written"] > 0
    [second] = rows(command("build", "news", "--graph", "x.db", folder=folder))
    assert second["written"] == 0 and second["unchanged"] == first["claims"]


def test_build_does_the_rest_when_a_document_is_refused(folder: Path) -> None:
    (folder / "good.txt").write_text(ARTICLE)
    (folder / "empty.txt").write_text("")
    done = command("build", "good.txt", "empty.txt", "none.txt", "--graph", "x.db", folder=folder)
    assert done.returncode == 3
    assert sorted(line.split(":")[1] for line in done.stderr.splitlines()) == [
        " empty.txt",
        " none.txt",
    ]
    counts = json.loads(done.stdout)
    assert (counts["documents"], counts["refused"]) == (1, 2)
    with open_graph(folder / "x.db", create=False) as graph:
        assert graph.run(THREATS)


# --- asking the graph -----------------------------------------------------------------------


def test_query_prints_each_format(world: Path, folder: Path) -> None:
    def ask(form: str) -> str:
        query = "MATCH (a:Actor {id: $id}) RETURN a.name AS name, a.kind AS kind"
        arguments = ("--param", "id=TUR", "--format", form, "--graph", world)
        done = command("query", query, *arguments, folder=folder)
        assert done.returncode == 0, done.stderr
        return done.stdout

    row = {"name": "Türkiye", "kind": "state"}
    assert json.loads(ask("jsonl")) == row
    assert json.loads(ask("json")) == [row]
    assert list(csv.DictReader(io.StringIO(ask("csv")))) == [row]
    assert "Türkiye" in ask("table")


def test_json_lines_are_the_default_where_no_terminal_is(world: Path, folder: Path) -> None:
    found = rows(command("query", THREATS, "--graph", world, folder=folder))
    assert found == [{"a.name": "United States", "b.name": "Iran", "r.claims": 2}]


def test_the_environment_names_the_graph(world: Path, folder: Path) -> None:
    variable = {"DIPLOGRAPH_GRAPH": str(world)}
    assert rows(command("query", THREATS, folder=folder, environment=variable))


def test_parameters_are_json_or_text(world: Path, folder: Path) -> None:
    arguments = ("--param", "n=[1, 2]", "--param", "t=a=b", "--graph", world)
    [row] = rows(command("query", "RETURN $n AS n, $t AS t", *arguments, folder=folder))
    assert row == {"n": [1, 2], "t": "a=b"}


def test_query_writes_only_when_told(world: Path, folder: Path) -> None:
    write = "CREATE (n:Note {id: 'x'}) RETURN n.id AS id"
    fails(command("query", write, "--graph", world, folder=folder), 1, "read-only")
    assert rows(command("query", write, "--write", "--graph", world, folder=folder))
    found = command("query", "MATCH (n:Note) RETURN n.id AS id", "--graph", world, folder=folder)
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
    arguments: str, expected: dict[str, object], world: Path, folder: Path
) -> None:
    words = (*shlex.split(arguments), "--graph", world)
    found = rows(command(*words, folder=folder))
    assert any(expected.items() <= row.items() for row in found), found
    table = command(*words, "--format", "table", folder=folder)
    assert table.returncode == 0 and "│" in table.stdout


def test_evidence_shows_a_claim(world: Path, folder: Path) -> None:
    [row] = rows(command("evidence", MEDIATION.id, "--graph", world, folder=folder))
    assert row["sentence"] == MEDIATION.sentence.text and row["third"] == "USA"
    fails(command("evidence", "0" * 32, "--graph", world, folder=folder), 1, "no claim")


def test_questions_name_what_is_unknown(world: Path, folder: Path) -> None:
    def ask(*arguments: str) -> subprocess.CompletedProcess[str]:
        return command(*arguments, "--graph", world, folder=folder)

    fails(ask("allies", "Irna"), 1, "'Irna'", "Iran (IRN)")
    fails(ask("relations", "LOVES"), 1, "'LOVES'", "ALLY_OF")
    fails(ask("relations", "MEDIATES", "--factuality", "true"), 1, "asserted")
    fails(ask("path", "IRN", "ISR", "--longest", "99"), 1, "99")


# --- out of the graph and back --------------------------------------------------------------


def test_dump_and_restore_give_the_same_graph(world: Path, folder: Path, claims_file: Path) -> None:
    dumped = command("dump", "--graph", world, folder=folder)
    assert sorted(dumped.stdout.splitlines()) == sorted(claims_file.read_text("utf-8").splitlines())
    [counts] = rows(
        command("restore", "-", "--graph", "again.db", folder=folder, stdin=dumped.stdout)
    )
    assert counts["written"] == len(CLAIMS)
    command("dump", "-o", "again.jsonl", "--graph", "again.db", folder=folder)
    assert (folder / "again.jsonl").read_text("utf-8") == dumped.stdout


def test_restore_checks_all_lines_first(folder: Path, claims_file: Path) -> None:
    lines = claims_file.read_text("utf-8").splitlines()
    (folder / "bad.jsonl").write_text("\n".join([*lines, '{"id": 3}']), "utf-8")
    done = command("restore", "bad.jsonl", "--graph", "x.db", folder=folder)
    fails(done, 1, f"bad.jsonl:{len(lines) + 1}", "not a valid Claim")
    assert not (folder / "x.db").exists()


def test_retract_takes_a_document_out(world: Path, folder: Path) -> None:
    [counts] = rows(command("retract", "gazette-1", "--graph", world, folder=folder))
    assert counts["documents"] == 1 and counts["claims"] > 1
    fails(command("retract", "gazette-1", "--graph", world, folder=folder), 1, "gazette-1")


def test_view_and_export_write_files(world: Path, folder: Path) -> None:
    assert command("view", "-o", "x.html", "--graph", world, folder=folder).returncode == 0
    assert "Türkiye" in (folder / "x.html").read_text("utf-8")
    for name in ("x.json", "x.graphml"):
        assert command("export", name, "--graph", world, folder=folder).returncode == 0
        assert "THREATENS" in (folder / name).read_text("utf-8")
    fails(command("export", "x.doc", "--graph", world, folder=folder), 1, ".graphml")
    fails(command("view", "-o", "no/x.html", "--graph", world, folder=folder), 1, "no/x.html")


# --- names and relations --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "day", "expected"),
    [
        ("the Kremlin", "2025-04-09", "RUS"),
        ("Iran", "2025-04-09", "IRN"),
        ("the Turkish president", "2011-05-01", "person:abdullah-gul"),
        ("the Turkish president", "2025-04-09", "person:recep-tayyip-erdogan"),
        ("Iranian officials", "2025-04-09", "IRN"),
    ],
)
def test_actors_explains_a_name(name: str, day: str, expected: str, folder: Path) -> None:
    [first, *others] = rows(command("actors", name, "--date", day, folder=folder))
    assert first["id"] == expected and first["taken"] and first["why"]
    assert not any(row["taken"] for row in others)


def test_actors_knows_a_users_table(folder: Path) -> None:
    (folder / "mine.csv").write_text(
        "id,name,kind,country,aliases\ngroup:front,Harbour Front,group,YEM,HFM\n"
    )
    [row] = rows(command("actors", "HFM", "--actors", "mine.csv", folder=folder))
    assert (row["id"], row["country"]) == ("group:front", "YEM")
    (folder / "mine.csv").write_text("id,name,kind,country,aliases\ngroup:x,X,group,QQQ,\n")
    fails(command("actors", "X", "--actors", "mine.csv", folder=folder), 1, "mine.csv:2", "'QQQ'")


def test_actors_refuses_what_is_nobody(folder: Path) -> None:
    fails(command("actors", "wet paint", folder=folder), 1, "'wet paint'")


def test_ontology_lists_relations_and_shows_one(folder: Path) -> None:
    assert len(rows(command("ontology", folder=folder))) == 18
    [row] = rows(command("ontology", "mediates", folder=folder))
    assert row["plover"] == "CONSULT" and row["examples"]
    table = command("ontology", "MEDIATES", "--format", "table", folder=folder)
    assert "Norway mediated" in table.stdout
    fails(command("ontology", "LOVES", folder=folder), 1, "'LOVES'", "ALLY_OF")


def test_evaluate_measures_a_gold_file(folder: Path) -> None:
    gold = {"id": "1", "text": "Iran and Oman lie on one gulf.", "triples": []}
    (folder / "gold.jsonl").write_text(json.dumps(gold))
    [row] = rows(command("evaluate", "gold.jsonl", folder=folder))
    assert row["count"] == 1 and 0 <= row["value"] <= 1
    (folder / "gold.jsonl").write_text("{")
    fails(command("evaluate", "gold.jsonl", folder=folder), 1, "gold.jsonl:1")


# --- bad input ------------------------------------------------------------------------------

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
def test_a_bad_file_is_refused_and_nothing_is_made(verb: str, name: str, folder: Path) -> None:
    if name in BAD_FILES:
        (folder / name).write_bytes(BAD_FILES[name])
    fails(command(verb, name, "--graph", "x.db", folder=folder), 1, name)
    assert not (folder / "x.db").exists()


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
def test_what_is_not_there_is_named(arguments: str, word: str, folder: Path) -> None:
    (folder / "news.txt").write_text(ARTICLE)
    (folder / "broken.toml").write_text("relation = 3")
    (folder / "empty.jsonl").write_text("\n")
    before = sorted(folder.iterdir())
    done = command(*shlex.split(arguments), folder=folder)
    fails(done, 1, word)
    assert "secret" not in done.stderr
    assert sorted(folder.iterdir()) == before


@pytest.mark.parametrize("query", ["MATCH (a", "RETURN $missing AS x", "", "RETURN 1 +"])
def test_a_cypher_error_is_one_line(query: str, world: Path, folder: Path) -> None:
    fails(command("query", query, "--graph", world, folder=folder), 1)


@pytest.mark.parametrize(
    "arguments",
    ["", "nonsense", "build", "query", "view", "query 'RETURN 1' --param x", "stats --format xml"],
)
def test_wrong_usage_is_exit_code_two(arguments: str, folder: Path) -> None:
    done = command(*shlex.split(arguments), folder=folder)
    assert done.returncode == 2
    assert "Usage: diplograph" in done.stderr and "Traceback" not in done.stderr


def test_a_locked_graph_says_so(world: Path, folder: Path) -> None:
    with open_graph(world):
        fails(command("query", THREATS, "--graph", world, folder=folder), 1, "another process")
    assert rows(command("query", THREATS, "--graph", world, folder=folder))


def test_a_server_that_refuses_the_password_says_so(neo4j_server: Server, folder: Path) -> None:
    wrong = {"NEO4J_PASSWORD": "wrong"}
    done = command(
        "query", "RETURN 1", "--graph", neo4j_server.uri, folder=folder, environment=wrong
    )
    fails(done, 1, "refuses the user name or password")


def test_commands_work_on_neo4j(
    open_store: Callable[[str], Graph], claims_file: Path, folder: Path
) -> None:
    graph = open_store("neo4j")
    secrets = {name: os.environ[name] for name in ("NEO4J_USERNAME", "NEO4J_PASSWORD")}

    def ask(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        return command(*arguments, "--graph", graph.name, folder=folder, environment=secrets)

    assert rows(ask("restore", claims_file))[0]["written"] == len(CLAIMS)
    assert rows(ask("query", THREATS))[0]["r.claims"] == 2
    assert len(ask("dump").stdout.splitlines()) == len(CLAIMS)
    fails(ask("query", "CREATE (n:Note) RETURN n"), 1, "read-only")


# --- signals --------------------------------------------------------------------------------


def test_a_closed_pipe_is_quiet(world: Path, folder: Path) -> None:
    query = "UNWIND range(1, 100000) AS n RETURN n"
    line = f"{shlex.quote(str(PROGRAM))} query '{query}' --graph world.db | head -1"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {line}"],
        cwd=folder,
        env=clean_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (141, '{"n": 1}\n', "")


def test_control_c_ends_with_its_own_code(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    process = subprocess.Popen(
        [PROGRAM, "extract", "pipe.txt"],
        cwd=folder,
        env=clean_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    writer = wait_for_reader(folder / "pipe.txt")
    process.send_signal(signal.SIGINT)
    out, errors = process.communicate(timeout=60)
    os.close(writer)
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
