"""The graph layer: model, ontology, stores and exports.

A claim (`model`) is written by `writer` into a store (`neo4j_store`,
`embedded_store`, behind the interface in `store`) under the schema in `schema`,
and leaves it again through `export` and `page`. This layer imports none of ours.
"""

from diplograph.graph.errors import (
    DiplographError,
    GraphError,
    GraphUnavailableError,
    InputError,
    ModelMissingError,
    QueryError,
    ReadError,
    ReadOnlyError,
    TableError,
    UnknownActorError,
)
from diplograph.graph.model import (
    Actor,
    ActorKind,
    Claim,
    Document,
    DocumentReference,
    Factuality,
    Participant,
    Representation,
    Sentence,
)
from diplograph.graph.ontology import Ontology, RelationType, load_ontology
from diplograph.graph.store import Graph, open_graph

__all__ = [
    "Actor",
    "ActorKind",
    "Claim",
    "DiplographError",
    "Document",
    "DocumentReference",
    "Factuality",
    "Graph",
    "GraphError",
    "GraphUnavailableError",
    "InputError",
    "ModelMissingError",
    "Ontology",
    "Participant",
    "QueryError",
    "ReadError",
    "ReadOnlyError",
    "RelationType",
    "Representation",
    "Sentence",
    "TableError",
    "UnknownActorError",
    "load_ontology",
    "open_graph",
]
