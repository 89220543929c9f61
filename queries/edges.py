"""Questions about the edges between actors: what the texts assert."""

from __future__ import annotations

from itertools import pairwise
from typing import Literal

from diplograph.graph import Graph, InputError, Ontology, load_ontology
from diplograph.graph.schema import relation_types
from diplograph.graph.store import Row
from diplograph.queries.actors import find_actor

__all__ = ["Direction", "allies", "mediators", "path", "rivals", "threats"]

Direction = Literal["both", "by", "against"]

_LONGEST_PATH = 10

_NEIGHBOURS = """
MATCH (actor:Actor {{id: $id}})-[edge:{relation}]-(other:Actor)
RETURN other.id AS id, other.name AS name, other.kind AS kind, edge.claims AS claims,
       edge.first_date AS first_date, edge.last_date AS last_date,
       edge.confidence AS confidence
ORDER BY claims DESC, id
"""
_THREATS = {
    "by": "MATCH (source:Actor {id: $id})-[edge:THREATENS]->(target:Actor)",
    "against": "MATCH (source:Actor)-[edge:THREATENS]->(target:Actor {id: $id})",
}
_THREATS_RETURN = """
RETURN source.id AS source, source.name AS source_name, target.id AS target,
       target.name AS target_name, edge.claims AS claims, edge.first_date AS first_date,
       edge.last_date AS last_date, edge.confidence AS confidence
ORDER BY claims DESC, source, target
"""
# The mediator's own edge knows one party only; the claims know both.
_MEDIATORS = """
MATCH (claim:Claim {relation: 'MEDIATES'})
WHERE claim.factuality = 'asserted'
MATCH (claim)-[:TARGET|THIRD]->(a:Actor)
WHERE a.id = $a OR (a.kind = 'person' AND a.country = $a)
MATCH (claim)-[:TARGET|THIRD]->(b:Actor)
WHERE b.id <> a.id AND (b.id = $b OR (b.kind = 'person' AND b.country = $b))
MATCH (claim)-[:SOURCE]->(mediator:Actor)
WITH DISTINCT claim, mediator
RETURN mediator.id AS id, mediator.name AS name, mediator.kind AS kind,
       count(claim) AS claims, min(coalesce(claim.date, claim.reported)) AS first_date,
       max(coalesce(claim.date, claim.reported)) AS last_date,
       max(claim.confidence) AS confidence
ORDER BY claims DESC, id
"""
_STEPS = """
UNWIND $ids AS id
MATCH (actor:Actor {{id: id}})-[edge:{types}]-(other:Actor)
RETURN DISTINCT id AS known, other.id AS reached, edge.id AS edge, edge.claims AS claims
"""
_EDGES = """
UNWIND $pairs AS pair
MATCH (source:Actor {{id: pair.a}})-[edge:{types}]-(target:Actor {{id: pair.b}})
RETURN DISTINCT pair.step AS step, startNode(edge).id AS source,
       startNode(edge).name AS source_name, type(edge) AS relation,
       endNode(edge).id AS target, endNode(edge).name AS target_name,
       edge.claims AS claims, edge.first_date AS first_date,
       edge.last_date AS last_date, edge.confidence AS confidence
ORDER BY step, claims DESC, relation, source
"""


def allies(graph: Graph, actor: str) -> list[Row]:
    """Whom the actor is allied with, the best attested first.

    Rows: id, name, kind, claims, first_date, last_date, confidence.

    Raises:
        UnknownActorError: no such actor.
    """
    return _neighbours(graph, actor, "ALLY_OF")


def rivals(graph: Graph, actor: str) -> list[Row]:
    """Whose enemy or adversary the actor is; rows as `allies`.

    Raises:
        UnknownActorError: no such actor.
    """
    return _neighbours(graph, actor, "RIVAL_OF")


def _neighbours(graph: Graph, actor: str, relation: str) -> list[Row]:
    return graph.run(_NEIGHBOURS.format(relation=relation), id=find_actor(graph, actor)["id"])


def threats(graph: Graph, actor: str, direction: Direction = "both") -> list[Row]:
    """Threats by the actor, against it, or both.

    Rows: source, source_name, target, target_name, claims, first_date,
    last_date, confidence.

    Raises:
        UnknownActorError: no such actor.
        InputError: no such direction.
    """
    if direction not in ("both", "by", "against"):
        raise InputError(f"no direction '{str(direction)[:30]}': use both, by or against")
    name = find_actor(graph, actor)["id"]
    ways = _THREATS if direction == "both" else {direction: _THREATS[direction]}
    rows = [row for way in ways.values() for row in graph.run(way + _THREATS_RETURN, id=name)]
    return sorted(rows, key=lambda row: (-row["claims"], row["source"], row["target"]))


def mediators(graph: Graph, a: str, b: str) -> list[Row]:
    """Who mediates between two actors, by the claims that assert it; rows as `allies`.

    A state is also there where one of its people is: "relayed Iran's answer to Trump".

    Raises:
        UnknownActorError: no such actor.
    """
    first, second = find_actor(graph, a), find_actor(graph, b)
    return graph.run(_MEDIATORS, a=first["id"], b=second["id"])


def path(
    graph: Graph, a: str, b: str, longest: int = 4, ontology: Ontology | None = None
) -> list[Row]:
    """A shortest chain of asserted relations from one actor to another.

    Of several the best attested is taken. Rows, one for each relation on the
    way: step (from 1), source, source_name, relation, target, target_name,
    claims, first_date, last_date, confidence; source and target as the relation
    points. No rows where there is no chain of at most `longest` steps.

    Raises:
        UnknownActorError: no such actor.
        InputError: `longest` is not from 1 to 10.
    """
    if not 1 <= longest <= _LONGEST_PATH:
        raise InputError(f"a path has 1 to {_LONGEST_PATH} steps, not {longest}")
    start, end = find_actor(graph, a)["id"], find_actor(graph, b)["id"]
    if start == end:
        return []
    types = "|".join(f"`{name}`" for name in relation_types(ontology or load_ontology()))
    chain = _chain(graph, _STEPS.format(types=types), start, end, longest)
    pairs = [
        {"step": step, "a": known, "b": reached}
        for step, (known, reached) in enumerate(pairwise(chain), start=1)
    ]
    return graph.run(_EDGES.format(types=types), pairs=pairs) if pairs else []


def _chain(graph: Graph, statement: str, start: str, end: str, longest: int) -> list[str]:
    """Actors from start to end, breadth first: a query for each step, none twice."""
    came_from: dict[str, str] = {start: ""}
    frontier = [start]
    for _ in range(longest):
        claims: dict[tuple[str, str], int] = {}
        for row in graph.run(statement, ids=frontier):
            if row["reached"] not in came_from:
                pair = (row["reached"], row["known"])
                claims[pair] = claims.get(pair, 0) + row["claims"]
        best = sorted(claims, key=lambda pair: (-claims[pair], pair))
        for reached, known in best:
            came_from.setdefault(reached, known)
        frontier = sorted({reached for reached, _ in best})
        if end in came_from:
            chain = [end]
            while chain[-1] != start:
                chain.append(came_from[chain[-1]])
            return chain[::-1]
        if not frontier:
            break
    return []
