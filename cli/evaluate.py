"""`evaluate`: how good extraction is on a gold file."""

from __future__ import annotations

import click

from diplograph.cli.options import extractor_options, format_option, no_graph_option
from diplograph.cli.output import print_rows
from diplograph.cli.sources import open_extractor

__all__ = ["evaluate"]


@click.command(
    epilog="""\b
Example:
  $ diplograph evaluate gold/plover.jsonl --format csv
"""
)
@click.argument("gold", nargs=-1, required=True, metavar="GOLD...")
@extractor_options
@format_option
@no_graph_option
def evaluate(
    gold: tuple[str, ...],
    model: str | None,
    ontology: str | None,
    actors: str | None,
    form: str | None,
) -> None:
    """Measure extraction against gold files.

    GOLD is a file of JSON lines, in one of four forms that its keys tell:
    records of events with country codes, pairs with their root, neutral
    sentences, and documents with relations between spans.
    """
    from pathlib import Path

    from diplograph.loaders.evaluation import evaluate as measure
    from diplograph.loaders.evaluation import read_gold

    files = [read_gold(Path(name)) for name in gold]
    extractor = open_extractor(model, ontology, actors)
    rows = (
        {"gold": file.name, "measure": each.name, "value": each.value, "count": each.count}
        for file in files
        for each in measure(extractor, file)
    )
    print_rows(rows, ("gold", "measure", "value", "count"), form)
