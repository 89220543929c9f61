"""The command line: one module a group of commands.

These modules import click alone; what a command needs, it imports when it runs,
so that `--help` answers at once.
"""

from diplograph.cli.main import main

__all__ = ["main"]
