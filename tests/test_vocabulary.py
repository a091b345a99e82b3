"""What the vocabulary says of its terms."""

from kg.namespaces import COOP
from kg.vocabulary import terms


def test_every_term_of_the_graph_is_told_of_in_both_languages():
    for name in COOP.__annotations__:
        if not name.startswith("_"):
            assert terms()[name].labels.keys() == terms()[name].comments.keys() == {"en", "zh-hans"}, name


def test_properties_say_what_they_lead_to():
    found = terms()
    assert (found["attended"].links, found["attended"].datatype) == (True, None)
    assert (found["ordinal"].links, found["ordinal"].counts) == (False, True)
    assert (found["confidence"].counts, found["confidence"].datatype) == (
        False,
        "http://www.w3.org/2001/XMLSchema#decimal",
    )
    # Several datatypes are none that a value could be taken to have.
    assert found["heldOn"].datatype is None
    assert len(found["heldOn"].ranges) == 4
    assert found["Agency"].datatype is None
