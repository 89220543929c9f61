"""What the relation model gets to read of a sentence.

The model has learned sentences in which every actor is marked once and named;
so one mention of each actor is chosen, a second reading takes the second mentions
of actors that have two, and references are spelled out by the names they stand for.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from diplograph.loaders.actors.mention import Mention
from diplograph.loaders.relations.classifier import MarkedSentence, PairScores
from diplograph.loaders.relations.propose import ScoredPair
from diplograph.loaders.relations.quotations import is_speech
from diplograph.loaders.relations.relate import ReadSentence

__all__ = ["choose_mentions", "mark_sentence", "pair_scores"]

_MOST_MENTIONS = 10
"""Mentions of a sentence that are compared; a longer enumeration is cut."""


def choose_mentions(
    mentions: list[Mention], doc: Doc
) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """One mention of each actor, and the same with second mentions where an actor has two."""
    ranked: dict[str, list[Mention]] = {}
    for mention in sorted(mentions, key=_weakness):
        ranked.setdefault(mention.actor.id, []).append(mention)
    first = _in_order([found[0] for found in ranked.values()])
    if not any(len(found) > 1 and _is_distinct(found[1], doc) for found in ranked.values()):
        return first, ()
    second = _in_order([found[min(1, len(found) - 1)] for found in ranked.values()])
    return first, second


def _in_order(mentions: list[Mention]) -> tuple[Mention, ...]:
    return tuple(sorted(mentions, key=lambda mention: mention.start)[:_MOST_MENTIONS])


def _weakness(mention: Mention) -> tuple[bool, bool, int]:
    return mention.locative, mention.is_reference, mention.start


def _is_distinct(mention: Mention, doc: Doc) -> bool:
    """Whether a second mention may stand in another relation than the first."""
    if mention.is_reference:
        return mention.why.startswith(_SIDE)
    return not mention.locative and not _is_speaker(doc[mention.root])


def _is_speaker(token: Token) -> bool:
    """Whether a noun is but the speaker: "the Omani ministry said", "said X, an Omani envoy"."""
    while token.dep_ in ("appos", "compound", "poss", "amod", "nmod") and token.head.i != token.i:
        token = token.head
    if token.dep_ == "pobj" and token.head.head.dep_ in ("nsubj", "appos"):
        return _is_speaker(token.head.head)
    return token.dep_ == "nsubj" and is_speech(token.head)


_SIDE = ("'we'", "'We'", "'us'", "'our'", "'Our'")


def pair_scores(sentence: ReadSentence, scores: Iterator[list[PairScores]]) -> Iterator[ScoredPair]:
    """The scores of a sentence with the mentions they belong to, second mentions only where new."""
    for score in next(scores):
        yield sentence.mentions[score.first], sentence.mentions[score.second], score
    if sentence.others:
        known = {id(mention) for mention in sentence.mentions}
        for score in next(scores):
            pair = sentence.others[score.first], sentence.others[score.second]
            if not all(id(mention) in known for mention in pair):
                yield *pair, score


def mark_sentence(sentence: ReadSentence, mentions: tuple[Mention, ...]) -> MarkedSentence:
    """The sentence for the model, with references spelled out by the names they stand for."""
    doc, span = sentence.span.doc, sentence.span
    text, spans, position = "", [], span.start_char
    previous: Mention | None = None
    for mention in mentions:
        start, end = doc[mention.start].idx, doc[mention.end - 1].idx + len(doc[mention.end - 1])
        if previous is not None and mention.start < previous.end:
            text += " and "
        else:
            text += doc.text[position:start]
        written = mention.actor.name if mention.is_reference else doc.text[start:end]
        spans.append((len(text), len(text) + len(written)))
        text += written
        position, previous = end, mention
    text += doc.text[position : span.end_char]
    return MarkedSentence(text, tuple(spans))
