import pytest

from kg.errors import InputError
from kg.network import Definition, Selection
from kg.network.periods import Trends, trends

E = "https://example.org/"
YEARS = """
:a a coop:Agency ; coop:attended :m1, :m2 . :b a coop:Agency ; coop:attended :m1, :n2, :m3 .
:c a coop:Agency ; coop:attended :m1, :m2, :n2, :m3 . :d a coop:Agency ; coop:attended :undated .
:m1 a coop:Meeting ; coop:heldOn "2019-05-04"^^xsd:date ; coop:ordinal 2 ; coop:sessionOf :zone .
:m2 a coop:Meeting ; coop:heldOn "2020-05"^^xsd:gYearMonth ; coop:ordinal 3 ; coop:sessionOf :zone .
:n2 a coop:Meeting ; coop:heldOn "2020"^^xsd:gYear .
:m3 a coop:Meeting ; coop:heldOn "2022-01-01"^^xsd:date ; coop:ordinal 10 ; coop:inSeries :series .
:undated a coop:Meeting ; coop:heldOn "--05-04"^^xsd:gMonthDay .
"""


def table(found: Trends):
    return {x.node.removeprefix(E): (x.ranks, x.change) for x in found.trends}


def test_ranks_by_year_and_who_rises_first(parse):
    found = trends(parse(YEARS), Definition(), "strength")
    assert found.periods == ("2019", "2020", "2022")
    assert table(found) == {
        "a": ((1, 2, None), -1),
        "b": ((1, 2, 1), 0),
        "c": ((1, 1, 1), 0),
    }
    assert [x.node.removeprefix(E) for x in found.trends] == ["c", "b", "a"]
    assert next(x for x in found.trends if x.node == E + "a").values == (2.0, 1.0, None)


def test_by_session_in_the_order_of_the_ordinals(parse):
    found = trends(parse(YEARS), Definition(), "degree", by="session")
    assert found.periods == ("session 2", "session 3", "session 10")


def test_within_a_selection(parse):
    found = trends(parse(YEARS), Definition(selection=Selection(since="2020")), "degree")
    assert found.periods == ("2020", "2022")


def test_a_low_constraint_ranks_first(parse):
    found = trends(parse(YEARS), Definition(selection=Selection(until="2020", since="2020")), "constraint")
    assert table(found)["c"] == ((1,), None)


def test_no_known_dates_give_no_periods(parse):
    assert trends(parse(":a a coop:Agency ; coop:attended :m ."), Definition(), "degree") == Trends((), ())
    assert trends(parse(""), Definition("interlocks"), "degree") == Trends((), ())


def test_unknown_periods_are_named(parse):
    with pytest.raises(InputError, match="year, session"):
        trends(parse(YEARS), Definition(), "degree", by="decade")
