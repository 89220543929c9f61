"""Evaluation against gold files: what `diplograph evaluate` reports.

`gold` reads a file and tells its kind; `measures` scores an extractor on it.
"""

from diplograph.loaders.evaluation.gold import GoldFile, read_gold
from diplograph.loaders.evaluation.measures import Measure, evaluate

__all__ = ["GoldFile", "Measure", "evaluate", "read_gold"]
