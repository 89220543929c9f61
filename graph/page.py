"""The page: one offline HTML file that shows a graph and the sentences behind it.

pyvis holds nodes, edges and options (`page_data`); its bundled vis-network draws
them through `page_template.html`. Everything is inside the file: it asks no
network, and its Content-Security-Policy lets it ask none. Scripts and styles are
allowed by their hashes alone, so that text from a document could not run even if
it became markup, which it never does: it travels as JSON and is shown as text.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import os
import re
from functools import cache
from importlib.resources import files
from typing import Any

from diplograph.graph.errors import DiplographError
from diplograph.graph.export import write_atomically
from diplograph.graph.ontology import Ontology, load_ontology
from diplograph.graph.page_data import page_data
from diplograph.graph.snapshot import Snapshot, snapshot_of
from diplograph.graph.store import Graph

__all__ = ["render_page", "write_page"]

_SCRIPTS = ("core", "graph", "panel", "filters", "search", "main")
_LIBRARY = "templates/lib/vis-9.1.2/vis-network.min.js"


def write_page(
    source: Graph | Snapshot,
    path: str | os.PathLike[str],
    *,
    title: str = "diplograph",
    ontology: Ontology | None = None,
) -> None:
    """Write the page of a graph to a file, whole or not at all.

    Raises:
        InputError: the file cannot be written.
        GraphError: the store fails or holds what is no claim.
        DiplographError: the installed pyvis does not carry vis-network.
    """
    write_atomically(path, render_page(source, title=title, ontology=ontology))


def render_page(
    source: Graph | Snapshot, *, title: str = "diplograph", ontology: Ontology | None = None
) -> str:
    """The page of a graph as HTML.

    Raises:
        GraphError: the store fails or holds what is no claim.
        DiplographError: the installed pyvis does not carry vis-network.
    """
    data = page_data(snapshot_of(source), ontology or load_ontology())
    library = _vis_network()
    script = "(() => {\n'use strict';\n" + "".join(map(_part, _script_names())) + "})();"
    style = _part("page.css")
    policy = (
        "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; "
        f"script-src {_hash(library)} {_hash(script)}; style-src {_hash(style)}"
    )
    parts = {
        "POLICY": html.escape(policy),
        "TITLE": html.escape(title.encode("utf-8", "replace").decode()),
        "STYLE": style,
        "DATA": _embedded_json(data),
        "LIBRARY": library,
        "SCRIPT": script,
    }
    # One pass: a part that holds what looks like a placeholder stays as it is.
    return re.sub(r"\{\{([A-Z]+)\}\}", lambda match: parts[match[1]], _part("page_template.html"))


def _script_names() -> list[str]:
    return [f"page_{name}.js" for name in _SCRIPTS]


def _embedded_json(data: dict[str, Any]) -> str:
    # Inside <script> no character reference counts, so what could end the
    # element or start a comment is written as a JSON escape.
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _hash(content: str) -> str:
    digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def _part(name: str) -> str:
    return files("diplograph.graph").joinpath(name).read_text(encoding="utf-8")


@cache
def _vis_network() -> str:
    try:
        script = files("pyvis").joinpath(_LIBRARY).read_text(encoding="utf-8")
    except OSError:
        raise DiplographError(
            f"pyvis lacks {_LIBRARY}: install pyvis 0.3.2 to write pages"
        ) from None
    # Developer tools would ask the network for a source map that nobody ships.
    return re.sub(r"\n//# sourceMappingURL=\S*", "", script)
