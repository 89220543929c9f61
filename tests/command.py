"""Runs the installed `diplograph` command, as a person would."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from example_claims import CLAIMS

PROGRAM = Path(sys.executable).parent / "diplograph"


def command(
    *arguments: str | Path,
    folder: Path,
    stdin: str | bytes = "",
    environment: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Run it in a folder; output comes back as text."""
    done = subprocess.run(
        [PROGRAM, *map(str, arguments)],
        cwd=folder,
        env={**clean_environment(), **(environment or {})},
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        capture_output=True,
        timeout=300,
        check=False,
    )
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
    )


def fails(done: subprocess.CompletedProcess[str], code: int, *words: str) -> None:
    """It ended with this code and one line, which says this."""
    assert done.returncode == code, done.stderr
    assert done.stdout == ""
    [line] = done.stderr.splitlines()
    assert line.startswith("diplograph: ")
    for word in words:
        assert word in line


def claims_file(folder: Path) -> Path:
    """The example claims, as `dump` writes them."""
    path = folder / "claims.jsonl"
    ordered = sorted(CLAIMS, key=lambda claim: (claim.document.id, claim.id))
    path.write_text("".join(f"{claim.to_json()}\n" for claim in ordered), "utf-8")
    return path


def copy_world(folder: Path) -> Path:
    """A graph of the example claims, in the folder `world.db` there."""
    return shutil.copytree(Path(_restored().name, "world.db"), folder / "world.db")


@cache
def _restored() -> TemporaryDirectory[str]:
    home = TemporaryDirectory(prefix="diplograph-tests-")
    folder = Path(home.name)
    done = command("restore", claims_file(folder), "--graph", "world.db", folder=folder)
    assert done.returncode == 0, done.stderr
    return home


def clean_environment() -> dict[str, str]:
    """The environment without what would change which graph or format is meant."""
    names = ("DIPLOGRAPH_GRAPH", "NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_DATABASE", "COLUMNS")
    return {name: value for name, value in os.environ.items() if name not in names}


def rows(done: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    """The JSON lines that a command printed."""
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]
