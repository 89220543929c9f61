"""What a graph holds, read back: documents, whether they changed, and claims.

Participants are read by themselves: OPTIONAL MATCH for those that may be
missing costs more, on both stores, than one row for each that is there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from pydantic import ValidationError

from diplograph.graph.errors import GraphError
from diplograph.graph.model import Claim
from diplograph.graph.schema import ClaimLink
from diplograph.graph.store import Graph, Row

__all__ = [
    "ClaimState",
    "StoredDocument",
    "actors_of_documents",
    "dump",
    "state_of",
    "stored_documents",
]

_PAGE = 200
"""Documents read at once by `dump`."""

_DOCUMENTS = """
UNWIND $ids AS id
MATCH (document:Document {id: id})
RETURN document.id AS id, document.sha256 AS sha256
"""
_STATES = """
UNWIND $ids AS id
MATCH (:Document {id: id})<-[:FROM_DOCUMENT]-(:Sentence)<-[:EVIDENCED_BY]-(claim:Claim)
RETURN id AS document, claim.id AS claim, claim.confidence AS confidence, claim.date AS date,
       claim.extractor AS extractor, claim.edge AS edge
"""
_RELAYERS = """
UNWIND $ids AS id
MATCH (:Document {id: id})<-[:FROM_DOCUMENT]-(:Sentence)<-[:EVIDENCED_BY]-(claim:Claim)
MATCH (claim)-[:RELAYED_BY]->(actor:Actor)
RETURN claim.id AS claim, actor.id AS actor
"""
_LINKS = "|".join(ClaimLink)
_ACTORS = f"""
UNWIND $ids AS id
MATCH (:Document {{id: id}})<-[:FROM_DOCUMENT]-(:Sentence)<-[:EVIDENCED_BY]-(claim:Claim)
MATCH (claim)-[:{_LINKS}]->(actor:Actor)
RETURN DISTINCT actor.id AS id
"""
_NEXT = """
MATCH (document:Document) WHERE document.id > $after
RETURN document.id AS id, document.title AS title, document.url AS url,
       document.published AS published
ORDER BY id LIMIT $page
"""
_CLAIMS = """
UNWIND $ids AS id
MATCH (:Document {id: id})<-[:FROM_DOCUMENT]-(sentence:Sentence)<-[:EVIDENCED_BY]-(claim:Claim)
RETURN id AS document, properties(claim) AS claim, sentence.text AS text,
       sentence.start AS start, sentence.end AS end
"""
_PARTICIPANTS = f"""
UNWIND $ids AS id
MATCH (:Document {{id: id}})<-[:FROM_DOCUMENT]-(:Sentence)<-[:EVIDENCED_BY]-(claim:Claim)
MATCH (claim)-[link:{_LINKS}]->(actor:Actor)
RETURN claim.id AS claim, type(link) AS link, link.start AS start, link.end AS end,
       actor.id AS id, actor.name AS name, actor.kind AS kind, actor.country AS country
"""


class ClaimState(NamedTuple):
    """Of a claim, its id and what may change beside it."""

    id: str
    confidence: float
    date: str | None
    extractor: str
    relayed_by: str | None
    """The id of the actor."""


class StoredDocument(NamedTuple):
    """A document that the graph holds."""

    sha256: str | None
    claims: frozenset[ClaimState]
    edges: frozenset[str]
    """Ids of the edges that its claims speak of."""

    @property
    def claim_ids(self) -> set[str]:
        """The ids of its claims."""
        return {state.id for state in self.claims}


def state_of(claim: Claim) -> ClaimState:
    """What `StoredDocument` keeps of a claim."""
    relayer = claim.relayed_by.id if claim.relayed_by else None
    return ClaimState(claim.id, claim.confidence, claim.date, claim.extractor, relayer)


def stored_documents(graph: Graph, ids: Sequence[str]) -> dict[str, StoredDocument]:
    """Those of the documents that the graph holds, by id."""
    states: defaultdict[str, set[ClaimState]] = defaultdict(set)
    edges: defaultdict[str, set[str]] = defaultdict(set)
    found = graph.run(_DOCUMENTS, ids=list(ids))
    held = [row["id"] for row in found]
    relayers = {row["claim"]: row["actor"] for row in graph.run(_RELAYERS, ids=held)}
    for row in graph.run(_STATES, ids=held):
        name = row["claim"]
        states[row["document"]].add(
            ClaimState(name, row["confidence"], row["date"], row["extractor"], relayers.get(name))
        )
        if row["edge"]:
            edges[row["document"]].add(row["edge"])
    return {
        row["id"]: StoredDocument(
            row["sha256"], frozenset(states[row["id"]]), frozenset(edges[row["id"]])
        )
        for row in found
    }


def actors_of_documents(graph: Graph, ids: Sequence[str]) -> list[str]:
    """Ids of all actors of these documents' claims."""
    return [row["id"] for row in graph.run(_ACTORS, ids=list(ids))] if ids else []


def dump(graph: Graph) -> Iterator[Claim]:
    """All claims of a graph as they were written, by document, place in it, and id.

    Reads a few hundred documents at a time.

    Raises:
        GraphError: what the graph holds is no claim by this version's model.
        GraphUnavailableError: the store cannot be reached.
    """
    after = ""
    while page := graph.run(_NEXT, after=after, page=_PAGE):
        documents = {row["id"]: row for row in page}
        after = page[-1]["id"]
        ids = list(documents)
        actors: defaultdict[str, Row] = defaultdict(dict)
        for row in graph.run(_PARTICIPANTS, ids=ids):
            actors[row["claim"]][_FIELDS[row["link"]]] = _participant(row)
        rows = graph.run(_CLAIMS, ids=ids)
        rows.sort(key=lambda row: (row["document"], row["start"], row["end"], row["claim"]["id"]))
        for row in rows:
            yield _claim(graph, row, documents[row["document"]], actors[row["claim"]["id"]])


_FIELDS = {link.value: link.field for link in ClaimLink}


def _participant(row: Row) -> Row:
    return {
        "id": row["id"],
        "name": row["name"],
        "kind": row["kind"],
        "country": row["country"],
        "mention": (row["start"], row["end"]),
    }


def _claim(graph: Graph, row: Row, document: Row, actors: Row) -> Claim:
    stored: dict[str, Any] = row["claim"]
    sentence = {"text": row["text"], "start": row["start"], "end": row["end"]}
    try:
        return Claim.model_validate(
            {
                **{key: value for key, value in stored.items() if key != "edge"},
                **actors,
                "document": document,
                "sentence": sentence,
            }
        )
    except ValidationError:
        raise GraphError(
            f"claim {stored.get('id')} in {graph.name} does not fit the model: "
            "retract its document and load it again"
        ) from None
