"""What could not be made out is said, once, and not hidden."""

from __future__ import annotations

import logging

import pytest

from kg import extractors, lexicon, readers

NAMED = """The second joint meeting of the Southwest police cooperation zone was held in Kunming on May 4. \
Yunnan, Guizhou and other three provinces police cooperation zone was invited to attend the meeting."""
COUNTED = """The Fujian Provincial Public Security Department held a teleconference in Fuzhou on May 4. \
The public security bureaus of 3 cities attended the teleconference."""
CASES = [
    (NAMED, "the text counts 3 where 2 are named: Yunnan, Guizhou"),
    (
        COUNTED,
        '"public security bureaus of 3 cities": the lexicon has another number of them in Fujian Province; left out',
    ),
]


@pytest.mark.parametrize(("text", "message"), CASES)
def test_a_stated_number_that_does_not_match_is_reported(text, message, caplog):
    document = readers.parse(text.encode(), "notice.txt")
    with caplog.at_level(logging.WARNING, logger="kg"):
        extractors.extract(document, lexicon.load())
    assert [record.getMessage() for record in caplog.records] == [f"notice.txt: {message}"]


def test_a_number_that_matches_is_not_reported(caplog):
    text = COUNTED.replace("3 cities", "9 cities")
    with caplog.at_level(logging.WARNING, logger="kg"):
        facts = extractors.extract(readers.parse(text.encode(), "notice.txt"), lexicon.load())
    assert not caplog.records
    (group,) = (f.subject for f in facts if f.relation == "attended")
    assert group.kind == "Collective"
    assert sum(name == "hasMember" for name, _ in group.statements) == 9
