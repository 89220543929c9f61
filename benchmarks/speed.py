"""What actors and relations cost on top of spaCy.

    python benchmarks/speed.py
    python benchmarks/speed.py --articles FOLDER --rounds 9 --format json

Three stages read the same articles in one process, in turn, round after round: the bare
spaCy pipeline, spaCy and the recognition of actors, and the whole extractor. A ratio
compares a stage with the bare pipeline of its own round, in time that passed and in time
that processors worked; the medians are printed.
"""

from __future__ import annotations

import argparse
import json
from collections import deque
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any, NamedTuple

from articles import articles

from diplograph.graph import Document
from diplograph.loaders import Extractor
from diplograph.loaders.actors.coreference import resolve_references
from diplograph.loaders.language import DEFAULT_MODEL, load_pipeline

GOALS = {"spaCy": None, "spaCy and actors": 1.25, "whole extractor": 1.6}

Stage = Callable[[list[Document]], object]


class Timing(NamedTuple):
    """Seconds of one stage in one round: on the clock, and of all processors together."""

    clock: float
    processors: float


def stages() -> dict[str, Stage]:
    """What is timed, each with a list of documents, in the order of GOALS."""
    bare = import_module(DEFAULT_MODEL).load()
    extractor = Extractor()
    nlp = load_pipeline()

    def spacy(documents: list[Document]) -> None:
        deque(bare.pipe(document.text for document in documents), maxlen=0)

    def actors(documents: list[Document]) -> None:
        pairs = ((document.text, document) for document in documents)
        for doc, document in nlp.pipe(pairs, as_tuples=True):
            day = document.published.isoformat() if document.published else ""
            mentions = extractor.recognizer.recognize(doc, day)
            resolve_references(doc, mentions, {}, extractor.tables.actors)

    def whole(documents: list[Document]) -> None:
        deque(extractor.extract(documents), maxlen=0)

    return dict(zip(GOALS, (spacy, actors, whole), strict=True))


def measure(documents: list[Document], rounds: int) -> dict[str, list[Timing]]:
    """The timings of each stage in each round; a first round, to warm up, is left out."""
    timings: dict[str, list[Timing]] = {name: [] for name in GOALS}
    order = list(stages().items())
    for turn in range(rounds + 1):
        for name, stage in order:
            clock, processors = perf_counter(), process_time()
            stage(documents)
            if turn:
                timings[name].append(Timing(perf_counter() - clock, process_time() - processors))
        # Whatever favours the stage that runs first favours each in turn.
        order = [*order[1:], order[0]]
    return timings


def report(documents: list[Document], timings: dict[str, list[Timing]]) -> dict[str, Any]:
    """The medians, as printed."""
    words = sum(len(document.text.split()) for document in documents)
    bare = timings["spaCy"]
    rows = []
    for name, goal in GOALS.items():
        pairs = list(zip(timings[name], bare, strict=True))
        seconds = median(own.clock for own, _ in pairs)
        rows.append(
            {
                "stage": name,
                "seconds": round(seconds, 3),
                "words_per_second": round(words / seconds),
                "ratio": round(median(own.clock / base.clock for own, base in pairs), 3),
                "processor_ratio": round(
                    median(own.processors / base.processors for own, base in pairs), 3
                ),
                "goal": goal,
            }
        )
    return {"documents": len(documents), "words": words, "rounds": len(bare), "stages": rows}


def print_table(result: dict[str, Any]) -> None:
    """The report for people."""
    print("{documents} articles, {words} words, medians of {rounds} rounds".format(**result))
    print(f"{'stage':<18}{'seconds':>9}{'words/s':>9}{'ratio':>8}{'goal':>8}{'processors':>12}")
    for row in result["stages"]:
        goal = f"<= {row['goal']}" if row["goal"] else ""
        print(
            f"{row['stage']:<18}{row['seconds']:>9.2f}{row['words_per_second']:>9}"
            f"{row['ratio']:>8.2f}{goal:>8}{row['processor_ratio']:>12.2f}"
        )


def main() -> None:
    """Run it with the options of the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--articles", type=Path, metavar="FOLDER", help="instead of samples/")
    parser.add_argument("--documents", type=int, help="how many articles (64; all of FOLDER)")
    parser.add_argument("--rounds", type=int, default=7, help="default %(default)s")
    parser.add_argument("--format", choices=("table", "json"), default="table")
    options = parser.parse_args()
    if options.rounds < 1:
        parser.error("--rounds must be 1 or more")
    number = options.documents or (None if options.articles else 64)
    documents = list(articles(number, options.articles))
    result = report(documents, measure(documents, options.rounds))
    if options.format == "json":
        print(json.dumps(result))
    else:
        print_table(result)


if __name__ == "__main__":
    main()
