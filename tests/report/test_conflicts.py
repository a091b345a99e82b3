"""What contradicts what, and what does not though it looks so."""

import pytest

from kg.report import Options, conflicts
from kg.report.offices import contested, single, succeeded

PLACES = """
:north coop:code "990000" ; skos:prefLabel "North"@en . :south coop:code "980000" ; skos:prefLabel "South"@en .
:port a coop:Place ; coop:within :north . :quay a coop:Place ; coop:within :port .
:hill a coop:Place ; coop:within :south .
:m a coop:Meeting . :n a coop:Meeting . :o a coop:Official .
"""
FOUND = {
    "two days": (":m coop:heldOn '2021-03-04', '2021-03-05' .", "One meeting on two dates"),
    "two months": (":m coop:heldOn '2021-03', '2021-04-05' .", "One meeting on two dates"),
    "another day without a year": (":m coop:heldOn '2021-03-04', '--03-05' .", "One meeting on two dates"),
    "two places": (":m coop:heldAt :port, :hill .", "One meeting in two places"),
    "two jurisdictions": (":a coop:jurisdiction :north, :south .", "Several values where there can be one"),
    "two ordinals": (":m coop:ordinal 3, 4 .", "Several values where there can be one"),
    "adopted twice": (":p coop:adoptedAt :m, :n .", "Several values where there can be one"),
    "two codes": (":north coop:code '970000' .", "Several values where there can be one"),
    "one post in two bodies": (":r a coop:Role ; org:postIn :a, :b .", "Several values where there can be one"),
    "two places on a day": (
        (
            ":m coop:heldOn '2021-03-04' ; coop:heldAt :port . :n coop:heldOn '2021-03-04' ; coop:heldAt :hill ."
            ":o coop:attended :m ; coop:spokeAt :n ."
        ),
        "One official in two places on one day",
    ),
    "conveyed before it was": (
        ":m coop:heldOn '2021-03-04' ; coop:conveyed :n . :n coop:heldOn '2021-04' .",
        "A meeting that conveys a later one",
    ),
    "away from all": (
        (
            ":west coop:code '960000' . :a a coop:Agency ; coop:jurisdiction :north ; coop:attended :m ."
            ":b a coop:Agency ; coop:jurisdiction :west ; coop:organized :m . :m coop:heldAt :hill ."
        ),
        "A meeting in a division that nobody there is of",
    ),
}
AGREED = {
    "a day and its month": ":m coop:heldOn '2021-03', '2021-03-04', '2021' .",
    "a day and the same without a year": ":m coop:heldOn '2021-03-04', '--03-04' .",
    "a month and a day in it without a year": ":m coop:heldOn '2021-03', '--03-04' .",
    "a year and a day without one": ":m coop:heldOn '2021', '--03-04' .",
    "a place in the other": ":m coop:heldAt :port, :north, :quay .",
    "one value": ":a coop:jurisdiction :north . :m coop:ordinal 3 .",
    "two meetings in one place": (
        ":m coop:heldOn '2021-03-04' ; coop:heldAt :port . :n coop:heldOn '2021-03-04' ; coop:heldAt :quay ."
        ":o coop:attended :m, :n ."
    ),
    "an agency in two places": (
        ":m coop:heldOn '2021-03-04' ; coop:heldAt :port . :n coop:heldOn '2021-03-04' ; coop:heldAt :hill ."
        ":a a coop:Agency ; coop:attended :m, :n ."
    ),
    "conveyed in the same month": ":m coop:heldOn '2021-03' ; coop:conveyed :n . :n coop:heldOn '2021-03-30' .",
    "conveyed, the year unknown": ":m coop:heldOn '2021-03-04' ; coop:conveyed :n . :n coop:heldOn '--12-01' .",
    "a body without a division was there": (
        ":west coop:code '960000' . :a a coop:Agency ; coop:jurisdiction :north ; coop:attended :m ."
        ":b a coop:Agency ; coop:jurisdiction :west ; coop:organized :m . :m coop:heldAt :hill ."
        ":ministry a coop:Agency ; coop:attended :m ."
    ),
    "a member of the zone is at home": (
        ":west coop:code '960000' . :a a coop:Agency ; coop:jurisdiction :north ; coop:attended :m ."
        ":b a coop:Agency ; coop:jurisdiction :west ; coop:organized :m . :m coop:heldAt :hill ; coop:sessionOf :z ."
        ":south coop:memberOf :z ."
    ),
}


def found(corpus):
    return [title for title, find in conflicts.CHECKS.items() for _ in find(corpus)]


@pytest.mark.parametrize(("turtle", "title"), FOUND.values(), ids=FOUND)
def test_what_contradicts_is_found_once(turtle, title, corpus):
    assert found(corpus(PLACES + turtle)) == [title]


@pytest.mark.parametrize("turtle", AGREED.values(), ids=AGREED)
def test_what_agrees_is_no_conflict(turtle, corpus):
    assert found(corpus(PLACES + turtle)) == []


def holding(*stated):
    """Documents that each say: an official holds a post, on a day or at none."""
    text = ":board a coop:Agency ."
    for number, (document, official, title, day) in enumerate(stated):
        role = title.replace(" ", "-")
        text += f"""
:{official} a coop:Official ; coop:holds :{role} ; coop:attended :m-{document} .
:{role} a coop:Role ; org:postIn :board ; skos:prefLabel "{title}"@en .
:{document} a coop:Document ; coop:path "{document}" . {f":m-{document} coop:heldOn '{day}' ." if day else ""}
GRAPH :{document} {{
  :e{number} a coop:Evidence ; rdf:subject :{official} ; rdf:predicate coop:holds ; rdf:object :{role} ;
    oa:start {number} ; oa:end {number + 1} ; oa:exact "x" .
  :f{number} a coop:Evidence ; rdf:subject :{official} ; rdf:predicate coop:attended ; rdf:object :m-{document} ;
    oa:start {number} ; oa:end {number + 1} ; oa:exact "x" .
}}
"""
    return text


OFFICES = {
    "one document names both": ([("d", "wen", "Director", ""), ("d", "lu", "Director", "")], 1, 0),
    "two documents of one day": ([("d", "wen", "Director", "2021-03-04"), ("e", "lu", "Director", "2021-03-04")], 1, 0),
    "one after the other": ([("d", "wen", "Director", "2021-03-04"), ("e", "lu", "Director", "2023-01-01")], 0, 1),
    "days unknown": ([("d", "wen", "Director", ""), ("e", "lu", "Director", "")], 0, 1),
    "one month is not one day": ([("d", "wen", "Director", "2021-03"), ("e", "lu", "Director", "2021-03")], 0, 1),
    "deputies are several": ([("d", "wen", "Deputy Director", ""), ("d", "lu", "Deputy Director", "")], 0, 0),
    "members are several": ([("d", "wen", "Member", ""), ("d", "lu", "Member", "")], 0, 0),
    "one holder in two documents": ([("d", "wen", "Director", ""), ("e", "wen", "Director", "")], 0, 0),
}


@pytest.mark.parametrize(("stated", "at_once", "over_time"), OFFICES.values(), ids=OFFICES)
def test_one_office_two_holders(stated, at_once, over_time, corpus):
    read = corpus(holding(*stated))
    assert (len(list(contested(read))), len(list(succeeded(read)))) == (at_once, over_time)
    assert found(read) == ["One office with two holders at one time"] * at_once


def test_titles_of_one_holder_are_heads_and_not_ranks():
    assert {"director", "chief", "mayor", "厅长", "主席"} <= single()
    assert not single() & {"member", "deputy director", "一级巡视员", "巡视员", "省长助理", "委员"}


def test_a_conflict_is_told_with_the_words_of_both_sides(corpus):
    (finding,) = (
        block
        for block in conflicts.section(corpus(holding(*OFFICES["two documents of one day"][0])), Options()).blocks
        if hasattr(block, "cites")
    )
    assert {cite.path for cite in finding.cites} == {"d", "e"}


def test_many_sides_are_cut(corpus):
    days = ", ".join(f"'2021-03-{day:02}'" for day in range(1, 10))
    section = conflicts.section(corpus(f":m a coop:Meeting ; coop:heldOn {days} ."), Options())
    (finding,) = (block for block in section.blocks if hasattr(block, "cites"))
    assert [str(part) for part in finding.line][-3:] == [" and ", "3 more", "."]
