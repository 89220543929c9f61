"""Quotations: what stands between quotation marks, over sentences, and who says it."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from diplograph.loaders.relations.lexicon import words
from diplograph.loaders.relations.syntax import subject_of

__all__ = ["Quotation", "find_quotations", "is_speech", "speaker_of"]

_OPENING, _CLOSING, _STRAIGHT = "“«„", "”»", '"'
_LONGEST_QUOTATION = 400
_WHOLE_CLAUSE = 5
_NEXT_QUOTATION = 25


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


def is_speech(token: Token) -> bool:
    """Whether a verb reports what somebody says."""
    return token.pos_ in ("VERB", "AUX") and token.lemma_.lower() in words("speech")


def speaker_of(verb: Token) -> Token | None:
    """Who says it: the subject, who is "quoted as saying", or the agent of a passive."""
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as":
        verb = verb.head.head
    if verb.lemma_.lower() in words("citing"):
        quoted = next((c for c in verb.children if c.dep_ in ("nsubjpass", "dobj")), None)
        if quoted is not None:
            return quoted
    agent = next((c for c in verb.children if c.dep_ == "agent"), None)
    if agent is not None:
        return next((c for c in agent.children if c.dep_ == "pobj"), None)
    subject = subject_of(verb)
    if subject is not None and subject.lower_ in ("which", "who", "that"):
        return verb.head if verb.dep_ == "relcl" else None
    return subject


def _carry_over(doc: Doc, quotations: list[Quotation]) -> list[Quotation]:
    """A quotation that only continues the one before it has its speaker."""
    result: list[Quotation] = []
    for quotation in quotations:
        speaker = quotation.speaker
        if speaker is None and result and result[-1].speaker is not None:
            gap = doc[result[-1].end : quotation.start]
            same_paragraph = not any("\n" in token.text_with_ws for token in gap)
            inside = doc[quotation.start + 1 : quotation.end - 1]
            whole = len(inside) > _WHOLE_CLAUSE or (
                inside[-1].text in ".?!" and any(token.pos_ in ("VERB", "AUX") for token in inside)
            )
            if same_paragraph and whole and len(gap) < _NEXT_QUOTATION:
                speaker = result[-1].speaker
        result.append(Quotation(quotation.start, quotation.end, speaker))
    return result


def _speaker_beside(doc: Doc, quotation: Quotation) -> int | None:
    """The speaker of a verb of speech next to a quotation."""
    last = doc[min(quotation.end, len(doc) - 1)]
    sentences: list[Span] = [doc[quotation.start].sent]
    if quotation.start and doc[quotation.start - 1].text == ":":
        sentences.insert(0, doc[quotation.start - 1].sent)
    for sentence in (doc[quotation.end - 1].sent, last.sent):
        if sentence.start != sentences[-1].start:
            sentences.append(sentence)
    best: tuple[int, int] | None = None
    for sentence in sentences:
        for token in sentence:
            if quotation.start <= token.i < quotation.end or not _introduces(token):
                continue
            speaker = speaker_of(token)
            if speaker is None or quotation.start <= speaker.i < quotation.end:
                continue
            distance = min(abs(token.i - quotation.start), abs(token.i - quotation.end))
            if best is None or distance < best[0]:
                best = (distance, speaker.i)
    return best[1] if best else None


def _introduces(token: Token) -> bool:
    return is_speech(token) or (token.pos_ == "VERB" and token.lemma_.lower() in words("quoting"))
