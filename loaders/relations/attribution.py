"""Attribution: whose statement carries a predicate.

Direct and indirect speech, "according to", headlines with a colon, and
quotations that run over sentences. With nested speech the nearest speaker
is taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from diplograph.loaders.relations.lexicon import words
from diplograph.loaders.relations.syntax import governors, subject_of

__all__ = ["Quotation", "find_quotations", "find_speaker"]

_OPENING, _CLOSING, _STRAIGHT = "“«„", "”»", '"'
_LONGEST_QUOTATION = 400
_CLAUSES = {"ccomp", "parataxis", "advcl", "xcomp", "acl", "dobj", "pobj", "appos", "dep"}


@dataclass(frozen=True, slots=True)
class Quotation:
    """Tokens `start:end` between quotation marks, and the head of its speaker, if found."""

    start: int
    end: int
    speaker: int | None


def find_quotations(doc: Doc) -> list[Quotation]:
    """The quotations of a Doc with their speakers, in order."""
    found: list[Quotation] = []
    opened: int | None = None
    for token in doc:
        if opened is None and (token.text in _OPENING or token.text in (_STRAIGHT, "``")):
            opened = token.i
        elif opened is not None and (token.text in _CLOSING or token.text in (_STRAIGHT, "''")):
            if token.i - opened > 1:
                found.append(Quotation(opened, token.i + 1, None))
            opened = None
        elif opened is not None and token.i - opened > _LONGEST_QUOTATION:
            opened = None
    named = [
        Quotation(quotation.start, quotation.end, _speaker_beside(doc, quotation))
        for quotation in found
    ]
    return _carry_over(doc, named)


def _carry_over(doc: Doc, quotations: list[Quotation]) -> list[Quotation]:
    """A quotation that only continues the one before it has its speaker."""
    result: list[Quotation] = []
    for quotation in quotations:
        speaker = quotation.speaker
        if speaker is None and result and result[-1].speaker is not None:
            gap = doc[result[-1].end : quotation.start]
            same_paragraph = not any("\n" in token.text_with_ws for token in gap)
            if same_paragraph and len(gap) < 25 and _is_whole_clause(quotation):
                speaker = result[-1].speaker
        result.append(Quotation(quotation.start, quotation.end, speaker))
    return result


def _is_whole_clause(quotation: Quotation) -> bool:
    return quotation.end - quotation.start > 7


def _speaker_beside(doc: Doc, quotation: Quotation) -> int | None:
    """The subject of a verb of speech next to a quotation."""
    last = doc[min(quotation.end, len(doc) - 1)]
    sentences: list[Span] = [doc[quotation.start].sent]
    for sentence in (doc[quotation.end - 1].sent, last.sent):
        if sentence.start != sentences[-1].start:
            sentences.append(sentence)
    best: tuple[int, int] | None = None
    for sentence in sentences:
        for token in sentence:
            if quotation.start <= token.i < quotation.end or not _is_speech(token):
                continue
            subject = subject_of(token)
            if subject is None or quotation.start <= subject.i < quotation.end:
                continue
            distance = min(abs(token.i - quotation.start), abs(token.i - quotation.end))
            if best is None or distance < best[0]:
                best = (distance, subject.i)
    return best[1] if best else None


def _is_speech(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX") and token.lemma_.lower() in words("speech")


def find_speaker(predicate: Token, quotations: Sequence[Quotation]) -> Token | None:
    """The head of the nearest speaker who states a predicate; None for the text itself."""
    aside = _parenthesis(predicate)
    if aside is not None:
        return aside
    for token, head in governors(predicate):
        if token.dep_ in _CLAUSES and _is_speech(head) and not _is_own_act(token, head):
            subject = _quoted_as_saying(head) or subject_of(head)
            if subject is not None and subject.i != predicate.i:
                return subject
    quoted = next((q for q in quotations if q.start <= predicate.i < q.end), None)
    if quoted and quoted.speaker is not None:
        return predicate.doc[quoted.speaker]
    return _according_to(predicate) or _colon(predicate)


def _parenthesis(predicate: Token) -> Token | None:
    """ "Mali, Niger's junta said, has asked Russia for help" """
    for child in predicate.children:
        if child.dep_ in ("parataxis", "ccomp") and _is_speech(child) and child.i < predicate.i:
            subject = next((c for c in child.children if c.dep_ == "nsubj"), None)
            inside = [
                c
                for c in child.children
                if c.dep_ not in ("nsubj", "punct", "advmod", "npadvmod", "prep")
            ]
            if subject is not None and not inside:
                return subject
    return None


def _quoted_as_saying(verb: Token) -> Token | None:
    """ "quoted officials as saying that" """
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as":
        return next((c for c in verb.head.head.children if c.dep_ in ("dobj", "nsubjpass")), None)
    return None


def _is_own_act(token: Token, head: Token) -> bool:
    # "warned that", "vowed to": the verb is the act itself, not a report of one.
    return token.dep_ == "xcomp" and head.lemma_ in ("vow", "promise", "warn", "urge", "claim")


def _according_to(predicate: Token) -> Token | None:
    for token in predicate.sent:
        lower = token.lower_
        if lower == "according" or (lower == "per" and token.dep_ == "prep"):
            for child in token.subtree:
                if child.dep_ == "pobj" and child.i > token.i:
                    return child
    return None


def _colon(predicate: Token) -> Token | None:
    """ "Peskov: Iran remains our ally" """
    sentence = predicate.sent
    for token in sentence[:8]:
        if token.text == ":" and token.i < predicate.i:
            before = sentence.doc[sentence.start : token.i]
            names = [t for t in before if t.pos_ in ("PROPN", "NOUN")]
            if names and all(
                t.pos_ in ("PROPN", "NOUN", "ADJ", "DET", "PART", "ADP") for t in before
            ):
                return before.root
    return None
