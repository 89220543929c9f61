"""`view` and `export`: the graph as a page, and as files for other programs."""

from __future__ import annotations

import click

from diplograph.cli.options import graph_option, ontology_option, read_ontology

__all__ = ["export", "view"]


@click.command(
    epilog="""\b
Example:
  $ diplograph view -o world.html --title "Spring 2025"
"""
)
@click.option("-o", "--output", required=True, metavar="FILE", help="The HTML file to write.")
@click.option("--title", default="diplograph", show_default=True, help="The page's title.")
@ontology_option
@graph_option
def view(output: str, title: str, ontology: str | None, graph: str | None) -> None:
    """Write the graph as one offline HTML page.

    A click on an edge shows the sentences behind it.
    """
    from diplograph.graph import open_graph
    from diplograph.graph.page import write_page

    known = read_ontology(ontology)
    with open_graph(graph, create=False) as opened:
        write_page(opened, output, title=title, ontology=known)
    click.echo(f"wrote {output}", err=True)


@click.command(
    epilog="""\b
Examples:
  $ diplograph export world.graphml
  $ diplograph export world.json --graph world.db
"""
)
@click.argument("file")
@ontology_option
@graph_option
def export(file: str, ontology: str | None, graph: str | None) -> None:
    """Write the graph to FILE, for other programs.

    The ending tells the format: .json is networkx' node-link form, .graphml is
    for Gephi and others.
    """
    from diplograph.graph import open_graph
    from diplograph.graph.export import write_export

    known = read_ontology(ontology)
    with open_graph(graph, create=False) as opened:
        write_export(opened, file, ontology=known)
    click.echo(f"wrote {file}", err=True)
