"""People without names in Chinese: a body with a title or a group noun behind it, a counted title."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.annotate.cascade import cover
from kg.annotate.kinds import reading
from kg.mentions import GroupRef, Item, entries

if TYPE_CHECKING:
    from kg.lexicon import Lexicon


def groups(items: list[Item], text: str, lexicon: Lexicon) -> list[Item]:
    """Titles without a name beside a body: somebody of that body, so the body; 四地中院院长 are people."""
    out: list[Item] = []
    anonymous = lexicon.words("anonymous", "zh-hans")
    for index, item in enumerate(items):
        beside = out and out[-1].tag in "AL" and out[-1].end == item.start
        if beside and item.text in anonymous and items[index + 1 : index + 2] and items[index + 1].tag in "TSM":
            last = out.pop()
            out.append(cover(last.tag, [last, item], text, last.value))
            continue
        if out and item.tag in "TSM" and out[-1].tag in "AL" and out[-1].end == item.start:
            last = out.pop()
            value = last.value
            if item.tag == "T" and _unnamed(items, index):
                wording = text[last.start : item.end]
                nobody = GroupRef(None, None, None, None, wording, of_people=True)
                out.append(Item("L", last.start, item.end, nobody, wording))
                continue
            if item.tag == "T" and _goes_on(items, index):
                out.append(Item("w", last.start, item.end, None, text[last.start : item.end]))
                continue
            if item.tag == "T" and isinstance(value, GroupRef) and _official(item, lexicon):
                value = replace(value, of_people=True)
            out.append(cover(last.tag, [last, item], text, value))
            continue
        if out and item.tag == "T" and out[-1].tag == "n" and out[-1].end == item.start and _official(item, lexicon):
            count = out[-1].value if isinstance(out[-1].value, int) else None
            ref = GroupRef(None, None, None, count, text[out[-1].start : item.end], of_people=True)
            out.append(cover("L", [out.pop(), item], text, ref))
            continue
        out.append(item)
    return out


def _official(item: Item, lexicon: Lexicon) -> bool:
    title = reading(entries(item), "T")
    return title is not None and not (lexicon[title].flag("notOfficial") or lexicon[title].flag("byline"))


def _unnamed(items: list[Item], index: int) -> bool:
    """Whether a title is that of a person whose name nothing shows: 省委副书记某某某致辞."""
    ahead = items[index + 1 : index + 3]
    joined = bool(ahead) and ahead[0].tag == "w" and ahead[0].start == items[index].end
    return joined and 1 < len(ahead[0].text) < 5 and (len(ahead) < 2 or ahead[1].tag in "Vd,、.")


def _goes_on(items: list[Item], index: int) -> bool:
    """Whether a title is the first of a run that an unknown body breaks: 省委常委、某新区党工委书记."""
    ahead = items[index + 1 : index + 3]
    if len(ahead) < 2 or ahead[0].tag != "、" or ahead[1].tag not in "wPZ":
        return False
    return any(i.tag == "N" for i in items[index + 2 : index + 5])
