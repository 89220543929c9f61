"""Encodings: which bytes are read as text, and which are refused."""

from __future__ import annotations

import pytest
from reading_documents import read_one, refusal, write_file

QUOTES = "“Oman’s café,” said the Omani envoy."


@pytest.fixture
def write(tmp_path, monkeypatch):
    """Writes a file below the current folder, which is a fresh one."""
    monkeypatch.chdir(tmp_path)
    return write_file


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
