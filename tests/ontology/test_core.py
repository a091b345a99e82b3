"""The vocabulary: complete, in two languages, aligned as documented, and the lexicons keep to it."""

from pathlib import Path

import pytest
from rdflib import FOAF, ORG, OWL, PROV, RDF, RDFS, SDO, SKOS, Graph, Namespace, URIRef

from kg import graph, lexicon, resources
from kg.errors import LexiconError
from kg.namespaces import COOP, NS
from kg.validate import lexicons
from kg.validate.statements import relations

C = Namespace(NS)
FACTS = {
    "adoptedAt",
    "attended",
    "conveyed",
    "heldAt",
    "heldOn",
    "holds",
    "memberOf",
    "organized",
    "presidedOver",
    "sessionOf",
    "signed",
    "spokeAt",
}


@pytest.fixture(scope="module")
def core() -> Graph:
    return Graph().parse(resources.ontology() / "core.ttl")


def terms() -> list[str]:
    parsed = Graph().parse(resources.ontology() / "core.ttl")
    return sorted({str(s)[len(NS) :] for s in parsed.subjects() if str(s).startswith(NS)})


@pytest.mark.parametrize("name", sorted(x for x in COOP.__annotations__ if not x.startswith("_")))
def test_every_term_of_the_code_is_defined(core, name):
    kind = RDF.type, OWL.Class if name[0].isupper() else None
    assert (C[name], *kind) in core


@pytest.mark.parametrize("name", terms())
def test_every_term_is_explained_in_english_and_chinese(core, name):
    for predicate in (RDFS.label, RDFS.comment):
        assert sorted(text.language for text in core.objects(C[name], predicate)) == ["en", "zh-hans"]


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_no_two_terms_of_one_sort_share_a_label(core, language):
    for sort in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty):
        labels = [
            str(x) for s in core.subjects(RDF.type, sort) for x in core.objects(s, RDFS.label) if x.language == language
        ]
        assert len(labels) == len(set(labels))


@pytest.mark.parametrize(
    ("term", "predicate", "other"),
    [
        ("Agency", RDFS.subClassOf, ORG.FormalOrganization),
        ("Agency", RDFS.subClassOf, SDO.GovernmentOrganization),
        ("Agency", RDFS.subClassOf, FOAF.Organization),
        ("Official", RDFS.subClassOf, FOAF.Person),
        ("Role", RDFS.subClassOf, ORG.Post),
        ("Meeting", RDFS.subClassOf, SDO.Event),
        ("Meeting", RDFS.subClassOf, PROV.Activity),
        ("CooperationZone", RDFS.subClassOf, ORG.OrganizationalCollaboration),
        ("Place", RDFS.subClassOf, SDO.Place),
        ("Agreement", RDFS.subClassOf, SDO.CreativeWork),
        ("Agreement", RDFS.subClassOf, PROV.Entity),
        ("Document", RDFS.subClassOf, SDO.NewsArticle),
        ("Document", RDFS.subClassOf, PROV.Entity),
        ("Evidence", RDFS.subClassOf, RDF.Statement),
        ("attended", OWL.inverseOf, C.attendee),
        ("attendee", RDFS.subPropertyOf, SDO.attendee),
        ("organized", OWL.inverseOf, C.organizer),
        ("organizer", RDFS.subPropertyOf, SDO.organizer),
        ("heldAt", RDFS.subPropertyOf, SDO.location),
        ("heldOn", SKOS.closeMatch, SDO.startDate),
        ("holds", RDFS.subPropertyOf, ORG.holds),
        ("memberOf", SKOS.relatedMatch, ORG.memberOf),
        ("adoptedAt", RDFS.subPropertyOf, PROV.wasGeneratedBy),
        ("partOf", RDFS.subPropertyOf, ORG.subOrganizationOf),
    ],
)
def test_a_term_is_aligned(core, term, predicate, other):
    assert (C[term], predicate, other) in core


def test_no_instance_gets_a_class_that_is_not_true_of_each_one():
    classes, properties, _ = graph.alignments()
    assert NS + "Collective" not in classes
    assert str(SDO.AdministrativeArea) not in classes[NS + "Place"]
    # Presiding and speaking do not imply attendance, nor a zone's member an organisation.
    assert not {NS + name for name in ("presidedOver", "spokeAt", "memberOf", "sessionOf")} & properties.keys()


def test_relations_are_those_that_a_fact_may_state():
    assert relations() == {NS + name for name in FACTS}


def test_two_domains_are_never_stated_since_both_would_hold(core):
    for predicate in (RDFS.domain, RDFS.range):
        counts = {subject: len(list(core.objects(subject, predicate))) for subject in core.subjects(predicate)}
        assert [subject for subject, count in counts.items() if count > 1] == []


def test_the_vocabulary_names_itself_and_has_no_blank_node(core):
    assert (URIRef(NS.rstrip("#")), RDF.type, OWL.Ontology) in core
    assert all(isinstance(node, URIRef) for node in core.subjects())


def test_the_lexicons_of_the_package_conform():
    assert [str(found) for found in lexicons.check(lexicon.files()).violations] == []


PREFIXES = f"""@prefix coop: <{NS}> . @prefix skos: <{SKOS}> .
@prefix kind: <https://w3id.org/coopkg/kind/> . @prefix words: <https://w3id.org/coopkg/words/> .
@prefix title: <https://w3id.org/coopkg/title/> . @prefix place: <https://w3id.org/coopkg/id/place/> .
"""


def mistakes() -> list[list[str]]:
    """Rows of a message and the Turtle that ought to give it."""
    text = Path(__file__).with_name("lexicon-mistakes.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()]


@pytest.mark.parametrize(("message", "turtle"), mistakes())
def test_a_mistake_in_a_lexicon_is_named(tmp_path, message, turtle):
    file = tmp_path / "mine.ttl"
    file.write_text(PREFIXES + turtle, encoding="utf-8")
    found = lexicons.check([resources.ontology() / "core.ttl", file]).violations
    assert [x.where for x in found if message in x.message] == ["mine.ttl"], found


def test_a_correct_lexicon_has_no_violation(tmp_path):
    file = tmp_path / "mine.ttl"
    file.write_text(
        PREFIXES
        + """
        kind:tax a coop:AgencyKind ; skos:prefLabel "tax authority"@en, "税务机关"@zh-hans .
        kind:tax-bureau a coop:AgencyKind ; skos:broader kind:tax ; coop:level coop:Municipal, coop:County ;
          skos:prefLabel "Tax Bureau"@en, "税务局"@zh-hans ; skos:altLabel "Bureau of Taxation"@en .
        title:chief a coop:RoleTitle ; skos:prefLabel "Chief"@en ; coop:rank 5 ; coop:impliesKind kind:tax .
        place:xx a coop:Place ; skos:prefLabel "Xanadu"@en ; coop:code "XX" ; coop:level coop:State .
        place:xx-1 a coop:Place ; coop:ambiguousLabel "Reading"@en ; coop:within place:xx .
        words:and a coop:WordList ; coop:word "and"@en .""",
        encoding="utf-8",
    )
    assert lexicons.check([resources.ontology() / "core.ttl", file]).violations == ()


def test_a_lexicon_that_is_not_turtle_is_named(tmp_path):
    file = tmp_path / "broken.ttl"
    file.write_text("kind:a a", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"broken\.ttl"):
        lexicons.check([file])
