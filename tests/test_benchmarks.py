"""The benchmarks run, and print figures. What the figures are, no test says: machines differ."""

from __future__ import annotations

import json
import math
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"


def run(name: str, *arguments: str | Path) -> str:
    done = subprocess.run(
        [sys.executable, BENCHMARKS / name, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two tiny articles."""
    (tmp_path / "one.txt").write_text("Ghana attacked Togo.\n\nBenin condemned it.\n")
    (tmp_path / "two.txt").write_text("Oman mediated between Iran and Iraq.\n")
    return tmp_path


def is_figure(value: Any) -> bool:
    return isinstance(value, int | float) and math.isfinite(value) and value > 0


def test_speed_compares_three_stages(folder: Path) -> None:
    result = json.loads(run("speed.py", "--articles", folder, "--rounds", "1", "--format", "json"))
    assert (result["documents"], result["rounds"]) == (2, 1)
    stages = {row["stage"]: row for row in result["stages"]}
    assert list(stages) == ["spaCy", "spaCy and actors", "whole extractor"]
    for row in stages.values():
        assert is_figure(row["ratio"]) and is_figure(row["processor_ratio"])
    assert stages["spaCy"]["ratio"] == stages["spaCy"]["processor_ratio"] == 1
    assert [row["goal"] for row in stages.values()] == [None, 1.25, 1.6]


def test_speed_prints_a_table_of_the_samples() -> None:
    title, header, *rows = run("speed.py", "--documents", "9", "--rounds", "1").splitlines()
    assert title.startswith("9 articles, ")
    assert header.split() == ["stage", "seconds", "words/s", "ratio", "goal", "processors"]
    assert [row[:18].strip() for row in rows] == ["spaCy", "spaCy and actors", "whole extractor"]


def test_memory_compares_streams(folder: Path) -> None:
    """More documents than there are articles: they come again, varied."""
    printed = run("memory.py", "--articles", folder, "--documents", "1", "5", "--format", "json")
    rows = json.loads(printed)
    assert [row["documents"] for row in rows] == [1, 5]
    assert rows[0]["ratio"] == 1 and is_figure(rows[1]["ratio"])
    for row in rows:
        assert 0 < row["loaded"] <= row["peak"]


def test_memory_prints_a_table() -> None:
    title, header, row = run("memory.py", "--documents", "1").splitlines()
    assert title == "highest resident memory, MiB"
    assert header.split() == ["documents", "loaded", "peak", "growth", "ratio"]
    assert row.split()[0] == "1"
