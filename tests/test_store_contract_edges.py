"""The contract of a store, continued: edges follow from asserted claims; labels."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from example_claims import CLAIMS, DENIAL, HERALD, THREAT, claim, rewritten
from graph_contents import EDGES, ONTOLOGY, batch, edges, ordered, whole, write

from diplograph.graph import (
    ActorKind,
    DocumentReference,
    Graph,
    InputError,
    Ontology,
    RelationType,
)
from diplograph.graph.schema import ACTOR_LABELS
from diplograph.graph.writer import dump, rebuild_edges, retract, write_documents


def test_only_asserted_claims_make_edges(graph: Graph) -> None:
    write(graph, CLAIMS)
    asserted = {
        (item.source.id, item.relation, item.target.id)
        for item in CLAIMS
        if item.factuality == "asserted"
    }
    assert edges(graph) == sorted(asserted)
    write(graph, [DENIAL])
    assert ("TUR", "MEDIATES", "RUS") not in edges(graph)
    rows = graph.run("MATCH (c:Claim {factuality: 'denied'}) RETURN c.edge AS edge")
    assert rows == [{"edge": "RUS ASSAULTS UKR"}]


@pytest.mark.parametrize(
    "factuality", ["denied", "possible", "planned", "conditional", "questioned", "ended"]
)
def test_what_is_not_asserted_leaves_claims_alone(graph: Graph, factuality: str) -> None:
    write(graph, [rewritten(THREAT, factuality=factuality)])
    assert edges(graph) == []
    assert [item.factuality for item in dump(graph)] == [factuality]


def test_a_symmetric_relation_has_one_edge_with_sorted_ends(graph: Graph) -> None:
    text = "Russia and Iran are allies, and Iran and Russia meet."
    russia, iran = ("RUS", "Russia"), ("IRN", "Iran")
    claims = [
        claim(text, "ALLY_OF", russia, iran),
        claim(text, "ALLY_OF", iran, russia),
        claim(text, "SUPPORTS", russia, iran),
        claim(text, "SUPPORTS", iran, russia),
    ]
    write(graph, claims)
    assert edges(graph) == [
        ("IRN", "ALLY_OF", "RUS"),
        ("IRN", "SUPPORTS", "RUS"),
        ("RUS", "SUPPORTS", "IRN"),
    ]
    assert graph.run("MATCH ()-[r:ALLY_OF]->() RETURN r.claims AS claims") == [{"claims": 2}]
    assert ordered(dump(graph)) == ordered(claims)


def test_an_actor_that_faces_itself_makes_no_edge(graph: Graph) -> None:
    own = claim("Iran fought Iran.", "ASSAULTS", ("IRN", "Iran"), ("IRN", "Iran"))
    write(graph, [own])
    assert edges(graph) == []
    assert list(dump(graph)) == [own]


def test_an_edge_is_counted_anew_when_one_of_its_documents_goes(graph: Graph) -> None:
    write(graph, CLAIMS)
    threat = {"source": "USA", "relation": "THREATENS", "target": "IRN"}
    [row] = [row for row in graph.run(EDGES) if row.items() >= threat.items()]
    assert (row["claims"], row["confidence"]) == (2, 0.95)
    assert (row["first_date"], row["last_date"]) == ("2024-12-01", "2025-04-09")
    retract(graph, HERALD.id)
    [row] = [row for row in graph.run(EDGES) if row.items() >= threat.items()]
    assert (row["claims"], row["confidence"]) == (1, 0.7)
    assert (row["first_date"], row["last_date"]) == ("2025-04-09", "2025-04-09")


def test_an_actor_that_changes_its_kind_changes_its_label(graph: Graph) -> None:
    write(graph, CLAIMS)
    before = edges(graph)
    target = {**THREAT.target.to_dict(), "kind": "bloc", "name": "Persia"}
    write(graph, [rewritten(THREAT, target=target)], text="new")
    [row] = graph.run("MATCH (a:Actor {id: 'IRN'}) RETURN labels(a) AS labels, a.name AS name")
    assert (sorted(row["labels"]), row["name"]) == (["Actor", "Bloc"], "Persia")
    assert set(edges(graph)) < set(before)
    assert retract(graph, HERALD.id).claims == 4


@pytest.mark.parametrize("kind", ActorKind)
def test_every_kind_has_a_label(graph: Graph, kind: ActorKind) -> None:
    actor = {**THREAT.source.to_dict(), "id": f"x:{kind}", "kind": kind}
    write(graph, [rewritten(THREAT, source=actor)])
    rows = graph.run(
        f"MATCH (a:{ACTOR_LABELS[kind]}) WHERE a.kind = $kind RETURN a.id AS id", kind=kind.value
    )
    assert {"id": f"x:{kind}"} in rows
    assert actor["id"] in {item.source.id for item in dump(graph)}


def test_every_relation_of_the_ontology_can_be_an_edge(graph: Graph) -> None:
    claims = [rewritten(THREAT, relation=name, plover=None) for name in ONTOLOGY.relations]
    write(graph, claims)
    assert {relation for _, relation, _ in edges(graph)} == set(ONTOLOGY.relations)


def test_a_users_relation_works_like_the_others(graph: Graph) -> None:
    tickles = RelationType(
        name="TICKLES",
        quad_class="standing",
        symmetric=False,
        meaning="tickles",
        examples=("A tickles B.",),
        counterexamples=("A sees B.",),
    )
    wider = Ontology("1+x", {**ONTOLOGY.relations, "TICKLES": tickles})
    odd = rewritten(THREAT, relation="TICKLES", plover=None)
    assert write_documents(graph, batch([odd]), wider).written == 1
    assert edges(graph) == [("USA", "TICKLES", "IRN")]
    assert rebuild_edges(graph, wider) == 1
    with pytest.raises(InputError, match="TICKLES: name the ontology file"):
        rebuild_edges(graph)
    assert list(dump(graph)) == [odd]
    assert retract(graph, odd.document.id).edges == 1


def test_an_ontology_cannot_take_the_schemas_own_names(graph: Graph) -> None:
    taken = ONTOLOGY["AIDS"].model_copy(update={"name": "SOURCE"})
    with pytest.raises(InputError, match="cannot be called SOURCE"):
        write_documents(graph, batch([THREAT]), Ontology("x", {"SOURCE": taken}))


def test_edges_can_be_rebuilt_from_the_claims(graph: Graph) -> None:
    write(graph, CLAIMS)
    before = whole(graph)
    assert rebuild_edges(graph) == len(edges(graph))
    assert whole(graph) == before
    graph.write(
        [
            ("MATCH (:Actor)-[e:THREATENS]->(:Actor) DELETE e", {}),
            ("MATCH (:Actor)-[e:AIDS]->(:Actor) SET e.claims = 7", {}),
            ("MATCH (c:Claim {relation: 'RIVAL_OF'}) SET c.edge = 'IRN AIDS ISR'", {}),
            (
                "MATCH (a:Actor {id: 'TUR'}), (b:Actor {id: 'RUS'}) "
                "CREATE (a)-[:MEDIATES {id: 'TUR MEDIATES RUS', claims: 1}]->(b)",
                {},
            ),
        ]
    )
    rebuild_edges(graph)
    assert whole(graph) == before


def test_writers_at_once_count_every_claim(graph: Graph) -> None:
    def load(writer: int) -> None:
        for number in range(8):
            reference = DocumentReference(id=f"document-{writer}-{number}")
            write(graph, [rewritten(item, document=reference.to_dict()) for item in CLAIMS])

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(load, range(4)))
    asserted = [item for item in CLAIMS if item.factuality == "asserted"]
    assert sum(row["claims"] for row in graph.run(EDGES)) == 32 * len(asserted)
    actors = graph.run("MATCH (a:Actor) RETURN a.id AS id")
    assert len(actors) == len({row["id"] for row in actors})
