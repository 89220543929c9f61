"""Folders: which of their files are read, in what order and under which ids."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from reading_documents import ARTICLE_HTML, ARTICLE_MD, PROSE, lines, read, refusal, write_file

from diplograph.loaders.readers import read_documents


@pytest.fixture
def write(tmp_path, monkeypatch):
    """Writes a file below the current folder, which is a fresh one."""
    monkeypatch.chdir(tmp_path)
    return write_file


def test_a_folder_is_read_whole_and_sorted_with_paths_below_it_as_ids(write):
    write("news/b.txt", PROSE)
    write("news/a/z.MD", PROSE)
    write("news/a/.hidden.txt", PROSE)
    write("news/.git/x.txt", PROSE)
    write("news/a.jsonl", lines({"id": "line", "text": PROSE}))
    write("news/table.csv", "a,b")
    write("news/photo.png", b"\x89PNG")
    ids = ["a/z.MD", "line", "b.txt"]
    assert [document.id for document in read("news")] == ids
    assert [document.id for document in read(Path("news").absolute())] == ids
    assert [document.id for document in read_documents("news/")] == ids


def test_links_are_followed_out_of_a_folder_but_nothing_is_read_twice(write, tmp_path):
    write("news/b/x.txt", PROSE)
    write("other/y.txt", PROSE)
    for link, target in {
        "news/a-loop": "news",
        "news/b/parent": ".",
        "news/latest.txt": "news/b/x.txt",
        "news/other": "other",
        "other/back": "news",
    }.items():
        (tmp_path / link).symlink_to(tmp_path / target)
    assert [document.id for document in read("news")] == ["b/parent/other/y.txt", "b/x.txt"]


def test_a_broken_link_is_refused(write, tmp_path):
    write("news/b.txt", PROSE)
    (tmp_path / "news/a.txt").symlink_to("nowhere.txt")
    assert refusal("news") == "news/a.txt: no such file or folder: check the name"


def test_pipes_in_a_folder_do_not_block(write):
    write("news/b.txt", PROSE)
    os.mkfifo("news/a.txt")
    assert [document.id for document in read("news")] == ["b.txt"]


def test_a_folder_that_cannot_be_listed_is_refused(write, monkeypatch):
    write("news/b.txt", PROSE)

    def deny(_path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", deny)
    refused = []
    assert list(read_documents(["news"], lambda *pair: refused.append(pair))) == []
    assert str(refused[0][1]) == "news: cannot be read (Permission denied): check the file"


def test_an_id_that_comes_twice_is_refused_with_both_places(write):
    write("one/a.txt", PROSE)
    write("two/a.txt", PROSE)
    assert refusal("one", "two") == (
        "two/a.txt: its id 'a.txt' is already that of one/a.txt: name one folder that "
        "holds both, give the line another id, or leave one out"
    )
    assert [document.id for document in read(".")] == ["one/a.txt", "two/a.txt"]
    name = write("a.jsonl", lines({"id": "x", "text": "Chad."}, {"id": "x", "text": "Sudan."}))
    assert refusal(name).startswith("a.jsonl:2: its id 'x' is already that of a.jsonl:1")


def test_reading_twice_gives_the_same_documents(write):
    write("news/a.txt", PROSE)
    write("news/b.md", ARTICLE_MD)
    write("news/c.html", ARTICLE_HTML)
    assert read("news") == read("news")
