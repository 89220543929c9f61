"""The shipped actor tables hold together and are as large as promised."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

import pytest

from diplograph.loaders.actors.actor_tables import load_tables
from diplograph.loaders.actors.offices import Offices
from diplograph.loaders.actors.table_checks import (
    TABLES,
    Tables,
    check,
    read_folder,
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


def test_no_name_hides_a_backer(shipped: Tables) -> None:
    """ "Rwanda-backed M23" names Rwanda too, which an alias of the whole would swallow."""
    aliases = {
        (row.values["id"], row.values["alias"]) for row in shipped["group_aliases.csv"].values()
    }
    hidden = [
        alias
        for actor, alias in aliases
        for _, backed, name in [alias.partition("-backed ")]
        if backed and (actor, name) in aliases
    ]
    assert hidden == []


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
