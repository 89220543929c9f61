"""From documents to claims: parse, recognise actors, score pairs, relate.

Documents stream through in batches; while one batch is parsed, the relation
model scores the batch before it on another core.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from spacy.tokens import Doc

from diplograph.graph import (
    Actor,
    Claim,
    Document,
    Ontology,
    Participant,
    Representation,
    Sentence,
    load_ontology,
)
from diplograph.graph.errors import InputError
from diplograph.loaders.actors.actor_tables import load_tables
from diplograph.loaders.actors.coreference import resolve_references
from diplograph.loaders.actors.mention import Mention
from diplograph.loaders.actors.recognizer import Recognizer
from diplograph.loaders.language import DEFAULT_MODEL, load_pipeline
from diplograph.loaders.marking import choose_mentions, mark_sentence, pair_scores
from diplograph.loaders.relations.candidate import Candidate
from diplograph.loaders.relations.classifier import MarkedSentence, PairScores, load_classifier
from diplograph.loaders.relations.dates import anchor_of
from diplograph.loaders.relations.frame_lexicon import read_frames
from diplograph.loaders.relations.plover import plover_root, plover_root_of_pair
from diplograph.loaders.relations.quotations import find_quotations
from diplograph.loaders.relations.relate import ReadSentence, relate

__all__ = ["Extraction", "Extractor", "PairType"]

_BATCH = 8


class PairType(NamedTuple):
    """The relation of a given pair, with its PLOVER root and a confidence from 0 to 1."""

    relation: str
    plover: str | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one document yields."""

    document: Document
    claims: tuple[Claim, ...]
    representations: tuple[Representation, ...]


@dataclass(frozen=True, slots=True)
class _Read:
    document: Document
    anchor: date | None
    mentions: list[Mention]
    sentences: list[ReadSentence]


class Extractor:
    """Reads documents and yields claims.

    Args:
        model: a spaCy English pipeline by its package name.
        ontology: a TOML file of relations to add to the shipped ones.
        actors: a CSV file of actors to add to the shipped tables.

    Raises:
        ModelMissingError: the pipeline or the relation model is not installed.
        TableError: a file that was named is missing or broken.
    """

    def __init__(
        self,
        model: str = DEFAULT_MODEL,
        ontology: Path | str | None = None,
        actors: Path | str | None = None,
    ) -> None:
        self.ontology: Ontology = load_ontology(Path(ontology) if ontology else None)
        self.tables = load_tables(Path(actors) if actors else None)
        self._nlp = load_pipeline(model)
        self.recognizer = Recognizer(self._nlp, self.tables)
        self._classifier = load_classifier()
        self._frames = read_frames(self.ontology)

    def extract(self, documents: Iterable[Document]) -> Iterator[Claim]:
        """The claims of documents, streaming, in the order of documents and sentences."""
        for extraction in self.extract_documents(documents):
            yield from extraction.claims

    def extract_documents(self, documents: Iterable[Document]) -> Iterator[Extraction]:
        """The same, with the claims of a document together."""
        waiting: deque[tuple[list[_Read], Future[list[list[PairScores]]]]] = deque()
        with ThreadPoolExecutor(max_workers=1) as pool:
            for batch in _batches(documents, _BATCH):
                read = [
                    self._read(document, doc)
                    for doc, document in self._nlp.pipe(
                        ((document.text, document) for document in batch), as_tuples=True
                    )
                ]
                waiting.append((read, pool.submit(self._score, read)))
                if len(waiting) > 1:
                    yield from self._finish(*waiting.popleft())
            while waiting:
                yield from self._finish(*waiting.popleft())

    def mentions(self, document: Document) -> list[tuple[int, int, Actor, str]]:
        """The actors that a document names: start, end (characters), actor, why."""
        doc = self._nlp(document.text)
        read = self._read(document, doc)
        return [
            (doc[m.start].idx, doc[m.end - 1].idx + len(doc[m.end - 1]), m.actor, m.why)
            for m in read.mentions
        ]

    def type_pair(self, text: str, source: tuple[int, int], target: tuple[int, int]) -> PairType:
        """The relation of a given pair of spans (`start, end` in characters) in one sentence.

        Always names a relation, the likeliest one, even where none may hold.

        Raises:
            InputError: a span lies outside the text or the spans overlap.
        """
        first, second = sorted((tuple(source), tuple(target)))
        if not (0 <= first[0] < first[1] <= second[0] < second[1] <= len(text)):
            raise InputError("source and target must be two spans of the text without overlap")
        scores = self._classifier.score(
            [MarkedSentence(text, ((first[0], first[1]), (second[0], second[1])))]
        )
        if not scores[0]:
            raise InputError("the spans lie past the first 160 word pieces: pass one sentence")
        forward = "<" if first == tuple(target) else ">"
        weights: dict[str, float] = {}
        for label, share in zip(self._classifier.events, scores[0][0].event, strict=True):
            if label == "NONE":
                continue
            # A reversed label still speaks for the type, less than the given direction.
            agrees = label[-1] not in "<>" or label[-1] == forward
            relation = label.rstrip("<>")
            weights[relation] = weights.get(relation, 0.0) + float(share) * (
                1.0 if agrees else 0.25
            )
        roots: dict[str | None, float] = {}
        for relation, weight in weights.items():
            root = self.ontology[relation].plover
            roots[root] = roots.get(root, 0.0) + weight
        root = max(roots, key=lambda name: roots[name])
        confidence = roots[root] / sum(roots.values())
        best = max(
            (relation for relation in weights if self.ontology[relation].plover == root),
            key=lambda relation: weights[relation],
        )
        if self.ontology[best].plover_of_predicates:
            kind, doc = self.ontology[best], self._nlp(text)
            root = plover_root_of_pair(kind, doc, source, target)
        return PairType(best, root, confidence)

    def _read(self, document: Document, doc: Doc) -> _Read:
        anchor = anchor_of(document.text, document.published)
        mentions = self.recognizer.recognize(doc, anchor.isoformat() if anchor else "")
        quotations = find_quotations(doc)
        speakers = {
            i: quotation.speaker
            for quotation in quotations
            if quotation.speaker is not None
            for i in range(quotation.start, quotation.end)
        }
        mentions += resolve_references(doc, mentions, speakers, self.tables.actors)
        mentions.sort(key=lambda mention: mention.start)
        everyone = {
            i: mention for mention in reversed(mentions) for i in range(mention.start, mention.end)
        }
        sentences = []
        starts = iter(mentions)
        mention = next(starts, None)
        for span in doc.sents:
            inside = []
            while mention is not None and mention.start < span.end:
                if mention.end <= span.end:
                    inside.append(mention)
                mention = next(starts, None)
            first, second = choose_mentions(inside, doc)
            if len(first) > 1:
                quoted = tuple(q for q in quotations if q.start < span.end and q.end > span.start)
                sentences.append(ReadSentence(span, first, second, everyone, quoted))
        return _Read(document, anchor, mentions, sentences)

    def _score(self, read: list[_Read]) -> list[list[PairScores]]:
        marked = [
            mark_sentence(sentence, mentions)
            for each in read
            for sentence in each.sentences
            for mentions in (sentence.mentions, sentence.others)
            if mentions
        ]
        return self._classifier.score(marked) if marked else []

    def _finish(
        self, read: list[_Read], future: Future[list[list[PairScores]]]
    ) -> Iterator[Extraction]:
        scores = iter(future.result())
        for each in read:
            claims = [
                self._claim(candidate, sentence, each)
                for sentence in each.sentences
                for candidate in relate(
                    sentence,
                    list(pair_scores(sentence, scores)),
                    self._classifier,
                    self.ontology,
                    self._frames,
                    each.anchor,
                )
            ]
            unique = {claim.id: claim for claim in claims}
            yield Extraction(each.document, tuple(unique.values()), _representations(each.mentions))

    def _claim(self, candidate: Candidate, sentence: ReadSentence, read: _Read) -> Claim:
        document = read.document
        start, end = sentence.span.start_char, sentence.span.end_char
        text = document.text[start:end]
        start += len(text) - len(text.lstrip())
        end -= len(text) - len(text.rstrip())
        doc = sentence.span.doc
        return Claim(
            relation=candidate.relation,
            plover=plover_root(
                self.ontology[candidate.relation], candidate.predicate, doc[candidate.target.root]
            ),
            factuality=candidate.factuality,
            confidence=round(candidate.confidence, 3),
            source=_participant(candidate.source, doc),
            target=_participant(candidate.target, doc),
            third=_participant(candidate.third, doc) if candidate.third else None,
            attributed_to=_participant(candidate.speaker, doc) if candidate.speaker else None,
            relayed_by=_participant(candidate.relayer, doc) if candidate.relayer else None,
            date=candidate.date,
            reported=document.published.isoformat() if document.published else None,
            document=document.reference,
            sentence=Sentence(text=document.text[start:end], start=start, end=end),
            extractor=candidate.extractor,
        )


def _batches(documents: Iterable[Document], size: int) -> Iterator[list[Document]]:
    stream = iter(documents)
    while batch := list(islice(stream, size)):
        yield batch


def _participant(mention: Mention, doc: Doc) -> Participant:
    actor, last = mention.actor, doc[mention.end - 1]
    return Participant(
        id=actor.id,
        name=actor.name,
        kind=actor.kind,
        country=actor.country,
        mention=(doc[mention.start].idx, last.idx + len(last)),
    )


def _representations(mentions: Iterable[Mention]) -> tuple[Representation, ...]:
    """Roles that the text gives to people."""
    found: Mapping[tuple[str, str], Representation] = {
        (mention.actor.id, mention.represents.id): Representation(
            person=mention.actor, actor=mention.represents, role=mention.role[:200]
        )
        for mention in mentions
        if mention.represents and mention.role and mention.form != "office"
    }
    return tuple(found.values())
