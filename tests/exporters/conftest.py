"""What the network formats have to say of the sample, and names that a format could stumble over."""

import pyoxigraph as ox
import pytest

from kg import network, store
from kg.namespaces import NS

MEETING = "Fourth joint meeting of the Two Capes Cooperation Zone"
ZONE = "Two Capes Cooperation Zone"
OFFICE, GUARD = "Northland Harbour Office", "Southland Coast Guard"
WEN, PACT = "Wen Baishan", "Lantern Cove Memorandum"
STATED = {
    (OFFICE, "attended", MEETING),
    (GUARD, "attended", MEETING),
    (WEN, "holds", OFFICE),
    (WEN, "presidedOver", MEETING),
    (WEN, "spokeAt", MEETING),
    (OFFICE, "organized", MEETING),
    (MEETING, "heldAt", "Lantern Cove"),
    ("Northland", "memberOf", ZONE),
    (MEETING, "sessionOf", ZONE),
    (OFFICE, "signed", PACT),
    (GUARD, "signed", PACT),
    (PACT, "adoptedAt", MEETING),
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
