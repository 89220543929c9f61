"""Markdown: prose without its marks; front matter gives title, date and address."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape
from typing import Any

import yaml  # type: ignore[import-untyped]
from markdown_it import MarkdownIt
from markdown_it.token import Token

from diplograph.graph import Document
from diplograph.loaders.readers.boilerplate import strip_boilerplate
from diplograph.loaders.readers.decode import decode, normalise
from diplograph.loaders.readers.source import Source, one_line, parse_date

__all__ = ["read_markdown"]

_FRONT_MATTER = re.compile(
    r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
_DATE_KEYS = ("published", "date", "pubdate", "publishdate")
_ADDRESS_KEYS = ("url", "link", "canonical", "canonical_url", "source_url")
_HTML_HIDDEN = re.compile(r"<!--.*?-->|<(script|style)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_HTML_TAG = re.compile(r"<[^<>]*>")
_FOOTNOTE_MARK = re.compile(r"\[\^[^\]\s]+\]:?")


def read_markdown(data: bytes, source: Source) -> Document:
    """The document in a Markdown file; its title is its first line.

    Code, tables, images and struck-out words are no prose and are left out.

    Raises:
        ReadError: the bytes are no text, hold no prose, or the front matter is no YAML.
    """
    text = normalise(decode(data, source.name))
    front, text = _front_matter(text, source)
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    title = one_line(str(front.get("title") or "")) or _first_heading(tokens)
    prose = strip_boilerplate("\n\n".join(_paragraphs(tokens))).strip()
    if title and prose and prose.partition("\n")[0] != title:
        prose = f"{title}\n\n{prose}"
    return source.document(
        prose,
        title=title,
        published=next(filter(None, (parse_date(front.get(key)) for key in _DATE_KEYS)), None),
        url=next((str(front[key]) for key in _ADDRESS_KEYS if front.get(key)), None),
    )


def _front_matter(text: str, source: Source) -> tuple[dict[str, Any], str]:
    match = _FRONT_MATTER.match(text)
    if not match:
        return {}, text
    try:
        values = yaml.safe_load(match[1])
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f" (line {mark.line + 2})" if mark else ""
        raise source.error(
            f"its front matter is not YAML{where}: put values that hold a colon in quotes"
        ) from None
    if not isinstance(values, dict):
        return {}, text  # two rules around prose, no front matter
    return {str(key).lower(): value for key, value in values.items()}, text[match.end() :]


def _first_heading(tokens: list[Token]) -> str | None:
    if len(tokens) > 1 and tokens[0].type == "heading_open":
        return one_line(_inline(tokens[1].children or ())) or None
    return None


def _paragraphs(tokens: list[Token]) -> Iterable[str]:
    in_table = False
    for token in tokens:
        if token.type in {"table_open", "table_close"}:
            in_table = token.type == "table_open"
        elif token.type == "inline" and not in_table:
            text = _inline(token.children or ())
        elif token.type == "html_block":
            text = unescape(_HTML_TAG.sub("", _HTML_HIDDEN.sub("", token.content)))
        else:
            continue
        if not in_table and token.type in {"inline", "html_block"}:
            text = one_line(_FOOTNOTE_MARK.sub("", text))
            if text:
                yield text


def _inline(tokens: Iterable[Token]) -> str:
    parts: list[str] = []
    struck = 0
    for token in tokens:
        if token.type in {"s_open", "s_close"}:
            struck += token.nesting
        elif struck:
            continue
        elif token.type in {"text", "code_inline", "text_special"}:
            parts.append(token.content)
        elif token.type in {"softbreak", "hardbreak"}:
            parts.append(" ")
    return "".join(parts)
