"""Actor recognition: which noun phrases of a text name an actor, and which actor.

Names come from the tables (`gazetteer`) and, for people and organisations
that no table has, from spaCy's entities. What a phrase means is decided by its
head noun: "Iranian officials" is the state, "Iranian students" are actors of
their own, "the Iranian president" is a person by date, and "the Iranian
proposal" leaves Iran as the actor.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from diplograph.graph import Actor, ActorKind
from diplograph.loaders.actors.gazetteer import Gazetteer, Hit
from diplograph.loaders.actors.mention import Mention, build_actor, slug
from diplograph.loaders.actors.offices import Offices
from diplograph.loaders.actors.tables import ActorTables
from diplograph.loaders.actors.unnamed import UnnamedActors

__all__ = ["Recognizer"]

_LOCATIVE = {
    "in", "at", "near", "outside", "inside", "around", "across", "throughout", "within",
    "along", "off", "via", "through", "into", "beyond",
}  # fmt: skip
_PARTICIPLES = {
    "backed", "led", "allied", "aligned", "sponsored", "supported", "funded", "brokered",
    "mediated", "held", "occupied", "controlled", "linked", "run", "supplied", "made", "imposed",
    "armed", "trained", "friendly",
}  # fmt: skip
_FORMER = {"former", "ex", "ex-", "late"}


@cache
def head_nouns() -> dict[str, frozenset[str]]:
    """Classes of head nouns: `organs`, `people`, `name_nouns`."""
    content = files("diplograph.loaders.actors").joinpath("head_nouns.toml").read_text("utf-8")
    return {name: frozenset(words.split()) for name, words in tomllib.loads(content).items()}


class Recognizer:
    """Finds the actor mentions of a parsed spaCy Doc."""

    def __init__(self, nlp: Language, tables: ActorTables) -> None:
        self._tables = tables
        self.gazetteer = Gazetteer(nlp, tables)
        self.offices = Offices(tables)
        nouns = head_nouns()
        self._organs, self._people = nouns["organs"], nouns["people"]
        self._name_nouns = nouns["name_nouns"]
        self._unnamed = UnnamedActors(
            tables, self.offices, nouns["bare_organs"], nouns["bare_people"]
        )

    def recognize(self, doc: Doc, day: str) -> list[Mention]:
        """The mentions in text order; `day` (ISO or empty) dates offices and names."""
        names = self._names(doc, day)
        at: dict[int, Hit] = {i: name for name in names for i in range(name.start, name.end)}
        mentions: list[Mention] = []
        used: set[int] = set()
        for chunk in doc.noun_chunks:
            inside = _inside(chunk, at)
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

    def _names(self, doc: Doc, day: str) -> list[Hit]:
        hits = [hit for hit in self.gazetteer.find(doc, day) if not self._part_of_name(doc, hit)]
        surnames = _surnames(hits)
        for entity in doc.ents:
            if entity.label_ == "PERSON":
                person = _without_title(entity)
                if person is not None:
                    hits = self._with_person(hits, person, surnames)
            elif entity.label_ == "ORG":
                hits = self._with_organization(hits, entity)
        return sorted(hits)

    def _with_person(self, hits: list[Hit], entity: Span, surnames: dict[str, Actor]) -> list[Hit]:
        """The names with a person that spaCy found, unless the tables know better."""
        inside = [hit for hit in hits if hit.start < entity.end and entity.start < hit.end]
        if inside:
            only = inside[0]
            shorter = only.start > entity.start and only.end == entity.end
            if len(inside) > 1 or not shorter or only.actor.kind is not ActorKind.PERSON:
                return hits
            first = entity[0].text
            known = {name.split()[0] for name in self.gazetteer.names_of(only.actor.id)}
            titled = self.offices.title_in(
                [token.text for token in entity[: only.start - entity.start]]
            )
            if first in known or titled or len(first) < 3 or first[-1] == ".":
                return hits
            # "Oleg Chemezov" is not the Chemezov that the tables have.
            hits = [hit for hit in hits if hit is not only]
        found = self._unknown_person(entity, surnames)
        return [*hits, found] if found else hits

    def _with_organization(self, hits: list[Hit], entity: Span) -> list[Hit]:
        """The names with an organisation; one named after a state belongs to it."""
        inside = [hit for hit in hits if hit.start < entity.end and entity.start < hit.end]
        if not inside:
            found = _unknown_organization(entity, None)
            return [*hits, found] if found else hits
        root = entity.root
        territorial = all(hit.actor.kind in (ActorKind.STATE, ActorKind.PLACE) for hit in inside)
        named_within = all(entity.start <= hit.start and hit.end <= entity.end for hit in inside)
        covered = any(hit.start <= root.i < hit.end for hit in inside)
        if not territorial or not named_within or covered or root.pos_ != "PROPN":
            return hits
        if root.lower_ in self._organs or self.offices.title_in([root.text]) or len(entity) < 3:
            return hits
        found = _unknown_organization(entity, inside[0].actor.country)
        return [*(hit for hit in hits if hit not in inside), found] if found else hits

    def _part_of_name(self, doc: Doc, hit: Hit) -> bool:
        """Whether a territory's name only begins another name ("China Daily")."""
        if hit.actor.kind not in (ActorKind.STATE, ActorKind.PLACE) or hit.end >= len(doc):
            return False
        return doc[hit.end].text in self._name_nouns and doc[hit.end].text[0].isupper()

    def _unknown_person(self, entity: Span, surnames: dict[str, Actor]) -> Hit | None:
        words = [token.text for token in entity]
        if not words[0][:1].isupper() or any(character.isdigit() for character in entity.text):
            return None
        last = words[-1]
        known = surnames.get(last)
        if known and len(words) == 1:
            return Hit(entity.start, entity.end, known, "name", "surname after the full name")
        if len(words) == 1:
            return None
        actor = build_actor("person", entity.text, None)
        surnames.setdefault(last, actor)
        return Hit(entity.start, entity.end, actor, "name", "a person that no table has")

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
                earlier = [name for name in earlier if _is_linked(doc, name)]
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
            mentions.append(self._plain(doc, name, "modifier" if _is_linked(doc, name) else None))
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
        before = [name for name in names[:-1] if name.start >= start and not _is_linked(doc, name)]
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
        if title and actor.kind is not ActorKind.PERSON:
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
        name = _owner_after(root, at) or _place_of_act(root, at)
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
        if _owner_after(root, at) is name:
            used.update(range(name.start, name.end))
        return [mention]

    def _plain(self, doc: Doc, name: Hit, form: str | None = None) -> Mention:
        """A name on its own; a city or seat stands for its state only when it acts."""
        root = doc[name.start : name.end].root
        locative = _is_locative(root)
        actor, why = name.actor, name.why
        if name.use in ("capital", "place") and actor.kind is ActorKind.STATE:
            text = doc[name.start : name.end].text
            if name.use == "place" or locative:
                actor = build_actor("place", text, actor.country)
                why = f"a place in {name.actor.id}"
            else:
                why = f"'{text}' acts for {actor.id}"
        if (
            name.use == "people"
            and actor.kind is ActorKind.STATE
            and not _is_bare_people(doc, name)
        ):
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


def _inside(chunk: Span, at: dict[int, Hit]) -> list[Hit]:
    found: dict[Hit, None] = {}
    for i in range(chunk.start, chunk.end):
        if i in at:
            found[at[i]] = None
    return list(found)


def _surnames(hits: Iterable[Hit]) -> dict[str, Actor]:
    return {
        hit.actor.name.split()[-1]: hit.actor
        for hit in hits
        if hit.actor.kind is ActorKind.PERSON and hit.end - hit.start > 1
    }


def _without_title(entity: Span) -> Span | None:
    """A PERSON entity without honorifics, possessive and stray punctuation."""
    start, end = entity.start, entity.end
    doc = entity.doc
    while start < end and (not doc[start].is_alpha or not doc[start].text[0].isupper()):
        start += 1
    while end > start and not doc[end - 1].text[0].isalnum():
        end -= 1
    if end > start and doc[end - 1].text in ("'s", "’s", "'"):
        end -= 1
    return doc[start:end] if end > start else None


def _unknown_organization(entity: Span, country: str | None) -> Hit | None:
    start, end, doc = entity.start, entity.end, entity.doc
    if doc[start].lower_ == "the":
        start += 1
    while end > start and doc[end - 1].text in ("'s", "’s", "'", ",", "."):
        end -= 1
    text = doc[start:end].text
    if end - start < 2 or not text[0].isupper() or any(mark in text for mark in "@|/#\n"):
        return None
    actor = build_actor("other", text, country)
    return Hit(start, end, actor, "name", "an organisation that no table has")


def _is_linked(doc: Doc, name: Hit) -> bool:
    """Whether the name is half of a dyad or of "Iran-backed"."""
    after = doc[name.end : name.end + 2]
    before = doc[name.start - 1] if name.start else None
    if len(after) and after[0].text in "-–—/":
        return len(after) < 2 or after[1].text[0].isupper() or after[1].lower_ in _PARTICIPLES
    return bool(before is not None and before.text in ("-", "–", "—", "/"))


def _is_locative(root: Token) -> bool:
    token = root
    while token.dep_ in ("conj", "appos", "compound", "nmod", "poss") and token.head.i != token.i:
        if token.dep_ == "poss":
            return False
        token = token.head
    if token.dep_ == "npadvmod":
        return True
    return token.dep_ == "pobj" and token.head.lower_ in _LOCATIVE


def _is_bare_people(doc: Doc, name: Hit) -> bool:
    """ "the Russians" or "Palestinians" stand for the state; "young Algerians" do not."""
    left = [token for token in doc[name.start].lefts if token.dep_ != "det"]
    return not left


def _owner_after(root: Token, at: dict[int, Hit]) -> Hit | None:
    """The name in "president of Armenia", "opposition groups in Zimbabwe"."""
    for child in root.rights:
        if child.dep_ == "prep" and child.lower_ in ("of", "in", "from", "at"):
            for target in child.children:
                if target.dep_ == "pobj":
                    if target.i in at:
                        return at[target.i]
                    inner = [at[t.i] for t in target.subtree if t.i in at]
                    if inner and child.lower_ != "of":
                        return inner[-1]
    return None


def _place_of_act(root: Token, at: dict[int, Hit]) -> Hit | None:
    """The place in "prisoners rioted at a jail in East Timor": where the subject acts."""
    if root.dep_ not in ("nsubj", "nsubjpass"):
        return None
    for token in root.head.subtree:
        if token.i > root.head.i and token.i in at and token.dep_ in ("pobj", "poss", "compound"):
            name = at[token.i]
            if name.actor.kind in (ActorKind.STATE, ActorKind.PLACE) and _is_locative(token):
                return name
    return None


def _without_overlaps(mentions: list[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in mentions:
        if kept and mention.start < kept[-1].end:
            if mention.end - mention.start > kept[-1].end - kept[-1].start:
                kept[-1] = mention
            continue
        kept.append(mention)
    return kept
