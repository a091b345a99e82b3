"""Names and titles in lists: a title for each name, one for all of them, a name for each title."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from kg.annotate.cascade import cover
from kg.annotate.gazetteer import fold
from kg.mentions import AgencyRef, Item, PersonRef, PlaceRef, RoleRef

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from kg.lexicon import Lexicon

_ACRONYM = 4
_PLURAL = re.compile(r"(?:(?<!s)s|men|women|s[ -]general)$")
_PORTFOLIO = re.compile(r"\s(?:of|for|in|to)\s")


class PeopleLists:
    """The rules for lists, and those for titles before and behind one name, which they are made of."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.nouns = lexicon.words("subject", "en") | lexicon.words("body-head", "en")

    def listed_name(self, part: list[Item], _: re.Match[str], text: str) -> list[Item] | None:
        """A name between stops in a list of titles: "the Director, Ann Jones; the Secretary, ..."."""
        at = next(i for i, item in enumerate(part) if item.tag == "W")
        name = as_name(part[at:], text, self.nouns, initials=True)
        return [*part[:at], name] if name else None

    def pairs(self, part: list[Item], match: re.Match[str], text: str) -> list[Item] | None:
        """A list in which each title stands before its name: "the Director, A; the Secretary, B; and the Chief, C"."""
        out: list[Item] = []
        run: list[Item] = []
        for item in part:
            if item.tag in "tBN" or (run and item.tag in ",a"):
                run.append(item)
            else:
                out.append(item)
            if item.tag == "N":
                made = self.before(run, match, text)
                if made is None:
                    return None
                out.append(made)
                run = []
        return out

    def ranked(self, part: list[Item], match: re.Match[str], text: str) -> list[Item] | None:
        """A list in which ranks stand before the names and posts behind: "Commissioner A, Director of X, ..."."""
        out: list[Item] = []
        at = 0
        for n, item in enumerate(part):
            if item.tag != "N":
                continue
            rank = next(i for i in reversed(part[:n]) if i.tag == "B")
            post = next(i for i in part[n:] if i.tag == "B")
            own = cast("RoleRef", rank.value).agency
            last = part.index(post)
            made = self.after([item, *(i for i in part[n : last + 1] if i.tag in ",tB")], match, text)
            if made is None or (own is not None and not own.unresolved and own.level != "state"):
                return None
            out.extend(part[at : part.index(rank)])
            out.append(made)
            at = last + 1
        return [*out, *part[at:]]

    def shared_placed(self, part: list[Item], _: re.Match[str], text: str) -> list[Item] | None:
        """A title shared by names with a place each: "Chief Ministers A of Bihar, B of Odisha and C of Assam"."""
        role = cast("RoleRef", next(i for i in part if i.tag == "B").value)
        if role.agency is not None or not is_plural(role):
            return None
        out: list[Item] = []
        run: list[Item] = []
        for item in part:
            if item.tag in ",a" and run:
                out.append(item)
            elif item.tag in "NW":
                run.append(item)
            elif item.tag == "P":
                name = run[0] if run[0].tag == "N" else as_name(run, text, self.nouns)
                if name is None:
                    return None
                person = cast("PersonRef", name.value)
                own = self._placed(role, cast("PlaceRef", item.value))
                start = name.start if out else part[0].start
                named = replace(person, roles=(*person.roles, own))
                out.append(Item("N", start, item.end, named, text[start : item.end]))
                run = []
        return out

    def bracketed(self, part: list[Item], _: re.Match[str], text: str) -> list[Item] | None:
        """A title shared by names in brackets behind their places: "ministers of Fiji (A), Samoa (B) and Tonga (C)"."""
        first = next(i for i in part if i.tag == "B")
        role = cast("RoleRef", first.value)
        place = role.agency.place if role.agency is not None else None
        if place is None or not is_plural(role):
            return None
        out: list[Item] = []
        before, run = first, list[Item]()
        for item in part[part.index(first) + 1 :]:
            if item.tag == "P":
                before, place = item, cast("PlaceRef", item.value)
            elif item.tag in "NW":
                run.append(item)
            elif item.tag == ")":
                name = run[0] if run[0].tag == "N" else as_name(run, text, self.nouns)
                if name is None:
                    return None
                own = self._placed(replace(role, agency=None, wording=_one_of(role.wording)), place)
                person = cast("PersonRef", name.value)
                named = replace(person, roles=(*person.roles, own))
                out.append(Item("N", before.start, item.end, named, text[before.start : item.end]))
                run = []
            elif item.tag in ",a":
                out.append(item)
        return out

    def distributed(self, part: list[Item], _: re.Match[str], text: str) -> list[Item] | None:
        """A title in the plural of several places, whose holders follow: who is whose is not told by it."""
        at = next(n for n, i in enumerate(part) if i.tag == "B")
        if not is_plural(cast("RoleRef", part[at].value)):
            return None
        return [*part[:at], cover("w", [part[at]], text), *part[at + 1 :]]

    def shared(self, part: list[Item], _: re.Match[str], text: str) -> list[Item] | None:
        """A title in the plural belongs to every name of the list behind it: "vice chairmen A, B and C"."""
        role = next(i for i in part if i.tag == "B")
        ref = cast("RoleRef", role.value)
        names = sum(i.tag == "N" for i in part)
        if not is_plural(ref) and not (names > 2 and ref.modifiers):
            return None  # a machine forgets the plural: "vice chairman A, B and C"
        out: list[Item] = []
        for item in part[part.index(role) + 1 :]:
            if item.tag == "N":
                person = cast("PersonRef", item.value)
                start = part[0].start if not out else item.start
                named = replace(person, roles=(*person.roles, ref))
                out.append(Item("N", start, item.end, named, text[start : item.end]))
            else:
                out.append(item)
        return out

    def shared_after(self, part: list[Item], _: re.Match[str], text: str) -> list[Item] | None:
        """Titles in the plural behind a list of names: "A, B and C, deputy directors"."""
        roles = tuple(cast("RoleRef", i.value) for i in part if i.tag == "B")
        if not all(is_plural(role) for role in roles):
            return None
        out = []
        for item in part[: max(n for n, i in enumerate(part) if i.tag == "N") + 1]:
            person = cast("PersonRef", item.value) if item.tag == "N" else None
            if person is None or person.roles:
                out.append(item)
            else:
                end = part[-1].end if not any(i.tag == "N" and i.start > item.start for i in part) else item.end
                out.append(Item("N", item.start, end, replace(person, roles=roles), text[item.start : end]))
        return out

    def before(self, part: list[Item], _: re.Match[str], text: str) -> Item | None:
        """Titles before a name, with the place or body behind it: "Governors A of P", "director A of the bureau"."""
        name = next(i for i in part if i.tag == "N")
        person = cast("PersonRef", name.value)
        place = next((cast("PlaceRef", i.value) for i in part if i.tag == "P"), None)
        body = next((cast("AgencyRef", i.value) for i in part if i.tag == "A"), None)
        held = [cast("RoleRef", i.value) for i in part if i.tag == "B"]
        alone = [r for r in held if not is_plural(r)]  # "the police chiefs, Commissioner A and ..."
        roles = tuple(self._placed(r, place) for r in alone or held)
        if body is not None:  # "director N of the bureau"
            if roles[-1].agency is not None and not roles[-1].agency.unresolved:
                return None
            roles = (*roles[:-1], replace(roles[-1], agency=body))
        return cover("N", part, text, replace(person, roles=(*person.roles, *roles)))

    def _placed(self, role: RoleRef, place: PlaceRef | None) -> RoleRef:
        """A role without a place, with the one behind the name: "Minister of Home Affairs Ann Jones of Guyana"."""
        if place is None or (role.agency is not None and (role.agency.place or role.agency.named)):
            return role
        if role.agency is not None and role.agency.level in ("proper", "state"):
            level = None if role.agency.level == "state" else role.agency.level
            return replace(role, agency=replace(role.agency, place=place, level=level))
        implied = self.lexicon[role.title].first("impliesKind")
        return replace(role, agency=AgencyRef(implied, place, unresolved=implied is None))

    def after(self, part: list[Item], _: re.Match[str], text: str) -> Item | None:
        """Titles behind a name that has none before it."""
        person = cast("PersonRef", part[0].value)
        if person.roles:
            return None  # titles before the name: the next run belongs to the next name
        last = max(i for i, item in enumerate(part) if item.tag == "B")
        if is_plural(cast("RoleRef", part[last].value)):  # "..., and representatives of" others
            return self.after(part[: last - 1], _, text) if last > 3 else None
        roles = tuple(cast("RoleRef", i.value) for i in part if i.tag == "B")
        return cover("N", part, text, replace(person, roles=(*person.roles, *roles)))


def _one_of(wording: str) -> str:
    """A shared title as one holder has it: "Interior Minister" of "interior ministers"."""
    one = wording.removesuffix("s")
    return one.title() if one.islower() else one


def is_plural(role: RoleRef) -> bool:
    """Whether a title is of several people, whatever stands in its portfolio: no "Minister of Internal Affairs"."""
    return bool(_PLURAL.search(_PORTFOLIO.split(role.wording.lower())[0]))


def as_name(
    part: list[Item], text: str, nouns: AbstractSet[str] = frozenset(), *, initials: bool = False
) -> Item | None:
    """A name over capitalised words, unless one of them is an acronym; `initials` allows "JP Gill".

    `nouns` are words with which no name ends: those of subjects and bodies.
    """
    # Letters behind a name are an honour: "Declan Corrigan TD".
    if len(part) > 2 and part[-1].tag == "W" and part[-1].text.isupper() and len(part[-1].text) <= _ACRONYM:
        named = as_name(part[:-1], text, nouns, initials=initials)
        return replace(cover("N", part, text), value=named.value) if named else None
    given = part[1:] if initials and len(part[0].text) < _ACRONYM else part
    if any(item.tag == "W" and len(item.text) > 1 and item.text.isupper() for item in given):
        return None
    if fold(part[-1].text) in nouns:
        return None
    name = cover("N", part, text)
    return replace(name, value=PersonRef(name.text))
