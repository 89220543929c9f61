"""The read-only guard: what it lets through, and every way around it that we know."""

from __future__ import annotations

import pytest

from diplograph import queries
from diplograph.graph import QueryError, ReadOnlyError

READING = [
    "MATCH (a:Actor)-[:THREATENS]->(b) RETURN a.name, b.name",
    "MATCH (n) WHERE n.name = 'CREATE' OR n.name = \"it's SET\" RETURN n // DELETE n",
    "MATCH (n) /* MERGE (m) */ RETURN n.set AS created, n.`SET` AS `DELETE`;",
    "MATCH (n:SET)-[:CREATE|DROP]->(:A&MERGE) RETURN {set: n.x, remove: $delete} AS m",
    "RETURN 'a\\'b CREATE' AS x, \"\\\" SET\" AS y",
    "CALL db.labels() YIELD label RETURN label",
    "MATCH (n) CALL { WITH n RETURN 1 AS one } RETURN n, one",
    "MATCH (s:Sentence) RETURN s.start AS start, s.end AS stop",
    "EXPLAIN MATCH (n) RETURN n",
    "RETURN 1.5e3 AS x, 'load csv' AS y",
]
WRITING = [
    "CREATE (n)",
    "create (n)",
    "MATCH (n) DETACH DELETE n",
    "MATCH (n) SET n.x = 1",
    "MATCH (n) REMOVE n.x",
    "MERGE (n {id: 1})",
    "INSERT (n)",
    "DROP INDEX x",
    "MATCH (n) FOREACH (x IN [1] | SET n.x = x)",
    "MATCH (n) CALL { WITH n DELETE n } RETURN n",
    "MATCH (n) CALL (n) { SET n.x = 1 } RETURN n",
    "RETURN '//' AS a CREATE (n)",
    "RETURN 1 /* x */CREATE/**/(n)",
    "RETURN `a``b` CREATE (n)",
    "MATCH (n) RETURN n LIMIT 1CREATE (m)",
    "MATCH (n) RETURN n LIMIT 1.CREATE (m)",
    "\\u0043REATE (n)",
    "RETURN '\\u0027 CREATE (n) //'",
    "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "load\ncsv from 'http://10.0.0.1/' as line return line",
    "CALL apoc.create.node(['X'], {})",
    "CALL `db`.`createLabel`('x')",
    "CALL dbms.setConfigValue('a', 'b')",
    "ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'b'",
    "CYPHER 25 STOP DATABASE neo4j",
    "RETURN 1; GRANT ROLE x TO y",
    "TERMINATE TRANSACTION 'x'",
]


@pytest.mark.parametrize("cypher", READING)
def test_the_guard_lets_reading_through(cypher: str) -> None:
    queries.check_read_only(cypher)


@pytest.mark.parametrize("cypher", WRITING)
def test_the_guard_refuses_writing(cypher: str) -> None:
    with pytest.raises(ReadOnlyError):
        queries.check_read_only(cypher)


@pytest.mark.parametrize("cypher", ["RETURN 'x", 'RETURN "x', "RETURN `x", "RETURN 1 /* x"])
def test_the_guard_refuses_what_does_not_end(cypher: str) -> None:
    with pytest.raises(QueryError, match="does not end"):
        queries.check_read_only(cypher)


def test_the_guard_is_bounded() -> None:
    queries.check_read_only("RETURN '" + "x" * 90_000 + "'")
    with pytest.raises(QueryError, match="100000 are the most"):
        queries.check_read_only("RETURN '" + "x" * 100_000 + "'")
