"""Standard input: a text, a page or JSONL, as it begins."""

from __future__ import annotations

import io
import sys

import pytest
from reading_documents import ARTICLE_HTML, ARTICLE_TEXT, PROSE, lines, read, read_one, refusal

from diplograph.graph import ReadError


@pytest.fixture
def pipe(monkeypatch):
    def pipe_in(content: str | bytes) -> None:
        data = content.encode() if isinstance(content, str) else content
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

    return pipe_in


def test_standard_input_is_text_a_page_or_jsonl_as_it_begins(pipe):
    pipe(f"\nOman carries letter\n\n{PROSE}")
    document = read_one("-")
    assert (document.id, document.title) == ("stdin", "Oman carries letter")
    assert document.text == f"Oman carries letter\n\n{PROSE}"

    pipe(ARTICLE_HTML)
    assert read_one("-").text == ARTICLE_TEXT

    pipe("\n" + lines({"id": "a", "text": "Chad."}, {"id": "b", "text": "Sudan."}))
    assert [document.id for document in read("-")] == ["a", "b"]

    pipe(lines({"id": "a", "text": "Chad."}) + "{broken\n")
    with pytest.raises(ReadError, match=r"^standard input:2: not JSON"):
        read("-")


def test_bad_standard_input_is_refused(pipe, monkeypatch):
    pipe("")
    assert refusal("-") == "standard input: empty: there is nothing to read"
    pipe(b"%PDF-1.7\n\x00")
    assert refusal("-").startswith("standard input: a PDF file: save its text as .txt first")
    monkeypatch.setattr(sys, "stdin", None)
    assert refusal("-") == "standard input: is closed: pipe a text into it"
