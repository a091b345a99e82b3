"""Meetings, zones and agreements in Chinese: noun phrases that end in their head and grow to the left."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from kg.annotate.cascade import cover
from kg.annotate.zones import zone_ref
from kg.mentions import AgreementRef, Item, MeetingRef, PlaceRef, ZoneRef

if TYPE_CHECKING:
    from kg.lexicon import Lexicon

_GROWS = frozenset("RPJKUZXTMwCHA#nLQ")
_QUOTES = dict.fromkeys(map(ord, "“”‘’「」"))
# What may stand behind the name of a talk.
_BEHIND = ("上", "中", "前", "后", "时", "期间", "现场", "结束", "会", "纪要")
_STANDING = ("系统", "机制", "制度")
_ORDINAL = re.compile(r"第[\d一二三四五六七八九十]+[届次]|首届|(?:19|20)\d\d年度?")
_YEAR = re.compile(r"(20\d\d|19\d\d)年")
_THIS = re.compile(r"(?:本次|此次|这次|该次|本届|该|本|上述|整个)$")


def meetings(items: list[Item], text: str, lexicon: Lexicon) -> list[Item]:
    """Rewrite heads with what belongs to them into meetings `E`, zones `X` and agreements `c`."""
    out: list[Item] = []
    talks = lexicon.words("talk-verb", "zh-hans")
    index = 0
    while index < len(items):
        item = items[index]
        index += 1
        if item.tag not in "HZC":
            out.append(item)
            continue
        if item.tag == "H" and item.text in talks and _goes_on(items, index):
            out.append(Item("w", item.start, item.end, None, item.text))
            continue
        if item.tag == "Z" and _head_follows(items, index):
            out.append(item)
            continue
        if item.tag == "C":
            out.append(Item("c", item.start, item.end, AgreementRef(item.text, generic=True), item.text))
            continue
        if item.text.startswith("签") and out and out[-1].tag == "c" and out[-1].end == item.start:
            last = out.pop()  # 合作协议签约仪式
            out.append(Item("w", last.start, last.end, None, last.text))
        start = _left(out)
        while index < len(items) and item.tag == "H" and (step := _right(items, index)):
            out.extend(items[index - 1 : index - 1 + step])
            index += step
            item = items[index - 1]
        part = [*out[start:], item]
        del out[start:]
        if item.tag == "H" and index < len(items) and items[index].text.startswith(_STANDING):
            part.append(items[index])
            index += 1
            item = Item("Z", item.start, item.end, item.value, item.text)
        out.extend(_meeting(part, text, lexicon) if item.tag == "H" else _zone(part, text))
    return out


def _goes_on(items: list[Item], index: int) -> bool:
    """Whether a noun of talking is a verb, or part of another noun: 会商研判, 震情会商专题发言."""
    after = items[index] if index < len(items) else None
    joined = after is not None and after.tag == "w" and after.start == items[index - 1].end
    return joined and after is not None and not after.text.startswith(_BEHIND)


def _head_follows(items: list[Item], index: int) -> bool:
    """Whether a meeting's head ends the noun phrase that goes on here."""
    for item in items[index : index + 8]:
        if item.tag == "H":
            return True
        if item.tag not in "wnKUMTRPZ#CJ" or item.text.startswith("成员"):
            return False
    return False


def _right(items: list[Item], index: int) -> int:
    """How many items on to a second head: 座谈会暨签约仪式, 联席会议主席会议."""
    for size in range(1, 10):
        last = index + size - 1
        if last >= len(items):
            return 0
        inner = items[index:last]
        if items[last].tag == "H":
            if inner and inner[0].text == "暨":
                return size if all(i.tag in '"waTMCKn#UZRPJAL' or _is_year(i) for i in inner) else 0
            return size if size < 5 and all(i.tag in "TM#" for i in inner) else 0
    return 0


def _left(before: list[Item]) -> int:
    """How far to the left the noun phrase reaches."""
    start = len(before)
    while start > 0:
        item = before[start - 1]
        if item.tag in _GROWS:
            start -= 1
        elif (
            item.tag == "、" and 1 < start < len(before) and before[start].tag == "P" and _place(before[start - 2])
        ) or (item.tag == "a" and 1 < start < len(before) and _joined(before, start)):
            start -= 2
        elif _is_year(item) or (
            item.text == "等"
            and start > 1
            and start < len(before)
            and before[start].tag in "nPR"
            and before[start - 2].tag == "P"
        ):
            start -= 1
        elif item.tag == '"' and len(before) - start < 14 and item.text in "”」" and start > 1:
            opened = next((i for i in range(start - 2, max(-1, start - 8), -1) if before[i].text in "“「"), None)
            if opened is None:
                break
            start = opened
        else:
            break
    if 1 < start < len(before) and before[start].tag == before[start - 2].tag == "A" and before[start - 1].tag in "、a":
        start += 1  # the last of a list of bodies: 甲、乙、丙检察机关“某某”联席会议
    while start < len(before) and before[start].tag in "LUTM" and before[start].tag != "L":
        start += 1
    return start


def _is_year(item: Item) -> bool:
    return item.tag == "D" and _YEAR.fullmatch(item.text) is not None


def _place(item: Item) -> bool:
    """Whether an item is a place, or a short word as good as one: 内地."""
    return item.tag == "P" or (item.tag == "w" and len(item.text) == 2)


def _joined(before: list[Item], start: int) -> bool:
    """Whether the word before `start` joins two parts of one name: 交流与合作会议, 座谈暨签订会."""
    if before[start - 1].text == "暨":
        return before[start - 2].tag in _GROWS
    inner = before[start - 2].tag in "wKPnARZ" and before[start].tag in "wKPRAZn"
    return before[start - 1].text in "与和及" and inner


def _meeting(part: list[Item], text: str, lexicon: Lexicon) -> list[Item]:
    head = part[-1]
    if len(part) > 1 and part[-2].tag == "H" and part[-2].text.endswith("联席会议"):
        head = part[-2]
    kept = list(part)
    lead: list[Item] = []
    while len(kept) > 1 and kept[0].tag == "w" and _THIS.search(kept[0].text):
        lead.append(kept.pop(0))
    wording = text[kept[0].start : kept[-1].end].strip()
    first = kept[: next((n for n, i in enumerate(kept) if i.text == "暨"), len(kept))]  # the second name tells no more
    ordinals = [i.value for i in first if i.tag == "#" and isinstance(i.value, int)]
    generic = not [i for i in kept if i.tag not in "H#"] and not ordinals
    if generic and kept[-1].text not in lexicon.words("meeting-form", "zh-hans") and len(kept[-1].text) > 4:
        generic = False
    year = _YEAR.search(wording)
    level = next((str(i.value) for i in kept if i.tag == "J"), None)
    ref = MeetingRef(
        wording,
        str(head.value),
        ordinals[-1] if ordinals else None,
        _zone_inside(first, text),
        grams(_ORDINAL.sub("", wording)),
        generic,
        int(year.group(1)) if year else None,
        level=level,
        places=tuple(cast("PlaceRef", i.value) for i in kept if i.tag == "P"),
    )
    return [*lead, cover("E", kept, text, ref)]


def grams(text: str) -> frozenset[str]:
    """Pairs of neighbouring characters: how alike two names are is how many they share."""
    bare = re.sub(r"[^\w]|[等的和与]", "", text)
    return frozenset(bare[i : i + 2] for i in range(len(bare) - 1)) or frozenset((bare,))


def _zone_inside(part: list[Item], text: str) -> ZoneRef | None:
    """The zone whose session a meeting is: what stands before the ordinal and the head, up to the zone's own head."""
    named = next((i for i in part if i.tag == "X"), None)
    if named is not None:
        return cast("ZoneRef", named.value)
    at = max((i for i, item in enumerate(part) if item.tag == "Z"), default=None)
    if at is None:
        return None
    standing = part[at].text.endswith(("区", "机制", "联盟", "圈", "平台"))
    quoted = part[0].tag == '"' and any(i.tag == "#" for i in part)
    if not any(i.tag in "RPn" or ((standing or quoted) and i.tag == "w") for i in part[:at]):
        return None
    end = part[at].end + 2 * text.startswith(("合作", "协作"), part[at].end)
    wording = _ORDINAL.sub("", text[part[0].start : end]).translate(_QUOTES)
    return zone_ref(wording, grams(wording), (i for i in part[: at + 1] if i.tag != "#"))


def _zone(part: list[Item], text: str) -> list[Item]:
    if not any(i.tag in "RP" for i in part[:-1]):
        return part
    wording = text[part[0].start : part[-1].end]
    return [cover("X", part, text, zone_ref(wording, grams(wording), part))]
