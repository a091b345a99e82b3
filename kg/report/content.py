"""What a page is made of, as values: sections of paragraphs, tables and findings, free of any markup.

Text is text: renderers escape it. What comes out of documents goes through `clean` once, here.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field


def clean(text: str) -> str:
    r"""One line without control characters, and without those that turn the direction of writing.

    >>> clean("two\nlines\u202e")
    'two lines'
    """
    shown = "".join(" " if unicodedata.category(letter) in {"Cc", "Zl", "Zp"} else letter for letter in text)
    return " ".join("".join(letter for letter in shown if unicodedata.category(letter) not in {"Cf", "Cs"}).split())


@dataclass(frozen=True, slots=True)
class Name:
    """What a thing is called: its label, and the one in the other language where there is one.

    `language` and `other_language` are tags of BCP 47, empty where unknown.
    """

    text: str
    language: str = ""
    other: str = ""
    other_language: str = ""


@dataclass(frozen=True, slots=True)
class Code:
    """A command line, a path or a digest: shown letter by letter."""

    text: str


@dataclass(frozen=True, slots=True)
class Day:
    """A date as the graph has it, which no line breaks: `2024-09-11`, `2024-09`, `--09-11` without a year."""

    text: str

    def __str__(self) -> str:
        """The date for people; one without a year says so."""
        text = clean(self.text)
        return f"{text[2:]}, no year" if text.startswith("--") else text


Inline = str | Name | Code | Day
Line = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Cite:
    """Words of a document: `start` and `end` are code points of its text, half-open."""

    text: str
    path: str
    start: int
    end: int
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; a `warning` says what the reader has to mind, `look` where to find what was claimed."""

    line: Line
    role: str = ""


@dataclass(frozen=True, slots=True)
class Items:
    """A list; with a `title` it can be folded away where the medium allows it."""

    lines: tuple[Line, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings. `numeric` are the indices of columns of numbers; `heat` shades these by their size."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]
    numeric: frozenset[int] = frozenset()
    heat: bool = False
    note: Line = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """A claim with the words that it rests on."""

    line: Line
    cites: tuple[Cite, ...] = ()


Block = Paragraph | Items | Table | Finding


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of the page; `anchor` names it in links."""

    title: str
    anchor: str
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """The whole: a title, what it says in short, and its sections."""

    title: str
    lead: tuple[Line, ...]
    sections: tuple[Section, ...] = field(default=())


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun.

    >>> count(1, "meeting"), count(1200, "agency", "agencies")
    ('1 meeting', '1,200 agencies')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def share(part: int, whole: int) -> str:
    """A part in per cent, empty where there is no whole; a few are not nought, and not quite all are not all.

    >>> share(1, 3), share(1, 1000), share(999, 1000), share(0, 5), share(0, 0)
    ('33 %', '< 1 %', '> 99 %', '0 %', '')
    """
    if not whole:
        return ""
    if whole - whole / 200 < part < whole:
        return "> 99 %"
    return "< 1 %" if 0 < part < whole / 200 else f"{100 * part / whole:.0f} %"


def joined(lines: list[Line], separator: str = "; ") -> Line:
    """Several lines as one."""
    found: list[Inline] = []
    for number, line in enumerate(lines):
        found += [separator, *line] if number else line
    return tuple(found)
