"""What the rest of a document tells of a Chinese name: where it ends, and whether a preposition stands before it."""

from __future__ import annotations

import re

_BEFORE = tuple("向同和与于")


def handed(text: str, whole: str, start: int) -> bool:
    """Whether a preposition stands here before a name that the document shows without it: 检察长向程小明介绍."""
    name, rest = text[start : start + 3], text[start + 1 : start + 3]
    return name[:1] in _BEFORE and len(rest) > 1 and whole.count(name) < whole.count(rest)


def always(text: str, whole: str, start: int) -> bool:
    """Whether the third character stands behind the two each of several times."""
    name = text[start : start + 3]
    return whole.count(name) == whole.count(name[:2]) > 1


def shorter(text: str, whole: str, start: int, after: frozenset[str]) -> bool:
    """Whether the document shows the first two characters as a name elsewhere: 罗顺一行, then 罗顺称."""
    name, two = text[start : start + 3], text[start : start + 2]
    if whole.count(name) >= whole.count(two):
        return False
    behind = (whole[m.end() : m.end() + 2] for m in re.finditer(re.escape(two), whole))
    return any(b and b[0] != name[2] and (b[0] in after or b in after) for b in behind)
