"""The contract of a store, continued: loading, changing, retracting and restoring."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from example_claims import (
    ACTORS,
    CLAIMS,
    GAZETTE,
    HERALD,
    MEDIATION,
    RELAYED,
    THREAT,
    claim,
    rewritten,
)
from graph_contents import ONTOLOGY, batch, edges, ordered, whole, write

from diplograph.graph import (
    Actor,
    ActorKind,
    Claim,
    Document,
    Graph,
    GraphError,
    InputError,
    Representation,
)
from diplograph.graph.store import Row, Statement
from diplograph.graph.writer import (
    WriteCounts,
    dump,
    restore,
    retract,
    write_documents,
    write_memberships,
    write_representations,
)


def test_a_claim_hangs_together_with_its_sentence_document_and_actors(graph: Graph) -> None:
    assert write(graph, [MEDIATION]) == WriteCounts(written=1, documents_written=1)
    [row] = graph.run(
        """
        MATCH (claim:Claim)-[:EVIDENCED_BY]->(sentence:Sentence)-[:FROM_DOCUMENT]->(d:Document)
        MATCH (claim)-[source:SOURCE]->(mediator:State)
        MATCH (claim)-[:TARGET]->(target:Actor)
        MATCH (claim)-[:THIRD]->(third:Actor)
        RETURN claim, sentence.text AS text, d.published AS published, source,
               mediator.name AS mediator, target.id AS target, third.id AS third
        """
    )
    assert row["claim"] == {
        "id": MEDIATION.id,
        "relation": "MEDIATES",
        "plover": "CONSULT",
        "factuality": "asserted",
        "confidence": 0.9,
        "date": "2025-03",
        "reported": "2025-04-09",
        "extractor": "by-hand-1",
        "edge": "OMN MEDIATES IRN",
    }
    assert row["text"] == MEDIATION.sentence.text
    assert row["published"] == "2025-04-09"
    assert row["source"] == {"start": 110, "end": 114}
    assert (row["mediator"], row["target"], row["third"]) == ("Oman", "IRN", "USA")


def test_loading_twice_changes_nothing(graph: Graph) -> None:
    first = write(graph, CLAIMS)
    before = whole(graph)
    second = write(graph, CLAIMS)
    assert first == WriteCounts(written=len(CLAIMS), documents_written=3)
    assert second == WriteCounts(unchanged=len(CLAIMS), documents_unchanged=3)
    assert whole(graph) == before


def test_a_document_without_claims_is_kept_too(graph: Graph) -> None:
    silent = Document(id="silent", text="Nothing happened.")
    assert write_documents(graph, [(silent, [])], ONTOLOGY).documents_written == 1
    assert write_documents(graph, [(silent, [])], ONTOLOGY).documents_unchanged == 1


def test_a_changed_document_replaces_its_claims(graph: Graph) -> None:
    write(graph, CLAIMS)
    kept = [item for item in CLAIMS if item.document != GAZETTE]
    counts = write(graph, [THREAT], text="another text")
    old = len(CLAIMS) - len(kept)
    assert counts == WriteCounts(written=1, replaced=old, documents_replaced=1)
    assert ordered(dump(graph)) == ordered([*kept, THREAT])
    # As if it had been loaded so in the first place.
    changed = whole(graph)
    graph.write([("MATCH (n) DETACH DELETE n", {})])
    write(graph, kept)
    write(graph, [THREAT], text="another text")
    assert whole(graph) == changed


def test_claims_that_only_gained_confidence_are_replaced(graph: Graph) -> None:
    write(graph, [THREAT])
    surer = rewritten(THREAT, confidence=0.99)
    assert surer.id == THREAT.id
    assert write(graph, [surer]) == WriteCounts(written=1, replaced=1, documents_replaced=1)
    assert list(dump(graph)) == [surer]


def test_who_relays_a_claim_is_kept_with_the_mention(graph: Graph) -> None:
    write(graph, [THREAT, RELAYED])
    links = graph.run(
        "MATCH (claim:Claim)-[link:RELAYED_BY]->(actor:Actor) "
        "RETURN claim.id AS claim, actor.id AS actor, link.start AS start, link.end AS end"
    )
    assert links == [{"claim": RELAYED.id, "actor": "OMN", "start": 2600, "end": 2606}]
    assert write(graph, [THREAT, RELAYED]).unchanged == 2
    dumped = list(dump(graph))
    assert dumped == ordered([THREAT, RELAYED])
    assert retract(graph, HERALD.id).actors == 3  # Iran has the other claim.
    restore(graph, dumped, ONTOLOGY)
    assert list(dump(graph)) == dumped


def test_a_claim_that_another_relays_is_written_anew(graph: Graph) -> None:
    norway = {**RELAYED.source.to_dict(), **ACTORS["NOR"].to_dict()}
    by_nobody = rewritten(RELAYED, relayed_by=None)
    by_norway = rewritten(RELAYED, relayed_by=norway)
    assert {by_nobody.id, by_norway.id} == {RELAYED.id}
    write(graph, [RELAYED])
    for item in (by_norway, by_nobody, RELAYED):
        assert write(graph, [item]) == WriteCounts(written=1, replaced=1, documents_replaced=1)
        assert list(dump(graph)) == [item]
        changed = whole(graph)
        graph.write([("MATCH (n) DETACH DELETE n", {})])
        write(graph, [item])
        assert whole(graph) == changed


def test_the_same_document_twice_in_a_batch_is_two_states_of_it(graph: Graph) -> None:
    [(first, claims)] = batch([THREAT], "first")
    second = first.model_copy(update={"text": "second"})
    counts = write_documents(graph, [(first, claims), (second, [])], ONTOLOGY)
    assert counts == WriteCounts(written=1, replaced=1, documents_written=1, documents_replaced=1)
    assert list(dump(graph)) == []
    assert edges(graph) == []


def test_retracting_takes_claims_sentences_edges_and_lone_actors(graph: Graph) -> None:
    write(graph, CLAIMS)
    counts = retract(graph, HERALD.id)
    assert counts._asdict() == {
        "documents": 1,
        "sentences": 4,
        "claims": 4,
        "edges": 2,
        "actors": 2,
    }
    rest = [item for item in CLAIMS if item.document != HERALD]
    after = whole(graph)
    graph.write([("MATCH (n) DETACH DELETE n", {})])
    write(graph, rest)
    assert whole(graph) == after


def test_retracting_what_is_not_there_is_an_error(graph: Graph) -> None:
    with pytest.raises(InputError, match="has no document 'nope'"):
        retract(graph, "nope")


def test_an_actor_with_a_role_outlives_its_claims(graph: Graph) -> None:
    write(graph, [THREAT])
    berg, norway = (
        Actor(id="person:ada-berg", name="Ada Berg", kind=ActorKind.PERSON),
        Actor(id="NOR", name="Norway", kind=ActorKind.STATE, country="NOR"),
    )
    role = Representation(person=berg, actor=norway, role="envoy", since="2024-05")
    write_representations(graph, [role])
    assert retract(graph, THREAT.document.id).actors == 2
    rows = graph.run("MATCH (a:Actor) RETURN a.id AS id ORDER BY id")
    assert [row["id"] for row in rows] == ["NOR", "person:ada-berg"]


def test_roles_and_memberships(graph: Graph) -> None:
    person = Actor(id="person:ada-berg", name="Ada Berg", kind=ActorKind.PERSON)
    norway = Actor(id="NOR", name="Norway", kind=ActorKind.STATE, country="NOR")
    alliance = Actor(id="igo:nato", name="NATO", kind=ActorKind.IGO)
    roles = [
        Representation(person=person, actor=norway, role="envoy", since="2019", until="2021-06"),
        Representation(person=person, actor=norway, role="envoy", since="2024"),
        Representation(person=person, actor=norway, role="spokesperson"),
    ]
    for _ in range(2):
        assert write_representations(graph, [*roles, roles[0]]) == 3
        assert write_memberships(graph, [(norway, alliance, "1949-04-04", None)]) == 1
    rows = graph.run(
        "MATCH (:Person)-[r:REPRESENTS]->(a:State) "
        "RETURN r.role AS role, r.`from` AS since, r.`to` AS until ORDER BY role, since"
    )
    assert [tuple(row.values()) for row in rows] == [
        ("envoy", "2019", "2021-06"),
        ("envoy", "2024", None),
        ("spokesperson", None, None),
    ]
    rows = graph.run(
        "MATCH (:State)-[m:MEMBER_OF]->(o:Organization) RETURN o.id AS o, m.`from` AS f"
    )
    assert rows == [{"o": "igo:nato", "f": "1949-04-04"}]


def test_claims_outside_the_ontology_are_refused_and_counted(graph: Graph) -> None:
    odd = rewritten(THREAT, relation="TICKLES", plover=None)
    counts = write(graph, [THREAT, odd, THREAT])
    assert counts == WriteCounts(written=1, refused=1, repeated=1, documents_written=1)
    assert list(dump(graph)) == [THREAT]


def test_a_claim_of_another_document_is_an_error(graph: Graph) -> None:
    stray = Document(id="stray", text="x")
    with pytest.raises(InputError, match="otherwise than document 'stray'"):
        write_documents(graph, [(stray, [THREAT])], ONTOLOGY)
    assert whole(graph) == []


def test_dump_and_restore_make_the_same_graph(graph: Graph) -> None:
    write(graph, CLAIMS)
    graph.write([("MATCH (d:Document) SET d.sha256 = null RETURN count(d) AS n", {})])
    before = whole(graph)
    dumped = [Claim.from_json(item.to_json()) for item in dump(graph)]
    assert dumped == ordered(CLAIMS)
    again = restore(graph, dumped, ONTOLOGY)
    assert again == WriteCounts(unchanged=len(CLAIMS), documents_unchanged=3)
    graph.write([("MATCH (n) DETACH DELETE n", {})])
    restore(graph, dumped, ONTOLOGY)
    assert whole(graph) == before
    with pytest.raises(InputError, match="scattered"):
        restore(graph, [*dumped, dumped[0]], ONTOLOGY)


def test_more_claims_than_one_statement_takes(graph: Graph) -> None:
    text = "Iran threatened Israel."
    claims = [
        claim(text, "THREATENS", ("IRN", "Iran"), ("ISR", "Israel"), start=start)
        for start in range(0, 5_100 * 30, 30)
    ]
    assert write(graph, claims).written == 5_100
    assert graph.run("MATCH (:Actor)-[e:THREATENS]->() RETURN e.claims AS n") == [{"n": 5_100}]
    assert retract(graph, GAZETTE.id).claims == 5_100
    assert whole(graph) == []


class _Lying:
    """A store that confirms fewer rows than it got."""

    def __init__(self, graph: Graph) -> None:
        self.name, self.run = graph.name, graph.run
        self._graph = graph

    def write(self, statements: Sequence[Statement]) -> list[list[Row]]:
        answers = self._graph.write(statements)
        answers[-1][0]["written"] -= 1
        return answers


def test_what_the_store_does_not_confirm_is_an_error(graph: Graph) -> None:
    with pytest.raises(GraphError, match="confirms 0 of 1 edges"):
        write(_Lying(graph), [THREAT])  # type: ignore[arg-type]
