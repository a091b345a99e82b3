"""What stands around a Chinese verb: the meeting that it is about, the agreements after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.discourse.chinese_survey import frames
from kg.mentions import AgreementRef, MeetingRef

if TYPE_CHECKING:
    from kg.discourse.meetings import Meeting
    from kg.discourse.reading import Reading
    from kg.mentions import Item

_SILENT = "了过着"


def relative(items: list[Item], index: int) -> bool:
    """Whether 出席会议的 opens a list of those present."""
    for item in items[index + 1 : index + 4]:
        if item.text == "的":
            after = items[items.index(item) + 1 : items.index(item) + 4]
            return any(i.text in ("有", "还有", "是", "：") or i.text.startswith(("包括", "还有", "有")) for i in after)
    return False


def object_fits(items: list[Item], index: int, reading: Reading) -> bool:
    """Whether a verb of presence has a meeting for its object, or none."""
    words = reading.lexicon.words
    if items[index].text in words("gathering-verb", "zh-hans"):
        return True
    item = next((i for i in items[index + 1 :] if i.text not in _SILENT), None)
    if item is None or item.tag in ',.;:、aEdVHb")(' or item.text in ("并", "的", "由", "在"):
        return True
    position = items.index(item)
    after = items[position + 1] if position + 1 < len(items) else None
    if after is not None and after.tag in "EH" and item.tag in "wvnsL#":
        return True
    return item.text.startswith(tuple(words("meeting-start", "zh-hans")))


def after_meeting(items: list[Item], index: int, reading: Reading) -> Meeting | None:
    """The meeting that is the verb's object."""
    for item in items[index + 1 : index + 8]:
        if isinstance(item.value, MeetingRef):
            found = reading.meetings.of(item.value)
            return None if found is None or found.studied else found
        if item.tag == "V" and not frames(item).keys() & {"organize", "take-place"}:
            return None
        if item.tag in ",.;、" and item.tag != "、":
            return None
    return None


def before_meeting(items: list[Item], index: int, reading: Reading) -> Meeting | None:
    """The last meeting named before the verb."""
    for item in reversed(items[:index]):
        if isinstance(item.value, MeetingRef):
            found = reading.meetings.of(item.value)
            if found is not None and not found.studied:
                return found
    return None


def stands_after_meeting(items: list[Item], item: Item, index: int) -> bool:
    """Whether an actor stands between the meeting and the verb: X由A主办."""
    last = next((i for i in reversed(items[:index]) if isinstance(i.value, MeetingRef)), None)
    return last is None or item.start >= last.end


def _within_row(item: Item) -> bool:
    return item.tag in '、aw"()' or item.text in ("等", "的")


def is_signing(items: list[Item], index: int) -> bool:
    """Whether the verb is a noun behind its agreement: 协议签订，进一步健全了制度; 共同见证协议签署."""
    before = items[index - 1] if index else None
    return before is not None and before.tag == "c" and before.end == items[index].start


def agreements_at(items: list[Item], index: int, *, signs: bool) -> list[Item]:
    """The titles after the verb, as far as they stand in a row; for a signing, else those right before 由…签署."""
    found: list[Item] = []
    inside = False
    if is_signing(items, index) and items[index + 1 : index + 2] and items[index + 1].tag == ",":
        return found
    for item in items[index + 1 :]:
        inside = item.tag == "(" or (inside and item.tag != ")")
        if inside:
            continue  # a short form in brackets: 《…意见》（以下简称《意见》）
        if isinstance(item.value, AgreementRef) and (signs or not item.value.generic):
            if item.value.generic and found and item.start == found[-1].end:
                found[-1] = item  # 高质量发展战略|合作协议: one noun
                continue
            if item.value.generic and found:
                continue
            found = [i for i in found if not i.value.generic]  # type: ignore[union-attr]  # only agreements are kept
            found.append(item)
        elif item.tag in "V;" or (item.tag == "," and not signs) or (found and not _within_row(item)):
            break
    if found or not signs:
        return found
    before = [i for i in items[:index] if isinstance(i.value, AgreementRef)][-1:]
    stop = items.index(before[0]) if before else 0
    if before and items[stop + 1].text == "上" and stop + 2 == index:
        return before  # 在《备忘录》上签字
    return before if before and items[stop + 1].text in ("由", "正式", "，") else []
