"""What a check found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One thing that does not hold.

    `what` is the check that failed: `shape`, `statement`, `evidence`, `blank node`, `document`, `quote`
    or `term`. `where` is the document's path, `the merged graph` or a file. `message` is one line.
    """

    what: str
    where: str
    message: str


@dataclass(frozen=True, slots=True)
class Report:
    """All violations, sorted, and how much was checked: documents, facts stated in them, and quotes."""

    violations: tuple[Violation, ...]
    documents: int = 0
    facts: int = 0
    quotes: int = 0

    @property
    def conforms(self) -> bool:
        """Whether nothing was found."""
        return not self.violations


def excerpt(text: str, length: int = 60) -> str:
    r"""A text on one line, cut after `length` characters.

    >>> excerpt("one\ntwo three", 8)
    'one two…'
    """
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"
