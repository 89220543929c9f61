"""How commands fail: one line on standard error and an exit code, never a traceback
for what a user did.

0 done · 1 failed · 2 wrong usage (click's own) · 3 done, but some documents were
refused · 130 interrupted · 141 the reader of the output went away
"""

from __future__ import annotations

import os
import sys
from typing import Any

import click

__all__ = ["FAILED", "REFUSED", "Program", "say"]

FAILED = 1
REFUSED = 3
INTERRUPTED = 130
PIPE_CLOSED = 141


class Program(click.Group):
    """A group that turns its commands' errors into messages, and keeps their order in help."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The commands in the order in which they were added."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that the arguments name."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except KeyboardInterrupt:
            say("interrupted")
            ctx.exit(INTERRUPTED)
        except BrokenPipeError:
            # Python flushes once more at its end, and would complain.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(PIPE_CLOSED)
        except (click.ClickException, click.Abort, click.exceptions.Exit):
            raise
        except Exception as error:
            message = _explanation(error)
            if message is None:
                raise
            say(message)
            ctx.exit(FAILED)
        return result


def say(message: str) -> None:
    """One line on standard error."""
    click.echo(f"diplograph: {' '.join(message.split())}", err=True)


def _explanation(error: Exception) -> str | None:
    """What went wrong in the user's terms; None for a mistake of our own."""
    from diplograph.graph import DiplographError

    if isinstance(error, DiplographError):
        return str(error)
    if isinstance(error, OSError):
        place = f"{error.filename}: " if error.filename else ""
        return f"{place}{error.strerror or error}"
    return None
