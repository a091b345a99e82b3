"""What a thing is, not how it is worded, makes its IRI; names come from the lexicon in both languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import extractors, identity, lexicon
from kg.annotate.kinds import function_of
from kg.mentions import GroupRef
from kg.model import Document, Entity, Label, Value
from kg.resolve import entities, resolve

ID = "https://w3id.org/coopkg/id/"
PLACES = [place.iri for place in lexicon.load().of_class("Place")]
FUNCTIONS = sorted({function_of(kind.iri, lexicon.load()) for kind in lexicon.load().of_class("AgencyKind")})
POLICE = next(iri for iri in FUNCTIONS if iri.endswith("/public-security"))
# Each row words one body in several ways.
SAME_BODY = [
    (
        "cn-620000",
        [
            "甘肃省公安厅",
            "甘肃公安厅",
            "Gansu Provincial Public Security Department",
            "Public Security Department of Gansu Province",
        ],
    ),
    (
        "cn-340000",
        [
            "安徽省公安厅",
            "Anhui Provincial Department of Public Security",
            "the Public Security Bureau of Anhui Province",
        ],
    ),
]


def text_of(language: str, body: str) -> str:
    if language == "zh":
        return f"桤河警务协作区第三次联席会议在合肥市召开，{body}参加会议。"
    return (
        f"The third joint meeting of the Alder River Cooperation Zone was held in Hefei. {body} attended the meeting."
    )


def attending(wording: str) -> set[str]:
    text = text_of("zh" if wording[0] > "\u3400" else "en", wording)
    facts = extractors.extract(Document("a.txt", text, "0" * 64), lexicon.load())
    return {fact.subject.iri for fact in facts if fact.relation == "attended"}


@pytest.mark.parametrize(("place", "wording"), [(place, wording) for place, many in SAME_BODY for wording in many])
def test_one_body_in_many_words_is_one_node(place, wording):
    assert attending(wording) == {identity.agency(lexicon.load(), kind=POLICE, where=ID + "place/" + place).iri}


def value(entity: Entity, name: str):
    return next((v for n, v in entity.statements if n == name), None)


@given(st.sampled_from(PLACES))
def test_a_place_lies_in_the_places_above_it(iri):
    place, words = identity.place(iri, lexicon.load()), lexicon.load()
    chain = [place]
    while isinstance(above := value(chain[-1], "within"), Entity):
        chain.append(above)
    assert [p.iri for p in chain] == list(words.ancestors(iri))
    assert not [x for p in chain for x in p.labels if x.form == "hiddenLabel"]


@given(st.sampled_from(PLACES), st.sampled_from(FUNCTIONS))
def test_a_body_is_its_jurisdiction_and_function(place, function):
    words = lexicon.load()
    body = identity.agency(words, kind=function, where=place)
    assert body.iri == f"{ID}agency/{place.rsplit('/', 1)[-1]}/{function.rsplit('/', 1)[-1]}"
    assert value(body, "jurisdiction") == identity.place(place, words)
    forms = [kind.iri for kind in words.narrower(function)]
    assert all(identity.agency(words, kind=function, form=form, where=place).iri == body.iri for form in forms)


@given(st.sampled_from(PLACES), st.sampled_from(FUNCTIONS))
def test_a_body_has_at_most_one_preferred_name_a_language(place, function):
    labels = identity.agency(lexicon.load(), kind=function, where=place).labels
    preferred = [x.language for x in labels if x.form == "prefLabel"]
    assert len(preferred) == len(set(preferred))


@pytest.mark.parametrize(
    ("place", "english", "chinese"),
    [
        ("cn-620000", "Gansu Provincial Public Security Department", "甘肃省公安厅"),
        ("cn-340100", "Hefei Municipal Public Security Bureau", "合肥市公安局"),
        ("cn", "Ministry of Public Security", "公安部"),
    ],
)
def test_official_names(place, english, chinese):
    body = identity.agency(lexicon.load(), kind=POLICE, where=ID + "place/" + place)
    preferred = {x.language: x.text for x in body.labels if x.form == "prefLabel"}
    assert preferred == {"en": english, "zh-hans": chinese}


def test_a_unit_is_part_of_its_body_and_named_after_it():
    words = lexicon.load()
    kind = words.of_class("UnitKind")[0]
    body = identity.agency(words, kind=POLICE, where=ID + "place/cn-620000")
    unit = identity.agency(words, kind=POLICE, where=ID + "place/cn-620000", units=(kind.iri,))
    assert unit.iri == f"{body.iri}/{kind.name}"
    assert value(unit, "partOf") == body
    assert value(unit, "jurisdiction") == value(body, "jurisdiction")
    assert any(x.text.startswith("甘肃省公安厅") for x in unit.labels)


def test_units_with_names_of_their_own_are_apart():
    words = lexicon.load()
    kind = words.of_class("UnitKind")[0].iri
    body = identity.agency(words, kind=POLICE, where=ID + "place/cn-620000")
    made = {identity.unit(body, kind, words, proper=name).iri for name in ("", "桤河", "柳河")}
    assert len(made) == 3


@pytest.mark.parametrize(("count", "members"), [(16, 16), (15, 0), (None, 0)])
def test_a_collective_has_members_only_where_the_number_is_right(count, members):
    ref = GroupRef(POLICE, None, "municipal", count, "the public security bureaus")
    group = identity.collective(ref, ID + "place/cn-340000", "Municipal", lexicon.load())
    found = [v for n, v in group.statements if n == "hasMember"]
    assert len(found) == members
    assert all(v.iri.startswith(f"{ID}agency/cn-34") for v in found)
    assert value(group, "statedCount") == (Value(str(count), "integer") if count else None)


def test_a_venue_is_a_place_with_the_name_of_its_body():
    body = identity.agency(lexicon.load(), kind=POLICE, where=ID + "place/cn-620000")
    venue = identity.venue(body)
    assert (venue.kind, venue.labels) == ("Place", body.labels)
    assert venue.iri != body.iri


def test_the_head_of_a_department_is_titled_by_what_it_is():
    words = lexicon.load()
    body = identity.agency(words, kind=POLICE, where=ID + "place/cn-620000")
    head = identity.head_of(body, words)
    assert head is not None
    assert head.label("zh-hans") == "厅长"
    nameless = Entity(ID + "agency/x", "Agency", (Label("X", "en"),))
    assert identity.head_of(nameless, words) is None


TITLES = [title.iri for title in lexicon.load().of_class("RoleTitle")]
MODIFIERS = [modifier.iri for modifier in lexicon.load().of_class("TitleModifier")]


@given(st.sampled_from(TITLES), st.lists(st.sampled_from(MODIFIERS), max_size=2), st.sampled_from(PLACES))
def test_a_role_has_one_body_and_one_title_a_language(title, modifiers, place):
    words = lexicon.load()
    body = identity.agency(words, kind=POLICE, where=place)
    role = identity.role(title, tuple(modifiers), body, words, Label("as worded", "en"))
    assert [n for n, _ in role.statements] == ["postIn"]
    assert role.labels
    languages = [x.language for x in role.labels]
    assert len(languages) == len(set(languages))
    assert {x.form for x in role.labels} == {"prefLabel"}
    assert role == identity.role(title, tuple(modifiers), body, words, Label("as worded", "en"))


def test_the_same_meeting_in_two_documents_is_one_node():
    chinese, english = text_of("zh", "甘肃省公安厅"), text_of("en", "The Gansu Provincial Public Security Department")
    documents = [Document(f"{n}.txt", text, str(n) * 64) for n, text in enumerate([chinese, chinese, english])]
    pairs = resolve((d, extractors.extract(d, lexicon.load())) for d in documents)
    meetings = [{e.iri for e in entities(facts) if e.kind == "Meeting"} for _, facts in pairs]
    assert meetings[0] == meetings[1]
    assert [len(found) for found in meetings] == [1, 1, 1]
