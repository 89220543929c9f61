"""Write tests/golden/samples.jsonl anew: what extraction makes of the sample articles.

Run `.venv/bin/python tests/update_golden.py` after a change of rules, tables or model,
read the difference (`git diff tests/golden`), and commit it if each line is right.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from diplograph.graph import Claim
from diplograph.loaders import Extractor, read_documents

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden" / "samples.jsonl"
SAMPLES = sorted((ROOT / "samples").glob("*-*.*"))


def golden_row(claim: Claim) -> dict[str, Any]:
    """What must stay of a claim; its confidence may move. The sentence is there to be read."""
    return {
        "document": claim.document.id,
        "sentence": [claim.sentence.start, claim.sentence.end],
        "relation": claim.relation,
        "source": claim.source.id,
        "target": claim.target.id,
        "third": claim.third.id if claim.third else None,
        "factuality": claim.factuality.value,
        "attributed_to": claim.attributed_to.id if claim.attributed_to else None,
        "date": claim.date,
        "text": claim.sentence.text,
    }


def rows_now() -> list[dict[str, Any]]:
    """The rows of the sample articles, in the order of their text."""
    rows = map(golden_row, Extractor().extract(read_documents(SAMPLES)))
    return sorted(rows, key=lambda row: (row["document"], row["sentence"], json.dumps(row)))


def main() -> None:
    """Write the file."""
    lines = (json.dumps(row, ensure_ascii=False) for row in rows_now())
    GOLDEN.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    print(f"wrote {GOLDEN.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
