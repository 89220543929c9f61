"""Attribution: whose statement carries a predicate.

Direct and indirect speech, accusations, "according to", headlines with a colon.
With nested speech the nearest speaker is taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Span, Token

from diplograph.loaders.actors.head_nouns import head_nouns
from diplograph.loaders.actors.mention import Mention
from diplograph.loaders.relations.lexicon import words
from diplograph.loaders.relations.quotations import Quotation, is_speech, speaker_of
from diplograph.loaders.relations.syntax import governors, subject_of

__all__ = ["aside_speaker", "bystanders", "find_speakers", "only_reports", "speaker_mention"]

_CLAUSES = {"ccomp", "parataxis", "advcl", "xcomp", "acl", "dobj", "appos", "dep"}
_SUCH_AS = ("like", "as", "including")
_HEADLINE = 8
"""Words that a headline has before its colon, or after its dash, at most."""


def find_speakers(predicate: Token, quotations: Sequence[Quotation]) -> Iterator[Token]:
    """The heads of those who state a predicate, the nearest first; none for the text itself."""
    aside = aside_speaker(predicate)
    if aside is not None:
        yield aside
    for token, head in governors(predicate):
        speaker = _reporter(token, head)
        if speaker is not None and speaker.i != predicate.i:
            yield speaker
        citing = head.head.head if head.dep_ == "pcomp" else head
        if speaker is not None and citing.lemma_.lower() in words("citing"):
            # "Kenya quoted Ugandan officials as saying that ..."
            quoting = subject_of(citing)
            if quoting is not None and quoting.dep_ != "nsubjpass":
                yield quoting
    for quotation in quotations:
        if quotation.start <= predicate.i < quotation.end and quotation.speaker is not None:
            yield predicate.doc[quotation.speaker]
    for phrase, speaker in _outside(predicate.sent):
        if not phrase.start <= predicate.i < phrase.end:
            yield speaker


def speaker_mention(token: Token, at: Mapping[int, Mention]) -> Mention | None:
    """The mention of a speaker: its own, or of whom an official or a statement speaks for."""
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in _SUCH_AS:
            # "Analysts like Vladimir Blinov argue"
            named = next((at[t.i] for t in child.children if t.i in at), None)
            if named is not None:
                return named
    if token.i in at:
        return at[token.i]
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in ("for", "of", "by", "from"):
            for target in child.children:
                if target.dep_ == "pobj":
                    return speaker_mention(target, at)
    lemma = token.lemma_.lower()
    if (
        lemma in words("speech_nouns") | words("officials")
        or token.lower_ in head_nouns()["organs"]
    ):
        for child in token.lefts:
            if child.dep_ in ("poss", "amod", "compound", "nmod") and child.i in at:
                return at[child.i]
    return None


def bystanders(sentence: Span) -> set[int]:
    """Tokens that name who says the sentence, from outside its clauses: "Peskov: ..."."""
    return {token.i for phrase, _ in _outside(sentence) for token in phrase}


def only_reports(
    speaker: Token, other: Token, at: Mapping[int, Mention], quotations: Sequence[Quotation]
) -> bool:
    """Whether an actor is there only as the speaker of a clause that has the other.

    "Kenya said Sudan had attacked Chad" relates Kenya to neither, "Kenya noted the role of
    Chad" not to Chad; "Kenya said it had attacked Chad" does.
    """
    if speaker.i not in at:
        return False
    actor = at[speaker.i].actor.id
    if speaker.dep_ == "pobj" and speaker.head.lower_ in _SUCH_AS:
        # "Analysts like Vladimir Blinov argue"
        speaker = speaker.head.head
    muses = speaker.head.lemma_.lower() in words("musing")
    clauses = [
        (child.left_edge.i, child.right_edge.i + 1)
        for child in speaker.head.children
        if child.dep_ in (("ccomp", "dobj") if muses else ("ccomp",))
        and is_speech(speaker.head)
        and speaker.dep_ == "nsubj"
    ]
    clauses += [(q.start, q.end) for q in quotations if q.speaker == speaker.i]
    inside = [(start, end) for start, end in clauses if not start <= speaker.i < end]
    return any(start <= other.i < end for start, end in inside) and not any(
        i in at and at[i].actor.id == actor for start, end in inside for i in range(start, end)
    )


def _reporter(token: Token, head: Token) -> Token | None:
    """The speaker, where `head` reports or alleges the clause of `token`."""
    if token.dep_ in _CLAUSES and is_speech(head) and not _is_own_act(token, head):
        if token.dep_ == "advcl" and any(child.dep_ == "mark" for child in token.children):
            return None
        return speaker_of(head)
    if token.dep_ == "prep" and token.lower_ == "of" and token.i > head.i and is_speech(head):
        return speaker_of(head)
    if token.dep_ in ("acl", "relcl", "ccomp") and head.lemma_.lower() in words("speech_nouns"):
        # Nobody's "reports that" leave the clause to who says the whole.
        owned = any(
            child.dep_ in ("poss", "amod", "compound") or child.lower_ in ("by", "from", "of")
            for child in head.children
        )
        return head if owned and any(c.dep_ == "mark" for c in token.children) else None
    accuses = head.head.lemma_.lower() in words("accusing")
    if token.dep_ == "pcomp" and head.lower_ in ("of", "for") and accuses:
        # "accused Iran of arming the Houthis"
        return subject_of(head.head)
    return None


def aside_speaker(predicate: Token) -> Token | None:
    """The speaker of an aside: "Mali, the junta said, has asked Russia", "..., said Chile"."""
    for child in predicate.children:
        if not is_speech(child):
            continue
        subject = next((c for c in child.children if c.dep_ == "nsubj"), None)
        if child.dep_ == "conj" and subject is not None:
            # The parser coordinates an inverted "said", which has its subject after it.
            if subject.i > child.i and child.nbor(-1).is_punct:
                return subject
            continue
        if child.dep_ not in ("parataxis", "ccomp") or child.i > predicate.i:
            continue
        before = child.nbor(-1) if child.i else child
        if before.dep_ == "appos" and subject is not None and before.head.i == subject.i:
            return before
        inside = [
            c for c in child.children
            if c.dep_ not in ("nsubj", "punct", "advmod", "npadvmod", "prep")
        ]  # fmt: skip
        if subject is not None and not inside:
            return subject
    return None


def _is_own_act(token: Token, head: Token) -> bool:
    # "warned that", "vowed to": the verb is the act itself, not a report of one.
    return token.dep_ == "xcomp" and head.lemma_ in ("vow", "promise", "warn", "urge", "claim")


def _outside(sentence: Span) -> Iterator[tuple[Span, Token]]:
    """Phrases that give a sentence to a speaker, each with the speaker's head."""
    doc = sentence.doc
    for token in sentence:
        lower = token.lower_
        found = None
        if lower == "according" or (lower == "per" and token.dep_ == "prep"):
            found = next((c for c in token.subtree if c.dep_ == "pobj" and c.i > token.i), None)
        elif token.dep_ == "pobj" and lower in words("viewpoints") and token.head.lower_ in _IN:
            found = _owner(token)
        elif lower == "as" and token.dep_ in ("mark", "advmod"):
            verb = token.head
            if verb.lemma_ == "put" or (is_speech(verb) and verb.dep_ == "advcl"):
                found = subject_of(verb)
        if found is not None:
            yield doc[found.left_edge.i : found.i + 1], found
    yield from _headline(sentence)


_IN = ("in", "by", "from")


def _owner(noun: Token) -> Token | None:
    for child in noun.children:
        if child.dep_ == "poss":
            return child
        if child.dep_ == "prep" and child.lower_ == "of":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def _headline(sentence: Span) -> Iterator[tuple[Span, Token]]:
    """ "Peskov: Iran remains our ally", and "Iran remains our ally - Peskov" """
    doc = sentence.doc
    first = sentence.start
    if first and doc[first - 1].text == ":":
        first = doc[first - 1].sent.start
    for token in doc[first : min(first + _HEADLINE, sentence.end)]:
        if token.text == ":" and token.i > first:
            before = doc[first : token.i]
            if _is_nominal(before):
                yield before, before.root
            break
    last = sentence.end
    while last > sentence.start and doc[last - 1].is_space:
        last -= 1
    for token in reversed(doc[max(last - _HEADLINE, sentence.start) : last]):
        if token.text in (".", "?", "!"):
            break
        if token.text == ":" or (token.text in "-–—" and token.nbor(-1).whitespace_):
            after = doc[token.i + 1 : last]
            if len(after) and _is_nominal(after):
                yield after, after[-1]
            break


def _is_nominal(span: Span) -> bool:
    """Whether a phrase is nothing but a noun with what modifies it."""
    return any(token.pos_ in ("PROPN", "NOUN") for token in span) and all(
        token.pos_ in ("PROPN", "NOUN", "ADJ", "DET", "PART", "ADP") for token in span
    )
