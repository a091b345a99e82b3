"""No text makes reading fail, or cost more than its length: hostile texts and random ones, in both languages."""

from __future__ import annotations

import hashlib
import logging
import runpy
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg import extractors, lexicon, pipeline, registry
from kg.annotate.passages import LONGEST, sentences
from kg.model import Document, Entity
from kg.namespaces import COOP

TEXTS = runpy.run_path(str(Path(__file__).parents[1] / "benchmarks" / "hostile.py"))["TEXTS"]
# One of these before a text makes its passage English or Chinese, so that the grammars have to read it.
ENGLISH = "The third joint meeting of the Alder River Cooperation Zone was held in Hefei, and those who attended were "
CHINESE = "桤河警务协作区第三次联席会议在合肥市召开，参加会议的有"
RELATIONS = {str(term).rsplit("#", 1)[1] for term in dir(COOP)}
# Each of these took time that grew with the square of its length.
LINEAR = [
    "sentences, English",
    "sentences, Chinese",
    "no sentence end, English",
    "no sentence end, Chinese",
    "names in a row, English",
    "names in a row, Chinese",
    "places in a row, English",
    "places in a row, Chinese",
    "meetings in a row, English",
    "meetings in a row, Chinese",
    "different zones, English",
    "different meetings, Chinese",
    "titles in a row, English",
    "verbs in a row, Chinese",
    "spaces",
]


def document(text: str) -> Document:
    return Document("hostile.txt", text, hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest())


def extract(text: str):
    return extractors.extract(document(text), lexicon.load())


def check(text: str) -> None:
    """What must hold of the facts of any text."""
    facts = extract(text)
    assert facts == extract(text)
    for fact in facts:
        assert fact.relation in RELATIONS
        assert isinstance(fact.subject, Entity)
        assert fact.evidence
        for evidence in fact.evidence:
            assert evidence.quote
            assert evidence.span.of(text) == evidence.quote == evidence.quote.strip()
            assert 0 <= evidence.confidence <= 1


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("before", ["", ENGLISH, CHINESE], ids=["bare", "English", "Chinese"])
def test_hostile_text_is_read(name, before):
    check(before + TEXTS[name](1500))


@pytest.mark.parametrize("name", TEXTS)
def test_what_is_read_of_a_hostile_text_can_be_written_and_read_back(name):
    store = pipeline.build([document(ENGLISH + "the Gansu Public Security Department. " + TEXTS[name](600))])
    for exporter, format_ in (("trig", ox.RdfFormat.TRIG), ("ttl", ox.RdfFormat.TURTLE)):
        data = registry.load("kg.exporters", exporter).write(store)
        assert sum(1 for _ in ox.parse(data, format=format_)) > 5


def calls(text: str) -> int:
    """How many Python and C functions are called to read a text: the same on every machine."""
    count = 0

    def note(frame, event, argument) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    read, words = document(text), lexicon.load()
    before = sys.getprofile()
    sys.setprofile(note)
    try:
        extractors.extract(read, words)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("name", LINEAR)
def test_work_grows_with_the_length(name):
    short, long = LONGEST, 4 * LONGEST
    extract(TEXTS[name](short))  # what is made once for all texts
    assert calls(TEXTS[name](long)) < 6 * calls(TEXTS[name](short)) + 5000


def test_calls_tell_a_quadratic_text_from_a_linear_one():
    assert calls("。" * 40) < calls("省公安厅参加会议。" * 40) < calls("省公安厅参加会议。" * 400)


@pytest.mark.parametrize("unit", ["Gansu and the Public Security Department, ", "甘肃省公安厅、", "a", "会"])
def test_what_goes_on_without_an_end_is_read_in_pieces_and_said(unit, caplog):
    text = ENGLISH + unit * (3 * LONGEST // len(unit))
    with caplog.at_level(logging.WARNING, "kg"):
        found = sentences(document(text), lexicon.load())
    assert len(found) > 2
    assert max(len(s.text) for s in found) <= LONGEST
    assert len("".join(s.text for s in found).replace(" ", "")) == len(text.replace(" ", ""))
    assert sum("in pieces" in record.getMessage() for record in caplog.records) == 1


def test_half_a_surrogate_pair_costs_its_sentence_alone(caplog):
    whole = ENGLISH + "the Anhui Provincial Public Security Department. "
    more = "The Gansu Provincial Public Security Department \ud800 hosted the meeting."
    kept, broken = ({(f.relation, f.subject.label) for f in extract(text)} for text in (whole, whole + more))
    assert broken == kept
    assert {f.relation for f in extract(whole + more.replace("\ud800", ""))} > {relation for relation, _ in kept}
    assert "surrogate" in caplog.text


@pytest.mark.parametrize("mark", ["\u200f", "\u202e", "\u200b", "\ufeff", "\u00ad", "\u2069"])
def test_marks_of_direction_and_width_part_no_word(mark):
    marked = f"{ENGLISH}the An{mark}hui Provincial Pub{mark}lic Security Department."
    facts = extract(marked)
    assert {f.subject.iri for f in facts} == {f.subject.iri for f in extract(marked.replace(mark, ""))}
    assert any(mark in e.quote for f in facts for e in f.evidence)


FRAGMENTS = (
    "甘肃省公安厅|青海省|西安市人民检察院|厅长|赵一宁|副局长|第三次联席会议|警务协作区|召开|主持|出席|签署|"
    "《合作备忘录》|2024年9月11日|在合肥市|六省|各设区市公安局|由|等|和|省委常委、|。|，|、|（|）|"
    "Gansu Provincial Public Security Department|the Department|Director|Deputy Secretary of|Zhao Yining|Mr. Ndege|"
    "the third joint meeting|Alder River Cooperation Zone|attended|presided over|was held in|Hefei|the six provinces|"
    "16 cities|signed|a memorandum of cooperation|on September 11|Monday|and|of|,|. |(|)|“|”|"
    "\n|\n\n|\r\n| |\t|*|\u200f|\0|\x1b|\ud800|İ"
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(FRAGMENTS.split("|")) | st.text(max_size=6), max_size=60), st.sampled_from(["", " "]))
def test_any_mixture_is_read(parts, glue):
    check(glue.join(parts))


@settings(max_examples=100)
@given(st.text(st.characters(codec=None), max_size=300))
def test_any_text_is_read(text):
    check(text)
