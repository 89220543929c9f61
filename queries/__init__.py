"""Questions to a graph, answered as lists of dicts. All only read.

    from diplograph import queries
    from diplograph.graph import open_graph

    with open_graph("world.db") as graph:
        for row in queries.allies(graph, "Iran"):
            print(row["name"], row["claims"])

An actor is given by its id or its name, in any case.
"""

from diplograph.queries.actors import find_actor
from diplograph.queries.claims import contested, evidence, relations, timeline
from diplograph.queries.edges import allies, mediators, path, rivals, threats
from diplograph.queries.guard import check_read_only
from diplograph.queries.statistics import stats

__all__ = [
    "allies",
    "check_read_only",
    "contested",
    "evidence",
    "find_actor",
    "mediators",
    "path",
    "relations",
    "rivals",
    "stats",
    "threats",
    "timeline",
]
