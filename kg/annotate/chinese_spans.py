"""Spans of Chinese text that a pattern tells, not a label: titles, dates, counts, ordinals, bodies pointed at."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg.annotate.chinese_dates import dates, number
from kg.mentions import AgencyRef, AgreementRef, Item

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.lexicon import Lexicon

_REPORTED = re.compile(r"[讯电消]|报道[：:]|——")  # 新华社某地9月25日电; some agencies have a dash
_TITLED = re.compile(r"《([^《》]{2,120}(?:《[^《》]+》[^《》]*)?)》")
_SUM = re.compile(r"([一二两三四五六七八九])省(?:区)?([一二两三四五六七八九])市")
_ORDINAL = re.compile(r"第(?P<n>\d{1,3}|[一二三四五六七八九十]{1,3})(?P<unit>届|次|期|轮|场)|(?P<first>首届|首次)")
_NUMBER = r"(?P<number>\d{1,3}|[两二三四五六七八九十]{1,3})"
_AT_LEVEL = {"省": "provincial", "市": "municipal", "州": "municipal", "县": "county", "区": "county"}
_ALONE = r"(?:(?<=[^㐀-鿿])|^|(?<=[由和与及领率对向在]))"


@dataclass(frozen=True, slots=True)
class _Patterns:
    """What the word lists of the language make of the grammar of these spans."""

    byline: re.Pattern[str]
    count: re.Pattern[str]
    each: re.Pattern[str]
    et_cetera: re.Pattern[str]
    pair: re.Pattern[str]
    pointed: re.Pattern[str]
    of_level: re.Pattern[str]
    form: re.Pattern[str]


@cache
def _patterns(lexicon: Lexicon) -> _Patterns:
    def any_of(name: str) -> str:
        words = sorted(lexicon.words(name, "zh-hans"), key=lambda w: (-len(w), w))
        return "|".join(re.escape(w) for w in words) or "(?!)"

    counted = re.sub(r"市(?=\||$)", "市(?!场)", any_of("counted"))  # 等地|市场监管部门
    noun = rf"(?!{any_of('not-counted')})(?:{counted})"
    form = any_of("body-form")
    return _Patterns(
        re.compile(rf"（[^（）]{{0,14}}(?:{any_of('byline-person')})[^（）]*）"),
        re.compile(rf"(?:上述|以上|这)?{_NUMBER}(?:个|家|大)?(?P<noun>{noun})"),
        re.compile(rf"各(?:{noun})"),
        re.compile(rf"(?<=等)(?:{noun})"),
        re.compile(any_of("both")),
        re.compile(rf"(?:{any_of('pointing')})({form})(?![长门])"),
        re.compile(rf"{_ALONE}([省市县区州])(?!委)({form})(?![长级面域门])"),
        re.compile(rf"{_ALONE}({form})(?={any_of('inner-body')})"),
    )


def special(text: str, lexicon: Lexicon) -> Iterator[tuple[int, Item]]:
    """The spans of a text as items, each with its score."""
    patterns = _patterns(lexicon)
    for m in _TITLED.finditer(text):
        yield 400, Item("Q", *m.span(), AgreementRef(m.group(1)), m.group())
    for m in patterns.byline.finditer(text):
        yield 300, Item(".", *m.span(), None, m.group())
    for item in dates(text):
        dateline = item.tag == "D" and _REPORTED.match(text, item.end) is not None
        yield 100, Item("y" if dateline else item.tag, item.start, item.end, item.value, item.text)
    yield from _counts(text, patterns)
    yield from _pointed(text, patterns)


def _counts(text: str, patterns: _Patterns) -> Iterator[tuple[int, Item]]:
    for m in patterns.count.finditer(text):
        yield 2 * len(m.group()), Item("n", *m.span(), number(m["number"]), m.group())
    for m in patterns.each.finditer(text):
        yield 2 * len(m.group()) + 1, Item("n", *m.span(), None, m.group())
    for m in _SUM.finditer(text):
        total = (number(m[1]) or 0) + (number(m[2]) or 0)
        yield 2 * len(m.group()) + 2, Item("n", *m.span(), total, m.group())
    for m in patterns.et_cetera.finditer(text):
        yield 2 * len(m.group()), Item("n", *m.span(), None, m.group())
    for m in patterns.pair.finditer(text):
        yield 2 * len(m.group()), Item("n", *m.span(), 2 if not m.group().startswith("各") else None, m.group())
    for m in _ORDINAL.finditer(text):
        value = 1 if m["first"] else number(m["n"])
        yield 2 * len(m.group()) + 1, Item("#", *m.span(), value, m.group())


def _pointed(text: str, patterns: _Patterns) -> Iterator[tuple[int, Item]]:
    for m in patterns.of_level.finditer(text):
        ref = AgencyRef(None, level=_AT_LEVEL[m[1]], wording=m[2], unresolved=True)
        yield 2 * len(m.group()), Item("A", *m.span(), ref, m.group())
    for pattern in (patterns.pointed, patterns.form):
        for m in pattern.finditer(text):
            near = m.group().startswith("该")
            ref = AgencyRef(None, level=None if near else "home", wording=m.group(1), unresolved=True)
            yield 2 * len(m.group()), Item("A", *m.span(), ref, m.group())
