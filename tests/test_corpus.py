"""The authored corpus that the relation model learns from."""

from __future__ import annotations

import importlib.util
import json
import re
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

from diplograph.graph import Factuality, load_ontology

ROOT = Path(__file__).parent.parent
TRAINING = ROOT / "training"
GOLD = ROOT.parent / "shared" / "gold"
RUN = 8


def _load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("diplograph_training_corpus", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


corpus = _load(TRAINING / "corpus.py")


@pytest.fixture(scope="module")
def examples() -> list:
    return corpus.read_corpus()


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _runs(text: str) -> set[tuple[str, ...]]:
    words = _words(text)
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


@pytest.mark.parametrize("path", sorted(corpus.CORPUS.glob("*.txt")), ids=lambda path: path.stem)
def test_every_line_parses(path: Path) -> None:
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        example = corpus.parse_line(line, path.stem, number)
        where = f"{path.name}:{number}"
        assert example.mentions, f"{where}: nobody is marked"
        assert "[" not in example.text, f"{where}: a mention is not closed"
        assert "||" not in example.text, f"{where}: two separators"
        for (_, end), (start, _) in zip(example.mentions, example.mentions[1:], strict=False):
            assert end <= start, f"{where}: mentions overlap"
        for claim in example.claims:
            assert claim.source != claim.target, f"{where}: an actor relates to itself"


def test_relations_and_factualities_are_those_of_the_model(examples: list) -> None:
    claims = [claim for example in examples for claim in example.claims]
    assert {claim.relation for claim in claims} == set(load_ontology().relations)
    assert {claim.factuality for claim in claims} == {value.value for value in Factuality}
    assert set(corpus.FACTUALITY_LABELS) == {value.value for value in Factuality}


def test_only_mediation_has_a_third_party(examples: list) -> None:
    with_third = {c.relation for e in examples for c in e.claims if c.third is not None}
    assert with_third <= {"MEDIATES"}


def test_the_corpus_is_large_enough(examples: list) -> None:
    assert len(examples) >= 8_000
    counts = Counter(claim.relation for example in examples for claim in example.claims)
    assert {name: n for name, n in counts.items() if n < 150} == {}


def test_some_sentences_hold_no_claim(examples: list) -> None:
    assert sum(not example.claims for example in examples) >= 500


def test_held_out_batches_exist_and_share_no_sentence_with_the_rest(examples: list) -> None:
    held_out = set((TRAINING / "held_out.txt").read_text("utf-8").split())
    assert held_out
    assert held_out <= {example.batch for example in examples}
    measured = {" ".join(_words(e.text)) for e in examples if e.batch in held_out}
    learned = {" ".join(_words(e.text)) for e in examples if e.batch not in held_out}
    assert measured & learned == set()


def test_no_sentence_is_there_twice(examples: list) -> None:
    counts = Counter(" ".join(_words(example.text)) for example in examples)
    assert [text for text, count in counts.items() if count > 1] == []


@pytest.mark.skipif(not GOLD.is_dir(), reason="no ../shared/gold here to compare with")
def test_no_sentence_is_taken_from_the_gold(examples: list) -> None:
    """A run of eight equal words counts as taken; rewrite the corpus line that shares one."""
    gold: set[tuple[str, ...]] = set()
    for path in sorted(GOLD.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            gold |= _runs(json.loads(line)["text"])
    taken = [
        f"{example.batch}: {' '.join(min(shared))}"
        for example in examples
        if (shared := _runs(example.text) & gold)
    ]
    assert taken == []
