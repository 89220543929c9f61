"""What the tests need beside Python packages: a Neo4j server's jars and a browser.

`make test` runs this first, so that the waiting shows where it happens. A tool
that cannot be had is told here; the tests that need it decide what that means.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from browser import BrowserMissingError, browser
from neo4j_server import MAIN_CLASSES, ServerMissingError, _class_path, given_server


def main() -> None:
    """Get everything that is missing."""
    if given_server():
        print("Neo4j: the server that NEO4J_URI names")
    else:
        for flavour in MAIN_CLASSES:
            tell(f"Neo4j's jars ({flavour})", lambda flavour=flavour: _class_path(flavour))
    tell("a browser", start_browser)


def tell(what: str, get: Callable[[], object]) -> None:
    """Get one thing and say how that went."""
    print(f"{what}: ", end="", flush=True)
    start = time.monotonic()
    try:
        get()
    except (ServerMissingError, BrowserMissingError) as error:
        print(f"MISSING: {error}")
    else:
        print(f"there, {time.monotonic() - start:.0f} s")


def start_browser() -> None:
    """Start a browser once; that installs it where it is not there."""
    with browser():
        pass


if __name__ == "__main__":
    main()
