"""Who a named person is: the title before the name, the apposition after it, the side he is on.

A description and the name beside it are one mention, so that nobody stands in
a relation to himself or to the state that he represents.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

from spacy.tokens import Doc, Span, Token

from diplograph.graph import Actor, ActorKind
from diplograph.loaders.actors.actor_tables import ActorTables
from diplograph.loaders.actors.gazetteer import Hit
from diplograph.loaders.actors.head_nouns import head_nouns
from diplograph.loaders.actors.mention import Mention
from diplograph.loaders.actors.offices import Offices
from diplograph.loaders.actors.position import is_linked

__all__ = ["RoleReader"]

_LONGEST_ROLE = 120
_DESCRIPTIONS = ("office", "organ", "generic")


class RoleReader:
    """Reads what the text says of the people it names."""

    def __init__(self, tables: ActorTables, offices: Offices) -> None:
        self._actors = tables.actors
        self._offices = offices
        self._roles = head_nouns()["roles"]
        self._civil = head_nouns()["people"] - head_nouns()["organs"]

    def read_title(
        self, doc: Doc, chunk: Span, names: list[Hit], mention: Mention, used: set[int]
    ) -> None:
        """The words before a name in its phrase: "Iranian Foreign Minister Abbas Araghchi"."""
        start = mention.start
        people = {name.end for name in names if name.actor.kind is ActorKind.PERSON}
        while (
            start > chunk.start
            and start - 1 not in used
            and start not in people
            and doc[start - 1].dep_ != "det"
            and doc[start - 1].pos_ != "VERB"
            and doc[start - 1].text not in ",:;“”\"'()"
        ):
            start -= 1
        before = [name for name in names if start <= name.start < mention.start]
        owners = [name for name in before if not is_linked(doc, name)]
        first = owners[-1].end if owners else start
        mention.role = _role(doc, first, mention.start)
        mention.start = start
        if not owners:
            return
        side = owners[-1].actor
        if (mention.role or "").rpartition(" ")[2].lower() not in self._civil:
            mention.represents = side
        elif mention.actor.country is None and mention.actor.id not in self._actors:
            mention.actor = mention.actor.model_copy(update={"country": side.country})

    def place(self, mention: Mention, day: str) -> Mention:
        """Say whom a person acts for, by the text or else by the tables, and of which country."""
        actor, side = mention.actor, mention.represents
        if actor.kind is not ActorKind.PERSON:
            return mention
        if side is None or side.kind is ActorKind.PERSON:
            of = self._offices.affiliation(actor.id, day)
            mention.represents = side = self._actors.get(of or "", side)
        if side is not None and side.kind is ActorKind.PLACE:
            mention.represents = side = self._actors.get(side.country or "", side)
        if side is not None and (side.kind is ActorKind.IGO or actor.country is None):
            country = None if side.kind is ActorKind.IGO else side.country
            mention.actor = Actor.model_construct(
                id=actor.id, name=actor.name, kind=actor.kind, country=country
            )
        return mention

    def join(self, doc: Doc, mentions: list[Mention]) -> list[Mention]:
        """The mentions with descriptions joined to the names that they describe."""
        at = {i: mention for mention in mentions for i in range(mention.start, mention.end)}
        gone: set[int] = set()
        for mention in mentions:
            if mention.form != "name" or id(mention) in gone:
                continue
            before = self._before(doc, mention, at)
            if before is not None and id(before) not in gone:
                self._take(doc, mention, before)
                gone.add(id(before))
            if mention.actor.kind is ActorKind.PERSON:
                gone.update(self._read_apposition(doc, mention, at))
        return [mention for mention in mentions if id(mention) not in gone]

    def _before(self, doc: Doc, name: Mention, at: Mapping[int, Mention]) -> Mention | None:
        """The description that a name follows: "the president of Armenia, Serzh Sargsyan"."""
        gap = 1 if name.start and doc[name.start - 1].text == "," else 0
        described = at.get(name.start - 1 - gap)
        touching = described is not None and described.end == name.start - gap
        if gap and not (touching and described and described.form in _DESCRIPTIONS):
            described, touching = self._above(doc[name.root], at), True
        if described is None or described is name or not touching:
            return None
        if described.form not in _DESCRIPTIONS:
            return None
        if described.actor.id == name.actor.id:
            return described
        noun = doc[described.root]
        if gap and doc[name.root].dep_ != "appos":
            return None
        if gap and not (name.end < len(doc) and doc[name.end].text in ",.;)–—"):
            return None
        person = name.actor.kind is ActorKind.PERSON
        if person != (noun.lower_ in self._roles or described.form == "office"):
            return None
        if not person and (
            noun.tag_ in ("NNS", "NNPS") or not name.actor.id.startswith(("other:", "group:"))
        ):
            return None
        return described if self._same_side(name, described) else None

    def _above(self, root: Token, at: Mapping[int, Mention]) -> Mention | None:
        """The office above an apposition: "the envoy to Sudan, Ramtane Lamamra"."""
        for token in islice(root.ancestors, 4):
            if token.pos_ in ("VERB", "AUX"):
                return None
            if token.i in at and token.lower_ in self._roles:
                return at[token.i]
        return None

    def _same_side(self, name: Mention, described: Mention) -> bool:
        """Whether a description may be of a name: a known person is not of another country."""
        country = described.actor.country
        known = name.actor.country or (name.represents.country if name.represents else None)
        return known is None or country is None or known == country

    def _take(self, doc: Doc, name: Mention, described: Mention) -> None:
        side = described.represents or (described.actor if described.form == "organ" else None)
        if name.actor.kind is ActorKind.PERSON:
            name.represents = side or name.represents
            name.role = name.role or described.role
        self._give_country(name, described)
        if described.end >= name.start - 1:
            name.start = described.start
        name.root = doc[described.start : name.end].root.i

    def _give_country(self, name: Mention, described: Mention) -> None:
        """An actor that no table has is of the country that the text gives it."""
        country = described.actor.country
        if country and name.actor.country is None and name.actor.id not in self._actors:
            name.actor = name.actor.model_copy(update={"country": country})

    def _read_apposition(self, doc: Doc, mention: Mention, at: Mapping[int, Mention]) -> list[int]:
        """ "Farhad Mammadov, director of a centre in Baku": whom he is and acts for."""
        for child in doc[mention.root].children:
            if child.i < mention.end or child.i - mention.end > 8:
                continue
            origin = child.dep_ == "prep" and child.lower_ in ("from", "of")
            described = child.dep_ == "appos" and child.lower_ in self._roles
            if not described and not origin:
                continue
            span = doc[child.left_edge.i : _end_of_role(child)]
            inside = list(
                {
                    id(at[t.i]): at[t.i] for t in span if t.i in at and at[t.i] is not mention
                }.values()
            )
            if any(
                other.actor.kind is ActorKind.PERSON and other.form != "office" for other in inside
            ):
                return []
            sides = [other.represents or other.actor for other in inside if other.form != "generic"]
            if not all(self._same_side(mention, other) for other in inside[:1]):
                return []
            if inside:
                self._give_country(mention, inside[0])
            if described:
                whole = _role(doc, child.left_edge.i, child.right_edge.i + 1)
                mention.role = mention.role or (inside[0].role if inside else None) or whole
            if sides and (mention.represents is None or sides[0].kind is not ActorKind.OTHER):
                mention.represents = sides[0]
            return [id(other) for other in inside]
        return []


def _role(doc: Doc, start: int, end: int) -> str | None:
    text = doc[start:end].text.removeprefix("'s").removeprefix("’s").strip(" ,")
    text = text.removeprefix("the ").removeprefix("a ").removeprefix("an ")
    return text[:_LONGEST_ROLE].strip() or None


def _end_of_role(noun: Token) -> int:
    """Where the words end that name an office and its owner, before any clause about it."""
    if noun.dep_ == "prep":
        return noun.right_edge.i + 1
    preps = [child for child in noun.rights if child.dep_ == "prep"]
    return preps[0].right_edge.i + 1 if preps else noun.i + 1
