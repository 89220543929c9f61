"""Opening a CSV file that somebody else wrote: what can be wrong with it, said in one line."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from diplograph.graph import TableError

__all__ = ["open_table"]


@contextmanager
def open_table(path: Path) -> Iterator[TextIO]:
    """The file as text for a `csv` reader.

    Raises:
        TableError: it cannot be read, is not UTF-8, or is not CSV as far as it is read.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            yield stream
    except OSError as error:
        raise TableError(f"{path}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise TableError(f"{path}: not UTF-8: save the file as UTF-8") from None
    except csv.Error as error:
        raise TableError(f"{path}: not CSV: {error}") from None
