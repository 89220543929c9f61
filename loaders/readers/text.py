"""Plain text: lines are paragraphs, and a headline stays the first of them."""

from __future__ import annotations

import re

from diplograph.graph import Document
from diplograph.loaders.readers.boilerplate import strip_boilerplate
from diplograph.loaders.readers.decode import decode, normalise
from diplograph.loaders.readers.source import Source

__all__ = ["read_text"]

_TITLE_LENGTH = 160
# A stop or comma goes on into prose; the last stop of "the U.S." does not.
_NO_TITLE_END = re.compile(r"(?<![A-Z]\.[A-Z])[.:;,…]['\"”’)]*$")
_WRAP_WIDTH = range(40, 101)
_FEWEST_WRAPS = 3


def read_text(data: bytes, source: Source) -> Document:
    """The document in a plain text file.

    Raises:
        ReadError: the bytes are no text, or nothing but site furniture.
    """
    text = normalise(decode(data, source.name))
    text = strip_boilerplate(_unwrap(text)).strip()
    return source.document(text, title=_title(text))


def _title(text: str) -> str | None:
    """The first line where it stands alone, is short and ends like a headline."""
    first, _, rest = text.partition("\n")
    alone = rest.partition("\n")[0].strip() == "" and rest.strip() != ""
    if alone and len(first) <= _TITLE_LENGTH and not _NO_TITLE_END.search(first.rstrip()):
        return first
    return None


def _unwrap(text: str) -> str:
    """Join the lines of a text whose paragraphs are broken at a fixed width.

    It is one where, all through, the first word of a line did not fit at the
    end of the line before. Characters keep their places: a line end becomes a space.
    """
    lines = text.split("\n")
    width = max(len(line.rstrip()) for line in lines)
    if width not in _WRAP_WIDTH:
        return text
    breaks = [index for index in range(len(lines) - 1) if lines[index].strip()]
    breaks = [index for index in breaks if lines[index + 1].strip()]
    full = [
        index
        for index in breaks
        if len(lines[index].rstrip()) + 1 + len(lines[index + 1].split()[0]) > width
    ]
    if len(full) < _FEWEST_WRAPS or len(full) * 10 < len(breaks) * 9:
        return text
    joined = set(full)
    return "".join(
        line + (" " if index in joined else "\n") for index, line in enumerate(lines)
    ).rstrip("\n")
