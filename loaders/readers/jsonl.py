"""JSONL: one object a line with `id`, `text` and optional `title`, `published`, `url`.

The text is taken as it is, but for its characters: whoever made the file chose it.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from diplograph.graph import Document, ReadError
from diplograph.loaders.readers.decode import MAX_BYTES, decode, normalise
from diplograph.loaders.readers.source import Refuse, Source, parse_date, printable

__all__ = ["looks_like_jsonl", "read_jsonl"]

_OBJECT_START = re.compile(rb'\s*\{\s*(?:["}]|$)')
_KEYS = {"id", "text", "title", "published", "url"}
_SURROGATE = re.compile("[\ud800-\udfff]")
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def looks_like_jsonl(line: bytes) -> bool:
    """Whether a first line begins an object; no prose begins so."""
    line = line.removeprefix(codecs.BOM_UTF8)
    if line.startswith(_UTF16):
        line = line[2:].replace(b"\x00", b"")
    return bool(_OBJECT_START.match(line))


def read_jsonl(lines: Iterable[bytes], name: str, refuse: Refuse) -> Iterator[tuple[str, Document]]:
    """Each line's document and its place, `name:line`; bad lines go to `refuse`.

    Raises:
        ReadError: there is no line at all, or the file is none of text.
    """
    number = 0
    for number, line in _numbered(lines, name):
        place = f"{name}:{number}"
        try:
            document = _document(line, place)
        except ReadError as error:
            refuse(place, error)
        else:
            yield place, document
    if not number:
        raise ReadError(f"{name}: empty: there is nothing to read")


def _numbered(lines: Iterable[bytes], name: str) -> Iterator[tuple[int, bytes]]:
    """The lines that are not blank, from 1; of an overlong line only its start."""
    number, inside = 0, False
    for piece in _utf8(lines, name):
        if not inside:
            number += 1
            if piece.strip():
                yield number, piece
        inside = not piece.endswith(b"\n")


def _utf8(lines: Iterable[bytes], name: str) -> Iterator[bytes]:
    lines = iter(lines)
    first = next(lines, b"")
    if first.startswith(_UTF16):
        # Its line ends are two bytes long, so the pieces are no lines: take them together.
        yield from decode(first + b"".join(lines), name).encode().splitlines(keepends=True)
        return
    if first.strip() and not first.lstrip().startswith(b"{"):
        decode(first, name)  # a PDF or zip file is refused once, not line by line
    yield first.removeprefix(codecs.BOM_UTF8)
    yield from lines


def _document(line: bytes, place: str) -> Document:
    values = _object(line, place)
    text = values.get("text")
    if not isinstance(text, str):
        raise ReadError(f"{place}: " + _lacks(values, "text", "a string"))
    text = normalise(text)
    if not text.strip():
        raise ReadError(f"{place}: 'text' is empty: leave the line out")
    title, url = (_optional_string(values, key, place) for key in ("title", "url"))
    source = Source(id=_id(values, place), name=place)
    return source.document(text, title, _published(values, place), url)


def _object(line: bytes, place: str) -> dict[str, Any]:
    if len(line) > MAX_BYTES:
        raise ReadError(f"{place}: longer than {MAX_BYTES // 1_000_000} MB: split the text")
    try:
        values = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise ReadError(
            f"{place}: byte {error.start} is not UTF-8: save the file as UTF-8"
        ) from None
    except json.JSONDecodeError as error:
        raise ReadError(
            f"{place}: not JSON ({error.msg} at column {error.colno}): put one object on each line"
        ) from None
    except (RecursionError, ValueError) as error:
        raise ReadError(f"{place}: not readable JSON ({printable(error)})") from None
    if not isinstance(values, dict):
        raise ReadError(f"{place}: no JSON object: put one object on each line")
    for key in _KEYS & values.keys():
        # Halves of surrogate pairs are JSON, but no text that can be stored.
        if isinstance(values[key], str) and _SURROGATE.search(values[key]):
            raise ReadError(f"{place}: '{key}' holds half a character (\\ud800 to \\udfff)")
    return values


def _id(values: dict[str, Any], place: str) -> str:
    value = values.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str) or not value.strip():
        raise ReadError(f"{place}: " + _lacks(values, "id", "a string or a whole number"))
    return value.strip()


def _published(values: dict[str, Any], place: str) -> date | None:
    text = _optional_string(values, "published", place)
    published = parse_date(text) if text else None
    if text and not published:
        raise ReadError(f"{place}: 'published' is '{printable(text)}': write it as YYYY-MM-DD")
    return published


def _optional_string(values: dict[str, Any], key: str, place: str) -> str | None:
    value = values.get(key)
    if value is not None and not isinstance(value, str):
        raise ReadError(f"{place}: '{key}' must be a string")
    return (value or "").strip() or None


def _lacks(values: dict[str, Any], key: str, kind: str) -> str:
    return f"'{key}' must be {kind}" if values.get(key) not in (None, "") else f"has no '{key}'"
