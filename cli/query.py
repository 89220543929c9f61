"""`query`: Cypher on the graph, read-only unless told otherwise."""

from __future__ import annotations

import json
from typing import Any

import click

from diplograph.cli.options import format_option, graph_option
from diplograph.cli.output import print_rows

__all__ = ["query"]

_TAKEN = ("self", "cypher")
"""Names of the arguments of `Graph.run` itself."""


def _parameters(_ctx: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> Any:
    """`NAME=VALUE` options as a dict; a value that is JSON is taken as such."""
    parameters: dict[str, Any] = {}
    for pair in given:
        name, equals, text = pair.partition("=")
        if not equals or not name:
            raise click.BadParameter(f"'{pair}' is not NAME=VALUE")
        if name in _TAKEN:
            raise click.BadParameter(f"no parameter can be called '{name}'")
        try:
            parameters[name] = json.loads(text)
        except ValueError:
            parameters[name] = text
    return parameters


@click.command(
    epilog="""\b
Examples:
  $ diplograph query "MATCH (a:Actor)-[r:THREATENS]->(b) RETURN a.name, b.name, r.claims"
  $ diplograph query "MATCH (a:Actor {id: $id}) RETURN a" --param id=IRN
"""
)
@click.argument("cypher")
@click.option(
    "--param",
    "parameters",
    multiple=True,
    metavar="NAME=VALUE",
    callback=_parameters,
    help="A parameter, $NAME in the query; VALUE is JSON, else text. Can be repeated.",
)
@click.option("--write", is_flag=True, help="Let the query change the graph.")
@graph_option
@format_option
def query(
    cypher: str, parameters: dict[str, Any], write: bool, graph: str | None, form: str | None
) -> None:
    """Ask the graph in Cypher.

    Without --write a query can only read.
    """
    from diplograph.graph import open_graph
    from diplograph.queries import check_read_only

    if not write:
        check_read_only(cypher)
    with open_graph(graph, create=False) as opened:
        if write:
            [rows] = opened.write([(cypher, parameters)])
        else:
            rows = opened.run(cypher, **parameters)
    print_rows(rows, form=form)
