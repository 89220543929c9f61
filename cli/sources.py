"""What `build` and `extract` share: reading documents while telling what is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

import click

from diplograph.cli.errors import FAILED, REFUSED, say

if TYPE_CHECKING:
    from diplograph.graph import Document
    from diplograph.loaders import Extractor

__all__ = ["Refusals", "open_documents", "open_extractor"]


class Refusals:
    """Tells each refused document on standard error, and the exit code that follows."""

    def __init__(self) -> None:
        self.count = 0
        self.say: Callable[[str], None] = say
        """How a refusal is told; a progress display puts its own here."""

    def __call__(self, source: str, error: Exception) -> None:
        """Tell one; the reason names its source."""
        self.count += 1
        message = str(error)
        self.say(message if source in message else f"{source}: {message}")

    def exit_code(self, done: int) -> int:
        """The exit code after `done` documents were read."""
        if not self.count:
            return 0
        return REFUSED if done else FAILED


def open_documents(sources: Iterable[str], refusals: Refusals) -> Iterator[Document]:
    """The documents of the sources, as a stream.

    The first is read at once: where none can be read the command ends here,
    before it has made a graph or loaded a model.
    """
    from diplograph.loaders.readers import read_documents

    stream = read_documents(list(sources), on_refused=refusals)
    first = next(stream, None)
    if first is None:
        if not refusals.count:
            say("nothing to read: name files, folders, addresses, or - for standard input")
        click.get_current_context().exit(FAILED)
    return chain([first], stream)


def open_extractor(model: str | None, ontology: str | None, actors: str | None) -> Extractor:
    """An extractor with what the options name."""
    from diplograph.loaders import Extractor

    if model:
        return Extractor(model=model, ontology=ontology, actors=actors)
    return Extractor(ontology=ontology, actors=actors)
