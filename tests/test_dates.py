"""Dates: when something happened, and whose date it is.

The texts were published on Wednesday, 9 April 2025, unless they say otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest
from reading import Read, read_text

from diplograph.loaders.relations.dates import resolve_expression

WEDNESDAY = date(2025, 4, 9)


def cases(table: Mapping[str, str]) -> pytest.MarkDecorator:
    """A test for each text of a table, with a claim and, after "on", its date."""
    split = [(text, *claim.split(" on ")) for text, claim in table.items()]
    return pytest.mark.parametrize(("text", "claim", "when"), split)


@pytest.fixture(scope="module")
def read() -> Read:
    return read_text()


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("the night of 5 April", "2025-04-05"),
        ("late February 2022", "2022-02"),
        ("mid-2023", "2023"),
        ("the spring of 2023", "2023"),
        ("the fourth quarter of 2021", "2021"),
        ("Monday, 7 April 2025", "2025-04-07"),
        ("the day before yesterday", "2025-04-07"),
        ("a week ago", "2025-04"),
        ("six months ago", "2024-10"),
        ("earlier this week", "2025-04"),
        ("earlier this year", "2025"),
        ("February", "2025-02"),
        ("November", "2024-11"),
        ("last March", "2025-03"),
        ("last April", "2024-04"),
        # No year is better than a wrong one.
        ("the 1990s", None),
        ("between 1991 and 1994", None),
        ("from Monday to Friday", None),
        ("every year", None),
        ("ten years", None),
        ("2024-25", None),
    ],
)
def test_expressions(expression: str, expected: str | None) -> None:
    assert resolve_expression(expression, WEDNESDAY) == expected


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("Friday", "2025-04-11"),
        ("next Friday", "2025-04-11"),
        ("November", "2025-11"),
        ("February", "2026-02"),
        ("14 May", "2025-05-14"),
        ("next month", "2025-05"),
    ],
)
def test_expressions_for_what_is_still_to_come(expression: str, expected: str) -> None:
    assert resolve_expression(expression, WEDNESDAY, ahead=True) == expected


@pytest.mark.parametrize("expression", ["Friday", "last month", "yesterday", "3 March"])
def test_relative_dates_need_a_day_of_publication(expression: str) -> None:
    assert resolve_expression(expression, None) is None


@cases(
    {
        "Russia will send aid to Mali on Friday.": "RUS AIDS MLI on 2025-04-11",
        "Russia sent aid to Mali on Friday.": "RUS AIDS MLI on 2025-04-04",
        "Russia will bomb Ukraine in November.": "RUS ASSAULTS UKR on 2025-11",
        "Macron to visit Algeria in October": "DZA CONSULTS person:emmanuel-macron on 2025-10",
    }
)
def test_plans_look_ahead(read: Read, text: str, claim: str, when: str) -> None:
    assert read(text)[claim].date == when


@cases(
    {
        "Russia's 2008 invasion of Georgia shook Europe.": "RUS ASSAULTS GEO on 2008",
        "Iraq's invasion of Kuwait in August 1990 is remembered.": "IRQ ASSAULTS KWT on 1990-08",
        "In 2019, when Turkey attacked Syria, France slept.": "TUR ASSAULTS SYR on 2019",
        "Russia bombed Ukraine on Sunday, Latvia said on Monday.": "RUS ASSAULTS UKR on 2025-04-06",
        "Latvia said on Monday that Russia had bombed Ukraine on Sunday.": (
            "RUS ASSAULTS UKR on 2025-04-06"
        ),
        "On Friday Latvia accused Russia of bombing Georgia in 2008.": (
            "LVA ACCUSES RUS on 2025-04-04"
        ),
        "Latvia accused Russia, which attacked Georgia in 2008, of spying.": (
            "RUS ASSAULTS GEO on 2008"
        ),
        "Latvia sanctioned Russia on 3 March 2022, eight years after it attacked Georgia.": (
            "LVA SANCTIONS RUS on 2022-03-03"
        ),
        "MUSCAT, May 8, 2025 - Iran bombed Iraq on Sunday, Oman said.": (
            "IRN ASSAULTS IRQ on 2025-04-06"
        ),
        "Oman mediated between Iran and Iraq in 2013.": "OMN MEDIATES IRN + IRQ on 2013",
    }
)
def test_a_date_goes_to_its_own_act(read: Read, text: str, claim: str, when: str) -> None:
    assert read(text)[claim].date == when


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Latvia accused Russia, which attacked Georgia in 2008, of spying.", "LVA ACCUSES RUS"),
        ("Latvia condemned Russia for the 2014 annexation.", "LVA ACCUSES RUS"),
        ("Latvia condemned Russia after Georgia was attacked in 2008.", "LVA ACCUSES RUS"),
        ("Latvia sanctioned Russia two years after the 2014 referendum.", "LVA SANCTIONS RUS"),
        ("Latvia said on Monday that Russia had bombed Ukraine.", "RUS ASSAULTS UKR"),
        ("Russia's invasion of Georgia was condemned in 2012.", "RUS ASSAULTS GEO"),
        ("Latvia attacked Russia in the 1990s.", "LVA ASSAULTS RUS"),
        ("Latvia bombed Russia from 1991 to 1994.", "LVA ASSAULTS RUS"),
        ("For ten years Serbia has supported Mali.", "SRB SUPPORTS MLI"),
        ("France, whose president met Turkey's in 2017, condemned Turkey.", "FRA ACCUSES TUR"),
    ],
)
def test_the_date_of_something_else_is_not_taken(read: Read, text: str, claim: str) -> None:
    assert read(text)[claim].date is None


def test_a_year_boundary(read: Read) -> None:
    found = read("Kenya condemned Sudan on December 28.", published=date(2025, 1, 4))
    assert found["KEN ACCUSES SDN"].date == "2024-12-28"
