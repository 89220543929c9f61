"""`extract`: the claims of documents, with no graph."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click

from diplograph.cli.options import extractor_options, format_option, no_graph_option
from diplograph.cli.output import chosen_format, print_rows, print_table
from diplograph.cli.sources import Refusals, open_documents, open_extractor

if TYPE_CHECKING:
    from diplograph.graph import Claim
    from diplograph.loaders import Extraction

__all__ = ["claim_row", "extract"]

_TABLE_COLUMNS = ("source", "relation", "target", "factuality", "said_by", "date", "sentence")


@click.command(
    epilog="""\b
Examples:
  $ diplograph extract articles/ --format table
  $ cat article.txt | diplograph extract - > claims.jsonl
"""
)
@click.argument("sources", nargs=-1, required=True, metavar="PATH...")
@extractor_options
@format_option
@no_graph_option
@click.pass_context
def extract(
    context: click.Context,
    sources: tuple[str, ...],
    model: str | None,
    ontology: str | None,
    actors: str | None,
    form: str | None,
) -> None:
    """Print the claims of documents, with no graph.

    PATH is a file, a folder, an http address, or - for standard input. JSON
    lines are the whole claims, which `restore` loads into a graph.
    """
    refusals = Refusals()
    documents = open_documents(sources, refusals)
    extractor = open_extractor(model, ontology, actors)
    done = _Counted(extractor.extract_documents(documents))
    form = chosen_format(form)
    if form == "table":
        _print_tables(done)
    elif form == "csv":
        print_rows((_flat(claim) for each in done for claim in each.claims), _CSV_COLUMNS, form)
    elif form == "jsonl":
        _print_lines(done)
    else:
        print_rows((claim.to_dict() for each in done for claim in each.claims), form=form)
    context.exit(refusals.exit_code(done.count))


class _Counted:
    """A stream that knows how many documents have gone through it."""

    def __init__(self, stream: Iterable[Extraction]) -> None:
        self._stream = stream
        self.count = 0

    def __iter__(self) -> Iterator[Extraction]:
        for each in self._stream:
            self.count += 1
            yield each


def claim_row(claim: Claim) -> dict[str, Any]:
    """A claim as a row for a person to read."""
    target = claim.target.name
    if claim.third:
        target = f"{target} and {claim.third.name}"
    speaker = claim.attributed_to.name if claim.attributed_to else None
    if claim.relayed_by:
        speaker = f"{speaker}, via {claim.relayed_by.name}"
    return {
        "source": claim.source.name,
        "relation": claim.relation,
        "target": target,
        "factuality": claim.factuality.value,
        "said_by": speaker,
        "date": claim.date,
        "confidence": claim.confidence,
        "sentence": claim.sentence.text,
    }


def _print_tables(extractions: Iterable[Extraction]) -> None:
    """A table a document, so that the first one shows while others are read."""
    for each in extractions:
        heading = each.document.title or each.document.id
        if each.document.published:
            heading = f"{heading} ({each.document.published})"
        print_table([claim_row(claim) for claim in each.claims], _TABLE_COLUMNS, heading)


def _print_lines(extractions: Iterable[Extraction]) -> None:
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8")
    for each in extractions:
        for claim in each.claims:
            click.echo(claim.to_json())


_ROLES = ("source", "target", "third", "attributed_to", "relayed_by")
_CSV_COLUMNS = (
    *("id", "relation", "plover", "factuality", "confidence"),
    *(f"{role}_{part}" for role in _ROLES for part in ("id", "name", "kind", "country", "mention")),
    *("date", "reported", "document", "title", "url"),
    *("sentence", "sentence_start", "sentence_end", "extractor"),
)


def _flat(claim: Claim) -> dict[str, Any]:
    """A claim as one row of CSV."""
    whole = claim.to_dict()
    row = {name: whole.get(name) for name in _CSV_COLUMNS}
    for role in _ROLES:
        for part, value in (whole[role] or {}).items():
            row[f"{role}_{part}"] = "-".join(map(str, value)) if part == "mention" else value
    row |= {
        "document": whole["document"]["id"],
        "title": whole["document"]["title"],
        "url": whole["document"]["url"],
        "sentence": whole["sentence"]["text"],
        "sentence_start": whole["sentence"]["start"],
        "sentence_end": whole["sentence"]["end"],
    }
    return row
