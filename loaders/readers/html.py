"""HTML: the main text of a page, its title, date and address, found by trafilatura."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplograph.graph import Document
from diplograph.loaders.readers.boilerplate import strip_boilerplate
from diplograph.loaders.readers.decode import decode, normalise
from diplograph.loaders.readers.source import Source, one_line, parse_date

if TYPE_CHECKING:
    from trafilatura.settings import Document as Page

__all__ = ["looks_like_html", "read_html"]

_SHORTEST, _USUAL = 20, 250
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
    page = decode(data, source.name, charset or _declared(data))
    found = _article(page, source.url)
    if found is None:
        raise source.error("no article found on the page: save its text as .txt")
    text = strip_boilerplate(_BULLET.sub("", normalise(found.text or ""))).strip()
    title = _title(found.title, text)
    if title and text:
        first, _, rest = text.partition("\n")
        text = f"{title}\n\n{(rest if one_line(first) == title else text).strip()}".strip()
    return source.document(
        text, title=title, published=parse_date(found.date or ""), url=found.url or None
    )


def _article(page: str, url: str | None) -> Page | None:
    """What trafilatura finds on a page.

    Below its usual least length it takes the text of the whole page, its
    paragraphs run together. A short article is better found with no such bound,
    unless that finds but a corner of the page.
    """
    short = _extract(page, url, _SHORTEST)
    if short and len(short.text or "") >= _USUAL:
        return short
    usual = _extract(page, url, _USUAL)
    if short and usual and len(short.text or "") * 2 < len(usual.text or ""):
        return usual
    return short or usual


def _extract(page: str, url: str | None, least: int) -> Page | None:
    from trafilatura import bare_extraction  # takes long to import
    from trafilatura.settings import use_config

    config = use_config()
    config["DEFAULT"]["MIN_EXTRACTED_SIZE"] = str(least)
    found = bare_extraction(
        page,
        url=url,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        # A date that is only guessed from the text is worse than none.
        date_extraction_params={"extensive_search": False, "original_date": True},
        config=config,
    )
    return None if found is None or isinstance(found, dict) or not found.text else found


def _title(title: str | None, text: str) -> str | None:
    """The page's title, without the site's name where the text begins with the headline."""
    title = one_line(title or "")
    first = one_line(text.partition("\n")[0])
    return first if title and first and title.startswith(f"{first} ") else title or None


def _declared(data: bytes) -> str | None:
    match = _CHARSET.search(data[:_HEAD_LENGTH])
    return match[1].decode("ascii", "replace") if match else None
