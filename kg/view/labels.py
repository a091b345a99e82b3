"""Labels as they stand in the picture: broken into short lines, and how much room they take."""

from __future__ import annotations

import unicodedata
from functools import cache

LINE = 20.0  # widest line, in halves of a wide character
LINES = 3


def width(text: str) -> float:
    """Width of a text in half-widths of a wide character: a Chinese character is 2, a letter about 1.1.

    >>> width("青海")
    4.0
    """
    return sum(map(_advance, text))


@cache
def _advance(letter: str) -> float:
    return 2.0 if unicodedata.east_asian_width(letter) in "WF" else 1.1


def wrap(text: str) -> str:
    """The text on at most three short lines of about the same length, cut with an ellipsis where longer.

    Latin script breaks between words, Chinese anywhere.

    >>> wrap("Quanzhou Municipal Public Security Bureau").splitlines()
    ['Quanzhou', 'Municipal Public', 'Security Bureau']
    >>> wrap("甘肃省公安厅党委书记办公室").splitlines()
    ['甘肃省公安厅党', '委书记办公室']
    """
    pieces = _pieces(text)
    lines, limit = _fill(pieces, LINE), LINE
    if len(lines) <= LINES:
        while limit > 4 and len(narrower := _fill(pieces, limit - 1)) == len(lines):
            lines, limit = narrower, limit - 1
        return "\n".join(lines)
    cut = lines[LINES - 1]
    while width(cut) > LINE - 2:
        cut = cut[:-1]
    return "\n".join([*lines[: LINES - 1], cut.rstrip() + "…"])


def _fill(pieces: list[str], limit: float) -> list[str]:
    """The pieces on lines no wider than the limit, save where a single piece is."""
    lines, line = [], ""
    for piece in pieces:
        if line and width((line + piece).rstrip()) > limit:
            lines.append(line.rstrip())
            line = ""
        line += piece if line else piece.lstrip()
    return [*lines, line.rstrip()]


def _pieces(text: str) -> list[str]:
    """What may not be broken: words with the space after them, single wide characters."""
    pieces: list[str] = []
    for letter in " ".join(text.split()):
        wide = unicodedata.east_asian_width(letter) in "WF"
        last = pieces[-1] if pieces else ""
        if not pieces or wide or last.endswith((" ", "-")) or width(last[-1]) == 2 or len(last) >= LINE - 2:
            pieces.append(letter)
        else:
            pieces[-1] += letter
    return pieces


def box(text: str, size: float) -> tuple[float, float]:
    """Width and height in pixels of a wrapped label in a type of `size` pixels."""
    lines = text.split("\n")
    return max(width(line) for line in lines) * size / 2, len(lines) * size * 1.2
