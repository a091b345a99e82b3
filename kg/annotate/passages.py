"""A document's text as cleaned sentences that know where each of their characters stands.

Cleaning never moves an offset: a sentence keeps, for every character, its position in the document.
Page furniture goes, stamps and bylines are set apart, a list that a blank line breaks is joined again.
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from unicodedata import category

from kg.annotate.english_text import dateline, gaps, hyphens, stored
from kg.annotate.language import language_of
from kg.annotate.lines import before_links, furniture_of, role_of, spans
from kg.annotate.simplified import simplified
from kg.model import Document, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.lexicon import Lexicon

_GLOSS = re.compile(r"(?<=[㐀-鿿])\s*[(（][a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜ\s]{1,12}[)）]")  # 協(xié)
_TWICE = re.compile(r"[,，](?=[,，、。；]|,$)")  # a comma that a bad copy put before a stop: 召开,。
_END = {
    "zh": re.compile(r"(?:[。！？!?；;]|……)+[”’」』）)]*"),
    "en": re.compile(r"(?:[.!?]|。)[”\"’')\]]*(?=\s|$)|;(?=\s(?!the\s|and\s|[A-Z]))"),
}
_LAST_WORD = re.compile(r"([A-Za-z]+(?:\.[A-Za-z]+)*)\.$")
_CLOSED = re.compile(r"[.!?:。！？：…;；”\"’')）\]】》」]\s*$")
_OPEN = re.compile(r"(?:[,，、]|\b(?:of|and|the|in|for|with|by|to)|[和与及])\s*$", re.IGNORECASE)
_CUT = re.compile(r"[A-Z](?:\S+ ){4,}\S+ (?:of|and|the|in|for|with|by|to)")
_LOG = logging.getLogger(__name__)
_HALF_PAIR = re.compile(r"[\ud800-\udfff]")
# What goes on for longer without the end of a sentence is a table or no prose: its grammar would take ever longer.
LONGEST = 4000
_WIDTH = (55, 90)  # characters of a line that a program broke
_BLANK = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")


@dataclass(slots=True)
class Sentence:
    """One cleaned sentence, list item or heading.

    `text[i]` stands at `offsets[i]` of the document. `role` is `headline`, `body`, `stamp` or `byline`.
    """

    text: str
    offsets: list[int]
    language: str
    role: str
    paragraph: int
    document: Document = field(repr=False)

    def span(self, start: int, end: int) -> Span:
        """Where `text[start:end]` stands in the document."""
        return Span(self.offsets[start], self.offsets[end - 1] + 1)

    def quotes(self, *ranges: tuple[int, int]) -> list[Span]:
        """The pieces of the sentence, at most one paragraph each, that hold any of the ranges."""
        whole = self.span(0, len(self.text))
        text = whole.of(self.document.text)
        edges = [0, *(m.end() for m in _BLANK.finditer(text)), len(text)]
        starts = [0, *(m.start() for m in _BLANK.finditer(text)), len(text)]
        found = []
        for here, stop in zip(edges, starts[1:], strict=False):
            a, b = whole.start + here, whole.start + stop
            if any(a < self.offsets[end - 1] + 1 and self.offsets[start] < b for start, end in ranges):
                found.append(Span(a, b))
        return found or [whole]


def sentences(document: Document, lexicon: Lexicon) -> list[Sentence]:
    """The document's sentences in order, furniture left out."""
    furniture = furniture_of(lexicon)
    text = document.text
    blocks: list[tuple[str, list[tuple[int, int]]]] = []
    seen_body = False
    lines = spans(text)
    links = before_links(text, lines, furniture)
    for count, (start, end) in enumerate(lines):
        line = text[start:end]
        role = role_of(line, seen_body, furniture)
        if role == "furniture" or (role in ("body", "headline") and count >= links):
            continue
        if role == "headline" and _CUT.fullmatch(line.rstrip()) and not text[end : end + 2].isspace():
            role = "body"  # the first line of broken prose
        if role == "body":
            seen_body = True
        previous = blocks[-1] if blocks else None
        if previous and previous[0] == "body" and role == "body" and _continues(text, previous[1][-1], line):
            previous[1].append((start, end))
        else:
            blocks.append((role, [(start, end)]))
    found: list[Sentence] = []
    unread = 0
    for number, (role, parts) in enumerate(blocks):
        read = _split(document, role, number, parts, lexicon)
        unread += not read and sum(map(str.isalpha, text[parts[0][0] : parts[-1][1]])) > 20
        found.extend(read)
    if unread:
        _LOG.warning("%s: passages in a language that is not read: %d; no facts from them", document.path, unread)
    if _HALF_PAIR.search(text):
        _LOG.warning("%s: sentences with half a surrogate pair, which no file can hold, are left out", document.path)
    if any(len(sentence.text) > LONGEST // 2 for sentence in found):
        _LOG.warning("%s: thousands of characters without the end of a sentence were read in pieces", document.path)
    return found


def _continues(text: str, last: tuple[int, int], line: str) -> bool:
    """Whether a body line goes on with the sentence that the line before it left open."""
    before = text[last[0] : last[1]].rstrip()
    if _CLOSED.search(before):
        return False
    if _wrapped(text, last, before):
        return True
    if _OPEN.search(before):
        return True
    tail = re.split(r"[,，、;；]", before)[-1].strip()
    return bool(re.search(r"[,，、]", before)) and 0 < len(tail) <= 24 and len(line) > 20


def _wrapped(text: str, last: tuple[int, int], before: str) -> bool:
    """Whether a line of prose was broken at its width: the next one follows without a blank line."""
    between = text[last[1] : last[1] + 2]
    at_once = between == "\r\n" or (between[:1] == "\n" and between[1:2] not in ("\r", "\n"))
    return at_once and _WIDTH[0] <= len(before) <= _WIDTH[1] and before.isascii()


def _abbreviated(text: str, lexicon: Lexicon) -> bool:
    """Whether a text ends with the stop of an initial or an abbreviation, not of a sentence."""
    last = _LAST_WORD.search(text[-12:])
    if last is None:
        return False
    return len(last[1]) == 1 or "." in last[1] or last[1].lower() in lexicon.words("abbreviation", "en")


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A range of text cut behind commas, else at spaces, into ranges of at most `LONGEST` characters."""
    while end - start > LONGEST:
        least, most = start + LONGEST // 2, start + LONGEST
        cut = max(text.rfind(mark, least, most) for mark in ",，、;；") + 1 or text.rfind(" ", least, most) + 1 or most
        yield start, cut
        start = cut
    yield start, end


def _cleaned(document: Document, parts: list[tuple[int, int]], lexicon: Lexicon) -> tuple[str, list[int]]:
    """The text of these lines without what is not read, and where each of its characters stands."""
    characters: list[str] = []
    offsets: list[int] = []
    for index, (start, end) in enumerate(parts):
        raw = document.text[start:end]
        if index:
            characters.append(" ")
            offsets.append(start)
        glued = gaps(raw)
        broken = hyphens(raw, lexicon) if "-" in raw else frozenset()
        drop = broken | {m.start() for m in _TWICE.finditer(raw)}
        drop |= {i for m in _GLOSS.finditer(raw) for i in range(m.start(), m.end())}
        if raw.isprintable() and "*" not in raw and not glued and not drop:
            characters.append(raw)
            offsets.extend(range(start, end))
            continue
        for i, character in enumerate(raw):
            if i in glued:
                characters.append(" ")
                offsets.append(start + i)
            # Soft hyphens and marks of width and direction stand inside words, other control characters between them.
            if i not in drop and character != "*" and (character.isprintable() or category(character) != "Cf"):
                characters.append(character if character.isprintable() else " ")
                offsets.append(start + i)
    return "".join(characters), offsets


def _split(
    document: Document, role: str, number: int, parts: list[tuple[int, int]], lexicon: Lexicon
) -> list[Sentence]:
    text, offsets = _cleaned(document, parts, lexicon)
    language = language_of(text, lexicon)
    if language is None and role == "body":
        return []
    language = language or "en"
    if language == "zh":
        text = simplified(text)
    if role != "body":
        ranges = [(0, len(text))]
    else:
        stops = (m.end() for m in _END[language].finditer(text))
        ends = [end for end in stops if not _abbreviated(text[max(0, end - 12) : end], lexicon)]
        ranges = list(zip([0, *ends], [*ends, len(text)], strict=True))
    found = []
    told = dateline(text, lexicon) if language == "en" and role == "body" else stored(text)
    told = told if role in ("body", "headline") else 0
    if told:
        stamp = text[:told].rstrip()
        found.append(Sentence(stamp, offsets[: len(stamp)], language, "stamp", number, document))
        ranges = [(max(a, told), b) for a, b in ranges if b > told]
    for first, last in (piece for whole in ranges for piece in _pieces(text, *whole)):
        a, b = first, last
        while a < b and text[a].isspace():
            a += 1
        while a < b and text[b - 1].isspace():
            b -= 1
        if b > a and not _HALF_PAIR.search(document.text, offsets[a], offsets[b - 1] + 1):
            found.append(Sentence(text[a:b], offsets[a:b], language, role, number, document))
    return found
