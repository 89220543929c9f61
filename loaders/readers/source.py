"""Where a document comes from, and how a read text becomes a `Document`."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from unicodedata import normalize

from pydantic import ValidationError

from diplograph.graph import Document, ReadError
from diplograph.loaders.readers.decode import normalise

__all__ = ["Refuse", "Source", "date_in_name", "one_line", "parse_date", "printable"]

Refuse = Callable[[str, ReadError], None]
"""Told of each input that is refused: where it is (`news.jsonl:7`), and why."""

_NAME_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_.])(\d\d)\2(\d\d)(?!\d)")
_COMPACT_NAME_DATE = re.compile(r"((?:19|20)\d\d)()(\d\d)(\d\d)(?![\da-zA-Z])")
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d(?=$|[T ]\d)")
_WRITTEN_DATES = ("%d %B %Y", "%B %d, %Y", "%d %b %Y", "%b %d, %Y", "%Y/%m/%d")
_SHOWN_LENGTH = 200


@dataclass(frozen=True)
class Source:
    """One input: the id its document gets, and its name in messages."""

    id: str
    name: str
    published: date | None = None
    url: str | None = None

    def document(
        self,
        text: str,
        title: str | None = None,
        published: date | None = None,
        url: str | None = None,
    ) -> Document:
        """The document of this source; what it says of itself goes before what its name says.

        Raises:
            ReadError: no text is left, or the id cannot be one.
        """
        if not text.strip():
            raise self.error("holds no text to read: leave it out")
        try:
            return Document(
                id=normalize("NFC", self.id),
                text=text,
                title=one_line(title or "") or None,
                url=self.url or url,
                published=published or self.published,
            )
        except ValidationError as error:
            problem = error.errors(include_url=False)[0]
            raise self.error(
                f"cannot be a document ({problem['loc'][0]}: {problem['msg']}): "
                "rename it, ids have 1 to 500 characters"
            ) from None

    def error(self, reason: str) -> ReadError:
        """An error that names this source."""
        return ReadError(f"{self.name}: {reason}")


def printable(name: object) -> str:
    """A name for a one-line message: no control characters, not endless."""
    text = "".join(char if char.isprintable() else "?" for char in str(name))
    return text if len(text) <= _SHOWN_LENGTH else f"{text[:_SHOWN_LENGTH]}..."


def one_line(text: str) -> str:
    """Text normalised, its white space collapsed."""
    return " ".join(normalise(text).split())


def parse_date(value: object) -> date | None:
    """The day that a value of a page or of front matter names, None where it names none."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = str(value).strip()
    iso = _ISO_DATE.match(text)
    for form in ("%Y-%m-%d",) if iso else _WRITTEN_DATES:
        try:
            return datetime.strptime(iso.group() if iso else text, form).date()
        except ValueError:
            continue
    return None


def date_in_name(name: str) -> date | None:
    """The day in a file name such as `2025-04-09-title.txt` or `20250409_title.txt`."""
    # Eight digits in a row are a date only at the start: elsewhere they are often a number.
    match = _NAME_DATE.search(name) or _COMPACT_NAME_DATE.match(name)
    if not match:
        return None
    year, _, month, day = match.groups()
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
