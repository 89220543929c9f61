"""`refresh` merges newer rows into the actor tables, or refuses them and changes nothing."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from diplograph.graph import TableError
from diplograph.loaders.actors import refresh as refresh_module
from diplograph.loaders.actors.refresh import refresh
from diplograph.loaders.actors.table_checks import TABLES, check, read_folder, read_table


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped tables."""
    return Path(shutil.copytree(TABLES, tmp_path / "tables"))


@pytest.fixture
def newer(tmp_path: Path) -> Callable[[str, str], Path]:
    def write(name: str, rows: str) -> Path:
        path = tmp_path / "newer" / name
        path.parent.mkdir(exist_ok=True)
        header = (TABLES / name).read_text("utf-8").partition("\n")[0]
        path.write_text(f"{header}\n{rows}\n", "utf-8")
        return path

    return write


PEOPLE = "person:ada-lind,Ada Lind,NOR"
SUCCESSOR = "person:ada-lind,head_of_government,NOR,Prime Minister,2027-10-14,"
PREDECESSOR = "person:jonas-gahr-store,head_of_government,NOR,Prime Minister,2021-10-14,2027-10-14"


def test_a_new_office_holder(folder: Path, newer: Callable[[str, str], Path]) -> None:
    summary = refresh(
        [newer("people.csv", PEOPLE), newer("terms.csv", f"{SUCCESSOR}\n{PREDECESSOR}")], folder
    )
    assert summary == [
        "people.csv: 1 added, 0 replaced, 0 as before",
        "terms.csv: 1 added, 1 replaced, 0 as before",
    ]
    merged = read_folder(folder)
    key = ("person:jonas-gahr-store", "head_of_government", "NOR", "2021-10-14")
    assert merged["terms.csv"][key]["to"] == "2027-10-14"
    assert list(check(merged)) == []


def test_the_same_rows_again_change_nothing(
    folder: Path, newer: Callable[[str, str], Path]
) -> None:
    path = newer("people.csv", PEOPLE)
    refresh([path], folder)
    before = (folder / "people.csv").read_bytes()
    assert refresh([path], folder) == ["people.csv: 0 added, 0 replaced, 1 as before"]
    assert (folder / "people.csv").read_bytes() == before


def test_written_tables_are_sorted_and_complete(
    folder: Path, newer: Callable[[str, str], Path]
) -> None:
    refresh([newer("people.csv", PEOPLE)], folder)
    lines = (folder / "people.csv").read_text("utf-8").splitlines()
    shipped_lines = (TABLES / "people.csv").read_text("utf-8").splitlines()
    assert sorted({*shipped_lines, PEOPLE}) == sorted(lines)
    assert len(read_table(folder / "people.csv")) == len(lines) - 1


def test_a_predecessor_is_never_ended_silently(
    folder: Path, newer: Callable[[str, str], Path]
) -> None:
    before = (folder / "terms.csv").read_bytes()
    files = [newer("people.csv", PEOPLE), newer("terms.csv", SUCCESSOR)]
    with pytest.raises(TableError, match=r"terms\.csv:2: person:ada-lind .* overlaps with .*store"):
        refresh(files, folder)
    assert (folder / "terms.csv").read_bytes() == before
    assert PEOPLE not in (folder / "people.csv").read_text("utf-8"), "half of it was written"


@pytest.mark.parametrize(
    ("name", "rows", "reason"),
    [
        ("people.csv", "ada-lind,Ada Lind,NOR", "people.csv:2: id 'ada-lind' is not of the form"),
        ("people.csv", "person:ada-lind,,NOR", "people.csv:2: name is empty"),
        ("people.csv", "person:ada-lind,Ada Lind,NWY", "people.csv:2: country 'NWY' is not in"),
        ("people.csv", f"{PEOPLE}\n{PEOPLE}", "people.csv:3: person:ada-lind stands in line 2 too"),
        ("people.csv", "person:ada-lind,Ada Lind", "people.csv:2: 2 fields instead of 3"),
        ("terms.csv", SUCCESSOR, "terms.csv:2: person 'person:ada-lind' is not in the tables"),
        (
            "terms.csv",
            "person:kofi-annan,envoy,igo:un,Envoy,2030-02-31,",
            "terms.csv:2: from '2030-02-31' is no date",
        ),
        (
            "terms.csv",
            "person:kofi-annan,envoy,igo:un,Envoy,2012-02,2011",
            "terms.csv:2: from 2012-02 is after to 2011",
        ),
        ("groups.csv", "igo:front,Front of the Coast,NOR,,", "of the form group:some-name"),
        ("organizations.csv", "club:coast,Coast Club,club,,,", "of the form club:some-name"),
        ("states.csv", "XX,Nowhere,,", "states.csv:2: id 'XX' is no code of three letters"),
        ("state_aliases.csv", "NOR,Norge,nickname,,", "use 'nickname' is none of"),
        ("state_aliases.csv", "NOR,Jordan,name,,", "'Jordan' means JOR and NOR at one time"),
        ("homographs.csv", "Atlantis,before,Lost,myth", "alias 'Atlantis' is no name"),
        ("ambiguous.csv", "Jordan,JOR NOR,JOR,context", "'Jordan' is no name of NOR"),
    ],
)
def test_what_does_not_fit_is_refused(
    folder: Path, newer: Callable[[str, str], Path], name: str, rows: str, reason: str
) -> None:
    with pytest.raises(TableError, match=re.escape(reason)):
        refresh([newer(name, rows)], folder)
    assert (folder / name).read_bytes() == (TABLES / name).read_bytes()


def test_a_file_of_no_table_is_refused(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "kings.csv"
    path.write_text("id,name\n", "utf-8")
    with pytest.raises(TableError, match=r"kings\.csv: no table is called kings\.csv"):
        refresh([path], folder)


def test_other_columns_are_refused(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("id,name\nperson:ada-lind,Ada Lind\n", "utf-8")
    with pytest.raises(TableError, match=r"people\.csv:1: the columns must be id,name,country"):
        refresh([path], folder)


def test_the_command_line(
    folder: Path, newer: Callable[[str, str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad = newer("people.csv", PEOPLE), newer("terms.csv", SUCCESSOR)
    assert refresh_module.main([str(good), "--tables", str(folder)]) == 0
    assert capsys.readouterr().out == "people.csv: 1 added, 0 replaced, 0 as before\n"
    assert refresh_module.main([str(bad), "--tables", str(folder)]) == 1
    assert "overlaps with" in capsys.readouterr().err
