"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from diplograph.cli.output import FORMATS

if TYPE_CHECKING:
    from diplograph.graph import Ontology

__all__ = [
    "extractor_options",
    "format_option",
    "graph_option",
    "no_graph_option",
    "ontology_option",
    "read_ontology",
]

_Command = TypeVar("_Command", bound=Callable[..., Any])


def graph_option(command: _Command) -> _Command:
    """`--graph`: the graph that the command works on."""
    return click.option(
        "--graph",
        metavar="ADDRESS",
        help="Folder or neo4j:// address.  [default: DIPLOGRAPH_GRAPH, else ./diplograph.db]",
    )(command)


def no_graph_option(command: _Command) -> _Command:
    """`--graph` on a command that needs none: accepted, so that one call form fits all."""
    return click.option("--graph", hidden=True, expose_value=False)(command)


def format_option(command: _Command) -> _Command:
    """`--format`: how results print."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(FORMATS),
        help="How results print.  [default: table on a terminal, else jsonl]",
    )(command)


def ontology_option(command: _Command) -> _Command:
    """`--ontology`: relations beside the shipped ones."""
    return click.option(
        "--ontology", metavar="FILE", help="Your own relations, a TOML file, on top."
    )(command)


def read_ontology(extension: str | None) -> Ontology:
    """The shipped ontology, with the file that `--ontology` names on top."""
    from pathlib import Path

    from diplograph.graph import load_ontology

    return load_ontology(Path(extension) if extension else None)


def extractor_options(command: _Command) -> _Command:
    """`--model`, `--ontology` and `--actors`: what the extractor works with."""
    for decorate in (
        click.option("--actors", metavar="FILE", help="Your own actors, a CSV file, on top."),
        ontology_option,
        click.option("--model", metavar="NAME", help="Another spaCy English pipeline."),
    ):
        command = decorate(command)
    return command
