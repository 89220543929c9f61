"""Query helpers: what each answers on a small world, on both stores."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby

import pytest
from example_claims import CLAIMS, GAZETTE, HERALD, MEDIATION, RELAYED, claim

from diplograph import queries
from diplograph.graph import (
    Document,
    DocumentReference,
    Graph,
    InputError,
    Ontology,
    UnknownActorError,
    load_ontology,
)
from diplograph.graph.writer import write_documents

MORE = (
    claim(
        "Norway and the United States are allies.",
        "ALLY_OF",
        ("NOR", "Norway"),
        ("USA", "United States"),
        start=2000,
        when="2020",
    ),
    claim(
        "Norway is no ally of Russia.",
        "ALLY_OF",
        ("NOR", "Norway"),
        ("RUS", "Russia"),
        factuality="denied",
        start=2100,
    ),
    claim(
        "Iran threatened the United States.",
        "THREATENS",
        ("IRN", "Iran"),
        ("USA", "United States"),
        start=2200,
        when="2019-05",
    ),
    claim(
        "Norway mediated between the United States and Iran, Ada Berg said.",
        "MEDIATES",
        ("NOR", "Norway"),
        ("USA", "United States"),
        third=("IRN", "Iran"),
        speaker=("person:ada-berg", "Ada Berg"),
        document=HERALD,
        start=2300,
    ),
    claim(
        "Oman again mediated between Iran and the United States.",
        "MEDIATES",
        ("OMN", "Oman"),
        ("IRN", "Iran"),
        third=("USA", "United States"),
        document=HERALD,
        start=2400,
    ),
)
WORLD = sorted((*CLAIMS, *MORE, RELAYED), key=lambda item: item.document.id)


@pytest.fixture(params=["embedded", "neo4j"])
def graph(request: pytest.FixtureRequest, open_store: Callable[[str], Graph]) -> Graph:
    graph = open_store(request.param)
    batch = [
        (Document(**reference.model_dump(), text="x"), list(group))
        for reference, group in groupby(WORLD, key=lambda item: item.document)
    ]
    write_documents(graph, batch, load_ontology())
    return graph


def test_allies_whichever_way_the_edge_is_stored(graph: Graph) -> None:
    [row] = queries.allies(graph, "USA")
    assert row == {
        "id": "NOR",
        "name": "Norway",
        "kind": "state",
        "claims": 1,
        "first_date": "2020",
        "last_date": "2020",
        "confidence": 0.9,
    }
    assert [row["id"] for row in queries.allies(graph, "norway")] == ["USA"]


def test_a_denial_is_no_ally(graph: Graph) -> None:
    assert [row["id"] for row in queries.allies(graph, "RUS")] == ["IRN"]


def test_rivals(graph: Graph) -> None:
    assert [row["id"] for row in queries.rivals(graph, "IRN")] == ["ISR"]
    assert queries.rivals(graph, "NOR") == []


def test_threats_by_and_against(graph: Graph) -> None:
    def pairs(**direction: str) -> list[tuple[str, str, int]]:
        rows = queries.threats(graph, "Iran", **direction)
        return [(row["source"], row["target"], row["claims"]) for row in rows]

    assert pairs() == [("USA", "IRN", 2), ("IRN", "USA", 1)]
    assert pairs(direction="by") == [("IRN", "USA", 1)]
    assert pairs(direction="against") == [("USA", "IRN", 2)]
    with pytest.raises(InputError, match="both, by or against"):
        pairs(direction="sideways")


def test_mediators_whatever_the_order_of_the_parties(graph: Graph) -> None:
    expected = [("OMN", 2, "2024-12-01", "2025-03"), ("NOR", 1, "2024-12-01", "2024-12-01")]
    for parties in (("USA", "IRN"), ("Iran", "united states")):
        rows = queries.mediators(graph, *parties)
        found = [(r["id"], r["claims"], r["first_date"], r["last_date"]) for r in rows]
        assert found == expected
    # Türkiye only offered to.
    assert queries.mediators(graph, "RUS", "UKR") == []


def test_mediators_between_a_state_and_a_person_of_another(graph: Graph) -> None:
    memo = DocumentReference(id="memo")
    relayed = claim(
        "Oman relayed Russia's answer to Ada Berg.",
        "MEDIATES",
        ("OMN", "Oman"),
        ("RUS", "Russia"),
        third=("person:ada-berg", "Ada Berg"),
        document=memo,
    )
    write_documents(graph, [(Document(id="memo", text="x"), [relayed])], load_ontology())
    assert [row["id"] for row in queries.mediators(graph, "RUS", "NOR")] == ["OMN"]
    assert [row["id"] for row in queries.mediators(graph, "person:ada-berg", "RUS")] == ["OMN"]
    assert queries.mediators(graph, "person:ada-berg", "NOR") == []


def test_a_path_of_asserted_relations(graph: Graph) -> None:
    rows = queries.path(graph, "NOR", "RUS")
    hops = [(row["step"], row["source"], row["relation"], row["target"]) for row in rows]
    assert hops == [
        (1, "NOR", "ALLY_OF", "USA"),
        (1, "NOR", "MEDIATES", "USA"),
        (2, "USA", "THREATENS", "IRN"),
        (2, "IRN", "THREATENS", "USA"),
        (3, "IRN", "ALLY_OF", "RUS"),
    ]
    assert (rows[2]["source_name"], rows[2]["claims"]) == ("United States", 2)
    assert queries.path(graph, "NOR", "RUS", longest=2) == []
    assert queries.path(graph, "NOR", "NOR") == []
    assert queries.path(graph, "NOR", "ngo:amnesty", longest=10) == []
    with pytest.raises(InputError, match="1 to 10 steps"):
        queries.path(graph, "NOR", "RUS", longest=11)


def test_a_timeline_has_every_claim_in_order(graph: Graph) -> None:
    rows = queries.timeline(graph, "USA", "IRN")
    assert [(row["when"], row["relation"]) for row in rows] == [
        ("2019-05", "THREATENS"),
        ("2024-12-01", "THREATENS"),
        ("2024-12-01", "MEDIATES"),
        ("2024-12-01", "MEDIATES"),
        ("2025-03", "MEDIATES"),
        ("2025-04-09", "THREATENS"),
    ]
    last = rows[-1]
    assert last["sentence"] == "Washington threatened Tehran with new strikes, Ada Berg said."
    assert (last["speaker_name"], last["document"]) == ("Ada Berg", GAZETTE.id)
    assert (last["factuality"], last["third"]) == ("asserted", None)
    denial = next(row for row in queries.timeline(graph, "RUS", "UKR") if row["when"])
    assert denial["factuality"] == "denied"
    assert queries.timeline(graph, "NOR", "UKR") == []


def test_undated_claims_come_last(graph: Graph) -> None:
    whens = [row["when"] for row in queries.timeline(graph, "RUS", "UKR")]
    assert whens == ["2024-12-01", "2025-04-09", None]


def test_contested_shows_both_sentences(graph: Graph) -> None:
    assert queries.contested(graph) == [
        {
            "relation": "ASSAULTS",
            "source": "RUS",
            "source_name": "Russia",
            "target": "UKR",
            "target_name": "Ukraine",
            "assertions": 1,
            "denials": 1,
            "asserted_claim": next(c.id for c in CLAIMS if c.document.id == "memo"),
            "asserted_when": None,
            "asserted_sentence": "Russia attacked Ukraine before dawn.",
            "asserted_speaker_name": None,
            "asserted_document": "memo",
            "asserted_title": None,
            "denied_claim": CLAIMS[2].id,
            "denied_when": "2024-12-01",
            "denied_sentence": "Russia denied that it had attacked Ukraine.",
            "denied_speaker_name": None,
            "denied_document": "herald-7",
            "denied_title": "A winter of talks",
        }
    ]


def test_evidence_of_a_claim(graph: Graph) -> None:
    [row] = queries.evidence(graph, MEDIATION.id)
    assert row["sentence"] == MEDIATION.sentence.text
    assert (row["start"], row["end"]) == (MEDIATION.sentence.start, MEDIATION.sentence.end)
    assert (row["third_name"], row["published"]) == ("United States", "2025-04-09")
    [row] = queries.evidence(graph, RELAYED.id)
    assert (row["speaker"], row["speaker_name"]) == ("TUR", "Türkiye")
    assert (row["relayed_by"], row["relayed_by_name"]) == ("OMN", "Oman")
    with pytest.raises(InputError, match="no claim 'beef'"):
        queries.evidence(graph, "beef")


def test_claims_of_a_relation(graph: Graph) -> None:
    rows = queries.relations(graph, "MEDIATES")
    assert {row["factuality"] for row in rows} == {"asserted", "planned"}
    assert [row["source"] for row in queries.relations(graph, "MEDIATES", "planned")] == ["TUR"]
    with pytest.raises(InputError, match="unknown relation 'LIKES': use one of ALLY_OF"):
        queries.relations(graph, "LIKES")
    with pytest.raises(InputError, match="unknown factuality 'true': use one of asserted"):
        queries.relations(graph, "MEDIATES", "true")


def test_stats_add_up(graph: Graph) -> None:
    rows = queries.stats(graph)
    totals = {row["item"]: row["count"] for row in rows if row["value"] is None}
    assert totals == {
        "documents": 3,
        "sentences": len(WORLD),
        "claims": len(WORLD),
        "actors": 13,
        "edges": 11,
    }
    for part, whole in (
        ("claims by relation", "claims"),
        ("claims by factuality", "claims"),
        ("actors by kind", "actors"),
        ("edges by relation", "edges"),
    ):
        assert sum(row["count"] for row in rows if row["item"] == part) == totals[whole]
    assert {"item": "actors by kind", "value": "ngo", "count": 1} in rows


def test_an_actor_is_found_by_id_or_name_in_any_case(graph: Graph) -> None:
    for text in ("TUR", "tur", "Türkiye", "TÜRKIYE", " türkiye "):
        assert queries.find_actor(graph, text)["id"] == "TUR"


def test_an_unknown_actor_gets_suggestions(graph: Graph) -> None:
    with pytest.raises(UnknownActorError, match=r"did you mean Ukraine \(UKR\)"):
        queries.allies(graph, "Ukrain")
    with pytest.raises(UnknownActorError, match=r"Amnesty International \(ngo:amnesty\)"):
        queries.allies(graph, "amnesty")
    with pytest.raises(UnknownActorError) as caught:
        queries.allies(graph, "'}) DETACH DELETE n //")
    assert "mean" not in str(caught.value)


def test_two_actors_of_one_name_need_an_id(graph: Graph) -> None:
    graph.write([("CREATE (:Actor:Place {id: 'place:oman', name: 'oman', kind: 'place'})", {})])
    with pytest.raises(InputError, match="by its id: OMN, place:oman"):
        queries.allies(graph, "oman")
    assert queries.find_actor(graph, "OMN")["name"] == "Oman"


def test_a_users_relation_can_be_on_a_path(graph: Graph) -> None:
    wider = Ontology(
        "x",
        {
            **load_ontology().relations,
            "TICKLES": load_ontology()["AIDS"].model_copy(update={"name": "TICKLES"}),
        },
    )
    odd = claim(
        "Ukraine tickled the Houthis.", "AIDS", ("UKR", "Ukraine"), ("ngo:amnesty", "Houthis")
    )
    kept = {key: value for key, value in odd.to_dict().items() if key != "id"}
    tickle = type(odd).model_validate({**kept, "relation": "TICKLES", "plover": None})
    document = Document(**GAZETTE.model_dump(), text="y")
    write_documents(graph, [(document, [tickle])], wider)
    assert queries.path(graph, "UKR", "ngo:amnesty") == []
    [row] = queries.path(graph, "UKR", "ngo:amnesty", ontology=wider)
    assert row["relation"] == "TICKLES"


def test_helpers_pass_their_own_guard(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    run = graph.run

    def guarded(cypher: str, **parameters: object) -> object:
        queries.check_read_only(cypher)
        return run(cypher, **parameters)

    monkeypatch.setattr(graph, "run", guarded)
    queries.path(graph, "NOR", "RUS")
    queries.contested(graph)
    queries.stats(graph)
    queries.mediators(graph, "USA", "IRN")
    queries.timeline(graph, "USA", "IRN")
