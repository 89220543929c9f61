"""Claims into a graph and what is in it then, for the contract of the stores."""

from __future__ import annotations

from collections.abc import Iterable

from diplograph.graph import Claim, Document, DocumentReference, Graph, load_ontology
from diplograph.graph.store import Row
from diplograph.graph.writer import WriteCounts, write_documents

ONTOLOGY = load_ontology()


EDGES = """
MATCH (source:Actor)-[edge]->(target:Actor) WHERE edge.claims IS NOT NULL
RETURN source.id AS source, type(edge) AS relation, target.id AS target,
       edge.claims AS claims, edge.first_date AS first_date, edge.last_date AS last_date,
       edge.confidence AS confidence
ORDER BY source, relation, target
"""


def batch(claims: Iterable[Claim], text: str = "the text") -> list[tuple[Document, list[Claim]]]:
    """Claims by document, with a text for each."""
    groups: dict[DocumentReference, list[Claim]] = {}
    for item in claims:
        groups.setdefault(item.document, []).append(item)
    return [
        (Document(**reference.model_dump(), text=text), group)
        for reference, group in groups.items()
    ]


def write(graph: Graph, claims: Iterable[Claim], text: str = "the text") -> WriteCounts:
    return write_documents(graph, batch(claims, text), ONTOLOGY)


def edges(graph: Graph) -> list[tuple[str, str, str]]:
    return [(row["source"], row["relation"], row["target"]) for row in graph.run(EDGES)]


def whole(graph: Graph) -> list[Row]:
    """Everything that a graph holds, in one order."""
    nodes = graph.run("MATCH (n) RETURN labels(n) AS labels, properties(n) AS node")
    links = graph.run(
        "MATCH (a)-[r]->(b) RETURN a.id AS a, type(r) AS type, properties(r) AS link, b.id AS b"
    )
    for row in nodes:
        row["labels"].sort()
    return sorted(nodes + links, key=lambda row: sorted(map(str, row.items())).__repr__())


def ordered(claims: Iterable[Claim]) -> list[Claim]:
    return sorted(claims, key=lambda c: (c.document.id, c.sentence.start, c.sentence.end, c.id))
