"""Within a document: pronouns and phrases that mean an actor named before.

Rules only: he and she go to the last person in subject position, it to the
last state, organisation or group, "we" and "our" in a quotation to the
speaker's side, "the country" and "the two countries" to the states just named.
What stays unclear gets no mention.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from spacy.tokens import Doc, Token

from diplograph.graph import Actor, ActorKind
from diplograph.loaders.actors.mention import Mention

__all__ = ["resolve_references"]

_PERSON = {"he", "she", "him", "her", "his"}
_THING = {"it", "its"}
_PLURAL = {"they", "them", "their"}
_OURS = {"we", "us", "our"}
_COUNTRY_NOUNS = {"country", "nation", "republic", "kingdom"}
_PAIR_NOUNS = {
    "sides",
    "countries",
    "nations",
    "neighbours",
    "neighbors",
    "parties",
    "governments",
    "states",
    "capitals",
    "leaders",
}
_ROLES = {"nsubj", "nsubjpass", "dobj", "pobj", "poss", "dative"}
_REACH = 2
"""How many sentences back an antecedent may stand."""


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
    by_root = {mention.root: mention for mention in mentions}
    covered = {i for mention in mentions for i in range(mention.start, mention.end)}
    sentence_of = {
        token.i: number for number, sentence in enumerate(doc.sents) for token in sentence
    }
    found: list[Mention] = []
    for token in doc:
        if token.i in covered or token.dep_ not in _ROLES:
            continue
        lower = token.lower_
        if lower in _OURS:
            mention = _side_of_speaker(token, speakers, mentions, actors)
        elif lower in _PERSON:
            mention = _antecedent(token, mentions, sentence_of, _is_person)
        elif lower in _THING:
            mention = _antecedent(token, mentions, sentence_of, _is_body)
        elif lower in _PLURAL:
            mention = _antecedent(token, mentions, sentence_of, _is_many)
        elif lower in _PAIR_NOUNS and _is_pair(token):
            found += _both(token, mentions, sentence_of)
            continue
        elif lower in _COUNTRY_NOUNS and _is_definite(token):
            mention = _antecedent(token, mentions, sentence_of, _is_state)
            if mention:
                mention.form, mention.start = "nominal", token.left_edge.i
                mention.end = token.i + 1
        else:
            continue
        if mention and token.i not in by_root:
            found.append(mention)
    return found


def _side_of_speaker(
    token: Token,
    speakers: Mapping[int, int],
    mentions: Iterable[Mention],
    actors: Mapping[str, Actor],
) -> Mention | None:
    head = speakers.get(token.i)
    if head is None:
        return None
    speaker = next((m for m in mentions if m.start <= head < m.end), None)
    if speaker is None:
        return None
    side = speaker.represents or speaker.actor
    if side.kind is ActorKind.PERSON or side.kind is ActorKind.PLACE:
        side = actors.get(side.country or "", side)
    if side.kind is ActorKind.PERSON:
        return None
    return Mention(
        token.i, token.i + 1, token.i, side, "pronoun", f"'{token.text}' of {speaker.actor.id}"
    )


def _antecedent(
    token: Token, mentions: list[Mention], sentence_of: Mapping[int, int], fits: object
) -> Mention | None:
    here = sentence_of[token.i]
    candidates = [
        mention
        for mention in mentions
        if mention.end <= token.i
        and here - sentence_of[mention.start] <= _REACH
        and not mention.locative
        and fits(mention, token)  # type: ignore[operator]
    ]
    if not candidates:
        return None
    subjects = [m for m in candidates if token.doc[m.root].dep_ in ("nsubj", "nsubjpass")]
    recent = max(sentence_of[m.start] for m in subjects) if subjects else -1
    if subjects:
        chosen = [m for m in subjects if sentence_of[m.start] == recent]
        same = {m.actor.id for m in chosen}
        if len(same) > 1 and recent != here and token.lower_ not in _PERSON:
            return None
        best = chosen[0] if recent != here else chosen[-1]
    else:
        distinct = {m.actor.id for m in candidates}
        if len(distinct) > 1:
            return None
        best = candidates[-1]
    return Mention(
        token.i, token.i + 1, token.i, best.actor, "pronoun", f"'{token.text}' for {best.actor.id}"
    )


def _both(token: Token, mentions: list[Mention], sentence_of: Mapping[int, int]) -> list[Mention]:
    """The two actors in "both sides": the only two that the nearest sentence names."""
    here = sentence_of[token.i]
    for number in range(here, here - _REACH - 1, -1):
        bodies = {
            mention.actor.id: mention
            for mention in mentions
            if sentence_of[mention.start] == number
            and mention.end <= token.i
            and not mention.locative
            and (_is_body(mention, token) or mention.form in ("adjective", "organ"))
        }
        if len(bodies) == 2:
            start = token.left_edge.i
            return [
                Mention(
                    start,
                    token.i + 1,
                    token.i,
                    m.actor,
                    "nominal",
                    f"'{token.text}' for {m.actor.id}",
                )
                for m in bodies.values()
            ]
        if len(bodies) > 2:
            return []
    return []


def _is_pair(token: Token) -> bool:
    return any(child.lower_ in ("two", "both") for child in token.children) and not any(
        child.dep_ in ("prep", "relcl", "acl") and child.i > token.i for child in token.children
    )


def _is_person(mention: Mention, _: Token) -> bool:
    return mention.actor.kind is ActorKind.PERSON


def _is_state(mention: Mention, _: Token) -> bool:
    return mention.actor.kind is ActorKind.STATE


def _is_body(mention: Mention, token: Token) -> bool:
    return (
        mention.actor.kind in (ActorKind.STATE, ActorKind.IGO, ActorKind.BLOC, ActorKind.GROUP)
        and mention.form in ("name", "organ")
        and token.doc[mention.root].tag_ not in ("NNS", "NNPS")
    )


def _is_many(mention: Mention, token: Token) -> bool:
    return token.doc[mention.root].tag_ in ("NNS", "NNPS") and mention.form in (
        "generic",
        "organ",
        "name",
    )


def _is_definite(token: Token) -> bool:
    return any(
        child.dep_ == "det" and child.lower_ in ("the", "this") for child in token.children
    ) and not any(child.dep_ in ("prep", "relcl", "amod", "acl") for child in token.children)
