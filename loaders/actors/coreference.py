"""Within a document: pronouns and phrases that mean an actor named before.

Rules only: he and she go to the last person in subject position, it to the
last state, organisation or group, they to a plural or a list, "we" and "our"
in a quotation to the speaker's side, "the country", "the group", "the envoy"
and "both sides" to those just named, "its ally" to whom the text has called so,
"the coalition" and "five strikes" to the body and the author that the text has
named.
What stays unclear gets no mention.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from spacy.tokens import Doc, Token

from diplograph.graph import Actor, ActorKind
from diplograph.loaders.actors.act_authors import acts_of_authors
from diplograph.loaders.actors.antecedents import (
    PERSONAL,
    REACH,
    antecedent,
    is_subject,
    mention_again,
    others_than_subject,
)
from diplograph.loaders.actors.companions import Companions
from diplograph.loaders.actors.definite_phrases import resolve_phrase
from diplograph.loaders.actors.expletives import is_expletive
from diplograph.loaders.actors.mention import Mention
from diplograph.loaders.actors.short_names import short_names

__all__ = ["resolve_references"]

_THING = {"it", "its"}
_PLURAL = {"they", "them", "their"}
_OURS = {"we", "us", "our"}
_ROLES = {"nsubj", "nsubjpass", "dobj", "pobj", "poss", "dative"}


def resolve_references(
    doc: Doc,
    mentions: list[Mention],
    speakers: Mapping[int, int],
    actors: Mapping[str, Actor],
) -> list[Mention]:
    """Mentions for pronouns and definite phrases, to add to those of names.

    `speakers` maps a token within a quotation to the head of its speaker;
    `actors` is the table of actors, for the state that a speaker acts for.
    """
    found = list(short_names(doc, mentions))
    known = sorted([*mentions, *found], key=lambda mention: mention.start)
    at = {i: mention for mention in known for i in range(mention.start, mention.end)}
    found += acts_of_authors(doc, at)
    covered = {*at, *(mention.root for mention in found)}
    sentence_of = {
        token.i: number for number, sentence in enumerate(doc.sents) for token in sentence
    }
    companions = Companions()
    for token in doc:
        # "Both sides" adds two at a time.
        at.update((mention.root, mention) for mention in found[-2:] if mention.root not in at)
        companion = companions.read(token, at)
        if token.i in covered or token.dep_ not in _ROLES:
            continue
        if companion is not None:
            why = f"'{token.text}' for {companion.id}, said so before"
            found.append(Mention(token.i, token.i + 1, token.i, companion, "nominal", why))
            continue
        lower = token.lower_
        before = [
            mention
            for mention in known
            if mention.end <= token.i
            and sentence_of[token.i] - sentence_of[mention.start] <= REACH
            and not mention.locative
            # Whom a quotation names, its speaker is not: "“If Putin agrees ...,” he added".
            and (token.i in speakers or mention.start not in speakers)
        ]
        if lower in _OURS:
            found += _side_of_speaker(token, speakers, mentions, actors)
        elif lower in _PLURAL:
            found += _many(token, before, sentence_of)
        elif lower == "it" and is_expletive(token):
            continue
        elif lower in PERSONAL | _THING:
            fits = _is_person if lower in PERSONAL else _is_body
            best = antecedent(token, [m for m in before if fits(m, token)], sentence_of)
            found += mention_again(token, best, "pronoun")
        else:
            named_again = resolve_phrase(token, before, sentence_of, actors)
            found += named_again
            known = sorted([*known, *named_again], key=lambda mention: mention.start)
    return found


def _side_of_speaker(
    token: Token,
    speakers: Mapping[int, int],
    mentions: Iterable[Mention],
    actors: Mapping[str, Actor],
) -> list[Mention]:
    head = speakers.get(token.i)
    speaker = next((m for m in mentions if head is not None and m.start <= head < m.end), None)
    if speaker is None:
        return []
    side = speaker.represents or speaker.actor
    if side.kind is ActorKind.PERSON or side.kind is ActorKind.PLACE:
        side = actors.get(side.country or "", side)
    if side.kind is ActorKind.PERSON:
        return []
    why = f"'{token.text}' of {speaker.actor.id}"
    return [Mention(token.i, token.i + 1, token.i, side, "pronoun", why)]


def _many(token: Token, before: list[Mention], sentence_of: Mapping[int, int]) -> list[Mention]:
    """Those whom "they" means: the last subject in the plural, or all of a list."""
    doc = token.doc
    subjects = [m for m in before if is_subject(doc[m.root]) and not m.is_reference]
    subjects = others_than_subject(token, subjects)
    if subjects:
        last = subjects[-1]
        others = {conjunct.i for conjunct in doc[last.root].conjuncts}
        listed = [last, *(m for m in before if m.root in others)]
        if len(listed) > 1 and len(listed) == len(others) + 1:
            return [mention for each in listed for mention in mention_again(token, each, "pronoun")]
    plural = [m for m in before if _is_many(m, token)]
    return mention_again(token, antecedent(token, plural, sentence_of), "pronoun")


def _is_person(mention: Mention, _: Token) -> bool:
    return mention.actor.kind is ActorKind.PERSON


def _is_body(mention: Mention, token: Token) -> bool:
    return (
        mention.actor.kind in (ActorKind.STATE, ActorKind.IGO, ActorKind.BLOC, ActorKind.GROUP)
        and mention.form in ("name", "organ")
        and (
            token.doc[mention.root].tag_ not in ("NNS", "NNPS")
            or mention.actor.name.endswith(token.doc[mention.end - 1].text)
        )
    )


def _is_many(mention: Mention, token: Token) -> bool:
    return token.doc[mention.root].tag_ in ("NNS", "NNPS") and mention.form in (
        "generic",
        "organ",
        "name",
    )
