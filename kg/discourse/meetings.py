"""Which mentions of a meeting are one meeting: by ordinal, zone and the words of the name."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.discourse import chinese_meetings
from kg.model import Entity, Label, Value
from kg.namespaces import mint

if TYPE_CHECKING:
    from kg.lexicon import Lexicon
    from kg.mentions import MeetingRef, ZoneRef


@dataclass(slots=True)
class Meeting:
    """One meeting of a document, gathered from its mentions."""

    mentions: list[MeetingRef] = field(default_factory=list)
    ordinal: int | None = None
    zone: ZoneRef | None = None
    heads: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    levels: set[str] = field(default_factory=set)
    called: set[str] = field(default_factory=set)
    year: int | None = None
    organizers: list[str] = field(default_factory=list)
    date: Value | None = None
    place: Entity | None = None
    plain: dict[str, None] = field(default_factory=dict)
    headline: str = ""
    studied: bool = False
    held: bool = False

    @property
    def kind_of_talks(self) -> bool:
        """Whether nothing but a verb of meeting names it."""
        return self.heads <= {"https://w3id.org/coopkg/meeting-kind/talks"}

    def add(self, mention: MeetingRef) -> None:
        """Take in one more mention."""
        self.mentions.append(mention)
        self.called.add(mention.wording)
        self.ordinal = self.ordinal or mention.ordinal
        self.year = self.year or mention.year
        fuller = mention.zone and self.zone and len(mention.zone.words) > len(self.zone.words)
        if mention.zone and (self.zone is None or mention.zone.named or (fuller and not self.zone.named)):
            self.zone = mention.zone
        if mention.head:
            self.heads.add(mention.head)
        if mention.level:
            self.levels.add(mention.level)
        if not mention.generic:
            self.words |= mention.words

    def fits(self, mention: MeetingRef) -> bool:
        """Whether a specific mention can be of this meeting."""
        if _HAN.search(mention.wording):
            return chinese_meetings.same(self, mention)
        if self.ordinal and mention.ordinal and self.ordinal != mention.ordinal:
            return False
        if self.year and mention.year and self.year != mention.year:
            return False
        if mention.wording in self.called:
            return True
        zones = not (self.zone and mention.zone) or _alike(self.zone, mention.zone)
        if self.ordinal and self.ordinal == mention.ordinal:
            return zones
        if mention.zone and self.zone and zones and mention.ordinal is None and mention.head in self.heads:
            return True
        if not zones:
            return False
        mine, theirs = significant(self.words), significant(mention.words)
        alike = mention.head in self.heads and bool(self.ordinal) == bool(mention.ordinal)
        if alike and len(mine & theirs) >= _MANY and len(mine ^ theirs) <= 2:
            return True  # a machine words one name in two ways: "main leaders", "major leaders"
        least = 2 if bool(self.ordinal) == bool(mention.ordinal) else 3
        return len(mine & theirs) >= least and (mine <= theirs or theirs <= mine)

    def wordings(self) -> list[str]:
        """The names that the document uses: those with its ordinal and zone first, in order; then the fullest."""
        first: dict[str, MeetingRef] = {}
        for mentioned in self.mentions:
            if not mentioned.generic:
                first.setdefault(mentioned.wording, mentioned)
        specific: dict[str, MeetingRef] = {}
        for wording, mentioned in first.items():
            specific.setdefault(_tidy(wording), mentioned)

        def rank(wording: str) -> tuple[bool, int]:
            mention = specific[wording]
            zoned = bool(mention.zone) or bool(_HAN.search(wording))
            full = bool(self.ordinal) and zoned and mention.ordinal == self.ordinal
            return not full, 0 if full else -min(len(wording), 90)

        return sorted(specific, key=rank)


_HAN = re.compile(r"[㐀-鿿]")
# What tells no meeting from another: a machine says "conference" where it said "meeting" before.
_MANY = 4
# A name before what it is about: "video scheduling meeting for fire prevention".
_BEFORE = re.compile(r"(.+?(?i:meeting|conference|symposium|forum|session|ceremony)) (?:on|for|of|between) ")
_NAMED = 3
_ANY = frozenset({"meeting", "conference"})
_FORMAL = re.compile(r"meeting|conference")


def _tidy(wording: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"^(?:the|a|an|The|A|An)\s+", "", wording)).strip(" ,-")


def significant(words: set[str] | frozenset[str]) -> set[str]:
    """Words without their plural endings, and without ordinals and the nouns that any meeting may have."""
    stems = {word.removesuffix("s") if len(word) > 3 else word for word in words}
    return {w for w in stems if not _FORMAL.fullmatch(w)}


def _alike(one: ZoneRef, other: ZoneRef) -> bool:
    if one.named and other.named:
        return one.named == other.named
    common = one.words & other.words
    return bool(common) and (len(common) >= 2 or one.words <= other.words or other.words <= one.words)


# No read-out tells of so many meetings, zones or lists; a list of links may, of which only a part is looked through.
MOST = 200


class Meetings:
    """The meetings of a document, in the order in which they are first named."""

    def __init__(self) -> None:
        self.all: list[Meeting] = []
        self.main: Meeting | None = None
        self.current: Meeting | None = None
        self.together: tuple[Meeting, ...] = ()

    @property
    def at_hand(self) -> Meeting | None:
        """The meeting that was last said to be held, else the main one."""
        return self.current or self.main

    def join(self, meeting: Meeting, other: Meeting) -> None:
        """Take two meetings for one."""
        for mention in other.mentions:
            meeting.add(mention)
        meeting.held = meeting.held or other.held
        self.all.remove(other)

    def of(self, mention: MeetingRef) -> Meeting | None:
        """The meeting that a mention is of; "the meeting" is the last of its form, else the main one."""
        found = self._of(mention)
        if found is not None and mention.generic:
            found.plain[_tidy(mention.wording).lower()] = None
        return found

    def _of(self, mention: MeetingRef) -> Meeting | None:
        if mention.generic:
            kind = (mention.head or "").rsplit("/", 1)[-1]
            if self.current is not None and (mention.head in self.current.heads or kind in _ANY):
                return self.current
            plain = mention.head in self.main.heads or (mention.head or "").endswith("/meeting") if self.main else False
            if plain and _HAN.search(mention.wording):
                return self.main
            for meeting in reversed(self.all[-MOST:]):
                if mention.head in meeting.heads and not meeting.studied and meeting.held:
                    return meeting
            return self.main
        same = next((m for m in self.all[-MOST:] if mention.wording in m.called), None)
        if same is not None and not _HAN.search(mention.wording) and same.fits(mention):
            return same
        main = [self.main] if self.main is not None else []
        for meeting in [*main, *(m for m in self.all[-MOST:] if m is not self.main)]:
            if meeting.fits(mention):
                meeting.add(mention)
                return meeting
        return self.begin(mention)

    def begin(self, mention: MeetingRef) -> Meeting:
        """A new meeting with its first mention."""
        meeting = Meeting()
        meeting.add(mention)
        self.all.append(meeting)
        return meeting


def entity(meeting: Meeting, zone: Entity | None, language: str, document: str, lexicon: Lexicon) -> Entity:
    """The meeting's node: from series and ordinal, or organizer, kind and full date, else its document too."""
    wordings = meeting.wordings() or _described(meeting, language)
    kinds = sorted(meeting.heads, key=lambda iri: (lexicon[iri].flag("generic"), iri))
    head = kinds[0].rsplit("/", 1)[-1] if kinds else "meeting"
    others = wordings[1:6]
    short = [m[1] for w in wordings[:6] if (m := _BEFORE.match(w)) and len(m[1].split()) >= _NAMED]
    others += [w for w in dict.fromkeys(short) if language == "en" and w not in wordings]
    if meeting.kind_of_talks or not meeting.wordings():  # the words by which the text calls it
        others += [w for w in (*meeting.plain, meeting.headline) if w and w not in wordings]
    names = [Label(wordings[0], language)]
    names += [Label(w, language, "altLabel") for w in others]
    statements: list[tuple[str, Entity | Value]] = []
    if meeting.ordinal:
        statements.append(("ordinal", Value(str(meeting.ordinal), "integer")))
    if zone is not None and meeting.ordinal:
        iri = mint("meeting", *zone.iri.split("/zone/", 1)[-1].split("/"), head, str(meeting.ordinal))
        statements.append(("inSeries", _series(zone, head, lexicon)))
    elif meeting.organizers and meeting.date and meeting.date.datatype == "date":
        key = min(meeting.organizers).split("/id/", 1)[-1]
        iri = mint("meeting", *key.split("/"), head, meeting.date.lexical)
    else:
        iri = mint("meeting", document.rsplit("/", 1)[-1], *_key(meeting, wordings[0]))
    return Entity(iri, "Meeting", tuple(names), tuple(statements))


def _described(meeting: Meeting, language: str) -> list[str]:
    """A meeting without a name of its own: its common noun with where it was, then the noun alone."""
    noun = _tidy(meeting.mentions[0].wording)
    name = next((x.text for x in meeting.place.labels if x.language == language), "") if meeting.place else ""
    if not name or language != "en":
        return [noun]
    return [
        f"{noun} in {name}" if meeting.place and not meeting.place.iri.endswith("/venue") else f"{noun} at {name}",
        noun,
    ]


def _key(meeting: Meeting, wording: str) -> tuple[str, ...]:
    return (wording, *(str(number) for number in (meeting.ordinal, meeting.year) if number))


def _series(zone: Entity, head: str, lexicon: Lexicon) -> Entity:
    iri = mint("series", *zone.iri.split("/zone/", 1)[-1].split("/"), head)
    concept = next((c for c in lexicon.of_class("MeetingKind") if c.name == head), None)
    names = []
    for label in zone.labels:
        kind = concept.label(label.language) if concept else None
        if label.form == "prefLabel" and kind:
            joined = f"{label.text}{kind}" if label.language.startswith("zh") else f"{label.text} {kind}"
            names.append(Label(joined, label.language))
    return Entity(iri, "MeetingSeries", tuple(names) or zone.labels[:1])
