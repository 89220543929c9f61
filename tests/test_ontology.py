"""The ontology: the relations of the design, as data, and a user's additions to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from diplograph.graph import InputError, TableError, load_ontology
from diplograph.graph.schema import relation_types

PLOVER = {
    "ALLY_OF": None,
    "RIVAL_OF": None,
    "MEDIATES": "CONSULT",
    "AGREES_WITH": "AGREE",
    "CONSULTS": "CONSULT",
    "SUPPORTS": "SUPPORT",
    "REQUESTS": "REQUEST",
    "COOPERATES_WITH": "COOPERATE",
    "AIDS": "AID",
    "ACCUSES": "ACCUSE",
    "REJECTS": "REJECT",
    "THREATENS": "THREATEN",
    "PROTESTS_AGAINST": "PROTEST",
    "SANCTIONS": "SANCTION",
    "MOBILIZES_AGAINST": "MOBILIZE",
    "COERCES": "COERCE",
    "ASSAULTS": "ASSAULT",
}
SYMMETRIC = {"ALLY_OF", "RIVAL_OF", "AGREES_WITH", "CONSULTS", "COOPERATES_WITH"}
ADDITION = """
version = "mine"

[[relation]]
name = "{name}"
quad_class = "standing"
symmetric = false
meaning = "has a border with"
examples = ["Norway borders Sweden."]
counterexamples = ["Norway is far from Peru."]
"""


def test_all_relations_of_the_design_are_there() -> None:
    relations = load_ontology().relations
    assert set(relations) == {*PLOVER, "YIELDS_TO"}
    assert {name: relations[name].plover for name in PLOVER} == PLOVER
    assert {name for name, kind in relations.items() if kind.symmetric} == SYMMETRIC


def test_every_relation_has_an_example_and_a_counterexample() -> None:
    for kind in load_ontology().relations.values():
        assert kind.examples, kind.name
        assert kind.counterexamples, kind.name
        assert not set(kind.examples) & set(kind.counterexamples)
        assert kind.meaning


def test_quad_classes_split_the_relations_as_plover_does() -> None:
    relations = load_ontology().relations
    assert {kind.name for kind in relations.values() if kind.quad_class == "standing"} == {
        "ALLY_OF",
        "RIVAL_OF",
    }
    assert relations["ASSAULTS"].quad_class == "material conflict"
    assert relations["THREATENS"].quad_class == "verbal conflict"
    assert relations["AIDS"].quad_class == "material cooperation"
    assert relations["CONSULTS"].quad_class == "verbal cooperation"


def test_relations_of_a_plover_root() -> None:
    names = [kind.name for kind in load_ontology().of_plover("CONSULT")]
    assert names == ["MEDIATES", "CONSULTS"]
    assert load_ontology().of_plover("NOTHING") == ()


def test_an_unknown_relation_lists_the_known_ones() -> None:
    with pytest.raises(InputError, match="unknown relation 'LIKES': use one of ALLY_OF, RIVAL_OF"):
        load_ontology()["LIKES"]
    assert "LIKES" not in load_ontology()
    assert "AIDS" in load_ontology()


def test_no_relation_bears_a_name_that_the_graph_uses_itself() -> None:
    assert relation_types(load_ontology()) == tuple(load_ontology().relations)


def test_a_users_file_adds_relations(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(ADDITION.format(name="BORDERS"))
    wider = load_ontology(file)
    assert wider["BORDERS"].meaning == "has a border with"
    assert wider.version == f"{load_ontology().version}+mine"
    assert set(wider.relations) - set(load_ontology().relations) == {"BORDERS"}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (ADDITION.format(name="ALLY_OF"), "relation ALLY_OF exists already"),
        (ADDITION.format(name="borders"), "name"),
        (ADDITION.format(name="X`]-() DELETE"), "name"),
        (ADDITION.format(name="BORDERS") + "colour = 1", "colour"),
        (ADDITION.format(name="BORDERS").replace("[[relation]]", "[[relations]]"), "relation"),
        (ADDITION.format(name="BORDERS").replace('["Norway is far from Peru."]', "[]"), "counter"),
        ("not toml at all", "not valid TOML"),
        ("", "version"),
    ],
)
def test_a_broken_file_is_told_with_its_name(tmp_path: Path, content: str, reason: str) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(content)
    with pytest.raises(TableError, match=reason) as caught:
        load_ontology(file)
    assert str(caught.value).startswith(str(file))
    assert "\n" not in str(caught.value)


def test_a_missing_or_binary_file(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="No such file"):
        load_ontology(tmp_path / "missing.toml")
    (tmp_path / "binary.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(TableError, match="not valid TOML"):
        load_ontology(tmp_path / "binary.toml")


def test_a_predicate_may_have_another_plover_root() -> None:
    agrees = load_ontology()["AGREES_WITH"]
    assert (agrees.root_of("sign"), agrees.root_of("agree")) == ("SUPPORT", "AGREE")
    assert agrees.root_of("agree", {"treaty"}) == "SUPPORT"
    assert load_ontology()["ASSAULTS"].root_of("sign") == "ASSAULT"
