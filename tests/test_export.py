"""Exports: what leaves the graph is what went in, and files are whole or absent."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import networkx
import pytest
from conftest import STORES
from example_claims import CLAIMS, DENIAL, MEDIATION, RELAYED, THREAT, claim, rewritten

from diplograph.graph import Graph, InputError, load_ontology
from diplograph.graph.export import EXPORT_ENDINGS, to_networkx, write_export
from diplograph.graph.model import DocumentReference
from diplograph.graph.snapshot import Snapshot, snapshot_of, snapshot_of_claims
from diplograph.graph.writer import restore

HOSTILE = '</script><img src=x onerror=alert(1)> & "quoted" \u2028 \x07 \U0001f600'


@pytest.fixture
def snapshot() -> Snapshot:
    return snapshot_of_claims(CLAIMS)


def test_a_snapshot_holds_each_claim_once_in_order() -> None:
    snapshot = snapshot_of_claims([THREAT, MEDIATION, THREAT])
    assert sorted([THREAT.id, MEDIATION.id]) == [claim.id for claim in snapshot.claims]
    assert [actor.id for actor in snapshot.actors] == ["IRN", "OMN", "USA", "person:ada-berg"]
    assert [document.id for document in snapshot.documents] == ["gazette-1"]


def test_an_edge_gathers_claims_of_one_factuality(snapshot: Snapshot) -> None:
    graph = to_networkx(snapshot)
    threat = graph["USA"]["IRN"]["THREATENS:asserted"]
    assert threat["claims"] == 2
    assert threat["confidence"] == 0.95
    assert (threat["first_date"], threat["last_date"]) == ("2024-12-01", "2025-04-09")
    assert {proof["sentence"]["text"] for proof in threat["evidence"]} == {
        THREAT.sentence.text,
        "The U.S. threatened Iran again.",
    }
    assert set(graph["RUS"]["UKR"]) == {"ASSAULTS:asserted", "ASSAULTS:denied"}


def test_nodes_and_edges_say_what_they_are(snapshot: Snapshot) -> None:
    graph = to_networkx(snapshot)
    assert graph.nodes["USA"] == {"name": "United States", "kind": "state", "country": "USA"}
    assert graph.nodes["igo:un"]["country"] is None
    alliance = graph["IRN"]["RUS"]["ALLY_OF:asserted"]
    assert (alliance["symmetric"], alliance["quad_class"]) == (True, "standing")
    mediation = graph["OMN"]["IRN"]["MEDIATES:asserted"]
    assert mediation["first_date"] == "2025-03"
    assert mediation["evidence"][0]["third"]["id"] == "USA"


def test_evidence_says_who_relays_it() -> None:
    graph = to_networkx(snapshot_of_claims([RELAYED]))
    [proof] = graph["ISR"]["IRN"]["ASSAULTS:asserted"]["evidence"]
    assert (proof["attributed_to"]["id"], proof["relayed_by"]["id"]) == ("TUR", "OMN")
    assert sorted(graph) == ["IRN", "ISR", "OMN", "TUR"]


def test_a_symmetric_relation_has_one_edge() -> None:
    pair = [
        claim("Oman met Iran.", "CONSULTS", ("OMN", "Oman"), ("IRN", "Iran")),
        claim("Iran met Oman.", "CONSULTS", ("IRN", "Iran"), ("OMN", "Oman"), start=200),
    ]
    graph = to_networkx(snapshot_of_claims(pair))
    assert list(graph.edges(keys=True)) == [("IRN", "OMN", "CONSULTS:asserted")]
    assert graph["IRN"]["OMN"]["CONSULTS:asserted"]["claims"] == 2


@pytest.mark.parametrize("store", STORES)
def test_a_stored_graph_exports_as_its_claims_do(
    store: str, snapshot: Snapshot, open_store: Callable[[str], Graph]
) -> None:
    graph = open_store(store)
    by_document = sorted(CLAIMS, key=lambda claim: claim.document.id)
    restore(graph, by_document, load_ontology())
    assert snapshot_of(graph) == snapshot
    exported = to_networkx(graph)
    derived = graph.run(
        "MATCH (a:Actor)-[edge]->(b:Actor) WHERE edge.claims IS NOT NULL "
        "RETURN a.id AS source, b.id AS target, type(edge) AS relation, "
        "edge.claims AS claims, edge.confidence AS confidence, "
        "edge.first_date AS first_date, edge.last_date AS last_date"
    )
    asserted = [
        {
            "source": source,
            "target": target,
            **{name: edge[name] for name in derived[0] if name in edge},
        }
        for source, target, edge in exported.edges(data=True)
        if edge["factuality"] == "asserted"
    ]
    by_ends = ["source", "target", "relation"]
    assert sorted(asserted, key=lambda row: [row[name] for name in by_ends]) == sorted(
        derived, key=lambda row: [row[name] for name in by_ends]
    )


def test_a_relation_outside_the_ontology_is_kept() -> None:
    ours = claim("Norway outsang Oman.", "OUTSINGS", ("NOR", "Norway"), ("OMN", "Oman"))
    edge = to_networkx(snapshot_of_claims([ours]))["NOR"]["OMN"]["OUTSINGS:asserted"]
    assert (edge["quad_class"], edge["symmetric"]) == (None, False)


def test_json_reads_back_as_the_same_graph(snapshot: Snapshot, tmp_path: Path) -> None:
    write_export(snapshot, tmp_path / "world.json")
    data = json.loads((tmp_path / "world.json").read_text(encoding="utf-8"))
    assert "links" in data
    graph = networkx.node_link_graph(data, edges="links")
    assert networkx.utils.graphs_equal(graph, to_networkx(snapshot))


def test_graphml_reads_back_with_evidence_as_text(snapshot: Snapshot, tmp_path: Path) -> None:
    write_export(snapshot, tmp_path / "world.graphml")
    graph = networkx.read_graphml(tmp_path / "world.graphml", force_multigraph=True)
    assert isinstance(graph, networkx.MultiDiGraph)
    denied = graph["RUS"]["UKR"]["ASSAULTS:denied"]
    assert (denied["claims"], denied["symmetric"]) == (1, False)
    assert json.loads(denied["evidence"])[0]["id"] == DENIAL.id
    assert "country" not in graph.nodes["igo:un"]


def test_hostile_text_survives_both_formats(tmp_path: Path) -> None:
    document = DocumentReference(id=HOSTILE, title=HOSTILE, published=date(2025, 1, 1))
    text = f"Iran {HOSTILE} threatened Norway."
    ours = claim(text, "THREATENS", ("IRN", "Iran"), ("NOR", "Norway"), document=document)
    named = rewritten(ours, source={**ours.source.to_dict(), "name": HOSTILE})
    snapshot = snapshot_of_claims([named])
    for ending in EXPORT_ENDINGS:
        write_export(snapshot, tmp_path / f"hostile{ending}")
    data = json.loads((tmp_path / "hostile.json").read_text(encoding="utf-8"))
    assert data["links"][0]["evidence"][0]["sentence"]["text"] == text
    assert data["nodes"][0]["name"] == HOSTILE
    ElementTree.parse(tmp_path / "hostile.graphml")
    graph = networkx.read_graphml(tmp_path / "hostile.graphml", force_multigraph=True)
    assert graph.nodes["IRN"]["name"] == HOSTILE.replace("\x07", "\ufffd")
    evidence = json.loads(graph["IRN"]["NOR"]["THREATENS:asserted"]["evidence"])
    assert evidence[0]["sentence"]["text"] == text


@pytest.mark.parametrize("ending", EXPORT_ENDINGS)
def test_an_empty_graph_exports(ending: str, tmp_path: Path) -> None:
    write_export(snapshot_of_claims([]), tmp_path / f"empty{ending}")
    assert (tmp_path / f"empty{ending}").stat().st_size > 0


@pytest.mark.parametrize("ending", EXPORT_ENDINGS)
def test_the_same_graph_gives_the_same_file(ending: str, tmp_path: Path) -> None:
    write_export(snapshot_of_claims(CLAIMS), tmp_path / f"one{ending}")
    write_export(snapshot_of_claims(reversed(CLAIMS)), tmp_path / f"two{ending}")
    assert (tmp_path / f"one{ending}").read_bytes() == (tmp_path / f"two{ending}").read_bytes()


def test_an_unknown_ending_names_the_known_ones(snapshot: Snapshot, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"world\.xlsx.*\.graphml, \.json"):
        write_export(snapshot, tmp_path / "world.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_says_why(snapshot: Snapshot, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No such file or directory"):
        write_export(snapshot, tmp_path / "nowhere" / "world.json")
    (tmp_path / "taken.json").mkdir()
    with pytest.raises(InputError, match="Is a directory"):
        write_export(snapshot, tmp_path / "taken.json")
    assert [path.name for path in tmp_path.iterdir()] == ["taken.json"]


def test_a_failed_write_leaves_the_old_file(
    snapshot: Snapshot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "world.json"
    target.write_text("old")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(InputError, match="No space left"):
        write_export(snapshot, target)
    assert [path.name for path in tmp_path.iterdir()] == ["world.json"]
    assert target.read_text() == "old"


def test_a_link_is_written_through(snapshot: Snapshot, tmp_path: Path) -> None:
    real = tmp_path / "real.json"
    real.write_text("old")
    (tmp_path / "link.json").symlink_to(real)
    write_export(snapshot, tmp_path / "link.json")
    assert (tmp_path / "link.json").is_symlink()
    assert json.loads(real.read_text(encoding="utf-8"))["multigraph"] is True
