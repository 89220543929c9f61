"""Addresses: pages that are fetched, and addresses that are refused.

They alone use the network, and only when an address is named.
"""

from __future__ import annotations

import threading
from contextlib import contextmanager
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from reading_documents import ARTICLE_HTML, ARTICLE_TEXT, PROSE, lines, read_one, refusal

from diplograph.loaders.readers import web


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
