"""Titles in English: a title with its modifiers and the body beside it is a role."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from kg.annotate import english_people, english_told
from kg.annotate.cascade import Builder, cover, passes
from kg.annotate.english_bodies import peoples
from kg.annotate.english_roles_abroad import RolesAbroad
from kg.annotate.english_titles import is_open, titles
from kg.annotate.gazetteer import fold, gazetteer
from kg.annotate.kinds import function_of, is_plural, ministry, reading
from kg.mentions import AgencyRef, Item, MeetingRef, PlaceRef, RoleRef, ZoneRef, entries

if TYPE_CHECKING:
    from kg.lexicon import Lexicon

# Titles that say in their own words what they are in charge of.
_PORTFOLIOS = tuple(f"https://w3id.org/coopkg/title/{name}" for name in ("minister", "cabinet-secretary"))

# The first letter of each word but "and", "of", "the".
_CAPITAL = re.compile(r"\b(?!and\b|of\b|the\b)[a-z]")
# Letters that may stand for anything.
_SHORT = 3
# A member of a party committee's standing committee sits in the committee: the post is one, however it is worded.
_MEMBER = "https://w3id.org/coopkg/title/committee-member"
_STANDING = "https://w3id.org/coopkg/unit/standing-committee"
_STANDING_MEMBER = "https://w3id.org/coopkg/title/standing-committee-member"
_LINK = re.compile(r"^\W*(?:of|for|on)\s+(?:the\s+)?", re.IGNORECASE)


def people(items: list[Item], text: str, lexicon: Lexicon) -> list[Item]:
    """Rewrite titles into roles `B`, and attach runs of them to names `N`."""
    grammar = _Roles(lexicon)
    items = passes(items, ((r"T-?M(?=[^TM])", grammar.general), (r"T(?:\(T\)|,T)", grammar.twice)), text)
    items = titles(items, text, lexicon)
    behind = r"[o]t?(?:[AEXU]|P|J(?![wWKA]))|A(?=W{2}|N|[,;.V)-]|$)|P(?=[,;.V)]|$)"
    role = r"(?:M(?=[AKP]))?(?:t?(?:A|U|P'?|J'?|[EX]))*'?M*T(?:" + behind + ")?"
    rules: tuple[tuple[str, Builder], ...] = (
        (r"(?:W{1,2}|P|R)JM?T", grammar.sheriff),
        (r"(?:P'?)?M*T(?:ot?P)?", grammar.minister),
        (r"(?:t?P'?)?M*T(?:ot?P)?st?P", grammar.envoy),
        (r"(?<=T)s(?=t?A)", grammar.inside),
        (r"M*Tot?A'[wW]+", grammar.of_unknown),
        (r"WM*T(?=,?N|,?W{2})", grammar.acronym),
        (r"J?M*Tot?J?(?:[wW](?![wW]*[NA]))+[KU]?(?:ot?[AP](?![,a]P))?", grammar.of_unknown),
        (r"(?<=,)M*TW(?=[,;])", grammar.beside_unknown),
        (r"M*T(?:ot?)?W(?=N|[,;.)V]|s|$)", grammar.of_letters),
        (role, grammar.role),
    )
    items = passes(items, rules, text)
    return english_told.posts(english_people.people(items, text, lexicon), text, lexicon)


def _is_party(agency: AgencyRef) -> bool:
    return (agency.kind or "").rsplit("/", 1)[-1].startswith("party-committee")


def _place_of(item: Item) -> PlaceRef | None:
    return item.value.place if isinstance(item.value, AgencyRef) else cast("PlaceRef", item.value)


class _Roles(RolesAbroad):
    def general(self, part: list[Item], _: re.Match[str], text: str) -> Item | None:
        """A rank behind its title: "Assistant Director-General"."""
        return cover("T", part, text, part[0].value) if part[-1].text.lower() == "general" else None

    def twice(self, part: list[Item], _: re.Match[str], text: str) -> Item | None:
        """One post with two names: "Chairman/Chief Executive Officer", "Comptroller (Chief Executive)"."""
        joined = part[1].text == "/"
        if part[1].tag == "," and not joined:
            return None
        opened = entries(part[0])
        if joined:
            opened = tuple(replace(e, form="open") if e.tag == "T" else e for e in opened)
        return cover("T", part, text, opened)

    def inside(self, part: list[Item], _: re.Match[str], text: str) -> Item | None:
        """The body that a title is at: "Permanent Secretary in the Ministry", as if it were "of"."""
        return cover("o", part, text) if part[0].text.lower() in ("in", "at", "for") else None

    def minister(self, part: list[Item], _: re.Match[str], text: str) -> Item | None:
        """A minister of something that no title of the lexicon names: "Minister of Development"."""
        title = next(i for i in part if i.tag == "T")
        name = reading(entries(title), "T")
        if name not in _PORTFOLIOS or not is_open(title):
            return None
        own = self._own(name, title)
        ahead = title.text.lower().startswith(own.lower())
        subject = title.text[len(own) :] if ahead else title.text[: -len(own)]
        subject = _LINK.sub("", subject).strip(" ,")
        place = next((cast("PlaceRef", i.value) for i in part if i.tag == "P"), None)
        if subject.isupper():
            return None
        return cover("B", part, text, self._minister(part, title, subject, place, text))

    def _own(self, name: str, title: Item) -> str:
        """The title's own words in a widened title: "Minister" of "Minister of Development"."""
        labels = sorted((x.text for x in self.lexicon[name].labels if x.language == "en"), key=len, reverse=True)
        low = title.text.lower()
        return next((x for x in labels if low.startswith(x.lower()) or low.endswith(x.lower())), "")

    def of_unknown(self, part: list[Item], _: re.Match[str], text: str) -> Item | list[Item] | None:
        """A title at a body that no word of the lexicon names: "head of the Organizing Board"."""
        if part[0].tag == "J" and not (part[0].text[0].isupper() and part[1].text[0].isupper()):
            made = self.of_unknown(part[1:], _, text)
            return [part[0], made] if isinstance(made, Item) else None
        at = next(i for i, item in enumerate(part) if item.tag == "T")
        title = reading(entries(part[at]), "T")
        words = [i for i in part[at + 1 :] if i.tag in "JwWKU"]
        if title is None or self.lexicon[title].flag("honorific") or is_plural(entries(part[at])):
            return None
        place = next((_place_of(i) for i in part if i.tag in "AP"), None)
        wording = text[words[0].start : words[-1].end]
        proper = words[0].tag == "W" and len(words) > 1
        letters = len(words) == 1 and wording.isupper() and len(wording) > _SHORT and place is None
        state = peoples(self.lexicon).get(words[0].text) if proper and place is None else None
        if state is not None:
            place = PlaceRef((state,), words[0].text)
        level = "open" if letters or state else "proper"
        agency = AgencyRef(None, place if proper else None, level=level, wording=wording)
        modifiers = tuple(m for i in part[:at] if (m := reading(entries(i), "M")))
        return cover("B", part, text, RoleRef(title, modifiers, agency, text[part[0].start : part[at].end]))

    def _minister(self, part: list[Item], title: Item, subject: str, place: PlaceRef | None, text: str) -> RoleRef:
        name = reading(entries(title), "T") or ""
        known = next(
            (
                kind
                for m in gazetteer(self.lexicon, "en").scan(f"ministry of {fold(subject)}")
                if m.start == 0 and m.end == len(subject) + 12 and (kind := reading(m.entries, "K"))
            ),
            None,
        )
        wording = (
            f"Ministry of {subject}"
            if subject[0].isupper()
            else f"Ministry of {_CAPITAL.sub(lambda m: m.group().upper(), subject)}"
        )
        if known is not None:
            level = None if place else "state"
            agency = AgencyRef(function_of(known, self.lexicon), place, level=level, form=known, wording=wording)
        else:
            agency = AgencyRef(None, place, level="proper", wording=wording)
        first = next((i for i in part if i.tag == "M"), title)
        return RoleRef(name, self._modifiers(part), agency, text[first.start : title.end], own=True)

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
        if self.lexicon[title].flag("honorific"):
            return cover("w", part[at:], text) if at == 0 else None  # a rank is no post
        before = [item for item in part[:at] if item.tag in "APJEXU"]
        after = [item for item in part[at + 1 :] if item.tag in "APJEXU"]
        body = next(iter([*reversed(after), *reversed(before)]), None)
        agency, chair = self._body(body, title, part[at].text)
        if agency is not None and title == _MEMBER and agency.units[-1:] == (_STANDING,) and _is_party(agency):
            title, agency = _STANDING_MEMBER, replace(agency, units=agency.units[:-1])
        first = next((i for i, item in enumerate(part) if item.tag == "M"), at)
        beside = part[at - 2].tag in "AP'" if at > 1 else at == 1 and bool(after)
        if first == at and beside and part[at - 1].tag == "J" and part[at - 1].text[0].isupper():
            first -= 1  # the "Regional Forester" of a body that is named before, the "National Commissioner of" one
        wording = text[part[first].start : part[at].end]
        ref = RoleRef(title, tuple(modifiers), agency, wording, former, chair, own=is_open(part[at]))
        return cover("B", part, text, ref)

    def _body(self, item: Item | None, title: str, text: str) -> tuple[AgencyRef | None, ZoneRef | MeetingRef | None]:
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
            wording = ministry(text, implied, self.lexicon)
            if implied is None and wording:
                return AgencyRef(None, place, level="proper", wording=wording), None
            return AgencyRef(implied, place, unresolved=implied is None, wording=wording), None
        return AgencyRef(implied, level=str(item.value), unresolved=implied is None), None
