"""When an act took place, as precisely as the text says it.

`example_sentences.py` says how a claim is written.
"""

from __future__ import annotations

import pytest
from example_sentences import Reader, examples, read_claims, shown

from diplograph.graph import Document
from diplograph.loaders import Extractor


@pytest.fixture(scope="module")
def read() -> Reader:
    return read_claims()


@pytest.mark.parametrize(
    ("when", "expected"),
    {
        "on 3 March 2024": "2024-03-03",
        "on March 3, 2024": "2024-03-03",
        "in March 2024": "2024-03",
        "in 2019": "2019",
        # As the text was published on Wednesday, 9 April 2025:
        "on Wednesday": "2025-04-09",
        "on Monday": "2025-04-07",
        "on Tuesday": "2025-04-08",
        "last Friday": "2025-04-04",
        "today": "2025-04-09",
        "yesterday": "2025-04-08",
        "two days ago": "2025-04-07",
        "three weeks ago": "2025-03",
        "a year ago": "2024",
        "last month": "2025-03",
        "last year": "2024",
        "last December": "2024-12",
        "on 3 March": "2025-03-03",
        "on 28 December": "2024-12-28",
        # No day is better than a wrong one.
        "last week": None,
        "on 31 February 2024": None,
        "with drones": None,
    }.items(),
)
def test_dates_are_as_precise_as_the_text(read: Reader, when: str, expected: str | None) -> None:
    [claim] = read(f"Ghana attacked Togo {when}.")
    assert (claim.date, claim.reported) == (expected, "2025-04-09")


@examples(
    {
        "Ghana bombed Togo in 1998 and condemned Benin in 2004.": [
            "GHA ACCUSES BEN on 2004",
            "GHA ASSAULTS TGO on 1998",
        ],
        "On Monday Ghana condemned Togo for the 1998 invasion.": "GHA ACCUSES TGO on 2025-04-07",
        "Ghana plans to attack Togo next month.": "GHA ASSAULTS TGO planned on 2025-05",
        "Ghana will support Togo next year.": "GHA SUPPORTS TGO planned on 2026",
    }
)
def test_a_date_belongs_to_one_act(read: Reader, text: str, expected: list[str]) -> None:
    assert sorted(map(shown, read(text))) == expected


def test_without_a_day_of_publication_relative_dates_are_unknown() -> None:
    document = Document(id="undated", text="Ghana attacked Togo on Monday. Togo met Mali in 2019.")
    claims = list(Extractor().extract([document]))
    assert [(claim.date, claim.reported) for claim in claims] == [(None, None), ("2019", None)]
