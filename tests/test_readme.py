"""README and docs do what they say: their blocks of code run, in order, in one folder."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from diplograph.graph import load_ontology, open_graph

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
DOCS = {path.name: path.read_text("utf-8") for path in sorted((ROOT / "docs").glob("*.md"))}


def blocks(language: str, text: str = README) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "samples", folder / "samples")
    return folder


@pytest.fixture(scope="module")
def console(folder: Path) -> list[str]:
    """Runs all diplograph commands, the README's first, which leave a graph; gives them back."""
    shown = [block for page in (README, *DOCS.values()) for block in blocks("console", page)]
    lines = [line for block in shown for line in block.splitlines()]
    commands = [line[2:] for line in lines if line.startswith("$ diplograph ")]
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {**os.environ, "PATH": path}
    environment.pop("DIPLOGRAPH_GRAPH", None)
    for command in commands:
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{command}\n{done.stderr}"
        assert done.stdout.strip() or done.stderr.strip(), f"{command}: said nothing"
    return commands


def test_console_blocks_run(console: list[str]) -> None:
    assert len(console) > 5


def test_python_blocks_run(
    folder: Path, console: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    namespace: dict[str, object] = {}
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        for block in blocks("python"):
            exec(compile(block, "README.md", "exec"), namespace)
    assert "Oman" in printed.getvalue()


@pytest.mark.parametrize("page", [README, DOCS["graph.md"]], ids=["README.md", "docs/graph.md"])
def test_cypher_blocks_run(page: str, folder: Path, console: list[str]) -> None:
    queries = blocks("cypher", page)
    assert queries
    with open_graph(folder / "diplograph.db", create=False) as graph:
        for query in queries:
            graph.run(query)


def test_every_command_stands_in_the_readme() -> None:
    from diplograph.cli import main

    for command in main.commands:
        assert re.search(rf"`[^`\n]*\b{command}\b", README), command


def test_every_relation_stands_in_the_readme() -> None:
    for kind in load_ontology().relations.values():
        mark = " ↔" if kind.symmetric else ""
        assert f"| {kind.name}{mark} | {kind.plover or ''}".rstrip() in README


def test_links_lead_to_files() -> None:
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")]
    for page in pages:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
