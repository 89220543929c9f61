"""Claims as rows: what the statements of `schema` take, and which edge a claim speaks of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from diplograph.graph.model import Actor, Claim, DocumentReference
from diplograph.graph.ontology import Ontology
from diplograph.graph.schema import ClaimLink
from diplograph.graph.store import Row

__all__ = [
    "Edge",
    "actor_row",
    "actors_of",
    "claim_row",
    "document_row",
    "edge_of",
    "link_rows",
    "sentence_id",
    "sentence_row",
]


class Edge(NamedTuple):
    """A derived edge: one for all asserted claims of this relation between two actors."""

    relation: str
    source: str
    target: str

    @property
    def id(self) -> str:
        """`IRN THREATENS USA`; neither actor ids nor relations have spaces."""
        return f"{self.source} {self.relation} {self.target}"

    @classmethod
    def from_id(cls, text: str) -> Edge:
        """The edge of that id."""
        source, relation, target = text.split(" ")
        return cls(relation, source, target)

    @property
    def row(self) -> Row:
        """A row for `edge_statement`."""
        return {"id": self.id, "source": self.source, "target": self.target}


def edge_of(relation: str, source: str, target: str, ontology: Ontology) -> Edge | None:
    """The edge that such a claim speaks of; None where an actor faces itself.

    The ends of a symmetric relation are sorted, so that it has one edge.
    """
    if source == target:
        return None
    if ontology[relation].symmetric:
        source, target = sorted((source, target))
    return Edge(relation, source, target)


def actors_of(claims: Iterable[Claim]) -> dict[str, Actor]:
    """All actors of claims by id; where two claims differ on one, the later is kept."""
    return {
        participant.id: participant.actor
        for claim in claims
        for participant in claim.participants.values()
    }


def actor_row(actor: Actor) -> Row:
    """A row for `actor_statement` and `RELABEL_ACTORS`."""
    return {
        "id": actor.id,
        "name": actor.name,
        "country": actor.country,
        "kind": actor.kind.value,
    }


def document_row(document: DocumentReference, sha256: str | None) -> Row:
    """A row for `WRITE_DOCUMENTS`."""
    return {
        "id": document.id,
        "title": document.title,
        "url": document.url,
        "published": document.published.isoformat() if document.published else None,
        "sha256": sha256,
    }


def sentence_id(claim: Claim) -> str:
    """`DOCUMENT#START-END`: one node for all claims of a sentence."""
    return f"{claim.document.id}#{claim.sentence.start}-{claim.sentence.end}"


def sentence_row(claim: Claim) -> Row:
    """A row for `WRITE_SENTENCES`."""
    return {
        "id": sentence_id(claim),
        "document": claim.document.id,
        "text": claim.sentence.text,
        "start": claim.sentence.start,
        "end": claim.sentence.end,
    }


def claim_row(claim: Claim, edge: Edge | None) -> Row:
    """A row for `WRITE_CLAIMS`."""
    return {
        "id": claim.id,
        "sentence": sentence_id(claim),
        "relation": claim.relation,
        "plover": claim.plover,
        "factuality": claim.factuality.value,
        "confidence": claim.confidence,
        "date": claim.date,
        "reported": claim.reported,
        "extractor": claim.extractor,
        "edge": edge.id if edge else None,
    }


def link_rows(claims: Iterable[Claim], link: ClaimLink) -> list[Row]:
    """Rows for `link_statement`."""
    return [
        {
            "claim": claim.id,
            "actor": actor.id,
            "start": actor.mention[0],
            "end": actor.mention[1],
        }
        for claim in claims
        if (actor := claim.participants.get(link.field))
    ]
