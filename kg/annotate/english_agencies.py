"""Agencies in English: place and kind in either order, lists with a shared head noun, units inside bodies."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from kg.annotate.cascade import Builder, cover, passes
from kg.annotate.english_lists import Lists
from kg.annotate.english_party import of_party, party_alone
from kg.annotate.gazetteer import fold
from kg.annotate.kinds import GENERIC, branch_of, function_of, is_plural, levels_of, reading
from kg.mentions import AgencyRef, Entry, Item, PlaceRef, entries

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.lexicon import Lexicon


_CHINA = "https://w3id.org/coopkg/id/place/cn"
_OF_CHINA = re.compile(r"\b(?:China|PRC)\b")
_LETTERS = 2  # of no acronym that names a body by itself


def agencies(items: list[Item], text: str, lexicon: Lexicon) -> list[Item]:
    """Rewrite places, level words, kinds and units into agencies `A` and groups `L`."""
    grammar = _Agencies(lexicon)
    rules: tuple[tuple[str, Builder], ...] = (
        (r"W[PJ]", lambda part, _, text: of_party(part, text, lexicon)),
        (r"(?<=[PJ])W(?=MT)", lambda part, _, text: party_alone(part, text)),
        (r"P\([PW]\)", grammar.gloss_of_place),
        (r"t?[RWw]?Jot?P(?!'|J|K)", grammar.place_of_kind),
        (r"(?<=[,o])t?K,P(?=[;.]|,(?!a?t?P)|$)", grammar.placed_behind_comma),
        (r"t?P(?:s\.?n|#)K", grammar.numbered),
        (r"(?<!Ko)(?<!Kot)t?P(?:(?:,|a|,a)t?P)+n{0,3}J?K", grammar.listed_before),
        (r"K[os](?:t?R')?(?:t?P)(?:(?:,|a|,a)t?P)+n{0,2}(?!J?K)", grammar.listed_after),
        (r"t?n{1,3}(?:,|a)t?PK", grammar.counted_and),
        (r"K[o]t?n{1,2}(?:s*s?[ow]*t?[JP])?", grammar.counted_after),
        (r"t?n{1,3}J?K", grammar.counted_before),
        (r"t?J(?:,|a|,a)J+K", grammar.several_levels),
        (r"t?(?:P,?)*P'?J*[KU]", grammar.placed),
        (r"t?J?[KU][o]t?(?:P,?)*P(?!,P)'?J?", grammar.placed_after),
        (r"(?<!W)t?J'?J*K", grammar.levelled),
        (r"t?Ko?J(?!K)", grammar.levelled_after),
        (r"t?K(?=[o]t?[AK])", grammar.unit_of_what_follows),
        (r"KA", grammar.of_conference),
        (r"K", grammar.alone),
        (r"K(?=K[MT])", grammar.of_this_body),
        (r"A'?[UK]+", grammar.with_units),
        (r"tK(?!K)|K(?=[MTU])|(?<=To)K(?![Kos])", grammar.bare),
        (r"A'?[UK]+", grammar.with_units),
        (r"t?U(?:o|ws)t?A", grammar.unit_of),
        (r"t?w?nn(?!n*P)", grammar.taken_up),
        (r"tnS(?!s?o)", grammar.units_taken_up),
        (r"A(?:\([AKUNwWT-]+\))", grammar.gloss),
        (r"tA", grammar.determined),
        (r"tW{1,3}oA", grammar.inside),
    )
    return passes(items, rules, text)


def _bare(start: Item, part: list[Item], text: str) -> str:
    """The words from an item on to the end of its phrase."""
    return text[start.start : part[-1].end].removeprefix("the ").removeprefix("The ")


def _named_kind(readings: Sequence[Entry]) -> str | None:
    """The kind of a body whose place or level is told: a form alone ("procuratorate") only where it is no kind."""
    return reading((e for e in readings if e.iri != GENERIC), "K") or reading(readings, "K")


class _Agencies(Lists):
    def placed(self, part: list[Item], _: re.Match[str], text: str) -> Item | list[Item] | None:
        places = self._places(part)
        start = part[0]
        if len(places) > 1 and not self._nested(places):
            start = places[-1]
        place = cast("PlaceRef", places[-1].value)
        readings = entries(part[-1])
        kind, unit = _named_kind(readings), reading(readings, "U")
        if kind is None and unit is not None:
            host = self.lexicon[unit].first("unitOf")
            if host is None:
                return None
            ref = AgencyRef(function_of(host, self.lexicon), place, units=(unit,), form=host)
        elif kind == GENERIC:
            ref = AgencyRef(None, place, wording=part[-1].text, unresolved=True)
        elif kind is None:
            return None
        elif is_plural(readings) and function_of(kind, self.lexicon) == kind:
            ref = AgencyRef(kind, place)
        else:
            ref = AgencyRef(function_of(kind, self.lexicon), place, form=kind, wording=_bare(start, part, text))
        kept = part[: part.index(start)]
        return [*kept, cover("A", part[part.index(start) :], text, ref)]

    def placed_after(self, part: list[Item], _: re.Match[str], text: str) -> Item | None:
        first = next(i for i in part if i.tag in "KU")
        kind = _named_kind(entries(first))
        leading = next(i for i in part if i.tag != "t")
        if leading.tag == "J" and leading.text[0].isupper() and first.text[0].isupper():
            first = leading
        places = self._places(part)
        if kind is None or kind == GENERIC or (len(places) > 1 and not self._nested(places)):
            return None
        ref = AgencyRef(
            function_of(kind, self.lexicon),
            cast("PlaceRef", places[0].value),
            form=kind,
            wording=_bare(first, part, text),
        )
        return cover("A", part, text, ref)

    def levelled(self, part: list[Item], _: re.Match[str], text: str) -> Item | None:
        kind = _named_kind(entries(part[-1]))
        if kind is None:
            return None
        level = str(next(i.value for i in part if i.tag == "J"))
        if kind == GENERIC:
            return cover("A", part, text, AgencyRef(None, level=level, wording=part[-1].text, unresolved=True))
        wording = _bare(part[0], part, text)
        ref = AgencyRef(function_of(kind, self.lexicon), level=level, form=kind, wording=wording)
        return cover("A", part, text, ref)

    def levelled_after(self, part: list[Item], match: re.Match[str], text: str) -> Item | None:
        kind = part[1] if part[0].tag == "t" else part[0]
        if not any(i.tag == "o" for i in part) and not part[-1].text.lower().startswith("of "):
            return None
        return self.levelled([part[-1], kind], match, text) and cover(
            "A", part, text, cast("Item", self.levelled([part[-1], kind], match, text)).value
        )

    def unit_of_what_follows(self, part: list[Item], _: re.Match[str], text: str) -> Item | None:
        unit = reading(entries(part[-1]), "U")
        wording = text[part[-1].start : part[-1].end]
        return Item("U", part[0].start, part[-1].end, part[-1].value, wording) if unit else None

    def alone(self, part: list[Item], _: re.Match[str], text: str) -> Item | None:
        """A state-level body needs no place."""
        kind = reading(entries(part[0]), "K")
        if kind is None or (levels_of(kind, self.lexicon) != {"State"} and not self._national(kind, part[0].text)):
            return None
        china = PlaceRef((_CHINA,), "China") if _OF_CHINA.search(part[0].text) else None
        ref = AgencyRef(function_of(kind, self.lexicon), china, level="state", form=kind, wording=part[0].text)
        return cover("A", part, text, ref)

    def _national(self, kind: str, wording: str) -> bool:
        """Whether only its words say that a body is the state's: "China Meteorological Administration", "CMA"."""
        kinds = self.lexicon.narrower(function_of(kind, self.lexicon))
        state = self.lexicon.get(_CHINA)
        named = state is not None and wording.startswith(f"{state.label('en')} ")
        letters = wording.isupper() and len(wording) > _LETTERS
        return (named or letters) and any("State" in levels_of(k.iri, self.lexicon) for k in kinds)

    def bare(self, part: list[Item], _: re.Match[str], text: str) -> Item | None:
        kind = reading(entries(part[-1]), "K")
        if kind is None or (is_plural(entries(part[-1])) and part[0].tag == "t"):
            return None
        wording = part[-1].text
        unit = reading(entries(part[-1]), "U")
        if unit and kind != GENERIC:
            return cover("A", part, text, AgencyRef(None, units=(unit,), unresolved=True))
        if kind == GENERIC:
            return cover("A", part, text, AgencyRef(None, wording=wording, unresolved=True))
        level = self._level_inside(wording)
        function = function_of(kind, self.lexicon)
        ref = AgencyRef(function, level=level, wording=wording, unresolved=level is None, form=kind)
        return cover("A", part, text, ref)

    def _level_inside(self, wording: str) -> str | None:
        """The level that a kind's own words tell: "CPC Provincial Committee"."""
        words = frozenset(fold(wording).split())
        levels = ("provincial", "municipal", "county")
        return next((level for level in levels if words & self.lexicon.words(f"level-{level}", "en")), None)

    def of_conference(self, part: list[Item], _: re.Match[str], text: str) -> Item | None:
        """The committee of a consultative conference, whose name stands first: "CPPCC Sichuan Provincial Committee"."""
        kind, ref = self._kind(part[0]), cast("AgencyRef", part[1].value)
        named = kind is not None and kind.endswith("/cppcc") and (ref.kind or "").endswith("/party-committee")
        return cover("A", part, text, replace(ref, kind=kind, form=None, wording="")) if named else None

    def of_this_body(self, part: list[Item], match: re.Match[str], text: str) -> Item | None:
        """The form of a body before its committee: "department party committee secretary"."""
        return self.bare(part, match, text) if reading(entries(part[0]), "K") == GENERIC else None

    def with_units(self, part: list[Item], _: re.Match[str], text: str) -> Item | None:
        ref = cast("AgencyRef", part[0].value)
        for item in part[1:]:
            if item.tag == "'":
                continue
            kind, unit = reading(entries(item), "K"), reading(entries(item), "U")
            if ref.kind and kind and kind != GENERIC and branch_of(kind, self.lexicon) == ref.kind and not ref.units:
                ref = replace(ref, kind=function_of(kind, self.lexicon), form=kind, wording="")
            elif unit:
                ref = replace(ref, units=(*ref.units, unit))
            else:
                return None
        return cover("A", part, text, ref)

    def unit_of(self, part: list[Item], _: re.Match[str], text: str) -> Item | None:
        first = next(i for i in part if i.tag == "U")
        unit = reading(entries(first), "U")
        ref = cast("AgencyRef", part[-1].value)
        linked = any(i.tag == "o" for i in part) or any(i.text.lower() == "stationed" for i in part)
        if unit is None or not linked:
            return None
        own = self.lexicon.get(ref.kind)
        forms = [own, *self.lexicon.narrower(own.iri)] if own is not None and not ref.units else []
        if any((form.label("en") or "").startswith(first.text.removeprefix("the ")) for form in forms):
            return cover("A", part, text, ref)  # the Standing Committee of the People's Congress is the kind itself
        return cover("A", part, text, replace(ref, units=(*ref.units, unit)))

    def gloss(self, part: list[Item], _: re.Match[str], text: str) -> Item:
        return cover("A", part, text, part[0].value)

    def gloss_of_place(self, part: list[Item], _: re.Match[str], text: str) -> Item | None:
        """A place with its abbreviation: "Hong Kong Special Administrative Region (HKSAR)"."""
        return cover("P", part, text, part[0].value) if part[2].text.isupper() else None

    def place_of_kind(self, part: list[Item], _: re.Match[str], text: str) -> Item | None:
        """A place behind the word for its kind: "the northern province of Lamphun"."""
        form = next(i for i in part if i.tag == "J").text.lower().removeprefix("the ")
        known = form in ("province", "city", "state", "district", "county", "region", "prefecture", "municipality")
        return cover("P", part, text, part[-1].value) if known else None

    def placed_behind_comma(self, part: list[Item], match: re.Match[str], text: str) -> Item | None:
        """A body with its place in a list: "Department of Immigration, Malaysia"."""
        kind = next(i for i in part if i.tag == "K")
        made = self.placed([part[-1], kind], match, text) if kind.text[0].isupper() and " " in kind.text else None
        ref = made[-1].value if isinstance(made, list) else None
        if not isinstance(ref, AgencyRef) or ref.form is None:
            return None
        return cover("A", part, text, replace(ref, wording=f"{kind.text} of {part[-1].text}"))

    def numbered(self, part: list[Item], _: re.Match[str], text: str) -> Item | None:
        """One of several bodies of a kind in a place: "Shanghai No.1 Intermediate People's Court"."""
        kind = self._kind(part[-1])
        at = next(i for i, item in enumerate(part) if item.tag == "P")
        if kind is None or (part[at + 1].tag == "s" and part[at + 1].text.lower() != "no"):
            return None
        place, wording = cast("PlaceRef", part[at].value), text[part[at + 1].start : part[-1].end]
        return cover("A", part, text, AgencyRef(None, place, level="proper", wording=wording))

    def inside(self, part: list[Item], _: re.Match[str], text: str) -> Item:
        """A part of a body that no word of the lexicon names is not the body: "the Main Directorate of ..."."""
        return cover("w", part, text)

    def determined(self, part: list[Item], _: re.Match[str], text: str) -> Item:
        return cover("A", part, text, part[1].value)
