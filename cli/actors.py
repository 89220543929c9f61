"""`actors`: what a name means on a day, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from diplograph.cli.options import format_option, no_graph_option
from diplograph.cli.output import print_rows

if TYPE_CHECKING:
    from diplograph.loaders.actors.actor_tables import ActorTables, Alias
    from diplograph.loaders.actors.recognizer import Recognizer

__all__ = ["actors"]

_COLUMNS = ("text", "id", "name", "kind", "country", "why", "taken")


@click.command(
    epilog="""\b
Examples:
  $ diplograph actors "the Kremlin" --date 2025-04-09
  $ diplograph actors "the Turkish president" --date 2011-05-01
"""
)
@click.argument("name")
@click.option(
    "--date",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day that offices and names count on.  [default: today]",
)
@click.option("--actors", "extension", metavar="FILE", help="Your own actors, a CSV file, on top.")
@click.option("--model", metavar="NAME", help="Another spaCy English pipeline.")
@format_option
@no_graph_option
def actors(name: str, day: Any, extension: str | None, model: str | None, form: str | None) -> None:
    """Explain which actor NAME means, and why.

    NAME is a name, or a phrase such as "Iranian officials". Other meanings of
    the same words, on other days or in other texts, are listed as not taken.
    """
    from datetime import date
    from pathlib import Path

    from diplograph.graph import UnknownActorError
    from diplograph.loaders.actors.actor_tables import load_tables
    from diplograph.loaders.actors.recognizer import Recognizer
    from diplograph.loaders.language import DEFAULT_MODEL, load_pipeline

    on = (day.date() if day else date.today()).isoformat()
    tables = load_tables(Path(extension) if extension else None)
    nlp = load_pipeline(model or DEFAULT_MODEL)
    recognizer = Recognizer(nlp, tables)
    words = " ".join(name.split())
    rows = (
        _named(recognizer, tables, words, on)
        or _named(recognizer, tables, _without_article(words), on)
        or _phrase(recognizer, nlp(f"{words} acted."), on)
    )
    if not any(row["taken"] for row in rows):
        refused = " (the name means several and is refused without more)" if rows else ""
        raise UnknownActorError(
            f"'{words[:80]}' is no actor's name on {on}{refused}: "
            "try another spelling or date, or add it with --actors FILE"
        )
    print_rows(rows, _COLUMNS, form)


def _without_article(words: str) -> str:
    article, _, rest = words.partition(" ")
    return rest if article.lower() == "the" else words


def _named(
    recognizer: Recognizer, tables: ActorTables, text: str, day: str
) -> list[dict[str, Any]]:
    """What the tables say of a name: the meaning taken first, then the others."""
    chosen = recognizer.gazetteer.choose(text, day)
    taken = chosen[0].actor if chosen else None
    rows = {}
    if chosen:
        rows[taken] = _row(tables, chosen[0], chosen[1], taken=True)
    for alias in tables.aliases:
        if alias.text == text and alias.actor not in rows:
            rows[alias.actor] = _row(tables, alias, _validity(alias, day), taken=False)
    return list(rows.values())


def _row(tables: ActorTables, alias: Alias, why: str, *, taken: bool) -> dict[str, Any]:
    actor = tables.actors[alias.actor]
    return {
        "text": alias.text,
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind.value,
        "country": actor.country,
        "why": why,
        "taken": taken,
    }


def _validity(alias: Alias, day: str) -> str:
    if alias.holds_on(day):
        return f"{alias.use} too"
    return f"{alias.use} from {alias.since or '?'} to {alias.until or 'now'}, not on {day}"


def _phrase(recognizer: Recognizer, doc: Any, day: str) -> list[dict[str, Any]]:
    """What a phrase means as the subject of a sentence."""
    return [
        {
            "text": doc[mention.start : mention.end].text,
            "id": mention.actor.id,
            "name": mention.actor.name,
            "kind": mention.actor.kind.value,
            "country": mention.actor.country,
            "why": mention.why,
            "taken": True,
        }
        for mention in recognizer.recognize(doc, day)
    ]
