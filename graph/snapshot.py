"""A snapshot: all claims of a graph at one moment, as immutable values.

Exports and the page are pure functions over a snapshot. It comes from a store
(`snapshot_of_graph`) or straight from claims, without one (`snapshot_of_claims`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from diplograph.graph.model import Actor, Claim, DocumentReference, Factuality
from diplograph.graph.ontology import Ontology
from diplograph.graph.store import Graph
from diplograph.graph.stored import dump

__all__ = [
    "RelationEdge",
    "Snapshot",
    "edge_ends",
    "snapshot_of",
    "snapshot_of_claims",
    "snapshot_of_graph",
]


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

    def edges(self, ontology: Ontology) -> tuple[RelationEdge, ...]:
        """The claims grouped into edges, sorted by source, target, relation and factuality.

        The asserted ones are what a store keeps as derived edges; here the
        other factualities have edges of their own beside them, and so have
        claims of an actor about itself.
        """
        groups: defaultdict[tuple[str, str, str, Factuality], list[Claim]] = defaultdict(list)
        for claim in self.claims:
            ends = edge_ends(claim.relation, claim.source.id, claim.target.id, ontology)
            groups[*ends, claim.relation, claim.factuality].append(claim)
        return tuple(RelationEdge(*key, tuple(groups[key])) for key in sorted(groups))

    @property
    def documents(self) -> tuple[DocumentReference, ...]:
        """The documents that the claims come from, sorted by id."""
        found = {claim.document.id: claim.document for claim in self.claims}
        return tuple(found[name] for name in sorted(found))


def edge_ends(relation: str, source: str, target: str, ontology: Ontology) -> tuple[str, str]:
    """Where the edge of such a claim starts and ends; sorted for a symmetric relation."""
    if relation in ontology and ontology[relation].symmetric and target < source:
        return target, source
    return source, target


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
        for participant in claim.participants.values():
            actors.setdefault(participant.id, participant.actor)
    return Snapshot(
        actors=tuple(actors[name] for name in sorted(actors)),
        claims=tuple(by_id[name] for name in sorted(by_id)),
    )


def snapshot_of_graph(graph: Graph) -> Snapshot:
    """A snapshot of all claims of a graph.

    Raises:
        GraphError: what the graph holds is no claim by this version's model.
        GraphUnavailableError: the store cannot be reached.
    """
    return snapshot_of_claims(dump(graph))
