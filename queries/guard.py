"""The read-only guard: refuses Cypher that writes before any store sees it.

The stores refuse writes themselves; this comes first, says it in one line, and
also refuses what a store would take for reading but a query has no business
with: LOAD CSV reads files and addresses, procedures can do anything.

The check looks at words outside of strings, quoted names and comments. It errs
on the side of refusing: a variable called `set` needs back-quotes.
"""

from __future__ import annotations

import re

from diplograph.graph import QueryError, ReadOnlyError

__all__ = ["LONGEST_QUERY", "check_read_only"]

LONGEST_QUERY = 100_000
"""Characters of Cypher, at most."""

_WRITES = {
    *("CREATE", "MERGE", "INSERT", "SET", "FOREACH"),
    *("DELETE", "DETACH", "NODETACH", "REMOVE", "DROP"),
}
# Words that only harm as the first of a statement, and are common names elsewhere.
_ADMINISTERS = {
    *("ALTER", "RENAME", "GRANT", "DENY", "REVOKE", "ENABLE", "DISABLE", "START", "STOP"),
    *("TERMINATE", "ALLOCATE", "DEALLOCATE", "REALLOCATE", "DRYRUN", "USING"),
}
_PREFIXES = {"CYPHER", "EXPLAIN", "PROFILE"}
_PROCEDURES = {
    *("db.labels", "db.relationshiptypes", "db.propertykeys", "dbms.components"),
    *("db.schema.visualization", "db.schema.nodetypeproperties", "db.schema.reltypeproperties"),
}

_TOKEN = re.compile(
    r"""
      (?P<skip> \s+ | //[^\n\r]* | /\*.*?\*/ )
    | (?P<string> '(?:[^'\\]|\\.)*' | "(?:[^"\\]|\\.)*" )
    | (?P<quoted> `(?:[^`]|``)*` )
    | (?P<number> \d+(?:\.\d+)?(?:e[+-]?\d+)? )
    | (?P<word> [^\W\d]\w* )
    | (?P<open> /\* | ['"`] )
    | (?P<sign> . )
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_ESCAPE = re.compile(r"\\u+([0-9a-fA-F]{4})")


def check_read_only(cypher: str) -> None:
    """Refuse a query that would write, load files or call procedures that may.

    Raises:
        ReadOnlyError: the query writes, or might.
        QueryError: it is too long, or a string or comment in it does not end.
    """
    if len(cypher) > LONGEST_QUERY:
        raise QueryError(f"the query has {len(cypher)} characters; {LONGEST_QUERY} are the most")
    _check(cypher)
    # Neo4j reads \u0043REATE as CREATE, wherever it stands.
    decoded = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), cypher)
    if decoded != cypher:
        _check(decoded)


def _check(cypher: str) -> None:
    tokens = _tokens(cypher)
    first = True
    for index, (kind, text) in enumerate(tokens):
        word = text.upper()
        if kind == "word" and not _is_name(tokens, index):
            if word in _WRITES or (first and word in _ADMINISTERS):
                raise ReadOnlyError(f"the query would write ({word}), and this is read-only")
            following = tokens[index + 1][1] if index + 1 < len(tokens) else ""
            if word == "LOAD" and following.upper() == "CSV":
                raise ReadOnlyError("LOAD CSV reads files and addresses: not in a query")
            if word == "CALL" and following not in {"{", "("}:
                _check_procedure(tokens[index + 1 :])
        # EXPLAIN or CYPHER 25 may come before the first word.
        before_first = first and (kind == "number" or word in _PREFIXES)
        first = before_first or text == ";"


def _tokens(cypher: str) -> list[tuple[str, str]]:
    tokens = []
    for match in _TOKEN.finditer(cypher):
        kind = str(match.lastgroup)
        if kind == "open":
            raise QueryError(f"the query has a {match[0]} that does not end")
        if kind != "skip":
            tokens.append((kind, match[0]))
    return tokens


def _is_name(tokens: list[tuple[str, str]], index: int) -> bool:
    """Whether a word is a label, a type, a property, a parameter or a map's key."""
    before = tokens[index - 1][1] if index else ""
    after = tokens[index + 1][1] if index + 1 < len(tokens) else ""
    if before in {":", "$", "&", "|"}:
        return True
    if before == "." and index > 1:
        # Not after a number: `LIMIT 1.CREATE` may be two clauses.
        return tokens[index - 2][0] in {"word", "quoted"} or tokens[index - 2][1] in {")", "]", "}"}
    return before in {"{", ","} and after == ":"


def _check_procedure(tokens: list[tuple[str, str]]) -> None:
    name = ""
    for kind, text in tokens:
        if kind not in {"word", "quoted"} and text != ".":
            break
        name += text.strip("`")
    if name.lower() not in _PROCEDURES:
        raise ReadOnlyError(f"CALL {name[:60]} is not among the procedures that only read")
