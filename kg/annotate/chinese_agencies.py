"""Agencies in Chinese: a chain of places or a level word, the kind, and units; lists that share a place or a kind."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from kg.annotate.cascade import Builder, cover, passes
from kg.annotate.chinese_counts import Counts, inmost
from kg.annotate.chinese_units import Units
from kg.annotate.kinds import function_of, levels_of, mainland, reading
from kg.mentions import AgencyRef, GroupRef, Item, PlaceRef, entries

if TYPE_CHECKING:
    import re

    from kg.lexicon import Lexicon

LEVELS = {
    "省": "provincial",
    "市": "municipal",
    "州": "municipal",
    "盟": "municipal",
    "县": "county",
    "区": "county",
    "旗": "county",
}
# How the names of the state's own bodies begin.
_STATE = ("中国", "国家", "全国", "国务院", "中央")
_NAMES = {"State": "state", "Provincial": "provincial", "Municipal": "municipal", "County": "county"}


def agencies(items: list[Item], text: str, lexicon: Lexicon) -> list[Item]:
    """Rewrite places, level words, kinds and units into agencies `A` and groups `L`."""
    grammar, counts, units = _Agencies(lexicon), Counts(lexicon), Units(lexicon)
    rules: tuple[tuple[str, Builder], ...] = (
        (r"PJ(?=[KUTM])", grammar.place_level),
        (r"P+(?:[、a]P+)+s?[ZX]?ia?P+(?:[、a]P+)*(?:s?n|s)?K", grammar.listed),
        (r"(?<=,)P+(?:[、a]P+)+,P+(?:[、a]P+)+(?:s?n|s)?K(?=S)", grammar.listed),
        (r"P+(?:[、a]P+)+(?:s?[RXw]?ns?|s)?J?K(?:[、a]K)*", grammar.listed),
        (r"P+J?K(?:[、a]K(?!\w*P))+", grammar.kinds_listed),
        (r"J+K(?:[、a]K)+", grammar.kinds_listed),
        (r"n(?:[、a]J)+K", counts.each),
        (r"P*w?n[dw]?J?K", counts.counted),
        (r"(?:L|n)U", counts.counted_units),
        (r"P+J?[KU]", grammar.placed),
        (r"A[、a]?J+K", grammar.levelled_after),
        (r"J+K", grammar.levelled),
        (r"AP?[UK]", units.with_unit),
        (r"AP?[UK]", units.with_unit),
        (r"AP?[UK]", units.with_unit),
        (r"[wK]PU", units.sub_bureau),
        (r"Aw(?:aw)?U|(?<![^、a,sv])wU", units.proper_unit),
        (r"(?<![APwZRXnK])U(?=[MTN])", units.unit_of_the_body_at_hand),
        (r"(?<![AP])U", units.unit_alone),
        (r"[RXZn\"wd]K", grammar.unknown_body),
        (r"K", grammar.alone),
        (r"AA", units.branch),
        (r"AA", units.local_office),
        (r"AP?[UK]", units.with_unit),
        (r"A\((?:[AKUwPs]|d)+\)", units.gloss),
    )
    return passes(items, rules, text)


class _Agencies:
    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.collective = lexicon.words("collective-level", "zh-hans")

    def _kind(self, item: Item) -> str | None:
        return reading(entries(item), "K")

    def _function(self, item: Item) -> str | None:
        kind = self._kind(item)
        return function_of(kind, self.lexicon) if kind else None

    def place_level(self, part: list[Item], _: re.Match[str], text: str) -> Item | None:
        """A short form and a level word: 宁夏自治区."""
        ref = cast("PlaceRef", part[0].value)
        levels = {self.lexicon.level(c) for c in ref.candidates}
        wanted = {
            "provincial": {"Provincial"},
            "municipal": {"Municipal", "DirectMunicipality"},
            "county": {"County"},
        }
        return cover("P", part, text, ref) if levels & wanted.get(str(part[1].value), set()) else None

    def _chains(self, part: list[Item]) -> list[list[Item]]:
        chains: list[list[Item]] = [[]]
        for item in part:
            if item.tag == "P":
                chains[-1].append(item)
            elif chains[-1]:
                chains.append([])
        return [c for c in chains if c]

    def listed(self, part: list[Item], _: re.Match[str], text: str) -> list[Item] | None:
        """Places that share the kind, or the kinds, after the last of them."""
        kinds = [i for i in part if i.tag == "K"]
        chains = self._chains(part)
        if len(chains) < 2 or any(self._function(k) is None for k in kinds):
            return None
        out: list[Item] = []
        for number, chain in enumerate(chains):
            last = number == len(chains) - 1
            end = part[-1].end if last else chain[-1].end
            place = inmost(self.lexicon, chain)
            for kind in kinds:
                ref = AgencyRef(self._function(kind), place, wording=place.wording + kind.text, form=self._kind(kind))
                start = chain[0].start if kind is kinds[0] else chain[-1].end - 1
                out.append(Item("A", start, end, ref, text[start:end]))
            if not last:
                following = next(i.start for i in part if i.tag == "P" and i.start >= chain[-1].end)
                out.extend(i for i in part if chain[-1].end <= i.start < following)
        return out

    def kinds_listed(self, part: list[Item], match: re.Match[str], text: str) -> list[Item] | None:
        """Kinds that share the place or the level word before the first of them."""
        at = next(i for i, item in enumerate(part) if item.tag == "K")
        head, out = part[:at], []
        for item in part[at:]:
            if item.tag != "K":
                out.append(item)
                continue
            inner = [*head, item]
            levels = levels_of(self._kind(item) or "", self.lexicon)
            if item is not part[at] and levels == {"State"}:
                made = self.alone([item], match, text)
            elif any(i.tag == "P" for i in head):
                made = self.placed(inner, match, text)
            else:
                made = self.levelled(inner, match, text)
            if not isinstance(made, Item):
                return None
            start = part[0].start if item is part[at] else item.start
            out.append(replace(made, start=start, end=item.end, text=text[start : item.end]))
        return out

    def placed(self, part: list[Item], _: re.Match[str], text: str) -> Item | None:
        places = [i for i in part if i.tag == "P"]
        kind, unit = self._kind(part[-1]), reading(entries(part[-1]), "U")
        if kind is None and unit is None:
            return None
        place = inmost(self.lexicon, places)
        wording = text[part[0].start : part[-1].end]
        if wording.endswith("系统"):
            return Item("w", part[0].start, part[-1].end, None, wording)
        if kind is None:
            inside = self.lexicon[unit].first("unitOf") if unit else None
            if inside is None or unit is None:
                return None
            function = function_of(inside, self.lexicon)
            return cover("A", part, text, AgencyRef(function, place, units=(unit,), wording=wording))
        function = function_of(kind, self.lexicon)
        local = mainland(function, place.iri)
        ref = AgencyRef(local, place, wording=wording, form=kind if local == function else None)
        return cover("A", part, text, ref)

    def levelled_after(self, part: list[Item], match: re.Match[str], text: str) -> list[Item] | None:
        """A level word after a body with its own place: 珠海市副市长、市公安局 is read by its level."""
        at = next(i for i, item in enumerate(part) if item.tag == "J")
        made = self.levelled(part[at:], match, text)
        return [*part[:at], made] if made else None

    def levelled(self, part: list[Item], _: re.Match[str], text: str) -> Item | None:
        kind = self._kind(part[-1])
        if kind is None:
            return None
        levels = [i for i in part if i.tag == "J"]
        function = function_of(kind, self.lexicon)
        level = str(levels[-1].value)
        own = levels_of(kind, self.lexicon)
        if levels[-1].text in self.collective and own != {"State"} and (not own or len(own) > 1 or len(part) > 2):
            return cover("L", part, text, GroupRef(function, None, level, None, text[part[0].start : part[-1].end]))
        if own == {"Provincial"}:
            level = "provincial"
        return cover(
            "A", part, text, AgencyRef(function, level=level, wording=text[part[0].start : part[-1].end], form=kind)
        )

    def unknown_body(self, part: list[Item], _: re.Match[str], __: str) -> list[Item] | None:
        """A kind behind a word that is no known place: a body that nobody here can name (泛珠三角打私办)."""
        before, kind = part
        own = levels_of(self._kind(kind) or "", self.lexicon)
        if before.end != kind.start or own == {"State"}:
            return None
        return [before, Item("w", kind.start, kind.end, None, kind.text)]

    def alone(self, part: list[Item], _: re.Match[str], text: str) -> Item | None:
        """A kind by itself: the state's, one whose name tells its level, or one that the context must place."""
        kind = self._kind(part[0])
        if kind is None:
            return None
        own = levels_of(kind, self.lexicon)
        function = function_of(kind, self.lexicon)
        if own == {"State"} or part[0].text.startswith(_STATE):
            return cover("A", part, text, AgencyRef(function, level="state", wording=part[0].text, form=kind))
        if not own and kind == function:
            plural = part[0].text.endswith(("机关", "部门", "系统", "机构", "警方")) or len(part[0].text) < 3
            if plural:
                return Item("w", part[0].start, part[0].end, None, part[0].text)
            return cover("A", part, text, AgencyRef(function, wording=part[0].text, unresolved=True, form=kind))
        if not own:
            return cover("A", part, text, AgencyRef(None, wording=part[0].text, unresolved=True))
        level = _NAMES.get(next(iter(own))) if len(own) == 1 else None
        if part[0].text[1:2] == "委":
            level = LEVELS.get(part[0].text[0], level)
        if level and part[0].text[0] in LEVELS:
            return cover(
                "A", part, text, AgencyRef(function, level=level, wording=text[part[0].start : part[-1].end], form=kind)
            )
        return cover(
            "A", part, text, AgencyRef(function, level=level, wording=part[0].text, unresolved=True, form=kind)
        )
