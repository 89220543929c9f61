"""The `diplograph` command: the group that holds all others."""

from __future__ import annotations

import click

from diplograph.cli.actors import actors
from diplograph.cli.build import build
from diplograph.cli.errors import Program
from diplograph.cli.evaluate import evaluate
from diplograph.cli.extract import extract
from diplograph.cli.graph import dump, restore, retract
from diplograph.cli.ontology import ontology
from diplograph.cli.query import query
from diplograph.cli.questions import QUESTIONS
from diplograph.cli.view import export, view

__all__ = ["main"]


@click.group(
    cls=Program,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""\b
Examples:
  $ diplograph build articles/
  $ diplograph allies Iran
  $ diplograph view -o world.html

Exit codes: 0 done, 1 failed, 2 wrong usage, 3 done, but some documents were refused.
""",
)
@click.version_option(package_name="diplograph", prog_name="diplograph")
def main() -> None:
    """Read texts about world politics into a graph of actors, and ask it.

    A graph is a folder (default: DIPLOGRAPH_GRAPH, else ./diplograph.db) or a
    Neo4j server (neo4j://HOST, with NEO4J_USERNAME and NEO4J_PASSWORD set).
    """


for command in (
    build,
    extract,
    query,
    *QUESTIONS,
    view,
    export,
    dump,
    restore,
    retract,
    actors,
    ontology,
    evaluate,
):
    main.add_command(command)
