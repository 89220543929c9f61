"""HTML: the article of a page, its title, date and address."""

from __future__ import annotations

import re
from datetime import date

import pytest
from reading_documents import ARTICLE_HTML, ARTICLE_TEXT, read_one, refusal, write_file

from diplograph.graph import Document


@pytest.fixture
def write(tmp_path, monkeypatch):
    """Writes a file below the current folder, which is a fresh one."""
    monkeypatch.chdir(tmp_path)
    return write_file


def test_html_gives_main_text_title_date_and_url(write):
    for name in ("a.html", "b.htm", "c.xhtml"):
        document = read_one(write(name, ARTICLE_HTML))
        assert document == Document(
            id=name,
            title="Oman carries letter",
            published=date(2025, 4, 9),
            url="https://gulfwire.example/letter",
            text=ARTICLE_TEXT,
        )


def test_html_is_read_in_the_encoding_that_it_declares(write):
    page = "<html><head><meta charset='windows-1254'><title>Visit</title></head><body><article>"
    page += "<p>Erdoğan visited Baku on Monday.</p></article></body></html>"
    text = read_one(write("a.html", page.encode("cp1254"))).text
    assert text == "Visit\n\nErdoğan visited Baku on Monday."


def test_the_file_name_dates_a_page_that_does_not_say(write):
    page = re.sub(r"<meta.*?>", "", ARTICLE_HTML).replace("2025 Gulf", "Gulf")
    assert read_one(write("2025-04-10.html", page)).published == date(2025, 4, 10)


def test_a_page_with_no_article_is_refused(write):
    for name, page in {
        "a.html": "<html><body></body></html>",
        "b.html": "<html><body>" + "<div>" * 9000 + "x" + "</div>" * 9000 + "</body></html>",
        "c.html": "no markup at all",
    }.items():
        message = refusal(write(name, page))
        assert message == f"{name}: no article found on the page: save its text as .txt"
