"""What can go wrong, as one tree.

    KgError                 everything that this package raises on purpose
    ├── InputError          what was given cannot be used (command line: exit 2)
    │   ├── DocumentError   a document that cannot be read
    │   ├── GraphError      a graph file that is missing or cannot be parsed
    │   ├── LexiconError    an ontology file that cannot be used
    │   ├── QueryError      a query that is wrong, refused, or lacks a parameter
    │   └── OutputError     a file or folder that cannot be written
    └── MissingExtra        an optional library is not installed (exit 2)

A failed check (`kg validate`) is a result, not an error.
"""


class KgError(Exception):
    """The root; its text is one line that says what, where and what to do."""


class InputError(KgError):
    """What was given cannot be used."""


class DocumentError(InputError):
    """A document that cannot be read."""


class GraphError(InputError):
    """A graph file that is missing or cannot be parsed."""


class LexiconError(InputError):
    """An ontology file that cannot be used."""


class QueryError(InputError):
    """A query that is wrong, refused, or lacks a parameter."""


class OutputError(InputError):
    """A file or folder that cannot be written."""


class MissingExtra(KgError):
    """An optional library is not installed; the text names the extra to install."""
