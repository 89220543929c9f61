"""A user's own actors, a CSV file on top of the shipped tables."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from command import command, fails, rows

from diplograph.graph import TableError
from diplograph.loaders import Document, Extractor
from diplograph.loaders.actors.actor_tables import load_tables

HEADER = "id,name,kind,country,aliases,from,to\n"
GOOD = (
    HEADER
    + "group:harbour-front,Harbour Front,group,YEM,Harbour Front militia|HFM,,\n"
    + "person:ada-berg,Ada Berg,person,NOR,Envoy Berg,,\n"
    + "bloc:coastal-five,Coastal Five,bloc,,C5,2019-03,2024\n"
)


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    path = tmp_path / "mine.csv"
    path.write_text(GOOD, "utf-8")
    return path


def test_their_actors_are_found_and_related(mine: Path) -> None:
    extractor = Extractor(actors=mine)
    text = "The Harbour Front militia attacked Oman. Envoy Berg met the HFM in Aden."
    document = Document(id="a", text=text, published=date(2023, 5, 1))
    found = [(text[start:end], actor.id) for start, end, actor, _ in extractor.mentions(document)]
    assert ("HFM", "group:harbour-front") in found
    assert "person:ada-berg" in {actor for _, actor in found}
    claims = {(c.source.id, c.relation, c.target.id) for c in extractor.extract([document])}
    assert ("group:harbour-front", "ASSAULTS", "OMN") in claims


def test_the_shipped_actors_stay_and_other_extractors_do_not_see_mine(mine: Path) -> None:
    assert load_tables(mine).actors.keys() > load_tables().actors.keys()
    assert "group:harbour-front" not in load_tables().actors


def test_names_hold_between_their_dates(mine: Path) -> None:
    [c5] = [alias for alias in load_tables(mine).aliases if alias.text == "C5"]
    assert c5.holds_on("2021-01-01")
    assert not c5.holds_on("2018-01-01")
    assert not c5.holds_on("2025-01-01")


def test_the_dates_may_be_left_out(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("id,name,kind,country,aliases\nngo:reef,Reef Watch,ngo,,\n", "utf-8")
    assert load_tables(path).actors["ngo:reef"].name == "Reef Watch"


def test_a_file_that_a_spreadsheet_saved(tmp_path: Path) -> None:
    """With a byte-order mark, quotes and Windows line ends."""
    path = tmp_path / "mine.csv"
    path.write_bytes(
        "\ufeffid,name,kind,country,aliases\r\n"
        '"ngo:reef","Reef Watch, Inc.","ngo","AUS","Reef Watch|RWI"\r\n'.encode()
    )
    names = {alias.text for alias in load_tables(path).aliases if alias.actor == "ngo:reef"}
    assert names == {"Reef Watch, Inc.", "Reef Watch", "RWI"}


def test_the_command_line_explains_them(mine: Path, tmp_path: Path) -> None:
    [row] = rows(command("actors", "HFM", "--actors", mine, folder=tmp_path))
    assert (row["id"], row["kind"], row["country"]) == ("group:harbour-front", "group", "YEM")


def test_the_command_line_extracts_with_them(mine: Path, tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text("The Harbour Front attacked Oman.", "utf-8")
    done = command("extract", "news.txt", "--actors", mine, "--format", "jsonl", folder=tmp_path)
    assert "group:harbour-front" in {
        json.loads(line)["source"]["id"] for line in done.stdout.splitlines()
    }


ROW = "group:harbour-front,Harbour Front,group,YEM,HFM,,\n"


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        ("", 1, "missing column id, name, kind, country, aliases"),
        ("id,name,country,aliases\n", 1, "missing column kind"),
        ("id;name;kind;country;aliases\n", 1, "missing column id"),
        (HEADER + ROW + ROW, 3, "id 'group:harbour-front' stands in line 2 too"),
        (
            HEADER + ROW + "group:hamas,Front,group,,,,\n",
            3,
            "id 'group:hamas' exists in the shipped",
        ),
        (HEADER + "group:front,Front,group,QQQ,,,\n", 2, "unknown country code 'QQQ'"),
        (HEADER + "group:front,Front,group,igo:un,,,\n", 2, "unknown country code 'igo:un'"),
        (HEADER + "group:front,Front,militia,YEM,,,\n", 2, "kind 'militia' is none of"),
        (HEADER + "group:front,Front,group,YEM,,2019-13,\n", 2, "since"),
        (HEADER + "group:front,Front,group,YEM,,,yesterday\n", 2, "until"),
        (
            HEADER + "group:front,Front,group,YEM,,2020,2019-05\n",
            2,
            "from 2020 is after to 2019-05",
        ),
        (HEADER + ",Front,group,YEM,,,\n", 2, "id"),
        (HEADER + "group:front,,group,YEM,,,\n", 2, "name"),
        (HEADER + ROW + "group:front,Front\n", 3, ""),
    ],
)
def test_bad_rows_are_refused(tmp_path: Path, content: str, line: int, reason: str) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(content, "utf-8")
    with pytest.raises(TableError) as refused:
        load_tables(path)
    assert str(refused.value).startswith(f"{path}:{line}: ")
    assert reason in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"none\.csv: No such file"):
        Extractor(actors=tmp_path / "none.csv")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="Is a directory"):
        load_tables(tmp_path)


def test_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_bytes((HEADER + "group:front,Frönt,group,YEM,,,\n").encode("latin-1"))
    with pytest.raises(TableError, match=r"mine\.csv: not UTF-8"):
        load_tables(path)


def test_the_command_line_refuses_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text(HEADER + "group:front,Front,group,QQQ,,,\n", "utf-8")
    for words in (("actors", "HFM"), ("extract", "news.txt"), ("build", "news.txt")):
        (tmp_path / "news.txt").write_text("Ghana attacked Togo.", "utf-8")
        fails(command(*words, "--actors", "mine.csv", folder=tmp_path), 1, "mine.csv:2", "'QQQ'")
