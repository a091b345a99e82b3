"""How a Chinese verb is used: as a noun, as an attribute before 的, at the end of 由…率领."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.mentions import MeetingRef

if TYPE_CHECKING:
    from kg.lexicon import Lexicon
    from kg.mentions import Item


def opens(items: list[Item]) -> bool:
    """Whether the sentence names an actor, a meeting or a day first: what follows speech is speech otherwise."""
    for item in items:
        if item.tag in "NALED" or item.text in ("会上", "会后", "会前", "会间"):
            rest = items[items.index(item) + 1 :]
            return not any(i.tag == "m" for i in rest[:3])
        if item.tag not in 'sdvte"、,PJ':
            return False
    return False


def leads(items: list[Item], index: int) -> bool:
    """Whether 由某人率领 ends the clause: the leader of a delegation was there."""
    after = items[index + 1] if index + 1 < len(items) else None
    return items[index].text.startswith(("率", "带领")) and (after is None or after.tag in ",.;")


def tells_meeting(items: list[Item], index: int) -> bool:
    """Whether an earlier holding tells a meeting apart: 去年在香港举行的第三十四次会晤."""
    ahead = items[index + 1 : index + 3]
    return len(ahead) == 2 and ahead[0].text == "的" and ahead[1].tag == "E"


def is_attribute(items: list[Item], index: int, found: dict[str, str]) -> bool:
    """Whether 的 after the verb makes it say which one: 联合印发的《意见》; a meeting so told apart is read."""
    after = items[index + 1] if index + 1 < len(items) else None
    if after is None or after.text != "的" or "inverted" in found.values() or "attend" in found:
        return False
    return not (found.keys() & {"organize", "take-place"})


def is_noun(items: list[Item], index: int, lexicon: Lexicon) -> bool:
    """Whether a verb's word stands as a noun: 的讲话, 讲话精神, 工作要求."""
    before = items[index - 1] if index else None
    after = items[index + 1] if index + 1 < len(items) else None
    if before is not None and before.end == items[index].start and (before.text == "的" or before.tag in "TZ"):
        return True
    if after is not None and after.text.startswith(tuple(lexicon.words("noun-tail", "zh-hans"))):
        return True
    plain = items[index].text in lexicon.words("verbal-noun", "zh-hans")
    return before is not None and before.tag == "w" and before.end == items[index].start and plain


def is_talk(items: list[Item], index: int, lexicon: Lexicon) -> bool:
    """Whether the meeting held is a talk, which those who hold it are at."""
    item = next((i for i in items[index + 1 :] if isinstance(i.value, MeetingRef)), None)
    return item is not None and item.text.endswith(tuple(lexicon.words("talk", "zh-hans")))
