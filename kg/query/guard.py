"""Which queries are asked at all: those that read this dataset and nothing beyond it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.errors import QueryError
from kg.labels import expand

if TYPE_CHECKING:
    from kg.store import GraphStore

_UPDATES = frozenset({"ADD", "CLEAR", "COPY", "CREATE", "DELETE", "DROP", "INSERT", "LOAD", "MOVE", "WITH"})
_FORMS = frozenset({"ASK", "CONSTRUCT", "DESCRIBE", "SELECT"})
# The parser descends once for each bracket, and ends the process where its stack does.
_DEEPEST = 200
_TOKEN = re.compile(
    r"""(?P<comment>\#[^\r\n]*)
      | (?P<string>\"{3}(?:\\.|(?!\"{3}).)*\"{3} | '{3}(?:\\.|(?!'{3}).)*'{3}
          | "(?:\\.|[^"\\\r\n])*" | '(?:\\.|[^'\\\r\n])*')
      | (?P<iri><[^<>"{}|^`\x00-\x20]*>)
      | (?P<variable>[?$]\w+)
      | (?P<name>(?:\w(?:[\w.-]*\w)?)?:(?:[\w.:%-]|\\.)* | @\w[\w-]*)
      | (?P<word>[^\W\d]\w*)
      | (?P<open>[({\[]) | (?P<close>[)}\]])
      | (?P<other>\S)""",
    re.VERBOSE | re.DOTALL,
)


def refuse(store: GraphStore, text: str) -> None:
    """Raise QueryError for an update, for SERVICE, and for FROM with a graph that is not in the dataset."""
    depth, verb, previous = 0, None, ""
    for token in _TOKEN.finditer(text):
        kind, value = token.lastgroup, token.group()
        depth += (kind == "open") - (kind == "close")
        if depth > _DEEPEST:
            message = f"the query nests brackets more than {_DEEPEST} deep"
            raise QueryError(message)
        if kind == "comment":
            continue
        word = value.upper() if kind == "word" else ""
        if word == "SERVICE":
            message = "the query is refused: SERVICE would ask another server"
            raise QueryError(message)
        verb = verb or (word if word in _UPDATES | _FORMS else None)
        if previous in {"FROM", "FROM NAMED"} and word != "NAMED":
            _known_graph(store, value)
        previous = f"{previous} {word}".strip() if word == "NAMED" else word
    if verb in _UPDATES:
        message = f"the query is refused: {verb} would change the graph, and a graph is only read here"
        raise QueryError(message)
    if verb is None:
        message = "the query is none: it has no SELECT, ASK, CONSTRUCT or DESCRIBE"
        raise QueryError(message)


def _known_graph(store: GraphStore, token: str) -> None:
    iri = token[1:-1] if token.startswith("<") else expand(token)
    if iri not in {getattr(name, "value", None) for name in store.native.named_graphs()}:
        message = f"the query is refused: FROM {token} is no graph of the dataset, and nothing is fetched"
        raise QueryError(message)
