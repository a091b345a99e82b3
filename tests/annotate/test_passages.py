"""A document's cleaned sentences: where they end, what each line is, and that every character keeps its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import lexicon
from kg.annotate.passages import LONGEST, sentences
from kg.annotate.simplified import simplified
from kg.model import Document

BODY = "The meeting was opened by the director of the bureau in Hefei. "
SPLIT = [
    (
        "Dr. Wu met Mr. Li in Hefei at noon, and they spoke. They left.",
        ["Dr. Wu met Mr. Li in Hefei at noon, and they spoke.", "They left."],
    ),
    (
        "The U.S. Embassy and the bureau hosted the talks; these ended.",
        ["The U.S. Embassy and the bureau hosted the talks;", "these ended."],
    ),
    (
        "Bureau No. 3 and J. Ndege of the Agency attended all of the talks.",
        ["Bureau No. 3 and J. Ndege of the Agency attended all of the talks."],
    ),
    (
        'The head of the delegation said: "We came to talk." Then they left.',
        ['The head of the delegation said: "We came to talk."', "Then they left."],
    ),
    ("会议召开。会议要求（略）！厅长讲话；散会", ["会议召开。", "会议要求（略）！", "厅长讲话；", "散会"]),
    ("“会议召开。”他说。", ["“会议召开。”", "他说。"]),
    ("協(xié)作區會議, 在西寧召開。", ["协作区会议， 在西宁召开。"]),
    (
        "The *meeting* of the two bureaus was held in Hefei on Monday.",
        ["The meeting of the two bureaus was held in Hefei on Monday."],
    ),
    (
        "The two bureaus\u00a0met in He\u00adfei\u200b, and the talks\tended well.",
        ["The two bureaus met in Hefei, and the talks ended well."],
    ),
]
ROLES = [
    (
        "Joint Meeting Held in Hefei\n2024-02-01 10:30\nSource: Alder Daily\n"
        + BODY
        + "\nEditor: Wu Mei\nShare to WeChat\n",
        ["headline", "stamp", "stamp", "body", "byline"],
    ),
    (
        "联席会议在合肥召开\n发布时间：2024-02-01 来源：桤河日报\n2月1日，会议召开。\n（记者 赵一宁）\n上一篇：无\n",
        ["headline", "stamp", "body", "byline"],
    ),
    ("二〇二四年二月一日\n会议召开。\n会议召开\n", ["stamp", "body", "body"]),
    ("\r\n \n\t\r", []),
]


def read(text):
    return sentences(Document("a.txt", text, "0" * 64), lexicon.load())


@pytest.mark.parametrize(("text", "expected"), SPLIT)
def test_sentences(text, expected):
    assert [s.text for s in read(text)] == expected


@pytest.mark.parametrize(("text", "expected"), ROLES)
def test_roles_of_lines(text, expected):
    assert [s.role for s in read(text)] == expected


def test_a_list_that_a_blank_line_breaks_is_one_sentence_and_two_quotes():
    text = BODY + "\nThe police of Gansu, Qinghai,\n\nNingxia and Xinjiang attended the meeting in Hefei. They left."
    broken = read(text)[1]
    assert broken.text == "The police of Gansu, Qinghai, Ningxia and Xinjiang attended the meeting in Hefei."
    before, after = broken.quotes((0, len(broken.text)))
    assert before.of(text) == "The police of Gansu, Qinghai,"
    assert after.of(text) == "Ningxia and Xinjiang attended the meeting in Hefei."
    assert broken.quotes((0, 10)) == [before]
    assert broken.quotes((len(before.of(text)) + 2, len(broken.text))) == [after]


def test_a_stop_ends_the_list_that_a_blank_line_follows():
    text = BODY + "\nThe police of Gansu and Qinghai came.\n\nNingxia and Xinjiang attended the meeting in Hefei."
    assert len({s.paragraph for s in read(text)}) == 3


LINES = st.lists(
    st.sampled_from(
        [
            BODY,
            "會議在西寧召開, 厅长讲话。",
            "会议结束；",
            "Gansu, Qinghai,",
            "the Alder River\u00ad Zone.",
            "協(xié)作*区",
            "",
            " ",
            "2024-02-01",
        ]
    )
    | st.text(max_size=30),
    max_size=12,
)


@given(LINES, st.sampled_from(["\n", "\r\n", "\n\n", " "]))
def test_every_character_stands_where_the_sentence_says(lines, glue):
    text = glue.join(lines)
    end = 0
    for sentence in read(text):
        assert sentence.text == sentence.text.strip() != ""
        assert len(sentence.text) == len(sentence.offsets) <= LONGEST
        assert sentence.offsets == sorted(sentence.offsets)
        assert sentence.offsets[0] >= end, "sentences do not overlap"
        end = sentence.offsets[-1] + 1
        for character, offset in zip(sentence.text, sentence.offsets, strict=True):
            assert character in (text[offset], " ") or character == simplified(text[offset]) or character in "，:"


@given(LINES, st.data())
def test_the_quotes_of_a_range_hold_it(lines, data):
    text = "\n".join(lines)
    for sentence in read(text):
        start = data.draw(st.integers(0, len(sentence.text) - 1))
        end = data.draw(st.integers(start + 1, len(sentence.text)))
        quotes = sentence.quotes((start, end))
        assert quotes == sorted(quotes)
        assert quotes[0].start <= sentence.offsets[start]
        assert sentence.offsets[end - 1] < quotes[-1].end
        assert all("\n\n" not in quote.of(text) for quote in quotes)
