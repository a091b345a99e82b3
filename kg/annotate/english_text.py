"""What newspapers and bad extraction do to English text: datelines before a sentence, words glued together."""

from __future__ import annotations

import re

_UPPER = "A-Z" + "".join(chr(c) for c in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)) if chr(c).isupper())
_WORD = rf"[{_UPPER}][\w.'’]*"
_PLACE = rf"{_WORD}(?:[ ,]+(?:{_WORD}|\d{{1,2}}|\d{{4}}))*[ ,]*"
_SOURCE = r"[(（\[][^()（）\[\]]{2,80}[)）\]]"
_STORED = r"(?:date \d{4}-\d\d-\d\d\s+)"
# "NANJING, Sept. 19 (Xinhua) -- ", "Ha Noi (VNA) - ", "LANZHOU — "
_DASHED = re.compile(rf"{_STORED}?(?:{_PLACE})?(?:{_SOURCE}\s*)?(?:\s-{{1,3}}|(?<=[)）])\s*-{{1,3}}|\s*[—–]{{1,2}})\s*(?=[{_UPPER}“\"0-9])")
_BYLINED = re.compile(rf"{_STORED}?[^.()（）]{{0,60}}[(（](?:\w+[,;/: ]+)?(?i:reporter|correspondent|xinhua|vna|ena|ians|ani)\b[^)）]{{0,100}}[)）][\s:,-]*")
_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d")
_GLUED = re.compile(r"(?<![^\W\d_])[a-z]{2,}(?=[A-Z][a-z])|[a-z]{2}[.!?;](?=[A-Z][a-z])|[a-z]{2},(?=[A-Za-z]{2})")
_LINK = re.compile(r"\S*(?:www\.|://|@)\S*")


def dateline(text: str) -> int:
    """Where a paragraph's dateline or byline ends, 0 where it has none.

    >>> text = "NANJING, Sept. 19 (Xinhua) -- Delegates of five cities met."
    >>> text[dateline(text) :]
    'Delegates of five cities met.'
    """
    bylined = _BYLINED.match(text)
    if bylined:
        return bylined.end()
    dashed = _DASHED.match(text)
    if dashed is None or dashed.end() > 110:
        return 0
    place = re.sub(r"\W", "", re.split(r"[(（,\[—–-]", dashed.group(), maxsplit=1)[0])
    told = place.isupper() or re.search(_SOURCE, dashed.group()) or _MONTH.search(dashed.group())
    return dashed.end() if told or dashed.group().startswith("date ") else 0


def gaps(text: str) -> frozenset[int]:
    """The offsets before which a blank is missing: "presided overMeeting", "studied.Vice Governor".

    >>> sorted(gaps("presided overMeeting, studied.Vice Governor DeBruhl"))
    [13, 30]
    """
    links = [m.span() for m in _LINK.finditer(text)]
    ends = (m.end() for m in _GLUED.finditer(text))
    return frozenset(e for e in ends if not any(a < e < b for a, b in links))
