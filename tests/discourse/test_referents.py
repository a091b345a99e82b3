"""What mentions mean in a document: its home, its people, its meetings, and lists that are taken up again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import lexicon
from kg.annotate import annotate
from kg.discourse.lists import place_lists
from kg.discourse.meetings import MOST, Meeting, Meetings
from kg.discourse.people import People
from kg.discourse.people import entity as person_entity
from kg.discourse.reading import Reading
from kg.discourse.survey import survey
from kg.mentions import MeetingRef, PlaceRef, ZoneRef
from kg.model import Document

ID = "https://w3id.org/coopkg/id/place/"
HELD = "The third joint meeting of the Alder River Cooperation Zone was held in {}. "
HOMES = [
    (
        HELD.format("Hefei") + "The Provincial Public Security Department attended.",
        {"Provincial": "cn-340000", "Municipal": "cn-340100"},
    ),
    (
        "桤河警务协作区第三次联席会议在西宁市召开，省公安厅参加会议。",
        {"Provincial": "cn-630000", "Municipal": "cn-630100"},
    ),
    (
        HELD.format("Lanzhou")
        + "The Anhui Provincial Public Security Department and the Gansu Provincial Public Security"
        " Department attended, and the Lanzhou Municipal Public Security Bureau hosted it.",
        {"Provincial": "cn-620000", "Municipal": "cn-620100"},
    ),
    ("Nobody was there and nothing was said.", {}),
]


def reading(text: str) -> Reading:
    words = lexicon.load()
    document = Document("a.txt", text, "0" * 64)
    return Reading(document, annotate(document, words), words)


@pytest.mark.parametrize(("text", "home"), HOMES)
def test_a_document_is_at_home_where_it_tells_of(text, home):
    found = reading(text).setting.home
    assert {level: found[level].removeprefix(ID) for level in home} == home
    assert bool(found) == bool(home)


@pytest.mark.parametrize(
    ("text", "stamp"),
    [
        ("Meeting Held\n2024-05-06\n" + HELD.format("Hefei"), (2024, 5, 6)),
        ("联席会议召开\n发布时间：2024年5月6日\n5月5日，会议在合肥市召开。", (2024, 5, 6)),
        (HELD.format("Hefei"), None),
    ],
)
def test_the_stamp_is_the_date_of_publication(text, stamp):
    found = reading(text).setting.published
    assert (found and (found.year, found.month, found.day)) == stamp


def test_a_surname_means_the_one_person_who_has_it():
    people = People()
    wu, li = people.of("Wu Mei", "en"), people.of("Li Bo", "en")
    assert people.of("WU Mei", "en") is wu
    assert people.of("Wu", "en") is wu
    assert people.known("Li") is li
    other = people.of("Wu Tao", "en")
    assert people.known("Wu") is None
    assert people.of("Wu", "en") not in (wu, other)


@given(st.lists(st.sampled_from(["Wu Mei", "Wu Tao", "Li Bo", "wu mei", "Li", "Mei"]), max_size=8))
def test_a_full_name_is_always_the_same_person(names):
    people = People()
    full = [(name.casefold(), people.of(name, "en")) for name in names if " " in name]
    assert len({id(person) for _, person in full}) == len({name for name, _ in full})


def test_a_person_is_named_by_the_bodies_of_the_posts_else_by_the_document():
    people = People()
    wu = people.of("Wu Mei", "en")
    assert person_entity(wu, "https://w3id.org/coopkg/id/document/d").iri.endswith("official/wu-mei/d")
    wu.bodies["https://w3id.org/coopkg/id/agency/cn-1/police"] = None
    named = person_entity(wu, "https://w3id.org/coopkg/id/document/d")
    assert named == person_entity(wu, "https://w3id.org/coopkg/id/document/e")
    assert named.iri.endswith("official/wu-mei/agency-cn-1-police")


def ref(ordinal: int | None, zone: str, **more: object) -> MeetingRef:
    words = frozenset(f"{zone} river joint".lower().split())
    wording = f"{ordinal} joint meeting of the {zone} River Zone"
    return MeetingRef(wording, "meeting", ordinal, ZoneRef(f"{zone} River Zone", None, words), words, **more)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (ref(3, "Alder"), ref(3, "Alder"), True),
        (ref(3, "Alder"), ref(None, "Alder"), True),
        (ref(3, "Alder"), ref(4, "Alder"), False),
        (ref(3, "Alder", year=2023), ref(3, "Alder", year=2024), False),
    ],
)
def test_mentions_are_of_one_meeting_by_ordinal_zone_and_year(one, other, same):
    meetings = Meetings()
    assert (meetings.of(one) is meetings.of(other)) == same


def test_a_bare_meeting_is_the_last_one_held_of_its_form_else_the_main_one():
    meetings, bare = Meetings(), MeetingRef("the meeting", "meeting", generic=True)
    first, second = meetings.of(ref(1, "Alder")), meetings.of(ref(2, "Alder"))
    assert first is not None
    assert second is not None
    assert meetings.of(bare) is None
    meetings.main = first
    assert meetings.of(bare) is first
    second.held = True
    assert meetings.of(bare) is second
    second.studied = True
    assert meetings.of(bare) is first


def test_the_main_meeting_is_found_however_many_come_after_it():
    meetings = Meetings()
    meetings.main = meetings.of(ref(1, "Alder"))
    for ordinal in range(2, MOST + 9):
        meetings.of(ref(ordinal, "Alder"))
    assert meetings.of(ref(1, "Alder")) is meetings.main


def test_the_name_with_ordinal_and_zone_comes_first():
    meeting = Meeting()
    meeting.add(MeetingRef("the great joint meeting of this river", "meeting", words=frozenset(("great",))))
    meeting.add(ref(3, "Alder"))
    assert meeting.wordings() == ["3 joint meeting of the Alder River Zone", "great joint meeting of this river"]


def test_the_main_meeting_is_the_one_held_not_the_one_studied():
    read = reading(
        "The meeting conveyed the spirit of the second joint meeting of the Willow River Cooperation Zone. "
        + HELD.format("Hefei")
    )
    survey(read)
    assert read.meetings.main is not None
    assert read.meetings.main.ordinal == 3


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Gansu, Qinghai and Ningxia", [3]),
        ("Gansu and the Qinghai attended, and Anhui, Jiangsu left", [2, 2]),
        ("Gansu Province", []),
        ("Gansu attended and Qinghai left", []),
    ],
)
def test_places_in_a_row_are_a_list(text, found):
    (passage,) = reading(text + " on the day of the talks.").passages
    lists = list(place_lists(passage.items))
    assert [len(listed.items) for listed in lists] == found
    for listed in lists:
        assert all(isinstance(item.value, PlaceRef) for item in listed.items)
        assert passage.items[listed.stop - 1] == listed.items[-1]
