"""FollowTheMoney is read by followthemoney itself, and every entity held against its schema."""

import json
import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import resources, store
from kg.exporters import ftm
from kg.exporters.ftm import values
from kg.namespaces import document_iri
from kg.store import GraphStore

# Without it these are skipped, but not in continuous integration.
if os.environ.get("CI"):
    import followthemoney
else:
    followthemoney = pytest.importorskip("followthemoney")
from followthemoney import model
from followthemoney.types import registry

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
GRAPHS = Path(__file__).parents[1] / "evaluation" / "graphs"


def read(made: GraphStore):
    """Id -> entity, each valid, and none that points at nothing or at something of the wrong kind."""
    lines = [json.loads(line) for line in ftm.write(made).decode().splitlines()]
    found = {line["id"]: model.get_proxy(line, cleaned=False) for line in lines}
    assert len(found) == len(lines)
    for line in lines:
        proxy, properties = found[line["id"]], line["properties"]
        assert registry.entity.validate(line["id"])
        assert len(line["id"]) <= registry.entity.max_length
        assert {name: sorted(x) for name, x in proxy.properties.items()} == {
            name: sorted(x) for name, x in properties.items()
        }
        assert not {name for name in properties if proxy.schema.properties[name].deprecated}
        assert proxy.schema.validate(line) is None
        assert set(proxy.schema.required) <= properties.keys()
        for prop, value in proxy.itervalues():
            assert len(value) <= prop.max_length
            if prop.type == registry.entity:
                assert found[value].schema.is_a(prop.range)
    return found


@pytest.fixture(scope="module")
def entities(rivers):
    return read(rivers)


def one(entities, schema, **properties):
    matching = [
        entity
        for entity in entities.values()
        if entity.schema.name == schema and all(value in entity.get(name) for name, value in properties.items())
    ]
    assert len(matching) == 1, [entity.to_dict() for entity in matching]
    return matching[0]


def joined(entities, schema, source, target):
    """The role of each entity of that schema that joins these two."""
    edges = [entity for entity in entities.values() if entity.schema.name == schema]
    ends = [(edge.first(edge.schema.edge_source), edge.first(edge.schema.edge_target)) for edge in edges]
    return sorted(
        edge.first("role", quiet=True) or ""
        for edge, pair in zip(edges, ends, strict=True)
        if pair == (source.id, target.id)
    )


def test_a_person_has_names_posts_and_the_country_of_the_posts(entities):
    person = one(entities, "Person", name="Lin Qiao")
    assert person.get("name") == ["Lin Qiao", "林桥"]
    assert person.get("alias") == ["Lin, Qiao"]
    assert set(person.get("position")) == {
        "Head, Fern River Bureau",
        "蕨省河务局局长",
        "Chair, River Zone",
        "Adviser",
        "顾问",
    }
    assert person.get("country") == ["cn"]
    assert not person.get("topics")


def test_a_body_has_its_kind_and_country_and_is_part_of_another(entities):
    bureau = one(entities, "PublicBody", name="Fern River Bureau")
    office = one(entities, "PublicBody", name="Moss River Office")
    assert bureau.get("classification") == ["river bureau"]
    assert bureau.get("jurisdiction") == office.get("jurisdiction") == ["cn"]
    assert joined(entities, "UnknownLink", office, bureau) == ["part of"]


def test_a_post_is_a_position_in_its_body_that_is_occupied(entities):
    post = one(entities, "Position", name="蕨省河务局局长")
    assert post.get("name") == ["Head, Fern River Bureau", "蕨省河务局局长"]
    assert post.get("organization") == [one(entities, "PublicBody", name="Fern River Bureau").id]
    assert post.get("subnationalArea") == ["Fern Province"]
    assert joined(entities, "Occupancy", one(entities, "Person", name="Lin Qiao"), post) == [""]
    assert one(entities, "Position", name="Adviser").get("organization") == []


def test_a_meeting_is_an_event_with_its_parties_places_and_date(entities):
    event = one(entities, "Event", name="second River Zone plenary")
    person, bureau = one(entities, "Person", name="Lin Qiao"), one(entities, "PublicBody", name="Fern River Bureau")
    several = one(entities, "LegalEntity", name="river offices of Fern Province")
    office = one(entities, "PublicBody", name="Moss River Office")
    assert set(event.get("involved")) == {person.id, bureau.id, several.id}
    assert set(event.get("organizer")) == {bureau.id, office.id}
    assert sorted(event.get("startDate")) == sorted(event.get("date")) == ["2031-06", "2031-06-03"]
    assert set(event.get("location")) == {"Lichen Hall", "Moss City, Fern Province, Highland", "高地国蕨省苔市"}
    assert {entities[found].first("full") for found in event.get("addressEntity")} == {
        "Lichen Hall",
        "Moss City, Fern Province, Highland",
    }
    assert event.get("keywords") == ["River Zone plenary"]
    assert joined(entities, "UnknownLink", person, event) == ["attended", "presided over", "spoke at"]
    assert joined(entities, "UnknownLink", bureau, event) == ["attended", "organized"]


def test_a_day_without_a_year_is_told_in_words(entities):
    event = one(entities, "Event", name="first River Zone plenary")
    assert event.get("summary") == ["9 May, the year is not stated"]
    assert event.get("startDate") == []


def test_members_of_a_zone(entities):
    zone = one(entities, "Organization", name="River Zone")
    assert zone.get("classification") == ["cooperation zone"]
    assert joined(entities, "Membership", one(entities, "PublicBody", name="Moss River Office"), zone) == ["member"]
    assert joined(entities, "UnknownLink", one(entities, "Address", name="Fern Province"), zone) == ["member of"]
    second = one(entities, "Event", name="second River Zone plenary")
    assert joined(entities, "UnknownLink", second, zone) == ["session of"]


def test_an_agreement_is_documentation_of_its_signatories_and_of_its_meeting(entities):
    treaty = one(entities, "Document", title="River Treaty")
    for schema, name in [("Person", "Lin Qiao"), ("PublicBody", "Fern River Bureau"), ("Address", "Fern Province")]:
        assert joined(entities, "Documentation", treaty, one(entities, schema, name=name)) == ["signed"]
    assert joined(entities, "Documentation", treaty, one(entities, "Event", name="second River Zone plenary")) == [
        "adopted at"
    ]


def test_a_place_is_an_address_with_what_is_around_it(entities):
    city, land = one(entities, "Address", name="Moss City"), one(entities, "Address", name="Highland")
    assert city.get("full") == ["Moss City, Fern Province, Highland", "高地国蕨省苔市"]
    assert (city.get("country"), city.get("keywords")) == (["cn"], ["GB/T 2260: 990100"])
    assert (land.get("full"), land.get("keywords")) == (["Highland", "高地国"], ["ISO 3166: CN"])
    hall = one(entities, "Address", full="Lichen Hall")
    assert hall.get("country") == hall.get("keywords") == []


def test_several_bodies_have_the_members_that_are_known(entities):
    several = one(entities, "LegalEntity", name="river offices of Fern Province")
    assert several.get("notes") == ["several bodies that a document names together; 4 by its count"]
    assert joined(entities, "UnknownLink", several, one(entities, "PublicBody", name="Moss River Office")) == [
        "has member"
    ]


def test_a_document_is_an_article(entities):
    web, file = (
        one(entities, "Article", fileName="rivers/one.txt"),
        one(entities, "Article", fileName="rivers/two 二.txt"),
    )
    assert web.get("sourceUrl") == ["https://rivers.example/one?x=1&y=2"]
    assert (web.first("title"), web.first("publisher"), web.first("publishedAt")) == (
        "Rivers meet",
        "Fern Daily",
        "2031-06-05",
    )
    assert (web.get("language"), file.get("language"), file.get("sourceUrl")) == (["eng"], ["zho"], [])


def test_what_joins_things_is_proven_by_every_document_that_says_so(entities):
    bureau, event = (
        one(entities, "PublicBody", name="Fern River Bureau"),
        one(entities, "Event", name="second River Zone plenary"),
    )
    link = one(entities, "UnknownLink", subject=bureau.id, object=event.id, role="attended")
    assert link.get("description") == [
        "The River Bureau and the offices met at the second plenary.\n(rivers/one.txt, 0-59)",
        "On 3 June 2031 the River Bureau was there. \n(rivers/two 二.txt, 0-43)",
    ]
    assert [entities[proof].first("fileName") for proof in link.get("proof")] == ["rivers/one.txt", "rivers/two 二.txt"]
    assert link.get("sourceUrl") == ["https://rivers.example/one?x=1&y=2"]
    assert all(found.startswith("https://w3id.org/coopkg/id/evidence/") for found in link.get("recordId"))
    assert (len(event.get("description")), len(event.get("recordId"))) == (2, 4)  # one quote says three things


def test_every_edge_with_evidence_has_its_quote(entities, rivers):
    edges = [entity for entity in entities.values() if entity.schema.edge]
    assert len(edges) > 20
    lexical = {"part of", "has member"}
    assert {edge.first("role", quiet=True) for edge in edges if not edge.get("description")} == lexical


def test_ids_depend_on_the_thing_alone(entities, make):
    alone = make.dataset(
        make.assemble(
            "other.txt",
            [("It met.", [(make.thing("Agency", "Lone Bureau"), "attended", make.thing("Meeting", "lone meeting"))])],
        )
    )
    both = read(alone)
    for line in ftm.write(alone).decode().splitlines():
        assert json.loads(line)["id"] in both
    assert values.entity_id(document_iri("a", "b")) != values.entity_id(document_iri("a", "c"))


def test_the_seeds(tmp_path):
    found = read(store.load(resources.ontology().parent / "exports" / "graph.trig"))
    assert {"Person", "PublicBody", "Event", "Occupancy", "Position", "Article", "Membership"} <= {
        entity.schema.name for entity in found.values()
    }


@pytest.mark.parametrize("name", ["damaged.ttl", "collective.ttl", "signing-list.ttl"])
def test_a_damaged_graph_gives_what_it_has(name, classed):
    made = store.load(GRAPHS / name)
    read(made)
    assert {entity.schema.name for entity in read(classed(made)).values()} >= {"PublicBody", "Event"}


def test_nothing_gives_nothing_and_one_node_one_line(parse):
    assert ftm.write(store.memory()) == b""
    found = read(parse(":agency\\/x a coop:Agency ."))
    assert [(entity.schema.name, entity.get("name")) for entity in found.values()] == [
        ("PublicBody", ["https://w3id.org/coopkg/id/agency/x"])
    ]


def test_what_stands_where_it_should_not_is_joined_all_the_same_or_left_out(parse):
    found = read(
        parse(
            """
            :a a coop:Agency ; skos:prefLabel "A"@en ; coop:holds :r ; coop:attended :a, :p, :u ; coop:partOf :a .
            :r a coop:Role ; org:postIn :m, :a . :m a coop:Meeting ; coop:heldAt :a ; coop:heldOn "soon", 5 .
            :p a coop:Place ; coop:within :p ; coop:code "??", 7 ; coop:memberOf :a, :z . :z a coop:CooperationZone .
            :o a coop:Official, coop:Agency ; coop:memberOf :z ; coop:signed :p .
            """
        )
    )
    assert {"PublicBody", "Position", "Event", "Address", "Organization"} == {
        entity.schema.name for entity in found.values() if not entity.schema.edge
    }


@given(share=st.floats(0.01, 0.9), seed=st.integers(0, 999))
@settings(max_examples=40, deadline=None)
def test_whatever_is_missing_what_is_left_is_valid(share, seed, rivers, without):
    read(without(rivers, share, seed))


def test_bytes_do_not_depend_on_the_order_in_which_a_store_was_filled(rivers):
    turned = store.memory()
    for quad in sorted(rivers.native, key=str, reverse=True):
        turned.native.add(quad)
    assert ftm.write(turned) == ftm.write(rivers)


@given(TEXT)
def test_texts_are_as_followthemoney_cleans_them(words):
    assert registry.text.clean(values.text(words)) == (values.text(words) or None)
    assert registry.string.clean(values.text(words, values.STRING)) == (values.text(words, values.STRING) or None)
    assert registry.name.clean(values.name(words)) == (values.name(words) or None)


@given(st.text(st.sampled_from(" ,;.\n\t\"'aB北\u3000\u200b"), max_size=12))
def test_addresses_are_as_followthemoney_cleans_them(words):
    assert registry.address.clean(values.address(words)) == (values.address(words) or None)


@given(st.text(st.sampled_from("\"' a\n北"), max_size=8))
def test_quotation_marks_around_a_name_are_taken_off(words):
    assert registry.name.clean(values.name(words)) == (values.name(words) or None)


@given(words=TEXT.filter(lambda words: words.strip()), web=TEXT)
@settings(max_examples=60, deadline=None)
def test_any_words_make_valid_entities(make, words, web):
    body, meeting = make.thing("Agency", words, words + "x"), make.thing("Meeting", "m", words)
    place, role = make.thing("Place", words), make.thing("Role", words, statements=(("postIn", body),))
    person = make.thing("Official", words)
    facts = [(body, "attended", meeting), (meeting, "heldAt", place), (person, "holds", role)]
    found = read(make.dataset(make.assemble(words, [(words, facts)], title=words, publisher=words, address=web)))
    quoted = [x for entity in found.values() if entity.schema.edge for x in entity.get("description")]
    visible = unicodedata.normalize("NFC", values.text(words))
    assert all(visible[:1000] in x for x in quoted)


def test_every_country_of_the_lexicon_is_one_of_followthemoney():
    codes = {
        line.split('coop:code "')[1].split('"')[0]
        for path in (resources.ontology() / "jurisdictions").glob("*.ttl")
        for line in path.read_text(encoding="utf-8").splitlines()
        if 'coop:code "' in line
    }
    assert len(codes) > 4000
    for code in codes:
        assert registry.country.clean(values.country(code)) == values.country(code)
