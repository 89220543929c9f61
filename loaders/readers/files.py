"""From the sources that a user names to documents: files, folders, addresses, standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from diplograph.graph import Document, ReadError
from diplograph.loaders.readers.decode import MAX_BYTES, read_limited, refuse_binary
from diplograph.loaders.readers.html import looks_like_html, read_html
from diplograph.loaders.readers.jsonl import looks_like_jsonl, read_jsonl
from diplograph.loaders.readers.markdown import read_markdown
from diplograph.loaders.readers.source import Refuse, Source, date_in_name, printable
from diplograph.loaders.readers.text import read_text
from diplograph.loaders.readers.web import fetch, is_address

__all__ = ["ENDINGS", "read_documents"]

_KINDS = {
    ".txt": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
_CONTENT_TYPES = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/markdown": "markdown",
    "application/x-ndjson": "jsonl",
    "application/jsonl": "jsonl",
}
_STANDARD_INPUT = "-"
_HEAD_BYTES = 8192

ENDINGS = tuple(_KINDS)
"""The file name endings that are read."""

_Placed = Iterator[tuple[str, Document]]


def read_documents(
    sources: str | Path | Iterable[str | Path], on_refused: Refuse | None = None
) -> Iterator[Document]:
    """Read documents one by one, in the order of the sources.

    A source is a file, a folder (with all below it, sorted; hidden files and
    other endings are passed over), an http or https address, or `-` for
    standard input. Ids are the path below the folder named, a file's name, a
    JSONL line's `id`, the address, or `stdin`; an id that comes twice is refused.

    Args:
        sources: what to read.
        on_refused: told of each input that is refused, with its place (for a line of
            JSONL `file:line`); reading goes on. Without it the first one raises.

    Raises:
        ReadError: an input cannot be read, and there is no `on_refused`. Missing
            files are found before anything is read.
    """
    refuse = on_refused or _raise
    named = [sources] if isinstance(sources, (str, Path)) else list(sources)
    # Checked first: a mistyped name must not end a run that has worked for an hour.
    present = [str(source) for source in named if _is_there(str(source), refuse)]
    places: dict[str, str] = {}
    for place, document in chain.from_iterable(_read(source, refuse) for source in present):
        if document.id in places:
            refuse(place, _twice(document.id, place, places[document.id]))
        else:
            places[document.id] = place
            yield document


def _raise(_place: str, error: ReadError) -> None:
    raise error


def _twice(identifier: str, place: str, first: str) -> ReadError:
    return ReadError(
        f"{place}: its id '{printable(identifier)}' is already that of {first}: name one "
        "folder that holds both, give the line another id, or leave one out"
    )


def _is_there(source: str, refuse: Refuse) -> bool:
    if source == _STANDARD_INPUT or is_address(source):
        return True
    try:
        Path(source).stat()
    except (OSError, ValueError) as error:
        refuse(printable(source), _unreadable(source, error))
        return False
    return True


def _unreadable(path: str | Path, error: Exception) -> ReadError:
    if isinstance(error, FileNotFoundError):
        return ReadError(f"{printable(path)}: no such file or folder: check the name")
    reason = getattr(error, "strerror", None) or error
    return ReadError(f"{printable(path)}: cannot be read ({printable(reason)}): check the file")


def _read(source: str, refuse: Refuse) -> _Placed:
    if source == _STANDARD_INPUT:
        name = "standard input"
        yield from _guarded(_standard_input(Source("stdin", name), refuse), name, refuse)
    elif is_address(source):
        name = printable(source)
        yield from _guarded(_address(Source(source, name, url=source), refuse), name, refuse)
    elif Path(source).is_dir():
        yield from _folder(Path(source), refuse)
    else:
        yield from _file(Path(source), Path(source).name, refuse)


def _guarded(documents: _Placed, name: str, refuse: Refuse) -> _Placed:
    """The documents of one input; what stops it is refused, and the next input can go on."""
    try:
        yield from documents
    except ReadError as error:
        refuse(name, error)
    except OSError as error:
        refuse(name, _unreadable(name, error))


def _folder(folder: Path, refuse: Refuse) -> _Placed:
    found = False
    for path in _walk(folder, refuse):
        found = True
        yield from _file(path, path.relative_to(folder).as_posix(), refuse)
    if not found:
        name = printable(folder)
        endings = " ".join(ENDINGS)
        refuse(name, ReadError(f"{name}: the folder holds no file that is read ({endings})"))


def _walk(folder: Path, refuse: Refuse) -> Iterator[Path]:
    """The readable files below a folder, sorted by the parts of their paths.

    Links out of the folder are followed, each folder once. Links to what lies in
    it are passed over: that is read under its own name.
    """
    root = folder.resolve()
    entered = {root}
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        if path != folder and _is_link_within(path, root):
            continue
        if not path.is_dir():
            # Pipes and devices would block; a link to nothing is refused by its reader.
            if path.suffix.lower() in _KINDS and (path.is_file() or path.is_symlink()):
                yield path
            continue
        if path != folder:
            real = path.resolve()
            if real in entered:
                continue
            entered.add(real)
        try:
            inside = sorted(path.iterdir(), key=lambda entry: entry.name, reverse=True)
        except OSError as error:
            refuse(printable(path), _unreadable(path, error))
            continue
        waiting += [entry for entry in inside if not entry.name.startswith(".")]


def _is_link_within(path: Path, root: Path) -> bool:
    if not path.is_symlink():
        return False
    try:
        parts = path.resolve().relative_to(root).parts
    except (OSError, RuntimeError, ValueError):
        return False
    return path.exists() and not any(part.startswith(".") for part in parts)


def _file(path: Path, identifier: str, refuse: Refuse) -> _Placed:
    name = printable(path)
    yield from _guarded(_open(path, identifier, name, refuse), name, refuse)


def _open(path: Path, identifier: str, name: str, refuse: Refuse) -> _Placed:
    source = Source(identifier, name, published=date_in_name(path.name))
    ending = path.suffix.lower()
    with path.open("rb") as stream:
        if ending in _KINDS:
            yield from _by_kind(_KINDS[ending], stream, source, refuse)
        elif not ending:
            yield from _by_content(stream, source, refuse)
        else:
            refuse_binary(stream.read(_HEAD_BYTES), name)
            raise source.error(
                f"'{printable(ending)}' is no ending that is read: use {' '.join(ENDINGS)}, "
                "or give its text on standard input (-)"
            )


def _standard_input(source: Source, refuse: Refuse) -> _Placed:
    stream = getattr(sys.stdin, "buffer", None)
    if stream is None:
        raise source.error("is closed: pipe a text into it")
    yield from _by_content(stream, source, refuse)


def _address(source: Source, refuse: Refuse) -> _Placed:
    page = fetch(source.url or source.id)
    stream = BytesIO(page.data)
    if page.content_type in _CONTENT_TYPES:
        kind = _CONTENT_TYPES[page.content_type]
        yield from _by_kind(kind, stream, source, refuse, page.charset)
    else:
        yield from _by_content(stream, source, refuse)


def _by_content(stream: BinaryIO, source: Source, refuse: Refuse) -> _Placed:
    """Read what has no ending: JSONL, a page or plain text, as its first line shows."""
    lines = _lines(stream)
    head: list[bytes] = []
    for line in lines:
        head.append(line)
        if line.strip():
            break
    if looks_like_jsonl(head[-1] if head else b""):
        yield from read_jsonl(chain(head, lines), source.name, refuse)
        return
    data = read_limited(stream, source.name, head=b"".join(head))
    reader = read_html if looks_like_html(data) else read_text
    yield source.name, reader(data, source)


def _by_kind(
    kind: str, stream: BinaryIO, source: Source, refuse: Refuse, charset: str | None = None
) -> _Placed:
    if kind == "jsonl":
        yield from read_jsonl(_lines(stream), source.name, refuse)
        return
    data = read_limited(stream, source.name)
    if kind == "html":
        yield source.name, read_html(data, source, charset)
    else:
        yield source.name, (read_markdown if kind == "markdown" else read_text)(data, source)


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a stream; one longer than is read comes in pieces."""
    return iter(lambda: stream.readline(MAX_BYTES + 1), b"")
