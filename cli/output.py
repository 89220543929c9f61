"""How results print: tables for people, JSON and CSV for machines."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["FORMATS", "chosen_format", "print_fields", "print_rows", "print_table"]

FORMATS = ("table", "json", "jsonl", "csv")
_WIDTH_OF_A_FILE = 140

Row = Mapping[str, Any]


def chosen_format(form: str | None) -> str:
    """The format that was asked for, else a table on a terminal and JSON lines elsewhere."""
    return form or ("table" if sys.stdout.isatty() else "jsonl")


def print_rows(rows: Iterable[Row], columns: Sequence[str] = (), form: str | None = None) -> None:
    """Print rows as they come, but for tables, whose columns need all of them.

    `columns` names the columns; without it the keys of the first row do.
    """
    form = chosen_format(form)
    if form == "table":
        gathered = list(rows)
        print_table(gathered, columns or (list(gathered[0]) if gathered else ()))
        return
    _use_utf8()
    if form == "csv":
        _print_csv(rows, columns)
    elif form == "jsonl":
        for row in rows:
            click.echo(_json(row))
    else:
        click.echo("[", nl=False)
        for number, row in enumerate(rows):
            click.echo(",\n " if number else "\n ", nl=False)
            click.echo(_json(row), nl=False)
        click.echo("\n]")


def print_fields(row: Row, form: str | None = None) -> None:
    """Print one row with much in it: a table has a line for each value."""
    form = chosen_format(form)
    if form != "table":
        print_rows([row], form=form)
        return
    lines = []
    for name, value in row.items():
        values = value if isinstance(value, list) else [value]
        lines += [{"field": name.replace("_", " "), "value": each} for each in values]
    print_table(lines, ("field", "value"))


def print_table(rows: Sequence[Row], columns: Sequence[str], title: str | None = None) -> None:
    """Print a table, as wide as the terminal, with what does not fit wrapped."""
    from rich.table import Table

    console = _console()
    if not rows:
        console.print("no rows", style="dim")
        return
    table = Table(title=title, title_justify="left", header_style="bold")
    for name in columns:
        numbers = all(isinstance(row.get(name), int | float) for row in rows)
        table.add_column(name.replace("_", " "), justify="right" if numbers else "left")
    for row in rows:
        table.add_row(*(_cell(row.get(name)) for name in columns))
    console.print(table)


def _console() -> Console:
    """Where tables print; a file gets a width that fits a screen."""
    from rich.console import Console

    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
    # Text is data here: no markup, no emoji codes, no highlighting of what looks like code.
    return Console(
        width=None if sys.stdout.isatty() else _WIDTH_OF_A_FILE,
        markup=False,
        emoji=False,
        highlight=False,
    )


def _use_utf8() -> None:
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")


def _print_csv(rows: Iterable[Row], columns: Sequence[str]) -> None:
    stream: Iterator[Row] = iter(rows)
    first = next(stream, None)
    names = list(columns or first or ())
    writer = csv.writer(sys.stdout, lineterminator="\n")
    if names:
        writer.writerow(names)
    while first is not None:
        writer.writerow(_csv_value(first.get(name)) for name in names)
        first = next(stream, None)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


def _csv_value(value: Any) -> Any:
    if isinstance(value, bool):
        return str(value).lower()
    return _json(value) if isinstance(value, dict | list | tuple) else value


def _cell(value: Any) -> str:
    """A value as one cell: a document's text must not steer the terminal."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.3f}".rstrip("0").rstrip(".")
    if isinstance(value, list | tuple) and all(isinstance(item, str | int) for item in value):
        value = ", ".join(map(str, value))
    text = _json(value) if isinstance(value, dict | list | tuple) else str(value)
    return "".join(char if char.isprintable() else " " for char in text)
