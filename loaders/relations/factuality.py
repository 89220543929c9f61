"""Factuality from syntax: what the words around a predicate say about its truth.

Explicit marks decide: negation, modals, conditionals, questions, and the verbs
that govern the predicate (deny, may, offer, call off). Where there is no mark the
answer is None, and the model's opinion stands. The values follow the design;
the idea of reading them off governors is Saurí and Pustejovsky's (2012, "Are
You Sure That This Happened?").
"""

from __future__ import annotations

from spacy.tokens import Token

from diplograph.graph import Factuality
from diplograph.loaders.relations.conditions import Mark, find_consequence, read_openness
from diplograph.loaders.relations.endings import ended_noun, has_form, is_ended, is_open
from diplograph.loaders.relations.lexicon import words
from diplograph.loaders.relations.syntax import governors

__all__ = ["read_factuality", "read_marks", "read_standing_marks"]

_WILLED = {"AGREES_WITH", "REJECTS", "REQUESTS", "THREATENS"}
"""Acts that are themselves about the future or about not doing something."""
_SPOKEN = _WILLED | {"ACCUSES", "ALLY_OF", "CONSULTS", "RIVAL_OF", "SUPPORTS"}
"""Relations that "refuse", "propose" or "consider" may themselves say."""
_LASTING = {"ALLY_OF", "COOPERATES_WITH", "RIVAL_OF", "SUPPORTS"}
"""Relations that "once" and "previously" say are over; an attack stays an attack."""
_FUTURE = ("will", "shall", "would", "'ll", "’ll")
_OPEN = ("may", "might", "could", "can")
_CARRIERS = {"xcomp", "conj", "pcomp", "prep", "dobj", "nsubj", "nsubjpass"}


def read_factuality(predicate: Token, relation: str) -> Mark | None:
    """The factuality that syntax shows for a predicate, and the word that shows it.

    Only marks that are right nearly always decide here: an open question, a
    condition, a plain negation.
    """
    found = read_openness(predicate) or _called_false(predicate)
    if found is None and relation != "THREATENS":
        # A threat is made, whatever must happen before it is carried out.
        found = find_consequence(predicate)
    if found:
        return found
    ended = ended_noun(predicate)
    if ended or relation in _WILLED or relation == "ACCUSES":
        return ended
    lemma = predicate.lemma_.lower()
    if relation not in _SPOKEN and (lemma in words("denial") or has_form(predicate, "denial")):
        return Factuality.DENIED, predicate.text
    if relation not in _SPOKEN and lemma in words("planning") and predicate.pos_ == "VERB":
        return Factuality.PLANNED, predicate.text
    modal = next((child for child in predicate.children if child.tag_ == "MD"), None)
    negation = _negation(predicate)
    if negation and (negation[0] is Factuality.ENDED or modal is None):
        return negation
    for child in predicate.children:
        lasting = relation in _LASTING or predicate.pos_ in ("NOUN", "PROPN")
        if lasting and child.dep_ in ("advmod", "amod") and child.lower_ in words("former"):
            return Factuality.ENDED, child.text
        if child.dep_ == "aux" and child.lower_ == "used":
            return Factuality.ENDED, child.text
    if predicate.dep_ == "xcomp" and predicate.head.lower_ == "used":
        return Factuality.ENDED, predicate.head.text
    if modal is not None and negation is None:
        if modal.lower_ in ("may", "might"):
            return Factuality.POSSIBLE, modal.text
        if modal.lower_ in ("will", "shall", "'ll", "’ll"):
            return Factuality.PLANNED, modal.text
    return None


def read_marks(predicate: Token, subject: Token | None) -> Mark | None:
    """All marks around a verb or noun that is itself the act, as frames find it.

    Looser than `read_factuality`, because here the act is known to be the
    predicate: "may attack", "plans to attack", "denied attacking", "stopped attacking".
    """
    found = read_openness(predicate)
    if found:
        return found
    if subject is not None:
        for child in (c for token in (subject, *subject.conjuncts) for c in token.children):
            if child.lower_ in ("neither", "no") and child.dep_ in ("det", "preconj", "cc"):
                return Factuality.DENIED, child.text
        if subject.lower_ in ("neither", "nobody", "none"):
            return Factuality.DENIED, subject.text
    own = find_consequence(predicate) or _called_false(predicate) or _own_marks(predicate)
    if own:
        return own
    for token, head in governors(predicate):
        found = _governed(token, head)
        if found:
            return found
        if token.dep_ not in _CARRIERS and not (token.dep_ == "pobj" and head.lower_ == "of"):
            break
        if token.dep_ in ("xcomp", "dobj", "nsubj"):
            own = _own_marks(head)
            if own and not (token.dep_ != "xcomp" and own[0] is Factuality.PLANNED):
                return own
    return None


def read_standing_marks(noun: Token) -> Mark | None:
    """Marks of a noun that names a standing relation, and of the verb that ascribes it.

    "a former ally", "once allies", "is no ally", "may become an ally", "broke off its alliance".
    """
    for child in noun.children:
        if child.dep_ in ("advmod", "amod") and child.lower_ in words("former"):
            return Factuality.ENDED, child.text
    own = read_openness(noun) or _called_false(noun) or _own_marks(noun)
    if own:
        return own
    verb = noun.head
    if verb.lower_ == "from" and verb.head.lower_ == "far":
        return Factuality.DENIED, "far from"
    if noun.dep_ == "pobj":
        verb = verb.head
        if verb.lemma_.lower() in words("ending") and is_open(verb.head):
            # "The end of the war will ..."
            return Factuality.ASSERTED, verb.text
    if verb.pos_ not in ("VERB", "AUX"):
        return None
    if noun.dep_ in ("attr", "acomp", "oprd") or (noun.dep_ == "pobj" and noun.head.lower_ == "as"):
        for child in verb.children:
            if child.dep_ == "advmod" and child.lower_ in words("former"):
                return Factuality.ENDED, child.text
        return read_factuality(verb, "ALLY_OF") or read_marks(verb, None)
    if noun.dep_ in ("dobj", "nsubj", "nsubjpass"):
        ended = ended_noun(noun)
        if ended:
            return ended
        if noun.dep_ == "dobj" and verb.lemma_.lower() in words("founding"):
            return read_marks(verb, None)
    return None


def _called_false(predicate: Token) -> Mark | None:
    """ "Reports that Israel bombed it are false"; "the blockade is over"; "it is not true that" """
    noun = predicate.head if predicate.dep_ in ("acl", "ccomp", "relcl") else predicate
    if noun.dep_ == "nsubj" and noun.pos_ == "NOUN":
        verb = noun.head
    elif noun.i != predicate.i and predicate.dep_ == "ccomp":
        verb = noun
    elif predicate.dep_ == "csubj":
        verb = predicate.head
    else:
        verb = predicate
    if verb.lemma_ != "be":
        return None
    if any(
        child.lower_ == "out" and any(below.lower_ == "question" for below in child.subtree)
        for child in verb.children
    ):
        return Factuality.DENIED, "out of the question"
    if verb.i == predicate.i:
        return None
    negated = any(child.dep_ == "neg" for child in verb.children)
    for child in verb.children:
        if child.dep_ not in ("acomp", "attr", "advmod"):
            continue
        if child.lower_ in words("false" if not negated else "true"):
            return Factuality.DENIED, child.text
        if child.lower_ in words("hedge") and child.dep_ == "acomp":
            return Factuality.POSSIBLE, child.text
        if child.lower_ in ("over", "finished") and not negated:
            return Factuality.ENDED, child.text
    return None


def _negation(token: Token) -> Mark | None:
    """ "not", "no longer", "neither ... nor", "sent no troops" """
    for child in token.children:
        lower = child.lower_
        if child.dep_ == "neg":
            after = token.doc[child.i + 1].lower_ if child.i + 1 < len(token.doc) else ""
            ended = after == "longer" or lower == "no"
            return (Factuality.ENDED if ended else Factuality.DENIED), child.text
        if child.dep_ == "advmod" and lower == "longer":
            return Factuality.ENDED, "no longer"
        if lower in ("no", "neither") and child.dep_ in ("det", "preconj", "cc"):
            return Factuality.DENIED, child.text
        if child.dep_ == "dobj" and any(
            c.dep_ == "det" and c.lower_ in ("no", "neither") for c in child.children
        ):
            return Factuality.DENIED, child.text
    if token.dep_ == "conj" and token.pos_ == "VERB":
        for child in token.head.children:
            if child.lower_ == "nor" and child.dep_ == "cc" and child.i < token.i:
                return Factuality.DENIED, child.text
    return None


def _own_marks(token: Token) -> Mark | None:
    negation = _negation(token)
    if negation:
        return negation
    modal: Token | None = None
    for child in token.children:
        lower = child.lower_
        if child.dep_ == "aux" and child.tag_ == "MD":
            modal = child
        if child.dep_ == "advmod" and lower in words("hedge"):
            return Factuality.POSSIBLE, child.text
        if child.dep_ == "amod" and lower in words("hedge_adjectives"):
            return Factuality.POSSIBLE, child.text
        if child.dep_ == "amod" and lower in words("plan_adjectives"):
            return Factuality.PLANNED, child.text
        if child.dep_ == "amod" and lower in words("former"):
            return Factuality.ENDED, child.text
    if modal is not None:
        if modal.lower_ in _OPEN:
            return Factuality.POSSIBLE, modal.text
        if modal.lower_ in _FUTURE:
            return Factuality.PLANNED, modal.text
    return None


def _governed(token: Token, head: Token) -> Mark | None:
    """What a governor makes of the clause or phrase below it."""
    lemma = head.lemma_.lower()
    if token.dep_ in ("dobj", "xcomp", "ccomp", "pcomp") and lemma in words("denial_of_fact"):
        return Factuality.DENIED, head.text
    if token.dep_ == "xcomp" and lemma in words("denial"):
        return Factuality.DENIED, head.text
    if token.dep_ == "pcomp" and (
        head.lower_ in ("without", "against") or head.head.lower_ in _INSTEAD
    ):
        return Factuality.DENIED, head.text
    evidence = head.head if head.lower_ == "of" else head
    if evidence.lemma_.lower() in words("evidence") and _is_lacking(evidence):
        return Factuality.DENIED, evidence.text
    reported = token.dep_ in ("acl", "ccomp", "relcl") and lemma in words("speech_nouns")
    if reported and head.dep_ == "dobj" and head.head.lemma_.lower() in words("denial"):
        # "denied a report that it had attacked"
        return Factuality.DENIED, head.head.text
    if token.dep_ in ("ccomp", "xcomp") and lemma in words("hedge"):
        return Factuality.POSSIBLE, head.text
    if token.dep_ in ("ccomp", "csubj") and lemma == "be":
        # "it is possible that"
        for child in head.children:
            if child.dep_ == "acomp" and child.lower_ in words("open_adjectives"):
                return Factuality.POSSIBLE, child.text
    infinitive = any(child.dep_ == "aux" and child.lower_ == "to" for child in token.children)
    if infinitive and any(child.lower_ == "yet" for child in head.children):
        return Factuality.DENIED, "yet to"
    if infinitive and lemma not in words("factive"):
        # "wants Putin to attack", "a plea to talk": what is wanted has not happened.
        return Factuality.PLANNED, head.text
    if is_ended(token, head):
        # "may halt the blockade", "did not stop the attacks": they go on.
        return (Factuality.ASSERTED if is_open(head) else Factuality.ENDED), head.text
    return None


_INSTEAD = ("instead", "short", "far", "rather")


def _is_lacking(noun: Token) -> bool:
    """ "no evidence", "did not find evidence" """
    if any(c.dep_ in ("det", "amod") and c.lower_ in ("no", "little") for c in noun.children):
        return True
    return noun.dep_ in ("dobj", "attr") and any(c.dep_ == "neg" for c in noun.head.children)
