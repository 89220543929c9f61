"""From bytes to clean characters: encodings, binary files, normalisation."""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import BinaryIO

from diplograph.graph import ReadError

__all__ = ["MAX_BYTES", "decode", "normalise", "read_limited", "refuse_binary"]

MAX_BYTES = 50_000_000
"""The largest text that is read in one piece."""

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF file: save its text as .txt first, for example with pdftotext"),
    (b"PK\x03\x04", "a zip, Word or e-book file: unpack it, or save its text as .txt first"),
    (b"\xd0\xcf\x11\xe0", "a Word, Excel or mail file: save its text as .txt first"),
    (b"{\\rtf", "an RTF file: save its text as .txt first"),
    (b"\x1f\x8b", "a gzip file: unpack it first"),
    (b"BZh", "a bzip2 file: unpack it first"),
    (b"\xfd7zXZ", "an xz file: unpack it first"),
    (b"7z\xbc\xaf", "a 7z file: unpack it first"),
    (b"\x28\xb5\x2f\xfd", "a zstd file: unpack it first"),
    (b"\x89PNG", "an image: only text is read, leave it out"),
    (b"\xff\xd8\xff", "an image: only text is read, leave it out"),
    (b"GIF8", "an image: only text is read, leave it out"),
    (b"RIFF", "an image or a sound: only text is read, leave it out"),
)
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Browsers read these as Windows-1252 too, and pages that declare them count on it.
_WESTERN = {"ascii", "iso8859-1", "cp1252"}

_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACES = "\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_DIRECTION_MARKS = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_INVISIBLE = "\u00ad\u180e\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\ufeff\ufffe\uffff"
_ASCII = bytes(range(0x80))
_CONTROLS = "".join(map(chr, [*range(32), *range(0x7F, 0xA0)]))
_CHARACTERS: dict[int, str | None] = {
    **dict.fromkeys(map(ord, _CONTROLS)),
    **dict.fromkeys(map(ord, _INVISIBLE + _DIRECTION_MARKS)),
    **dict.fromkeys(map(ord, _SPACES), " "),
    ord("\t"): "\t",
    ord("\n"): "\n",
}


def read_limited(stream: BinaryIO, name: str, head: bytes = b"") -> bytes:
    """All bytes of a stream, after those already taken from it.

    Raises:
        ReadError: there are more than `MAX_BYTES`.
    """
    data = head + stream.read(max(0, MAX_BYTES + 1 - len(head)))
    if len(data) > MAX_BYTES:
        raise ReadError(
            f"{name}: larger than {MAX_BYTES // 1_000_000} MB: "
            "split it, or make it JSONL with one document a line"
        )
    return data


def decode(data: bytes, name: str, declared: str | None = None) -> str:
    """The characters of a text file; `declared` is the encoding that it claims, if any.

    Raises:
        ReadError: the bytes are empty, no text, or in no encoding that can be told.
    """
    if not data.strip():
        raise ReadError(f"{name}: empty: there is nothing to read")
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decode_as(data[len(mark) :], encoding, name)
    refuse_binary(data, name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        _refuse_damaged_utf8(data, error, name)
    return data.decode(_known(declared, data) or _guess(data, name))


def refuse_binary(data: bytes, name: str) -> None:
    """Refuse what is no text, and say how it becomes one.

    Raises:
        ReadError: the bytes are those of another kind of file.
    """
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise ReadError(f"{name}: {what}")
    if b"\x00" in data:
        raise ReadError(
            f"{name}: binary (NUL bytes), or UTF-16 without a byte order mark: "
            "save it as UTF-8 text"
        )


def normalise(text: str) -> str:
    """Unicode NFC, line ends as newlines, one kind of space, nothing invisible."""
    text = _LINE_ENDS.sub("\n", text).translate(_CHARACTERS)
    return unicodedata.normalize("NFC", text)


def _decode_as(data: bytes, encoding: str, name: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError(
            f"{name}: its byte order mark says {encoding.upper()}, but byte {error.start} "
            "is not: save it again as UTF-8"
        ) from None
    if not text.strip():
        raise ReadError(f"{name}: empty: there is nothing to read")
    return text


def _refuse_damaged_utf8(data: bytes, error: UnicodeDecodeError, name: str) -> None:
    """Refuse text that is UTF-8 but for a few bytes: any other reading garbles its names."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    sound = sum(char > "\x7f" for char in text) - broken
    if sound > broken:
        line = data.count(b"\n", 0, error.start) + 1
        raise ReadError(
            f"{name}: damaged UTF-8 (line {line}, byte {error.start}): save it again as UTF-8"
        )


def _known(declared: str | None, data: bytes) -> str | None:
    """The declared encoding where Python knows it and the bytes are in it."""
    try:
        encoding = codecs.lookup(declared or "").name
        encoding = "cp1252" if encoding in _WESTERN else encoding
        data.decode(encoding)
    except (LookupError, ValueError):
        return None
    return encoding


def _guess(data: bytes, name: str) -> str:
    from charset_normalizer import from_bytes  # slow to import, and seldom needed

    best = from_bytes(data).best()
    if best is not None:
        letters = {char for char in set(str(best)) if char > "\x7f" and char.isalpha()}
        if all(unicodedata.name(char, "").startswith("LATIN") for char in letters):
            # The guesser takes Western text for Central European one at random.
            return _known("cp1252", data) or best.encoding
        foreign = len(data.translate(None, _ASCII)) / len(data)
        if best.coherence > 0 or foreign > 0.3:
            return best.encoding
    raise ReadError(
        f"{name}: its encoding cannot be told, and it is not UTF-8: save it as UTF-8 text"
    )
