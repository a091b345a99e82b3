"""A dataset with what the picture can be chosen by: two provinces, a zone, four years, documents with addresses."""

import pytest

from kg import view
from kg.model import Entity, Label, Value
from kg.namespaces import mint


@pytest.fixture(scope="session")
def rivers(make):
    def place(name, chinese, code):
        return make.thing("Place", name, chinese=chinese, statements=(("code", Value(code, "string")),))

    def office(name, chinese, home):
        return make.thing("Agency", name, chinese=chinese, statements=(("jurisdiction", home),))

    def meeting(number, day, *present):
        met = make.thing("Meeting", f"River meeting {number}", chinese=f"河流会议{number}")
        facts = [(office, "attended", met) for office in present]
        return met, (f"River meeting {number} was held.", [*facts, (met, "heldOn", Value(day, "date"))])

    east, west = place("Eastland", "东岭省", "910000"), place("Westland", "西岭省", "920000")
    water, forest = (
        office("Eastland Water Office", "东岭省水务局", east),
        office("Eastland Forest Office", "东岭省林业局", east),
    )
    weir = office("Westland Weir Office", "西岭省堰务局", west)
    zone = make.thing("CooperationZone", "Two Rivers Zone", chinese="两河协作区")
    alone = make.thing("Agency", "Hermit Office", chinese="独居局")
    hermit = make.thing("Official", "Gu Yin", chinese="顾隐")
    post = Entity(mint("role", "keeper"), "Role", (Label("Keeper", "en"),), (("postIn", alone),))
    first, said_first = meeting(1, "2021-03-01", water, weir)
    _, said_second = meeting(2, "2022-05-01", weir, forest)
    _, said_third = meeting(3, "2024-07-01", water, forest)
    sentences = [
        said_first,
        said_second,
        said_third,
        ("The first was a session of the zone.", [(first, "sessionOf", zone)]),
        ("Gu Yin keeps the Hermit Office.", [(hermit, "holds", post)]),
    ]
    dated = make.assemble("rivers.txt", sentences, published="2022-06-01", address="https://example.org/rivers?a=1&b=2")
    undated = make.assemble(
        "notes.txt", [("Eastland is of the zone.", [(east, "memberOf", zone)])], address="javascript:hit()"
    )
    return make.dataset(dated, undated)


@pytest.fixture(scope="session")
def rivers_page(rivers):
    return view.render(rivers, language="en")


@pytest.fixture
def page(visit, rivers_page):
    """The page, which may ask for nothing and complain of nothing."""
    page = visit(rivers_page, reduced_motion="reduce", accept_downloads=True)
    yield page
    assert page.requested == [page.own]
    assert page.complaints == []


NAMES = "things.filter((_, index) => nodeShown(index)).map((thing) => thing.labels.en)"


@pytest.fixture(scope="session")
def names():
    """What is shown on a page: the English names of the nodes as vis-network has them, not hidden."""

    def shown(page):
        drawn = page.evaluate("nodes.get().filter((node) => !node.hidden).map((node) => things[node.id].labels.en)")
        assert sorted(drawn) == sorted(page.evaluate(NAMES))
        return set(drawn)

    return shown


@pytest.fixture(scope="session")
def number():
    """The index of a node by its English name."""
    return lambda page, name: page.evaluate("(name) => things.findIndex((thing) => thing.labels.en === name)", name)
