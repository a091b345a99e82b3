"""The hand-made lexicons: kinds of agency and unit, titles, meetings, zones, agreements and named bodies."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from kg import lexicon, resources
from kg.annotate.gazetteer import fold
from kg.lexicon import Concept, Lexicon

HERE = Path(__file__).parent
CLASSES = (
    "Agency",
    "AgencyKind",
    "AgreementKind",
    "CooperationZone",
    "MeetingKind",
    "Region",
    "RoleTitle",
    "TitleModifier",
    "UnitKind",
    "ZoneKind",
)
FILES = (
    *(f"{name}.ttl" for name in ("agency-kinds", "meetings", "roles")),
    *(
        f"jurisdictions/{name}.ttl"
        for name in ("asean", "cn", "eapcco", "eu", "in", "international", "sco", "us", "vn")
    ),
)
AT_LEAST = {
    "AgencyKind": 350,
    "UnitKind": 100,
    "RoleTitle": 250,
    "MeetingKind": 60,
    "AgreementKind": 40,
    "Region": 60,
}


@pytest.fixture(scope="module")
def whole() -> Lexicon:
    return lexicon.load()


@pytest.fixture(scope="module")
def ours() -> list[Concept]:
    read = Lexicon(lexicon.parse(resources.ontology() / name for name in FILES))
    return [read[iri] for iri in sorted(read.concepts)]


def folded(concept: Concept) -> list[tuple[str, str]]:
    return [(label.language, fold(label.text)) for label in concept.labels]


def short(concept: Concept) -> str:
    return "/".join(concept.iri.removeprefix("https://w3id.org/coopkg/").removeprefix("id/").split("/"))


@pytest.mark.parametrize("name", FILES)
def test_a_file_reads_alone(name):
    assert Lexicon(lexicon.parse([resources.ontology() / name])).concepts


def test_local_names_are_plain(ours):
    assert [c.iri for c in ours if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", c.name)] == []


def test_labels_are_english_or_simplified_chinese_and_neat(ours):
    untidy = [
        label.text
        for concept in ours
        for label in concept.labels
        if label.language not in {"en", "zh-hans"}
        or label.text != " ".join(label.text.split())
        or not label.text
        or (label.language == "en" and re.search(r"[\u4e00-\u9fff]", label.text))
        or (label.language == "zh-hans" and not re.search(r"[\u4e00-\u9fff0-9]", label.text))
    ]
    assert untidy == []


def test_no_concept_has_a_label_twice(ours):
    assert {c.iri: n for c in ours for label, n in Counter(folded(c)).items() if n > 1} == {}


def test_every_concept_has_a_preferred_name_in_both_languages(ours):
    named = [c for c in ours if c.classes & {"RoleTitle", "UnitKind", "MeetingKind", "AgreementKind", "ZoneKind"}]
    assert [c.iri for c in named if not (c.label("en") and c.label("zh-hans"))] == []


def test_levels_of_one_function_share_no_wording(whole):
    """Only the official name may be the same at several levels: any level leads to the function."""
    functions = defaultdict(list)
    for kind in whole.of_class("AgencyKind"):
        functions[kind.first("broader") or kind.iri].extend(
            (label.language, fold(label.text)) for label in kind.labels if label.form != "prefLabel"
        )
    assert {
        (iri, text) for iri, texts in functions.items() for text, count in Counter(texts).items() if count > 1
    } == set()


def test_labels_that_two_concepts_share_are_known(whole):
    """A label in two concepts is a choice that the grammar must make: each stands in `shared-labels.tsv`."""
    homes = defaultdict(set)
    for name in CLASSES:
        for concept in whole.of_class(name):
            for label in folded(concept):
                homes[label].add(short(concept))
    found = {(*label, ", ".join(sorted(where))) for label, where in homes.items() if len(where) > 1}
    rows = (HERE / "shared-labels.tsv").read_text(encoding="utf-8").splitlines()
    assert found == {tuple(row.split("\t")) for row in rows}


@pytest.mark.parametrize(("name", "count"), AT_LEAST.items())
def test_the_lexicon_is_wide(whole, name, count):
    assert len(whole.of_class(name)) >= count


def test_what_is_named_is_defined(ours, whole):
    terms = ("broader", "branchOf", "unitOf", "system", "impliesKind", "impliesUnit")
    terms += ("kind", "partOf", "jurisdiction", "covers")
    named = {(c.name, value) for c in ours for term in terms for value in c.values.get(term, ())}
    assert {pair for pair in named if pair[1] not in whole.concepts} == set()


def test_no_lexicon_states_a_membership(ours):
    assert [c.iri for c in ours if "memberOf" in c.values or "hasMember" in c.values] == []


@pytest.mark.parametrize(
    ("title", "kind", "level"),
    [
        ("省长", "people-government", "Provincial"),
        ("检察长", "procuratorate", None),
        ("关长", "customs", None),
        ("public security minister", "public-security", None),
        ("home minister", "interior-ministry", "State"),
        ("政法委书记", "political-legal-affairs-commission", None),
        ("commissioner of police", "police", None),
    ],
)
def test_a_title_that_names_its_body_implies_it(whole, title, kind, level):
    found = [c for c in whole.of_class("RoleTitle") if title in {text for _, text in folded(c)}]
    assert [((c.first("impliesKind") or "").rsplit("/", 1)[-1], c.first("impliesLevel")) for c in found] == [
        (kind, f"https://w3id.org/coopkg/ns#{level}" if level else None)
    ]


def test_titles_are_bases(whole):
    """The grammar composes a deputy's title of a modifier and a base; two are titles of their own."""
    composed = [
        c.iri
        for c in whole.of_class("RoleTitle")
        if (c.label("en") or "").startswith(("Deputy ", "Vice ", "Acting "))
        or (c.label("zh-hans") or "").startswith("副")
    ]
    assert sorted(iri.rsplit("/", 1)[-1] for iri in composed) == [
        "lieutenant-governor",
        "people-congress-deputy",
    ]
