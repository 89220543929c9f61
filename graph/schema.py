"""The graph's schema: labels, relationship types, constraints, and the static
statements that write each of them.

Labels and types are closed enumerations: actor labels follow `ActorKind`,
relation types come from the ontology, the rest stands here. Every statement is
made once from these; no label or type is ever taken from a text.

    (:Claim)-[:EVIDENCED_BY]->(:Sentence)-[:FROM_DOCUMENT]->(:Document)
    (:Claim)-[:SOURCE|TARGET|THIRD|ATTRIBUTED_TO|RELAYED_BY {start, end}]->(:Actor)
    (:Actor)-[:ALLY_OF|... {id, claims, first_date, last_date, confidence}]->(:Actor)
    (:Person)-[:REPRESENTS {id, role, from, to}]->(:Actor)
    (:Actor)-[:MEMBER_OF {id, from, to}]->(:Actor)

The same Cypher serves Neo4j and the embedded store. Only uniqueness differs:
ArcadeDB cannot set a second label under a uniqueness constraint, so there a
plain index stands in; one process writes there at a time.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from diplograph.graph.errors import InputError
from diplograph.graph.model import ActorKind
from diplograph.graph.ontology import Ontology

__all__ = [
    "ACTOR_LABELS",
    "ClaimLink",
    "NodeLabel",
    "StructuralLink",
    "actor_statement",
    "edge_statement",
    "link_statement",
    "relation_types",
    "schema_statements",
]


class NodeLabel(StrEnum):
    """What a node is."""

    ACTOR = "Actor"
    DOCUMENT = "Document"
    SENTENCE = "Sentence"
    CLAIM = "Claim"


class ClaimLink(StrEnum):
    """How an actor takes part in a claim; the fields of `Claim` in capitals."""

    SOURCE = "SOURCE"
    TARGET = "TARGET"
    THIRD = "THIRD"
    ATTRIBUTED_TO = "ATTRIBUTED_TO"
    RELAYED_BY = "RELAYED_BY"

    @property
    def field(self) -> str:
        """The field of `Claim` that it stands for."""
        return self.value.lower()


class StructuralLink(StrEnum):
    """Relationships that no claim carries."""

    FROM_DOCUMENT = "FROM_DOCUMENT"
    EVIDENCED_BY = "EVIDENCED_BY"
    REPRESENTS = "REPRESENTS"
    MEMBER_OF = "MEMBER_OF"


ACTOR_LABELS: dict[ActorKind, str] = {
    ActorKind.STATE: "State",
    ActorKind.PERSON: "Person",
    ActorKind.IGO: "Organization",
    ActorKind.BLOC: "Bloc",
    ActorKind.GROUP: "Group",
    ActorKind.NGO: "Ngo",
    ActorKind.PLACE: "Place",
    ActorKind.OTHER: "OtherActor",
}
"""The second label of an actor, beside `Actor`."""

_LOOKED_UP = (
    (NodeLabel.ACTOR, "name"),
    (NodeLabel.CLAIM, "edge"),
    (NodeLabel.CLAIM, "relation"),
    (NodeLabel.CLAIM, "factuality"),
)


def schema_statements(*, unique: bool) -> tuple[str, ...]:
    """Constraints and indexes, each harmless when it is there already.

    With `unique` the ids are constrained, else only indexed.
    """
    statements = []
    for label in NodeLabel:
        name = f"{label.lower()}_id"
        statements.append(
            f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
            if unique
            else f"CREATE INDEX {name} IF NOT EXISTS FOR (n:{label}) ON (n.id)"
        )
    statements += [
        f"CREATE INDEX {label.lower()}_{key} IF NOT EXISTS FOR (n:{label}) ON (n.{key})"
        for label, key in _LOOKED_UP
    ]
    return tuple(statements)


def relation_types(ontology: Ontology) -> tuple[str, ...]:
    """The relationship types that an ontology brings.

    Raises:
        InputError: a relation bears the name of one of the schema's own types.
    """
    own = {*ClaimLink, *StructuralLink}
    for name in ontology.relations:
        if name in own:
            raise InputError(f"ontology: a relation cannot be called {name}: the graph uses it")
    return tuple(ontology.relations)


@cache
def actor_statement(kind: ActorKind) -> str:
    """Write actors of one kind. Rows: id, name, country."""
    return (
        "UNWIND $rows AS row "
        "MERGE (actor:Actor {id: row.id}) "
        f"SET actor:{ACTOR_LABELS[kind]}, actor.kind = '{kind}', "
        "actor.name = row.name, actor.country = row.country "
        "RETURN count(actor) AS written"
    )


RELABEL_ACTORS = (
    "UNWIND $rows AS row "
    "MATCH (actor:Actor {id: row.id}) WHERE actor.kind <> row.kind "
    f"REMOVE actor:{':'.join(ACTOR_LABELS.values())} "
    "RETURN count(actor) AS written"
)
"""Take the second label off actors that change their kind. Rows: id, kind."""

WRITE_DOCUMENTS = (
    "UNWIND $rows AS row "
    "MERGE (document:Document {id: row.id}) "
    "SET document.title = row.title, document.url = row.url, "
    "document.published = row.published, document.sha256 = row.sha256 "
    "RETURN count(document) AS written"
)

WRITE_SENTENCES = (
    "UNWIND $rows AS row "
    "MATCH (document:Document {id: row.document}) "
    "MERGE (sentence:Sentence {id: row.id}) "
    "SET sentence.text = row.text, sentence.start = row.start, sentence.end = row.end "
    "MERGE (sentence)-[:FROM_DOCUMENT]->(document) "
    "RETURN count(sentence) AS written"
)

WRITE_CLAIMS = (
    "UNWIND $rows AS row "
    "MATCH (sentence:Sentence {id: row.sentence}) "
    "MERGE (claim:Claim {id: row.id}) "
    "SET claim.relation = row.relation, claim.plover = row.plover, "
    "claim.factuality = row.factuality, claim.confidence = row.confidence, "
    "claim.date = row.date, claim.reported = row.reported, "
    "claim.extractor = row.extractor, claim.edge = row.edge "
    "MERGE (claim)-[:EVIDENCED_BY]->(sentence) "
    "RETURN count(claim) AS written"
)


@cache
def link_statement(link: ClaimLink) -> str:
    """Tie claims to actors. Rows: claim, actor, start, end (characters of the mention)."""
    return (
        "UNWIND $rows AS row "
        "MATCH (claim:Claim {id: row.claim}) "
        "MATCH (actor:Actor {id: row.actor}) "
        f"MERGE (claim)-[link:{link}]->(actor) "
        "SET link.start = row.start, link.end = row.end "
        "RETURN count(link) AS written"
    )


@cache
def edge_statement(relation: str) -> str:
    """Derive edges of one relation from their asserted claims. Rows: id, source, target.

    A row without an asserted claim makes no edge. `relation` is a name out of
    `relation_types`.
    """
    return (
        "UNWIND $rows AS row "
        "MATCH (claim:Claim {edge: row.id}) WHERE claim.factuality = 'asserted' "
        "WITH row.id AS id, row.source AS source_id, row.target AS target_id, "
        "count(claim) AS claims, max(claim.confidence) AS confidence, "
        "min(coalesce(claim.date, claim.reported)) AS first_date, "
        "max(coalesce(claim.date, claim.reported)) AS last_date "
        "MATCH (source:Actor {id: source_id}) "
        "MATCH (target:Actor {id: target_id}) "
        f"MERGE (source)-[edge:`{relation}`]->(target) "
        "SET edge.id = id, edge.claims = claims, edge.confidence = confidence, "
        "edge.first_date = first_date, edge.last_date = last_date "
        "RETURN count(edge) AS written"
    )


LOCK_ACTORS = (
    "UNWIND $rows AS row "
    "MATCH (actor:Actor {id: row.id}) SET actor.name = actor.name "
    "RETURN count(actor) AS written"
)
"""Take the actors' write locks: transactions that recount one edge then follow each other."""

RECOUNT_EDGES = (
    "UNWIND $rows AS row "
    "MATCH (source:Actor {id: row.source})-[edge]->(target:Actor {id: row.target}) "
    "WHERE edge.id = row.id "
    "OPTIONAL MATCH (claim:Claim {edge: row.id}) WHERE claim.factuality = 'asserted' "
    "WITH edge, count(claim) AS claims, max(claim.confidence) AS confidence, "
    "min(coalesce(claim.date, claim.reported)) AS first_date, "
    "max(coalesce(claim.date, claim.reported)) AS last_date "
    "SET edge.claims = claims, edge.confidence = confidence, "
    "edge.first_date = first_date, edge.last_date = last_date "
    "RETURN count(edge) AS written"
)
"""Count edges anew, of any relation, after claims went. Rows: id, source, target."""

REMOVE_EMPTY_EDGES = (
    "UNWIND $rows AS row "
    "MATCH (source:Actor {id: row.source})-[edge]->(target:Actor {id: row.target}) "
    "WHERE edge.id = row.id AND edge.claims = 0 "
    "DELETE edge "
    "RETURN count(edge) AS written"
)

REMOVE_CLAIMS = (
    "UNWIND $rows AS row "
    "MATCH (claim:Claim {id: row.id}) "
    "DETACH DELETE claim "
    "RETURN count(claim) AS written"
)

REMOVE_BARE_SENTENCES = (
    "UNWIND $rows AS row "
    "MATCH (:Document {id: row.id})<-[:FROM_DOCUMENT]-(sentence:Sentence) "
    "WHERE NOT (sentence)<-[:EVIDENCED_BY]-() "
    "DETACH DELETE sentence "
    "RETURN count(sentence) AS written"
)
"""Remove those sentences of documents that no claim rests on. Rows: id of the document."""

REMOVE_DOCUMENTS = (
    "UNWIND $rows AS row "
    "MATCH (document:Document {id: row.id}) "
    "DETACH DELETE document "
    "RETURN count(document) AS written"
)

REMOVE_LONE_ACTORS = (
    "UNWIND $rows AS row "
    "MATCH (actor:Actor {id: row.id}) WHERE NOT (actor)--() "
    "DELETE actor "
    "RETURN count(actor) AS written"
)
"""Remove those of the actors that have no claim, edge, role or membership left."""

SET_CLAIM_EDGES = (
    "UNWIND $rows AS row "
    "MATCH (claim:Claim {id: row.id}) SET claim.edge = row.edge "
    "RETURN count(claim) AS written"
)

WRITE_REPRESENTATIONS = (
    "UNWIND $rows AS row "
    "MATCH (person:Actor {id: row.source}) "
    "MATCH (actor:Actor {id: row.target}) "
    "MERGE (person)-[link:REPRESENTS {id: row.id}]->(actor) "
    "SET link.role = row.role, link.`from` = row.since, link.`to` = row.until "
    "RETURN count(link) AS written"
)

WRITE_MEMBERSHIPS = (
    "UNWIND $rows AS row "
    "MATCH (member:Actor {id: row.source}) "
    "MATCH (organization:Actor {id: row.target}) "
    "MERGE (member)-[link:MEMBER_OF {id: row.id}]->(organization) "
    "SET link.`from` = row.since, link.`to` = row.until "
    "RETURN count(link) AS written"
)
