"""The edges between actors, derived from the asserted claims.

There is one edge for all asserted claims of one relation between two actors; a
symmetric relation has its ends sorted. Every claim names the edge that it
speaks of (`claim.edge`), whatever its factuality, so that an edge leads to what
supports and to what denies it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from diplograph.graph import schema
from diplograph.graph.errors import InputError
from diplograph.graph.ontology import Ontology, load_ontology
from diplograph.graph.rows import Edge, edge_of
from diplograph.graph.store import Graph, Row
from diplograph.graph.transaction import Transaction, slices

__all__ = ["rebuild_edges", "recount_edges", "write_edges"]

_PAGE = 5_000
_CLAIMS = """
MATCH (claim:Claim) WHERE claim.id > $after
WITH claim ORDER BY claim.id LIMIT $page
MATCH (claim)-[:SOURCE]->(source:Actor)
MATCH (claim)-[:TARGET]->(target:Actor)
RETURN claim.id AS id, claim.relation AS relation, claim.factuality AS factuality,
       claim.edge AS edge, source.id AS source, target.id AS target
ORDER BY id
"""
_EDGES = """
MATCH (source:Actor)-[edge]->(target:Actor) WHERE edge.claims IS NOT NULL
RETURN edge.id AS id, source.id AS source, target.id AS target
ORDER BY id
"""


def write_edges(transaction: Transaction, edges: Iterable[Edge]) -> None:
    """Make or recount edges that have an asserted claim each."""
    by_relation: defaultdict[str, list[Row]] = defaultdict(list)
    for edge in edges:
        by_relation[edge.relation].append(edge.row)
    for relation in sorted(by_relation):
        transaction.send("edges", schema.edge_statement(relation), by_relation[relation])


def recount_edges(transaction: Transaction, edges: Iterable[str]) -> None:
    """Count edges anew that lost claims, by id, and remove those that have none left."""
    rows = [Edge.from_id(name).row for name in edges]
    transaction.change("recounted edges", schema.RECOUNT_EDGES, rows)
    transaction.change("removed edges", schema.REMOVE_EMPTY_EDGES, rows)


def rebuild_edges(graph: Graph, ontology: Ontology | None = None) -> int:
    """Derive all edges anew from the claims; returns how many there are.

    Edges that are right stay, so readers see the graph whole all the time.

    Args:
        graph: an open graph.
        ontology: the one that the graph was built with; default: the shipped one.

    Raises:
        InputError: the graph has relations that the ontology lacks.
        GraphError: the store fails, or confirms other counts than were sent.
    """
    ontology = ontology or load_ontology()
    schema.relation_types(ontology)
    supported: set[Edge] = set()
    for page in _pages(graph):
        misnamed = []
        for row in page:
            if row["relation"] not in ontology:
                raise InputError(
                    f"{graph.name} has claims of the relation {row['relation']}: "
                    "name the ontology file that it was built with"
                )
            edge = edge_of(row["relation"], row["source"], row["target"], ontology)
            name = edge.id if edge else None
            if name != row["edge"]:
                misnamed.append({"id": row["id"], "edge": name})
            if edge and row["factuality"] == "asserted":
                supported.add(edge)
        transaction = Transaction()
        transaction.send("claims", schema.SET_CLAIM_EDGES, misnamed)
        transaction.run(graph)
    for edges in slices(sorted(supported)):
        transaction = Transaction()
        write_edges(transaction, edges)
        transaction.run(graph)
    known = {edge.id for edge in supported}
    stale = [row for row in graph.run(_EDGES) if row["id"] not in known]
    for rows in slices(stale):
        transaction = Transaction()
        transaction.change("recounted edges", schema.RECOUNT_EDGES, rows)
        transaction.change("removed edges", schema.REMOVE_EMPTY_EDGES, rows)
        transaction.run(graph)
    return len(supported)


def _pages(graph: Graph) -> Iterator[list[Row]]:
    after = ""
    while page := graph.run(_CLAIMS, after=after, page=_PAGE):
        yield page
        after = page[-1]["id"]
