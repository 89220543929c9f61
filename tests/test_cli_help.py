"""The command line explains itself, at once."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from command import PROGRAM, command

from diplograph.cli import main

COMMANDS = tuple(main.commands)
HEAVY = ("arcadedb", "neo4j", "networkx", "pydantic", "rich", "spacy")


@pytest.mark.parametrize("name", COMMANDS)
def test_help_explains_a_command_with_an_example(name: str) -> None:
    result = CliRunner().invoke(main, [name, "--help"], prog_name="diplograph")
    assert result.exit_code == 0
    assert "Example" in result.output
    [first, *_] = [line for line in result.output.splitlines() if "$ " in line]
    assert f"diplograph {name}" in first
    short = main.commands[name].get_short_help_str(60)
    assert short.endswith(".") and not short.endswith("...")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_takes_a_graph(name: str) -> None:
    options = [option for parameter in main.commands[name].params for option in parameter.opts]
    assert "--graph" in options


def test_help_imports_nothing_heavy() -> None:
    script = (
        "import sys\n"
        "from diplograph.cli import main\n"
        "for name in ([], *([name] for name in main.commands)):\n"
        "    main.main([*name, '--help'], standalone_mode=False)\n"
        f"    print([heavy for heavy in {HEAVY!r} if heavy in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert done.stderr.split() == ["[]"] * (len(COMMANDS) + 1)


def test_help_is_quick() -> None:
    def seconds() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([PROGRAM, "--help"], capture_output=True, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime

    assert min(seconds() for _ in range(5)) < 0.3


def test_version(tmp_path: Path) -> None:
    assert command("--version", folder=tmp_path).stdout.startswith("diplograph, version 0.")
