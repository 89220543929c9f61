"""JSONL: a document on each line, and lines that are none."""

from __future__ import annotations

from datetime import date

import pytest
from reading_documents import lines, read, refusal, write_file

from diplograph.graph import Document
from diplograph.loaders.readers import read_documents


@pytest.fixture
def write(tmp_path, monkeypatch):
    """Writes a file below the current folder, which is a fresh one."""
    monkeypatch.chdir(tmp_path)
    return write_file


def test_jsonl_gives_a_document_a_line(write):
    content = lines(
        {"id": "a", "text": "Chad warned Sudan. "},
        {
            "id": 7,
            "text": "Share this article",
            "title": "A  title",
            "published": "2025-04-09T23:00:00-05:00",
            "url": "https://gulfwire.example/7",
            "unknown": [1],
        },
    ).replace("\n", "\r\n\r\n")
    assert read(write("2020-01-01.jsonl", "\ufeff" + content)) == [
        # The text is taken as it is, so that offsets into it hold.
        Document(id="a", text="Chad warned Sudan. "),
        Document(
            id="7",
            text="Share this article",
            title="A title",
            published=date(2025, 4, 9),
            url="https://gulfwire.example/7",
        ),
    ]


def test_jsonl_in_utf16_is_read(write):
    content = lines({"id": "a", "text": "Chad."}, {"id": "b", "text": "Sudan."})
    assert [d.id for d in read(write("a.ndjson", content.encode("utf-16")))] == ["a", "b"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (
            b'{"id": "b" ]',
            "not JSON (Expecting ',' delimiter at column 12): put one object on each line",
        ),
        (b'["b"]', "no JSON object: put one object on each line"),
        (b"[" * 100_000, "not readable JSON (maximum recursion depth exceeded"),
        (b'{"text": "Chad."}', "has no 'id'"),
        (b'{"id": "", "text": "Chad."}', "has no 'id'"),
        (b'{"id": true, "text": "Chad."}', "'id' must be a string or a whole number"),
        (b'{"id": "b"}', "has no 'text'"),
        (b'{"id": "b", "text": 3}', "'text' must be a string"),
        (b'{"id": "b", "text": " "}', "'text' is empty: leave the line out"),
        (b'{"id": "b", "text": "a", "title": 1}', "'title' must be a string"),
        (b'{"id": "b", "text": "a", "published": "May"}', "'published' is 'May': write it as"),
        (b'{"id": "b", "text": "a", "published": 2025}', "'published' must be a string"),
        (b'{"id": "b", "text": "a\\ud800"}', "'text' holds half a character"),
        (b'{"id": "b", "text": "\xff"}', "byte 21 is not UTF-8: save the file as UTF-8"),
        (b'{"id": "' + b"b" * 501 + b'", "text": "a"}', "cannot be a document (id: String"),
    ],
)
def test_a_bad_jsonl_line_is_refused_with_its_number_and_the_others_are_read(write, line, reason):
    good = [lines({"id": name, "text": "Chad."}).encode() for name in "ac"]
    name = write("news.jsonl", good[0] + line + b"\n" + good[1])
    assert refusal(name).startswith(f"news.jsonl:2: {reason}")

    refused = {}
    documents = list(read_documents([name], lambda place, error: refused.update({place: error})))
    assert [document.id for document in documents] == ["a", "c"]
    assert [str(error) for error in refused.values()] == [refusal(name)]
    assert list(refused) == ["news.jsonl:2"]


def test_a_line_too_long_is_refused_and_the_next_is_read(write, monkeypatch):
    for module in ("decode", "files", "jsonl"):
        monkeypatch.setattr(f"diplograph.loaders.readers.{module}.MAX_BYTES", 1000)
    long = lines({"id": "b", "text": "x" * 3500}, {"id": "c", "text": "Chad."})
    refused = []
    documents = read_documents([write("a.jsonl", long)], lambda *pair: refused.append(pair))
    assert [document.id for document in documents] == ["c"]
    assert [place for place, _ in refused] == ["a.jsonl:1"]
