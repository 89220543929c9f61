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


def read_gold(path: Path) -> GoldFile:
    """Read a gold file.

    Raises:
        InputError: it is missing, a line is no JSON object, or its form is unknown.
    """
    rows = []
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot read the gold file: {error}") from None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise InputError(f"{path}:{number}: not JSON: {error.msg}") from None
        if not isinstance(row, dict) or "text" not in row:
            raise InputError(f"{path}:{number}: a gold row needs a 'text'")
        rows.append(row)
    if not rows:
        raise InputError(f"{path}: holds no rows")
    return GoldFile(path.name, _kind(path, rows), rows)


def _kind(path: Path, rows: list[dict[str, Any]]) -> GoldKind:
    first = rows[0]
    if "source_spans" in first and "root" in first:
        return "pairs"
    if "relations" in first:
        return "documents"
    if "source" in first and "triples" in first:
        return "records"
    if "triples" in first and not any(row.get("triples") for row in rows):
        return "neutral"
    raise InputError(
        f"{path}: unknown form: see the keys in diplograph.loaders.evaluation.gold, "
        f"this file has {', '.join(sorted(first))[:120]}"
    )
