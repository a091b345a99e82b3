"""Popolo is held against its specification, in words of our own, and against itself: every id leads somewhere."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from kg import resources, store
from kg.exporters import popolo

SCHEMA = json.loads(Path(__file__).with_name("popolo.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=FormatChecker())
GRAPHS = Path(__file__).parents[1] / "evaluation" / "graphs"
LEADS_TO = {
    "area_id": ["areas"],
    "creator_id": ["persons"],
    "event_id": ["events"],
    "organization_id": ["organizations"],
    "parent_id": ["areas", "events", "organizations"],
    "person_id": ["persons"],
    "post_id": ["posts"],
}


def read(made):
    found = json.loads(popolo.write(made))
    assert [f"{'/'.join(map(str, e.absolute_path))}: {e.message}" for e in VALIDATOR.iter_errors(found)] == []
    ids = {name: [row["id"] for row in rows] for name, rows in found.items()}
    for rows in ids.values():
        assert rows == sorted(set(rows))

    def follow(value):
        if isinstance(value, dict):
            for key, lists in LEADS_TO.items():
                assert key not in value or any(value[key] in ids[name] for name in lists), value
            for each in value.values():
                follow(each)
        elif isinstance(value, list):
            for each in value:
                follow(each)

    follow(found)
    for event in found["events"]:
        assert {person["id"] for person in event.get("attendees", [])} <= set(ids["persons"])
    for membership in found["memberships"]:
        assert "member" not in membership or membership["member"]["id"] in ids["organizations"]
    return found


@pytest.fixture(scope="module")
def found(rivers):
    return read(rivers)


def one(rows, **fields):
    (row,) = [row for row in rows if fields.items() <= row.items()]
    return row


def test_the_schema_is_one_and_refuses_what_the_specification_refuses():
    Draft202012Validator.check_schema(SCHEMA)
    empty = {name: [] for name in SCHEMA["required"]}
    assert VALIDATOR.is_valid(empty)
    person = {"id": "https://example.org/p", "name": "P"}
    alone = {"id": "https://example.org/m", "person_id": person["id"]}
    for wrong in [
        {"persons": [{"name": "P"}]},
        {"persons": [{**person, "sources": [{"note": "a page"}]}]},
        {"memberships": [alone]},
        {"memberships": [{**alone, "organization_id": "here"}]},
        {
            "events": [
                {"id": "https://example.org/e", "name": "E", "classification": "meeting", "start_date": "--05-09"}
            ]
        },
    ]:
        assert not VALIDATOR.is_valid({**empty, **wrong})


def test_a_person_has_names_with_their_languages(found):
    (person,) = found["persons"]
    assert person["name"] == "Lin Qiao"
    assert person["other_names"] == [
        {"name": "林桥", "lang": "zh-hans", "note": "multilingual"},
        {"name": "Lin, Qiao", "lang": "en"},
    ]
    assert person["sources"] == [{"url": "https://rivers.example/one?x=1&y=2", "note": "rivers/one.txt"}]


def test_bodies_have_parents_areas_and_kinds(found):
    bureau = one(found["organizations"], name="Fern River Bureau")
    office = one(found["organizations"], name="Moss River Office")
    assert bureau["classification"] == "river bureau"
    assert office["classification"] == "agency"
    assert office["parent_id"] == bureau["id"]
    assert bureau["area_id"] == one(found["areas"], name="Fern Province")["id"]
    assert one(found["areas"], name="Moss City")["parent_id"] == bureau["area_id"]
    assert one(found["areas"], name="Fern Province")["identifier"] == "990000"


def test_a_post_is_held_through_a_membership_with_its_quote(found):
    (person,) = found["persons"]
    bureau = one(found["organizations"], name="Fern River Bureau")
    post = one(found["posts"], label="Head, Fern River Bureau")
    assert (post["role"], post["other_label"], post["organization_id"]) == ("Head", ["蕨省河务局局长"], bureau["id"])
    held = one(found["memberships"], post_id=post["id"])
    assert (held["person_id"], held["organization_id"], held["role"]) == (person["id"], bureau["id"], "Head")
    assert held["sources"] == [
        {
            "url": "https://rivers.example/one?x=1&y=2",
            "note": "Lin Qiao, Head of the River Bureau, Chair of the Zone and adviser, presided and spoke."
            " (rivers/one.txt, 60-146)",
        }
    ]
    chair = one(found["posts"], label="Chair, River Zone")
    assert chair["organization_id"] == one(found["organizations"], name="River Zone")["id"]
    assert "organization_id" not in one(found["posts"], label="Adviser")


def test_members_of_a_zone_are_organizations_and_areas(found):
    zone = one(found["organizations"], name="River Zone")
    office = one(found["organizations"], name="Moss River Office")
    member = one(found["memberships"], organization_id=zone["id"], role="member")
    assert member["member"] == {"@type": "Organization", "id": office["id"], "name": "Moss River Office"}
    assert member["sources"]
    (area,) = zone["member_areas"]
    assert area["name"] == "Fern Province"
    several = one(found["organizations"], name="river offices of Fern Province")
    assert [area["name"] for area in several["member_areas"]] == ["Moss City"]
    assert area["sources"][0]["note"].startswith("Fern and the Office belong to the Zone. (rivers/one.txt, ")


def test_a_meeting_has_its_people_as_attendees_and_everybody_as_participants(found):
    event = one(found["events"], name="second River Zone plenary")
    assert event["start_date"] == "2031-06-03"
    assert sorted(event["location"].split(", ")) == ["Lichen Hall", "Moss City"]
    assert [person["name"] for person in event["attendees"]] == ["Lin Qiao"]
    assert sorted((who["role"], who["name"]) for who in event["participants"]) == [
        ("attendee", "Fern River Bureau"),
        ("attendee", "Lin Qiao"),
        ("attendee", "river offices of Fern Province"),
        ("chair", "Lin Qiao"),
        ("organizer", "Fern River Bureau"),
        ("organizer", "Moss River Office"),
        ("session of", "River Zone"),
        ("speaker", "Lin Qiao"),
        ("speaker", "river offices of Fern Province"),
    ]
    assert all(who["sources"] for who in event["participants"])
    there = one(event["participants"], name="Fern River Bureau", role="attendee")
    assert [source["note"] for source in there["sources"]] == [
        "The River Bureau and the offices met at the second plenary. (rivers/one.txt, 0-59)",
        "On 3 June 2031 the River Bureau was there.  (rivers/two 二.txt, 0-43)",
    ]
    assert there["sources"][1]["url"].startswith("https://w3id.org/coopkg/id/document/")
    series = one(found["events"], classification="meeting series")
    assert event["parent_id"] == series["id"]
    assert one(found["speeches"])["event_id"] == event["id"]


def test_a_day_without_a_year_is_told_in_words(found):
    event = one(found["events"], name="first River Zone plenary")
    assert event["description"] == "9 May, the year is not stated"
    assert "start_date" not in event


def test_the_seeds():
    found = read(store.load(resources.ontology().parent / "exports" / "graph.trig"))
    assert len(found["persons"]) == 5
    assert all(row.get("sources") for row in found["memberships"] if "person_id" in row)


@pytest.mark.parametrize("name", ["damaged.ttl", "collective.ttl", "signing-list.ttl"])
def test_a_damaged_graph_gives_what_it_has(name, classed):
    made = store.load(GRAPHS / name)
    read(made)
    assert all(read(classed(made))[rows] for rows in ("organizations", "events"))


def test_nothing_and_one_node(parse):
    assert not any(read(store.memory()).values())
    found = read(parse(":agency\\/x a coop:Agency ."))
    assert found["organizations"] == [
        {
            "id": "https://w3id.org/coopkg/id/agency/x",
            "name": "https://w3id.org/coopkg/id/agency/x",
            "classification": "agency",
        }
    ]


def test_what_stands_where_it_should_not_is_left_out(parse):
    found = read(
        parse(
            """
            :a a coop:Agency ; coop:holds :r ; coop:attended :a, :m, :p ; coop:sessionOf :r .
            :a coop:partOf :a, :p ; coop:jurisdiction :z .
            :r a coop:Role ; org:postIn :m . :m a coop:Meeting ; coop:heldAt :a ; coop:heldOn "soon" .
            :m coop:attended :m .
            :p a coop:Place ; coop:within :p, :a ; coop:attended :m ; coop:memberOf :a . :z a coop:CooperationZone .
            :o a coop:Official ; coop:spokeAt :p ; coop:holds :z . :s a coop:MeetingSeries ; coop:inSeries :s .
            """
        )
    )
    assert found["memberships"] == found["speeches"] == []


@given(share=st.floats(0.01, 0.9), seed=st.integers(0, 999))
@settings(max_examples=40, deadline=None)
def test_whatever_is_missing_what_is_left_is_valid(share, seed, rivers, without):
    read(without(rivers, share, seed))


def test_bytes_do_not_depend_on_the_order_in_which_a_store_was_filled(rivers):
    turned = store.memory()
    for quad in sorted(rivers.native, key=str, reverse=True):
        turned.native.add(quad)
    assert popolo.write(turned) == popolo.write(rivers)


@given(words=st.text(st.characters(exclude_categories=["Cs"])).filter(str.strip), web=st.text())
@settings(max_examples=60, deadline=None)
def test_any_words_come_back(make, words, web):
    body, meeting = make.thing("Agency", words, words + "x"), make.thing("Meeting", "m", words)
    role = make.thing("Role", words, statements=(("postIn", body),))
    facts = [(body, "attended", meeting), (make.thing("Official", words), "holds", role)]
    web = "".join(character for character in web if not 0xD800 <= ord(character) < 0xE000)
    found = read(make.dataset(make.assemble(words, [(words, facts)], title=words, address=web)))
    (held,) = found["memberships"]
    assert held["role"] == words
    assert held["sources"][0]["note"].startswith(words)
