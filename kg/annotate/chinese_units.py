"""Units of an agency in Chinese: inside the body before them, of the body at hand, or with names of their own."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, cast

from kg.annotate.cascade import cover
from kg.annotate.kinds import branch_of, function_of, reading
from kg.mentions import AgencyRef, Item, PlaceRef, entries

if TYPE_CHECKING:
    import re

    from kg.lexicon import Lexicon

_CORPS = ("大队", "支队", "总队", "中队")
# Party bodies inside another, which a title follows: 党组副书记.


@cache
def _functions(lexicon: Lexicon) -> dict[str, str]:
    """The function of each kind that is named by two characters before 局: 公安局, 税务局."""
    found: dict[str, str] = {}
    for concept in lexicon.of_class("AgencyKind"):
        for label in concept.labels:
            if label.language == "zh-hans" and label.text[2:] == "局":
                found.setdefault(label.text[:2], function_of(concept.iri, lexicon))
    return found


def _is_government(ref: AgencyRef, lexicon: Lexicon) -> bool:
    kind = ref.kind or (lexicon[ref.named].first("kind") if ref.named else None)
    return kind is not None and kind.rsplit("/", 1)[-1].startswith(("people-government", "government"))


class Units:
    """The grammar of units; each method builds from one match."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.forms = lexicon.words("body-form", "zh-hans")
        self.branches = lexicon.words("party-branch", "zh-hans")
        self.vague = lexicon.words("vague-word", "zh-hans")
        self.bodies = tuple(lexicon.words("worded-body", "zh-hans"))
        self.own_names = tuple(lexicon.words("named-unit", "zh-hans"))

    def with_unit(self, part: list[Item], _: re.Match[str], text: str) -> Item | None:
        """A unit inside the body before it, or a branch of a party committee."""
        ref = cast("AgencyRef", part[0].value)
        kind, unit = reading(entries(part[-1]), "K"), reading(entries(part[-1]), "U")
        if kind and ref.named and self.lexicon[ref.named].flag("actsAsPlace"):
            place = PlaceRef((ref.named,), ref.wording)
            return cover("A", part, text, AgencyRef(function_of(kind, self.lexicon), place, form=kind))
        if kind and ref.kind and branch_of(kind, self.lexicon) == ref.kind and not ref.units:
            branch = replace(ref, kind=function_of(kind, self.lexicon), form=kind, wording="")
            return cover("A", part, text, branch)
        if unit and part[1].tag == "P" and part[-1].text.endswith(self.own_names) and not ref.proper:
            wording = text[part[0].start : part[-1].end]
            own = replace(ref, units=(*ref.units, unit), proper=part[1].text, wording=wording)
            return cover("A", part, text, own)
        if unit:
            absolute = ref.place is not None or ref.level == "state" or ref.named is not None
            wording = text[part[0].start : part[-1].end] if absolute else ref.wording
            inner = "" if absolute else ref.unit_wording + text[part[0].end : part[-1].end]
            return cover("A", part, text, replace(ref, units=(*ref.units, unit), wording=wording, unit_wording=inner))
        return None

    def proper_unit(self, part: list[Item], _: re.Match[str], text: str) -> list[Item] | None:
        """A unit with a name of its own; without its body it is one of the body named before."""
        unit, words = reading(entries(part[-1]), "U"), [i for i in part[:-1] if i.tag != "A"]
        name = text[words[0].start : words[-1].end]
        if unit is None or not 1 < len(name) < 9 or not part[-1].text.endswith(self.own_names):
            return None
        if any(word in name for word in self.vague):
            return None
        outer = part[0] if part[0].tag == "A" else None
        if outer is not None and (outer.end != part[1].start or cast("AgencyRef", outer.value).proper):
            return None
        wording = text[part[0].start : part[-1].end]
        inner = part[-1].text.startswith(tuple(b for b in self.bodies if len(b) > 1 and b != part[-1].text))
        if outer is None and (inner or name.endswith(self.bodies)):  # 大鹏海关缉私分局: its body stands in its name
            return [cover("A", part, text, AgencyRef(wording=wording, proper=wording))]
        ref = cast("AgencyRef", outer.value) if outer else AgencyRef(None, unresolved=True)
        return [cover("A", part, text, replace(ref, units=(*ref.units, unit), proper=name, wording=wording))]

    def unit_of_the_body_at_hand(self, part: list[Item], _: re.Match[str], text: str) -> Item | None:
        """A unit before a title: 缉私局副局长 after a customs house was named."""
        unit = reading(entries(part[0]), "U")
        if unit is None or (len(part[0].text) < 3 and part[0].text not in self.branches):
            return None
        stationed = part[0].text[1] if part[0].text[0] == "驻" and part[0].text[1] in self.forms else ""
        ref = AgencyRef(None, wording=stationed, units=(unit,), unresolved=True, form=part[0].text)
        return cover("A", part, text, ref)

    def branch(self, part: list[Item], _: re.Match[str], text: str) -> Item | None:
        """A branch right behind its party committee: 市委政法委."""
        committee, branch = (cast("AgencyRef", item.value) for item in part)
        if part[0].end != part[1].start or committee.units or not (branch.unresolved and branch.kind):
            return None
        if committee.kind is None or branch_of(branch.kind, self.lexicon) != committee.kind:
            return None
        return cover("A", part, text, replace(committee, kind=branch.kind, form=branch.form, wording=""))

    def sub_bureau(self, part: list[Item], _: re.Match[str], text: str) -> list[Item] | None:
        """公安张店分局: a branch that a district has of the bureau of its city."""
        unit = reading(entries(part[2]), "U")
        function = _functions(self.lexicon).get(part[0].text[-2:])
        if unit is None or function is None or part[2].text != "分局" or part[0].end != part[1].start:
            return None
        start = part[0].end - 2
        before = [Item("w", part[0].start, start, None, text[part[0].start : start])] if start > part[0].start else []
        wording = text[start : part[2].end]
        ref = AgencyRef(function, level="municipal", units=(unit,), proper=part[1].text, wording=wording)
        return [*before, cover("A", [Item("w", start, part[0].end), *part[1:]], text, ref)]

    def local_office(self, part: list[Item], _: re.Match[str], text: str) -> Item | None:
        """A state body or a government before the name of one that it has: 国家税务总局黄山市税务局."""
        whole, office = (cast("AgencyRef", item.value) for item in part)
        if part[0].end != part[1].start or whole.units or whole.proper:
            return None
        inner = office.unresolved and (office.kind or office.wording) and not office.units and not office.place
        if whole.level == "state" and inner:
            return cover("A", part, text, replace(whole, proper=part[1].text))  # 司法部戒毒管理局
        if whole.level != "state" and not _is_government(whole, self.lexicon):
            return None
        if office.place is None and office.named is None:
            return None
        return cover("A", part, text, office)

    def unit_alone(self, part: list[Item], _: re.Match[str], text: str) -> Item | None:
        """A unit of the body at hand, worded with the body's form: 厅党委."""
        unit, wording = reading(entries(part[0]), "U"), part[0].text
        if unit and wording.endswith(_CORPS):
            return cover("A", part, text, AgencyRef(None, units=(unit,), unresolved=True, form=wording))
        if unit is None or len(wording) < 3 or wording[0] not in self.forms:
            return None
        return cover("A", part, text, AgencyRef(None, wording=wording[0], units=(unit,), unresolved=True))

    def gloss(self, part: list[Item], _: re.Match[str], text: str) -> Item:
        """A gloss in brackets behind a body."""
        return cover("A", part, text, part[0].value)
