"""Renews the shipped actor tables: `python -m diplograph.loaders.actors.refresh FILE...`.

A file has the name and the columns of a table (`terms.csv`, `people.csv`) and
only the rows that are new or other than before. A row with the key of a row of
the table replaces it: that is how a file ends a predecessor's term. Everything
is checked together before anything is written; a file that does not fit is
refused with file, line and reason, and the tables stay as they were.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from diplograph.graph import TableError
from diplograph.loaders.actors.table_checks import (
    COLUMNS,
    TABLES,
    Row,
    check,
    read_folder,
    read_table,
)

__all__ = ["main", "refresh"]


def refresh(files: Iterable[Path], folder: Path = TABLES) -> list[str]:
    """Merge files into the tables of a folder, and say what changed.

    Raises:
        TableError: something does not fit; no table is changed.
    """
    tables = read_folder(folder)
    summary, changed = [], {}
    for path in files:
        newer = read_table(path, newer=True)
        known = tables[path.name]
        replaced = {key for key in newer if key in known and known[key].values != newer[key].values}
        added = newer.keys() - known.keys()
        known.update(newer)
        changed[path.name] = known
        same = len(newer) - len(added) - len(replaced)
        summary.append(
            f"{path.name}: {len(added)} added, {len(replaced)} replaced, {same} as before"
        )
    problems = list(check(tables))
    if problems:
        raise TableError("\n".join(problems))
    for name, rows in changed.items():
        _write(folder / name, COLUMNS[name], rows.values())
    return summary


def _write(path: Path, columns: Sequence[str], rows: Iterable[Row]) -> None:
    lines = sorted([row[column] for column in columns] for row in rows)
    beside = path.with_suffix(".new")
    with beside.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows([columns, *lines])
    beside.replace(path)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="python -m diplograph.loaders.actors.refresh",
        description="Merge newer rows into the shipped actor tables.",
    )
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help="rows, named as their table"
    )
    parser.add_argument("--tables", type=Path, default=TABLES, help="the folder of the tables")
    options = parser.parse_args(arguments)
    try:
        sys.stdout.write("\n".join(refresh(options.files, options.tables)) + "\n")
    except TableError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
