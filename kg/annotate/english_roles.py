"""Titles and people in English: runs of titles before and after a name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from kg.annotate.cascade import cover, rewrite
from kg.annotate.english_agencies import entries
from kg.annotate.kinds import reading
from kg.mentions import AgencyRef, GroupRef, Item, MeetingRef, PersonRef, PlaceRef, RoleRef, ZoneRef

if TYPE_CHECKING:
    import re

    from kg.lexicon import Lexicon


def people(items: list[Item], text: str, lexicon: Lexicon) -> list[Item]:
    """Rewrite titles into roles `B`, attach runs of them to names `N`, and make groups of people `L`."""
    grammar = _Roles(lexicon)
    items = rewrite(items, r"(?:t?(?:A|U|P'?|J'?|[EX]))*'?M*T(?:[o]t?(?:[AEXU]|P|J))?", grammar.role, text)
    items = rewrite(items, r"(?<=[^W])W{1,2}N", grammar.longer_name, text)
    items = rewrite(items, r"BW{2,4}(?![BMKTHZ])", grammar.unknown_name, text)
    items = rewrite(items, r"(?<!W)W{2,4},(?=t?B)", grammar.unknown_before, text)
    items = rewrite(items, r"t?B,t?E(?:o?t?[AB]|aA|,B)*,?N", grammar.chaired, text)
    items = rewrite(items, r"t?B(?:(?:,|a|,a)?t?B)*N(?:\(B\))?", grammar.before, text)
    items = rewrite(items, r"N,t?B(?:(?:,|a|,a)t?B)*(?!N)", grammar.after, text)
    return rewrite(items, r"(?<![N,a])t?B(?:(?:,|a|,a)t?B)*,N(?!,?t?B)", grammar.before, text)


class _Roles:
    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def role(self, part: list[Item], _: re.Match[str], text: str) -> Item | list[Item] | None:
        at = next(i for i, item in enumerate(part) if item.tag == "T")
        title = reading(entries(part[at]), "T")
        if title is None:
            return None
        modifiers: list[str] = []
        former = False
        for item in part[:at]:
            if item.tag == "M" and (iri := reading(entries(item), "M")):
                modifiers.append(iri)
                former = former or self.lexicon[iri].flag("former")
        before = [item for item in part[:at] if item.tag in "APJEXU"]
        after = [item for item in part[at + 1 :] if item.tag in "APJEXU"]
        body = next(iter([*reversed(after), *reversed(before)]), None)
        agency, chair = self._body(body, title)
        first = next((i for i, item in enumerate(part) if item.tag == "M"), at)
        wording = text[part[first].start : part[at].end]
        ref = RoleRef(title, tuple(modifiers), agency, wording, former, chair)
        return cover("B", part, text, ref)

    def _body(self, item: Item | None, title: str) -> tuple[AgencyRef | None, ZoneRef | MeetingRef | None]:
        if item is None:
            return None, None
        if item.tag == "A":
            return cast("AgencyRef", item.value), None
        if item.tag == "U":
            unit = reading(entries(item), "U")
            return AgencyRef(units=(unit,) if unit else (), unresolved=True), None
        if item.tag in "EX":
            return None, cast("ZoneRef | MeetingRef", item.value)
        implied = self.lexicon[title].first("impliesKind") if title in self.lexicon.concepts else None
        if item.tag == "P":
            place = cast("PlaceRef", item.value)
            return AgencyRef(implied, place, unresolved=implied is None), None
        return AgencyRef(implied, level=str(item.value), unresolved=implied is None), None

    def unknown_name(self, part: list[Item], _: re.Match[str], text: str) -> list[Item]:
        name = cover("N", part[1:], text)
        return [part[0], replace(name, value=PersonRef(name.text))]

    def longer_name(self, part: list[Item], _: re.Match[str], text: str) -> Item | None:
        """Pinyin's syllables inside a longer name of another language: "Tran Dai Quang"."""
        person = cast("PersonRef", part[-1].value)
        if not person.chinese or person.partial:
            return None
        name = cover("N", part, text)
        return replace(name, value=PersonRef(name.text))

    def unknown_before(self, part: list[Item], _: re.Match[str], text: str) -> list[Item]:
        name = cover("N", part[:-1], text)
        return [replace(name, value=PersonRef(name.text)), part[-1]]

    def chaired(self, part: list[Item], _: re.Match[str], text: str) -> Item | None:
        """A run that begins with the chair of a meeting: "chairman, second joint meeting of ..., director N"."""
        first = next(i for i in part if i.tag == "B")
        chair = cast("RoleRef", first.value)
        meeting = next(i for i in part if i.tag == "E")
        if chair.agency is not None or not any(i.tag == "B" for i in part[2:]):
            return None
        roles = [replace(chair, chair_of=cast("MeetingRef", meeting.value))]
        place = next((a.place for i in part if isinstance(a := i.value, AgencyRef) and a.place), None)
        for item in part[2:]:
            if item.tag == "B":
                role = cast("RoleRef", item.value)
                if place is not None and role.agency is None:
                    implied = self.lexicon[role.title].first("impliesKind")
                    role = replace(role, agency=AgencyRef(implied, place, unresolved=implied is None))
                roles.append(role)
        name = next(i for i in part if i.tag == "N")
        return cover("N", part, text, replace(cast("PersonRef", name.value), roles=tuple(roles)))

    def before(self, part: list[Item], _: re.Match[str], text: str) -> Item:
        name = next(i for i in part if i.tag == "N")
        person = cast("PersonRef", name.value)
        roles = tuple(cast("RoleRef", i.value) for i in part if i.tag == "B")
        return cover("N", part, text, replace(person, roles=(*person.roles, *roles)))

    def after(self, part: list[Item], _: re.Match[str], text: str) -> Item | None:
        person = cast("PersonRef", part[0].value)
        if person.roles:
            return None  # titles before the name: the next run belongs to the next name
        roles = tuple(cast("RoleRef", i.value) for i in part if i.tag == "B")
        return cover("N", part, text, replace(person, roles=(*person.roles, *roles)))


def groups(items: list[Item], text: str) -> list[Item]:
    """What is left of plural titles and group nouns beside a body: people who stand for it."""

    def group(part: list[Item], _: re.Match[str], text: str) -> Item:
        body = next((i for i in part if i.tag == "L"), None)
        if body is not None:
            return cover("L", part, text, replace(cast("GroupRef", body.value), of_people=True))
        return cover("A", part, text, next(i.value for i in part if i.tag == "A"))

    return rewrite(items, r"t?[SB][o](?:t?(?:L|A))|t?(?:L|A)S", group, text)
