"""Actor recognition: which noun phrases of a text name an actor, and which actor.

Names come from the tables (`gazetteer`) and, for people and organisations
that no table has, from the text (`names`). The noun phrase around a name says
what it means (`phrases`, `roles`); what nobody names is read from the context
(`unnamed`), and places where others act are left out (`settings`).
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from diplograph.graph import ActorKind
from diplograph.loaders.actors.actor_tables import ActorTables
from diplograph.loaders.actors.gazetteer import Hit
from diplograph.loaders.actors.head_nouns import head_nouns
from diplograph.loaders.actors.mention import Mention, with_countries
from diplograph.loaders.actors.names import NameFinder
from diplograph.loaders.actors.offices import Offices
from diplograph.loaders.actors.phrases import PhraseReader
from diplograph.loaders.actors.position import (
    is_beside,
    is_hyphen,
    is_linked,
    names_in,
    owner_after,
)
from diplograph.loaders.actors.roles import RoleReader
from diplograph.loaders.actors.scenes import Scenes
from diplograph.loaders.actors.settings import without_settings
from diplograph.loaders.actors.unnamed import UnnamedActors

__all__ = ["Recognizer"]

_UNKNOWN = (ActorKind.OTHER, ActorKind.GROUP)


class Recognizer:
    """Finds the actor mentions of a parsed spaCy Doc."""

    def __init__(self, nlp: Language, tables: ActorTables) -> None:
        self._tables = tables
        self.offices = Offices(tables)
        self._finder = NameFinder(nlp, tables, self.offices)
        self.gazetteer = self._finder.gazetteer
        self._phrases = PhraseReader(tables, self.offices)
        self._roles = RoleReader(tables, self.offices)
        self._scenes = Scenes(tables)
        self._unnamed = UnnamedActors(tables, self.offices)

    def recognize(self, doc: Doc, day: str) -> list[Mention]:
        """The mentions in text order; `day` (ISO or empty) dates offices and names."""
        names = self._finder.find(doc, day)
        at: dict[int, Hit] = {i: name for name in names for i in range(name.start, name.end)}
        mentions: list[Mention] = []
        used: set[int] = set()
        for chunk in doc.noun_chunks:
            inside = [name for name in names_in(chunk, at) if name.start not in used]
            mentions += self._read_chunk(doc, chunk, inside, at, used, day)
        mentions += (self._phrases.read_name(doc, name) for name in names if name.start not in used)
        mentions.sort(key=lambda mention: (mention.start, mention.end))
        mentions = self._roles.join(doc, _without_overlaps(mentions))
        mentions = [self._roles.place(mention, day) for mention in mentions]
        mentions = self._scenes.settle(doc, mentions)
        mentions += self._unnamed.resolve(doc, mentions, day)
        mentions.sort(key=lambda mention: mention.start)
        return without_settings(doc, with_countries(mentions, self._tables.actors))

    def _read_chunk(
        self, doc: Doc, chunk: Span, names: list[Hit], at: dict[int, Hit], used: set[int], day: str
    ) -> list[Mention]:
        root = chunk.root
        if not names:
            whole = None
            if not any(i in used for i in range(chunk.start, chunk.end)):
                whole = self._phrases.read_common(doc, chunk, at, used, day)
            return [whole] if whole else []
        last = names[-1]
        if last.end > root.i:
            return self._read_named(doc, chunk, names, at, used, day)
        if is_beside(doc, last):
            return self._read_beside(doc, chunk, names, used)
        if _is_people_of(doc, names, root):
            names, last = names[:-1], names[-2]
        if _is_posted_to(names, root):
            used.update(range(last.start, last.end))
            names, last = names[:-1], names[-2]
        elif _is_dealt_with(doc, last, root):
            used.update(range(last.start, last.end))
            after = owner_after(root, at)
            names = names[:-1] or ([after] if after is not None else [])
            if not names or names[-1].start in used:
                return []
            last = names[-1]
        whole = self._phrases.read_owned(doc, chunk, last, day)
        mentions = [whole] if whole else []
        if whole is not None:
            if whole.form == "generic" and whole.actor.country is None:
                _settle(whole, owner_after(root, at))
            if last.actor.kind is ActorKind.PERSON:
                # "President Xi's spokesman": the title is of the name, not beside it.
                person = self._phrases.read_name(doc, last)
                self._roles.read_title(doc, chunk, names[:-1], person, used)
                whole.start = person.start
            used.update(range(whole.start, root.i + 1))
        return mentions + self._modifiers(doc, chunk, names if whole is None else names[:-1], used)

    def _read_beside(
        self, doc: Doc, chunk: Span, names: list[Hit], used: set[int]
    ) -> list[Mention]:
        """ "Pro-Russian rebels" are of their own; "Iran-backed militias" leave Iran as well."""
        last = names[-1]
        whole = self._phrases.read_people(doc, chunk)
        if whole is None:
            return self._modifiers(doc, chunk, names, used)
        used.update(range(last.start, last.end) if whole.start < last.start else ())
        return [whole, *self._modifiers(doc, chunk, names, used)]

    def _read_named(
        self, doc: Doc, chunk: Span, names: list[Hit], at: dict[int, Hit], used: set[int], day: str
    ) -> list[Mention]:
        """A phrase whose head is a name: "Iranian Foreign Minister Abbas Araghchi"."""
        last, earlier = names[-1], names[:-1]
        mention = self._phrases.read_name(doc, last)
        used.update(range(last.start, last.end))
        linked = [name for name in earlier if is_linked(doc, name)]
        owner = next((name for name in reversed(earlier) if name not in linked), None)
        if owner is not None and _is_organ(doc, mention, owner):
            # "Japan's Supreme Court" is Japan, though its name stands alone elsewhere.
            whole = self._phrases.read_owned(doc, chunk, owner, day)
            if whole is not None:
                used.update(range(owner.start, last.end))
                return [whole, *self._modifiers(doc, chunk, earlier, used)]
        if owner is not None and self._scenes.is_of_many(doc[last.start : last.end].text):
            actor = self._scenes.owned(doc[last.start : last.end].text, owner.actor)
            form = "organ" if actor.kind is ActorKind.STATE else "name"
            why = f"'{doc[last.start : last.end].text}' of {owner.actor.id}"
            used.update(range(owner.start, last.end))
            organ = Mention(owner.start, last.end, mention.root, actor, form, why)
            return [organ, *self._modifiers(doc, chunk, earlier, used)]
        if mention.actor.kind is ActorKind.PERSON:
            self._roles.read_title(doc, chunk, earlier, mention, used)
        elif mention.actor.kind is ActorKind.OTHER and mention.actor.country is None:
            owner = owner or owner_after(doc[mention.root], at)
            _settle(mention, owner)
        if mention.actor.kind in (*_UNKNOWN, ActorKind.PERSON):
            for name in earlier:
                if name not in linked:
                    used.update(range(name.start, name.end))
        if mention.actor.kind is ActorKind.PERSON or last.use in ("name", "abbreviation"):
            earlier = linked
        return [mention, *self._modifiers(doc, chunk, earlier, used)]

    def _modifiers(self, doc: Doc, chunk: Span, names: list[Hit], used: set[int]) -> list[Mention]:
        """Names before the head of a phrase, each an actor of its own, people with their titles."""
        found: list[Mention] = []
        for name in reversed(names):
            if name.start in used:
                continue
            mention = self._phrases.read_name(
                doc, name, "modifier" if is_linked(doc, name) else None
            )
            used.update(range(name.start, name.end))
            if mention.actor.kind is ActorKind.PERSON:
                self._roles.read_title(doc, chunk, names, mention, used)
                used.update(range(mention.start, mention.end))
            found.append(mention)
        return found


def _settle(mention: Mention, owner: Hit | None) -> None:
    """Give an actor that no table has the country of the place that it is of."""
    if owner is not None and owner.actor.country:
        mention.actor = mention.actor.model_copy(update={"country": owner.actor.country})


def _is_organ(doc: Doc, mention: Mention, owner: Hit) -> bool:
    """Whether an unknown organisation is by its noun an organ of the state named before it."""
    return (
        mention.actor.kind is ActorKind.OTHER
        and owner.actor.kind is ActorKind.STATE
        and mention.why.startswith("an organisation")
        and doc[mention.root].lower_ in head_nouns()["organs"]
    )


def _is_dealt_with(doc: Doc, name: Hit, noun: Token) -> bool:
    """Whether a state only says with whom somebody deals: "the UN Libya mission"."""
    return (
        name.use == "name"
        and name.actor.kind is ActorKind.STATE
        and name.end == noun.i
        and noun.lower_ in head_nouns()["about"]
        and not is_linked(doc, name)
    )


def _is_posted_to(names: list[Hit], noun: Token) -> bool:
    """Whether an organisation only says where a state's envoy is: "Russia's UN ambassador"."""
    return (
        len(names) > 1
        and names[-1].actor.kind is ActorKind.IGO
        and names[-2].actor.kind is ActorKind.STATE
        and noun.lower_ in ("ambassador", "delegation", "envoy", "mission", "representative")
    )


def _is_people_of(doc: Doc, names: list[Hit], noun: Token) -> bool:
    """Whether a people only says which of a state's: "Turkish Kurd refugees"."""
    if len(names) < 2 or names[-2].actor.kind is not ActorKind.STATE:
        return False
    if names[-1].actor.kind is not ActorKind.GROUP:
        return False
    nouns = head_nouns()
    civil = noun.lower_ in nouns["people"] - nouns["fighters"]
    beside = names[-2].end == names[-1].start
    return (civil and beside) or is_hyphen(doc, names[-1].end)


def _without_overlaps(mentions: list[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in mentions:
        if kept and mention.start < kept[-1].end:
            if mention.end - mention.start > kept[-1].end - kept[-1].start:
                kept[-1] = mention
            continue
        kept.append(mention)
    return kept
