"""The lexicon of frames: `frames.toml`, and those of a user's own relations."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import NamedTuple

from diplograph.graph import Ontology

__all__ = ["Frame", "FrameLexicon", "read_frames"]


class Frame(NamedTuple):
    """A predicate of a relation, and where the parties stand."""

    relation: str
    kind: str
    """verbs, nouns, mutual, suffered or ditransitive."""
    objects: frozenset[str]
    """Direct objects that a light verb needs; empty for a full verb."""
    prepositions: frozenset[str]


FrameLexicon = Mapping[str, Sequence[Frame]]
"""Frames by the lemma of their predicate."""


def read_frames(ontology: Ontology) -> FrameLexicon:
    """The shipped frames and those that an ontology brings along."""
    content = files("diplograph.loaders.relations").joinpath("frames.toml").read_text("utf-8")
    shipped = tomllib.loads(content)
    own = {
        relation.name: relation.frames.model_dump(exclude_none=True)
        for relation in ontology.relations.values()
    }
    frames: dict[str, list[Frame]] = defaultdict(list)
    for written in (shipped, own):
        for relation, kinds in written.items():
            for kind, phrases in kinds.items():
                for phrase in phrases.split(","):
                    lemma, frame = _parse(relation, kind, phrase)
                    frames[lemma].append(frame)
    return frames


def _parse(relation: str, kind: str, phrase: str) -> tuple[str, Frame]:
    head, *rest = phrase.split()
    lemma, _, objects = head.partition("+")
    return lemma, Frame(
        relation,
        kind,
        frozenset(objects.split("|")) if objects else frozenset(),
        frozenset(rest[0].split("|")) if rest else frozenset(),
    )
