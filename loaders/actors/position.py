"""Where a name stands in its sentence: as a place, as half of a dyad, as an owner."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from diplograph.graph import ActorKind
from diplograph.loaders.actors.gazetteer import Hit

__all__ = [
    "LOCATIVE",
    "PARTICIPLES",
    "PREFIXES",
    "SEATED",
    "is_bare_people",
    "is_beside",
    "is_hyphen",
    "is_linked",
    "is_locative",
    "names_in",
    "owner_after",
    "place_of_act",
    "top_of_name",
    "verb_of",
]

LOCATIVE = frozenset({
    "in", "at", "near", "outside", "inside", "around", "across", "throughout", "within",
    "along", "off", "via", "through", "into", "beyond",
})  # fmt: skip
_PARTS_OF_PLACES = {
    "area", "areas", "border", "capital", "center", "centre", "city", "coast", "district", "east",
    "front", "north", "outskirts", "part", "parts", "province", "region", "south", "streets",
    "suburb", "suburbs", "town", "vicinity", "village", "west",
}  # fmt: skip
_OWNING = {"at", "for", "from", "in", "of"}
_SERVING = {"adviser", "advisers", "advisor", "advisors", "aide", "aides"}
SEATED = {"based", "headquartered", "located", "operating", "living"}
PARTICIPLES = {
    "backed", "led", "allied", "aligned", "sponsored", "supported", "funded", "brokered",
    "mediated", "held", "occupied", "controlled", "linked", "run", "supplied", "made", "imposed",
    "armed", "trained", "friendly",
}  # fmt: skip
PREFIXES = {"anti", "ex", "non", "pro"}
_TERRITORIES = (ActorKind.STATE, ActorKind.PLACE)


def names_in(chunk: Span, at: dict[int, Hit]) -> list[Hit]:
    """The names within a span, in order."""
    found: dict[Hit, None] = {}
    for i in range(chunk.start, chunk.end):
        if i in at:
            found[at[i]] = None
    return list(found)


def is_beside(doc: Doc, name: Hit) -> bool:
    """Whether a phrase is not the name's own: "pro-Russian rebels", "Iran-backed militias"."""
    if is_hyphen(doc, name.start - 1) and doc[name.start - 2].lower_ in PREFIXES:
        return True
    if not is_hyphen(doc, name.end):
        return False
    participle = doc[name.end + 1].lower_
    return participle in PARTICIPLES and participle not in ("led", "run")


def is_linked(doc: Doc, name: Hit) -> bool:
    """Whether the name is half of a dyad or of "Iran-backed"."""
    if is_hyphen(doc, name.end):
        after = doc[name.end + 1]
        return after.text[0].isupper() or after.lower_ in PARTICIPLES
    return is_hyphen(doc, name.start - 1)


def is_hyphen(doc: Doc, i: int) -> bool:
    """Whether a token joins two words, as the dash after a dateline does not."""
    return 0 < i < len(doc) - 1 and doc[i].text in "-–—/" and not doc[i - 1].whitespace_


def top_of_name(root: Token) -> Token:
    """The token by which a name hangs in its sentence: up from "Iran" in "in Bam, Iran"."""
    token = root
    while token.dep_ in ("conj", "appos", "compound", "nmod") and token.head.i != token.i:
        token = token.head
    return token


def is_locative(root: Token) -> bool:
    """Whether a name says where something happens: "talks in Doha", "in the west of Kenya"."""
    token = top_of_name(root)
    if token.dep_ == "npadvmod":
        # The first word of a quotation is taken for one: "argues: “Russia, as an ally, ...".
        return not (token.i and token.nbor(-1).is_quote)
    if token.dep_ != "pobj":
        return False
    if token.head.lower_ == "of":
        part = token.head.head
        return part.lower_ in _PARTS_OF_PLACES and part.i != root.i and _is_in(part)
    return token.head.lower_ in LOCATIVE


def _is_in(part: Token) -> bool:
    return part.dep_ == "pobj" and part.head.lower_ in (*LOCATIVE, "on", "from", "to")


def is_bare_people(doc: Doc, name: Hit) -> bool:
    """ "the Russians" or "Palestinians" stand for the state; "young Algerians" do not."""
    left = [token for token in doc[name.start].lefts if token.dep_ != "det"]
    return not left


def owner_after(root: Token, at: dict[int, Hit]) -> Hit | None:
    """The name in "president of Armenia", "students in Zimbabwe", "a firm based in Chad"."""
    for child in root.rights:
        seated = child.dep_ == "acl" and child.lower_ in SEATED
        for preposition in child.rights if seated else (child,):
            serves = preposition.lower_ == "to" and root.lower_ in _SERVING
            if preposition.dep_ != "prep" or not (preposition.lower_ in _OWNING or serves):
                continue
            for target in preposition.children:
                name = _owner_at(target, at) if target.dep_ == "pobj" else None
                if name is not None:
                    return name
    return None


def _owner_at(target: Token, at: dict[int, Hit]) -> Hit | None:
    direct = at.get(target.i)
    if direct is not None and direct.actor.kind is not ActorKind.PERSON:
        return direct
    if direct is not None:
        # "President of Armenia Serzh Sargsyan" hangs the name under "of".
        before = [at[token.i] for token in target.lefts if token.i in at]
        return next((name for name in before if name is not direct), direct)
    if target.head.lower_ == "of":
        return None
    inner = [at[token.i] for token in target.subtree if token.i in at]
    places = [name for name in inner if name.actor.kind in _TERRITORIES]
    return places[-1] if places else None


def place_of_act(root: Token, at: dict[int, Hit]) -> Hit | None:
    """The place in "prisoners rioted at a jail in East Timor": where the subject acts."""
    if root.dep_ not in ("nsubj", "nsubjpass"):
        return None
    for token in root.head.subtree:
        if token.i > root.head.i and token.i in at and token.dep_ in ("pobj", "poss", "compound"):
            name = at[token.i]
            here = verb_of(token).i == root.head.i
            if here and name.actor.kind in _TERRITORIES and is_locative(token):
                return name
    return None


def verb_of(token: Token) -> Token:
    """The nearest verb above a token, or the root of its sentence."""
    while token.pos_ not in ("VERB", "AUX") and token.head.i != token.i:
        token = token.head
    return token
