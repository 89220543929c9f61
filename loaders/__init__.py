"""The loaders: from a text to claims.

`readers` turn files into Documents; `actors` finds and resolves who is named;
`relations` finds how they relate; `extractor` runs the three over a stream;
`pipeline` stores the result in a graph.
"""

from diplograph.graph import Document
from diplograph.loaders.extractor import Extraction, Extractor, PairType
from diplograph.loaders.pipeline import LoadReport, load
from diplograph.loaders.readers import read_documents

__all__ = [
    "Document",
    "Extraction",
    "Extractor",
    "LoadReport",
    "PairType",
    "load",
    "read_documents",
]
