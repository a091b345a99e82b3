"""People's names, the cascade that gathers titles around them, and the labels that the gazetteer finds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import lexicon
from kg.annotate import cascade, english_names
from kg.annotate.gazetteer import fold, gazetteer, plural
from kg.lexicon import Lexicon, parse
from kg.mentions import Item, PersonRef

CHINESE = [
    ("Zhao Yining spoke", ["Zhao Yining"]),
    ("ZHAO Yining spoke", ["ZHAO Yining"]),
    ("Wang Hai Bin spoke", ["Wang Hai Bin"]),
    ("Ouyang Xin and Zhao Xi'an", ["Ouyang Xin", "Zhao Xi'an"]),
    ("Chan Siu-ming, Commissioner", ["Chan Siu-ming"]),
    ("Gansu Province and Li County", []),
    ("Lu'an City", []),
    ("zhao yining", []),
    ("He Said", []),
]
HONOURED = [
    ("Mr. John Smith spoke", ["John Smith"]),
    ("Gen. Nguyen Van Duc and Ms Achieng Okoth", ["Nguyen Van Duc", "Achieng Okoth"]),
    ("mr. john smith", []),
    ("Mr. and the others", []),
]


@pytest.mark.parametrize(("text", "names"), CHINESE)
def test_chinese_names_in_english(text, names):
    found = list(english_names.chinese(text, lexicon.load()))
    assert [item.value.name for item in found] == names
    assert all(item.value.chinese and text[item.start : item.end] == item.text for item in found)


@pytest.mark.parametrize(("text", "names"), HONOURED)
def test_names_after_an_honorific(text, names):
    found = list(english_names.honoured(text, lexicon.load(), set()))
    assert [item.value.name for item in found] == names
    assert all(text[item.start : item.end] == item.text for item in found)


def test_a_surname_stands_for_its_person_where_nothing_stands_beside_it():
    people = [
        Item("N", 0, 11, PersonRef("Zhao Yining", chinese=True)),
        Item("N", 12, 22, PersonRef("John Smith")),
        Item("N", 23, 27, PersonRef("Chai", partial=True)),
    ]
    short = english_names.short_forms(people)
    assert short == {"Zhao", "Smith"}
    words = [Item("W", 0, 4, None, "Zhao"), Item("V", 5, 9, None, "said"), Item("W", 10, 14, None, "Chai")]
    assert [(i.tag, i.text) for i in english_names.recall(words, short)] == [
        ("N", "Zhao"),
        ("V", "said"),
        ("W", "Chai"),
    ]
    beside = [Item("W", 0, 4, None, "Zhao"), Item("K", 5, 11, None, "Bureau")]
    assert english_names.recall(beside, short) == beside


TAGS = st.lists(st.sampled_from("PKAoa,tw"), max_size=20)


def items_of(tags):
    return [Item(tag, i, i + 1, None, tag) for i, tag in enumerate(tags)]


@given(TAGS, st.sampled_from(["PK", "P(?:[,a]P)+K?", "K[o]t?P", "w", "A(?=P)"]))
def test_a_rewrite_covers_what_it_matched_and_keeps_the_rest(tags, pattern):
    text = "".join(tags)
    items = items_of(tags)
    out = cascade.rewrite(items, pattern, lambda part, _, text: cascade.cover("X", part, text), text)
    assert "".join(text[i.start : i.end] for i in out) == text
    assert cascade.tags(out) == re.sub(pattern, "X", text)


@given(TAGS)
def test_a_builder_may_leave_a_match_as_it_is(tags):
    items = items_of(tags)
    assert cascade.rewrite(items, "PK?", lambda *_: None, "".join(tags)) == items


def test_a_builder_may_give_several_items():
    items = items_of("PaPK")
    out = cascade.rewrite(items, "PaPK", lambda part, *_: [part[0], part[2]], "PaPK")
    assert out == [items[0], items[2]]


@given(st.text(st.characters(codec=None)))
def test_folding_keeps_every_character_in_its_place(text):
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("public security bureau", "public security bureaus"),
        ("department of public security", "departments of public security"),
        ("inspection agency", "inspection agencies"),
        ("people's congress", None),
        ("branch", "branches"),
    ],
)
def test_plural_is_that_of_the_head(one, many):
    assert plural(one) == many


TURTLE = """
@prefix coop: <https://w3id.org/coopkg/ns#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<https://example.org/a> a coop:Place ; skos:prefLabel "Alder City"@en, "桤市"@zh-hans .
<https://example.org/b> a coop:AgencyKind ; skos:prefLabel "Fire-Fighting Office"@en ;
    skos:hiddenLabel "fire office"@en .
"""


@pytest.fixture(scope="module")
def small(tmp_path_factory) -> Lexicon:
    file = tmp_path_factory.mktemp("lexicon") / "a.ttl"
    file.write_text(TURTLE, encoding="utf-8")
    return Lexicon(parse([file]))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Alder City Fire-fighting Office", [("Alder City", "P"), ("Fire-fighting Office", "K")]),
        ("the FIRE FIGHTING OFFICES", [("FIRE FIGHTING OFFICES", "K")]),
        ("Balder City", []),
        ("Alder Citys", []),
        ("Alder City2", []),
        ("(Alder City)", [("Alder City", "P")]),
        ("İİ Alder City", [("Alder City", "P")]),
    ],
)
def test_labels_stand_at_word_boundaries(text, found, small):
    matches = gazetteer(small, "en").scan(text)
    assert [(text[m.start : m.end], m.entries[0].tag) for m in matches] == found


def test_each_language_has_its_labels(small):
    assert [m.entries[0].iri for m in gazetteer(small, "zh-hans").scan("在桤市")] == ["https://example.org/a"]
    assert gazetteer(small, "zh-hans").scan("Alder City") == []
    assert [m.entries[0].form for m in gazetteer(small, "en").scan("fire office")] == ["hiddenLabel"]
