"""Commands that read texts: extract, build, actors, ontology, evaluate."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from command import command, fails, rows
from example_claims import RELAYED, THREAT

from diplograph.cli.extract import claim_row
from diplograph.graph import Claim, open_graph

ARTICLE = "Israel threatened Iran on Monday. Oman mediated between Iran and the United States.\n"


def test_extract_prints_whole_claims_as_json_lines(tmp_path: Path) -> None:
    done = command("extract", "-", folder=tmp_path, stdin=ARTICLE)
    claims = [Claim.from_json(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0 and done.stderr == ""
    assert ("ISR", "THREATENS", "IRN") in {
        (each.source.id, each.relation, each.target.id) for each in claims
    }
    assert not list(tmp_path.iterdir())


def test_extract_prints_a_table_and_csv(tmp_path: Path) -> None:
    (tmp_path / "2025-04-09-news.txt").write_text(ARTICLE)
    table = command("extract", "2025-04-09-news.txt", "--format", "table", folder=tmp_path)
    assert table.returncode == 0
    assert "THREATENS" in table.stdout and "2025-04-09" in table.stdout
    done = command("extract", "2025-04-09-news.txt", "--format", "csv", folder=tmp_path)
    [first, *_] = csv.DictReader(io.StringIO(done.stdout))
    assert first["relation"] and first["source_id"] and first["sentence"] in ARTICLE
    assert (first["attributed_to_id"], first["relayed_by_id"]) == ("", "")


def test_a_row_names_the_nearest_speaker_and_who_relays_it() -> None:
    assert claim_row(THREAT)["said_by"] == "Ada Berg"
    assert claim_row(RELAYED)["said_by"] == "Türkiye, via Oman"


def test_build_tells_what_became_of_documents(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "good.txt").write_text(ARTICLE)
    [first] = rows(command("build", "news", "--graph", "x.db", folder=tmp_path))
    assert first["documents"] == 1 and first["claims"] == first["written"] > 0
    [second] = rows(command("build", "news", "--graph", "x.db", folder=tmp_path))
    assert second["written"] == 0 and second["unchanged"] == first["claims"]


def test_build_does_the_rest_when_a_document_is_refused(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(ARTICLE)
    (tmp_path / "empty.txt").write_text("")
    done = command("build", "good.txt", "empty.txt", "none.txt", "--graph", "x.db", folder=tmp_path)
    assert done.returncode == 3
    assert sorted(line.split(":")[1] for line in done.stderr.splitlines()) == [
        " empty.txt",
        " none.txt",
    ]
    counts = json.loads(done.stdout)
    assert (counts["documents"], counts["refused"]) == (1, 2)
    with open_graph(tmp_path / "x.db", create=False) as graph:
        assert graph.run("MATCH (:Actor)-[r:THREATENS]->(:Actor) RETURN r")


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
def test_actors_explains_a_name(name: str, day: str, expected: str, tmp_path: Path) -> None:
    [first, *others] = rows(command("actors", name, "--date", day, folder=tmp_path))
    assert first["id"] == expected and first["taken"] and first["why"]
    assert not any(row["taken"] for row in others)


def test_actors_knows_a_users_table(tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text(
        "id,name,kind,country,aliases\ngroup:front,Harbour Front,group,YEM,HFM\n"
    )
    [row] = rows(command("actors", "HFM", "--actors", "mine.csv", folder=tmp_path))
    assert (row["id"], row["country"]) == ("group:front", "YEM")
    (tmp_path / "mine.csv").write_text("id,name,kind,country,aliases\ngroup:x,X,group,QQQ,\n")
    fails(command("actors", "X", "--actors", "mine.csv", folder=tmp_path), 1, "mine.csv:2", "'QQQ'")


def test_actors_refuses_what_is_nobody(tmp_path: Path) -> None:
    fails(command("actors", "wet paint", folder=tmp_path), 1, "'wet paint'")


def test_ontology_lists_relations_and_shows_one(tmp_path: Path) -> None:
    assert len(rows(command("ontology", folder=tmp_path))) == 18
    [row] = rows(command("ontology", "mediates", folder=tmp_path))
    assert row["plover"] == "CONSULT" and row["examples"]
    table = command("ontology", "MEDIATES", "--format", "table", folder=tmp_path)
    assert "Norway mediated" in table.stdout
    fails(command("ontology", "LOVES", folder=tmp_path), 1, "'LOVES'", "ALLY_OF")


def test_evaluate_measures_a_gold_file(tmp_path: Path) -> None:
    gold = {"id": "1", "text": "Iran and Oman lie on one gulf.", "triples": []}
    (tmp_path / "gold.jsonl").write_text(json.dumps(gold))
    [row] = rows(command("evaluate", "gold.jsonl", folder=tmp_path))
    assert row["count"] == 1 and 0 <= row["value"] <= 1
    (tmp_path / "gold.jsonl").write_text("{")
    fails(command("evaluate", "gold.jsonl", folder=tmp_path), 1, "gold.jsonl:1")
