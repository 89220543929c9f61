"""One small helper: a message on one line, short enough for a terminal."""

from __future__ import annotations

__all__ = ["one_line"]


def one_line(message: object, longest: int = 240) -> str:
    """`message` with its white space collapsed, at most `longest` characters."""
    text = " ".join(str(message).split())
    return text if len(text) <= longest else text[: longest - 1] + "…"
