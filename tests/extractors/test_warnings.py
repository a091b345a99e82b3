"""What could not be made out is said, once, and not hidden."""

from __future__ import annotations

import logging

import pytest

from kg import extractors, lexicon, readers

CASES = [
    (
        "The second joint meeting of the Southwest police cooperation zone was held in Kunming on May 4."
        " Yunnan, Guizhou and other three provinces police cooperation zone was invited to attend the meeting.",
        "the text counts 3 where 2 are named: Yunnan, Guizhou",
    ),
    (
        "The Fujian Provincial Public Security Department held a teleconference in Fuzhou on May 4."
        " The public security bureaus of 3 cities attended the teleconference.",
        '"public security bureaus of 3 cities": the lexicon has another number of them in Fujian Province; left out',
    ),
]


@pytest.mark.parametrize(("text", "message"), CASES)
def test_a_stated_number_that_does_not_match_is_reported(text, message, caplog):
    document = readers.parse(text.encode(), "notice.txt")
    with caplog.at_level(logging.WARNING, logger="kg"):
        extractors.extract(document, lexicon.load())
    assert [record.getMessage() for record in caplog.records] == [f"notice.txt: {message}"]


def test_numbers_that_match_are_not_reported(caplog):
    text = (
        "The Anhui Provincial Public Security Department held a teleconference in Hefei on May 4, 2020."
        " The public security bureaus of 16 cities attended the teleconference."
    )
    with caplog.at_level(logging.WARNING, logger="kg"):
        facts = extractors.extract(readers.parse(text.encode(), "notice.txt"), lexicon.load())
    assert not caplog.records
    (group,) = (f.subject for f in facts if f.relation == "attended")
    assert group.kind == "Collective"
    assert sum(name == "hasMember" for name, _ in group.statements) == 16
