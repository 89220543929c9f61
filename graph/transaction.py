"""One transaction in the making: statements with what the store must confirm of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from diplograph.graph.errors import GraphError
from diplograph.graph.store import Graph, Row, Statement

__all__ = ["ROWS", "Transaction", "slices"]

ROWS = 5_000
"""Rows to one UNWIND, at most."""


Item = TypeVar("Item")


def slices(items: Sequence[Item], size: int = ROWS) -> Iterator[Sequence[Item]]:
    """`items` in runs of at most `size`."""
    for start in range(0, len(items), size):
        yield items[start : start + size]


class Transaction:
    """Statements that are sent together; every one of them counts what it did.

    Rows are sorted by their first value before they go: writers that meet then lock in one order.
    """

    def __init__(self) -> None:
        self._statements: list[Statement] = []
        self._expected: list[tuple[str, int | None]] = []

    def send(self, what: str, cypher: str, rows: Iterable[Row]) -> None:
        """Send rows that must all be written; `what` they are names them in an error."""
        self._add(what, cypher, rows, exactly=True)

    def change(self, what: str, cypher: str, rows: Iterable[Row]) -> None:
        """Send rows of which some may have nothing to do; `run` says how many had."""
        self._add(what, cypher, rows, exactly=False)

    def run(self, graph: Graph) -> dict[str, int]:
        """Commit all statements at once; how many of each `what` were done.

        Raises:
            GraphError: the store confirms other counts than were sent.
            QueryError, GraphUnavailableError: the store fails; nothing was written.
        """
        done: dict[str, int] = {}
        answers = graph.write(self._statements) if self._statements else []
        for (what, expected), answer in zip(self._expected, answers, strict=True):
            written = int(answer[0]["written"]) if answer else 0
            done[what] = done.get(what, 0) + written
            if expected is not None and written != expected:
                raise GraphError(
                    f"{graph.name} confirms {written} of {expected} {what}: "
                    "retract the documents of this batch and load them again"
                )
        return done

    def _add(self, what: str, cypher: str, rows: Iterable[Row], *, exactly: bool) -> None:
        ordered = sorted(rows, key=lambda row: str(next(iter(row.values()))))
        for part in slices(ordered):
            self._statements.append((cypher, {"rows": part}))
            self._expected.append((what, len(part) if exactly else None))
