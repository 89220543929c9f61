"""Within a document: pronouns and phrases that mean an actor named before.

Rules only: he and she go to the last person in subject position, it to the
last state, organisation or group, they to a plural or a list, "we" and "our"
in a quotation to the speaker's side, "the country", "the group", "the envoy"
and "both sides" to those just named. What stays unclear gets no mention.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from spacy.tokens import Doc, Token

from diplograph.graph import Actor, ActorKind
from diplograph.loaders.actors.head_nouns import head_nouns
from diplograph.loaders.actors.mention import Mention

__all__ = ["resolve_references"]

_PERSON = {"he", "she", "him", "her", "his"}
_THING = {"it", "its"}
_PLURAL = {"they", "them", "their"}
_OURS = {"we", "us", "our"}
_STATES = {"country", "nation", "republic", "kingdom"}
_GROUPS = {"group", "movement", "militia", "party", "faction"}
_BODIES = {"alliance", "bloc", "organisation", "organization", "agency", "company", "firm"}
_HALVES = ("North", "South")
_PAIRS: dict[str, tuple[ActorKind, ...]] = {
    **dict.fromkeys(
        ("countries", "nations", "neighbours", "neighbors", "states", "capitals", "governments"),
        (ActorKind.STATE,),
    ),
    **dict.fromkeys(("leaders", "presidents", "ministers", "men"), (ActorKind.PERSON,)),
    **dict.fromkeys(
        ("sides", "parties", "rivals", "enemies", "foes", "allies"),
        (ActorKind.STATE, ActorKind.GROUP, ActorKind.BLOC),
    ),
}
"""Nouns of "the two ..." and "both ...", and the kinds of actors that they can mean."""
_ROLES = {"nsubj", "nsubjpass", "dobj", "pobj", "poss", "dative"}
_SUBJECTS = {"nsubj", "nsubjpass"}
_OBJECTS = {"dobj", "dative", "pobj"}
_REACH = 2
"""How many sentences back an antecedent may stand."""

Fits = Callable[[Mention, Token], bool]


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
    covered = {i for mention in mentions for i in range(mention.start, mention.end)}
    sentence_of = {
        token.i: number for number, sentence in enumerate(doc.sents) for token in sentence
    }
    found: list[Mention] = []
    known = list(mentions)
    for token in doc:
        if token.i in covered or token.dep_ not in _ROLES:
            continue
        lower = token.lower_
        before = [
            mention
            for mention in known
            if mention.end <= token.i
            and sentence_of[token.i] - sentence_of[mention.start] <= _REACH
            and not mention.locative
            # Whom a quotation names, its speaker is not: "“If Putin agrees ...,” he added".
            and (token.i in speakers or mention.start not in speakers)
        ]
        if lower in _OURS:
            found += _side_of_speaker(token, speakers, mentions, actors)
        elif lower in _PLURAL:
            found += _many(token, before, sentence_of)
        elif lower in _PAIRS and _is_pair(token):
            found += _both(token, before, sentence_of, actors)
        elif lower in _PERSON | _THING:
            fits = _is_person if lower in _PERSON else _is_body
            best = _antecedent(token, [m for m in before if fits(m, token)], sentence_of)
            found += _pronoun(token, best)
        else:
            named_again = _definite(token, before, sentence_of, actors)
            found += named_again
            known = sorted([*known, *named_again], key=lambda mention: mention.start)
    return found


def _pronoun(token: Token, meant: Mention | None) -> list[Mention]:
    if meant is None:
        return []
    why = f"'{token.text}' for {meant.actor.id}"
    return [Mention(token.i, token.i + 1, token.i, meant.actor, "pronoun", why)]


def _phrase(token: Token, meant: Mention | None) -> list[Mention]:
    if meant is None:
        return []
    start = token.left_edge.i
    why = f"'{token.text}' for {meant.actor.id}"
    return [Mention(start, token.i + 1, token.i, meant.actor, "nominal", why)]


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


def _antecedent(
    token: Token, candidates: list[Mention], sentence_of: Mapping[int, int]
) -> Mention | None:
    """The one of the candidates that a singular pronoun or phrase means."""
    doc, here = token.doc, sentence_of[token.i]
    candidates = _others_than_subject(token, candidates)
    nearby = {m.actor.id for m in candidates if sentence_of[m.start] == here}
    if token.dep_ in _OBJECTS and token.lower_ in _PERSON and len(nearby) > 1:
        return None
    subjects = [m for m in candidates if _is_subject(doc[m.root])]
    if not subjects:
        return candidates[-1] if len({m.actor.id for m in candidates}) == 1 else None
    recent = max(sentence_of[m.start] for m in subjects)
    chosen = [m for m in subjects if sentence_of[m.start] == recent]
    if recent != here and token.lower_ not in _PERSON and len({m.actor.id for m in chosen}) > 1:
        return None
    best = chosen[0] if recent != here else chosen[-1]
    return None if doc[best.root].conjuncts else best


def _is_subject(token: Token) -> bool:
    """Whether a token is a subject, or its example: "Experts like Mikhail Neyzhmakov doubt"."""
    if token.dep_ == "pobj" and token.head.lower_ in ("like", "as", "including"):
        token = token.head.head
    return token.dep_ in _SUBJECTS


def _others_than_subject(token: Token, candidates: list[Mention]) -> list[Mention]:
    """Without the subject of the same verb, whom an object cannot mean: "Merkel told him"."""
    if token.dep_ not in _OBJECTS:
        return candidates
    verb = token.head.head if token.dep_ == "pobj" else token.head
    own = next((child.i for child in verb.children if child.dep_ in _SUBJECTS), None)
    acting = {m.actor.id for m in candidates if own is not None and m.start <= own < m.end}
    return [m for m in candidates if m.actor.id not in acting]


def _many(token: Token, before: list[Mention], sentence_of: Mapping[int, int]) -> list[Mention]:
    """Those whom "they" means: the last subject in the plural, or all of a list."""
    doc = token.doc
    subjects = [m for m in before if doc[m.root].dep_ in _SUBJECTS and not m.is_reference]
    subjects = _others_than_subject(token, subjects)
    if subjects:
        last = subjects[-1]
        others = {conjunct.i for conjunct in doc[last.root].conjuncts}
        listed = [last, *(m for m in before if m.root in others)]
        if len(listed) > 1 and len(listed) == len(others) + 1:
            return [mention for each in listed for mention in _pronoun(token, each)]
    plural = [m for m in before if _is_many(m, token)]
    return _pronoun(token, _antecedent(token, plural, sentence_of))


def _both(
    token: Token,
    before: list[Mention],
    sentence_of: Mapping[int, int],
    actors: Mapping[str, Actor],
) -> list[Mention]:
    """The two actors in "both sides": the only two of that kind in the nearest sentence."""
    kinds, here = _PAIRS[token.lower_], sentence_of[token.i]
    for number in range(here, here - _REACH - 1, -1):
        named: dict[str, Mention] = {}
        for mention in before:
            if sentence_of[mention.start] != number or mention.is_reference:
                continue
            actor = mention.actor
            if actor.kind is ActorKind.PERSON and ActorKind.PERSON not in kinds:
                actor = mention.represents or actors.get(actor.country or "", actor)
            named.setdefault(actor.id, Mention(
                mention.start, mention.end, mention.root, actor, mention.form, mention.why
            ))  # fmt: skip
        fitting = [mention for mention in named.values() if mention.actor.kind in kinds]
        if len(fitting) == 2:
            return [phrase for mention in fitting for phrase in _phrase(token, mention)]
        if named:
            return []
    return []


def _definite(
    token: Token,
    before: list[Mention],
    sentence_of: Mapping[int, int],
    actors: Mapping[str, Actor],
) -> list[Mention]:
    """ "the country", "the group", "the envoy", "the North"."""
    lower = token.lower_
    fits: Fits
    if token.text in _HALVES and _is_definite(token):
        return _half(token, before, actors)
    if lower in _STATES:
        fits = _is_state
    elif lower in _GROUPS:
        fits = _is_group
    elif lower in _BODIES:
        fits = _is_organization
    elif lower in head_nouns()["roles"]:
        fits = _has_role
    else:
        return []
    if not _is_definite(token):
        return []
    fitting = [m for m in before if fits(m, token)]
    if fits is not _is_state and len({m.actor.id for m in fitting}) > 1:
        return []
    return _phrase(token, _antecedent(token, fitting, sentence_of))


def _half(token: Token, before: list[Mention], actors: Mapping[str, Actor]) -> list[Mention]:
    """ "the North" where the text names North or South Korea."""
    rests = {m.actor.name.partition(" ")[2] for m in before if m.actor.name.startswith(_HALVES)}
    if len(rests) != 1:
        return []
    name = f"{token.text} {rests.pop()}"
    state = next((actor for actor in actors.values() if actor.name == name), None)
    if state is None:
        return []
    why = f"'{token.text}' for {state.id}"
    return [Mention(token.left_edge.i, token.i + 1, token.i, state, "nominal", why)]


def _is_pair(token: Token) -> bool:
    return any(child.lower_ in ("two", "both") for child in token.children) and not any(
        child.dep_ in ("prep", "relcl", "acl") and child.i > token.i for child in token.children
    )


def _is_person(mention: Mention, _: Token) -> bool:
    return mention.actor.kind is ActorKind.PERSON


def _is_state(mention: Mention, _: Token) -> bool:
    return mention.actor.kind is ActorKind.STATE


def _is_group(mention: Mention, _: Token) -> bool:
    return mention.actor.kind in (ActorKind.GROUP, ActorKind.OTHER) and mention.form == "name"


def _is_organization(mention: Mention, _: Token) -> bool:
    kinds = (ActorKind.IGO, ActorKind.BLOC, ActorKind.NGO, ActorKind.OTHER)
    return mention.actor.kind in kinds and mention.form == "name"


def _has_role(mention: Mention, token: Token) -> bool:
    role = (mention.role or "").lower().split()
    return mention.actor.kind is ActorKind.PERSON and token.lower_ in role


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
