"""Date expressions: what day, month or year words mean.

Absolute dates are read as written; relative ones ("on Friday", "last month")
are resolved against the publication date, and left alone without one. Spans of
years ("in the 1990s") give no date.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

__all__ = ["anchor_of", "has_year", "resolve_expression"]

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
_ONLY_YEAR = re.compile(rf"(?<!\d)(?<!\d[-–]){_YEAR}(?!\d|[-–]\d|s\b)")
_ONLY_MONTH = re.compile(
    rf"^(?:in|the|last|this|next|early|late|mid|end|of|[\s-])*\b{_MONTH}$", re.IGNORECASE
)
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


def resolve_expression(text: str, anchor: date | None, ahead: bool = False) -> str | None:
    """A date expression as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; None if it gives no date.

    `anchor` is the day the text was published; `ahead` is for what was then still to come.
    """
    years = {match["year"] for match in _ONLY_YEAR.finditer(text)}
    if len(years) > 1:
        return None
    for pattern in _PATTERNS:
        found = list(pattern.finditer(text))
        if len(found) == 1:
            return _absolute(found[0].groupdict(), anchor)
        if found:
            break
    if years:
        return years.pop()
    return _relative(text.lower(), anchor, ahead) if anchor else None


def has_year(text: str) -> bool:
    """Whether an expression names its year."""
    return _ONLY_YEAR.search(text) is not None


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


def _relative(text: str, anchor: date, ahead: bool) -> str | None:
    if re.search(r"\b(?:today|this (?:morning|afternoon|evening)|tonight)\b", text):
        return anchor.isoformat()
    if "yesterday" in text or "last night" in text:
        days = 2 if "day before" in text else 1
        return (anchor - timedelta(days=days)).isoformat()
    if "tomorrow" in text:
        return (anchor + timedelta(days=1)).isoformat()
    weekdays = [n for n, name in enumerate(_WEEKDAYS) if re.search(rf"\b{name}\b", text)]
    if weekdays:
        return _weekday(weekdays[0], text, anchor, ahead) if len(weekdays) == 1 else None
    match = _AGO.search(text)
    if match:
        count = int(match[1]) if match[1].isdigit() else _NUMBERS.get(match[1].lower(), 1)
        return _back(anchor, count, match[2].lower())
    match = re.search(r"\b(this|last|next|previous|past)\s+(week|month|year)\b", text)
    if match:
        count = {"this": 0, "next": -1}.get(match[1], 1)
        return _week(anchor, count) if match[2] == "week" else _back(anchor, count, match[2])
    match = _ONLY_MONTH.search(text)
    return _month(_MONTHS[match["month"]], text, anchor, ahead) if match else None


def _weekday(number: int, text: str, anchor: date, ahead: bool) -> str:
    back = (anchor.weekday() - number) % 7
    if "next" in text or (ahead and back and "last" not in text):
        return (anchor + timedelta(days=7 - back)).isoformat()
    back += 7 if back == 0 and "last" in text else 0
    return (anchor - timedelta(days=back)).isoformat()


def _week(anchor: date, back: int) -> str | None:
    """The month of a week; None where the week lies in two."""
    monday = anchor - timedelta(days=anchor.weekday() + 7 * back)
    months = {(monday + timedelta(days=day)).isoformat()[:7] for day in (0, 6)}
    return months.pop() if len(months) == 1 else None


def _month(month: int, text: str, anchor: date, ahead: bool) -> str:
    if "next" in text or (ahead and "last" not in text):
        later = month > anchor.month or (month == anchor.month and "next" not in text)
        return f"{anchor.year + (not later)}-{month:02}"
    year = anchor.year - (month > anchor.month or (month == anchor.month and "last" in text))
    return f"{year}-{month:02}"


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
