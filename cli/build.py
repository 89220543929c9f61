"""`build`: documents into a graph."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from diplograph.cli.options import extractor_options, format_option, graph_option
from diplograph.cli.output import print_rows
from diplograph.cli.sources import Refusals, open_documents, open_extractor

if TYPE_CHECKING:
    from diplograph.graph import Document

__all__ = ["build"]


@click.command(
    epilog="""\b
Examples:
  $ diplograph build articles/ --graph world.db
  $ NEO4J_PASSWORD=... diplograph build articles/ --graph neo4j://localhost
"""
)
@click.argument("sources", nargs=-1, required=True, metavar="PATH...")
@graph_option
@extractor_options
@format_option
@click.pass_context
def build(
    context: click.Context,
    sources: tuple[str, ...],
    graph: str | None,
    model: str | None,
    ontology: str | None,
    actors: str | None,
    form: str | None,
) -> None:
    """Load documents into the graph.

    PATH is a file (text, Markdown, HTML, JSON lines), a folder, an http
    address, or - for standard input. What became of them is printed. Loading a
    document again changes nothing; one that has changed replaces its claims.
    """
    from diplograph.graph import open_graph
    from diplograph.loaders import load

    refusals = Refusals()
    documents = open_documents(sources, refusals)
    # Before the graph: a broken table or a missing model must leave none behind.
    extractor = open_extractor(model, ontology, actors)
    with open_graph(graph) as opened, _progress(refusals) as on_document:
        report = load(opened, documents, extractor, on_document=on_document)
        name = opened.name
    for source, reason in report.refusals:
        refusals(source, ValueError(reason))
    counts = {
        "graph": name,
        "documents": report.read,
        "refused": refusals.count,
        "claims": report.extracted,
        "written": report.written,
        "unchanged": report.unchanged,
        "replaced": report.replaced,
    }
    print_rows([counts], form=form)
    context.exit(refusals.exit_code(report.read))


@contextmanager
def _progress(refusals: Refusals) -> Iterator[Callable[[Document], None] | None]:
    """A line that counts documents, where somebody sees it."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True, markup=False, emoji=False, highlight=False)
    columns = (
        SpinnerColumn(),
        TextColumn("{task.completed} documents", markup=False),
        BarColumn(bar_width=20),
        TimeElapsedColumn(),
        TextColumn("{task.description}", markup=False),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("", total=None)

        def on_document(document: Document) -> None:
            shown = "".join(char if char.isprintable() else " " for char in document.id)
            progress.update(task, advance=1, description=shown[:60])

        refusals.say = lambda message: console.print(f"diplograph: {message}", soft_wrap=True)
        yield on_document
