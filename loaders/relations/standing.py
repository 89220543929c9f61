"""Standing relations from syntax: who is whose ally or enemy.

"Iran remains our partner and ally", "Russia, Iran's ally", "the China-Russia
alliance", "the Iran-Israel war": a noun of the lexicon with both parties
tied to it by possession, `of`, `with`, `between`, a dash or a copula. A
bare "partner" or "friend" is too weak without one of the qualities that make
it a relation of states.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from spacy.tokens import Span, Token

from diplograph.loaders.actors.mention import Mention
from diplograph.loaders.relations.lexicon import words
from diplograph.loaders.relations.syntax import subject_of

__all__ = ["StandingFinding", "bearers", "find_backing", "find_standing"]

_WEAK = {"partner", "partners", "friend", "friends", "partnership", "partnerships"}
_JOINT = {
    "alliance",
    "alliances",
    "partnership",
    "war",
    "wars",
    "rivalry",
    "enmity",
    "feud",
    "hostility",
    "conflict",
    "hostilities",
}


class StandingFinding(NamedTuple):
    """A relation between two mentions, the noun that says so, and the rule."""

    relation: str
    first: Mention
    second: Mention
    predicate: Token
    rule: str


def find_standing(sentence: Span, at: Mapping[int, Mention]) -> list[StandingFinding]:
    """The standing relations of a sentence; `at` maps a token to its mention."""
    found: list[StandingFinding] = []
    for token in sentence:
        relation = _relation_of(token)
        if relation is None:
            continue
        parties = _parties(token, at)
        joined = token.lower_ in _JOINT
        others = [] if joined else bearers(token, at)
        if joined and len(parties) >= 2:
            found.append(
                StandingFinding(relation, parties[0], parties[1], token, f"{token.lower_} of two")
            )
        elif joined and len(parties) < 2:
            pair = _founders(token, parties, at)
            if pair:
                found.append(StandingFinding(relation, *pair, token, f"{token.lower_} made"))
        elif others and parties:
            found += (
                StandingFinding(relation, bearer, parties[0], token, f"{token.lower_} of")
                for bearer in others
            )
        elif len(others) >= 2 and not parties and token.tag_ in ("NNS", "NNPS"):
            found.append(
                StandingFinding(relation, others[0], others[1], token, f"both {token.lower_}")
            )
    return [finding for finding in found if finding.first.actor.id != finding.second.actor.id]


def _founders(
    noun: Token, parties: list[Mention], at: Mapping[int, Mention]
) -> tuple[Mention, Mention] | None:
    """ "Serbia and Mali formed an alliance", "Serbia has an alliance with Mali" """
    verb = noun.head
    if noun.dep_ != "dobj" or verb.lemma_.lower() not in words("founding") | {"have"}:
        return None
    subject = _subject(verb)
    if subject is None:
        return None
    two = [at[token.i] for token in (subject, *subject.conjuncts) if token.i in at]
    if parties and two:
        return two[0], parties[0]
    return (two[0], two[1]) if len(two) == 2 else None


_BACKING = {
    "backed": "SUPPORTS", "supported": "SUPPORTS", "sponsored": "SUPPORTS",
    "armed": "AIDS", "funded": "AIDS", "supplied": "AIDS", "trained": "AIDS", "financed": "AIDS",
    "allied": "ALLY_OF", "aligned": "ALLY_OF",
}  # fmt: skip


def find_backing(sentence: Span, at: Mapping[int, Mention]) -> list[StandingFinding]:
    """Participles that carry a relation: "Iran-backed Houthi fighters"."""
    found = []
    for token in sentence:
        relation = _BACKING.get(token.lower_)
        if relation is None or token.i < sentence.start + 2 or token.nbor(-1).text not in "-–":
            continue
        backer = at.get(token.i - 2)
        backed = at.get(token.head.i) or next(
            (at[i] for i in range(token.i + 1, min(token.i + 5, sentence.end)) if i in at), None
        )
        if backer is not None and backed is not None and backer.actor.id != backed.actor.id:
            found.append(
                StandingFinding(relation, backer, backed, token.head, f"{token.lower_} by")
            )
    return found


def _relation_of(token: Token) -> str | None:
    if token.lower_ in ("aligned", "allied") and token.dep_ != "amod":
        return "ALLY_OF" if any(child.lower_ == "with" for child in token.children) else None
    if token.pos_ not in ("NOUN", "PROPN", "ADJ"):
        return None
    noun = token.lower_
    if noun in words("ally_nouns") or token.lemma_.lower() in words("ally_nouns"):
        if noun in _WEAK and not _has_quality(token):
            return None
        return "ALLY_OF"
    if noun in words("rival_nouns"):
        return "RIVAL_OF"
    if noun in ("war", "wars") and any(child.text in "-–—" for child in token.lefts):
        return "RIVAL_OF"
    if noun in ("war", "wars"):
        return (
            "RIVAL_OF" if any(c.dep_ in ("compound", "nmod", "amod") for c in token.lefts) else None
        )
    return None


def _has_quality(token: Token) -> bool:
    near = {child.lower_ for child in token.children}
    if "no" in near:
        # "no friend of China" is a quality too.
        return True
    near |= {sibling.lower_ for sibling in token.conjuncts}
    return bool(near & (words("ally_modifiers") | {"ally", "allies"}))


def _parties(noun: Token, at: Mapping[int, Mention]) -> list[Mention]:
    """The mentions that a noun takes as modifiers, in text order."""
    roots: list[Token] = []
    sources = [noun, *(t for t in noun.conjuncts if t.pos_ == noun.pos_)]
    for source in sources:
        for child in source.children:
            if child.dep_ in ("poss", "compound", "amod", "nmod") and child.i < source.i:
                roots += [
                    child,
                    *child.conjuncts,
                    *(
                        c
                        for c in child.children
                        if c.dep_ in ("compound", "amod", "nmod", "npadvmod")
                    ),
                ]
            elif child.dep_ == "prep" and child.lower_ in (
                "of",
                "with",
                "to",
                "between",
                "against",
                "in",
            ):
                if child.lower_ == "in":
                    continue
                for target in child.children:
                    if target.dep_ == "pobj":
                        roots += [target, *target.conjuncts]
        if roots:
            break
    mentions: dict[int, Mention] = {}
    for root in roots:
        mention = at.get(root.i)
        if mention is not None and not (mention.locative and root.dep_ == "pobj"):
            mentions[mention.start] = mention
    if noun.lower_ in _JOINT:
        for i in range(noun.left_edge.i, noun.i):
            mention = at.get(i)
            if mention is not None and _dashed(noun, mention):
                mentions[mention.start] = mention
    return [mentions[start] for start in sorted(mentions)]


def _dashed(noun: Token, mention: Mention) -> bool:
    doc = noun.doc
    after = doc[mention.end] if mention.end < len(doc) else None
    before = doc[mention.start - 1] if mention.start else None
    return bool(
        (after is not None and after.text in "-–—") or (before is not None and before.text in "-–—")
    )


def bearers(noun: Token, at: Mapping[int, Mention]) -> list[Mention]:
    """Who is said to be the ally: subject of a copula, apposition, object of "sees X as"."""
    roots: list[Token | None] = []
    head = noun.head
    named = [child for child in noun.children if child.dep_ == "appos"]
    if noun.dep_ == "conj" and head.pos_ == "NOUN":
        noun, head = head, head.head
    if noun.dep_ in ("attr", "acomp") and head.lemma_ in ("be", "remain", "become", "stay"):
        roots = [_subject(head)]
    elif noun.dep_ == "appos":
        roots = [head]
    elif noun.dep_ in ("pobj", "pcomp") and head.lower_ == "from" and head.head.lower_ == "far":
        # "is far from aligned with"
        roots = [_subject(head.head.head)]
    elif noun.pos_ == "VERB":
        roots = [next((c for c in noun.children if c.dep_ in ("nsubj", "nsubjpass")), None)]
    elif noun.dep_ == "pobj" and head.lower_ == "as":
        roots = [_borne(head.head)]
    elif noun.dep_ == "oprd":
        roots = [_borne(head)]
    # "its ally, Iran", "its ally Iran"
    roots += named
    if noun.dep_ in ("compound", "nmod") and head.i in at:
        roots.append(head)
    expanded = [token for root in roots if root is not None for token in (root, *root.conjuncts)]
    mentions = {at[token.i].start: at[token.i] for token in expanded if token.i in at}
    return [mentions[start] for start in sorted(mentions)]


def _borne(word: Token) -> Token | None:
    """Who bears what follows `as`: "sees Iran as", "acts as", "Russia, as Iran's ally"."""
    if word.pos_ not in ("VERB", "AUX"):
        return word
    for child in word.children:
        if child.dep_ in ("dobj", "nsubjpass"):
            return _subject(word) if child.lower_.endswith(("self", "selves")) else child
    return _subject(word)


def _subject(verb: Token) -> Token | None:
    """The subject, and what a relative pronoun in its place stands for."""
    subject = subject_of(verb)
    if subject is not None and subject.lower_ in ("which", "who", "that"):
        return verb.head if verb.dep_ == "relcl" else None
    return subject
