"""Syntactic frames: relations that a plain predicate spells out.

A lexicon of unambiguous verbs and nouns (`frames.toml`) with where their
parties stand: "Iraq invaded Kuwait", "Kuwait was invaded by Iraq", "Iraq's
invasion of Kuwait", "Kuwait, which Iraq invaded", "carried out an attack on
Kuwait". Voice and direction come from the dependency tree, so a frame is surer of
who did it to whom than the model is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from spacy.tokens import Span, Token

from diplograph.loaders.actors.mention import Mention
from diplograph.loaders.relations.candidate import VIOLENT
from diplograph.loaders.relations.frame_lexicon import Frame, FrameLexicon
from diplograph.loaders.relations.lexicon import words
from diplograph.loaders.relations.syntax import subject_of

__all__ = ["FrameFinding", "find_frames"]


class FrameFinding(NamedTuple):
    """Source and target of a relation, the predicate, and the frame it fits."""

    relation: str
    source: Mention
    target: Mention
    predicate: Token
    frame: str


def find_frames(
    sentence: Span, at: Mapping[int, Mention], lexicon: FrameLexicon
) -> list[FrameFinding]:
    """The relations that frames show in a sentence; `at` maps a token to its mention."""
    found: list[FrameFinding] = []
    for token in sentence:
        if token.pos_ not in ("VERB", "NOUN", "PROPN", "AUX"):
            continue
        for frame in lexicon.get(token.lemma_.lower(), ()):
            is_noun = token.pos_ in ("NOUN", "PROPN")
            if is_noun != (frame.kind == "nouns") and not (is_noun and frame.kind == "mutual"):
                continue
            if _is_threatened(token) and frame.relation in VIOLENT:
                continue
            for source, target in _parties(token, frame, at):
                if source.actor.id != target.actor.id:
                    name = f"{token.lemma_.lower()} {'/'.join(sorted(frame.prepositions))}".strip()
                    found.append(FrameFinding(frame.relation, source, target, token, name))
    return found


def _is_threatened(token: Token) -> bool:
    """Whether an act is only what a threat names: "vowed to bomb", "threats to bomb"."""
    return (
        token.dep_ in ("xcomp", "acl", "ccomp", "pcomp", "advcl")
        and token.head.lemma_.lower() in words("threats")
    ) or (
        (token.dep_ == "pcomp" and token.head.head.lemma_.lower() in words("threats"))
        # The parser may hang "threats to bomb Iran" elsewhere.
        or (
            token.i > 1
            and token.nbor(-1).lower_ == "to"
            and token.nbor(-2).lemma_.lower() in words("threats")
        )
    )


def _parties(
    token: Token, frame: Frame, at: Mapping[int, Mention]
) -> Iterator[tuple[Mention, Mention]]:
    if frame.kind == "nouns":
        yield from _noun_parties(token, frame, at)
        return
    carrier = token
    if frame.objects:
        match = _light_object(token, frame)
        if match is None:
            return
        carrier = match
    subjects = _mentions(_subject(token), at)
    if frame.kind == "mutual" or (frame.kind == "verbs" and _is_reciprocal(token, carrier, frame)):
        if token.pos_ in ("NOUN", "PROPN"):
            subjects = _after(token, frozenset({"between"}), at)
        yield from (
            pair
            for n, first in enumerate(subjects)
            for second in subjects[n + 1 :]
            for pair in ((first, second), (second, first))
        )
        return
    passive = _is_passive(token) or _is_participle(token)
    if frame.kind == "ditransitive":
        yield from _product(subjects, _mentions(_dative(token), at))
        return
    if frame.objects or frame.prepositions:
        objects = [*_after(token, frame.prepositions, at), *_after(carrier, frame.prepositions, at)]
        if frame.objects and not objects:
            # "laid the blame for the collision on Athens"
            objects = [m for t in carrier.subtree for m in _after(t, frame.prepositions, at)]
        if frame.objects and not objects and "against" in frame.prepositions:
            # "conducted strikes in support of Iraq using artillery against ISIS"
            objects = [m for t in token.subtree for m in _after(t, frozenset({"against"}), at)]
        if frame.objects and not frame.prepositions:
            objects = _owners(carrier, at)
        if passive and frame.objects:
            subjects = _mentions(_agent(token), at)
    elif passive:
        subjects, objects = _mentions(_agent(token), at), _mentions(_sufferer(token), at)
    else:
        objects = _mentions(_object(token), at)
    if frame.kind == "suffered":
        sufferers = _mentions(_sufferer(token), at) if passive else subjects
        subjects, objects = objects, sufferers
    yield from _product(subjects, objects)


def _is_reciprocal(verb: Token, carrier: Token, frame: Frame) -> bool:
    """ "accused each other", "fired on one another" """
    objects = [
        target
        for head in (verb, carrier)
        for child in head.children
        for target in (child, *child.children)
        if (target.dep_ == "dobj" and not frame.prepositions)
        or (target.dep_ == "pobj" and child.lower_ in frame.prepositions)
    ]
    return any(
        target.lower_ in ("other", "another") and target.nbor(-1).lower_ in ("each", "one")
        for target in objects
        if target.i
    )


def _noun_parties(
    noun: Token, frame: Frame, at: Mapping[int, Mention]
) -> Iterator[tuple[Mention, Mention]]:
    owners = _owners(noun, at)
    objects = _after(noun, frame.prepositions, at)
    if noun.dep_ in ("dobj", "nsubjpass"):
        # The parser may hang on the verb what follows: "ended its aid to Mali".
        objects = objects or _after(noun.head, frame.prepositions, at)
        if not owners and noun.head.lemma_.lower() in words("ending"):
            owners = _mentions(_subject(noun.head), at)
    yield from _product(owners, objects)


def _light_object(verb: Token, frame: Frame) -> Token | None:
    """The object that makes a light verb the frame's: "carry out an attack"."""
    for child in verb.children:
        if child.dep_ in ("dobj", "nsubjpass") and child.lemma_.lower() in frame.objects:
            return child
        if frame.kind == "suffered" and child.dep_ in ("prep", "agent"):
            for noun in child.children:
                if noun.dep_ == "pobj" and noun.lemma_.lower() in frame.objects:
                    return noun
    return None


def _product(sources: list[Mention], targets: list[Mention]) -> Iterator[tuple[Mention, Mention]]:
    yield from ((source, target) for source in sources for target in targets)


def _mentions(token: Token | None, at: Mapping[int, Mention]) -> list[Mention]:
    """The mentions of a noun and those coordinated with it; of a thing, whose it is."""
    if token is None:
        return []
    found: dict[int, Mention] = {}
    for each in (token, *token.conjuncts):
        mention = at.get(each.i)
        if mention is None:
            owners = _owners(each, at) or _after(each, frozenset({"of"}), at)
            if each.lemma_.lower() in ("border", "boundary", "frontier"):
                owners = owners or _after(each, frozenset({"with"}), at)
            found.update({owner.start: owner for owner in owners[:1]})
        else:
            owners = _owners(each, at)
            if any(at.get(t.i) is mention for o in owners for t in each.doc[o.root].conjuncts):
                # "Thai and Cambodian troops"
                found.update({owner.start: owner for owner in owners})
            found[mention.start] = mention
    return list(found.values())


def _owners(noun: Token, at: Mapping[int, Mention]) -> list[Mention]:
    found: dict[int, Mention] = {}
    for child in noun.lefts:
        if child.dep_ in ("poss", "compound", "amod", "nmod"):
            for each in (child, *child.conjuncts):
                if each.i in at:
                    found[at[each.i].start] = at[each.i]
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in ("by", "from"):
            for target in child.children:
                if target.dep_ == "pobj" and target.i in at:
                    found[at[target.i].start] = at[target.i]
    return list(found.values())


def _after(token: Token, prepositions: frozenset[str], at: Mapping[int, Mention]) -> list[Mention]:
    found: list[Mention] = []
    for child in token.children:
        if child.dep_ in ("prep", "dative", "prt") and child.lower_ in prepositions:
            for target in child.children:
                if target.dep_ in ("pobj", "pcomp") and not _is_complex(target):
                    found += _mentions(target, at)
    return found


def _is_complex(noun: Token) -> bool:
    """Whether a noun only makes a preposition: "in support of", "in response to"."""
    bare = noun.tag_ == "NN" and not list(noun.lefts)
    return bare and any(
        child.dep_ == "prep" and child.lower_ in ("of", "to", "with") for child in noun.rights
    )


def _subject(verb: Token) -> Token | None:
    subject = subject_of(verb)
    return _antecedent(subject)


def _object(verb: Token) -> Token | None:
    direct = next((c for c in verb.children if c.dep_ == "dobj"), None)
    if direct is not None and direct.lower_ in ("which", "that", "whom", "who"):
        return verb.head if verb.dep_ == "relcl" else None
    if (
        direct is None
        and verb.dep_ == "relcl"
        and any(c.dep_ == "nsubj" and c.i != verb.head.i for c in verb.children)
    ):
        subject = next(c for c in verb.children if c.dep_ == "nsubj")
        return None if subject.lower_ in ("which", "that", "who") else verb.head
    return direct


def _antecedent(token: Token | None) -> Token | None:
    """The noun that a relative pronoun stands for."""
    if token is not None and token.lower_ in ("which", "that", "who", "whom"):
        clause = token.head
        while clause.dep_ not in ("relcl", "acl") and clause.head.i != clause.i:
            clause = clause.head
        return clause.head if clause.dep_ in ("relcl", "acl") else None
    return token


def _dative(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ == "dative" and c.pos_ != "ADP"), None)


def _agent(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ in ("agent", "prep") and child.lower_ == "by":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def _is_passive(verb: Token) -> bool:
    """ "was struck", "was struck and killed" """
    if any(child.dep_ in ("nsubj", "nsubjpass", "dobj") for child in verb.children):
        return any(child.dep_ == "nsubjpass" for child in verb.children)
    return verb.dep_ == "conj" and verb.tag_ == "VBN" and _is_passive(verb.head)


def _is_participle(verb: Token) -> bool:
    return verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl", "ROOT") and _agent(verb) is not None


def _sufferer(verb: Token) -> Token | None:
    passive = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    if passive is not None:
        return _antecedent(passive)
    if verb.dep_ == "acl":
        return verb.head
    if verb.dep_ == "conj" and _is_passive(verb):
        return _sufferer(verb.head)
    if verb.dep_ == "advcl":
        return next((c for c in verb.head.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    return next((c for c in verb.children if c.dep_ in ("nsubj", "dep")), None)
