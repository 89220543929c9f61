"""How much a graph holds, and of what."""

from __future__ import annotations

from diplograph.graph import Graph
from diplograph.graph.store import Row

__all__ = ["stats"]

_COUNTS = (
    ("documents", "MATCH (n:Document) RETURN null AS value, count(n) AS count"),
    ("sentences", "MATCH (n:Sentence) RETURN null AS value, count(n) AS count"),
    ("claims", "MATCH (n:Claim) RETURN null AS value, count(n) AS count"),
    ("claims by relation", "MATCH (n:Claim) RETURN n.relation AS value, count(n) AS count"),
    ("claims by factuality", "MATCH (n:Claim) RETURN n.factuality AS value, count(n) AS count"),
    ("actors", "MATCH (n:Actor) RETURN null AS value, count(n) AS count"),
    ("actors by kind", "MATCH (n:Actor) RETURN n.kind AS value, count(n) AS count"),
    (
        "edges",
        "MATCH (:Actor)-[e]->(:Actor) WHERE e.claims IS NOT NULL "
        "RETURN null AS value, count(e) AS count",
    ),
    (
        "edges by relation",
        "MATCH (:Actor)-[e]->(:Actor) WHERE e.claims IS NOT NULL "
        "RETURN type(e) AS value, count(e) AS count",
    ),
)


def stats(graph: Graph) -> list[Row]:
    """Counts of all that the graph holds.

    Rows: item (`documents`, `claims by relation`, ...), value (the relation,
    factuality or kind that is counted; None for a total), count. In a
    breakdown the largest comes first.
    """
    answer = []
    for item, query in _COUNTS:
        rows = graph.run(query)
        rows.sort(key=lambda row: (-row["count"], row["value"] or ""))
        answer += [{"item": item, **row} for row in rows]
    return answer
