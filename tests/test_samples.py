"""The sample articles give the claims of tests/golden/samples.jsonl.

A difference is not always a mistake: read it, and see tests/update_golden.py.
"""

from __future__ import annotations

import json
from typing import Any

from update_golden import GOLDEN, rows_now


def test_samples_give_their_golden_claims() -> None:
    expected = [json.loads(line) for line in GOLDEN.read_text("utf-8").splitlines()]
    found = rows_now()
    lost = [line(row) for row in expected if row not in found]
    new = [line(row) for row in found if row not in expected]
    assert not lost and not new, "\n".join(["", "lost:", *lost, "new:", *new])
    assert len(found) == len(expected)


def line(row: dict[str, Any]) -> str:
    third = f" and {row['third']}" if row["third"] else ""
    said = f", said by {row['attributed_to']}" if row["attributed_to"] else ""
    return (
        f"  {row['source']} {row['relation']} {row['target']}{third} "
        f"({row['factuality']}{said}, {row['date']}): {row['text']}"
    )
