"""What a span of text names, before it is known which thing in the world that is.

Places, kinds, titles and named bodies are IRIs of the lexicon; a relative wording ("the provincial
government", 我省) keeps its level and is resolved by the document's context.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Entry:
    """One reading of a label: its tag, the concept (or word list) behind it, the SKOS form."""

    tag: str
    iri: str
    form: str
    voice: str = ""
    abbreviation: bool = False


@dataclass(frozen=True, slots=True)
class PlaceRef:
    """A place of the gazetteer: every candidate, most likely first (several districts share a name)."""

    candidates: tuple[str, ...]
    wording: str
    ambiguous: bool = False

    @property
    def iri(self) -> str:
        """The most likely place."""
        return self.candidates[0]


@dataclass(frozen=True, slots=True)
class AgencyRef:
    """A body: of a kind in a place (or at a level still to be resolved), or a named one; `units` inside it.

    `form` is the kind as worded, of which `kind` is the function; `proper` is the last unit's own name
    (沙河派出所); `unresolved` says that only context can tell which body is meant ("the Department", 该局);
    `unit_wording` is what the text calls the units where the wording is that of the whole (市局治安支队).
    """

    kind: str | None = None
    place: PlaceRef | None = None
    level: str | None = None
    named: str | None = None
    units: tuple[str, ...] = ()
    wording: str = ""
    unresolved: bool = False
    form: str | None = None
    proper: str = ""
    unit_wording: str = ""


@dataclass(frozen=True, slots=True)
class GroupRef:
    """Several bodies or people under one wording: "the public security bureaus of 16 cities"."""

    kind: str | None
    place: PlaceRef | None
    level: str | None
    count: int | None
    wording: str
    of_people: bool = False
    units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RoleRef:
    """A title: its concept, the modifiers before it, the body it belongs to (None: inherited or unknown).

    `own` says that the wording is the title, which the concept names in part: "Director of Training".
    """

    title: str
    modifiers: tuple[str, ...]
    agency: AgencyRef | None
    wording: str
    former: bool = False
    chair_of: ZoneRef | MeetingRef | None = None
    own: bool = False


@dataclass(frozen=True, slots=True)
class PersonRef:
    """A person's name as written, with the roles of the title run beside it."""

    name: str
    roles: tuple[RoleRef, ...] = ()
    partial: bool = False
    chinese: bool = False


@dataclass(frozen=True, slots=True)
class ZoneRef:
    """A cooperation zone or mechanism: a named one, or the wording that names it."""

    wording: str
    named: str | None = None
    words: frozenset[str] = frozenset()
    regions: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    rest: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class MeetingRef:
    """A mention of a meeting. `generic` for "the meeting"; `ordinal` of its session when written."""

    wording: str
    head: str | None = None
    ordinal: int | None = None
    zone: ZoneRef | None = None
    words: frozenset[str] = frozenset()
    generic: bool = False
    year: int | None = None
    earlier: bool = False
    level: str | None = None
    places: tuple[PlaceRef, ...] = ()


@dataclass(frozen=True, slots=True)
class AgreementRef:
    """A document that was signed or adopted: its title, or a common noun ("the memorandum")."""

    wording: str
    generic: bool = False


@dataclass(frozen=True, slots=True)
class DateRef:
    """What a date says: any part may be missing. `weekday` 0 is Monday; `offset` counts days from the stamp."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    offset: int | None = None


Value = (
    PlaceRef
    | AgencyRef
    | GroupRef
    | RoleRef
    | PersonRef
    | ZoneRef
    | MeetingRef
    | AgreementRef
    | DateRef
    | tuple[Entry, ...]
    | str
    | int
    | None
)


@dataclass(frozen=True, slots=True)
class Item:
    """A typed span of a sentence's cleaned text. `tag` is one character: see `kg.annotate.cascade`."""

    tag: str
    start: int
    end: int
    value: Value = None
    text: str = field(default="", compare=False)


def entries(item: Item) -> tuple[Entry, ...]:
    """The readings of an item's label: of a trigger always, of others until a grammar has chosen one."""
    return item.value if isinstance(item.value, tuple) else ()
