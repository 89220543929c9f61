"""Texts read for tests of actors: the words that name actors, and the actors they name.

A case is an invented text with all the actors in it: the words, and the ids. Words that
mean several actors have their ids beside each other.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import cache
from typing import Any

import pytest

from diplograph.graph import Actor, Representation
from diplograph.loaders import Document, Extractor

Named = dict[str, str]


@cache
def _extractor() -> Extractor:
    return Extractor()


def _document(text: str, day: str) -> Document:
    return Document(id="t", text=text, published=date.fromisoformat(day) if day else None)


def actors_in(text: str, day: str = "") -> list[tuple[str, Actor]]:
    """The words that name actors, each with its actor, in text order."""
    mentions = _extractor().mentions(_document(text, day))
    return [(text[start:end], actor) for start, end, actor, _ in mentions]


def named_in(text: str, day: str = "") -> Named:
    """The words that name actors, and the ids of all that they name."""
    found: dict[str, list[str]] = defaultdict(list)
    for words, actor in actors_in(text, day):
        if actor.id not in found[words]:
            found[words].append(actor.id)
    return {words: " ".join(ids) for words, ids in found.items()}


def roles_in(text: str, day: str = "") -> set[tuple[str, str, str]]:
    """The person, role and actor of each edge that the text gives."""
    [extraction] = _extractor().extract_documents([_document(text, day)])
    edges: tuple[Representation, ...] = extraction.representations
    return {(edge.person.id, edge.role, edge.actor.id) for edge in edges}


def cases(*rows: Any) -> Any:
    """A test for each text and the actors in it."""
    return pytest.mark.parametrize(("text", "expected"), rows, ids=[row[0][:60] for row in rows])


def dated(*rows: Any) -> Any:
    """A test for each text, its day and the actors in it."""
    return pytest.mark.parametrize(
        ("text", "day", "expected"), rows, ids=[f"{row[1]} {row[0][:50]}" for row in rows]
    )
