"""The "it" that means nobody: "it is possible that", "it was announced that", "it rained"."""

from __future__ import annotations

from spacy.tokens import Token

from diplograph.loaders.actors.head_nouns import head_nouns

__all__ = ["is_expletive"]

_WEATHER = {"drizzle", "hail", "rain", "snow", "thunder"}
_AMBIENT = {"cold", "dark", "early", "foggy", "hot", "late", "rainy", "sunny", "warm", "windy"}
_TIMES = {"dawn", "day", "dusk", "evening", "midnight", "morning", "night", "noon", "time", "year"}
_COPULAS = {"appear", "be", "become", "feel", "look", "prove", "remain", "seem", "sound"}
_SEEMING = {"appear", "follow", "happen", "look", "seem", "sound", "turn"}
_OF_FACTS = {"believe", "confirm", "deny", "dismiss", "do", "know", "mean", "say"}
"""Verbs whose object "it" is what somebody says or does."""
_JUDGING = {"believe", "call", "consider", "deem", "find", "keep", "make", "think"}
_DONE_TO_ACTORS = {
    "accept", "accuse", "admit", "advise", "aid", "ally", "applaud", "arm", "ask", "assure",
    "attack", "back", "ban", "bar", "beat", "blame", "blockade", "bomb", "challenge", "charge",
    "compel", "condemn", "confront", "convince", "criticise", "criticize", "defeat", "denounce",
    "deter", "elect", "encourage", "expel", "fine", "force", "fund", "govern", "help", "hit",
    "humiliate", "inform", "insult", "invade", "invite", "isolate", "join", "lead", "order",
    "overrun", "permit", "persuade", "praise", "press", "pressure", "prompt", "provoke", "punish",
    "push", "rebuff", "rebuke", "remind", "rule", "run", "sanction", "shell", "shun", "snub",
    "strike", "sue", "support", "surround", "suspend", "tell", "tempt", "thank", "threaten", "urge",
    "warn", "welcome",
}  # fmt: skip
"""Verbs of what is done to actors: what is built, signed or announced is a thing."""
_OF_MINDS = {
    "able", "adamant", "afraid", "angry", "anxious", "aware", "bound", "certain", "committed",
    "concerned", "confident", "content", "convinced", "determined", "disappointed", "due", "eager",
    "free", "glad", "happy", "hesitant", "hopeful", "inclined", "keen", "likely", "loath",
    "optimistic", "pleased", "prepared", "proud", "quick", "ready", "reluctant", "satisfied", "set",
    "slow", "sorry", "strong", "sure", "unable", "unlikely", "unwilling", "weak", "willing",
    "worried",
}  # fmt: skip
_OF_AFFAIRS = {"clear", "impossible", "necessary", "obvious", "possible", "true", "unclear"}
_MAYBE = {"likely", "unlikely", "certain"}
"""Of somebody before an infinitive, of nobody before a clause: "it is likely that ..."."""
_CLAUSES = ("acl", "advcl", "ccomp", "csubj", "relcl", "xcomp")
_BODIES = {"country", "kingdom", "nation", "partner", "power", "republic", "side", "state"}


def is_expletive(token: Token) -> bool:
    """Whether an "it" is a thing or fact, or holds the place of a clause, the weather or a time."""
    head = token.head
    lemma = head.lemma_.lower()
    if token.dep_ == "dobj":
        # "Ukraine found it hard to respond."
        judged = (child for child in head.children if child.dep_ in ("acomp", "oprd"))
        return lemma in _OF_FACTS or (
            lemma in _JUDGING and any(child.pos_ == "ADJ" for child in judged)
        )
    if token.dep_ not in ("nsubj", "nsubjpass"):
        return False
    if head.pos_ == "ADJ" and head.head.lemma_ in _JUDGING:
        return True
    if token.dep_ == "nsubjpass":
        return lemma not in _DONE_TO_ACTORS
    if lemma in _WEATHER or (lemma == "make" and _has_object(head, "sense")):
        return True
    complement = next((c for c in head.children if c.dep_ in ("acomp", "attr", "oprd")), None)
    if complement is None:
        return _is_clause_only(head, lemma)
    if lemma not in _COPULAS:
        return False
    after = [*_clauses(head), *_clauses(complement)]
    if complement.pos_ == "ADJ":
        return _is_of_clause(complement, after) or (lemma == "be" and complement.lower_ in _AMBIENT)
    return _is_noun_of_clause(complement, after)


def _has_object(verb: Token, noun: str) -> bool:
    return any(child.dep_ == "dobj" and child.lower_ == noun for child in verb.rights)


def _clauses(token: Token) -> list[Token]:
    return [child for child in token.rights if child.dep_ in _CLAUSES]


def _is_clause_only(verb: Token, lemma: str) -> bool:
    """ "It seems that ...", "it was on Monday that", "it is up to", "it took days to"."""
    if lemma == "be":
        up = any(child.lower_ in ("up", "down") for child in verb.rights if child.dep_ == "prep")
        return up or any(clause.dep_ == "ccomp" for clause in _clauses(verb))
    if lemma in ("cost", "take"):
        lasting = any(child.ent_type_ in ("DATE", "TIME") for child in verb.rights)
        return lasting and any(map(_is_infinitive, _clauses(verb)))
    return lemma in _SEEMING and any(
        _is_finite(clause) or any(child.lower_ in ("as", "like") for child in clause.lefts)
        for clause in _clauses(verb)
    )


def _is_of_clause(adjective: Token, after: list[Token]) -> bool:
    """ "It is possible that", "it is hard to", not "it is ready to", "it is sure that"."""
    word = adjective.lower_
    for clause in after:
        if any(child.lower_ == "for" and child.dep_ == "mark" for child in clause.lefts):
            return word not in _OF_MINDS
        if clause.dep_ in ("ccomp", "csubj") and _is_finite(clause):
            return word in _MAYBE or word not in _OF_MINDS
        if clause.dep_ != "ccomp" and _is_infinitive(clause):
            return word not in _OF_MINDS
    return word in _OF_AFFAIRS


def _is_noun_of_clause(noun: Token, after: list[Token]) -> bool:
    """ "It is time to", "it was Iran that", "it is a shame that", not "it is a state that"."""
    if noun.lower_ in _TIMES or noun.ent_type_ in ("DATE", "TIME"):
        return True
    if noun.pos_ == "PROPN":
        return any(clause.dep_ in ("ccomp", "relcl") for clause in after)
    nouns = head_nouns()
    known = (nouns["organs"], nouns["people"], nouns["organization_nouns"], _BODIES)
    if any(noun.lower_ in words for words in known):
        return False
    return any(clause.dep_ == "ccomp" or _is_infinitive(clause) for clause in after)


def _is_finite(clause: Token) -> bool:
    """Whether a clause has its own subject and no "to"."""
    subject = any(child.dep_ in ("expl", "nsubj", "nsubjpass") for child in clause.children)
    return subject and clause.dep_ != "advcl" and not _is_infinitive(clause)


def _is_infinitive(clause: Token) -> bool:
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in clause.lefts)
