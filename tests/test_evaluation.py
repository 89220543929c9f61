"""`evaluate`: gold files are told apart, and measured as one would by hand.

The gold here is invented. Some of it is wrong on purpose, so that no figure is just 1.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from command import command, fails

from diplograph.graph import InputError
from diplograph.loaders import Extractor
from diplograph.loaders.evaluation import evaluate, read_gold

SHARED_GOLD = Path(__file__).parent.parent.parent / "shared" / "gold"

Row = dict[str, Any]


def record(text: str, *triples: str, actors: str) -> Row:
    """A PLOVER record: actors as "ISR > IRN", triples as "ISR ASSAULT IRN"."""
    source, target = actors.split(" > ")
    parts = [triple.split() for triple in triples]
    return {
        "text": text,
        "source": [{"code": source}],
        "target": [{"code": target}],
        "triples": [{"source": a, "relation": root, "target": b} for a, root, b in parts],
    }


def pair(text: str, source: str, target: str, root: str) -> Row:
    """A PLV pair, the marked words given as they stand in the text."""
    return {
        "text": text,
        "source_spans": [[*span(text, source), source]],
        "target_spans": [[*span(text, target), target]],
        "root": root,
    }


def document(text: str, *relations: str) -> Row:
    """A re3d document, its relations as "Israel FightingAgainst Iran"."""
    parts = [relation.split() for relation in relations]
    return {
        "text": text,
        "relations": [
            {"relation": name, "source_span": span(text, a), "target_span": span(text, b)}
            for a, name, b in parts
        ],
    }


def span(text: str, words: str) -> list[int]:
    start = text.index(words)
    return [start, start + len(words)]


RECORDS = [
    record("Israel bombed Iran on Monday.", "ISR ASSAULT IRN", actors="ISR > IRN"),
    # Whom the gold puts first says nothing where the relation has no direction.
    record("Kenya met Uganda in March.", "UGA CONSULT KEN", actors="UGA > KEN"),
    # The gold codes the United Nations as NGO here: it counts as an organisation all the same.
    record("The United Nations condemned Mali.", "NGO ACCUSE MLI", actors="NGO > MLI"),
    # Wrong gold: the pair is right, its relation is not.
    record("France threatened Belarus.", "FRA AID BLR", actors="FRA > BLR"),
    # Wrong gold: an actor and an event that the text lacks.
    record("Peru has high mountains.", "PER THREATEN CHL", actors="PER > CHL"),
    # The gold has as an event what only may have been one; only asserted claims count.
    record("Chad may have attacked Niger.", "TCD ASSAULT NER", actors="TCD > NER"),
    # Wrong gold: an event that it lacks.
    record("Russia invaded Ukraine.", actors="RUS > UKR"),
    # Who only reports is named and takes no part.
    record("Israel attacked Iran, Japan said.", "ISR ASSAULT IRN", actors="ISR > IRN"),
]
PAIRS = [
    pair("Israel bombed Iran.", "Israel", "Iran", "ASSAULT"),
    pair("Iran was bombed by Israel.", "Israel", "Iran", "ASSAULT"),
    pair("France condemned Belarus.", "France", "Belarus", "ACCUSE"),
    # Wrong gold: France does not help Belarus.
    pair("France condemned Belarus again.", "France", "Belarus", "AID"),
    # A row that marks no pair cannot be asked for its root.
    {**pair("The clerk met Mali.", "The clerk", "Mali", "CONSULT"), "target_spans": []},
    # One whose two spans are one cannot be answered, and counts as not found.
    pair("Mali talked to itself.", "Mali", "Mali", "CONSULT"),
]
NEUTRAL = [
    {"text": "Peru has high mountains.", "triples": []},
    {"text": "Norway and Sweden share a long border.", "triples": []},
    {"text": "Israel may have bombed Iran.", "triples": []},
    {"text": "Israel bombed Iran.", "triples": []},
]
DOCUMENTS = [
    document(
        "Israel bombed Iran on Monday. France condemned Belarus.",
        "Israel FightingAgainst Iran",
        "France FightingAgainst Belarus",
    ),
    # Either way round, and relations that are not measured.
    document(
        "Kenya met Uganda on Friday. Norway likes Sweden.",
        "Uganda CommWith Kenya",
        "Norway Likes Sweden",
    ),
]
FORMS = {"records": RECORDS, "pairs": PAIRS, "neutral": NEUTRAL, "documents": DOCUMENTS}


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.fixture
def gold_file(tmp_path: Path) -> Callable[[str], Path]:
    """Writes the gold of one form to a file."""

    def write(form: str) -> Path:
        path = tmp_path / f"{form}.jsonl"
        rows = ({"id": f"{form}-{number}", **row} for number, row in enumerate(FORMS[form]))
        path.write_text("".join(f"{json.dumps(row)}\n\n" for row in rows), "utf-8")
        return path

    return write


@pytest.mark.parametrize("form", FORMS)
def test_the_keys_tell_the_form(form: str, gold_file: Callable[[str], Path]) -> None:
    gold = read_gold(gold_file(form))
    assert (gold.name, gold.kind) == (f"{form}.jsonl", form)
    assert [row["text"] for row in gold.rows] == [row["text"] for row in FORMS[form]]


FIGURES = {
    "records": {
        "actors named precision": (15 / 16, 16),
        "actors named recall": (15 / 16, 16),
        "actors named F1": (30 / 32, 16),
        "actors taking part precision": (15 / 15, 15),
        "actors taking part recall": (15 / 16, 16),
        "actors taking part F1": (30 / 31, 16),
        "pair precision": (5 / 6, 6),
        "pair recall": (5 / 7, 7),
        "pair F1": (10 / 13, 7),
        "triple precision": (4 / 6, 6),
        "triple recall": (4 / 7, 7),
        "triple F1": (8 / 13, 7),
    },
    "pairs": {
        "root macro-F1, pair given": ((1 + 2 / 3 + 0 + 0) / 4, 5),
        "root accuracy, pair given": (3 / 5, 5),
        "root F1 ACCUSE": (2 / 3, 1),
        "root F1 AID": (0, 1),
        "root F1 ASSAULT": (1, 2),
        "root F1 CONSULT": (0, 1),
        "marked actors found": (10 / 11, 11),
    },
    "neutral": {
        "neutral sentences with an asserted claim": (1 / 4, 4),
        "neutral sentences with an asserted ASSAULT": (1 / 4, 4),
    },
    "documents": {"CommWith recall": (1, 1), "FightingAgainst recall": (1 / 2, 2)},
}


@pytest.mark.parametrize("form", FORMS)
def test_figures_are_those_of_a_count_by_hand(
    form: str, gold_file: Callable[[str], Path], extractor: Extractor
) -> None:
    measured = evaluate(extractor, read_gold(gold_file(form)))
    found = {each.name: (each.value, each.count) for each in measured}
    assert list(found) == list(FIGURES[form])
    for name, (value, count) in FIGURES[form].items():
        assert found[name] == (pytest.approx(value), count), name


def test_the_command_prints_a_row_a_figure(
    gold_file: Callable[[str], Path], tmp_path: Path
) -> None:
    files = [gold_file("neutral"), gold_file("documents")]
    done = command("evaluate", *files, "--format", "json", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == [
        {"gold": f"{form}.jsonl", "measure": name, "value": value, "count": count}
        for form in ("neutral", "documents")
        for name, (value, count) in FIGURES[form].items()
    ]


BAD_FILES = {
    "empty.jsonl": ("\n\n", "empty.jsonl: holds no rows"),
    "cut.jsonl": ('{"id": "a", "text": "a", "triples": []}\n{"text": \n', "cut.jsonl:2: not JSON"),
    "list.jsonl": ('["text"]\n', "list.jsonl:1: a gold row needs a 'text'"),
    "untexted.jsonl": ('\n{"triples": []}\n', "untexted.jsonl:2: a gold row needs a 'text'"),
    "unnamed.jsonl": (
        '{"text": "a", "triples": []}\n',
        "unnamed.jsonl:1: a gold row needs an 'id'",
    ),
    "numbered.jsonl": ('{"id": 1, "text": "a"}\n', "numbered.jsonl:1: a gold row needs an 'id'"),
    "twice.jsonl": (
        '{"id": "a", "text": "a", "triples": []}\n' * 2,
        "twice.jsonl:2: id 'a' stands in line 1 too",
    ),
    "mixed.jsonl": (
        '{"id": "a", "text": "a", "relations": []}\n{"id": "b", "text": "b", "triples": []}\n',
        "mixed.jsonl:2: a row of the form 'documents' needs 'relations'",
    ),
    "unknown.jsonl": ('{"id": "a", "text": "a", "verdict": 1}\n', "unknown.jsonl:1: unknown form"),
    "latin.jsonl": (b'{"text": "T\xfcrkiye"}\n', "latin.jsonl: cannot read"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_is_refused_with_its_place(name: str, tmp_path: Path) -> None:
    content, message = BAD_FILES[name]
    (tmp_path / name).write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(InputError) as refused:
        read_gold(tmp_path / name)
    assert message in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.jsonl: cannot read"):
        read_gold(tmp_path / "none.jsonl")
    fails(command("evaluate", "none.jsonl", folder=tmp_path), 1, "none.jsonl")


@pytest.mark.skipif(not SHARED_GOLD.is_dir(), reason="no ../shared/gold here to read")
def test_the_development_gold_is_read_as_what_it_is() -> None:
    forms = {path.name: read_gold(path).kind for path in sorted(SHARED_GOLD.glob("*.jsonl"))}
    assert forms == {
        "cameo_neutral_dev.jsonl": "neutral",
        "plover_gsr_dev.jsonl": "records",
        "plv_train.jsonl": "pairs",
        "re3d_dev.jsonl": "documents",
    }
