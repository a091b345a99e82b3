"""People in English: names, and the runs of roles before and after them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from kg.annotate.cascade import Builder, cover, passes, rewrite
from kg.annotate.gazetteer import fold
from kg.mentions import AgencyRef, GroupRef, Item, MeetingRef, PersonRef, PlaceRef, RoleRef

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from kg.lexicon import Lexicon

_ACRONYM = 4
_RUN = r"t?B(?:(?:,|a|,a)?t?B)*"
_PLURAL = re.compile(r"(?:(?<!s)s|men|women|s[ -]general)$")
_SHORT = 3
_PORTFOLIO = re.compile(r"\s(?:of|for|in|to)\s")


def people(items: list[Item], text: str, lexicon: Lexicon) -> list[Item]:
    """Find the names that stand beside roles, and give each name `N` the roles of its run."""
    grammar = _People(lexicon)
    rules: tuple[tuple[str, Builder], ...] = (
        (r"B\([wWZU](?:[wWZUa,-]*[wWZU])?\)(?:P(?=[,;]))?", grammar.portfolio),
        (r"(?<=[^W])W{1,2}N|NW{1,2}(?![BMKTHZ])", grammar.longer_name),
        (r"BW{2,4}(?![BMKTHZ])|BsW{1,2}(?![WBMKTHZ])", grammar.unknown_name),
        (r"BW(?=V)", grammar.single_name),
        (r"(?<!W)W{2,4}(?=,t?B|\(t?B\))", grammar.unknown_before),
        (r"(?<=B)W{1,2}N", grammar.longer_name),
        (r"(?<=[N,])N-t?B(?:(?:,|a|,a)t?B)*-?|N-t?B(?:(?:,|a|,a)t?B)*-", grammar.dashed),
        (r"(?<=N,)t?B,(?:t?A,)?t?P(?=[;.]|,(?!t?[PBA])|$)|(?<=N,)t?B,t?A(?=[;.V]|,|a|$)", grammar.tail),
        (r"t?B,t?AN", grammar.tail),
        (r"(?:(?<![N,aW])" + _RUN + r"|(?<=a)t?B),W{2,3}(?=V|,(?!t?N))", grammar.unknown_after),
        (r"(?<![N,])t?B,W{2,4}(?=;t?B,)|(?<=[;a])t?B,W{2,4}(?=[;.a])", grammar.listed_name),
        (r"(?:t?BN,t?B[,;]a?){2,}(?:t?BN,t?B(?!N))?", grammar.ranked),
        (r"(?<=B,N,)t?B,W{2,4}(?=,)", grammar.listed_name),
        (r"(?<![N,])(?<!Ba)(?<!Bat)" + _RUN + r",N(?:[,;]?a?" + _RUN + r",N)+(?!,?t?B)", grammar.pairs),
        (r"t?B,t?E(?:o?t?[AB]|aA|,B)*,?N", grammar.chaired),
        (r"t?B(?:N|W{2,4})ot?P(?:(?:,|a|,a)(?:N|W{2,4})ot?P)+", grammar.shared_placed),
        (r"t?BN(?:,N)*(?:,?aN|,N)(?!,?t?B)|t?BN(?:,N)+(?=,?aB)", grammar.shared),
        (r"N(?:,N)+(?:,?aN)?,t?B(?:a?t?B)*(?!N)", grammar.shared_after),
        (r"(?<!B)N,t?B(?:(?:,|a|,a)t?B)*(?:,|a|,a)t?B(?=N)", grammar.between),
        (r"(?<!B)N,t?B(?:(?:,|a|,a)t?B)*(?:,a|a)(?=t?B,N(?:V|[.s;]|$|,(?!t?[BW])))", grammar.between),
        (r"(?<=[^B]a)t?B,N(?=V|,(?!t?[BW]))", grammar.before),
        (_RUN + r"N(?:ot?[PA])?(?:\(B\))?", grammar.before_name),
        (r"N(?:,|\()" + r"t?B(?:(?:,|a|,a)t?B)*(?!N)", grammar.after),
        (r"(?<![N,a])t?B(?:(?:,|a|,a)t?B)*,N(?!,?t?B)", grammar.before),
    )
    return passes(items, rules, text)


class _People:
    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.nouns = lexicon.words("subject", "en") | lexicon.words("body-head", "en")

    def portfolio(self, part: list[Item], _: re.Match[str], text: str) -> Item:
        """What a deputy is in charge of, in brackets: "Deputy Commissioner (Operations)"."""
        role = cast("RoleRef", part[0].value)
        place = cast("PlaceRef", part[-1].value) if part[-1].tag == "P" else None
        return cover("B", part, text, self._placed(role, place))

    def unknown_name(self, part: list[Item], _: re.Match[str], text: str) -> list[Item] | None:
        if part[1].tag == "s" and not (part[1].text[0].isupper() and len(part[1].text) == 2):
            return None  # "To Lam" is a name, though "to" is none
        name = _named(part[1:], text, self.nouns)
        return [part[0], name] if name else None

    def single_name(self, part: list[Item], _: re.Match[str], text: str) -> list[Item] | None:
        """A name in one word behind a title with its body: "bureau deputy director Alimjan attended"."""
        role = cast("RoleRef", part[0].value)
        stated = role.agency is not None and not role.agency.unresolved and (role.agency.place or role.agency.named)
        name = _named(part[1:], text) if stated and len(part[1].text) > _SHORT else None
        return [part[0], name] if name else None

    def unknown_after(self, part: list[Item], _: re.Match[str], text: str) -> list[Item] | None:
        """A name that stands apart behind the title: "the Secretary of the Department, Ann Jones, said"."""
        at = next(i for i, item in enumerate(part) if item.tag == "W")
        name = _named(part[at:], text, self.nouns)
        return [*part[:at], name] if name else None

    def dashed(self, part: list[Item], match: re.Match[str], text: str) -> Item | None:
        """Titles between dashes: "Ann Jones - Director of the Academy - said"."""
        kept = [i for i in part if i.tag != "-"]
        made = self.after(kept, match, text)
        return cover("N", part, text, made.value) if made else None

    def tail(self, part: list[Item], _: re.Match[str], text: str) -> list[Item] | None:
        """A body, or a place, behind a comma: "Director, Department of Immigration, Malaysia"."""
        at = next(i for i, item in enumerate(part) if item.tag == "B")
        role = cast("RoleRef", part[at].value)
        if role.agency is not None and (role.agency.place or role.agency.named or role.agency.level == "open"):
            return None
        place = next((cast("PlaceRef", i.value) for i in part if i.tag == "P"), None)
        body = next((cast("AgencyRef", i.value) for i in part if i.tag == "A"), None)
        if body is not None and role.agency is not None:
            return None
        if body is not None:
            placed = place is not None and body.place is None and body.named is None
            level = None if body.level == "state" else body.level
            role = replace(role, agency=replace(body, place=place, level=level) if placed else body)
        elif _is_plural(role):
            return None
        else:
            role = self._placed(role, place)
        last = max(i for i, item in enumerate(part) if item.tag in "AP")
        return [cover("B", part[: last + 1], text, role), *part[last + 1 :]]

    def longer_name(self, part: list[Item], _: re.Match[str], text: str) -> Item | None:
        """Pinyin's syllables inside a longer name of another language: "Tran Dai Quang"."""
        person = cast("PersonRef", next(i for i in part if i.tag == "N").value)
        if (not person.chinese and "." not in person.name) or person.partial or part[0].text.isupper():
            return None
        return _named(part, text, self.nouns)

    def unknown_before(self, part: list[Item], _: re.Match[str], text: str) -> Item | None:
        return _named(part, text, self.nouns, initials=True)

    def listed_name(self, part: list[Item], _: re.Match[str], text: str) -> list[Item] | None:
        """A name between stops in a list of titles: "the Director, Ann Jones; the Secretary, ..."."""
        at = next(i for i, item in enumerate(part) if item.tag == "W")
        name = _named(part[at:], text, self.nouns)
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
        if role.agency is not None or not _is_plural(role):
            return None
        out: list[Item] = []
        run: list[Item] = []
        for item in part:
            if item.tag in ",a" and run:
                out.append(item)
            elif item.tag in "NW":
                run.append(item)
            elif item.tag == "P":
                name = run[0] if run[0].tag == "N" else _named(run, text, self.nouns)
                if name is None:
                    return None
                person = cast("PersonRef", name.value)
                own = self._placed(role, cast("PlaceRef", item.value))
                start = name.start if out else part[0].start
                named = replace(person, roles=(*person.roles, own))
                out.append(Item("N", start, item.end, named, text[start : item.end]))
                run = []
        return out

    def shared(self, part: list[Item], _: re.Match[str], text: str) -> list[Item] | None:
        """A title in the plural belongs to every name of the list behind it: "vice chairmen A, B and C"."""
        role = next(i for i in part if i.tag == "B")
        ref = cast("RoleRef", role.value)
        names = sum(i.tag == "N" for i in part)
        if not _is_plural(ref) and not (names > 2 and ref.modifiers):
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
        if not all(_is_plural(role) for role in roles):
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

    def between(self, part: list[Item], _: re.Match[str], text: str) -> list[Item] | None:
        """Titles between two names: the last one is the second's when the first has none before it."""
        person = cast("PersonRef", part[0].value)
        if person.roles:
            return None
        last = max(i for i, item in enumerate(part) if item.tag in ",a")
        if part[-1].tag != "B":
            last = len(part) - 1
        while part[last - 1].tag in ",a":
            last -= 1
        own = self.after(part[:last], _, text)
        return [own, *part[last:]] if own else None

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

    def before_name(self, part: list[Item], match: re.Match[str], text: str) -> list[Item] | None:
        """The run right before a name, without somebody else's: "her Inspector General, and Commissioner Ann Jones"."""
        titles = [n for n, i in enumerate(part) if i.tag == "B"]
        other = [n for n in titles[:-1] if n and part[n - 1].text.lower() in ("his", "her")]
        start = other[-1] + 1 if other else 0
        while start and part[start].tag in ",a":
            start += 1
        made = self.before(part[start:], match, text)
        return [*part[:start], made] if made else None

    def before(self, part: list[Item], _: re.Match[str], text: str) -> Item | None:
        name = next(i for i in part if i.tag == "N")
        person = cast("PersonRef", name.value)
        place = next((cast("PlaceRef", i.value) for i in part if i.tag == "P"), None)
        body = next((cast("AgencyRef", i.value) for i in part if i.tag == "A"), None)
        held = [cast("RoleRef", i.value) for i in part if i.tag == "B"]
        alone = [r for r in held if not _is_plural(r)]  # "the police chiefs, Commissioner A and ..."
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
        person = cast("PersonRef", part[0].value)
        if person.roles:
            return None  # titles before the name: the next run belongs to the next name
        last = max(i for i, item in enumerate(part) if item.tag == "B")
        if _is_plural(cast("RoleRef", part[last].value)):  # "..., and representatives of" others
            return self.after(part[: last - 1], _, text) if last > 3 else None
        roles = tuple(cast("RoleRef", i.value) for i in part if i.tag == "B")
        return cover("N", part, text, replace(person, roles=(*person.roles, *roles)))


def _is_plural(role: RoleRef) -> bool:
    """Whether a title is of several people, whatever stands in its portfolio: no "Minister of Internal Affairs"."""
    return bool(_PLURAL.search(_PORTFOLIO.split(role.wording.lower())[0]))


def _named(
    part: list[Item], text: str, nouns: AbstractSet[str] = frozenset(), *, initials: bool = False
) -> Item | None:
    """A name over capitalised words, unless one of them is an acronym; `initials` allows "JP Gill".

    `nouns` are words with which no name ends: those of subjects and bodies.
    """
    given = part[1:] if initials and len(part[0].text) < _ACRONYM else part
    if any(item.tag == "W" and len(item.text) > 1 and item.text.isupper() for item in given):
        return None
    if fold(part[-1].text) in nouns:
        return None
    name = cover("N", part, text)
    return replace(name, value=PersonRef(name.text))


def groups(items: list[Item], text: str) -> list[Item]:
    """What is left of plural titles and group nouns beside a body: people who stand for it."""

    def from_(part: list[Item], _: re.Match[str], text: str) -> list[Item] | None:
        if part[-1].text.lower() != "from" or any(
            i.tag == "B" and not _is_plural(cast("RoleRef", i.value)) for i in part
        ):
            return None
        return [*part[:-1], cover("o", part[-1:], text)]

    def group(part: list[Item], _: re.Match[str], text: str) -> Item:
        body = next((i for i in part if i.tag == "L"), None)
        if body is not None:
            return cover("L", part, text, replace(cast("GroupRef", body.value), of_people=True))
        return cover("A", part, text, next(i.value for i in part if i.tag == "A"))

    items = rewrite(items, r"t?[SB]s?s(?=t?(?:L|A))", from_, text)
    return rewrite(items, r"t?[SB][o](?:t?(?:L|A))|t?(?:L|A)S", group, text)
