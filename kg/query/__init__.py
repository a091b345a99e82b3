"""SPARQL: queries that are refused, queries that are stored, and their answers as rows or files.

Queries go to the merged graph as such; `GRAPH ?document { … }` reaches what one document states and
the evidence for it. The project's prefixes are known and need not be declared.
"""

from kg.query.answer import Answer
from kg.query.answers import FORMATS, Table, table, write
from kg.query.catalogue import Parameter, StoredQuery, ask, queries, run, stored

__all__ = [
    "FORMATS",
    "Answer",
    "Parameter",
    "StoredQuery",
    "Table",
    "ask",
    "queries",
    "run",
    "stored",
    "table",
    "write",
]
