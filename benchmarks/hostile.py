"""Texts that try a reader's patience, each made to a length in characters; all names are invented."""

from __future__ import annotations

from itertools import islice, product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

CHINESE = "云江省公安厅、青海省公安厅、甘肃省公安厅在西宁市召开第三次联席会议，省公安厅厅长赵一宁主持会议，"
ENGLISH = "the Gansu Provincial Public Security Department and Director Zhao Yining attended the third joint meeting, "
SURNAMES = ("Zhao", "Qian", "Sun", "Li", "Zhou", "Wu", "Zheng", "Wang", "Feng", "Chen", "Chu", "Wei")
GIVEN = ("Yi", "Ning", "Hai", "Bin", "Ping", "Guo", "Hua", "Lin", "Mei", "Dong", "Xin", "Yun", "Jian", "Wen", "Bo")
HAN_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜"
HAN_GIVEN = "伟芳敏静强磊军洋勇艳杰娟涛明超兰霞平刚桂英华玉萍红鹏健俊帆雪"


def repeated(unit: str) -> Callable[[int], str]:
    """A maker that repeats `unit` up to a length."""
    return lambda length: (unit * (length // len(unit) + 1))[:length]


def sentences(unit: str, stop: str) -> Callable[[int], str]:
    """A maker of sentences in paragraphs: the ordinary case, to measure the others against."""
    return repeated((unit.rstrip("，, ") + stop) * 4 + "\n\n")


def pinyin_names(length: int) -> str:
    names = (f"{s} {a}{b.lower()}" for s, a, b in product(SURNAMES, GIVEN, GIVEN))
    return repeated("The officials who attended were " + ", the director ".join(names) + " and ")(length)


def han_names(length: int) -> str:
    names = (f"厅长{s}{a}{b}、" for s, a, b in product(HAN_SURNAMES, HAN_GIVEN, HAN_GIVEN))
    return repeated("".join(islice(names, 20_000)))(length)


def numbered(before: str, after: str) -> Callable[[int], str]:
    """A maker of things that all differ by a word in the middle."""

    def make(length: int) -> str:
        words = map("".join, product(("Al", "Be", "Co", "Du"), *[("ba", "de", "ki", "mo", "nu")] * 3))
        unit = "".join(f"{before}{word}{after}" for word in words)
        return repeated(unit)(length)

    return make


def brackets(left: str, right: str, inner: str) -> Callable[[int], str]:
    """A maker of brackets inside brackets, `inner` between the two halves."""

    def make(length: int) -> str:
        deep = max(0, length - len(inner)) // 2
        return left * deep + inner + right * deep

    return make


TEXTS: dict[str, Callable[[int], str]] = {
    "sentences, English": sentences(ENGLISH, ". "),
    "sentences, Chinese": sentences(CHINESE, "。"),
    "no sentence end, English": repeated(ENGLISH),
    "no sentence end, Chinese": repeated(CHINESE),
    "no fact, English": repeated("nothing of this kind was ever said by anyone here "),
    "no fact, Chinese": repeated("这里从来没有人说过这样的话"),
    "names in a row, English": pinyin_names,
    "names in a row, Chinese": han_names,
    "places in a row, English": repeated("Gansu, Qinghai, Xizang, Sichuan, Yunnan and Guizhou, "),
    "places in a row, Chinese": repeated("甘肃、青海、西藏、四川、云南和贵州、"),
    "dates in a row, English": repeated("on 11 September 2024, September 12, Monday, "),
    "dates in a row, Chinese": repeated("2024年9月11日、9月12日、"),
    "agencies in a row, English": repeated("the Gansu Public Security Department, the Qinghai Procuratorate, "),
    "agencies in a row, Chinese": repeated("甘肃省公安厅、青海省人民检察院、"),
    "meetings in a row, English": repeated("the second joint meeting of the Alder River Cooperation Zone, "),
    "meetings in a row, Chinese": repeated("桤河警务协作区第二次联席会议、"),
    "different zones, English": numbered("the ", " River Cooperation Zone was founded. "),
    "different zones, Chinese": numbered("", "河警务协作区成立了。"),
    "different meetings, English": numbered("The second joint meeting of the ", " River Cooperation Zone was held. "),
    "different meetings, Chinese": numbered("", "河警务协作区第二次联席会议召开。"),
    "titles in a row, English": repeated("the Director, the Deputy Secretary and Vice Governor, "),
    "titles in a row, Chinese": repeated("省委常委、政法委书记、公安厅厅长、"),
    "verbs in a row, English": repeated("attended presided over hosted signed spoke at "),
    "verbs in a row, Chinese": repeated("出席主持主办签署召开"),
    "agreements in a row, English": repeated("the Memorandum of Cooperation on Joint Patrols, "),
    "agreements in a row, Chinese": repeated("《联合巡逻合作备忘录》、"),
    "capitals in a row": repeated("the Aba Bcd of Cde Def "),
    "one word": repeated("a"),
    "one character": repeated("会"),
    "spaces": repeated(" "),
    "blank lines": repeated("x\n\n"),
    "line ends": repeated("\n"),
    "commas": repeated(","),
    "stops": repeated("."),
    "punctuation": repeated("。，、；：？！…—·,.;:?!-'\"/&"),
    "quotes": repeated("“a”《b》"),
    "open quotes": repeated("“《"),
    "brackets": brackets("(", ")", "Gansu Public Security Department"),
    "brackets, full width": brackets("（", "）", "甘肃省公安厅"),
    "glosses": repeated("協(xié)"),
    "digits": repeated("1"),
    "numbers": repeated("11 "),
    "possessives": repeated("the Gansu's "),
    "one-line paragraphs, English": repeated("the Gansu Department attended the meeting,\n"),
    "one-line paragraphs, Chinese": repeated("甘肃省公安厅参加会议，\n"),
    "mixed scripts": repeated("甘肃省公安厅 and the Gansu Police встретились مع الشرطة 경찰 "),
    "right to left": repeated("the \u202eGansu\u202c \u200fPublic\u200e Security Department attended the meeting. "),
    "control characters": repeated("the Gansu\x07 Public\x1b[0m Security\x08 Department attended the meeting. "),
    "surrogates": repeated("the Gansu \ud800 Public \udfff Security Department attended the meeting. "),
}
