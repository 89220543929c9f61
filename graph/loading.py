"""Documents and claims into transactions: what is new, unchanged, changed or refused."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from diplograph.graph import schema
from diplograph.graph.edges import recount_edges, write_edges
from diplograph.graph.errors import InputError
from diplograph.graph.model import Actor, ActorKind, Claim, DocumentReference, Factuality
from diplograph.graph.ontology import Ontology
from diplograph.graph.rows import (
    Edge,
    actor_row,
    actors_of,
    claim_row,
    document_row,
    edge_of,
    link_rows,
    sentence_row,
)
from diplograph.graph.store import Graph, Row
from diplograph.graph.stored import (
    StoredDocument,
    actors_of_documents,
    state_of,
    stored_documents,
)
from diplograph.graph.transaction import Transaction

__all__ = ["WriteCounts", "load", "write_actors"]

_DOCUMENTS = 500
_CLAIMS = 2_000
"""Documents and claims to a transaction, about: what a crash can cost."""


class WriteCounts(NamedTuple):
    """What became of the claims and documents that were handed over.

    Claims handed over = written + unchanged + refused + repeated.
    Documents handed over = documents_written + documents_unchanged + documents_replaced.
    """

    written: int = 0
    """Claims that are new in the graph, or written again with a changed document."""
    unchanged: int = 0
    """Claims of documents that were there already, as they are."""
    replaced: int = 0
    """Earlier claims of changed documents, taken out or written over."""
    refused: int = 0
    """Claims whose relation the ontology does not know."""
    repeated: int = 0
    """Claims that came twice in one document; the first was kept."""
    documents_written: int = 0
    documents_unchanged: int = 0
    documents_replaced: int = 0

    def plus(self, other: WriteCounts) -> WriteCounts:
        """The sums of both."""
        return WriteCounts(*(mine + its for mine, its in zip(self, other, strict=True)))


class _Item(NamedTuple):
    """A document to write, with the claims that the ontology takes, each once."""

    document: DocumentReference
    sha256: str | None
    claims: tuple[Claim, ...]

    def unchanged(self, stored: StoredDocument) -> bool:
        """Whether the graph holds just this. Without the text, the claims decide."""
        return self.sha256 in (None, stored.sha256) and stored.claims == {
            state_of(claim) for claim in self.claims
        }


def load(
    graph: Graph,
    documents: Iterable[tuple[DocumentReference, str | None, Sequence[Claim]]],
    ontology: Ontology,
) -> WriteCounts:
    """Write documents, each with the hash of its text (if known) and its claims."""
    schema.relation_types(ontology)
    counts = WriteCounts()
    waiting: dict[str, _Item] = {}
    claims = 0
    for document, sha256, given in documents:
        item, turned_away = _item(document, sha256, given, ontology)
        counts = counts.plus(turned_away)
        full = claims + len(item.claims) > _CLAIMS or len(waiting) >= _DOCUMENTS
        # The same document twice is two states of it: one transaction each, in order.
        if waiting and (full or document.id in waiting):
            counts = counts.plus(_write(graph, waiting, ontology))
            waiting, claims = {}, 0
        waiting[document.id] = item
        claims += len(item.claims)
    return counts.plus(_write(graph, waiting, ontology))


def write_actors(transaction: Transaction, actors: Mapping[str, Actor]) -> None:
    """Write actors by id, each under the label of its kind."""
    rows = {name: actor_row(actor) for name, actor in actors.items()}
    transaction.change("relabelled actors", schema.RELABEL_ACTORS, rows.values())
    by_kind: defaultdict[ActorKind, list[Row]] = defaultdict(list)
    for name, actor in actors.items():
        by_kind[actor.kind].append(rows[name])
    for kind in sorted(by_kind):
        transaction.send("actors", schema.actor_statement(kind), by_kind[kind])


def _item(
    document: DocumentReference, sha256: str | None, claims: Sequence[Claim], ontology: Ontology
) -> tuple[_Item, WriteCounts]:
    taken: dict[str, Claim] = {}
    refused = 0
    for claim in claims:
        if claim.document != document:
            raise InputError(
                f"claim {claim.id} describes document '{claim.document.id[:200]}' otherwise "
                f"than document '{document.id[:200]}' that it came with"
            )
        if claim.relation in ontology:
            taken.setdefault(claim.id, claim)
        else:
            refused += 1
    repeated = len(claims) - refused - len(taken)
    item = _Item(document, sha256, tuple(taken.values()))
    return item, WriteCounts(refused=refused, repeated=repeated)


def _write(graph: Graph, items: Mapping[str, _Item], ontology: Ontology) -> WriteCounts:
    """Write the items in one transaction, but for those that are there as they are."""
    if not items:
        return WriteCounts()
    stored = stored_documents(graph, list(items))
    same = {name for name, item in items.items() if name in stored and item.unchanged(stored[name])}
    changed = {name: found for name, found in stored.items() if name not in same}
    writing = [item for name, item in items.items() if name not in same]
    claims = [claim for item in writing for claim in item.claims]
    if writing:
        _write_transaction(graph, writing, claims, changed, ontology)
    return WriteCounts(
        written=len(claims),
        unchanged=sum(len(items[name].claims) for name in same),
        replaced=sum(len(found.claims) for found in changed.values()),
        documents_written=len(writing) - len(changed),
        documents_unchanged=len(same),
        documents_replaced=len(changed),
    )


def _write_transaction(
    graph: Graph,
    writing: Sequence[_Item],
    claims: Sequence[Claim],
    changed: Mapping[str, StoredDocument],
    ontology: Ontology,
) -> None:
    transaction = Transaction()
    actors = actors_of(claims)
    earlier = [{"id": name} for name in actors_of_documents(graph, list(changed))]
    transaction.change("locks", schema.LOCK_ACTORS, earlier)
    write_actors(transaction, actors)
    # A claim's id says who, what and where, but not who relays it: one that comes again
    # keeps its links, one that somebody else relays is written anew.
    kept = {(state.id, state.relayed_by) for state in map(state_of, claims)}
    gone = {
        state.id
        for old in changed.values()
        for state in old.claims
        if (state.id, state.relayed_by) not in kept
    }
    transaction.send("removed claims", schema.REMOVE_CLAIMS, [{"id": name} for name in gone])

    documents = [document_row(item.document, item.sha256) for item in writing]
    transaction.send("documents", schema.WRITE_DOCUMENTS, documents)
    sentences = {row["id"]: row for row in map(sentence_row, claims)}
    transaction.send("sentences", schema.WRITE_SENTENCES, sentences.values())
    edges: dict[str, Edge | None] = {
        claim.id: edge_of(claim.relation, claim.source.id, claim.target.id, ontology)
        for claim in claims
    }
    rows = [claim_row(claim, edges[claim.id]) for claim in claims]
    transaction.send("claims", schema.WRITE_CLAIMS, rows)
    for link in schema.ClaimLink:
        transaction.send(f"{link} links", schema.link_statement(link), link_rows(claims, link))

    supported = {
        edge
        for claim in claims
        if claim.factuality is Factuality.ASSERTED and (edge := edges[claim.id])
    }
    write_edges(transaction, supported)
    counted = {edge.id for edge in supported}
    recount_edges(
        transaction, {name for old in changed.values() for name in old.edges if name not in counted}
    )
    transaction.change(
        "removed sentences", schema.REMOVE_BARE_SENTENCES, [{"id": name} for name in changed]
    )
    transaction.change(
        "removed actors",
        schema.REMOVE_LONE_ACTORS,
        [row for row in earlier if row["id"] not in actors],
    )
    transaction.run(graph)
