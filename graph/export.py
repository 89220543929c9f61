"""Exports of a graph: networkx, and the files that other programs read.

Nodes are actors. An edge gathers the claims that say the same of the same two
actors with the same factuality; its key is `RELATION:factuality`, so that a
denial never passes for a fact. Symmetric relations have one edge, from the
smaller id to the larger, marked `symmetric`.
"""

from __future__ import annotations

import json
import os
import re
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx

from diplograph.graph.errors import InputError
from diplograph.graph.model import Claim
from diplograph.graph.ontology import Ontology, load_ontology
from diplograph.graph.snapshot import Snapshot, snapshot_of
from diplograph.graph.store import Graph

__all__ = ["EXPORT_ENDINGS", "to_networkx", "write_atomically", "write_export"]

# What XML 1.0 cannot hold even when escaped.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_networkx(
    source: Graph | Snapshot, *, ontology: Ontology | None = None
) -> networkx.MultiDiGraph:
    """The graph as a networkx MultiDiGraph.

    Nodes carry `name`, `kind` and `country`; edges `relation`, `factuality`,
    `quad_class`, `symmetric`, `claims` (how many), `confidence`, `first_date`,
    `last_date` and `evidence`, a list of one dict a claim.

    Raises:
        GraphError: the store fails or holds what is no claim.
    """
    snapshot = snapshot_of(source)
    ontology = ontology or load_ontology()
    graph = networkx.MultiDiGraph()
    for actor in snapshot.actors:
        graph.add_node(actor.id, name=actor.name, kind=actor.kind.value, country=actor.country)
    for edge in snapshot.edges(ontology):
        kind = ontology.relations.get(edge.relation)
        graph.add_edge(
            edge.source,
            edge.target,
            key=edge.key,
            relation=edge.relation,
            factuality=edge.factuality.value,
            quad_class=kind.quad_class if kind else None,
            symmetric=kind.symmetric if kind else False,
            claims=len(edge.claims),
            confidence=edge.confidence,
            first_date=edge.first_date,
            last_date=edge.last_date,
            evidence=[_evidence(claim) for claim in edge.claims],
        )
    return graph


def write_export(
    source: Graph | Snapshot, path: str | os.PathLike[str], *, ontology: Ontology | None = None
) -> None:
    """Write the graph to a file, in the format of its ending.

    `.json` is networkx' node-link form (edges under `links`); `.graphml` holds
    scalars only, so evidence is a JSON text there and what is unknown is absent.

    Raises:
        InputError: the ending is none of `EXPORT_ENDINGS`, or the file cannot be written.
        GraphError: the store fails or holds what is no claim.
    """
    write = _WRITERS.get(Path(path).suffix.lower())
    if write is None:
        known = ", ".join(EXPORT_ENDINGS)
        raise InputError(f"cannot export to '{Path(path).name}': use a name that ends in {known}")
    content = write(to_networkx(source, ontology=ontology))
    write_atomically(path, content)


def write_atomically(path: str | os.PathLike[str], content: str) -> None:
    """Write a text file whole or not at all: no reader ever sees half of it.

    Raises:
        InputError: the file cannot be written there.
    """
    # A link is written through, not replaced.
    target = Path(os.path.realpath(path))
    part = target.with_name(f".{target.name[:100]}.{secrets.token_hex(6)}.part")
    try:
        # Not tempfile: its files are private to the user, whatever the umask says.
        with part.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(target)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise InputError(f"cannot write {os.fspath(path)}: {error.strerror}") from None
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _evidence(claim: Claim) -> dict[str, Any]:
    # The edge says the rest: relation, factuality and, with its nodes, the two actors.
    kept = claim.to_dict()
    return {
        "id": kept["id"],
        "sentence": kept["sentence"],
        "source_mention": kept["source"]["mention"],
        "target_mention": kept["target"]["mention"],
        "third": kept["third"],
        "attributed_to": kept["attributed_to"],
        "relayed_by": kept["relayed_by"],
        "date": kept["date"],
        "reported": kept["reported"],
        "confidence": kept["confidence"],
        "document": kept["document"],
        "extractor": kept["extractor"],
    }


def _node_link(graph: networkx.MultiDiGraph) -> str:
    data = networkx.node_link_data(graph, edges="links")
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _graphml(graph: networkx.MultiDiGraph) -> str:
    scalar = networkx.MultiDiGraph()
    for name, attributes in graph.nodes(data=True):
        scalar.add_node(_xml(name), **_scalars(attributes))
    for source, target, key, attributes in graph.edges(keys=True, data=True):
        scalar.add_edge(_xml(source), _xml(target), key=key, **_scalars(attributes))
    return "\n".join(networkx.generate_graphml(scalar, named_key_ids=True)) + "\n"


def _scalars(attributes: dict[str, Any]) -> dict[str, Any]:
    return {
        name: json.dumps(value) if isinstance(value, list) else _xml(value)
        for name, value in attributes.items()
        if value is not None
    }


def _xml(value: Any) -> Any:
    return _NOT_XML.sub("\ufffd", value) if isinstance(value, str) else value


_WRITERS: dict[str, Callable[[networkx.MultiDiGraph], str]] = {
    ".graphml": _graphml,
    ".json": _node_link,
}
EXPORT_ENDINGS = tuple(_WRITERS)
"""The endings that `write_export` knows."""
