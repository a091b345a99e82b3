"""Which queries are asked at all: those that read this dataset and nothing beyond it."""

from __future__ import annotations

import re

from kg.errors import QueryError

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


def refuse(text: str) -> None:
    """Raise QueryError for an update, and for what would reach, or seem to reach, beyond the dataset."""
    depth, verb = 0, None
    for token in _TOKEN.finditer(text):
        kind, word = token.lastgroup, token.group().upper()
        depth += (kind == "open") - (kind == "close")
        if depth > _DEEPEST:
            message = f"the query nests brackets more than {_DEEPEST} deep"
            raise QueryError(message)
        if kind != "word":
            continue
        if word == "SERVICE":
            message = "the query is refused: SERVICE would ask another server"
            raise QueryError(message)
        if word == "FROM":
            # The merged graph is asked whatever FROM says: better no answer than that to another question.
            message = "the query is refused: FROM is not followed; write GRAPH <…> { … } for a document's graph"
            raise QueryError(message)
        verb = verb or (word if word in _UPDATES | _FORMS else None)
    if verb in _UPDATES:
        message = f"the query is refused: {verb} would change the graph, and a graph is only read here"
        raise QueryError(message)
    if verb is None:
        message = "the query is none: it has no SELECT, ASK, CONSTRUCT or DESCRIBE"
        raise QueryError(message)
