"""Refusals: files that hold no text or cannot be read, each with a reason in one line."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from reading_documents import PROSE, lines, refusal, write_file

from diplograph.graph import ReadError
from diplograph.loaders.readers import decode, read_documents


@pytest.fixture
def write(tmp_path, monkeypatch):
    """Writes a file below the current folder, which is a fresh one."""
    monkeypatch.chdir(tmp_path)
    return write_file


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "empty: there is nothing to read"),
        ("a.txt", b" \n\xef\xbb\xbf", "holds no text to read: leave it out"),
        ("a.txt", b"\xff\xfe", "empty: there is nothing to read"),
        ("a.md", b"\n", "empty: there is nothing to read"),
        ("a.md", b"```\ncode\n```\n", "holds no text to read: leave it out"),
        ("a.html", b"", "empty: there is nothing to read"),
        ("a.jsonl", b"\n\n", "empty: there is nothing to read"),
        ("a.txt", b"Share this article\n\nSign up", "holds no text to read: leave it out"),
        ("a.txt", b"abc\x00def", "binary (NUL bytes), or UTF-16 without a byte order mark"),
        ("a.txt", b"%PDF-1.7", "a PDF file: save its text as .txt first, for example with pdf"),
        ("a.pdf", b"%PDF-1.7", "a PDF file: save its text as .txt first, for example with pdf"),
        ("a.docx", b"PK\x03\x04", "a zip, Word or e-book file: unpack it, or save its text as"),
        ("a.txt", b"\x89PNG\r\n", "an image: only text is read, leave it out"),
        ("a.jsonl", b"\x1f\x8b\x08", "a gzip file: unpack it first"),
        ("a.csv", b"a,b", "'.csv' is no ending that is read: use .txt .md .markdown .html"),
    ],
)
def test_what_holds_no_text_is_refused_by_name(write, name, content, reason):
    assert refusal(write(name, content)).startswith(f"{name}: {reason}")


def test_missing_files_are_found_before_anything_is_read(write):
    documents = read_documents([write("a.txt", PROSE), "b.txt"])
    with pytest.raises(ReadError, match=r"^b\.txt: no such file or folder: check the name$"):
        next(documents)
    assert refusal("x" * 300).startswith("x" * 200 + "...: cannot be read (File name too long)")
    assert refusal("a\x00\nb.txt").startswith("a??b.txt: cannot be read (embedded null byte)")


def test_a_folder_without_documents_is_refused(write):
    write("news/table.csv", "a,b")
    assert refusal("news").startswith("news: the folder holds no file that is read (.txt .md")


def test_a_file_too_large_is_refused(write, monkeypatch):
    monkeypatch.setattr(decode, "MAX_BYTES", 100)
    for name in ("a.txt", "a.md", "a.html", "a"):
        assert refusal(write(name, "x" * 101)).startswith(f"{name}: larger than")


def test_a_file_that_may_not_be_read_is_refused(write, monkeypatch):
    def deny(*_args):
        raise PermissionError(13, "Permission denied")

    write("a.txt", PROSE)
    monkeypatch.setattr(Path, "open", deny)
    assert refusal("a.txt") == "a.txt: cannot be read (Permission denied): check the file"


def test_a_file_name_that_cannot_be_an_id_is_refused(write):
    Path(os.fsdecode(b"a\xff.txt")).write_text(PROSE)
    assert refusal(".").startswith("a?.txt: cannot be a document (id: ")


def test_with_on_refused_reading_goes_on(write):
    write("a.txt", PROSE)
    write("b.txt", "")
    write("c.jsonl", lines({"id": "c", "text": "Chad."}, {"id": "d"}))
    refused = []
    documents = list(
        read_documents(
            ["missing.txt", "a.txt", "b.txt", "c.jsonl", "a.txt"],
            on_refused=lambda place, error: refused.append((place, str(error))),
        )
    )
    assert [document.id for document in documents] == ["a.txt", "c"]
    assert [place for place, _ in refused] == ["missing.txt", "b.txt", "c.jsonl:2", "a.txt"]
    assert all(message.startswith(f"{place}: ") for place, message in refused)
