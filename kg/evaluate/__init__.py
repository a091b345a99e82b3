"""Score what is extracted from annotated documents (the extra `evaluate`).

`find` a folder's annotated documents, `evaluate` them, and compare the result with floors; `score` compares one graph
with one annotation. Importing this raises MissingExtra where the extra's libraries are not installed.
"""

from __future__ import annotations

from kg.errors import MissingExtra

try:
    import rapidfuzz  # noqa: F401 - only to see whether it is there
    import yaml  # noqa: F401 - likewise
except ModuleNotFoundError as error:
    message = f"{error.name} is not installed, which evaluation needs; install it with: pip install 'coopkg[evaluate]'"
    raise MissingExtra(message) from error

from kg.evaluate.corpus import Annotated, digest, find
from kg.evaluate.evaluation import Evaluation, Scored, evaluate
from kg.evaluate.measure import Mistake, Outcome, Tally
from kg.evaluate.score import score

__all__ = [
    "Annotated",
    "Evaluation",
    "Mistake",
    "Outcome",
    "Scored",
    "Tally",
    "digest",
    "evaluate",
    "find",
    "score",
]
