"""The shipped actor tables hold together and are as large as promised; `refresh` keeps them so."""

from __future__ import annotations

import re
import shutil
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest

from diplograph.graph import TableError
from diplograph.loaders.actors import refresh as refresh_module
from diplograph.loaders.actors.actor_tables import load_tables
from diplograph.loaders.actors.offices import Offices
from diplograph.loaders.actors.refresh import refresh
from diplograph.loaders.actors.table_checks import (
    TABLES,
    Tables,
    check,
    read_folder,
    read_table,
)


@pytest.fixture(scope="module")
def shipped() -> Tables:
    return read_folder()


@pytest.fixture(scope="module")
def offices() -> Offices:
    return Offices(load_tables())


# What every table fulfils: keys, dates, references, terms, names of several actors.


def test_the_shipped_tables_pass_every_check(shipped: Tables) -> None:
    assert list(check(shipped)) == []


@pytest.mark.parametrize("path", sorted(TABLES.glob("*.csv")), ids=lambda path: path.name)
def test_rows_are_sorted(path: Path, shipped: Tables) -> None:
    rows = [list(row.values.values()) for row in shipped[path.name].values()]
    assert rows == sorted(rows)


def test_every_table_is_checked(shipped: Tables) -> None:
    assert {path.name for path in TABLES.glob("*.csv")} == set(shipped)


def test_every_exception_is_needed(shipped: Tables) -> None:
    """An office listed as shared that nobody shares would hide an error to come."""
    exceptions = shipped["shared_offices.csv"].values()
    assert all(row["reason"] for row in exceptions)
    lines = {row.line: row for row in shipped["terms.csv"].values()}
    problems = check(shipped | {"shared_offices.csv": {}})
    overlapping = [lines[int(problem.split(":")[1])] for problem in problems]
    shared = {(row["of"], row["office"]) for row in overlapping}
    assert shared == {(row["of"], row["office"]) for row in exceptions}


def test_names_of_former_states_have_an_end(shipped: Tables) -> None:
    """What `ambiguous.csv` leaves to the date has one bearer today: "Russia" is no Soviet Union."""
    today: dict[str, set[str]] = defaultdict(set)
    for alias in load_tables().aliases:
        if alias.holds_on("2026-11-26"):
            today[alias.text].add(alias.actor)
    for row in shipped["ambiguous.csv"].values():
        if row["decided_by"] == "date":
            assert len(today[row["alias"]]) <= 1, row["alias"]


def test_homographs_are_words_in_their_position(shipped: Tables) -> None:
    for row in shipped["homographs.csv"].values():
        words = row["words"].split("|")
        where = f"{row.path.name}:{row.line}"
        assert all(word.strip() for word in words), where
        assert len(set(words)) == len(words), where
        assert row["reason"], where
        if row["position"] == "before":
            assert not any(" " in word for word in words), f"{where}: only one word is compared"


# What they must hold.


def test_organizations_and_groups(shipped: Tables) -> None:
    kinds = Counter(row["kind"] for row in shipped["organizations.csv"].values())
    assert kinds["igo"] + kinds["bloc"] >= 150
    assert len(shipped["groups.csv"]) >= 200


def _holder(offices: Offices, title: str, of: str, day: str) -> str | None:
    term = offices.holder(title, of, day)
    return term.person if term else None


def test_every_independent_state_has_had_a_head_since_1990(shipped: Tables) -> None:
    headed = {
        row["of"]
        for row in shipped["terms.csv"].values()
        if row["office"] in ("head_of_state", "head_of_government", "supreme_leader")
        and (not row["to"] or row["to"] >= "1990")
    }
    members = {
        row["actor"] for row in shipped["members.csv"].values() if row["organization"] == "igo:un"
    }
    assert members <= headed, sorted(members - headed)


@pytest.mark.parametrize("year", range(1990, 2027, 3))
@pytest.mark.parametrize(
    ("of", "title"),
    [
        ("USA", "president"), ("USA", "secretary of state"), ("USA", "defense secretary"),
        ("GBR", "prime minister"), ("GBR", "foreign secretary"), ("FRA", "president"),
        ("FRA", "foreign minister"), ("DEU", "chancellor"), ("DEU", "foreign minister"),
        ("CHN", "president"), ("CHN", "foreign minister"), ("JPN", "prime minister"),
        ("JPN", "foreign minister"), ("IND", "prime minister"), ("ISR", "prime minister"),
        ("ISR", "defense minister"), ("IRN", "president"), ("IRN", "foreign minister"),
        ("IRN", "supreme leader"), ("JOR", "king"), ("TUR", "president"),
        ("igo:un", "secretary general"), ("igo:nato", "secretary general"),
    ],
)  # fmt: skip
def test_offices_of_the_news_are_filled(offices: Offices, of: str, title: str, year: int) -> None:
    day = f"{year}-03-15"
    assert _holder(offices, title, of, day), f"nobody is the {title} of {of} on {day}"


@pytest.mark.parametrize(
    ("title", "of", "day", "person"),
    [
        ("president", "TUR", "2011-05-01", "person:abdullah-gul"),
        ("president", "TUR", "2025-04-09", "person:recep-tayyip-erdogan"),
        ("president", "USA", "2000-06-01", "person:bill-clinton"),
        ("president", "USA", "2025-01-21", "person:donald-trump"),
        ("foreign minister", "RUS", "2014-03-18", "person:sergei-lavrov"),
        ("foreign minister", "RUS", "1997-05-01", "person:yevgeny-primakov"),
        ("prime minister", "GBR", "1991-01-17", "person:john-major"),
        ("secretary general", "igo:un", "2003-03-20", "person:kofi-annan"),
        ("high representative", "igo:eu", "2023-05-01", "person:josep-borrell"),
        ("commission president", "igo:european-commission", "2010-01-15",
         "person:jose-manuel-barroso"),
    ],
)  # fmt: skip
def test_who_was_in_office(offices: Offices, title: str, of: str, day: str, person: str) -> None:
    assert _holder(offices, title, of, day) == person


@pytest.mark.parametrize(
    ("person", "of", "office"),
    [
        ("person:dmitry-peskov", "RUS", "spokesperson"),
        ("person:maria-zakharova", "RUS", "foreign_ministry_spokesperson"),
        ("person:john-kirby", "USA", "spokesperson"),
        ("person:karoline-leavitt", "USA", "spokesperson"),
        ("person:matthew-miller", "USA", "foreign_ministry_spokesperson"),
        ("person:mao-ning", "CHN", "foreign_ministry_spokesperson"),
        ("person:esmaeil-baghaei", "IRN", "foreign_ministry_spokesperson"),
        ("person:stephane-dujarric", "igo:un", "spokesperson"),
    ],
)
def test_spokespeople(shipped: Tables, person: str, of: str, office: str) -> None:
    held = {(row["person"], row["of"], row["office"]) for row in shipped["terms.csv"].values()}
    assert (person, of, office) in held


@pytest.mark.parametrize(
    "alias", ["May", "Brown", "Major", "Key", "Rice", "Ban", "Hunt", "Park", "Store"]
)
def test_common_words_are_nobody(shipped: Tables, alias: str) -> None:
    assert alias not in {row["alias"] for row in shipped["person_aliases.csv"].values()}


# Renewal.


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
