"""Which language a passage is in, and that what cannot be read is said once and gives nothing."""

from __future__ import annotations

import logging

import pytest

from kg import extractors, lexicon, readers
from kg.annotate.language import language_of

SPANISH = (
    "Los jefes de policía de la región firmaron un acuerdo de cooperación y acordaron celebrar la próxima reunión"
    " en la capital del país vecino durante el mes de mayo."
)
VIETNAMESE = (
    "Hội nghị lần thứ tư về hợp tác giữa công an các tỉnh biên giới đã diễn ra tại thành phố Lạng Sơn với sự tham"
    " dự của lãnh đạo các đơn vị liên quan."
)
PASSAGES = [
    ("会议在合肥召开。", "zh"),
    ("第三十五次工作會晤在珠海舉行", "zh"),
    ("The meeting was held in Hefei.", "en"),
    ("Shan Yu, Lei Gu, Han Po", "en"),
    ("Совещание состоялось в городе Хабаровске, сообщила пресс-служба ведомства.", None),
    ("会議は東京で行われました。", None),
    (SPANISH, None),
    (VIETNAMESE, None),
    ("12:30 | 2024-02-01", None),
]


@pytest.mark.parametrize(("text", "language"), PASSAGES)
def test_the_language_of_a_passage(text, language):
    assert language_of(text, lexicon.load()) == language


def test_a_passage_in_another_language_gives_no_facts_and_one_warning(caplog):
    other = "Совещание начальников полиции прошло в Хабаровске 3 мая 2023 года. Иванов выступил с докладом.\n\n"
    text = "The third workshop was held in Nairobi on 3 May 2023.\n\n" + other + other
    document = readers.parse(text.encode(), "mixed.txt")
    with caplog.at_level(logging.WARNING, logger="kg"):
        facts = extractors.extract(document, lexicon.load())
    assert {fact.relation for fact in facts} == {"heldAt", "heldOn"}
    assert [record.getMessage() for record in caplog.records] == [
        "mixed.txt: passages in a language that is not read: 2; no facts from them"
    ]
