"""Posts in English that a clause tells: "Ann Jones, who commands the force", "handed the chair to Ann Jones"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from kg.annotate.cascade import Builder, cover, passes
from kg.annotate.english_people_lists import is_plural
from kg.annotate.gazetteer import fold
from kg.mentions import AgencyRef, Item, MeetingRef, PersonRef, RoleRef

if TYPE_CHECKING:
    import re

    from kg.lexicon import Lexicon

_CHAIR = "https://w3id.org/coopkg/title/chairman"
_MEETING = "https://w3id.org/coopkg/meeting-kind/meeting"


def posts(items: list[Item], text: str, lexicon: Lexicon) -> list[Item]:
    """Give names `N` the posts that a verb tells of."""
    grammar = _Told(lexicon)
    rules: tuple[tuple[str, Builder], ...] = (
        (r"N,?s[wVB]t?A", grammar.commanding),
        (r"[wV]s?t?[Bw]s(?:N|t?B,?N)", grammar.chairing),
        (r"(?<![,aN])N,t?A(?=,?[sV]|;|\.)", grammar.apposed),
        (r"(?<=[so])t?A,N(?=,?[wsV]|;|\.)", grammar.apposed),
    )
    return passes(items, rules, text)


class _Told:
    def __init__(self, lexicon: Lexicon) -> None:
        self.heads = lexicon.words("heading-verb", "en")
        self.hands = lexicon.words("handing-verb", "en")
        self.chairs = lexicon.words("chair-noun", "en")

    def commanding(self, part: list[Item], _: re.Match[str], text: str) -> list[Item] | None:
        """The body of a title that names none is the one that its holder heads."""
        person = cast("PersonRef", part[0].value)
        verb = part[-2] if part[-2].tag != "t" else part[-3]
        who = next(i for i in part if i.tag == "s")
        if who.text.lower() != "who" or fold(verb.text) not in self.heads or not person.roles:
            return None
        last = person.roles[-1]
        if last.agency is not None and not last.agency.unresolved:
            return None
        roles = (*person.roles[:-1], replace(last, agency=cast("AgencyRef", part[-1].value)))
        return [cover("N", part[:1], text, replace(person, roles=roles)), *part[1:]]

    def apposed(self, part: list[Item], _: re.Match[str], text: str) -> list[Item] | None:
        """A title that names no body beside one: "Commissioner Ann Jones, Kenya Coast Guard, said"."""
        at = next(n for n, i in enumerate(part) if i.tag == "N")
        person, body = cast("PersonRef", part[at].value), next(i for i in part if i.tag == "A")
        last = person.roles[-1] if person.roles else None
        if last is None or last.agency is not None or last.chair_of is not None or is_plural(last):
            return None
        roles = (*person.roles[:-1], replace(last, agency=cast("AgencyRef", body.value)))
        named = cover("N", part if at == 0 else [part[at]], text, replace(person, roles=roles))
        return [named] if at == 0 else [*part[:at], named]

    def chairing(self, part: list[Item], _: re.Match[str], text: str) -> list[Item] | None:
        """Whoever the chair is handed to holds it from then on."""
        name = part[-1]
        noun = next(n for n, i in enumerate(part) if n and i.tag in "Bw")
        if fold(part[0].text) not in self.hands or part[noun + 1].text.lower() != "to":
            return None
        if fold(part[noun].text).removeprefix("the ") not in self.chairs:
            return None
        person = cast("PersonRef", name.value)
        chaired = MeetingRef("the meeting", _MEETING, generic=True)
        chair = RoleRef(_CHAIR, (), None, "Chairperson", chair_of=chaired)
        return [*part[:-1], cover("N", [name], text, replace(person, roles=(*person.roles, chair)))]
