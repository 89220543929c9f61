"""Names that mean something else where they stand: regions, longer names, parties' common words."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Span, Token

from diplograph.graph import ActorKind
from diplograph.loaders.actors.gazetteer import Hit
from diplograph.loaders.actors.head_nouns import head_nouns
from diplograph.loaders.actors.position import is_linked

__all__ = ["in_their_country", "is_headline", "is_other", "is_proper"]

_TERRITORIES = (ActorKind.STATE, ActorKind.PLACE)
_LANDS = (*_TERRITORIES, ActorKind.BLOC)
_NOUNS = ("name", "capital", "place")
_REGIONS = {"Latin", "Central", "South", "North", "East", "West", "Southern", "Native"}
_PEOPLES = {"Afro", "African", "Arab", "Asian", "Hispanic", "Latin", "Native"}
_COMPASS = {"East", "Eastern", "North", "Northern", "South", "Southern", "West", "Western"}
_WATERS = {"Bay", "Bight", "Cape", "Gulf", "Sea", "Strait", "Straits"}
_LANDMARKS = {"Fort", "Lake", "Mount", "Mt", "Mt."}
_NOT_NAMES = {"DATE", "EVENT", "LAW", "NORP", "TIME"}
_OF_TERRITORIES = {
    "act", "area", "bill", "city", "county", "district", "governorate", "law", "oblast", "policy",
    "province", "region", "sanctions", "state",
}  # fmt: skip
_HONORIFICS = {"Dr", "Lady", "Lord", "Madam", "Miss", "Mr", "Mrs", "Ms", "Prof", "Sir"}
_TOWARD = {"against", "between", "on", "with"}
_CONTINENTAL = {
    "African",
    "American",
    "Americans",
    "Asian",
    "Asians",
    "European",
    "Indian",
    "Indians",
}


def is_other(doc: Doc, hit: Hit, at: dict[int, Hit]) -> bool:
    """Whether a name of the tables is no name of that actor here."""
    return (
        _is_regional(doc, hit)
        or _is_water(doc, hit)
        or _is_compass_word(doc, hit, at)
        or _is_in_title(doc, hit)
        or _is_surname(doc, hit)
        or _is_label(doc, hit)
        or (hit.actor.kind in _LANDS and hit.use in _NOUNS and _is_part(doc, hit, at))
    )


def _is_regional(doc: Doc, hit: Hit) -> bool:
    """ "Latin American", "African-American" and "ethnic Albanian" are not of one state."""
    before = doc[hit.start - 1].text if hit.start else ""
    ethnic = "ethnic" in (before.lower(), doc[hit.start].lower_)
    if ethnic and hit.actor.kind is ActorKind.STATE and hit.use in ("adjective", "people"):
        return True
    if doc[hit.start].text not in _CONTINENTAL or hit.end - hit.start > 1:
        return False
    if before in ("-", "–") and hit.start > 1:
        return doc[hit.start - 2].text in _PEOPLES
    return before in _REGIONS or (before in _PEOPLES and before != doc[hit.start].text)


def _is_water(doc: Doc, hit: Hit) -> bool:
    """ "The Gulf of Oman", "the Sea of Japan", "Lake Chad", "Mount Kenya"."""
    if hit.start and doc[hit.start - 1].text in _LANDMARKS and hit.actor.kind in _LANDS:
        return True
    return hit.start > 1 and doc[hit.start - 1].text == "of" and doc[hit.start - 2].text in _WATERS


def _is_compass_word(doc: Doc, hit: Hit, at: dict[int, Hit]) -> bool:
    """ "Western Cambodia" is no part of the West."""
    following = at.get(hit.end)
    return (
        hit.end - hit.start == 1
        and doc[hit.start].text in _COMPASS
        and following is not None
        and following.actor.kind in _TERRITORIES
    )


def _is_in_title(doc: Doc, hit: Hit) -> bool:
    """ "The Treaty of Versailles", "the Congress of Berlin"."""
    if hit.start < 2 or doc[hit.start - 1].text != "of" or hit.actor.kind is ActorKind.PERSON:
        return False
    return doc[hit.start - 2].text in head_nouns()["things"]


def _is_surname(doc: Doc, hit: Hit) -> bool:
    """ "Mr. Berlin", "Lady Chad"."""
    before = doc[hit.start - 1].text.rstrip(".") if hit.start else ""
    return before in _HONORIFICS and hit.actor.kind in _LANDS


def _is_label(doc: Doc, hit: Hit) -> bool:
    """Whether a name only says which war or deal is meant: "the Ukraine crisis", "the Doha talks".

    One of two names, the owner of a deed ("Russia's war") and who fights whom ("the Russian
    war on Ukraine") are no labels.
    """
    root = doc[hit.start : hit.end].root
    if root.dep_ not in ("amod", "compound", "nmod", "npadvmod") or is_linked(doc, hit):
        return False
    noun = root.head
    while noun.dep_ == "compound" and noun.head.i > noun.i:
        noun = noun.head
    if noun.i < hit.end or any(child.dep_ == "case" for child in root.children):
        return False
    nouns, word = head_nouns(), noun.lower_
    city = hit.use in ("capital", "place", "seat") or hit.actor.kind is ActorKind.PLACE
    named = hit.use not in ("adjective", "people") and hit.actor.kind in _TERRITORIES
    if city and word in nouns["held"] | nouns["labelled_by_name"]:
        return True
    if city and hit.use != "seat" and word in nouns["struck"]:
        return True
    if any(child.lower_ in _TOWARD for child in noun.rights if child.dep_ == "prep"):
        return False
    return word in nouns["labelled"] or (named and word in nouns["labelled_by_name"])


def _is_part(doc: Doc, hit: Hit, at: dict[int, Hit]) -> bool:
    """Whether a territory's name only begins another name ("China Daily", "Paris Hilton")."""
    if hit.end >= len(doc):
        return False
    following = doc[hit.end]
    if following.text in head_nouns()["name_nouns"] and following.text[0].isupper():
        return True
    if hit.actor.kind is not ActorKind.STATE:
        return False
    rest = _name_after(doc, hit)
    if not rest or is_headline(rest[0].sent):
        return False
    nouns = head_nouns()
    known = (nouns["organs"], nouns["people"], nouns["roles"], _OF_TERRITORIES)
    return not any(
        token.i in at or token.ent_type_ in _NOT_NAMES or any(token.lower_ in n for n in known)
        for token in rest
    )


def _name_after(doc: Doc, hit: Hit) -> list[Token]:
    """The proper nouns that go on with a name: "Adesanya" after "Israel"."""
    last = doc[hit.end - 1]
    rest: list[Token] = []
    for token in doc[hit.end :]:
        if not (is_proper(token) or (token.text == "-" and rest)):
            break
        rest.append(token)
    joined = any(last.head.i == token.i and last.dep_ == "compound" for token in rest)
    return rest if joined else []


def is_proper(token: Token) -> bool:
    """Whether a token is a capitalised proper noun."""
    return token.pos_ == "PROPN" and token.text[0].isupper() and token.text[-1].isalpha()


def is_headline(sentence: Span) -> bool:
    """Whether nearly all longer words are capitalised, so that capitals say nothing."""
    words = [token for token in sentence if token.is_alpha and len(token) > 3]
    return len(words) > 1 and sum(token.text[0].isupper() for token in words) > 0.8 * len(words)


def in_their_country(hits: Iterable[Hit], doc: Doc) -> list[Hit]:
    """The names without parties of a common name ("Conservatives") that other countries have too.

    They count where the text names their country, and no people beside them is another.
    """
    hits = list(hits)
    words = head_nouns()["party_words"]
    countries = {hit.actor.country for hit in hits if doc[hit.start].text not in words}
    by_end = {hit.end: hit for hit in hits}
    kept = []
    for hit in hits:
        if hit.actor.kind is ActorKind.GROUP and hit.end - hit.start == 1:
            beside = by_end.get(hit.start)
            if (
                beside is not None
                and beside.use == "adjective"
                and None is not beside.actor.country != hit.actor.country is not None
                and doc[hit.start].text in words | _ANYWHERE
            ):
                continue
            if doc[hit.start].text in words and (
                hit.actor.country not in countries or _before_title(doc, hit)
            ):
                continue
        kept.append(hit)
    return kept


_ANYWHERE = {"Democrats", "Republicans", "Republican", "Democrat", "Maoists", "Maoist"}


def _before_title(doc: Doc, hit: Hit) -> bool:
    """ "Labour Minister" is an office, not a party's minister."""
    following = doc[hit.end] if hit.end < len(doc) else None
    return following is not None and following.lower_ in ("minister", "ministry", "secretary")
