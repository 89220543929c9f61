"""Actor recognition: which noun phrases of a text name an actor, and which actor.

Names come from the tables (`gazetteer`) and, for people and organisations
that no table has, from spaCy's entities. What a phrase means is decided by its
head noun: "Iranian officials" is the state, "Iranian students" are actors of
their own, "the Iranian president" is a person by date, and "the Iranian
proposal" leaves Iran as the actor.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span

from diplograph.graph import Actor, ActorKind
from diplograph.loaders.actors.actor_tables import ActorTables
from diplograph.loaders.actors.gazetteer import Hit
from diplograph.loaders.actors.head_nouns import head_nouns
from diplograph.loaders.actors.mention import Mention, build_actor, slug
from diplograph.loaders.actors.names import NameFinder
from diplograph.loaders.actors.offices import Offices
from diplograph.loaders.actors.position import (
    is_bare_people,
    is_linked,
    is_locative,
    names_in,
    owner_after,
    place_of_act,
)
from diplograph.loaders.actors.unnamed import UnnamedActors

__all__ = ["Recognizer"]

_FORMER = {"former", "ex", "ex-", "late"}


class Recognizer:
    """Finds the actor mentions of a parsed spaCy Doc."""

    def __init__(self, nlp: Language, tables: ActorTables) -> None:
        self._tables = tables
        self.offices = Offices(tables)
        self._finder = NameFinder(nlp, tables, self.offices)
        self.gazetteer = self._finder.gazetteer
        nouns = head_nouns()
        self._organs, self._people = nouns["organs"], nouns["people"]
        self._unnamed = UnnamedActors(
            tables, self.offices, nouns["bare_organs"], nouns["bare_people"]
        )

    def recognize(self, doc: Doc, day: str) -> list[Mention]:
        """The mentions in text order; `day` (ISO or empty) dates offices and names."""
        names = self._finder.find(doc, day)
        at: dict[int, Hit] = {i: name for name in names for i in range(name.start, name.end)}
        mentions: list[Mention] = []
        used: set[int] = set()
        for chunk in doc.noun_chunks:
            inside = names_in(chunk, at)
            mentions += self._read_chunk(doc, chunk, inside, at, used, day)
        mentions += (
            self._plain(doc, name)
            for name in names
            if not any(i in used for i in range(name.start, name.end))
        )
        mentions.sort(key=lambda mention: (mention.start, mention.end))
        mentions = _without_overlaps(mentions)
        mentions += self._unnamed.resolve(doc, mentions, day)
        return sorted(mentions, key=lambda mention: mention.start)

    def _read_chunk(
        self, doc: Doc, chunk: Span, names: list[Hit], at: dict[int, Hit], used: set[int], day: str
    ) -> list[Mention]:
        root = chunk.root
        noun = root.lower_
        if not names:
            return self._read_common_noun(doc, chunk, at, used, day)
        last = names[-1]
        mentions: list[Mention] = []
        if last.end > root.i:
            mentions.append(self._head_name(doc, chunk, names, at, used, day))
            earlier = names[:-1]
            if last.actor.kind is ActorKind.PERSON or last.use in ("name", "abbreviation"):
                earlier = [name for name in earlier if is_linked(doc, name)]
            if last.actor.kind in (ActorKind.GROUP, ActorKind.PERSON):
                used.update(
                    i
                    for name in names[:-1]
                    if name not in earlier
                    for i in range(name.start, name.end)
                )
        else:
            phrase = [token.text for token in doc[last.end : root.i + 1] if token.text != "'s"]
            whole = self._read_phrase(doc, chunk, last, phrase, noun, day)
            earlier = names if whole is None else names[:-1]
            if whole is not None:
                mentions.append(whole)
                used.update(range(last.start, root.i + 1))
        for name in earlier:
            mentions.append(self._plain(doc, name, "modifier" if is_linked(doc, name) else None))
            used.update(range(name.start, name.end))
        return mentions

    def _head_name(
        self, doc: Doc, chunk: Span, names: list[Hit], at: dict[int, Hit], used: set[int], day: str
    ) -> Mention:
        """A chunk whose head is a name: "Iranian Foreign Minister Abbas Araghchi"."""
        last = names[-1]
        mention = self._plain(doc, last)
        used.update(range(last.start, last.end))
        if last.actor.kind is not ActorKind.PERSON:
            return mention
        start = last.start
        while start > chunk.start and (
            doc[start - 1].dep_ != "det" and doc[start - 1].text not in ",:;“”\"'()"
        ):
            start -= 1
        before = [name for name in names[:-1] if name.start >= start and not is_linked(doc, name)]
        mention.start = start
        owner = before[-1] if before else None
        words = [token.text for token in doc[owner.end if owner else start : last.start]]
        mention.role = " ".join(word for word in words if word != "'s") or None
        if owner:
            mention.represents = owner.actor
        return self._placed(doc, mention, at, day)

    def _placed(self, doc: Doc, mention: Mention, at: dict[int, Hit], day: str) -> Mention:
        """Say whom a person acts for: by the text, else by the tables."""
        actor = mention.actor
        if mention.represents is None:
            self._read_apposition(doc, mention, at)
        if mention.represents is None or mention.represents.kind is ActorKind.PERSON:
            of = self.offices.affiliation(actor.id, day)
            mention.represents = self._tables.actors.get(of or "", mention.represents)
        if mention.represents is not None and mention.represents.kind is ActorKind.IGO:
            mention.actor = Actor.model_construct(
                id=actor.id, name=actor.name, kind=actor.kind, country=None
            )
            return mention
        if actor.country is None and mention.represents is not None:
            mention.actor = Actor.model_construct(
                id=actor.id, name=actor.name, kind=actor.kind, country=mention.represents.country
            )
        return mention

    def _read_apposition(self, doc: Doc, mention: Mention, at: dict[int, Hit]) -> None:
        """ "Farhad Mammadov, Director of the Center for ... in Baku" """
        root = doc[mention.root]
        for child in root.children:
            if child.i < root.i or child.i - root.i > 6:
                continue
            if child.dep_ == "appos" or (child.dep_ == "prep" and child.lower_ in ("from", "of")):
                span = doc[child.i : child.right_edge.i + 1]
                hits = list(dict.fromkeys(at[token.i] for token in span if token.i in at))
                if child.dep_ == "appos" and child.pos_ in ("NOUN", "PROPN"):
                    text = doc[child.left_edge.i : child.right_edge.i + 1].text
                    mention.role = mention.role or text.removeprefix("the ")[:120]
                if hits:
                    mention.represents = hits[0].actor
                return

    def _read_phrase(
        self, doc: Doc, chunk: Span, name: Hit, phrase: list[str], noun: str, day: str
    ) -> Mention | None:
        """A chunk whose head is a common noun that a name modifies."""
        root = chunk.root
        actor = name.actor
        title = self.offices.title_in(phrase)
        before = {token.lower_ for token in doc[chunk.start : root.i]}
        if before & _FORMER and (title or noun in self._organs):
            label = doc[name.start : root.i + 1].text
            generic = build_actor(
                "other",
                f"former {label}",
                actor.country,
                f"{(actor.country or slug(actor.name)).lower()}-",
            )
            return Mention(
                name.start, root.i + 1, root.i, generic, "generic", "no longer in office"
            )
        owner = actor.country or actor.id
        indefinite = any(token.lower_ in ("a", "an") for token in chunk if token.dep_ == "det")
        if title and not indefinite and actor.kind is not ActorKind.PERSON:
            term = self.offices.holder(
                title[0], actor.id if actor.kind is not ActorKind.PLACE else owner, day
            )
            if term and term.person in self._tables.actors:
                why = f"{title[0]} of {term.of} {term.since or '?'} to {term.until or 'now'}"
                return Mention(
                    name.start, root.i + 1, root.i, self._tables.actors[term.person], "office", why,
                    role=term.title, represents=actor,
                )  # fmt: skip
        if noun in self._organs or title:
            self_acting = self._as_state(actor)
            return Mention(
                name.start,
                root.i + 1,
                root.i,
                self_acting,
                "organ",
                f"'{noun}' acts for {self_acting.id}",
            )
        if noun in self._people and actor.kind is ActorKind.GROUP:
            return Mention(
                name.start, root.i + 1, root.i, actor, "organ", f"'{noun}' of {actor.id}"
            )
        if noun in self._people:
            label = " ".join([doc[name.start : name.end].text, *phrase])
            generic = build_actor(
                "other", label, actor.country, f"{(actor.country or slug(actor.name)).lower()}-"
            )
            return Mention(
                name.start, root.i + 1, root.i, generic, "generic", f"'{noun}' of {actor.id}"
            )
        return None

    def _as_state(self, actor: Actor) -> Actor:
        if actor.kind is ActorKind.PLACE and actor.country in self._tables.actors:
            return self._tables.actors[actor.country]
        return actor

    def _read_common_noun(
        self, doc: Doc, chunk: Span, at: dict[int, Hit], used: set[int], day: str
    ) -> list[Mention]:
        """A chunk without a name: "the president of Armenia", "students in Iran"."""
        root = chunk.root
        noun = root.lower_
        words = [token.text for token in doc[chunk.start : root.i + 1] if token.dep_ != "det"]
        title = self.offices.title_in(words)
        if not title and noun not in self._organs and noun not in self._people:
            return []
        name = owner_after(root, at) or place_of_act(root, at)
        if name is None:
            return []
        mention = self._read_phrase(doc, chunk, name, words, noun, day)
        if mention is None:
            return []
        if mention.form == "generic":
            label = " ".join([*words, "in", doc[name.start : name.end].text])
            country = name.actor.country
            mention.actor = build_actor(
                "other", label, country, f"{(country or slug(name.actor.name)).lower()}-"
            )
        mention.start = next((t.i for t in chunk if t.dep_ != "det"), chunk.start)
        mention.end = root.i + 1
        if owner_after(root, at) is name:
            used.update(range(name.start, name.end))
        return [mention]

    def _plain(self, doc: Doc, name: Hit, form: str | None = None) -> Mention:
        """A name on its own; a city or seat stands for its state only when it acts."""
        root = doc[name.start : name.end].root
        locative = is_locative(root)
        actor, why = name.actor, name.why
        if name.use in ("capital", "place") and actor.kind is ActorKind.STATE:
            text = doc[name.start : name.end].text
            if name.use == "place" or locative:
                actor = build_actor("place", text, actor.country)
                why = f"a place in {name.actor.id}"
            else:
                why = f"'{text}' acts for {actor.id}"
        if name.use == "people" and actor.kind is ActorKind.STATE and not is_bare_people(doc, name):
            text = doc[name.start : name.end].text
            actor = build_actor("other", text, actor.country, f"{actor.id.lower()}-")
            return Mention(
                name.start,
                name.end,
                root.i,
                actor,
                "generic",
                f"people of {name.actor.id}",
                locative,
            )
        kind = form or ("adjective" if name.use == "adjective" else "name")
        return Mention(name.start, name.end, root.i, actor, kind, why, locative)


def _without_overlaps(mentions: list[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in mentions:
        if kept and mention.start < kept[-1].end:
            if mention.end - mention.start > kept[-1].end - kept[-1].start:
                kept[-1] = mention
            continue
        kept.append(mention)
    return kept
