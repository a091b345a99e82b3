"""People in English: names, and the runs of roles before and after them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from kg.annotate.cascade import Builder, cover, passes, rewrite
from kg.annotate.english_people_lists import PeopleLists, as_name, is_plural
from kg.mentions import AgencyRef, GroupRef, Item, MeetingRef, PersonRef, PlaceRef, RoleRef

if TYPE_CHECKING:
    import re

    from kg.lexicon import Lexicon

_ACRONYM = 4
_RUN = r"t?B(?:(?:,|a|,a)?t?B)*"
_SHORT = 3


def people(items: list[Item], text: str, lexicon: Lexicon) -> list[Item]:
    """Find the names that stand beside roles, and give each name `N` the roles of its run."""
    grammar = _People(lexicon)
    rules: tuple[tuple[str, Builder], ...] = (
        (r"(?<=B,)tN", lambda part, _, text: cover("N", part, text, part[1].value)),  # ", the Hon. Ann Jones"
        (r"t?B\((?:N|W{2,3})\)(?:(?:,|a|,a)t?P\((?:N|W{2,3})\))+", grammar.bracketed),
        (r"B\([wWZU](?:[wWZUa,-]*[wWZU])?\)(?:P(?=[,;]))?", grammar.portfolio),
        (r"(?<=[^W])W{1,2}N(?:W(?![WBMKTHZ]))?|NW{1,2}(?![BMKTHZ])", grammar.longer_name),
        (r"BW{2,4}(?![BMKTHZ])|BsW{1,2}(?![WBMKTHZ])", grammar.unknown_name),
        (r"BW(?=[Vs,)])", grammar.single_name),
        (r"(?<=.)sW(?=,t?B|V)", grammar.of_to),
        (r"(?:(?<!W)W{2,4}|N),W(?=,t?B)", grammar.honour_behind),
        (r"(?<!W)W{2,4}(?=,t?B|\(t?B\))", grammar.unknown_before),
        (r"(?<=B)W{1,2}N", grammar.longer_name),
        (r"(?<=[N,a;])N-t?B(?:(?:,|a|,a)t?B)*-?|N-t?B(?:(?:,|a|,a)t?B)*-", grammar.dashed),
        (r"(?<=N,)t?B,(?:t?A,)?t?P(?=[;.]|,(?!t?[PBA])|$)|(?<=N,)t?B,t?A(?=[;.V]|,|a|$)", grammar.tail),
        (r"(?<=N,)t?B,W(?=[;.V]|,(?!t?B)|a|$)", grammar.tail_of_letters),
        (r"t?B,t?AN", grammar.tail),
        (r"(?:(?<![N,aW])" + _RUN + r"|(?<=a)t?B),W{2,3}(?=V|[.;]|$|,(?!t?N))", grammar.unknown_after),
        (r"(?<![N,])t?B,W{2,4}(?=;t?B,)|(?<=[;a])t?B,W{2,4}(?=[;.a])", grammar.listed_name),
        (r"(?:t?BN,t?B[,;]a?){2,}(?:t?BN,t?B(?!N))?", grammar.ranked),
        (r"(?<=B,N,)t?B,W{2,4}(?=,)", grammar.listed_name),
        (r"(?<![N,])(?<!Ba)(?<!Bat)" + _RUN + r",N(?:[,;]?a?" + _RUN + r",N)+(?!,?t?B)", grammar.pairs),
        (r"t?B,t?E(?:o?t?[AB]|aA|,B)*,?N", grammar.chaired),
        (r"t?B(?:N|W{2,4})ot?P(?:(?:,|a|,a)(?:N|W{2,4})ot?P)+", grammar.shared_placed),
        (r"t?P(?:,t?P)*,?at?BN(?:,N)*,?aN", grammar.distributed),
        (r"t?BN(?:,N)*(?:,?aN|,N)(?!,?t?B)|t?BN(?:,N)+(?=,?aB)", grammar.shared),
        (r"N(?:,N)+(?:,?aN)?,t?B(?:a?t?B)*(?!N)", grammar.shared_after),
        (r"(?<!B)N,t?B(?:(?:,|a|,a)t?B)*(?:,|a|,a)t?B(?=N)", grammar.between),
        (r"(?<!B)N,t?B(?:(?:,|a|,a)t?B)*(?:,a|a)(?=t?B,N(?:V|[.s;]|$|,(?!t?[BW])))", grammar.between),
        (r"(?<=[^B]a)t?B,N(?=V|[.;]|$|,(?!t?[BW]))", grammar.before),
        (_RUN + r"N(?:ot?[PA])?(?:\(B\))?", grammar.before_name),
        (r"(?<![,;a])N,t?B(?:(?:,|a|,a)t?B)*(?=,?V)", grammar.on_both_sides),
        (r"N(?:,|\()" + r"t?B(?:(?:,|a|,a)t?B)*(?!N)", grammar.after),
        (r"(?<![N,a])t?B(?:(?:,|a|,a)t?B)*,N(?!,?t?B)", grammar.before),
    )
    return passes(items, rules, text)


class _People(PeopleLists):
    def portfolio(self, part: list[Item], _: re.Match[str], text: str) -> Item:
        """What a deputy is in charge of, in brackets: "Deputy Commissioner (Operations)"."""
        role = cast("RoleRef", part[0].value)
        place = cast("PlaceRef", part[-1].value) if part[-1].tag == "P" else None
        return cover("B", part, text, self._placed(role, place))

    def unknown_name(self, part: list[Item], _: re.Match[str], text: str) -> list[Item] | None:
        if part[1].tag == "s" and not (part[1].text[0].isupper() and len(part[1].text) == 2):
            return None  # "To Lam" is a name, though "to" is none
        name = as_name(part[1:], text, self.nouns, initials=True)
        return [part[0], name] if name else None

    def single_name(self, part: list[Item], _: re.Match[str], text: str) -> list[Item] | None:
        """A name in one word behind a title with its body: "bureau deputy director Alimjan attended"."""
        role = cast("RoleRef", part[0].value)
        body = role.agency
        told = body is not None and not body.unresolved and (body.named or body.level == "open")
        stated = body is not None and (body.place or told)
        name = as_name(part[1:], text, self.nouns) if stated and len(part[1].text) > _SHORT else None
        return [part[0], name] if name else None

    def of_to(self, part: list[Item], _: re.Match[str], text: str) -> Item | None:
        """A Vietnamese name that begins as a preposition does: "met with To Lam, minister of"."""
        return as_name(part, text, self.nouns) if part[0].text == "To" else None

    def unknown_after(self, part: list[Item], _: re.Match[str], text: str) -> list[Item] | None:
        """A name that stands apart behind the title: "the Secretary of the Department, Ann Jones, said"."""
        at = next(i for i, item in enumerate(part) if item.tag == "W")
        name = as_name(part[at:], text, self.nouns, initials=True)
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
        elif is_plural(role):
            return None
        else:
            role = self._placed(role, place)
        last = max(i for i, item in enumerate(part) if item.tag in "AP")
        return [cover("B", part[: last + 1], text, role), *part[last + 1 :]]

    def tail_of_letters(self, part: list[Item], _: re.Match[str], text: str) -> Item | None:
        """Letters that nobody explains behind a comma are the body: "Ann Jones, Director, KBS"."""
        role, letters = cast("RoleRef", next(i for i in part if i.tag == "B").value), part[-1].text
        honoured = letters.lower() in self.lexicon.words("honour", "en")
        if role.agency is not None or is_plural(role) or honoured or not letters.isupper() or len(letters) < _SHORT:
            return None
        return cover("B", part, text, replace(role, agency=AgencyRef(None, level="open", wording=letters)))

    def longer_name(self, part: list[Item], _: re.Match[str], text: str) -> Item | None:
        """Pinyin's syllables inside a longer name of another language: "Tran Dai Quang"."""
        person = cast("PersonRef", next(i for i in part if i.tag == "N").value)
        if (not person.chinese and "." not in person.name) or person.partial or part[0].text.isupper():
            return None
        return as_name(part, text, self.nouns)

    def honour_behind(self, part: list[Item], _: re.Match[str], text: str) -> Item | None:
        """A name with letters of honour between commas: "Ann Jones, IPS, Inspector General"."""
        if not part[-1].text.isupper() or not 1 < len(part[-1].text) <= _ACRONYM:
            return None
        name = part[0] if part[0].tag == "N" else as_name(part[:-2], text, self.nouns, initials=True)
        return replace(cover("N", part, text), value=name.value) if name else None

    def unknown_before(self, part: list[Item], _: re.Match[str], text: str) -> Item | None:
        return as_name(part, text, self.nouns, initials=True)

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

    def on_both_sides(self, part: list[Item], match: re.Match[str], text: str) -> Item | None:
        """Titles before and behind one name, up to its verb: "Vice Governor A, director of the Department, said"."""
        person = cast("PersonRef", part[0].value)
        behind = self.after([replace(part[0], value=replace(person, roles=())), *part[1:]], match, text)
        if not person.roles or behind is None or any(is_plural(r) for r in person.roles):
            return None
        roles = (*person.roles, *cast("PersonRef", behind.value).roles)
        return cover("N", part, text, replace(person, roles=roles))

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


def groups(items: list[Item], text: str) -> list[Item]:
    """What is left of plural titles and group nouns beside a body: people who stand for it."""

    def from_(part: list[Item], _: re.Match[str], text: str) -> list[Item] | None:
        if part[-1].text.lower() != "from" or any(
            i.tag == "B" and not is_plural(cast("RoleRef", i.value)) for i in part
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
