"""What the page shows, as data: a pyvis Network and the claims behind its edges.

Pure functions over a snapshot. Text from documents goes in as it is; making it
harmless is the business of `page`, which embeds it, and of the page's script,
which shows it as text and never as markup.
"""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from diplograph.graph.model import Actor, ActorKind, Claim, DocumentReference, Factuality
from diplograph.graph.ontology import Ontology
from diplograph.graph.snapshot import Snapshot, edge_ends

if TYPE_CHECKING:
    from pyvis.network import Network

__all__ = ["network_of", "page_data", "quote_segments", "safe_url"]

UNCLASSIFIED = "unclassified"
"""The quad class of relations that the ontology at hand does not know."""

SHAPES = {
    ActorKind.STATE: "box",
    ActorKind.PERSON: "dot",
    ActorKind.IGO: "diamond",
    ActorKind.BLOC: "hexagon",
    ActorKind.GROUP: "triangle",
    ActorKind.NGO: "square",
    ActorKind.PLACE: "triangleDown",
    ActorKind.OTHER: "star",
}

FACTUALITIES = {
    Factuality.ASSERTED: "holds or happened",
    Factuality.DENIED: "does not hold, or is denied",
    Factuality.POSSIBLE: "may hold or be happening",
    Factuality.PLANNED: "is promised, offered or expected",
    Factuality.CONDITIONAL: "holds only if something else does",
    Factuality.QUESTIONED: "is asked",
    Factuality.ENDED: "held, and no longer does",
}

# Lengths of dash and gap: one pattern a factuality, told apart without colour.
DASHES: dict[Factuality, bool | list[int]] = {
    Factuality.ASSERTED: False,
    Factuality.DENIED: [2, 5],
    Factuality.POSSIBLE: [8, 6],
    Factuality.PLANNED: [16, 6],
    Factuality.CONDITIONAL: [14, 5, 2, 5],
    Factuality.QUESTIONED: [5, 10],
    Factuality.ENDED: [2, 12],
}

# pyvis drops every space in its options, so values have none.
_OPTIONS = {
    "autoResize": True,
    "layout": {"randomSeed": 7, "improvedLayout": False},
    "physics": {
        "solver": "forceAtlas2Based",
        "forceAtlas2Based": {
            "gravitationalConstant": -90,
            "centralGravity": 0.012,
            "springLength": 165,
            "springConstant": 0.06,
            "damping": 0.6,
            "avoidOverlap": 0.6,
        },
        "maxVelocity": 60,
        "minVelocity": 0.8,
        "stabilization": {"enabled": True, "iterations": 400, "updateInterval": 20, "fit": True},
    },
    "interaction": {
        "hover": True,
        "multiselect": False,
        "selectConnectedEdges": False,
        "hoverConnectedEdges": False,
        "tooltipDelay": 100000,
        "keyboard": False,
    },
    "nodes": {"borderWidth": 1, "borderWidthSelected": 3},
    "edges": {
        "selectionWidth": 1.5,
        "hoverWidth": 0.6,
        "arrowStrikethrough": False,
        "arrows": {"to": {"scaleFactor": 0.7}},
        "selfReference": {"size": 22},
    },
}


def page_data(snapshot: Snapshot, ontology: Ontology) -> dict[str, Any]:
    """Everything that the page's script reads, ready for JSON."""
    claims = {claim.id: position for position, claim in enumerate(snapshot.claims)}
    documents = {document.id: position for position, document in enumerate(snapshot.documents)}
    nodes, edges, _heading, _height, _width, options = network_of(
        snapshot, ontology
    ).get_network_data()
    return {
        "nodes": nodes,
        "edges": [{**edge, "claims": [claims[name] for name in edge["claims"]]} for edge in edges],
        "options": json.loads(options),
        "claims": [_claim(claim, documents[claim.document.id]) for claim in snapshot.claims],
        "documents": [_document(document) for document in snapshot.documents],
        "actors": {actor.id: actor.name for actor in snapshot.actors},
        "relations": _relations(snapshot, ontology),
        "factualities": [
            {"name": kind.value, "meaning": meaning, "dashes": DASHES[kind] or []}
            for kind, meaning in FACTUALITIES.items()
        ],
        "kinds": [{"name": kind.value, "shape": shape} for kind, shape in SHAPES.items()],
    }


def network_of(snapshot: Snapshot, ontology: Ontology) -> Network:
    """The snapshot as a pyvis Network; each edge names its claims.

    A claim with a third party has two edges, one to each party, so that a
    mediator stands visibly between the two.
    """
    # pyvis brings IPython along, too slow to import for commands that draw nothing.
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line")
    network.set_options(json.dumps(_OPTIONS))
    groups: defaultdict[tuple[str, str, str, Factuality], list[Claim]] = defaultdict(list)
    weights: Counter[str] = Counter()
    for claim in snapshot.claims:
        parties = {party.id for party in (claim.target, claim.third) if party}
        for party in parties:
            ends = edge_ends(claim.relation, claim.source.id, party, ontology)
            groups[*ends, claim.relation, claim.factuality].append(claim)
        weights.update(parties | {claim.source.id})
    growth = _growth(weights)
    for actor in snapshot.actors:
        node = _node(actor, weights[actor.id], growth.get(actor.id, 1.0))
        network.add_node(actor.id, **node)
    for position, (source, target, relation, factuality) in enumerate(sorted(groups)):
        evidence = groups[source, target, relation, factuality]
        symmetric = relation in ontology and ontology[relation].symmetric
        network.add_edge(
            source,
            target,
            id=f"edge-{position}",
            label=_label(relation, factuality),
            relation=relation,
            factuality=factuality.value,
            symmetric=symmetric,
            arrows="" if symmetric else "to",
            dashes=DASHES[factuality],
            width=edge_width(len(evidence)),
            claims=[claim.id for claim in evidence],
        )
    return network


def edge_width(claims: int) -> float:
    """The width of an edge with that many claims: doubling them adds the same each time."""
    return round(min(9.0, 2 + 1.3 * math.log2(max(claims, 1))), 2)


def quote_segments(claim: Claim) -> list[list[str]]:
    """The sentence in pieces, `[text]` or `[text, role]` where it mentions a participant.

    Cut here, because offsets count characters and JavaScript counts UTF-16 units.
    """
    roles = {
        "source": claim.source,
        "target": claim.target,
        "third": claim.third,
        "speaker": claim.attributed_to,
        "relayer": claim.relayed_by,
    }
    spans: list[tuple[int, int, str]] = []
    for role, participant in roles.items():
        if participant is None:
            continue
        start, end = (offset - claim.sentence.start for offset in participant.mention)
        inside = start >= 0 and end <= len(claim.sentence.text)
        # A pronoun's antecedent may stand in another sentence, a title may hold
        # a country: what cannot be marked cleanly stays unmarked.
        if inside and not any(start < other[1] and other[0] < end for other in spans):
            spans.append((start, end, role))
    text = claim.sentence.text
    marks = [(0, 0, ""), *sorted(spans), (len(text), len(text), "")]
    segments: list[list[str]] = []
    for (_, last, _), (start, end, role) in pairwise(marks):
        if last < start:
            segments.append([text[last:start]])
        if role:
            segments.append([text[start:end], role])
    return segments


def safe_url(url: str | None) -> str | None:
    """The address when it is plain http or https, else None."""
    if not url or any(character.isspace() or not character.isprintable() for character in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def _growth(weights: Counter[str]) -> dict[str, float]:
    """How much larger to draw the weightiest actors, by id.

    A large graph in view as a whole is small on the screen: without this not
    one of its names could be read.
    """
    most = max(0.0, math.sqrt(len(weights) / 45) - 1)
    ranked = sorted(weights, key=lambda name: (-weights[name], name))
    return {name: 1 + most * (1 - rank / 40) for rank, name in enumerate(ranked[:40])}


def _node(actor: Actor, weight: int, growth: float) -> dict[str, Any]:
    scale = min(math.log2(1 + weight), 7.0)
    node: dict[str, Any] = {
        # A name is one line whatever the document did to it.
        "label": " ".join(actor.name.split()) or actor.id,
        "shape": SHAPES[actor.kind],
        "group": actor.kind.value,
        "country": actor.country,
        "weight": weight,
        "size": round((10 + 2.2 * scale) * (1 + growth) / 2, 2),
        "mass": round(1 + 0.35 * scale, 2),
    }
    base = 14 + 1.6 * scale if actor.kind is ActorKind.STATE else 12 + 0.9 * scale
    node["font"] = {"size": round(base * growth, 1)}
    node["widthConstraint"] = {"maximum": round(170 * growth)}
    return node


def _label(relation: str, factuality: Factuality) -> str:
    words = relation.replace("_", " ").lower()
    return words if factuality is Factuality.ASSERTED else f"{words} ({factuality.value})"


def _relations(snapshot: Snapshot, ontology: Ontology) -> list[dict[str, Any]]:
    used = {claim.relation for claim in snapshot.claims}
    known = [
        {
            "name": kind.name,
            "quad": kind.quad_class,
            "symmetric": kind.symmetric,
            "meaning": kind.meaning,
            "plover": kind.plover,
        }
        for kind in ontology.relations.values()
        if kind.name in used
    ]
    unknown = [
        {
            "name": name,
            "quad": UNCLASSIFIED,
            "symmetric": False,
            "meaning": "not in this ontology",
            "plover": None,
        }
        for name in sorted(used - set(ontology.relations))
    ]
    return known + unknown


def _claim(claim: Claim, document: int) -> dict[str, Any]:
    published = claim.document.published
    return {
        "id": claim.id,
        "source": claim.source.id,
        "target": claim.target.id,
        "third": claim.third.id if claim.third else None,
        "speaker": claim.attributed_to.id if claim.attributed_to else None,
        "relayer": claim.relayed_by.id if claim.relayed_by else None,
        "date": claim.date,
        "day": published.isoformat() if published else claim.reported,
        "confidence": round(claim.confidence, 4),
        "extractor": claim.extractor,
        "document": document,
        "quote": quote_segments(claim),
    }


def _document(document: DocumentReference) -> dict[str, Any]:
    return {
        "title": document.title or document.id,
        "url": safe_url(document.url),
        "published": document.published.isoformat() if document.published else None,
    }
