"""Accuracy on a folder of gold files, apart for the half that was read and the half that was not.

    python benchmarks/accuracy.py ../shared/gold

The parity of the SHA-256 of a row's id decides: even rows were read during
development, odd ones only ever measured.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from diplograph.loaders import Extractor
from diplograph.loaders.evaluation import GoldFile, evaluate, read_gold


def halves(gold: GoldFile) -> tuple[GoldFile, GoldFile]:
    """The rows for development and the held-out rows."""
    sides: tuple[list[dict[str, Any]], list[dict[str, Any]]] = ([], [])
    for row in gold.rows:
        digest = hashlib.sha256(row["id"].encode()).digest()
        sides[digest[-1] % 2].append(row)
    return replace(gold, rows=sides[0]), replace(gold, rows=sides[1])


@click.command(help=__doc__)
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
def main(folder: Path) -> None:
    """Print every measure of every file, for both halves."""
    extractor = Extractor()
    print(f"{'':56s}  development    held out")
    for path in sorted(folder.glob("*.jsonl")):
        sides = [evaluate(extractor, half) for half in halves(read_gold(path)) if half.rows]
        print(path.name)
        names = dict.fromkeys(measure.name for side in sides for measure in side)
        found = [{measure.name: measure for measure in side} for side in sides]
        for name in names:
            cells = [
                f"{side[name].value:.3f} ({side[name].count})" if name in side else "0"
                for side in found
            ]
            print(f"  {name:54s}" + "".join(f"{cell:>13s}" for cell in cells))


if __name__ == "__main__":
    main()
