"""Readers: from files, folders, pages and streams to documents.

`files` finds what a source holds and hands it to the reader of its kind (`text`,
`markdown`, `html`, `jsonl`); `decode` makes characters of bytes, `boilerplate`
drops site furniture. Offsets of claims count in the text that comes out here.
"""

from diplograph.loaders.readers.files import ENDINGS, read_documents

__all__ = ["ENDINGS", "read_documents"]
