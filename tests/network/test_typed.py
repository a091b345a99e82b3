import json

import pyoxigraph as ox
import pytest

from kg import store
from kg.network.typed import read


@pytest.fixture(scope="module")
def picture(sample):
    return read(sample)


def index(picture, name):
    return next(at for at, node in enumerate(picture.nodes) if node.labels.get("en") == name)


def said(picture, one, other):
    pair = sorted([index(picture, one), index(picture, other)])
    return [picture.statements[at] for at in picture.links.get(tuple(pair), [])]


def test_nodes_are_the_kinds_in_order_and_no_posts(picture):
    kinds = [node.kind for node in picture.nodes]
    assert kinds == [
        "Agency",
        "Agency",
        "Official",
        "Meeting",
        "CooperationZone",
        "Agreement",
        "Place",
        "Place",
    ]
    assert picture.nodes[index(picture, "Northland Harbour Office")].names == ("Harbour Office",)


def test_a_post_is_folded_into_a_link_that_carries_its_title(picture):
    (fact,) = said(picture, "Wen Baishan", "Northland Harbour Office")
    assert (fact.relation, fact.words) == ("holds", {"en": "Director", "zh-hans": "局长"})
    assert [quote.text[:11] for quote in fact.quotes] == ["Wen Baishan"]


def test_a_post_without_a_body_is_a_fact_without_a_link(picture):
    wen = index(picture, "Wen Baishan")
    loose = [fact for fact in picture.statements if fact.source == wen and fact.target is None]
    assert [(fact.relation, fact.words) for fact in loose] == [("holds", {"en": "Adviser"})]


def test_parallel_relations_share_one_link(picture):
    facts = said(picture, "Wen Baishan", "Fourth joint meeting of the Two Capes Cooperation Zone")
    assert [fact.relation for fact in facts] == ["presidedOver", "spokeAt"]
    both = said(picture, "Northland Harbour Office", "Fourth joint meeting of the Two Capes Cooperation Zone")
    assert [fact.relation for fact in both] == ["attended", "organized"]


def test_each_fact_has_its_quotes_from_every_document(picture):
    fact = said(picture, "Southland Coast Guard", "Fourth joint meeting of the Two Capes Cooperation Zone")[0]
    assert [picture.documents[quote.document]["path"] for quote in fact.quotes] == ["again.txt", "capes.txt"]
    assert {(quote.start, quote.end, quote.confidence) for quote in fact.quotes} == {(0, 60, "0.50")}
    assert picture.documents[1] == {"path": "capes.txt", "title": "Two Capes meet", "published": "2023-05-10"}


def test_a_value_is_a_fact_and_the_year_beside_it_is_not(picture):
    meeting = index(picture, "Fourth joint meeting of the Two Capes Cooperation Zone")
    values = {
        fact.relation: fact.words for fact in picture.statements if fact.source == meeting and fact.target is None
    }
    assert values == {"heldOn": {"": "2023-05-09"}}


def test_the_lexicon_draws_no_link(picture):
    assert said(picture, "Northland Harbour Office", "Northland") == []
    office = index(picture, "Northland Harbour Office")
    (fact,) = [fact for fact in picture.statements if fact.source == office and fact.relation == "jurisdiction"]
    assert (fact.target, fact.quotes) == (index(picture, "Northland"), ())


def test_terms_have_labels(picture):
    assert set(picture.terms) >= {"Agency", "holds", "heldOn", "jurisdiction"}
    assert all(names["en"] for names in picture.terms.values())


def test_degrees_count_neighbours(picture):
    assert picture.degrees()[index(picture, "Wen Baishan")] == 2


def test_a_graph_without_evidence_or_record_is_drawn_too():
    native = ox.Store()
    native.load(
        b"""PREFIX coop: <https://w3id.org/coopkg/ns#> PREFIX : <https://example.org/>
        :a a coop:Agency ; coop:attended :m, :unknown . :m a coop:Meeting .""",
        format=ox.RdfFormat.TURTLE,
    )
    picture = read(store.GraphStore.over(native))
    assert list(picture.links) == [(0, 1)]
    assert [fact.words for fact in picture.statements] == [{}, {"": "https://example.org/unknown"}]
    assert picture.documents == []


def test_a_document_without_a_record_is_named_by_its_iri(sample):
    native = ox.Store()
    native.extend(quad for quad in sample.native if "coopkg/ns#path" not in quad.predicate.value)
    picture = read(store.GraphStore.over(native))
    assert len(picture.documents) == 2
    assert all(record["path"].startswith("https://w3id.org/coopkg/id/document/") for record in picture.documents)
    assert json.dumps([fact.words for fact in picture.statements])
