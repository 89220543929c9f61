"""Readers: what becomes of files, folders, pages and streams, and what is refused."""

from __future__ import annotations

import io
import json
import os
import re
import sys
import threading
from contextlib import contextmanager
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from textwrap import fill

import pytest

from diplograph.graph import Document, ReadError
from diplograph.loaders.readers import decode, read_documents, web
from diplograph.loaders.readers.boilerplate import load_rules, strip_boilerplate

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"
PROSE = "Oman relayed a letter from Washington to Tehran on Tuesday.\nIran thanked Oman."


@pytest.fixture
def write(tmp_path, monkeypatch):
    """Write a file below the current folder, which is a fresh one."""
    monkeypatch.chdir(tmp_path)

    def write_file(name: str, content: str | bytes) -> str:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return name

    return write_file


def read(*sources: str | Path) -> list[Document]:
    return list(read_documents(sources))


def read_one(*sources: str | Path) -> Document:
    (document,) = read(*sources)
    return document


def refusal(*sources: str | Path) -> str:
    """Why the sources are refused: one line, and no traceback of something else."""
    with pytest.raises(ReadError) as caught:
        read(*sources)
    message = str(caught.value)
    assert "\n" not in message
    return message


def lines(*objects: object) -> str:
    return "".join(json.dumps(value) + "\n" for value in objects)


# Plain text


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


# Encodings

QUOTES = "“Oman’s café,” said the Omani envoy."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings_that_can_be_told_are_read(write, encoding):
    assert read_one(write("a.txt", QUOTES.encode(encoding))).text == QUOTES


def test_other_scripts_are_guessed_with_charset_normalizer(write):
    russian = "Россия и Иран подписали договор о сотрудничестве, сообщили в Москве."
    assert read_one(write("a.txt", russian.encode("cp1251"))).text == russian


def test_damaged_utf8_is_refused_because_another_reading_would_garble_names(write):
    damaged = "Erdoğan met Zelenskyy.\nThe café".encode() + b"\xff was full."
    message = refusal(write("a.txt", damaged))
    assert message == "a.txt: damaged UTF-8 (line 2, byte 33): save it again as UTF-8"


def test_bytes_in_no_encoding_are_refused(write):
    data = b"Iran \xff\xfe\x81 spoke \x8d\x8f\x90 about \x9d it to the envoy of Oman"
    assert refusal(write("a.txt", data)) == (
        "a.txt: its encoding cannot be told, and it is not UTF-8: save it as UTF-8 text"
    )
    message = refusal(write("b.txt", b"\xff\xfe\x00\xd8a"))
    assert message.startswith("b.txt: its byte order mark says UTF-16-LE, but byte 0 is not")


# Markdown

ARTICLE_MD = """\
---
title: "Oman Carries Letter"
date: 2025-04-09T10:00:00Z
url: https://gulfwire.example/letter
---
# Oman Carries Letter

Oman **relayed** a _letter_ from [Washington](https://example.org) to
`Tehran` on ~~Monday~~ Tuesday[^1]. ![A photo](x.png)

- Iran thanked Oman.
- Qatar &amp; Oman met.

> “We are ready,” the Omani minister said.

| state | votes |
|-------|-------|
| Iran  | 1     |

```
code
```

<!-- a note --><div>Iran <b>declined</b> to comment.</div>

[^1]: The letter is dated Monday.
"""


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


# HTML

ARTICLE_HTML = """\
<!doctype html><html><head><title>Oman carries letter - Gulf Wire</title>
<meta property="article:published_time" content="2025-04-09T10:00:00Z">
<link rel="canonical" href="https://gulfwire.example/letter"></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Oman carries letter</h1><p>By Jane Doe</p>
<figure><img src="x.jpg"><figcaption>Ministers in Muscat. Photo: Gulf Wire</figcaption></figure>
<p>Oman <b>relayed</b> a letter from <a href="/x">Washington</a> to Tehran, officials said.</p>
<ul><li>Iran thanked Oman.</li></ul>
<p>Qatar&nbsp;offered to host the talks, but Iran refused.</p>
<p>Subscribe to our newsletter</p></article>
<footer>&copy; 2025 Gulf Wire. All rights reserved. Contact our editors.</footer></body></html>
"""
ARTICLE_TEXT = """\
Oman carries letter

Oman relayed a letter from Washington to Tehran, officials said.
Iran thanked Oman.
Qatar offered to host the talks, but Iran refused."""


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


# JSONL


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


# Folders


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


# Standard input


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


# Addresses: the only thing here that uses the network, and only when an address is named


@contextmanager
def server(status: int = 200, content_type: str = "text/html", body: bytes = b""):
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(status)
            self.send_header("Content-Type", content_type)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args):
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as http:
        thread = threading.Thread(target=http.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{http.server_port}/letter"
        http.shutdown()
        thread.join()


@pytest.fixture
def no_proxy(monkeypatch):
    monkeypatch.setenv("no_proxy", "127.0.0.1")


def test_a_page_is_fetched_when_its_address_is_named(no_proxy):
    with server(body=ARTICLE_HTML.encode()) as address:
        document = read_one(address)
    assert (document.id, document.url) == (address, address)
    assert document.text == ARTICLE_TEXT
    assert document.published == date(2025, 4, 9)


def test_what_an_address_gives_is_read_by_its_content_type(no_proxy):
    with server(content_type="text/plain; charset=utf-8", body=PROSE.encode()) as address:
        assert read_one(address).text == PROSE
    with server(content_type="text/markdown", body=b"*Chad* warned Sudan.") as address:
        assert read_one(address).text == "Chad warned Sudan."
    body = lines({"id": "a", "text": "Chad."}).encode()
    with server(content_type="application/x-ndjson", body=body) as address:
        assert read_one(address).id == "a"


def test_addresses_that_do_not_answer_with_a_page_are_refused(no_proxy, monkeypatch):
    with server(status=404) as address:
        assert refusal(address) == (
            f"{address}: the server answered 404 Not Found: "
            "check the address, or save the page as a file"
        )
    assert refusal(address).startswith(f"{address}: cannot be fetched (")
    with server(content_type="application/pdf", body=b"%PDF-1.7") as address:
        assert refusal(address).startswith(f"{address}: a PDF file")
    monkeypatch.setattr(web, "MAX_BYTES", 10)
    with server(body=ARTICLE_HTML.encode()) as address:
        assert "larger than" in refusal(address)


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("ftp://gulfwire.example/a.txt", "only http and https addresses are fetched"),
        ("http://[::1", "no valid address"),
        ("http://127.0.0.1:notaport/", "cannot be fetched"),
    ],
)
def test_what_is_no_address_of_a_page_is_refused(address, reason):
    assert refusal(address).startswith(f"{address}: {reason}")


def test_a_password_in_an_address_is_not_repeated():
    message = refusal("https://jane:secret@gulfwire.example/a")
    assert "secret" not in message
    assert message.startswith("https://...@gulfwire.example: the address holds a user name")


# Ids


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


# What is refused


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


# Site furniture


@pytest.mark.parametrize("rule", load_rules(), ids=lambda rule: rule.name)
def test_each_rule_drops_its_furniture_and_keeps_its_prose(rule):
    prose = "Chad warned Sudan on Friday."
    for line in rule.drops:
        if rule.where == "end":
            stripped = strip_boilerplate(line)
            assert stripped.rstrip(".") == "Two ministers shook hands in Muscat", line
        else:
            assert strip_boilerplate(f"{prose}\n\n{line}").strip() == prose, line
    for line in rule.keeps:
        for text in (line, f"{prose}\n{line}", f"{prose}\n{line}\nShare this article"):
            assert line in strip_boilerplate(text)


def test_a_line_of_furniture_goes_from_within_a_text_with_its_blank_line():
    text = "Chad warned Sudan.\n\nRead more: Chad and its lakes\n\nSudan answered.\n"
    assert strip_boilerplate(text) == "Chad warned Sudan.\n\nSudan answered.\n"


def test_headlines_of_other_articles_go_with_the_furniture_around_them():
    text = """\
Chad warned Sudan.

Author: Gulf-Wire.example

Five lakes to see

Post a Comment

Related articles
Niger expels envoy
Will Mali leave?"""
    assert strip_boilerplate(text).strip() == "Chad warned Sudan."


def test_the_last_line_of_an_article_stays_whatever_stands_above_it():
    text = "Chad warned Sudan.\n\nAdvertisement\n\nWill Sudan answer?"
    assert strip_boilerplate(text) == "Chad warned Sudan.\n\nWill Sudan answer?"


def test_a_list_of_headlines_below_a_byline_stays():
    text = "By Jane Doe\nNiger expels envoy\nMali leaves bloc\nShare this article"
    assert strip_boilerplate(text) == "Niger expels envoy\nMali leaves bloc"


def test_rules_take_no_long_time_on_hostile_lines():
    for line in ("By " + "A a " * 140, "x " * 290, "(" * 590, "photo: " * 80, "©" + "a, b " * 110):
        strip_boilerplate(f"{line}\n" * 20)


# The two real articles


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the shared articles are not here")
def test_the_shared_articles_lose_their_footer_and_nothing_else():
    first, second = read(SEEDS)
    assert first.id == "000_b0168f4eceec8c3f.txt"
    assert first.text == (SEEDS / first.id).read_text("utf-8").strip()
    whole = (SEEDS / second.id).read_text("utf-8")
    assert second.text == whole[: whole.index("Author: ")].strip()
    assert second.title == second.text.partition("\n")[0]
