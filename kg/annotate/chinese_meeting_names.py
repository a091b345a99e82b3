"""The whole name of what is held: 总结表彰暨工作部署会议, 第四轮联合检查工作总结会, 主要领导座谈会.

Between a verb of holding and the head, or between the edge of the clause and the head, words that are verbs, joiners or
group nouns elsewhere are part of the name.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.annotate.chinese_gatherings import LANGUAGE, closes, object_of_holding, subject_of_holding

if TYPE_CHECKING:
    from kg.lexicon import Lexicon
    from kg.mentions import Item

# Verbs, joiners, adverbs, group nouns, members, agreements' nouns.
_INNER = frozenset("VvabdcSi")
_JOINT = 10


def whole_names(items: list[Item], lexicon: Lexicon) -> list[Item]:
    """The items; those inside the name of a meeting that is held, or that 暨 joins to another, are plain words."""
    heads = [n for n, item in enumerate(items) if item.tag == "H"]
    if not heads:
        return items
    talks, found = lexicon.words("talk-noun", LANGUAGE), list(items)
    for index in heads:
        if items[index].text in talks:
            continue
        start = object_of_holding(items, index) if closes(items, index) else None
        start = subject_of_holding(items, index) if start is None else start
        start = _joined(items, index) if start is None else start
        for at in range(start if start is not None else index, index):
            if items[at].tag in _INNER and not (at == start and items[at].tag in "da"):
                found[at] = replace(items[at], tag="w", value=None)
    return found


def _joined(items: list[Item], index: int) -> int | None:
    """Where a second name begins that 暨 joins to the head of the first: 座谈会暨框架协议签订仪式."""
    for at in range(index - 1, max(0, index - _JOINT), -1):
        if items[at].tag in ",.;:":
            return None
        if items[at].text == "暨":
            return at + 1 if items[at - 1].tag == "H" else None
    return None
