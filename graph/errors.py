"""Every error that diplograph raises on purpose.

DiplographError                 base: one line that says what to do
├── InputError                  a file or value that the user gave
│   ├── ReadError               a document cannot be read
│   ├── TableError              an actor table or an ontology file is broken (file, line, reason)
│   └── UnknownActorError       a name that resolves to no actor
├── ModelMissingError           a spaCy pipeline or a relation model is not installed
└── GraphError                  a store refuses or fails
    ├── GraphUnavailableError   the server is down, refuses the password, or the file is locked
    ├── QueryError              Cypher that does not parse or run
    └── ReadOnlyError           a write in a read-only query
"""

__all__ = [
    "DiplographError",
    "GraphError",
    "GraphUnavailableError",
    "InputError",
    "ModelMissingError",
    "QueryError",
    "ReadError",
    "ReadOnlyError",
    "TableError",
    "UnknownActorError",
]


class DiplographError(Exception):
    """Base of all errors; its text is one line for a person."""


class InputError(DiplographError):
    """A file or value that the user gave cannot be used."""


class ReadError(InputError):
    """A document cannot be read."""


class TableError(InputError):
    """An actor table or an ontology file is broken; names file, line and reason."""


class UnknownActorError(InputError):
    """A name resolves to no actor."""


class ModelMissingError(DiplographError):
    """A spaCy pipeline or a relation model is not installed."""


class GraphError(DiplographError):
    """A store refuses or fails."""


class GraphUnavailableError(GraphError):
    """The server is down, refuses the password, or the graph is locked."""


class QueryError(GraphError):
    """Cypher that does not parse or run."""


class ReadOnlyError(GraphError):
    """A write in a read-only query."""
