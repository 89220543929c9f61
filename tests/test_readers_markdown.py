"""Markdown: the prose of a page, and what its front matter says of it."""

from __future__ import annotations

from datetime import date

import pytest
from reading_documents import ARTICLE_MD, read_one, refusal, write_file


@pytest.fixture
def write(tmp_path, monkeypatch):
    """Writes a file below the current folder, which is a fresh one."""
    monkeypatch.chdir(tmp_path)
    return write_file


def test_markdown_becomes_prose_and_front_matter_its_title_date_and_url(write):
    document = read_one(write("letter.md", ARTICLE_MD))
    assert document.title == "Oman Carries Letter"
    assert document.published == date(2025, 4, 9)
    assert document.url == "https://gulfwire.example/letter"
    assert document.text.split("\n\n") == [
        "Oman Carries Letter",
        "Oman relayed a letter from Washington to Tehran on Tuesday.",
        "Iran thanked Oman.",
        "Qatar & Oman met.",
        "“We are ready,” the Omani minister said.",
        "Iran declined to comment.",
        "The letter is dated Monday.",
    ]


def test_markdown_without_front_matter_takes_its_first_heading_as_title(write):
    document = read_one(write("2025-04-09.md", "Chad *and* Sudan\n====\n\nChad warned Sudan.\n"))
    assert document.title == "Chad and Sudan"
    assert document.published == date(2025, 4, 9)
    assert document.text == "Chad and Sudan\n\nChad warned Sudan."


def test_the_front_matter_title_comes_first_and_its_date_goes_before_the_file_name(write):
    source = "---\ntitle: Chad warns Sudan\ndate: 3 March 2024\n---\nChad warned Sudan.\n"
    document = read_one(write("2025-04-09.markdown", source))
    assert document.text == "Chad warns Sudan\n\nChad warned Sudan."
    assert document.published == date(2024, 3, 3)


def test_a_rule_above_prose_is_no_front_matter(write):
    document = read_one(write("a.md", "---\nChad warned Sudan.\n\n---\nSudan answered.\n"))
    assert "Chad warned Sudan." in document.text


def test_broken_front_matter_is_refused_with_its_line(write):
    source = "---\ndate: 2025-04-09\ntitle: Chad: a warning\n---\nChad warned Sudan.\n"
    assert refusal(write("a.md", source)) == (
        "a.md: its front matter is not YAML (line 3): put values that hold a colon in quotes"
    )
