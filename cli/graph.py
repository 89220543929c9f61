"""`dump`, `restore` and `retract`: claims out of a graph and back, and documents out of it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import IO, TYPE_CHECKING

import click

from diplograph.cli.options import format_option, graph_option, ontology_option, read_ontology
from diplograph.cli.output import print_rows

if TYPE_CHECKING:
    from diplograph.graph import Claim, DocumentReference, Ontology

__all__ = ["dump", "restore", "retract"]


@click.command(
    epilog="""\b
Examples:
  $ diplograph dump > claims.jsonl
  $ diplograph dump -o claims.jsonl --graph world.db
"""
)
@click.option("-o", "--output", metavar="FILE", help="Write there, whole or not at all.")
@graph_option
def dump(output: str | None, graph: str | None) -> None:
    """Write all claims as JSON lines, which `restore` reads."""
    from diplograph.graph import open_graph
    from diplograph.graph.export import write_atomically
    from diplograph.graph.writer import dump as dump_claims

    with open_graph(graph, create=False) as opened:
        lines = (f"{claim.to_json()}\n" for claim in dump_claims(opened))
        if output:
            write_atomically(output, "".join(lines))
            return
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8")
        for line in lines:
            click.echo(line, nl=False)


@click.command(
    epilog="""\b
Examples:
  $ diplograph restore claims.jsonl --graph world.db
  $ diplograph extract articles/ --format jsonl | diplograph restore -
"""
)
@click.argument("file")
@ontology_option
@graph_option
@format_option
def restore(file: str, ontology: str | None, graph: str | None, form: str | None) -> None:
    """Load claims that `dump` or `extract` wrote.

    FILE holds JSON lines; - is standard input. All lines are checked before the
    first is written.
    """
    from pathlib import Path
    from tempfile import TemporaryFile

    from diplograph.graph import open_graph
    from diplograph.graph.writer import prepare
    from diplograph.graph.writer import restore as restore_claims

    known = read_ontology(ontology)
    with TemporaryFile() if file == "-" else Path(file).open("rb") as stream:
        if file == "-":
            stream.writelines(sys.stdin.buffer)
            stream.seek(0)
        name = "standard input" if file == "-" else file
        _check(_claims(stream, name), known)
        stream.seek(0)
        with open_graph(graph) as opened:
            prepare(opened)
            counts = restore_claims(opened, (claim for _, claim in _claims(stream, name)), known)
    print_rows([counts._asdict()], form=form)


def _check(claims: Iterable[tuple[str, Claim]], known: Ontology) -> None:
    """Refuse what would stop the writing half-way."""
    from diplograph.graph import InputError

    documents: dict[str, DocumentReference] = {}
    last = ""
    for place, claim in claims:
        document = claim.document
        if claim.relation not in known:
            raise InputError(f"{place}: unknown relation {claim.relation}: name its --ontology")
        if document.id in documents and document.id != last:
            raise InputError(f"{place}: claims of document '{document.id}' lie apart: sort them")
        if documents.setdefault(document.id, document) != document:
            raise InputError(f"{place}: says otherwise of document '{document.id}' than before")
        last = document.id


def _claims(stream: IO[bytes], name: str) -> Iterator[tuple[str, Claim]]:
    """Each claim with its place, `file:line`."""
    from diplograph.graph import Claim, InputError

    found = False
    for number, line in enumerate(stream, 1):
        if line.strip():
            found = True
            try:
                yield f"{name}:{number}", Claim.from_json(line)
            except InputError as error:
                raise InputError(f"{name}:{number}: {error}") from None
    if not found:
        raise InputError(f"{name}: holds no claims")


@click.command(
    epilog="""\b
Example:
  $ diplograph retract 2025-04-09-muscat.txt
"""
)
@click.argument("document")
@graph_option
@format_option
def retract(document: str, graph: str | None, form: str | None) -> None:
    """Take a document out of the graph.

    DOCUMENT is its id. Its sentences and claims go with it, and the edges that
    rest on them are counted anew.
    """
    from diplograph.graph import open_graph
    from diplograph.graph.writer import retract as retract_document

    with open_graph(graph, create=False) as opened:
        counts = retract_document(opened, document)
    print_rows([counts._asdict()], form=form)
