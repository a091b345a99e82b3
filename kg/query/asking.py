"""Asking the dataset a SPARQL query."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.errors import QueryError
from kg.query.answer import Answer
from kg.query.guard import refuse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rdflib.term import Identifier

    from kg.store import GraphStore


def answer(store: GraphStore, text: str, bindings: Mapping[str, Identifier] | None = None) -> Answer:
    """The answer to a SELECT, ASK, CONSTRUCT or DESCRIBE query, read to its end.

    `bindings` gives variables their terms; each must be among the variables that a SELECT returns, and
    a query should read it through COALESCE, since engines take a variable that no pattern binds to be
    unbound for good. Raises QueryError where the query is wrong, is an update, or would reach beyond
    the dataset.
    """
    refuse(text)
    try:
        # A string and nothing else: any other argument sends the query to a far slower engine.
        return Answer.of(store.default.query(text, initBindings=dict(bindings or {})))
    except SyntaxError as error:
        message = f"the query cannot be read: {_where(str(error))}"
        raise QueryError(message) from error
    except (RuntimeError, ValueError, OSError) as error:
        message = f"the query cannot be answered: {' '.join(str(error).split())}"
        raise QueryError(message) from error


def _where(message: str) -> str:
    found = re.match(r"error at (\d+):(\d+): (.*)", message, re.DOTALL)
    if not found:
        return " ".join(message.split())
    line, column, cause = found.groups()
    cause = " ".join(cause.split())
    unknown = "unknown prefix" if "Prefix not found" in cause else cause
    return f"line {line}, column {column}: {unknown if len(unknown) < 200 else unknown[:200] + '…'}"
