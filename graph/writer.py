"""Write claims into a graph, and take them out again.

Loading is idempotent: a document that is there already with the same text and
the same claims is left alone; one that changed has its claims replaced. The
edges between actors follow from the asserted claims in the same transaction, so
a graph never shows one without the other. What the store confirms is compared
with what was sent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from diplograph.graph import schema
from diplograph.graph.edges import rebuild_edges, recount_edges
from diplograph.graph.errors import InputError
from diplograph.graph.loading import WriteCounts, load, write_actors
from diplograph.graph.model import Actor, Claim, Document, DocumentReference, Representation
from diplograph.graph.ontology import Ontology
from diplograph.graph.store import Graph, Row
from diplograph.graph.stored import actors_of_documents, dump, stored_documents
from diplograph.graph.transaction import Transaction, slices

__all__ = [
    "RetractCounts",
    "WriteCounts",
    "dump",
    "prepare",
    "rebuild_edges",
    "restore",
    "retract",
    "write_documents",
    "write_memberships",
    "write_representations",
]


class RetractCounts(NamedTuple):
    """What went with a document."""

    documents: int
    sentences: int
    claims: int
    edges: int
    actors: int


def prepare(graph: Graph) -> None:
    """Make the constraints and indexes; harmless where they are there already.

    Raises:
        QueryError: the user may not make them, or something else bears their name.
        GraphUnavailableError: the store cannot be reached.
    """
    # An address names a server; a graph by path is embedded (see `store`).
    for statement in schema.schema_statements(unique="://" in graph.name):
        graph.write([(statement, {})])


def write_documents(
    graph: Graph, batch: Sequence[tuple[Document, Sequence[Claim]]], ontology: Ontology
) -> WriteCounts:
    """Write documents with their claims, about 2,000 claims to a transaction.

    Raises:
        InputError: a claim that belongs to another document.
        GraphError: the store confirms other counts than were sent.
        QueryError, GraphUnavailableError: the store fails; earlier transactions stay.
    """
    documents = ((document.reference, document.sha256, claims) for document, claims in batch)
    return load(graph, documents, ontology)


def restore(graph: Graph, claims: Iterable[Claim], ontology: Ontology) -> WriteCounts:
    """Write claims back that `dump` gave; those of a document must come together.

    The documents' texts are not known then, so a document that holds these very
    claims is unchanged, whatever its text was.

    Raises:
        InputError: a document's claims are scattered, or disagree about it.
        GraphError: as `write_documents`.
    """
    return load(graph, _by_document(claims), ontology)


def _by_document(
    claims: Iterable[Claim],
) -> Iterator[tuple[DocumentReference, None, Sequence[Claim]]]:
    seen: set[str] = set()
    for name, group in groupby(claims, key=lambda claim: claim.document.id):
        # A second group would replace the first.
        if name in seen:
            raise InputError(
                f"the claims of document '{name[:200]}' are scattered: sort them by document"
            )
        seen.add(name)
        together = list(group)
        yield together[0].document, None, together


def retract(graph: Graph, document_id: str) -> RetractCounts:
    """Take a document out, with its sentences and claims; edges are counted anew.

    Actors that are left without any claim, role or membership go as well.

    Raises:
        InputError: the graph has no such document.
        QueryError, GraphUnavailableError: the store fails; nothing was removed.
    """
    stored = stored_documents(graph, [document_id]).get(document_id)
    if stored is None:
        raise InputError(f"{graph.name} has no document '{document_id[:200]}'")
    transaction = Transaction()
    actors = [{"id": name} for name in actors_of_documents(graph, [document_id])]
    transaction.change("locks", schema.LOCK_ACTORS, actors)
    row = [{"id": document_id}]
    claims = [{"id": name} for name in stored.claim_ids]
    transaction.send("removed claims", schema.REMOVE_CLAIMS, claims)
    transaction.change("removed sentences", schema.REMOVE_BARE_SENTENCES, row)
    transaction.change("removed documents", schema.REMOVE_DOCUMENTS, row)
    recount_edges(transaction, stored.edges)
    transaction.change("removed actors", schema.REMOVE_LONE_ACTORS, actors)
    done = transaction.run(graph)
    return RetractCounts(*(done.get(f"removed {what}", 0) for what in RetractCounts._fields))


def write_representations(graph: Graph, representations: Iterable[Representation]) -> int:
    """Write who represents whom, as `(:Person)-[:REPRESENTS {role, from, to}]->(:Actor)`.

    There is one for each person, actor, role and start. Returns their number.

    Raises:
        GraphError: the store fails, or confirms other counts than were sent.
    """
    actors: dict[str, Actor] = {}
    rows: dict[str, Row] = {}
    for item in representations:
        actors |= {item.person.id: item.person, item.actor.id: item.actor}
        name = f"{item.person.id} {item.actor.id} {item.since or ''} {item.role}"
        row = _link(name, item.person, item.actor, item.since, item.until)
        rows[name] = {**row, "role": item.role}
    return _write_links(graph, schema.WRITE_REPRESENTATIONS, actors, list(rows.values()))


def write_memberships(
    graph: Graph, memberships: Iterable[tuple[Actor, Actor, str | None, str | None]]
) -> int:
    """Write who is a member of what, as `(:Actor)-[:MEMBER_OF {from, to}]->(:Actor)`.

    A membership is (member, organization, since, until), the dates as precise
    as known or None. Returns their number.

    Raises:
        GraphError: the store fails, or confirms other counts than were sent.
    """
    actors: dict[str, Actor] = {}
    rows: dict[str, Row] = {}
    for member, organization, since, until in memberships:
        actors |= {member.id: member, organization.id: organization}
        name = f"{member.id} {organization.id} {since or ''}"
        rows[name] = _link(name, member, organization, since, until)
    return _write_links(graph, schema.WRITE_MEMBERSHIPS, actors, list(rows.values()))


def _link(name: str, source: Actor, target: Actor, since: str | None, until: str | None) -> Row:
    return {"id": name, "source": source.id, "target": target.id, "since": since, "until": until}


def _write_links(
    graph: Graph, statement: str, actors: dict[str, Actor], rows: Sequence[Row]
) -> int:
    for part in slices(rows):
        ends = {end for row in part for end in (row["source"], row["target"])}
        transaction = Transaction()
        write_actors(transaction, {name: actors[name] for name in ends})
        transaction.send("relationships", statement, part)
        transaction.run(graph)
    return len(rows)
