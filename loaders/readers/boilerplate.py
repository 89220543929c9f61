"""Drop what a site puts around an article: share lines, newsletters, notices, menus.

The rules are data, in `boilerplate.toml`. A line goes only where a rule matches
all of it; at the end of a text, headlines of other articles go too, where they
stand between lines of furniture or below a heading such as "Related articles".
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

__all__ = ["Rule", "load_rules", "strip_boilerplate"]

_LONGEST_LINE = 600
_LONGEST_HEADLINE = 120
_MOST_HEADLINES = 12
_DECORATION = " \t*•·|»«→←▶►>_–—-"
_STOP = re.compile(r"\.['\"”’)\]]*$")
_ANY_STOP = re.compile(r"[.!?…]['\"”’)\]]*$")
_PLACES = ("anywhere", "tail", "heading", "end")


@dataclass(frozen=True)
class Rule:
    """One kind of furniture, where it is dropped, and examples for and against."""

    name: str
    where: str
    patterns: tuple[str, ...]
    drops: tuple[str, ...]
    keeps: tuple[str, ...]


@cache
def load_rules() -> tuple[Rule, ...]:
    """The rules in the order of the file, their `{words}` filled in."""
    text = files(__package__).joinpath("boilerplate.toml").read_text("utf-8")
    data = tomllib.loads(text)
    words: dict[str, str] = data["words"]
    return tuple(
        Rule(
            name=rule["name"],
            where=rule["where"],
            patterns=tuple(_filled(pattern, words) for pattern in rule["patterns"]),
            drops=tuple(rule["drops"]),
            keeps=tuple(rule["keeps"]),
        )
        for rule in data["rule"]
    )


def strip_boilerplate(text: str) -> str:
    """The text without site furniture; lines that stay are unchanged, but for photo credits."""
    lines = text.split("\n")
    lines = lines[: _tail_start(lines)]
    kept: list[str] = []
    dropped = False
    for line in lines:
        rest = _without_credit(line)
        if line.strip() and (not rest.strip() or _is("anywhere", rest)):
            dropped = True
            continue
        if dropped and not line.strip() and kept and not kept[-1].strip():
            continue  # the blank line that went with a dropped one
        dropped = False
        kept.append(rest)
    return "\n".join(kept)


def _tail_start(lines: list[str]) -> int:
    """Where the furniture at the end begins: the number of lines that belong to the article."""
    start = len(lines)
    headlines = 0
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index].strip()
        if not line:
            continue
        if _is("heading", line):
            start, headlines = index, 0
        elif _is("anywhere", line) or _is("tail", line):
            # Headlines at the very end, below a mere share line, may be the article's own.
            if headlines and start == len(lines):
                break
            start, headlines = index, 0
        elif _is_headline(line) and headlines < _MOST_HEADLINES:
            headlines += 1
        else:
            break
    prose = any(_ANY_STOP.search(line.strip()) for line in lines[:start])
    return start if prose else len(lines)


def _is_headline(line: str) -> bool:
    return len(line) <= _LONGEST_HEADLINE and not _STOP.search(line)


def _without_credit(line: str) -> str:
    bare = line.rstrip()
    head, tail = bare[:-_LONGEST_LINE], bare[-_LONGEST_LINE:]
    credit = _compiled("end").search(tail)
    return (head + tail[: credit.start()]).rstrip() if credit else line


def _is(where: str, line: str) -> bool:
    if len(line) > _LONGEST_LINE:
        return False
    bare = line.strip(_DECORATION)
    return not bare or bool(_compiled(where).fullmatch(bare))


@cache
def _compiled(where: str) -> re.Pattern[str]:
    patterns = [p for rule in load_rules() if rule.where == where for p in rule.patterns]
    joined = "|".join(f"(?:{pattern})" for pattern in patterns)
    return re.compile(f"(?:{joined})$" if where == "end" else joined, re.IGNORECASE)


def _filled(pattern: str, words: dict[str, str]) -> str:
    # Not str.format: repetitions such as {1,60} stay.
    while (filled := re.sub(r"\{([a-z]+)\}", lambda match: words[match[1]], pattern)) != pattern:
        pattern = filled
    return pattern
