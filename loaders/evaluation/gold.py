"""Gold files: JSON lines in one of four forms, told apart by their keys.

records    `source`, `target`, `triples` with country codes (PLOVER gold standard records)
pairs      `source_spans`, `target_spans`, `root` (PLV)
neutral    `triples`, empty: sentences without an event between two actors
documents  `relations` with spans (re3d)
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from diplograph.graph import InputError

__all__ = ["GoldFile", "GoldKind", "read_gold"]

GoldKind = Literal["records", "pairs", "neutral", "documents"]


@dataclass(frozen=True)
class GoldFile:
    """The rows of a gold file and which of the four forms they have."""

    name: str
    kind: GoldKind
    rows: list[dict[str, Any]]


_FORMS: dict[GoldKind, tuple[str, ...]] = {
    "pairs": ("source_spans", "target_spans", "root"),
    "documents": ("relations",),
    "records": ("source", "target", "triples"),
    "neutral": ("triples",),
}
"""The keys that every row of a form has, beside `id` and `text`."""


def read_gold(path: Path) -> GoldFile:
    """Read a gold file.

    Raises:
        InputError: it is missing, a line is no JSON object or lacks a key of the
            form that the first line shows, or two rows have one id.
    """
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot read the gold file: {error}") from None
    written = {number: line for number, line in enumerate(lines, 1) if line.strip()}
    rows = {number: _row(path, number, line) for number, line in written.items()}
    if not rows:
        raise InputError(f"{path}: holds no rows")
    kind = _kind(path, list(rows.values()))
    seen: dict[str, int] = {}
    for number, row in rows.items():
        missing = [key for key in _FORMS[kind] if key not in row]
        if missing:
            raise InputError(f"{path}:{number}: a row of the form '{kind}' needs '{missing[0]}'")
        first = seen.setdefault(row["id"], number)
        if first != number:
            raise InputError(f"{path}:{number}: id '{row['id'][:80]}' stands in line {first} too")
    return GoldFile(path.name, kind, list(rows.values()))


def _row(path: Path, number: int, line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise InputError(f"{path}:{number}: not JSON: {error.msg}") from None
    for key, article in (("text", "a"), ("id", "an")):
        if not isinstance(row, dict) or not isinstance(row.get(key), str) or not row[key]:
            raise InputError(f"{path}:{number}: a gold row needs {article} '{key}', a string")
    return dict(row)


def _kind(path: Path, rows: list[dict[str, Any]]) -> GoldKind:
    first = rows[0]
    told: tuple[GoldKind, ...] = ("pairs", "documents", "records")
    for kind in told:
        if all(key in first for key in _FORMS[kind]):
            return kind
    if "triples" in first and not any(row.get("triples") for row in rows):
        return "neutral"
    raise InputError(
        f"{path}:1: unknown form: see the keys in diplograph.loaders.evaluation.gold, "
        f"this file has {', '.join(sorted(first))[:120]}"
    )
