"""Dates: when a relation held, as precise as the text gives it.

Absolute dates are read as written; relative ones ("on Friday", "last month")
are resolved against the publication date, and left alone without one.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from spacy.tokens import Span, Token

__all__ = ["anchor_of", "read_date", "resolve_expression"]

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"), ("february", "feb"), ("march", "mar"), ("april", "apr"), ("may",),
            ("june", "jun"), ("july", "jul"), ("august", "aug"), ("september", "sept", "sep"),
            ("october", "oct"), ("november", "nov"), ("december", "dec"),
        ),
        1,
    )
    for name in names
}  # fmt: skip
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH = r"(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_PATTERNS = [
    re.compile(rf"\b{_MONTH}\s+{_DAY},?\s+{_YEAR}\b", re.IGNORECASE),
    re.compile(rf"\b{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}\b", re.IGNORECASE),
    re.compile(r"\b(?P<year>(?:19|20)\d{2})-(?P<month>\d{2})-(?P<day>\d{2})\b"),
    re.compile(rf"\b{_MONTH},?\s+(?:of\s+)?{_YEAR}\b", re.IGNORECASE),
    re.compile(rf"\b{_MONTH}\s+{_DAY}\b", re.IGNORECASE),
    re.compile(rf"\b{_DAY}\s+(?:of\s+)?{_MONTH}\b", re.IGNORECASE),
]
_ONLY_YEAR = re.compile(rf"(?<![\d-]){_YEAR}(?![\d-])")
_AGO = re.compile(
    r"\b(\d+|a|an|one|two|three|four|five|six|seven|eight|nine|ten)\s+(day|week|month|year)s?\s+ago\b",
    re.IGNORECASE,
)
_NUMBERS = dict(
    zip(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"],
        range(1, 11),
        strict=True,
    )
)


def resolve_expression(text: str, anchor: date | None) -> str | None:
    """A date expression as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; None if it gives no date.

    `anchor` is the day the text was published.
    """
    for pattern in _PATTERNS:
        match = pattern.search(text)
        if match:
            return _absolute(match.groupdict(), anchor)
    match = _ONLY_YEAR.search(text)
    if match:
        return match["year"]
    return _relative(text.lower(), anchor) if anchor else None


def _absolute(parts: dict[str, str | None], anchor: date | None) -> str | None:
    written = parts["month"] or ""
    month = int(written) if written.isdigit() else _MONTHS[written.lower()]
    year, day = parts.get("year"), parts.get("day")
    if year is None:
        if anchor is None or day is None:
            return None
        year = str(_nearest_year(anchor, month, int(day)))
    if day is None:
        return f"{year}-{month:02}"
    try:
        return date(int(year), month, int(day)).isoformat()
    except ValueError:
        return None


def _nearest_year(anchor: date, month: int, day: int) -> int:
    """The year that puts a day of the year closest to the anchor."""
    ordinal = month * 31 + day
    here = anchor.month * 31 + anchor.day
    if ordinal - here > 186:
        return anchor.year - 1
    return anchor.year + 1 if here - ordinal > 186 else anchor.year


def _relative(text: str, anchor: date) -> str | None:
    if re.search(r"\b(?:today|this (?:morning|afternoon|evening)|tonight)\b", text):
        return anchor.isoformat()
    if "yesterday" in text or "last night" in text:
        return (anchor - timedelta(days=1)).isoformat()
    if "tomorrow" in text:
        return (anchor + timedelta(days=1)).isoformat()
    for number, name in enumerate(_WEEKDAYS):
        if re.search(rf"\b{name}\b", text):
            back = (anchor.weekday() - number) % 7
            if "next" in text:
                return (anchor + timedelta(days=7 - back)).isoformat()
            back += 7 if back == 0 and "last" in text else 0
            return (anchor - timedelta(days=back)).isoformat()
    match = _AGO.search(text)
    if match:
        count = int(match[1]) if match[1].isdigit() else _NUMBERS.get(match[1].lower(), 1)
        return _back(anchor, count, match[2].lower())
    match = re.search(r"\b(this|last|next|previous|past)\s+(week|month|year)\b", text)
    if match and match[2] != "week":
        return _back(anchor, {"this": 0, "next": -1}.get(match[1], 1), match[2])
    match = re.search(r"\b(?:last|this|next|in)\s+({})\b".format("|".join(_MONTHS)), text)
    if match:
        month = _MONTHS[match[1]]
        if text.find("next") >= 0:
            return f"{anchor.year + (month <= anchor.month)}-{month:02}"
        year = anchor.year - (month > anchor.month or (month == anchor.month and "last" in text))
        return f"{year}-{month:02}"
    return None


def _back(anchor: date, count: int, unit: str) -> str:
    if unit == "day":
        return (anchor - timedelta(days=count)).isoformat()
    if unit == "week":
        return (anchor - timedelta(weeks=count)).isoformat()[:7]
    if unit == "year":
        return str(anchor.year - count)
    months = anchor.year * 12 + anchor.month - 1 - count
    return f"{months // 12}-{months % 12 + 1:02}"


def anchor_of(text: str, published: date | None) -> date | None:
    """The day to read relative dates from: publication, else the latest full date in the text."""
    if published:
        return published
    found = []
    for pattern in _PATTERNS[:3]:
        for match in pattern.finditer(text):
            resolved = _absolute(match.groupdict(), None)
            if resolved and len(resolved) == 10:
                found.append(date.fromisoformat(resolved))
    return max(found, default=None)


def read_date(sentence: Span, predicate: Token, anchor: date | None) -> str | None:
    """The date that belongs to a predicate: the nearest one in its clause, else in its sentence."""
    dated: list[tuple[int, str]] = []
    for entity in sentence.ents:
        if entity.label_ not in ("DATE", "TIME"):
            continue
        resolved = resolve_expression(entity.text, anchor)
        if resolved:
            dated.append((_steps(entity.root, predicate), resolved))
    return min(dated)[1] if dated else None


def _steps(token: Token, predicate: Token) -> int:
    """How far a date hangs from a predicate in the tree; large when it hangs elsewhere."""
    below = 0
    current = token
    while current.i != predicate.i:
        if current.head.i == current.i:
            return 100 + abs(token.i - predicate.i)
        current = current.head
        below += 1
    return below
