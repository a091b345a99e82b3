"""Which places speak for the home of a Chinese document: its site and venue do, those spelt out as others' do not."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.mentions import AgencyRef, PersonRef, PlaceRef

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator

    from kg.annotate import Passage
    from kg.lexicon import Lexicon
    from kg.mentions import Item

LANGUAGE = "zh-hans"
_SITE = 8
_LEADING = ("率队", "带队", "率团")
# How near the second place may come before the first is no home: better none than another's.
_NEAR = 0.8
_LEVELS = {"provincial": 1, "municipal": 2, "county": 3}
_RANKS = {"Provincial": 1, "DirectMunicipality": 1, "Municipal": 2, "County": 3}


@cache
def short_names(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """Places by their names without 市, 县 or 区, as the names of sites have them."""
    found: dict[str, list[str]] = {}
    for place in lexicon.of_class("Place"):
        name = place.label(LANGUAGE) or ""
        names = {x.text for x in place.labels if x.language == LANGUAGE}
        for short in {n[:-1] for n in names if n[-1:] in "省市县区" and len(n) > 2} | (names - {name}):
            if 1 < len(short) < 5:
                found.setdefault(short, []).append(place.iri)
    return {short: tuple(sorted(places)) for short, places in found.items()}


def sites(passages: list[Passage], lexicon: Lexicon) -> Iterator[str]:
    """The places that the names of the site, the paper and the source hold: 平和网, 本报菏泽讯."""
    ends = "|".join(sorted(lexicon.words("site-ending", LANGUAGE), key=lambda w: (-len(w), w)))
    pattern = re.compile(rf"([㐀-鿿]{{2,4}})(?:{ends})")
    short = short_names(lexicon)
    for number, passage in enumerate(passages):
        text = passage.sentence.text
        first = 40 if number < 6 or passage.sentence.role in ("stamp", "headline", "byline") else 0
        for m in pattern.finditer(text[:first] if passage.sentence.role == "body" else text[: 2 * first]):
            for size in (4, 3, 2):
                if len(found := short.get(m[1][-size:], ())) == 1 and len(m[1]) >= size:
                    yield found[0]
                    break


def weigh(votes: Counter[str], passages: list[Passage], lexicon: Lexicon) -> Counter[str]:
    """The votes for a home without those for places that others come from, and with the sites'."""
    kept = votes.copy()
    guests: set[str] = set()
    bare = {_LEVELS[r.level] for i in _items(passages) for r in _bodies(i) if r.level in _LEVELS and r.place is None}
    if bare:
        guests = _guests(passages, lexicon)
        others = _spelt_out(passages, lexicon, min(bare)) | guests
        away = _away(passages, lexicon)
        for place in votes:
            if place in others or not away.isdisjoint(lexicon.ancestors(place)):
                del kept[place]
    for place in dict.fromkeys(sites(passages, lexicon)):
        kept[place] += _SITE
    return kept if kept or guests else votes


def clear(gathered: Counter[str], best: str | None) -> bool:
    """Whether the first of these places leads the second by enough."""
    others = [n for place, n in gathered.items() if place != best]
    return best is not None and max(others, default=0) <= _NEAR * gathered[best]


def _items(passages: list[Passage]) -> Iterator[Item]:
    return (i for p in passages if p.sentence.language == "zh" for i in p.items)


def _bodies(item: Item) -> Iterator[AgencyRef]:
    if isinstance(item.value, AgencyRef):
        yield item.value
    elif isinstance(item.value, PersonRef):
        yield from (role.agency for role in item.value.roles if role.agency)


def _spelt_out(passages: list[Passage], lexicon: Lexicon, above: int) -> set[str]:
    """Places of bodies whose wording spells the place above too: 济南市章丘区检察院, not 市检察院."""
    found: set[str] = set()
    for item in _items(passages):
        for ref in _bodies(item):
            if ref.place is None:
                continue
            place = ref.place.iri
            outer = [
                a for a in lexicon.ancestors(place) if a != place and _RANKS.get(lexicon.level(a) or "", 0) >= above
            ]
            names = {x.text for a in outer for x in lexicon[a].labels if x.language == LANGUAGE}
            if any(n in item.text for n in names):
                found.add(place)
    return found


def _guests(passages: list[Passage], lexicon: Lexicon) -> set[str]:
    """Places of those who come to the home: 甲市某局一行来我市."""
    parties, going = lexicon.words("delegation", LANGUAGE), lexicon.words("calling-on", LANGUAGE)
    found: set[str] = set()
    for items in (p.items for p in passages if p.sentence.language == "zh"):
        party = next((n for n, i in enumerate(items) if i.text.endswith(tuple(parties)) or i.text in _LEADING), None)
        at = next((n for n, i in enumerate(items) if party is not None and n > party and i.text in going), None)
        if at is None or at + 1 >= len(items):
            continue
        if items[at + 1].text.startswith("我"):
            found |= {p.iri for i in items[:at] for r in _bodies(i) if (p := r.place) is not None}
    return found


def _away(passages: list[Passage], lexicon: Lexicon) -> set[str]:
    """Places that somebody of the home goes to, with all that lies in them: 市教体局局长带队赴上海市某区."""
    going = lexicon.words("going-away", LANGUAGE)
    tops: set[str] = set()
    sent = any(_sent(p.items, lexicon) for p in passages)
    for passage in passages:
        if sent and (held := _held_at(passage.items)):
            tops.add(held)
        for index, item in enumerate(passage.items[:-1]):
            after = passage.items[index + 1]
            own = any(r.level in _LEVELS and r.place is None for i in passage.items[:index] for r in _bodies(i))
            if item.text not in going or not own:
                continue
            value = after.value
            place = value if isinstance(value, PlaceRef) else getattr(value, "place", None)
            if isinstance(place, PlaceRef):
                outer = [a for a in lexicon.ancestors(place.iri) if (lexicon[a].label(LANGUAGE) or "-") in after.text]
                tops.add(outer[-1] if outer else place.iri)
    return tops


def _sent(items: list[Item], lexicon: Lexicon) -> bool:
    """Whether the home sent a party to the meeting, which so was elsewhere: 率领我市代表团出席会议."""
    leading = lexicon.words("leading", LANGUAGE)
    at = next((n for n, i in enumerate(items) if i.text in leading), len(items))
    return any(i.text.startswith("我") and n.text.endswith("代表团") for i, n in pairwise(items[at:]))


def _held_at(items: list[Item]) -> str | None:
    """The widest place in which a sentence says that a meeting was held: 座谈会在某省某市召开."""
    for n, item in enumerate(items[:-1]):
        value = items[n + 1].value
        if item.text == "在" and isinstance(value, PlaceRef) and any(i.tag == "E" for i in items[:n]):
            return value.iri
    return None
