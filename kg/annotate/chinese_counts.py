"""Several bodies under one wording in Chinese, with their number: 三市公安局, 五省公安厅交警总队, 各市、县公安机关."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from kg.annotate.cascade import cover
from kg.annotate.kinds import function_of, mainland, reading
from kg.mentions import GroupRef, Item, PlaceRef, entries

if TYPE_CHECKING:
    from kg.lexicon import Lexicon

_COUNTED = {
    "市": "municipal",
    "市州": "municipal",
    "市（州）": "municipal",
    "州市": "municipal",
    "县": "county",
    "区县": "county",
    "县区": "county",
}


def inmost(lexicon: Lexicon, places: list[Item]) -> PlaceRef:
    """The last place of a chain, its candidates those that lie in the place before."""
    ref = cast("PlaceRef", places[-1].value)
    for outer in reversed(places[:-1]):
        above = cast("PlaceRef", outer.value)
        inside = tuple(c for c in ref.candidates if any(a in above.candidates for a in lexicon.ancestors(c)))
        if inside:
            return replace(ref, candidates=inside)
    return ref


class Counts:
    """The grammar of counted bodies; each method builds from one match."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def _function(self, item: Item) -> str | None:
        kind = reading(entries(item), "K")
        return function_of(kind, self.lexicon) if kind else None

    def counted(self, part: list[Item], _: re.Match[str], text: str) -> Item | None:
        """Several bodies under one wording, with their number."""
        function = self._function(part[-1])
        at = next(i for i, item in enumerate(part) if item.tag == "n")
        if function is None:
            return None
        place = inmost(self.lexicon, [i for i in part[:at] if i.tag == "P"]) if part[0].tag == "P" else None
        number = part[at].value
        count = number if isinstance(number, int) else None
        noun = part[at].text
        function = mainland(function) if noun[-1] in "省市县区" else function  # 三地警方 may be of Hong Kong
        level = next((v for k, v in _COUNTED.items() if re.sub("（.*）", "", noun).endswith(k)), None)
        level = None if "省" in noun else level  # 四省市
        ref = GroupRef(function, place, level, count, text[part[0].start : part[-1].end])
        return cover("L", part, text, ref)

    def each(self, part: list[Item], _: re.Match[str], text: str) -> Item:
        """各市、县公安机关: all of them, of which no list is given."""
        ref = GroupRef(self._function(part[-1]), None, None, None, text[part[0].start : part[-1].end])
        return cover("L", part, text, ref)

    def counted_units(self, part: list[Item], _: re.Match[str], text: str) -> Item | None:
        """A unit of several bodies, with their number: 五省公安厅交警总队, 五省交警总队."""
        unit = reading(entries(part[-1]), "U")
        inside = self.lexicon[unit].first("unitOf") if unit else None
        wording = text[part[0].start : part[-1].end]
        if unit is None or part[0].end != part[-1].start:
            return None
        if isinstance(part[0].value, GroupRef):
            return cover("L", part, text, replace(part[0].value, units=(unit,), wording=wording))
        if inside is None or not isinstance(part[0].value, int):
            return None
        ref = GroupRef(function_of(inside, self.lexicon), None, None, part[0].value, wording, units=(unit,))
        return cover("L", part, text, ref)
