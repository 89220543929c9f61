"""A snapshot: all claims of a graph at one moment, as immutable values.

Exports and the page are pure functions over a snapshot. It comes from a store
(`snapshot_of_graph`) or straight from claims, without one (`snapshot_of_claims`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from diplograph.graph.errors import GraphError
from diplograph.graph.model import Actor, Claim, DocumentReference, Factuality
from diplograph.graph.store import Graph, Row

__all__ = ["RelationEdge", "Snapshot", "snapshot_of", "snapshot_of_claims", "snapshot_of_graph"]

_CLAIMS = """
MATCH (claim:Claim)-[source_role:SOURCE]->(source:Actor)
MATCH (claim)-[target_role:TARGET]->(target:Actor)
MATCH (claim)-[:EVIDENCED_BY]->(sentence:Sentence)-[:FROM_DOCUMENT]->(document:Document)
RETURN claim.id AS id, claim.relation AS relation, claim.plover AS plover,
       claim.factuality AS factuality, claim.confidence AS confidence,
       claim.date AS date, claim.reported AS reported, claim.extractor AS extractor,
       source.id AS source, source_role.start AS source_start, source_role.end AS source_end,
       target.id AS target, target_role.start AS target_start, target_role.end AS target_end,
       sentence.text AS sentence, sentence.start AS sentence_start, sentence.end AS sentence_end,
       document.id AS document, document.title AS title, document.url AS url,
       document.published AS published
ORDER BY id
"""

# The optional participants are read by themselves: OPTIONAL MATCH beside the
# joins above costs far more on both stores than two short scans do.
_THIRDS = """
MATCH (claim:Claim)-[role:THIRD]->(actor:Actor)
RETURN claim.id AS claim, actor.id AS actor, role.start AS role_start, role.end AS role_end
ORDER BY claim
"""
_SPEAKERS = """
MATCH (claim:Claim)-[role:ATTRIBUTED_TO]->(actor:Actor)
RETURN claim.id AS claim, actor.id AS actor, role.start AS role_start, role.end AS role_end
ORDER BY claim
"""
_ACTORS = """
MATCH (actor:Actor)
RETURN actor.id AS id, actor.name AS name, actor.kind AS kind, actor.country AS country
ORDER BY id
"""


@dataclass(frozen=True, slots=True)
class RelationEdge:
    """All claims that say the same of the same two actors, with the same factuality."""

    source: str
    target: str
    relation: str
    factuality: Factuality
    claims: tuple[Claim, ...]

    @property
    def key(self) -> str:
        """Tells this edge from the others between its two actors: `THREATENS:denied`."""
        return f"{self.relation}:{self.factuality.value}"

    @property
    def confidence(self) -> float:
        """The confidence of the best claim."""
        return max(claim.confidence for claim in self.claims)

    @property
    def first_date(self) -> str | None:
        """The earliest date of a claim, as precise as known."""
        return min(self._dates(), default=None)

    @property
    def last_date(self) -> str | None:
        """The latest date of a claim, as precise as known."""
        return max(self._dates(), default=None)

    def _dates(self) -> list[str]:
        return [found for claim in self.claims if (found := claim.date or claim.reported)]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Actors that take part in a claim, and the claims; both sorted by id."""

    actors: tuple[Actor, ...]
    claims: tuple[Claim, ...]

    @property
    def edges(self) -> tuple[RelationEdge, ...]:
        """The claims grouped into edges, sorted by source, target, relation and factuality.

        The asserted ones are what a store keeps as derived edges; here the
        other factualities have edges of their own beside them.
        """
        groups: defaultdict[tuple[str, str, str, Factuality], list[Claim]] = defaultdict(list)
        for claim in self.claims:
            groups[claim.source.id, claim.target.id, claim.relation, claim.factuality].append(claim)
        return tuple(RelationEdge(*key, tuple(groups[key])) for key in sorted(groups))

    @property
    def documents(self) -> tuple[DocumentReference, ...]:
        """The documents that the claims come from, sorted by id."""
        found = {claim.document.id: claim.document for claim in self.claims}
        return tuple(found[name] for name in sorted(found))


def snapshot_of(source: Graph | Snapshot) -> Snapshot:
    """The snapshot itself, or one taken of a graph.

    Raises:
        GraphError: see `snapshot_of_graph`.
    """
    return source if isinstance(source, Snapshot) else snapshot_of_graph(source)


def snapshot_of_claims(claims: Iterable[Claim]) -> Snapshot:
    """A snapshot of these claims, without a store. A claim that comes twice counts once."""
    by_id = {claim.id: claim for claim in claims}
    actors: dict[str, Actor] = {}
    for claim in by_id.values():
        for participant in (claim.source, claim.target, claim.third, claim.attributed_to):
            if participant is not None:
                actors.setdefault(participant.id, participant.actor)
    return Snapshot(
        actors=tuple(actors[name] for name in sorted(actors)),
        claims=tuple(by_id[name] for name in sorted(by_id)),
    )


def snapshot_of_graph(graph: Graph) -> Snapshot:
    """Read all claims of a graph.

    Raises:
        QueryError, GraphUnavailableError: the store fails.
        GraphError: what it holds is no claim by this version's model.
    """
    actors = {row["id"]: row for row in graph.run(_ACTORS)}
    thirds = {row["claim"]: row for row in graph.run(_THIRDS)}
    speakers = {row["claim"]: row for row in graph.run(_SPEAKERS)}
    claims = []
    for row in graph.run(_CLAIMS):
        try:
            claims.append(_claim(row, actors, thirds.get(row["id"]), speakers.get(row["id"])))
        except (ValidationError, KeyError):
            raise GraphError(
                f"claim {row['id']} in {graph.name} does not fit the model: rebuild the graph"
            ) from None
    return snapshot_of_claims(claims)


def _claim(row: Row, actors: dict[str, Row], third: Row | None, speaker: Row | None) -> Claim:
    def participant(name: str, start: int, end: int) -> dict[str, Any]:
        return {**actors[name], "mention": (start, end)}

    def optional(role: Row | None) -> dict[str, Any] | None:
        return participant(role["actor"], role["role_start"], role["role_end"]) if role else None

    return Claim.model_validate(
        {
            "id": row["id"],
            "relation": row["relation"],
            "plover": row["plover"],
            "factuality": row["factuality"],
            "confidence": row["confidence"],
            "source": participant(row["source"], row["source_start"], row["source_end"]),
            "target": participant(row["target"], row["target_start"], row["target_end"]),
            "third": optional(third),
            "attributed_to": optional(speaker),
            "date": _text(row["date"]),
            "reported": _text(row["reported"]),
            "document": {
                "id": row["document"],
                "title": row["title"],
                "url": row["url"],
                "published": _text(row["published"]),
            },
            "sentence": {
                "text": row["sentence"],
                "start": row["sentence_start"],
                "end": row["sentence_end"],
            },
            "extractor": row["extractor"],
        }
    )


def _text(value: object) -> str | None:
    # Dates are ISO strings or temporal values, by store and driver; both print as ISO.
    return None if value is None else str(value)
