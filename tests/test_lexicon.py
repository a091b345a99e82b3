"""Turtle as a lexicon: concepts, labels, word lists, what lies in what, and what is said of a bad file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import lexicon
from kg.errors import LexiconError
from kg.lexicon import Lexicon, files, parse

PREFIXES = """
@prefix : <https://example.org/> .
@prefix coop: <https://w3id.org/coopkg/ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
PLACES = """
:land a coop:Place ; coop:level coop:State ; skos:prefLabel "Alderland"@en .
:town a coop:Place ; coop:within :land ; coop:level coop:Municipal ; coop:code "ALD-1" ;
    skos:prefLabel "Alder Town"@en, "桤镇"@zh-Hans ; skos:altLabel "Aldertown"@en ; skos:hiddenLabel "Elder Town"@en .
:ward a coop:Place ; coop:within :town ; coop:level coop:County .
:round a coop:Place ; coop:within :about . :about a coop:Place ; coop:within :round .
"""
KINDS = """
:police a coop:AgencyKind ; skos:prefLabel "police"@en .
:river-police a coop:AgencyKind ; skos:broader :police ; coop:ownFunction true ; coop:demonym "riverine"@en .
<https://w3id.org/coopkg/words/stop> a coop:WordList ; coop:word "of"@en, "by"@en, "的"@zh-hans .
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "places.ttl").write_text(PREFIXES + PLACES, encoding="utf-8")
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "kinds.ttl").write_text(PREFIXES + KINDS, encoding="utf-8")
    (tmp_path / "shapes.ttl").write_text("no Turtle at all", encoding="utf-8")
    return tmp_path


@pytest.fixture
def words(folder) -> Lexicon:
    return Lexicon(parse(files(folder)))


def test_files_are_all_that_are_no_shapes(folder):
    assert [path.name for path in files(folder)] == ["kinds.ttl", "places.ttl"]


def test_labels_by_language_and_form(words):
    town = words["https://example.org/town"]
    assert (town.name, town.label("en"), town.label("zh-hans"), town.label("fr")) == (
        "town",
        "Alder Town",
        "桤镇",
        None,
    )
    assert {(x.text, x.form) for x in town.labels if x.language == "en"} == {
        ("Alder Town", "prefLabel"),
        ("Aldertown", "altLabel"),
        ("Elder Town", "hiddenLabel"),
    }


def test_values_flags_and_words(words):
    river = words["https://example.org/river-police"]
    assert river.flag("ownFunction")
    assert not river.flag("generic")
    assert river.first("broader") == "https://example.org/police"
    assert river.first("code") is None
    assert river.said("demonym", "en") == ["riverine"]
    assert river.said("demonym", "zh-hans") == []


def test_classes_and_hierarchies(words):
    assert [c.name for c in words.of_class("Place")] == ["about", "land", "round", "town", "ward"]
    assert words.of_class("Meeting") == []
    assert [c.name for c in words.narrower("https://example.org/police")] == ["river-police"]
    assert [c.name for c in words.inside("https://example.org/land")] == ["town"]


@pytest.mark.parametrize(
    ("place", "above"),
    [("ward", ["ward", "town", "land"]), ("land", ["land"]), ("round", ["round", "about"]), ("nowhere", ["nowhere"])],
)
def test_ancestors_end_even_where_places_lie_in_each_other(place, above, words):
    assert list(words.ancestors("https://example.org/" + place)) == ["https://example.org/" + name for name in above]


def test_nothing_lies_in_nothing(words):
    assert list(words.ancestors(None)) == []
    assert words.get(None) is words.get("https://example.org/nowhere") is None


@pytest.mark.parametrize(
    ("place", "level"), [("land", "State"), ("ward", "County"), ("round", None), ("nowhere", None)]
)
def test_levels(place, level, words):
    assert words.level("https://example.org/" + place) == level


def test_word_lists_are_sets_of_one_language(words):
    assert words.words("stop", "en") == {"of", "by"}
    assert words.words("stop", "zh-hans") == {"的"}
    assert words.words("missing", "en") == frozenset()


def test_a_bad_file_is_named_with_its_line(folder):
    bad = folder / "bad.ttl"
    bad.write_text(PREFIXES + ":a skos:prefLabel 'x'@en ;; .\n:b :c", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"bad\.ttl: cannot be read as Turtle.* line 6"):
        Lexicon(parse(files(folder)))


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(LexiconError, match=r"none\.ttl"):
        list(parse([tmp_path / "none.ttl"]))


@given(st.permutations(["places", "kinds"]), st.sampled_from(["land", "town", "police", "river-police"]))
def test_files_merge_by_union_in_any_order(order, name):
    texts = {"places": PLACES, "kinds": KINDS}
    import pyoxigraph as ox

    def made(names) -> Lexicon:
        return Lexicon(q for n in names for q in ox.parse((PREFIXES + texts[n]).encode(), format=ox.RdfFormat.TURTLE))

    assert made(order)["https://example.org/" + name] == made(sorted(order))["https://example.org/" + name]


def test_the_installed_lexicon_is_read_once_and_holds_places_kinds_and_titles():
    found = lexicon.load()
    assert found is lexicon.load()
    assert all(len(found.of_class(name)) > 50 for name in ("Place", "AgencyKind", "RoleTitle"))


def test_every_place_lies_in_the_places_above_it_without_a_circle():
    found = lexicon.load()
    for place in found.of_class("Place"):
        *_, top = found.ancestors(place.iri)
        assert found[top].first("within") is None, f"{place.iri} lies in a circle"
