"""What the exporters are tried on: rivers for entities; for networks the sample, and names to stumble over."""

import random

import pyoxigraph as ox
import pytest
from rdflib import RDF

from kg import network, store
from kg.model import Entity, Label, Value
from kg.namespaces import ID, NS, mint

PREFIXES = """
PREFIX : <https://w3id.org/coopkg/id/>
PREFIX coop: <https://w3id.org/coopkg/ns#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""


def named(kind, english, chinese=None, others=(), statements=()):
    labels = [Label(english, "en"), *(Label(name, "en", "altLabel") for name in others)]
    labels += [Label(chinese, "zh-Hans")] if chinese else []
    return Entity(mint(kind.lower(), english), kind, tuple(labels), tuple(statements))


LAND = named("Place", "Highland", "高地国", statements=[("code", Value("CN", "string"))])
PROVINCE = named("Place", "Fern Province", "蕨省", statements=[("code", Value("990000", "string")), ("within", LAND)])
CITY = named("Place", "Moss City", "苔市", statements=[("code", Value("990100", "string")), ("within", PROVINCE)])
HALL = named("Place", "Lichen Hall")
BUREAU = named("Agency", "Fern River Bureau", "蕨省河务局", ["River Bureau"], [("jurisdiction", PROVINCE)])
OFFICE = named("Agency", "Moss River Office", "苔市河务处", statements=[("jurisdiction", CITY), ("partOf", BUREAU)])
SEVERAL = named(
    "Collective",
    "river offices of Fern Province",
    statements=[("hasMember", OFFICE), ("hasMember", CITY), ("statedCount", Value("4", "integer"))],
)
ZONE = named("CooperationZone", "River Zone", "河流协作区", ["Zone of Rivers"])
SERIES = named("MeetingSeries", "River Zone plenary", "河流协作区全会")
FIRST = named("Meeting", "first River Zone plenary", "河流协作区第一次全会", statements=[("inSeries", SERIES)])
SECOND = named("Meeting", "second River Zone plenary", statements=[("inSeries", SERIES)])
TREATY = named("Agreement", "River Treaty", "河流条约")
LIN = named("Official", "Lin Qiao", "林桥", ["Lin, Qiao"])
HEAD = named("Role", "Head", "局长", statements=[("postIn", BUREAU)])
CHAIR = named("Role", "Chair", statements=[("postIn", ZONE)])
ADVISER = named("Role", "Adviser", "顾问")

SENTENCES = [
    (
        "The River Bureau and the offices met at the second plenary.",
        [
            (BUREAU, "attended", SECOND),
            (SEVERAL, "attended", SECOND),
            (LIN, "attended", SECOND),
        ],
    ),
    (
        "Lin Qiao, Head of the River Bureau, Chair of the Zone and adviser, presided and spoke.",
        [
            (LIN, "holds", HEAD),
            (LIN, "holds", CHAIR),
            (LIN, "holds", ADVISER),
            (LIN, "presidedOver", SECOND),
            (LIN, "spokeAt", SECOND),
            (SEVERAL, "spokeAt", SECOND),
        ],
    ),
    (
        "The Bureau and the Office held it at Lichen Hall in Moss City in June 2031.",
        [
            (BUREAU, "organized", SECOND),
            (OFFICE, "organized", SECOND),
            (SECOND, "heldAt", HALL),
            (SECOND, "heldAt", CITY),
            (SECOND, "heldOn", Value("2031-06", "gYearMonth")),
        ],
    ),
    (
        "The first was on 9 May, and its spirit was studied.",
        [
            (FIRST, "heldOn", Value("--05-09", "gMonthDay")),
            (SECOND, "conveyed", FIRST),
        ],
    ),
    (
        "Fern and the Office belong to the Zone.",
        [
            (PROVINCE, "memberOf", ZONE),
            (OFFICE, "memberOf", ZONE),
            (SECOND, "sessionOf", ZONE),
        ],
    ),
    (
        "Lin, the Bureau and Fern signed the treaty there.",
        [
            (LIN, "signed", TREATY),
            (BUREAU, "signed", TREATY),
            (PROVINCE, "signed", TREATY),
            (TREATY, "adoptedAt", SECOND),
        ],
    ),
    ("No fact stands in this line, which is not to be found anywhere.", []),
]
AGAIN = [
    (
        "On 3 June 2031 the River Bureau was there. ",
        [
            (BUREAU, "attended", SECOND),
            (SECOND, "heldOn", Value("2031-06-03", "date")),
        ],
    )
]


@pytest.fixture(scope="session")
def rivers(make):
    """A graph with something of every class and relation; told by two documents, one of them from the web."""
    made = make.dataset(
        make.assemble(
            "rivers/one.txt",
            SENTENCES,
            title="Rivers meet",
            published="2031-06-05",
            languages=("en",),
            address="https://rivers.example/one?x=1&y=2",
            publisher="Fern Daily",
        ),
        make.assemble("rivers/two 二.txt", AGAIN, languages=("zh-Hans",)),
    )
    kind = ox.NamedNode("https://w3id.org/coopkg/ns#kind")
    made.native.add(ox.Quad(ox.NamedNode(BUREAU.iri), kind, ox.NamedNode("https://w3id.org/coopkg/kind/river-bureau")))
    return made


@pytest.fixture(scope="session")
def parse():
    """A dataset whose default graph holds the given Turtle."""

    def build(turtle):
        native = ox.Store()
        native.load((PREFIXES + turtle).encode(), format=ox.RdfFormat.TURTLE)
        return store.GraphStore.over(native)

    return build


@pytest.fixture(scope="session")
def without():
    """The same graph without a share of its quads, chosen by a seed."""

    def reduce(made, share, seed):
        chance = random.Random(seed)
        kept = ox.Store()
        kept.extend(quad for quad in sorted(made.native, key=str) if chance.random() >= share)
        return store.GraphStore.over(kept)

    return reduce


@pytest.fixture(scope="session")
def classed():
    """The same graph with the classes of its things, told by their IRIs; for graphs that lack them."""
    kinds = {"zone": "CooperationZone", "series": "MeetingSeries"}

    def add(made):
        for node in {quad.subject.value for quad in made.native if isinstance(quad.subject, ox.NamedNode)}:
            kind = node.removeprefix(ID).split("/")[0]
            thing = ox.NamedNode(NS + kinds.get(kind, kind.title()))
            made.native.add(ox.Quad(ox.NamedNode(node), ox.NamedNode(str(RDF.type)), thing))
        return made

    return add


CAPES_MEETING = "Fourth joint meeting of the Two Capes Cooperation Zone"
CAPES_ZONE = "Two Capes Cooperation Zone"
CAPES_OFFICE, CAPES_GUARD = "Northland Harbour Office", "Southland Coast Guard"
CAPES_WEN, CAPES_PACT = "Wen Baishan", "Lantern Cove Memorandum"
STATED = {
    (CAPES_OFFICE, "attended", CAPES_MEETING),
    (CAPES_GUARD, "attended", CAPES_MEETING),
    (CAPES_WEN, "holds", CAPES_OFFICE),
    (CAPES_WEN, "presidedOver", CAPES_MEETING),
    (CAPES_WEN, "spokeAt", CAPES_MEETING),
    (CAPES_OFFICE, "organized", CAPES_MEETING),
    (CAPES_MEETING, "heldAt", "Lantern Cove"),
    ("Northland", "memberOf", CAPES_ZONE),
    (CAPES_MEETING, "sessionOf", CAPES_ZONE),
    (CAPES_OFFICE, "signed", CAPES_PACT),
    (CAPES_GUARD, "signed", CAPES_PACT),
    (CAPES_PACT, "adoptedAt", CAPES_MEETING),
}

# Each is the name of an agency that attended one meeting.
AWKWARD = [
    'Office "of" Weirs',
    r"Weirs\Locks",
    "Ends in a slash\\",
    "<Weirs> & 'Locks'",
    "Locks;\tWeirs,\nDams\r\nand\rQuays",
    "=1+1",
    "*Vertices 3",
    "桤河水闸局",
    "Line\u2028ends\x85there",
    "Emoji 🚢 office",
    "Same name",
    "Same name",
    "Same name (2)",
    "  ",
]


def attended(names):
    """A dataset of agencies of these names that attended one meeting."""
    native = ox.Store()
    kind = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    label = ox.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
    met = ox.NamedNode("https://example.org/meeting")
    native.add(ox.Quad(met, kind, ox.NamedNode(NS + "Meeting")))
    native.add(ox.Quad(met, label, ox.Literal("Meeting", language="en")))
    for number, name in enumerate(names):
        node = ox.NamedNode(f"https://example.org/agency/{number:02}")
        native.add(ox.Quad(node, kind, ox.NamedNode(NS + "Agency")))
        native.add(ox.Quad(node, label, ox.Literal(name, language="en")))
        native.add(ox.Quad(node, ox.NamedNode(NS + "attended"), met))
    return store.GraphStore.over(native)


@pytest.fixture(scope="session", name="attended")
def attended_fixture():
    return attended


@pytest.fixture(scope="session")
def stated():
    """Label, relation, label of each edge of the sample."""
    return STATED


@pytest.fixture(scope="session")
def awkward():
    """Names that quoting, line ends or markup could break."""
    return AWKWARD


@pytest.fixture(scope="session")
def agencies(sample):
    """The network of the two agencies of the sample."""
    return network.project(sample, "agencies")
