"""The contract of a store: queries, values, transactions and errors.

The suite (this file and its neighbours `test_store_contract_*`) runs against the
embedded store and against real Neo4j servers, the 5.26 LTS and the newest release.
"""

from __future__ import annotations

from datetime import date

import pytest
from example_claims import CLAIMS, GAZETTE, THREAT, claim, rewritten
from graph_contents import EDGES, ordered, whole, write

from diplograph.graph import (
    DocumentReference,
    Graph,
    GraphError,
    QueryError,
    ReadOnlyError,
)
from diplograph.graph.writer import dump, prepare, retract


def test_the_schema_can_be_made_again(graph: Graph) -> None:
    write(graph, CLAIMS)
    prepare(graph)
    prepare(graph)
    assert ordered(dump(graph)) == ordered(CLAIMS)


@pytest.mark.parametrize(
    "query",
    [
        "CREATE (n:Actor {id: 'X'}) RETURN n",
        "MATCH (n:Actor) SET n.name = 'x' RETURN n",
        "MATCH (n) DETACH DELETE n",
        "MATCH (n:Actor) REMOVE n:Actor",
        "MERGE (n:Actor {id: 'X'})",
        "CREATE INDEX extra FOR (n:Actor) ON (n.country)",
        "DROP INDEX actor_name",
        "MATCH (n:Actor) CALL { WITH n SET n.name = 'x' } RETURN n",
        "MATCH (n:Actor) FOREACH (i IN [1] | SET n.name = 'x')",
    ],
)
def test_a_query_cannot_write(graph: Graph, query: str) -> None:
    write(graph, [THREAT])
    before = whole(graph)
    with pytest.raises(ReadOnlyError, match="read-only"):
        graph.run(query)
    assert whole(graph) == before


@pytest.mark.parametrize(
    "query", ["MATCH (n RETURN n", "RETURN $missing", "RETURN nothing", "RETURN 1 / 0", ""]
)
def test_bad_cypher_is_one_line(graph: Graph, query: str) -> None:
    with pytest.raises(QueryError) as caught:
        graph.run(query)
    assert 0 < len(str(caught.value)) < 300
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("value", [object(), 2**70], ids=["object", "large"])
def test_a_parameter_that_cypher_has_no_type_for(graph: Graph, value: object) -> None:
    with pytest.raises(QueryError):
        graph.run("RETURN $value AS value", value=value)


def test_a_transaction_that_fails_leaves_nothing(graph: Graph) -> None:
    write(graph, [THREAT])
    before = whole(graph)
    with pytest.raises(QueryError):
        graph.write(
            [
                ("CREATE (n:Actor {id: 'X'}) RETURN n", {}),
                ("MATCH (n:Claim) DETACH DELETE n", {}),
                ("UNWIND [1, 0] AS x RETURN 1 / x AS y", {}),
            ]
        )
    assert whole(graph) == before
    write(graph, CLAIMS)
    assert ordered(dump(graph)) == ordered(CLAIMS)


HOSTILE = [
    "'; MATCH (n) DETACH DELETE n; //",
    '"}) DETACH DELETE n WITH 1 AS x MATCH ({a: "',
    "back`tick $rows {row} \\u0027 \\ %s {0}",
    "line\nbreak\ttab \x00 nul \u2028 \u202e right to left",
    "İstanbul ß é e\u0301 中文 🕊️",
    "<script>alert(1)</script>",
    "x" * 20_000,
]


@pytest.mark.parametrize("hostile", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_only_a_value(graph: Graph, hostile: str) -> None:
    short = hostile[:100]
    document = DocumentReference(id=hostile[:400], title=hostile, url=hostile)
    item = claim(hostile, "AIDS", ("NOR", hostile), ("UKR", hostile), document=document)
    source = {
        **item.source.to_dict(),
        "id": "x:" + "".join(short.split()).replace("\x00", ""),
        "name": short,
    }
    item = rewritten(item, source=source)
    write(graph, [item, rewritten(item, factuality="denied")])
    assert write(graph, [item, rewritten(item, factuality="denied")]).unchanged == 2
    assert [found.factuality for found in dump(graph) if found.source == item.source]
    assert item in list(dump(graph))
    assert graph.run("RETURN $value AS value", value={"k": [hostile]}) == [
        {"value": {"k": [hostile]}}
    ]
    assert retract(graph, document.id).claims == 2
    assert whole(graph) == []


def test_values_come_back_plain(graph: Graph) -> None:
    write(graph, [THREAT])
    [row] = graph.run(
        """
        MATCH (a:Actor {id: 'USA'})-[r:THREATENS]->(b:Actor)
        RETURN a, r, [a, b] AS both, date('2025-04-09') AS day, null AS nothing,
               1.5 AS number, true AS truth, {when: date('2024-02-29')} AS inner
        """
    )
    america = {"id": "USA", "name": "United States", "kind": "state", "country": "USA"}
    assert row["a"] == america
    assert row["r"] == {
        "id": "USA THREATENS IRN",
        "claims": 1,
        "confidence": 0.7,
        "first_date": "2025-04-09",
        "last_date": "2025-04-09",
    }
    assert row["both"][0] == america
    assert row["day"] == "2025-04-09"
    assert row["inner"] == {"when": "2024-02-29"}
    assert (row["nothing"], row["number"], row["truth"]) == (None, 1.5, True)


def test_dates_are_kept_as_precise_as_they_are_known(graph: Graph) -> None:
    days = [None, "2025", "2025-03", "2025-03-12", "1945-05-08"]
    claims = [
        rewritten(THREAT, date=day, sentence={"text": "x" * 900, "start": n, "end": n + 900})
        for n, day in enumerate(days)
    ]
    write(graph, claims)
    assert [item.date for item in dump(graph)] == days
    assert {item.document.published for item in dump(graph)} == {date(2025, 4, 9)}
    [row] = graph.run(EDGES)
    assert (row["first_date"], row["last_date"]) == ("1945-05-08", "2025-04-09")
    rows = graph.run(
        "MATCH (d:Document) WHERE date(d.published) >= date($day) RETURN d.id AS id",
        day="2025-01-01",
    )
    assert rows == [{"id": GAZETTE.id}]


def test_a_closed_graph_says_so(graph: Graph) -> None:
    graph.close()
    graph.close()
    with pytest.raises(GraphError, match="closed"):
        graph.run("RETURN 1 AS one")
