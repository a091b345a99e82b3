"""The gazetteer of places: complete, well formed, and right in the rows of place-names.csv."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from kg import lexicon
from kg.namespaces import ID

FOLDER = Path(__file__).parents[2] / "ontology/jurisdictions"
ROWS = list(csv.DictReader(Path(__file__).with_name("place-names.csv").read_text("utf-8").splitlines()))
CHINA = ID + "place/cn"


@pytest.fixture(scope="module")
def china() -> lexicon.Lexicon:
    return lexicon.Lexicon(lexicon.parse([FOLDER / "cn-places.ttl"]))


@pytest.fixture(scope="module")
def world() -> lexicon.Lexicon:
    return lexicon.Lexicon(lexicon.parse([FOLDER / "world-places.ttl"]))


@pytest.fixture(scope="module")
def by_code(china: lexicon.Lexicon, world: lexicon.Lexicon) -> dict[str, lexicon.Concept]:
    places = [*china.of_class("Place"), *world.of_class("Place")]
    return {code: place for place in places if (code := place.first("code"))}


def names(place: lexicon.Concept, form: str) -> set[str]:
    """The place's values of a label or of a property in any language."""
    said = {word for (name, _), words in place.words.items() if name == form for word in words}
    return said | {label.text for label in place.labels if label.form == form}


def test_every_level_of_china_is_there(china: lexicon.Lexicon) -> None:
    levels = Counter(china.level(p.iri) for p in china.of_class("Place") if not p.flag("deprecated"))
    assert levels["State"] == 1
    assert levels["DirectMunicipality"] == 4
    assert levels["Provincial"] + levels["DirectMunicipality"] == 34
    assert levels["Municipal"] >= 333
    assert levels["County"] >= 2840


def test_chinas_places_are_named_in_both_languages(china: lexicon.Lexicon) -> None:
    assert not [p.iri for p in china.of_class("Place") if not (p.label("zh-hans") and p.label("en"))]


def test_chinas_places_lie_in_china(china: lexicon.Lexicon) -> None:
    assert not [p.iri for p in china.of_class("Place") if [*china.ancestors(p.iri)][-1] != CHINA]


def test_the_worlds_places_lie_in_a_state(world: lexicon.Lexicon) -> None:
    assert not [p.iri for p in world.of_class("Place") if world.level([*world.ancestors(p.iri)][-1]) != "State"]


def test_every_state_has_a_demonym_and_both_names(world: lexicon.Lexicon) -> None:
    states = [p for p in world.of_class("Place") if world.level(p.iri) == "State"]
    assert len(states) == 194
    assert not [p.iri for p in states if not (p.label("zh-hans") and p.label("en") and p.said("demonym", "en"))]


def test_codes_are_unique(china: lexicon.Lexicon, world: lexicon.Lexicon) -> None:
    places = [*china.of_class("Place"), *world.of_class("Place")]
    codes = Counter(code for p in places for code in p.values.get("code", ()))
    assert [code for code, count in codes.items() if count > 1] == []


def test_an_administrative_area_has_one_code_and_no_other_place_has_any(
    china: lexicon.Lexicon, world: lexicon.Lexicon
) -> None:
    for place in [*china.of_class("Place"), *world.of_class("Place")]:
        official = "AdministrativeArea" in place.classes
        assert len(place.values.get("code", ())) == official, place.iri


def test_one_preferred_name_a_language(china: lexicon.Lexicon, world: lexicon.Lexicon) -> None:
    for place in [*china.of_class("Place"), *world.of_class("Place")]:
        preferred = Counter(label.language for label in place.labels if label.form == "prefLabel")
        assert max(preferred.values(), default=0) <= 1, place.iri


def test_no_chinese_name_of_one_character_is_a_label(china: lexicon.Lexicon, world: lexicon.Lexicon) -> None:
    places = [*china.of_class("Place"), *world.of_class("Place")]
    assert not [x for p in places for x in p.labels if x.language == "zh-hans" and len(x.text) < 2]


def test_an_ambiguous_name_is_no_label_of_the_same_place(china: lexicon.Lexicon, world: lexicon.Lexicon) -> None:
    for place in [*china.of_class("Place"), *world.of_class("Place")]:
        ambiguous = names(place, "ambiguousLabel")
        assert not ambiguous & {label.text for label in place.labels}, place.iri
        assert not ambiguous or place.flag("ambiguous"), place.iri


def test_a_short_name_of_a_province_is_that_provinces_alone(china: lexicon.Lexicon, world: lexicon.Lexicon) -> None:
    places = [*china.of_class("Place"), *world.of_class("Place")]
    provinces = [p for p in china.of_class("Place") if china.level(p.iri) in {"Provincial", "DirectMunicipality"}]
    short = {name for p in provinces for name in names(p, "altLabel")}
    others = {p.iri for p in places} - {p.iri for p in provinces}
    assert {"甘肃", "Gansu", "海南", "Hainan"} <= short
    assert not [p.iri for p in places if p.iri in others and short & {label.text for label in p.labels}]


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['code']} {row['english']}" for row in ROWS])
def test_name(row: dict[str, str], by_code: dict[str, lexicon.Concept]) -> None:
    place = by_code[row["code"]]
    assert place.label("zh-hans") == row["chinese"]
    assert place.label("en") == row["english"]
    if row["form"]:
        assert row["other"] in names(place, row["form"])
