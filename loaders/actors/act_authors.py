"""Acts that stand for who does them: "The coalition conducted 23 strikes. Five strikes hit ..."."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Doc, Token

from diplograph.loaders.actors.mention import Mention
from diplograph.loaders.actors.owners import owner_of

__all__ = ["acts_of_authors"]

_ACTS = {"airstrike", "attack", "bombardment", "bombing", "offensive", "raid", "shelling", "strike"}
_DOING = {"carry", "conduct", "deliver", "launch", "make", "mount", "perform", "stage"}


def acts_of_authors(doc: Doc, at: Mapping[int, Mention]) -> Iterator[Mention]:
    """Mentions by acts that hit or are said to hit, where the text has named only one author.

    `at` maps a token to the mention that it belongs to.
    """
    authors: dict[str, Mention] = {}
    for token in doc:
        if token.lemma_.lower() not in _ACTS or token.pos_ not in ("NOUN", "PROPN"):
            continue
        author = _author(token, at)
        if author is not None:
            authors[author.actor.id] = author
        elif len(authors) == 1 and token.i not in at and _acts(token):
            [meant] = authors.values()
            why = f"'{token.text}' of {meant.actor.id}"
            yield Mention(token.i, token.i + 1, token.i, meant.actor, "nominal", why)


def _author(act: Token, at: Mapping[int, Mention]) -> Mention | None:
    """ "Israeli strikes", "the coalition's strikes", "strikes by", "Israel carried out strikes" """
    owner = owner_of(act, at, ("by",))
    if owner is not None:
        return owner
    if act.dep_ == "dobj" and act.head.lemma_.lower() in _DOING:
        return next((at[t.i] for t in act.head.lefts if t.dep_ == "nsubj" and t.i in at), None)
    return None


def _acts(act: Token) -> bool:
    """Whether the act is the subject, or the agent of a passive: "killed by a strike"."""
    if act.dep_ == "pobj":
        return act.head.dep_ == "agent"
    return act.dep_ == "nsubj" and any(child.dep_ == "dobj" for child in act.head.children)
