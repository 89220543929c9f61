"""Where a name stands in its sentence: as a place, as half of a dyad, as an owner."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from diplograph.graph import ActorKind
from diplograph.loaders.actors.gazetteer import Hit

__all__ = [
    "is_bare_people",
    "is_linked",
    "is_locative",
    "names_in",
    "owner_after",
    "place_of_act",
]

_LOCATIVE = {
    "in", "at", "near", "outside", "inside", "around", "across", "throughout", "within",
    "along", "off", "via", "through", "into", "beyond",
}  # fmt: skip
_PARTICIPLES = {
    "backed", "led", "allied", "aligned", "sponsored", "supported", "funded", "brokered",
    "mediated", "held", "occupied", "controlled", "linked", "run", "supplied", "made", "imposed",
    "armed", "trained", "friendly",
}  # fmt: skip


def names_in(chunk: Span, at: dict[int, Hit]) -> list[Hit]:
    """The names within a span, in order."""
    found: dict[Hit, None] = {}
    for i in range(chunk.start, chunk.end):
        if i in at:
            found[at[i]] = None
    return list(found)


def is_linked(doc: Doc, name: Hit) -> bool:
    """Whether the name is half of a dyad or of "Iran-backed"."""
    after = doc[name.end : name.end + 2]
    before = doc[name.start - 1] if name.start else None
    if len(after) and after[0].text in "-–—/":
        return len(after) < 2 or after[1].text[0].isupper() or after[1].lower_ in _PARTICIPLES
    return bool(before is not None and before.text in ("-", "–", "—", "/"))


def is_locative(root: Token) -> bool:
    """Whether a name says where something happens: "talks in Doha"."""
    token = root
    while token.dep_ in ("conj", "appos", "compound", "nmod", "poss") and token.head.i != token.i:
        if token.dep_ == "poss":
            return False
        token = token.head
    if token.dep_ == "npadvmod":
        return True
    return token.dep_ == "pobj" and token.head.lower_ in _LOCATIVE


def is_bare_people(doc: Doc, name: Hit) -> bool:
    """ "the Russians" or "Palestinians" stand for the state; "young Algerians" do not."""
    left = [token for token in doc[name.start].lefts if token.dep_ != "det"]
    return not left


def owner_after(root: Token, at: dict[int, Hit]) -> Hit | None:
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


def place_of_act(root: Token, at: dict[int, Hit]) -> Hit | None:
    """The place in "prisoners rioted at a jail in East Timor": where the subject acts."""
    if root.dep_ not in ("nsubj", "nsubjpass"):
        return None
    for token in root.head.subtree:
        if token.i > root.head.i and token.i in at and token.dep_ in ("pobj", "poss", "compound"):
            name = at[token.i]
            if name.actor.kind in (ActorKind.STATE, ActorKind.PLACE) and is_locative(token):
                return name
    return None
