"""Questions about the claims themselves: every factuality, with the sentence."""

from __future__ import annotations

from diplograph.graph import Factuality, Graph, InputError, Ontology, load_ontology
from diplograph.graph.store import Row
from diplograph.queries.actors import find_actor

__all__ = ["contested", "evidence", "relations", "timeline"]

_PARTS = """
MATCH (claim)-[:SOURCE]->(source:Actor)
MATCH (claim)-[:TARGET]->(target:Actor)
MATCH (claim)-[:EVIDENCED_BY]->(sentence:Sentence)-[:FROM_DOCUMENT]->(document:Document)
OPTIONAL MATCH (claim)-[:THIRD]->(third:Actor)
OPTIONAL MATCH (claim)-[:ATTRIBUTED_TO]->(speaker:Actor)
OPTIONAL MATCH (claim)-[:RELAYED_BY]->(relayer:Actor)
"""
_COLUMNS = """
       claim.id AS claim, coalesce(claim.date, claim.reported) AS when,
       claim.date AS date, claim.reported AS reported, claim.relation AS relation,
       claim.factuality AS factuality, claim.confidence AS confidence,
       source.id AS source, source.name AS source_name,
       target.id AS target, target.name AS target_name,
       third.id AS third, third.name AS third_name,
       speaker.id AS speaker, speaker.name AS speaker_name,
       relayer.id AS relayed_by, relayer.name AS relayed_by_name,
       sentence.text AS sentence, sentence.start AS start, sentence.end AS end,
       document.id AS document, document.title AS title, document.url AS url,
       document.published AS published, claim.extractor AS extractor
"""
_DETAILS = f"{_PARTS}RETURN {_COLUMNS}"
_BY_ID = f"MATCH (claim:Claim {{id: $id}}) {_DETAILS}"
_BY_RELATION = f"MATCH (claim:Claim {{relation: $relation}}) {_DETAILS}"
_BETWEEN = f"""
MATCH (a:Actor {{id: $a}})<-[:SOURCE|TARGET|THIRD]-(claim:Claim)
MATCH (claim)-[:SOURCE|TARGET|THIRD]->(b:Actor {{id: $b}})
WITH DISTINCT claim
{_DETAILS}"""
# Of the assertions only the best come along: a war has thousands of them.
_CONTESTED = f"""
MATCH (denied:Claim {{factuality: 'denied'}})
WITH DISTINCT denied.edge AS edge
MATCH (asserted:Claim {{edge: edge}}) WHERE asserted.factuality = 'asserted'
WITH edge, count(asserted) AS assertions, max(asserted.confidence) AS best
MATCH (claim:Claim {{edge: edge}})
WHERE claim.factuality = 'denied' OR (claim.factuality = 'asserted' AND claim.confidence = best)
WITH claim, edge, assertions
{_PARTS}RETURN edge, assertions, {_COLUMNS}"""


def timeline(graph: Graph, a: str, b: str) -> list[Row]:
    """All claims that involve two actors, in the order of their dates.

    Claims of every factuality, and mediations that concern both. Rows: claim
    (id), when (date, else date of report; None last), date, reported, relation,
    factuality, confidence, source, target, third, speaker and relayed_by (id
    and _name each), sentence, start, end (characters), document, title, url,
    published, extractor.

    Raises:
        UnknownActorError: no such actor.
    """
    first, second = find_actor(graph, a), find_actor(graph, b)
    return _in_time(graph.run(_BETWEEN, a=first["id"], b=second["id"]))


def evidence(graph: Graph, claim_id: str) -> list[Row]:
    """One claim with its sentence, speaker and document; one row as in `timeline`.

    Raises:
        InputError: no such claim.
    """
    rows = graph.run(_BY_ID, id=claim_id)
    if not rows:
        raise InputError(f"no claim '{claim_id[:60]}' in {graph.name}")
    return rows


def relations(
    graph: Graph,
    relation: str,
    factuality: str | None = None,
    ontology: Ontology | None = None,
) -> list[Row]:
    """All claims of one relation, or those of one factuality; rows as in `timeline`.

    Raises:
        InputError: no such relation or factuality; the message lists those that there are.
    """
    name = (ontology or load_ontology())[relation].name
    known = [value.value for value in Factuality]
    if factuality is not None and factuality not in known:
        raise InputError(f"unknown factuality '{factuality[:60]}': use one of {', '.join(known)}")
    rows = graph.run(_BY_RELATION, relation=name)
    return _in_time([row for row in rows if factuality in (None, row["factuality"])])


def contested(graph: Graph) -> list[Row]:
    """What one claim asserts and another denies of the same two actors.

    A row for each denial, beside the most confident assertion. Rows: relation,
    source, source_name, target, target_name, assertions and denials (how many);
    then, with `asserted_` and `denied_` before each: claim, when, sentence,
    speaker_name, document, title.
    """
    by_edge: dict[str, list[Row]] = {}
    for row in graph.run(_CONTESTED):
        by_edge.setdefault(row["edge"], []).append(row)
    answer = []
    for edge in sorted(by_edge):
        assertions = [row for row in by_edge[edge] if row["factuality"] == "asserted"]
        denials = _in_time([row for row in by_edge[edge] if row["factuality"] == "denied"])
        best = min(assertions, key=lambda row: str(row["claim"]))
        answer += [
            {
                "relation": denial["relation"],
                **{key: best[key] for key in ("source", "source_name", "target", "target_name")},
                "assertions": best["assertions"],
                "denials": len(denials),
                **_side("asserted", best),
                **_side("denied", denial),
            }
            for denial in denials
        ]
    return answer


def _side(factuality: str, row: Row) -> Row:
    kept = ("claim", "when", "sentence", "speaker_name", "document", "title")
    return {f"{factuality}_{key}": row[key] for key in kept}


def _in_time(rows: list[Row]) -> list[Row]:
    return sorted(
        rows, key=lambda row: (row["when"] or "~", row["document"], row["start"], row["claim"])
    )
