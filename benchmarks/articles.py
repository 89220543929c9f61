"""The articles that both benchmarks read: the samples, varied, or those of a folder."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

from diplograph.graph import Document
from diplograph.loaders import read_documents

__all__ = ["articles"]

SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*-*.*"))


def articles(number: int | None, folder: Path | None = None) -> Iterator[Document]:
    """The first `number` articles (None: each once); one that comes again is varied."""
    originals = list(read_documents([folder] if folder else SAMPLES))
    if not originals:
        raise SystemExit(f"{folder} holds no articles")
    rounds = count() if number is not None else range(1)
    varied = (vary(original, copy) for copy in rounds for original in originals)
    return islice(varied, number)


def vary(document: Document, copy: int) -> Document:
    """An article whose paragraphs start elsewhere and that has a line of its own.

    Its sentences stay natural, but no part of the pipeline can answer a whole text from memory.
    """
    paragraphs = document.text.split("\n\n")
    start = copy % len(paragraphs)
    text = "\n\n".join([*paragraphs[start:], *paragraphs[:start], f"This was dispatch {copy}."])
    return document.model_copy(update={"id": f"{document.id}#{copy}", "text": text})
