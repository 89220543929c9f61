"""HTML: the main text of a page, its title, date and address, found by trafilatura."""

from __future__ import annotations

import re

from diplograph.graph import Document
from diplograph.loaders.readers.boilerplate import strip_boilerplate
from diplograph.loaders.readers.decode import decode, normalise
from diplograph.loaders.readers.source import Source, one_line, parse_date

__all__ = ["looks_like_html", "read_html"]

_HEAD_LENGTH = 4096
_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html\b)",
    re.IGNORECASE | re.DOTALL,
)
_BULLET = re.compile(r"^- ", re.MULTILINE)


def looks_like_html(data: bytes) -> bool:
    """Whether the first bytes are those of a page."""
    return bool(_HTML_START.match(data.removeprefix(b"\xef\xbb\xbf")[:_HEAD_LENGTH]))


def read_html(data: bytes, source: Source, charset: str | None = None) -> Document:
    """The article on a page; its title is its first line. Tables and captions are left out.

    Raises:
        ReadError: the bytes are no text, or the page holds no article.
    """
    from trafilatura import bare_extraction  # takes long to import

    page = decode(data, source.name, charset or _declared(data))
    found = bare_extraction(
        page,
        url=source.url,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        # A date that is only guessed from the text is worse than none.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if found is None or isinstance(found, dict) or not found.text:
        raise source.error("no article found on the page: save its text as .txt")
    text = strip_boilerplate(_BULLET.sub("", normalise(found.text))).strip()
    title = _title(found.title, text)
    if title and text:
        first, _, rest = text.partition("\n")
        text = f"{title}\n\n{(rest if one_line(first) == title else text).strip()}".strip()
    return source.document(
        text, title=title, published=parse_date(found.date or ""), url=found.url or None
    )


def _title(title: str | None, text: str) -> str | None:
    """The page's title, without the site's name where the text begins with the headline."""
    title = one_line(title or "")
    first = one_line(text.partition("\n")[0])
    return first if title and first and title.startswith(f"{first} ") else title or None


def _declared(data: bytes) -> str | None:
    match = _CHARSET.search(data[:_HEAD_LENGTH])
    return match[1].decode("ascii", "replace") if match else None
