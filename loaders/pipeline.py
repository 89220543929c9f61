"""The load pipeline: documents in, claims with their sentences in a graph.

What was read, extracted, written, unchanged and refused is counted, so that
nothing is lost silently. Loading twice leaves the same graph.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from diplograph.graph import Actor, Document, Graph, ReadError, Representation
from diplograph.graph.writer import (
    prepare,
    write_documents,
    write_memberships,
    write_representations,
)
from diplograph.loaders.actors.actor_tables import ActorTables
from diplograph.loaders.extractor import Extraction, Extractor
from diplograph.loaders.readers import read_documents

__all__ = ["LoadReport", "load"]

_BATCH = 64
"""Documents to a transaction: what a crash can cost."""


@dataclass
class LoadReport:
    """What a load did: documents read and refused, claims extracted and what became of them."""

    read: int = 0
    extracted: int = 0
    written: int = 0
    unchanged: int = 0
    replaced: int = 0
    refused: int = 0
    refusals: list[tuple[str, str]] = field(default_factory=list)
    """Source and reason of each document that was refused."""


def load(
    graph: Graph,
    sources: Iterable[str | Path | Document],
    extractor: Extractor | None = None,
    *,
    on_document: Callable[[Document], None] | None = None,
) -> LoadReport:
    """Read sources (files, folders, URLs, `-`, or Documents), extract claims, store them.

    Args:
        graph: an open graph.
        sources: what to read.
        extractor: one to use again; a default one is made otherwise.
        on_document: called after each document, for progress.

    Raises:
        GraphError: the store fails; what earlier transactions wrote stays.
    """
    extractor = extractor or Extractor()
    report = LoadReport()

    def refuse(source: str, error: ReadError) -> None:
        report.refused += 1
        report.refusals.append((source, str(error)))

    prepare(graph)
    named: dict[str, Actor] = {}
    roles: dict[tuple[str, str, str], Representation] = {}
    stream = extractor.extract_documents(_documents(sources, refuse))
    while batch := list(islice(stream, _BATCH)):
        _write(graph, batch, extractor, report)
        for extraction in batch:
            for claim in extraction.claims:
                for participant in claim.participants.values():
                    named[participant.id] = participant.actor
            for role in extraction.representations:
                roles[role.person.id, role.actor.id, role.role] = role
            if on_document:
                on_document(extraction.document)
    _write_structure(graph, extractor.tables, named, roles.values())
    return report


def _documents(
    sources: Iterable[str | Path | Document], refuse: Callable[[str, ReadError], None]
) -> Iterator[Document]:
    paths: list[str | Path] = []
    for source in sources:
        if isinstance(source, Document):
            yield source
        else:
            paths.append(source)
    if paths:
        yield from read_documents(paths, on_refused=refuse)


def _write(graph: Graph, batch: list[Extraction], extractor: Extractor, report: LoadReport) -> None:
    counts = write_documents(
        graph, [(each.document, each.claims) for each in batch], extractor.ontology
    )
    report.read += len(batch)
    report.extracted += sum(len(each.claims) for each in batch)
    report.written += counts.written
    report.unchanged += counts.unchanged
    report.replaced += counts.replaced


def _write_structure(
    graph: Graph,
    tables: ActorTables,
    named: dict[str, Actor],
    roles: Iterable[Representation],
) -> None:
    """Offices and memberships of the actors that the claims name, and roles from the texts."""
    terms = [
        term
        for term in tables.representations()
        if term.person.id in named
        and (term.actor.id in named or term.person.country == term.actor.id)
    ]
    write_representations(graph, [*terms, *(role for role in roles if role.person.id in named)])
    write_memberships(
        graph,
        [
            (
                tables.actors[row.actor],
                tables.actors[row.organization],
                row.since or None,
                row.until or None,
            )
            for row in tables.members
            if row.actor in named and row.organization in named
        ],
    )
