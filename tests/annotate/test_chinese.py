"""Chinese texts: simplification, dates, names beside titles, and what whole read-outs state."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import extractors, lexicon
from kg.annotate import chinese_document
from kg.annotate.chinese_dates import dates, number
from kg.annotate.chinese_spans import special
from kg.annotate.passages import sentences
from kg.annotate.simplified import simplified
from kg.mentions import PersonRef
from kg.model import Document, Entity

HERE = Path(__file__).parent
WRITTEN = "市县省公安厅局长会议召开在由和、，。《》第三届联席会议王小明丁一山副主持出席并讲话2024年9月5日"


def rows(name):
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t"))[1:]


def cases(name):
    return yaml.safe_load((HERE / name).read_text(encoding="utf-8"))


def document(text):
    return Document("read-out.txt", text, "0" * 64)


def shown(thing):
    """A node by its preferred Chinese name, a role with its body, a literal by its form."""
    if not isinstance(thing, Entity):
        return thing.lexical
    preferred = [x.text for x in thing.labels if x.form == "prefLabel"]
    chinese = [x.text for x in thing.labels if x.form == "prefLabel" and x.language == "zh-hans"]
    name = (chinese or preferred)[0]
    body = next((shown(v) for n, v in thing.statements if n == "postIn"), None)
    return f"{name} @ {body}" if body else name


@given(st.text())
def test_simplifying_keeps_every_character_in_its_place(text):
    once = simplified(text)
    assert len(once) == len(text)
    assert simplified(once) == once


@pytest.mark.parametrize(
    ("written", "meant"), [("三十五", 35), ("十", 10), ("二十", 20), ("12", 12), ("两", 2), ("会", None)]
)
def test_numbers(written, meant):
    assert number(written) == meant


@pytest.mark.parametrize(("text", "first", "tag"), rows("chinese-dates.tsv"))
def test_the_first_date_of_a_text(text, first, tag):
    found = [item for _, item in special(text, lexicon.load()) if item.tag in "Dy"]
    spelt = [f"{i.value.year or ''}-{i.value.month or ''}-{i.value.day or ''}" for i in found]
    assert spelt[:1] == ([first] if first else [])
    assert [i.tag for i in found[:1]] == ([tag] if tag else [])
    assert [d.text for d in dates(text)] == [i.text for i in found]


@pytest.mark.parametrize("case", cases("chinese-names.yaml"), ids=lambda c: c["text"][:12])
def test_names_and_their_titles(case):
    (items,) = chinese_document.mentions([case["text"]], lexicon.load())
    found = {i.value.name: [r.wording for r in i.value.roles] for i in items if isinstance(i.value, PersonRef)}
    assert found == case["names"]


@settings(deadline=None)  # the first example loads the lexicon
@given(st.text(alphabet=WRITTEN, max_size=120))
def test_items_stand_in_order_and_say_what_the_text_says(text):
    (items,) = chinese_document.mentions([text], lexicon.load())
    position = 0
    for item in items:
        assert position <= item.start < item.end <= len(text)
        assert item.text == text[item.start : item.end]
        position = item.end if item.tag != "A" else item.start


@settings(deadline=None)  # the first example loads the lexicon
@given(st.text(alphabet=WRITTEN + "\n （）：", max_size=200))
def test_every_quote_is_what_the_document_says_there(text):
    for fact in extractors.extract(document(text), lexicon.load()):
        assert fact.evidence
        for evidence in fact.evidence:
            assert evidence.span.of(text) == evidence.quote


@pytest.mark.parametrize("case", cases("chinese-readouts.yaml"), ids=lambda c: c["about"])
def test_what_a_read_out_states(case):
    facts = extractors.extract(document(case["text"]), lexicon.load())
    found = {f"{shown(f.subject)} | {f.relation} | {shown(f.object)}" for f in facts}
    assert set(case["facts"]) <= found
    assert not found & set(case.get("not", []))


def test_page_furniture_gives_no_sentences_and_a_stamp_is_no_body():
    text = (
        "首页 > 新闻\n全省检察长会议召开\n发布时间：2021-02-03 浏览次数：12\n"
        "2月1日，会议在太原召开。\n上一篇：别的会议\n责任编辑：王小明"
    )
    roles = [s.role for s in sentences(document(text), lexicon.load())]
    assert roles == ["headline", "stamp", "body", "byline"]


def test_a_date_with_a_time_is_a_stamp():
    text = "2月1日，会议在太原召开。\n2021年02月03日 10:20 本站"
    assert [s.role for s in sentences(document(text), lexicon.load())] == ["body", "stamp"]
