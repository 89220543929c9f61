"""Plain text: paragraphs, title, date and characters of a .txt file."""

from __future__ import annotations

from datetime import date
from textwrap import fill

import pytest
from reading_documents import PROSE, read_one, write_file

from diplograph.graph import Document


@pytest.fixture
def write(tmp_path, monkeypatch):
    """Writes a file below the current folder, which is a fresh one."""
    monkeypatch.chdir(tmp_path)
    return write_file


def test_lines_of_a_text_file_are_paragraphs_and_its_name_is_its_id(write):
    document = read_one(write("muscat.txt", PROSE + "\n"))
    assert document == Document(id="muscat.txt", text=PROSE)


def test_a_headline_is_the_title_and_stays_in_the_text(write):
    headline = "Oman Carries Letter to Tehran: Will Iran Answer?"
    document = read_one(write("a.txt", f"{headline}\n\n{PROSE}"))
    assert document.title == headline
    assert document.text == f"{headline}\n\n{PROSE}"


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("Chad breaks with the U.S.", "Chad breaks with the U.S."),
        ("Chad broke with Sudan.", None),
        ("“Chad is our friend.”", None),
        ("The talks had one result:", None),
        ("A long line " * 20, None),
    ],
)
def test_a_title_is_short_and_ends_in_no_stop(write, first, title):
    assert read_one(write("a.txt", f"{first}\n\n{PROSE}")).title == title


def test_a_first_line_with_no_blank_line_after_it_is_no_title(write):
    assert read_one(write("a.txt", f"Oman carries letter\n{PROSE}")).title is None
    assert read_one(write("b.txt", "Oman carries letter")).title is None


def test_paragraphs_broken_at_a_fixed_width_are_joined(write):
    paragraphs = [
        "Norway and Estonia agreed to exchange pilots for two years, the ministers of both "
        "states said in Tallinn on Friday, after talks that had lasted since the spring.",
        "Estonia will send two officers of its own to Bodo before the winter begins, and "
        "Norway will lend it a ship.",
    ]
    wrapped = "\n\n".join(fill(paragraph, width=60) for paragraph in paragraphs)
    text = read_one(write("a.txt", wrapped)).text
    assert text == "\n\n".join(paragraphs)
    assert len(text) == len(wrapped)  # offsets stay those of the file


def test_short_lines_that_would_have_fitted_on_one_are_not_joined(write):
    text = "Norway and Estonia exchange their pilots\nEstonia sends two\nBodo waits\nTallinn too"
    assert read_one(write("a.txt", text)).text == text


def test_characters_are_normalised(write):
    raw = "The cafe\u0301 in\u00a0Muscat\r\nIran\u200b and Oman\u00ad\u2028met\ufeff.\x07"
    assert read_one(write("a.txt", raw)).text == "The café in Muscat\nIran and Oman\nmet."


@pytest.mark.parametrize(
    ("name", "published"),
    [
        ("2025-04-09-oman.txt", date(2025, 4, 9)),
        ("oman_2025.04.09.txt", date(2025, 4, 9)),
        ("20250409_oman.txt", date(2025, 4, 9)),
        ("2025-13-09-oman.txt", None),
        ("004_20250409.txt", None),
        ("11517536a1969674.txt", None),
    ],
)
def test_a_date_in_a_file_name_is_the_publication_date(write, name, published):
    assert read_one(write(name, PROSE)).published == published
