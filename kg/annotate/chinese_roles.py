"""Titles and people in Chinese: runs of titles before a name, read from the name leftwards."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, cast

from kg.annotate.kinds import branch_of, function_of, reading
from kg.mentions import AgencyRef, Item, MeetingRef, PersonRef, PlaceRef, RoleRef, ZoneRef, entries

if TYPE_CHECKING:
    from kg.lexicon import Lexicon

LANGUAGE = "zh-hans"
_BODY = "APJEX"
# Titles of which a body has many.
_MEMBERS = ("常委", "委员", "成员")
# A title that names no body of its own but a unit inside one: read at the body of its neighbours.
_SHARED = frozenset(("party-committee", "party-group"))


@cache
def _titles(lexicon: Lexicon) -> dict[str, str]:
    found: dict[str, str] = {}
    for concept in lexicon.of_class("RoleTitle"):
        for label in concept.labels:
            if label.language == "zh-hans":
                found.setdefault(label.text, concept.iri)
    return found


def people(items: list[Item], text: str, lexicon: Lexicon) -> list[Item]:
    """Give each name `N` the titles beside it; a run of titles is taken into the person's item."""
    out: list[Item] = []
    index = 0
    while index < len(items):
        item = items[index]
        index += 1
        if item.tag != "N":
            out.append(item)
            continue
        start, roles = _run(out, text, lexicon)
        parts = out[start:]
        del out[start:]
        if not roles:
            roles, index, parts = _after(out, items, index, text, lexicon)
        if not roles:
            roles = _shared(out)
        person = cast("PersonRef", item.value)
        first = parts[0].start if parts and parts[0].start < item.start else item.start
        end = max(item.end, parts[-1].end if parts else 0)
        ref = replace(person, roles=tuple(roles))
        out.append(Item("N", first, end, ref, text[first:end]))
    return out


def _run(before: list[Item], text: str, lexicon: Lexicon) -> tuple[int, list[RoleRef]]:
    """Where the run of titles that ends here begins, and its roles from left to right."""
    roles: list[RoleRef] = []
    end = len(before)
    start = end
    while True:
        at, role = _title(before, end, text, lexicon)
        if role is None:
            return start, roles
        if roles and at > 0 and before[at - 1].tag == "N" and before[at - 1].end == before[at].start:
            return start, roles  # 甲上将和某部副司令乙: the first title is the other's
        roles.insert(0, role)
        start = at
        if at > 0 and before[at - 1].text == "本届":
            at -= 1
        if (at > 0 and before[at - 1].tag in "、,a") or (at > 0 and before[at - 1].text == "兼"):
            end = at - 1
            if end > 0 and before[end - 1].text == "兼":
                end -= 1
        elif at > 0 and before[at - 1].tag == "T":
            end = at
        else:
            return start, roles


def _without_gloss(before: list[Item], at: int) -> int:
    """The title in front of a bracket that ends here: 副处长（行动）."""
    if at < 1 or before[at].tag != ")":
        return at
    opened = next((i for i in range(at, max(-1, at - 6), -1) if before[i].tag == "("), 0)
    return opened - 1 if opened > 0 and before[opened - 1].tag == "T" else at


def _title(before: list[Item], end: int, text: str, lexicon: Lexicon) -> tuple[int, RoleRef | None]:
    """The title that ends at `end`, with its modifiers and body."""
    at = _without_gloss(before, end - 1)
    if at < 0 or before[at].tag != "T":
        return end, None
    title = reading(entries(before[at]), "T")
    if title is None:
        return end, None
    first = at
    modifiers: list[str] = []
    former = False
    while first > 0 and before[first - 1].tag == "M":
        first -= 1
        iri = reading(entries(before[first]), "M")
        if iri:
            modifiers.insert(0, iri)
            former = former or lexicon[iri].flag("former")
    wording = text[before[first].start : before[at].end]
    if first > 1 and before[first - 1].tag == "w" and len(before[first - 1].text) < 6 and before[first - 2].tag == "A":
        first -= 1
    unknown = _unknown(before, first, lexicon)
    if unknown is not None:
        return unknown.start, RoleRef(title, tuple(modifiers), _nameless(text, before, unknown, first), wording, former)
    body = before[first - 1] if first > 0 and before[first - 1].tag in _BODY else None
    start = first
    if body is None and first > 1 and before[first - 1].tag in "wZR" and before[first - 2].tag in "、,a":
        start = first - 1 if len(before[first - 1].text) < 9 else first
    if body is not None:
        start = first - 1
        while start > 0 and before[start - 1].tag == body.tag == "P":
            start -= 1
        if start > 0 and before[start - 1].tag == "M":
            iri = reading(entries(before[start - 1]), "M")
            if iri and lexicon[iri].flag("former"):
                former, start = True, start - 1
    agency, chair, title = _body(body, title, before[at].text, lexicon)
    return start, RoleRef(title, tuple(modifiers), agency, wording, former, chair)


def _unknown(before: list[Item], first: int, lexicon: Lexicon) -> range | None:
    """The items of a body right before a title that only its own words name: “夏季行动”领导小组副组长, 高新区书记."""
    at = first - 1
    if at < 0 or before[at].end != before[first].start:
        return None
    if before[at].tag == "A" and cast("AgencyRef", before[at].value).units and at > 0 and before[at - 1].text == "”":
        at -= 1
    if before[at].text == "”":
        opened = next((i for i in range(at, max(-1, at - 6), -1) if before[i].text == "“"), None)
        if opened is None:
            return None
        joined = opened and before[opened - 1].tag in "wA" and before[opened - 1].end == before[opened].start
        return range(opened - bool(joined), first)
    embodied = before[first].tag == "T" and len(before[first].text) > 3 and 1 < len(before[at].text) < 7
    if before[at].tag != "w" or not (embodied or _ends(before[at], "outer-ending", lexicon)):
        return None
    while at > 0 and before[at - 1].tag in "PJ" and before[at - 1].end == before[at].start:
        at -= 1
    return range(at, first)


def _ends(item: Item, name: str, lexicon: Lexicon) -> bool:
    return item.text.endswith(tuple(lexicon.words(name, "zh-hans")))


def _nameless(text: str, before: list[Item], body: range, first: int) -> AgencyRef:
    """A body that nothing but its wording tells: no post is read there, and none is inherited."""
    return AgencyRef(level="proper", wording=text[before[body.start].start : before[first - 1].end])


def _body(
    item: Item | None, title: str, wording: str, lexicon: Lexicon
) -> tuple[AgencyRef | None, ZoneRef | MeetingRef | None, str]:
    concept = lexicon[title]
    if item is None:
        shared = (concept.first("impliesKind") or concept.first("impliesUnit") or "").rsplit("/", 1)[-1] in _SHARED
        own = wording.startswith(("党委", "党组"))
        return (AgencyRef(None, wording="", unresolved=True) if shared and own else None), None, title
    if item.tag == "A":
        return _inner(cast("AgencyRef", item.value), title, wording, lexicon)
    if item.tag in "EX":
        return None, cast("ZoneRef | MeetingRef", item.value), title
    joined = None
    if item.tag == "P":
        name = item.text
        joined = next((found for size in (3, 1) if (found := _titles(lexicon).get(name[-size:] + wording))), None)
    else:
        joined = _titles(lexicon).get(item.text + wording)
    implied = concept.first("impliesKind") or (lexicon[joined].first("impliesKind") if joined else None)
    if item.tag == "P":
        place = cast("PlaceRef", item.value)
        return AgencyRef(implied, place, unresolved=implied is None), None, title
    spelt = _spelt(item, wording, lexicon)
    return AgencyRef(implied, level=str(item.value), unresolved=implied is None, wording=spelt), None, title


def _spelt(level: Item, title: str, lexicon: Lexicon) -> str:
    """The body that a level word and a title mean, in words: 区政协主席 is of the 区政协."""
    size = next((n for n in (3, 2) if title[-n:] in _titles(lexicon) and len(title) > n), 0)
    return level.text + title[:-size] if size and len(level.text) == 1 else ""


def _inner(body: AgencyRef, title: str, wording: str, lexicon: Lexicon) -> tuple[AgencyRef, None, str]:
    """The branch or unit of a body that a title itself names: 省委政法委书记, 海关总署缉私局局长."""
    concept = lexicon[title]
    kind, unit = concept.first("impliesKind"), concept.first("impliesUnit")
    if kind and body.kind and branch_of(kind, lexicon) == body.kind and not body.units:
        return replace(body, kind=function_of(kind, lexicon), form=kind, wording=""), None, title
    if unit and not body.units and not body.proper and unit.rsplit("/", 1)[-1] not in _SHARED:
        bare = next((t for n in (2, 3) if (t := _titles(lexicon).get(wording[-n:]))), title)
        return replace(body, units=(unit,), wording=""), None, bare
    return body, None, title


def _after(
    out: list[Item], items: list[Item], index: int, text: str, lexicon: Lexicon
) -> tuple[list[RoleRef], int, list[Item]]:
    """A title that follows the name directly: 吴坤副总队长; its body stands before the name."""
    end = index
    while end < len(items) and items[end].tag == "M":
        end += 1
    if end >= len(items) or items[end].tag != "T" or (end + 1 < len(items) and items[end + 1].tag == "N"):
        return [], index, []
    title = reading(entries(items[end]), "T")
    if title is None or lexicon[title].flag("notOfficial") or lexicon[title].flag("byline"):
        return [], index, []
    modifiers = tuple(iri for i in items[index:end] if (iri := reading(entries(i), "M")))
    wording = text[items[index].start : items[end].end]
    body = out[-1] if out and out[-1].tag in "AP" else None
    if body is None and out and (unit := _unknown([*out, items[index - 1]], len(out), lexicon)) is not None:
        ref = AgencyRef(level="proper", wording=text[out[unit.start].start : out[-1].end])
        return [RoleRef(title, modifiers, ref, wording)], end + 1, items[index : end + 1]
    if len(out) > 1 and out[-1].tag == "w" and out[-2].tag == "A" and _ends(out[-1], "unit-ending", lexicon):
        body = out[-2] if out[-2].end == out[-1].start and out[-1].end == items[index - 1].start else None
        if body is not None:
            out.pop()
    agency, chair, title = _body(body, title, items[end].text, lexicon)
    parts = [*([body] if body else []), *items[index : end + 1]]
    if body:
        out.pop()
    return [RoleRef(title, modifiers, agency, wording, False, chair)], end + 1, parts


def _shared(before: list[Item]) -> list[RoleRef]:
    """The titles of the name before, in a list that gives them once: 副厅长甲、乙、丙."""
    if len(before) < 2 or before[-1].text not in ("、", "和", "及") or before[-2].tag != "N":
        return []  # 甲与乙 are two sides
    person = cast("PersonRef", before[-2].value)
    last = person.roles[-1:] if person.roles else ()
    shared = last and (last[0].modifiers or last[0].wording.endswith(_MEMBERS))
    return list(person.roles) if shared else []
