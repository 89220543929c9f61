"""Names that no table has: of people, by spaCy's entities and by the titles before them, and of
organisations, by the nouns in or before them ("the Baltic Grain Union", "the news agency Tanvo").
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from diplograph.loaders.actors.head_nouns import head_nouns
from diplograph.loaders.actors.other_meanings import is_proper
from diplograph.loaders.actors.position import LOCATIVE

__all__ = ["PARTICLES", "organization_spans", "person_spans"]

PARTICLES = {
    "al", "el", "van", "von", "der", "den", "de", "del", "della", "da", "do", "dos", "di", "du",
    "la", "le", "bin", "ibn", "ben", "bint", "abu", "ould", "ter", "ten", "af", "zu", "ul", "ur",
}  # fmt: skip
_SURNAMES = {"captain", "chair", "head", "judge", "king", "marine", "prince", "speaker"}
_LONGEST_NAME = 6
_AUXILIARIES = {"will", "would", "should", "could", "can", "may", "might", "did", "does", "has"}


def person_spans(doc: Doc) -> Iterator[Span]:
    """Spans that name a person, particles included, titles and possessives left out."""
    seen: set[int] = set()
    for entity in doc.ents:
        if entity.label_ == "PERSON":
            span = _trimmed(entity)
            if span is not None:
                span = _whole(span)
                seen.update(range(span.start, span.end))
                yield span
    for token in doc[:-1]:
        if token.lower_ in head_nouns()["roles"] and token.i + 1 not in seen:
            span = _titled(token)
            if span is not None:
                yield span


def _trimmed(entity: Span) -> Span | None:
    """A PERSON entity without titles, words beside the name, possessive and punctuation."""
    start, end, doc = entity.start, entity.end, entity.doc
    while start < end and not _begins_name(doc[start]):
        start += 1
    while end > start and not doc[end - 1].text[0].isalnum():
        end -= 1
    nouns = head_nouns()
    if start and doc[start - 1].lower_ in LOCATIVE - {"into", "through", "beyond"}:
        return None
    if end <= start or any(token.text in nouns["name_nouns"] for token in doc[start:end]):
        return None
    last = doc[end - 1].lower_
    return None if last in nouns["organs"] and last not in _SURNAMES else doc[start:end]


def _begins_name(token: Token) -> bool:
    if token.lower_ in PARTICLES:
        return True
    letters = token.text.replace("-", "").replace(".", "").replace("'", "").replace("’", "")
    return (
        token.text[0].isupper()
        and letters.isalpha()
        and token.pos_ not in ("ADP", "ADV", "CCONJ", "DET", "PRON", "SCONJ")
        and token.lower_.strip(".") not in head_nouns()["roles"]
        and token.lower_ not in LOCATIVE
        and not _asks(token)
    )


def _asks(token: Token) -> bool:
    """Whether a word opens a question, whatever spaCy takes it for: "Will Trump strike?"."""
    sentence = token.sent
    last = next((t for t in reversed(sentence) if not t.is_space and not t.is_quote), token)
    opens = token.i == 0 or not token.nbor(-1).is_alpha
    return opens and token.lower_ in _AUXILIARIES and last.text == "?"


def _whole(span: Span) -> Span:
    """A name with the particles and names that hang on its ends: "Hans Van" + "den Broek"."""
    doc, start, end = span.doc, span.start, span.end
    while start and _belongs(doc[start - 1], span):
        start -= 1
    while _is_particle(doc, start) and start and is_proper(doc[start - 1]):
        start -= 1
    if _is_particle(doc, end - 1) or _is_particle(doc, end):
        stop = end
        while _is_particle(doc, stop) or (stop < len(doc) and doc[stop].text in ("-", "–")):
            stop += 1
        if stop < len(doc) and stop - end < 4 and _is_capitalised(doc[stop]):
            end = stop + 1
    return doc[start:end]


def _belongs(token: Token, span: Span) -> bool:
    """Whether a word is a first name that spaCy left out of the entity."""
    nouns = head_nouns()
    return (
        is_proper(token)
        and token.dep_ == "compound"
        and token.head.i == span.root.i
        and token.ent_type_ in ("", "PERSON")
        and token.lower_.strip(".")
        not in nouns["roles"] | nouns["organs"] | nouns["people"] | LOCATIVE
    )


def _is_particle(doc: Doc, i: int) -> bool:
    return i < len(doc) and doc[i].lower_ in PARTICLES


def _is_capitalised(token: Token) -> bool:
    return token.text[0].isupper() and token.text[-1].isalpha()


def _titled(title: Token) -> Span | None:
    """Two or more capitalised words after a title: "spokesman Piers Calder"."""
    doc, nouns = title.doc, head_nouns()
    others = (nouns["organs"], nouns["people"], nouns["roles"], nouns["organization_nouns"])
    end = title.i + 1
    while end < len(doc) and end - title.i <= _LONGEST_NAME:
        token = doc[end]
        name = _is_capitalised(token) or (token.lower_ in PARTICLES and end > title.i + 1)
        if not name or token.ent_type_ in ("DATE", "TIME", "NORP"):
            break
        if any(token.lower_ in words for words in others) or token.text in nouns["name_nouns"]:
            return None
        end += 1
    while end > title.i + 1 and doc[end - 1].lower_ in PARTICLES:
        end -= 1
    first = doc[title.i + 1]
    longer = first.ent_iob_ == "I" and first.ent_type_ not in ("PERSON", "")
    return doc[title.i + 1 : end] if end - title.i > 2 and not longer else None


def organization_spans(doc: Doc) -> Iterator[Span]:
    """Spans of proper nouns that a noun makes an organisation's name."""
    nouns = head_nouns()
    for chunk in doc.noun_chunks:
        root = chunk.root
        end = root.i + 1
        if root.lower_ in nouns["organization_nouns"] and root.pos_ == "NOUN":
            # "the Tanvo group"
            end = root.i
        start = end
        while start > chunk.start and is_proper(doc[start - 1]):
            start -= 1
        if start == end or doc[start].ent_type_ == "DATE":
            continue
        if end == root.i:
            if doc[start].ent_type_ in ("", "ORG"):
                yield doc[start:end]
        elif root.lower_ in nouns["organization_nouns"]:
            if root.i > start + 1 and root.lower_ not in nouns["organs"]:
                yield doc[start:end]
        elif start and doc[start - 1].lower_ in nouns["organization_nouns"]:
            # "the news agency Tanvo" is one phrase or, as an apposition, two.
            appos = root.dep_ == "appos" and root.head.i == start - 1
            if start > chunk.start or appos:
                yield doc[start:end]
