"""Whether memory grows with the number of documents that stream through.

    python benchmarks/memory.py
    python benchmarks/memory.py --documents 10 100 1000 --format json

Each number of documents streams through an extractor in a process of its own, which
reports its highest resident memory: after loading, and at the end. The ratio compares
the peak with that of the smallest stream; one that does not grow stays near 1.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
from collections import deque
from pathlib import Path
from typing import Any

from articles import articles

from diplograph.loaders import Extractor


def stream(number: int, folder: Path | None) -> dict[str, float]:
    """Extract from `number` documents in this process; its peaks in MiB."""
    extractor = Extractor()
    loaded = peak()
    deque(extractor.extract(articles(number, folder)), maxlen=0)
    return {"documents": number, "loaded": loaded, "peak": peak()}


def peak() -> float:
    """The highest resident memory of this process so far, in MiB."""
    unit = 1 if sys.platform == "darwin" else 1024
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 2**20, 1)


def measure(numbers: list[int], folder: Path | None) -> list[dict[str, Any]]:
    """A row for each number of documents, each measured in a new process."""
    rows: list[dict[str, Any]] = []
    for number in sorted(numbers):
        arguments = [sys.executable, __file__, "--stream", str(number)]
        arguments += ["--articles", str(folder)] if folder else []
        done = subprocess.run(arguments, check=True, capture_output=True, text=True)
        row = json.loads(done.stdout)
        rows.append(
            {
                **row,
                "growth": round(row["peak"] - row["loaded"], 1),
                "ratio": round(row["peak"] / (rows[0]["peak"] if rows else row["peak"]), 3),
            }
        )
    return rows


def print_table(rows: list[dict[str, Any]]) -> None:
    """The report for people."""
    print("highest resident memory, MiB")
    print(f"{'documents':>9}{'loaded':>9}{'peak':>9}{'growth':>9}{'ratio':>8}")
    for row in rows:
        print(
            f"{row['documents']:>9}{row['loaded']:>9.1f}{row['peak']:>9.1f}"
            f"{row['growth']:>9.1f}{row['ratio']:>8.2f}"
        )


def main() -> None:
    """Run it with the options of the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--articles", type=Path, metavar="FOLDER", help="instead of samples/")
    parser.add_argument("--documents", type=int, nargs="+", default=[10, 100, 1000])
    parser.add_argument("--format", choices=("table", "json"), default="table")
    parser.add_argument("--stream", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.stream:
        print(json.dumps(stream(options.stream, options.articles)))
        return
    rows = measure(options.documents, options.articles)
    if options.format == "json":
        print(json.dumps(rows))
    else:
        print_table(rows)


if __name__ == "__main__":
    main()
