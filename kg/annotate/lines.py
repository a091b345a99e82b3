"""What each line of a page is: furniture, stamp, byline, headline or body; where the links to other pages begin."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg.annotate.language import HAN
from kg.annotate.simplified import simplified

if TYPE_CHECKING:
    from kg.lexicon import Lexicon

_DATED = re.compile(r"(?:[\d\s:：/\-年月日.|\[\]]|[〇○零一二三四五六七八九十]|[（(](?:星期|周).[）)])+")
# A line of a list of other pages: a title with its date.
_LINK = re.compile(r"^[-·•◆▪*\s]*20\d\d-\d\d-\d\d|[\[【(（]?20\d\d-\d\d-\d\d[\]】)）]?$")
_DATED_CLOCKED = re.compile(r"20\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s+\d{1,2}[:：]\d\d(?!\d)")
_CLOCKED = re.compile(r"\b(?:19|20)\d\d\b.*\b\d\d?:\d\d\b|\b\d\d?:\d\d\b.*\b(?:19|20)\d\d\b")
_STOPPED = re.compile(r"[.!?。！？；;][”\"’')）\]】》」\s]*$")
_DOTTED = re.compile(r"\s*[·•●◆▪■★☆○»]")


@dataclass(frozen=True, slots=True)
class Furniture:
    """How furniture, stamps and bylines begin or what they hold, by the lexicon."""

    starts: re.Pattern[str]
    stamps: re.Pattern[str]
    bylines: re.Pattern[str]


@cache
def furniture_of(lexicon: Lexicon) -> Furniture:
    """The patterns of a lexicon's word lists."""

    def listed(name: str) -> list[str]:
        words = {w for language in ("en", "zh-hans") for w in lexicon.words(name, language)}
        ordered = sorted(words, key=lambda w: (-len(w), w))
        return [re.escape(w).replace(r"\ ", r"\s+").replace("：", r"\s*：") for w in ordered]

    starts, stamps, bylines = (listed(x) for x in ("furniture", "stamp-cue", "byline-cue"))
    return Furniture(
        re.compile(rf"\s*[\[【(（■□◆●>»·|-]*\s*(?:{'|'.join(starts) or '(?!)'})", re.IGNORECASE),
        re.compile(rf"(?:{'|'.join(stamps) or '(?!)'})", re.IGNORECASE),
        re.compile(rf"\s*[\[【(（]?\s*(?:{'|'.join(bylines) or '(?!)'})", re.IGNORECASE),
    )


def spans(text: str) -> list[tuple[int, int]]:
    """The half-open ranges of the lines that hold more than blanks."""
    return [m.span() for m in re.finditer(r"[^\r\n]+", text) if not m.group().isspace()]


def _titled(line: str) -> bool:
    """Whether a line is a dotted title in Chinese, which may end in ! or ?."""
    return line.endswith(("!", "?", "！", "？")) and _DOTTED.match(line) is not None and HAN.search(line) is not None


def before_links(text: str, lines: list[tuple[int, int]], furniture: Furniture) -> int:
    """How many lines come before the titles of other pages with which a page ends."""
    told = [text[a:b].rstrip() for a, b in lines]
    last = next(
        (i for i in range(len(told), 0, -1) if _STOPPED.search(told[i - 1]) and not _titled(told[i - 1])), len(told)
    )
    for i in range(last, len(told)):
        if _DOTTED.match(told[i]) or furniture.starts.match(simplified(told[i])):
            listed = told[i - 1].endswith((":", "："))
            return len(told) if listed else i
    return len(told)


def role_of(line: str, seen_body: bool, furniture: Furniture) -> str:
    """Whether a line is `furniture`, `stamp`, `byline`, `headline` or `body`."""
    bare = line.strip()
    if HAN.search(bare):
        return _chinese_role(simplified(bare), seen_body, furniture)
    sentence = bool(re.search(r"[。！？]|[.!?](?:\s|$)", bare)) and len(bare) > 40
    if furniture.stamps.search(bare) and not (sentence and len(bare) > 200):
        return "stamp"
    if furniture.bylines.match(bare) and len(bare) < 120:
        return "byline"
    if len(bare) < 100 and _CLOCKED.search(bare):
        return "stamp"
    if furniture.starts.match(bare) and len(bare) < 160:
        return "furniture"
    if re.fullmatch(r"[\d\s:：/\-年月日.|\[\]]+", bare):
        return "stamp"
    return "headline" if not seen_body and not sentence and len(bare) < 200 else "body"


def _chinese_role(bare: str, seen_body: bool, furniture: Furniture) -> str:
    """Chinese lines say more in less, and a sentence ends in 。: only what has none is a headline."""
    sentence = "。" in bare or "；" in bare
    if furniture.stamps.search(bare) and not (sentence and len(bare) > 60):
        return "stamp"
    if furniture.bylines.match(bare) and not sentence and len(bare) < 60:
        return "byline"
    if furniture.starts.match(bare) and not sentence and len(bare) < 60:
        return "furniture"
    if (
        _DATED.fullmatch(bare)
        or _DATED.fullmatch(bare.strip("（）()"))
        or (_DATED_CLOCKED.match(bare) and not sentence)
    ):
        return "stamp"
    if seen_body and not sentence and len(bare) < 80 and _LINK.search(bare):
        return "furniture"
    return "headline" if not seen_body and not sentence and len(bare) < 60 else "body"
