"""`ontology`: the relations and what they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from diplograph.cli.options import format_option, no_graph_option, read_ontology
from diplograph.cli.output import chosen_format, print_fields, print_rows

if TYPE_CHECKING:
    from diplograph.graph import RelationType

__all__ = ["ontology"]

_COLUMNS = ("relation", "plover", "quad_class", "symmetric", "meaning")


@click.command(
    epilog="""\b
Examples:
  $ diplograph ontology
  $ diplograph ontology MEDIATES --format json
"""
)
@click.argument("relation", required=False)
@click.option(
    "--ontology", "extension", metavar="FILE", help="Your own relations, a TOML file, on top."
)
@format_option
@no_graph_option
def ontology(relation: str | None, extension: str | None, form: str | None) -> None:
    """List the relations, or show one with its examples."""
    known = read_ontology(extension)
    if relation:
        print_fields(_row(known[relation.upper()]), form)
        return
    form = chosen_format(form)
    rows = [_row(kind) for kind in known.relations.values()]
    print_rows(rows, _COLUMNS if form == "table" else (), form)


def _row(kind: RelationType) -> dict[str, Any]:
    return {
        "relation": kind.name,
        "plover": kind.plover,
        "cameo": list(kind.cameo),
        "quad_class": kind.quad_class,
        "symmetric": kind.symmetric,
        "meaning": kind.meaning,
        "examples": list(kind.examples),
        "counterexamples": list(kind.counterexamples),
    }
