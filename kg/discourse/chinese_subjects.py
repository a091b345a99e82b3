"""Which mentions may be the subject of a Chinese clause, by what stands around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.discourse.chinese_survey import frames
from kg.mentions import AgencyRef, PlaceRef

if TYPE_CHECKING:
    from kg.lexicon import Lexicon
    from kg.mentions import Item


def begins(items: list[Item], index: int) -> bool:
    """Whether a mention is the subject of a clause of its own: ，各县交流了经验."""
    around = items[max(0, index - 1) : index + 2]
    told = frames(around[-1]).keys() - {"attend"}
    return len(around) == 3 and around[0].tag == "," and around[2].tag == "V" and bool(told)


def represented(items: list[Item], index: int) -> bool:
    """Whether an agency is one that somebody stands for: 代表甲、乙签署."""
    start = index
    while start > 1 and items[start - 1].tag in "、a" and items[start - 2].tag == "A":
        start -= 2
    return items[index].tag in "ALn" and start > 0 and items[start - 1].text == "代表"


def their_people(items: list[Item], index: int) -> bool:
    """Whether 的 joins a body to its people: 四市税务局的30余名代表."""
    ahead = items[index + 2 : index + 4]
    return any(i.tag in "NA" for i in ahead[:1]) or any(i.tag == "S" for i in ahead)


def may_act(items: list[Item], index: int, lexicon: Lexicon) -> bool:
    """Whether a mention may act by what stands behind it."""
    item, after = items[index], items[index + 1] if index + 1 < len(items) else None
    if item.tag == "A":
        return not _inner(items, index)
    if item.tag == "P":
        return not _holds(item, after, lexicon) and _acts(items, index)
    return item.tag != "n" or (after is not None and (after.tag in "VdSt" or after.text in ("在", "就", "经", "围绕")))


def _holds(item: Item, after: Item | None, lexicon: Lexicon) -> bool:
    """Whether a place only says where the next one lies: 广东省南雄市."""
    one, other = item.value, after.value if after is not None and after.start == item.end else None
    if not isinstance(one, PlaceRef) or not isinstance(other, PlaceRef):
        return False
    return any(not set(one.candidates).isdisjoint(lexicon.ancestors(p)) for p in other.candidates)


def _inner(items: list[Item], index: int) -> bool:
    """Whether a body only says whose unit or post comes next, by a word that the lexicon does not know."""
    ahead = items[index + 1 : index + 3]
    unit = ahead[0].value if ahead and ahead[0].start == items[index].end else None
    if isinstance(unit, AgencyRef) and unit.proper:
        return True  # 联合国毒罪办
    joined = bool(ahead) and ahead[0].tag == "w" and ahead[0].start == items[index].end
    before = items[index - 1] if index else None
    within = before is not None and before.tag == "w" and before.end == items[index].start
    if joined and within and (len(ahead) < 2 or ahead[1].tag in ",.;"):
        return True  # 实地了解某局基础设施建设情况
    if joined and len(ahead[0].text) > 3 and ahead[0].text.endswith(("局", "厅", "署", "委员会", "法院", "检察院")):
        return True
    if ahead and ahead[0].tag == "P" and ahead[0].start == items[index].end:
        return True  # an office of a state body in a place: 人民银行某市中心支行
    return len(ahead) == 2 and ahead[0].tag == "w" and ahead[0].start == items[index].end and ahead[1].tag in "TMUN"


def _acts(items: list[Item], index: int) -> bool:
    """A place acts where a group noun follows it, or it stands in a list that a verb follows."""
    for item in items[index + 1 : index + 24]:
        if item.tag in "Si":
            return True
        if item.tag == "V":
            listed = index > 1 and items[index - 1].tag in "、a" and items[index - 2].tag in "PA"
            apart = item.start > items[index].end or listed
            return bool(frames(item).keys() & {"sign", "attend"}) and apart
        if item.tag not in "P、andb" and item.text not in ("等", "也"):
            return False
    return False
