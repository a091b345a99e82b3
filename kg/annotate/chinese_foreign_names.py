"""Where foreign names end in a Chinese text: in parts (艾山·买买提江), or left in their own letters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_HAN = r"[㐀-䶿一-鿿]"
_PARTS = re.compile(rf"{_HAN}{{1,7}}(?:·{_HAN}{{1,8}}){{1,3}}")
_LATIN = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+){1,3}(?![A-Za-z])")


def end(text: str, start: int, follows: Callable[[int], bool], closes: Callable[[int], bool]) -> int | None:
    """Where the name that begins at `start` ends: the first place where it surely `closes`, else where it may."""
    if (latin := _LATIN.match(text, start)) is not None:
        return latin.end()
    m = _PARTS.match(text, start)
    if m is None:
        return None
    least = text.rindex("·", start, m.end()) + 2
    ends = [position for position in range(least, m.end() + 1) if follows(position)]
    return next(iter([*filter(closes, ends), *ends]), m.end())
