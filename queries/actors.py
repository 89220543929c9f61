"""Which actor a user means: an id, or a name in any case."""

from __future__ import annotations

import difflib

from diplograph.graph import Graph, InputError, UnknownActorError
from diplograph.graph.store import Row

__all__ = ["find_actor"]

_BY_ID = """
MATCH (actor:Actor {id: $id})
RETURN actor.id AS id, actor.name AS name, actor.kind AS kind, actor.country AS country
"""
_ALL = """
MATCH (actor:Actor)
RETURN actor.id AS id, actor.name AS name, actor.kind AS kind, actor.country AS country
ORDER BY id
"""


def find_actor(graph: Graph, text: str) -> Row:
    """The actor of that id or name: its id, name, kind and country.

    Raises:
        UnknownActorError: there is none; the message has the names that come near.
        InputError: several actors bear the name.
    """
    exact = graph.run(_BY_ID, id=text)
    if exact:
        return exact[0]
    actors = graph.run(_ALL)
    wanted = text.strip().casefold()
    found = [row for row in actors if wanted in {row["name"].casefold(), row["id"].casefold()}]
    if not found:
        raise UnknownActorError(f"no actor '{text[:60]}' in {graph.name}{_near(wanted, actors)}")
    if len(found) > 1:
        ids = ", ".join(row["id"] for row in found[:8])
        raise InputError(f"several actors are called '{text[:60]}': name one by its id: {ids}")
    return found[0]


def _near(wanted: str, actors: list[Row]) -> str:
    spelled = {row[key].casefold(): row for row in actors for key in ("id", "name")}
    near = difflib.get_close_matches(wanted, spelled, n=6)
    # Also the actors whose name has the word: 'korea' for North Korea.
    near += [name for name in spelled if len(wanted) > 2 and wanted in name]
    names = list(dict.fromkeys(f"{spelled[name]['name']} ({spelled[name]['id']})" for name in near))
    return f": did you mean {', '.join(names[:3])}?" if names else ""
