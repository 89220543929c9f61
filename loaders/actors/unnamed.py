"""Actors that a text leaves unnamed: "the government", "rebels", "the president".

They belong to the one country in view: the only one that the sentence names,
else the only one that somebody acts in, else the only one of the sentence
before. With two countries in view nothing is guessed, and fighters belong to a
country only where the text is set there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from spacy.tokens import Doc, Span, Token

from diplograph.graph import Actor, ActorKind
from diplograph.loaders.actors.actor_tables import ActorTables
from diplograph.loaders.actors.head_nouns import head_nouns, noun_of
from diplograph.loaders.actors.mention import Mention, build_actor
from diplograph.loaders.actors.offices import Offices, day_of_act
from diplograph.loaders.actors.position import verb_of
from diplograph.loaders.actors.scenes import is_at_home, is_opposite_state

__all__ = ["UnnamedActors"]

_ROLES = {"nsubj", "nsubjpass", "dobj", "pobj", "poss", "conj"}
_SUBJECTS = {"nsubj", "nsubjpass"}
_ACTING_PREPOSITIONS = {"by", "with", "against", "between", "from", "to", "of", "on", "into"}
_REFERENCES = {"it", "its", "they", "their", "them", "country", "he", "she", "his", "her"}
_PATIENTS = {"people", "individuals"}
_NUMBERS = {"dozens", "hundreds", "number", "scores", "tens", "thousands"}
_LEGAL = {"against", "into"}
_FOREIGN = {
    "allied", "coalition", "enemy", "foreign", "international", "joint", "multinational",
    "neighboring", "neighbouring", "overseas", "rival", "visiting",
}  # fmt: skip


class UnnamedActors:
    """Resolves common nouns to actors of the country in view."""

    def __init__(self, tables: ActorTables, offices: Offices) -> None:
        self._tables = tables
        self._offices = offices
        nouns = head_nouns()
        self._organs, self._people = nouns["bare_organs"], nouns["bare_people"]
        self._all_people = nouns["people"] - nouns["abroad"]
        self._domestic = nouns["domestic"]
        self._fighters, self._abroad = nouns["fighters"], nouns["abroad"]

    def resolve(self, doc: Doc, mentions: list[Mention], day: str) -> list[Mention]:
        """Mentions for unnamed actors, in text order."""
        at = {i: mention for mention in mentions for i in range(mention.start, mention.end)}
        inside: dict[int, list[Mention]] = {}
        for mention in mentions:
            if mention.actor.country and mention.form != "modifier":
                inside.setdefault(doc[mention.start].sent.start, []).append(mention)
        found: list[Mention] = []
        before: list[Mention] = []
        for sentence in doc.sents:
            here = inside.get(sentence.start, [])
            view = here or before
            if any(token.lower_ in _REFERENCES for token in sentence):
                view = here + before
            found += self._in_sentence(sentence, view, before, at, day)
            before = here or before
        return found

    def _in_sentence(
        self,
        sentence: Span,
        view: list[Mention],
        before: list[Mention],
        at: Mapping[int, Mention],
        day: str,
    ) -> Iterator[Mention]:
        anybody = self._only_state(view)
        home = any(is_at_home(sentence.doc, mention) for mention in view)
        for token in sentence:
            words = self._words(token, at)
            if words is None:
                continue
            noun = noun_of(token)
            only = anybody
            if noun not in self._people:
                # The government that warns Iran is another's; whom Iran jails may be its own.
                beside = [m for m in view if m in before or not is_opposite_state(token, m)]
                if only is None and noun in self._organs:
                    only = self._only_at_home(token, beside, len(view))
                elif not beside:
                    only = self._only_state(before)
                    if only is None and noun in self._organs:
                        only = self._only_at_home(token, before, len(before))
            ruler = self._ruler(token, at) if noun in self._all_people else None
            if ruler is not None:
                yield self._people_of(words, ruler, f"in the hands of {ruler.id}")
            elif only is None:
                continue
            elif noun in self._organs:
                why = f"the only country in view is {only.id}"
                yield Mention(words.start, words.end, token.i, only, "organ", why)
            elif noun in self._people:
                if home or noun not in self._fighters:
                    yield self._people_of(words, only, f"the only country in view is {only.id}")
            elif any(child.dep_ == "det" and child.lower_ == "the" for child in token.children):
                mention = self._office(words, only, day)
                if mention is not None:
                    yield mention

    def _only_at_home(self, token: Token, beside: list[Mention], all_in_view: int) -> Actor | None:
        """The one of several countries whose organs act, or in which the clause is set.

        Where a state stands on the other side of the verb, an object may be that state's own.
        """
        owned = any(child.dep_ == "poss" for child in token.children)
        unclear = token.dep_ not in _SUBJECTS and len(beside) < all_in_view
        if owned or unclear or noun_of(token) in self._abroad:
            return None
        return self._only_state(m for m in beside if _sets_scene(token, m))

    def _only_state(self, view: Iterable[Mention]) -> Actor | None:
        countries = {mention.actor.country for mention in view}
        return self._state(countries.pop()) if len(countries) == 1 else None

    def _state(self, country: str | None) -> Actor | None:
        state = self._tables.actors.get(country or "")
        return state if state is not None and state.kind is ActorKind.STATE else None

    def _words(self, token: Token, at: Mapping[int, Mention]) -> Span | None:
        """The words of an unnamed actor: a noun in a role, with its own adjectives."""
        if token.i in at or token.dep_ not in _ROLES or token.pos_ not in ("NOUN", "PROPN"):
            return None
        if token.dep_ == "pobj" and token.head.lower_ not in _ACTING_PREPOSITIONS:
            return None
        left = [
            child
            for child in token.lefts
            if child.dep_ in ("amod", "compound") and token.doc[child.i - 1].text != "-"
        ]
        if token.lower_ in _PATIENTS and (left or token.dep_ not in ("dobj", "nsubjpass")):
            return None
        start = min([token.i, *(child.i for child in left)])
        if any(i in at for i in range(start, token.i)) or any(map(_is_foreign, left)):
            return None
        return token.doc[start : token.i + 1]

    def _ruler(self, token: Token, at: Mapping[int, Mention]) -> Actor | None:
        """The state whose police, courts or government deal with somebody of its own."""
        top = token
        if top.dep_ == "pobj" and top.head.lower_ == "of" and top.head.head.lower_ in _NUMBERS:
            top = top.head.head
        if top.dep_ != "dobj" and (top.dep_ != "pobj" or top.head.lower_ not in _LEGAL):
            return None
        verb = verb_of(top)
        subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
        mention = at.get(subject.i) if subject is not None else None
        if mention is None or token.doc[mention.root].lower_ not in self._domestic:
            return None
        return self._state(mention.actor.country)

    def _people_of(self, words: Span, state: Actor, why: str) -> Mention:
        label, root = f"{words.text} in {state.name}", words.end - 1
        actor = build_actor("other", label, state.id, f"{state.id.lower()}-")
        return Mention(words.start, words.end, root, actor, "generic", why)

    def _office(self, words: Span, state: Actor, day: str) -> Mention | None:
        title = self._offices.title_in([token.text for token in words])
        if title is None:
            return None
        span = words.start, words.end, words.end - 1
        term = self._offices.holder(title[0], state.id, day_of_act(words[-1], day))
        if term is None or term.person not in self._tables.actors:
            why = f"'{words.text}' acts for {state.id}, the only country in view"
            return None if day else Mention(*span, state, "organ", why)
        person = self._tables.actors[term.person]
        why = f"{term.title} of {state.id}, the only country in view"
        return Mention(*span, person, "office", why, role=term.title, represents=state)


def _sets_scene(token: Token, mention: Mention) -> bool:
    """Whether a mention says whose organ a noun is: "the Kenyan police ... prosecutors"."""
    if not mention.locative:
        return mention.form in ("organ", "office") and is_at_home(token.doc, mention)
    name = token.doc[mention.root]
    return name.i < token.i and verb_of(name).i == verb_of(token).i


def _is_foreign(modifier: Token) -> bool:
    """Whether a word says that somebody is of another country or of a people."""
    return (
        modifier.lower_ in _FOREIGN
        or modifier.ent_type_ == "NORP"
        or (
            modifier.text[0].isupper()
            and not modifier.is_sent_start
            and modifier.lower_ not in head_nouns()["of_organs"]
        )
    )
