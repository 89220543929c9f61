"""Credibility: what the model says of factuality, held against the words of the sentence.

Nothing is asked where no word asks, and a rule's finding is not denied where no word
near it denies.
"""

from __future__ import annotations

from spacy.tokens import Token

from diplograph.graph import Factuality
from diplograph.loaders.relations.factuality import read_marks
from diplograph.loaders.relations.lexicon import words

__all__ = ["credible"]

_SIGNS = {
    Factuality.CONDITIONAL: "signs_of_condition",
    Factuality.QUESTIONED: "signs_of_question",
    Factuality.DENIED: "signs_of_denial",
    Factuality.ENDED: "signs_of_end",
    Factuality.POSSIBLE: "signs_of_doubt",
}
_WEIGHED = (Factuality.DENIED, Factuality.ENDED, Factuality.POSSIBLE)
"""What the model may read off a whole sentence, where it has found the relation too."""


def credible(factuality: Factuality, predicate: Token, by_model: bool) -> Factuality:
    """What the model says of factuality, less what no word of the sentence bears out.

    Where the model has found the relation too (`by_model`), its denials and doubts stand.
    """
    if factuality not in _SIGNS or (by_model and factuality in _WEIGHED):
        return factuality
    near = _around(predicate) if factuality in _WEIGHED else predicate.sent
    written = {form for token in near for form in (token.lower_, token.lemma_.lower())}
    if factuality is Factuality.QUESTIONED:
        # The question of "Alliance under threat: Will Moscow intervene?" is the second half.
        colon = next((t.i for t in predicate.sent if t.text == ":"), -1)
        if predicate.i < colon:
            written.discard("?")
    if written & words(_SIGNS[factuality]):
        return factuality
    marks = read_marks(predicate, None)
    return marks[0] if marks else Factuality.ASSERTED


def _around(predicate: Token) -> list[Token]:
    """A predicate, what governs it, and what stands directly below these."""
    chain = [predicate, *predicate.ancestors]
    return [*chain, *(child for token in chain for child in token.children)]
