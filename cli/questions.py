"""The questions asked most, each a command: who is allied with whom, who mediates, ..."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

from diplograph.cli.options import format_option, graph_option, ontology_option, read_ontology
from diplograph.cli.output import chosen_format, print_fields, print_rows

__all__ = ["QUESTIONS"]

_Command = TypeVar("_Command", bound=Callable[..., Any])

_DATES = ("first_date", "last_date", "confidence")
_NEIGHBOURS = ("name", "id", "kind", "claims", *_DATES)
_EDGES = ("source_name", "target_name", "claims", *_DATES)
_PATH = ("step", "source_name", "relation", "target_name", "claims", *_DATES)
_CLAIMS = (
    *("when", "source_name", "relation", "target_name", "third_name"),
    *("factuality", "speaker_name", "sentence"),
)
_CONTESTED = (
    *("source_name", "relation", "target_name", "asserted_sentence", "denied_sentence"),
    "denied_speaker_name",
)
_COUNTS = ("item", "value", "count")


def _question(*examples: str) -> Callable[[_Command], click.Command]:
    """A command on a graph, with its examples."""
    lines = "\n".join(f"  $ diplograph {example}" for example in examples)
    heading = "Examples" if len(examples) > 1 else "Example"
    make = click.command(epilog=f"\b\n{heading}:\n{lines}\n")
    return lambda function: make(graph_option(format_option(function)))


def _answer(
    graph: str | None,
    form: str | None,
    columns: Sequence[str],
    name: str,
    *arguments: Any,
) -> None:
    """Ask `diplograph.queries.NAME` and print the rows; a table shows `columns` alone."""
    from diplograph import queries
    from diplograph.graph import open_graph

    with open_graph(graph, create=False) as opened:
        rows = getattr(queries, name)(opened, *arguments)
    form = chosen_format(form)
    print_rows(rows, columns if form == "table" else (), form)


@_question("allies Iran", "allies IRN --format csv")
@click.argument("actor")
def allies(actor: str, graph: str | None, form: str | None) -> None:
    """Whom ACTOR is allied with, the best attested first.

    ACTOR is an id (IRN) or a name (Iran), in any case.
    """
    _answer(graph, form, _NEIGHBOURS, "allies", actor)


@_question("rivals Israel")
@click.argument("actor")
def rivals(actor: str, graph: str | None, form: str | None) -> None:
    """Whose enemy or adversary ACTOR is."""
    _answer(graph, form, _NEIGHBOURS, "rivals", actor)


@_question("threats Iran", "threats Iran --direction against")
@click.argument("actor")
@click.option(
    "--direction",
    type=click.Choice(["both", "by", "against"]),
    default="both",
    show_default=True,
    help="Threats by ACTOR, or against it.",
)
def threats(actor: str, direction: str, graph: str | None, form: str | None) -> None:
    """Threats by and against ACTOR."""
    _answer(graph, form, _EDGES, "threats", actor, direction)


@_question("mediators USA IRN")
@click.argument("a")
@click.argument("b")
def mediators(a: str, b: str, graph: str | None, form: str | None) -> None:
    """Who mediates between A and B, by what texts assert."""
    _answer(graph, form, _NEIGHBOURS, "mediators", a, b)


@_question("path Oman Ukraine --longest 3")
@click.argument("a")
@click.argument("b")
@click.option("--longest", default=4, show_default=True, help="The most steps, 1 to 10.")
@ontology_option
def path(
    a: str, b: str, longest: int, ontology: str | None, graph: str | None, form: str | None
) -> None:
    """A shortest chain of asserted relations from A to B."""
    _answer(graph, form, _PATH, "path", a, b, longest, read_ontology(ontology))


@_question("timeline Russia Ukraine")
@click.argument("a")
@click.argument("b")
def timeline(a: str, b: str, graph: str | None, form: str | None) -> None:
    """All claims that involve A and B, by date.

    Denied, planned and possible ones too.
    """
    _answer(graph, form, _CLAIMS, "timeline", a, b)


@_question("relations MEDIATES", "relations MEDIATES --factuality planned")
@click.argument("relation")
@click.option("--factuality", metavar="VALUE", help="Only these: asserted, denied, planned, ...")
@ontology_option
def relations(
    relation: str,
    factuality: str | None,
    ontology: str | None,
    graph: str | None,
    form: str | None,
) -> None:
    """All claims of one RELATION, by date."""
    known = read_ontology(ontology)
    _answer(graph, form, _CLAIMS, "relations", relation.upper(), factuality, known)


@_question("contested")
def contested(graph: str | None, form: str | None) -> None:
    """What one text asserts and another denies."""
    _answer(graph, form, _CONTESTED, "contested")


@_question("evidence 0a1b2c3d4e5f60718293a4b5c6d7e8f9")
@click.argument("claim")
def evidence(claim: str, graph: str | None, form: str | None) -> None:
    """One CLAIM, by its id, with its sentence and document."""
    from diplograph import queries
    from diplograph.graph import open_graph

    with open_graph(graph, create=False) as opened:
        [row] = queries.evidence(opened, claim)
    print_fields(row, form)


@_question("stats")
def stats(graph: str | None, form: str | None) -> None:
    """How much the graph holds, and of what."""
    _answer(graph, form, _COUNTS, "stats")


QUESTIONS = (
    allies,
    rivals,
    threats,
    mediators,
    path,
    timeline,
    relations,
    contested,
    evidence,
    stats,
)
