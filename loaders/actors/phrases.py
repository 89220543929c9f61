"""What a phrase makes of the actor in it, by its head noun.

"Iranian officials" is the state, "Iranian students" are actors of their own,
"the Iranian president" is a person by date, and "the Iranian proposal" leaves
Iran as the actor.
"""

from __future__ import annotations

from collections import defaultdict

from spacy.tokens import Doc, Span, Token

from diplograph.graph import Actor, ActorKind
from diplograph.loaders.actors.actor_tables import ActorTables, Term
from diplograph.loaders.actors.gazetteer import Hit
from diplograph.loaders.actors.head_nouns import head_nouns, noun_of
from diplograph.loaders.actors.mention import Mention, build_actor, slug
from diplograph.loaders.actors.offices import Offices, day_of_act
from diplograph.loaders.actors.position import (
    PARTICIPLES,
    PREFIXES,
    is_bare_people,
    is_hyphen,
    is_locative,
    owner_after,
    place_of_act,
)

__all__ = ["PhraseReader"]

_FORMER = {"former", "ex", "ex-", "late"}
_THEMSELVES = {
    "cell",
    "faction",
    "group",
    "movement",
    "network",
    "organisation",
    "organization",
    "party",
}
_DATELINE = 9
"""How many tokens a date may take between the town and the dash of a dateline."""
_REACH = 6
"""How far "of Armenia" may stand from "president" to be one mention with it."""


class PhraseReader:
    """Reads noun phrases whose head is a common noun, and names on their own."""

    def __init__(self, tables: ActorTables, offices: Offices) -> None:
        self._actors = tables.actors
        self._offices = offices
        self._names: dict[str, set[str]] = defaultdict(set)
        for alias in tables.aliases:
            self._names[alias.actor].add(alias.text)
        nouns = head_nouns()
        self._organs, self._people = nouns["organs"], nouns["people"]
        self._of_group = nouns["fighters"] | _THEMSELVES
        self._local = (nouns["people"] | nouns["bare_organs"]) - nouns["abroad"]

    def read_owned(self, doc: Doc, chunk: Span, name: Hit, day: str) -> Mention | None:
        """A phrase whose noun a name modifies: "Iranian officials"."""
        root = chunk.root
        phrase = [t.text for t in doc[name.end : root.i + 1] if t.text not in ("'s", "’s", "-")]
        return self._read(doc, chunk, name, phrase, day)

    def read_common(
        self, doc: Doc, chunk: Span, at: dict[int, Hit], used: set[int], day: str
    ) -> Mention | None:
        """A phrase without a name in it: "the president of Armenia", "students in Iran"."""
        root = chunk.root
        noun = noun_of(root)
        words = [token.text for token in doc[chunk.start : root.i + 1] if token.dep_ != "det"]
        title = self._offices.title_in(words)
        if not title and noun not in self._organs and noun not in self._people:
            return None
        owner = owner_after(root, at)
        of_somebody = any(child.dep_ == "poss" for child in root.children)
        if of_somebody:
            return None
        name = owner or (place_of_act(root, at) if noun in self._local else None)
        of_people = self.read_people(doc, chunk)
        if name is not None and _gives_example(root, name):
            return of_people
        if name is None or (owner is None and of_people is not None):
            return of_people
        mention = self._read(doc, chunk, name, words, day)
        if mention is None:
            return None
        if mention.form == "generic" and "former" not in mention.actor.name:
            where = doc[root.i + 1 : name.end].text
            possessive = name.end < len(doc) and doc[name.end].text in ("'s", "’s")
            if owner is None or possessive or name.start - root.i > _REACH:
                where = f"in {doc[name.start : name.end].text}"
            mention.actor = self._generic(" ".join([*words, where]), name.actor)
        mention.start = next((t.i for t in chunk if t.dep_ != "det"), chunk.start)
        mention.end = root.i + 1
        if owner is not None:
            used.update(range(name.start, name.end))
            if 0 < name.start - root.i <= _REACH:
                mention.end = _end_of_owner(doc, name)
        return mention

    def _read(
        self, doc: Doc, chunk: Span, name: Hit, phrase: list[str], day: str
    ) -> Mention | None:
        root, actor = chunk.root, name.actor
        noun = noun_of(root)
        owner = doc[name.start : name.end].text
        titles = self._offices.title_in(phrase), self._offices.title_in([owner, *phrase])
        title = titles[1] or titles[0]
        span = min(name.start, root.i), max(name.end, root.i + 1), root.i
        before = {token.lower_ for token in doc[chunk.start : root.i]}
        if before & _FORMER and (title or noun in self._organs):
            label = doc[name.start : root.i + 1].text if name.start < root.i else " ".join(phrase)
            label = label if label.startswith("former") else f"former {label}"
            return Mention(*span, self._generic(label, actor), "generic", "no longer in office")
        on = day_of_act(root, day) if title else day
        indefinite = any(token.lower_ in ("a", "an") for token in chunk if token.dep_ == "det")
        if title and not indefinite and not _is_narrowed(root, name, title[0]):
            term = self._holder(name, owner, [each[0] for each in titles if each], on)
            if term and term.person in self._actors:
                why = f"{title[0]} of {term.of} {term.since or '?'} to {term.until or 'now'}"
                return Mention(
                    *span, self._actors[term.person], "office", why,
                    role=term.title, represents=actor,
                )  # fmt: skip
        if noun in self._organs or title:
            acting = self._side_of(actor, day)
            why = f"'{noun}' acts for {acting.id}"
            if title and not indefinite:
                why += (
                    f"; who held the office {f'on {day}' if day else 'without a date'} is unknown"
                )
            return Mention(*span, acting, "organ", why, role=" ".join(phrase))
        if noun in self._people:
            joint = actor.kind in (ActorKind.IGO, ActorKind.BLOC) and noun in ("member", "members")
            if joint or (actor.kind is ActorKind.GROUP and noun in self._of_group):
                return Mention(*span, actor, "organ", f"'{noun}' of {actor.id}")
            label = " ".join([doc[name.start : name.end].text, *phrase])
            generic = self._generic(label, actor)
            why = f"'{noun}' of {actor.id}"
            return Mention(*span, generic, "generic", why, role=" ".join(phrase))
        return None

    def _holder(self, name: Hit, text: str, titles: list[str], day: str) -> Term | None:
        """Who held an office of an actor, or of the agency by whose name the actor is called."""
        actor = name.actor
        if actor.kind is ActorKind.PERSON:
            return None
        territory = actor.kind in (ActorKind.STATE, ActorKind.PLACE)
        names = {text} if territory else {text, *self._names[actor.id]}
        term = self._offices.head_of(names, titles[0].split()[-1], day)
        if term is not None or (name.use == "seat" and self._offices.is_of_body(titles[-1])):
            return term
        of = (actor.country if actor.kind is ActorKind.PLACE else None) or actor.id
        return self._offices.holder(titles[-1], of, day)

    def _side_of(self, actor: Actor, day: str) -> Actor:
        """Whom an organ acts for: a place's state, a leader's state ("the Chavez government")."""
        if actor.kind is ActorKind.PLACE:
            return self._actors.get(actor.country or "", actor)
        if actor.kind is ActorKind.PERSON:
            return self._actors.get(self._offices.affiliation(actor.id, day) or "", actor)
        return actor

    def _generic(self, label: str, owner: Actor) -> Actor:
        """Actors of their own that the text only describes, in or of an owner's country."""
        qualifier = f"{owner.country.lower()}-" if owner.country else ""
        if not qualifier and slug(owner.name) not in slug(label):
            qualifier = f"{slug(owner.name)}-"
        return build_actor("other", label, owner.country, qualifier)

    def read_people(self, doc: Doc, chunk: Span) -> Mention | None:
        """ "Muslim hackers", "pro-Russian rebels", "Iran-backed militias": no state's own."""
        root = chunk.root
        plural = root.tag_ == "NNS" and root.lower_ in self._organs
        if not (plural or root.lower_ in self._people):
            return None
        for token in doc[chunk.start : root.i]:
            joined = is_hyphen(doc, token.i + 1)
            backed = joined and doc[token.i + 2].lower_ in PARTICIPLES
            if (
                backed
                or (joined and token.lower_ in PREFIXES)
                or (not joined and token.ent_type_ == "NORP")
            ):
                actor = build_actor("other", doc[token.i : root.i + 1].text, None)
                start = token.i + 3 if backed else token.i
                why = "named by what they are, of no state"
                return Mention(start, root.i + 1, root.i, actor, "generic", why)
        return None

    def read_name(self, doc: Doc, name: Hit, form: str | None = None) -> Mention:
        """A name on its own; a city or seat stands for its state only when it acts."""
        root = doc[name.start : name.end].root
        actor, why = name.actor, name.why
        territory = actor.kind in (ActorKind.STATE, ActorKind.PLACE)
        locative = form != "modifier" and actor.kind is not ActorKind.PERSON and is_locative(root)
        text = doc[name.start : name.end].text
        if name.use in ("capital", "place") and territory and actor.kind is ActorKind.STATE:
            if name.use == "place" or locative or _is_called_place(doc, name):
                actor = build_actor("place", text, actor.country)
                why = f"a place in {name.actor.id}"
                locative = locative or _is_called_place(doc, name)
            else:
                why = f"'{text}' acts for {actor.id}"
        if actor.kind is ActorKind.STATE and _is_somebody(doc, name, root):
            actor = build_actor("other", text, actor.country, f"{actor.id.lower()}-")
            form, why = "generic", f"people of {name.actor.id}"
        kind = form or ("adjective" if name.use == "adjective" else "name")
        return Mention(name.start, name.end, root.i, actor, kind, why, locative)


def _is_narrowed(root: Token, owner: Hit, title: str) -> bool:
    """Whether nouns before a title make it another office: "the UN human rights chief"."""
    return any(
        child.dep_ in ("compound", "nmod")
        and child.lower_ not in title
        and not owner.start <= child.i < owner.end
        for child in root.lefts
    )


def _gives_example(noun: Token, name: Hit) -> bool:
    """Whether an example stands before a name: "experts like Ivan Petrov from the Agency"."""
    return any(
        child.lower_ in ("including", "like") and noun.i < child.i < name.start
        for child in noun.children
    )


def _is_somebody(doc: Doc, name: Hit, root: Token) -> bool:
    """Whether a name means people, not their state: "young Algerians", "an Australian"."""
    if name.use == "people":
        return not is_bare_people(doc, name)
    alone = root.dep_ not in ("amod", "compound", "nmod") and root.pos_ in ("NOUN", "PROPN")
    return (
        name.use == "adjective"
        and alone
        and any(child.lower_ in ("a", "an") for child in root.children)
    )


def _end_of_owner(doc: Doc, name: Hit) -> int:
    """Where the phrase ends that a name begins: "the Iranian foreign ministry"."""
    token = doc[name.end - 1]
    while token.head.i > token.i and token.dep_ in ("amod", "compound", "nmod", "poss"):
        token = token.head
    return token.i + 1


def _is_called_place(doc: Doc, name: Hit) -> bool:
    """Whether the text itself says that a name is a town: "the capital Freetown", a dateline."""
    if doc[name.start : name.end].text.isupper() and name.start - doc[name.start].sent.start < 4:
        following = doc[name.end : name.end + _DATELINE]
        dash = any(t.text in "-–—:" and not is_hyphen(doc, t.i) for t in following)
        return dash and following[0].text in ("-", "–", "—", ":", "(", ",")
    if not name.start:
        return False
    before = [token.lower_ for token in doc[max(0, name.start - 2) : name.start]]
    return before[-1] in ("capital", "city", "town", "port") or before in (
        ["city", "of"],
        ["port", "of"],
        ["town", "of"],
    )
