"""How a Chinese verb is used: as a noun, as an attribute before 的, at the end of 由…率领."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.discourse.chinese_survey import frames
from kg.mentions import AgreementRef, MeetingRef

if TYPE_CHECKING:
    from kg.lexicon import Lexicon
    from kg.mentions import Item


def sets_out(items: list[Item], lexicon: Lexicon) -> bool:
    """Whether a sentence says what is to be done: 一是…, 根据协议，两地将…."""
    if "".join(i.text for i in items[:3]).startswith(tuple(lexicon.words("point-of-plan", "zh-hans"))):
        return True
    if not items or items[0].text not in ("根据", "按照"):
        return False
    comma = next((n for n, i in enumerate(items) if i.tag == ","), 0)
    agreed = any(isinstance(i.value, AgreementRef) for i in items[:comma])
    return agreed and any(i.tag == "m" for i in items[comma:])


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


def visits(items: list[Item], index: int, lexicon: Lexicon) -> bool:
    """Whether somebody leads a delegation: 率领某地代表团, 带队到某局交流."""
    item, ahead = items[index], items[index + 1 : index + 4]
    if item.tag == "b":
        return any(i.text.endswith(tuple(lexicon.words("delegation", "zh-hans"))) for i in ahead)
    if item.text not in lexicon.words("visiting", "zh-hans"):
        return False
    start = next((n for n, i in enumerate(ahead) if i.text in lexicon.words("going", "zh-hans") or i.tag == "v"), None)
    return start is not None and any(i.tag in "AP" for i in ahead[start + 1 :])


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
    joined = before is not None and before.end == items[index].start
    plain = items[index].text in lexicon.words("verbal-noun", "zh-hans")
    if items[index].text.endswith("了"):
        return False
    if before is not None and joined and before.text == "的":
        return not _given(items, index, lexicon)
    if before is not None and joined and before.tag in "TZcCQ":
        return before.tag != "T" or plain or "say" not in frames(items[index])  # 对挂职干部表示感谢
    if after is not None and after.text.startswith(tuple(lexicon.words("noun-tail", "zh-hans"))):
        return True
    return before is not None and before.tag == "w" and before.end == items[index].start and plain


def _given(items: list[Item], index: int, lexicon: Lexicon) -> bool:
    """Whether a speech is given by a verb before its attribute: 作了题为《…》的发言, 做了热情洋溢的致辞."""
    giving = lexicon.words("giving", "zh-hans")
    for item in reversed(items[max(0, index - 9) : index]):
        if item.text in giving:
            return True
        if item.tag in ",.;VE":
            return False
    return False


def is_talk(items: list[Item], index: int, lexicon: Lexicon) -> bool:
    """Whether the meeting held is a talk, which those who hold it are at."""
    item = next((i for i in items[index + 1 :] if isinstance(i.value, MeetingRef)), None)
    return item is not None and item.text.endswith(tuple(lexicon.words("talk", "zh-hans")))
