"""Facts that contradict each other, and facts that sit ill together: what the graph alone can show.

A conflict is a claim about the texts or about how they were read; the page cannot tell which. Each comes with the
words of both sides.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from kg.report.content import Block, Day, Finding, Items, Paragraph, Section, count, joined
from kg.report.offices import contested, succeeded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kg.report.content import Cite, Line
    from kg.report.corpus import Corpus, Key
    from kg.report.options import Options

# Sides of one conflict that are named and quoted.
SIDES = 6
PRESENT = ("attended", "presidedOver", "spokeAt")
PART = (*PRESENT, "organized")
# Relation or property that has one value -> how a conflict of several is told.
SINGLE = {
    "ordinal": "has several numbers in its series",
    "inSeries": "is in several series",
    "jurisdiction": "has several jurisdictions",
    "code": "has several official codes",
    "adoptedAt": "was adopted at several meetings",
    "statedCount": "has several stated numbers of members",
}


@dataclass(frozen=True, slots=True)
class Conflict:
    """What does not agree: a claim in words, and the facts whose quotes stand below it."""

    line: Line
    facts: tuple[Key, ...] = ()


def section(corpus: Corpus, options: Options) -> Section:
    """Each kind of conflict with its cases, or a sentence that there are none."""
    blocks: list[Block] = []
    total = 0
    for title, find in CHECKS.items():
        found = list(find(corpus))
        total += len(found)
        if found:
            blocks.append(Paragraph((f"{title}: {len(found):,}",), "heading"))
            blocks += [_finding(corpus, conflict) for conflict in found[: options.top]]
            if len(found) > options.top:
                blocks.append(Paragraph((f"{len(found) - options.top:,} more not shown.",)))
    checked = "; ".join(title[0].lower() + title[1:] for title in CHECKS)
    told = (
        f"{count(total, 'case')} in which facts contradict each other or sit ill together. Either the documents differ "
        "or one was misread: the words below each show which. "
        if total
        else "No facts of this graph contradict each other in any of the ways that were looked for. "
    )
    blocks.insert(0, Paragraph((told, f"Looked for: {checked}.")))
    over_time: list[Line] = [_holders(corpus, *office) for office in succeeded(corpus)]
    if over_time:
        lines = tuple(over_time[: options.top])
        more: tuple[Line, ...] = (
            ((f"and {len(over_time) - len(lines):,} more",),) if len(over_time) > len(lines) else ()
        )
        title = "No conflict, but worth a look: one office, several holders in documents of different or unknown dates"
        blocks.append(Items(lines + more, title))
    return Section("Conflicts", "conflicts", tuple(blocks))


def _finding(corpus: Corpus, conflict: Conflict) -> Finding:
    cites: dict[Cite, None] = {}
    for key in conflict.facts:
        cites.update(dict.fromkeys(corpus.cite(key)))
    return Finding(conflict.line, tuple(cites)[:SIDES])


def _sides(lines: list[Line]) -> Line:
    """The first sides of a conflict, and how many more there are."""
    more: list[Line] = [(f"{len(lines) - SIDES:,} more",)] if len(lines) > SIDES else []
    return joined(lines[:SIDES] + more, " and ")


def _holders(corpus: Corpus, role: str, holders: dict[str, set[str]]) -> Line:
    told: list[Line] = [
        (corpus.name(official), " (", *(joined([(Day(day),) for day in sorted(days)]) or ("date not known",)), ")")
        for official, days in holders.items()
    ]
    return (
        *corpus.thing(role),
        ": ",
        *joined(told[:SIDES]),
        *([f"; and {len(told) - SIDES:,} more"] if len(told) > SIDES else []),
    )


def _days(corpus: Corpus) -> Iterator[Conflict]:
    for meeting, held in corpus.dates.items():
        if any(not _compatible(one, other) for one, other in combinations(held, 2)):
            facts = tuple((meeting, "heldOn", day) for day in held)
            said = _sides([(Day(day),) for day in held])
            yield Conflict((corpus.name(meeting), " is dated ", *said, "."), facts)


def _compatible(one: str, other: str) -> bool:
    """Whether two dates may be the same day, known to different precision."""
    if one.startswith("--") != other.startswith("--"):
        yearless, full = sorted((one, other))
        return full[5:] == yearless[2:][: len(full[5:])]
    return one.startswith(other) or other.startswith(one)


def _places(corpus: Corpus) -> Iterator[Conflict]:
    for meeting, places in corpus.values("heldAt").items():
        if any(_apart(corpus, one, other) for one, other in combinations(places, 2)):
            said = _sides([(corpus.name(place),) for place in places])
            facts = tuple((meeting, "heldAt", place) for place in places)
            yield Conflict((corpus.name(meeting), " is held at ", *said, "."), facts)


def _apart(corpus: Corpus, one: str, other: str) -> bool:
    return one not in corpus.above.get(other, ()) and other not in corpus.above.get(one, ())


def _several(corpus: Corpus) -> Iterator[Conflict]:
    for relation, told in SINGLE.items():
        for thing, values in corpus.values(relation).items():
            if len(values) > 1:
                said = _sides([corpus.thing(value) for value in values])
                facts = tuple((thing, relation, value) for value in values)
                yield Conflict((corpus.name(thing), f" {told}: ", *said, "."), facts)
    for role in corpus.of("Role"):
        if len(corpus.bodies(role)) > 1:
            yield Conflict((*corpus.thing(role), " is a post in several bodies."))


def _offices(corpus: Corpus) -> Iterator[Conflict]:
    for role, holders in contested(corpus):
        names = _sides([(corpus.name(official),) for official in holders])
        facts = tuple((official, "holds", role) for official in holders)
        yield Conflict((*corpus.thing(role), " is held at one time by ", *names, "."), facts)


def _two_places(corpus: Corpus) -> Iterator[Conflict]:
    """An official in two places on one day; meetings of one day in one place, or without one, are nothing strange."""
    places = corpus.values("heldAt")
    at: dict[tuple[str, str], dict[str, Key]] = {}
    for relation in PRESENT:
        for key in corpus.by_relation[relation]:
            for day in corpus.dates.get(key[2], ()):
                if len(day) == 10 and key[2] in places:
                    at.setdefault((key[0], day), {}).setdefault(key[2], key)
    officials = set(corpus.of("Official"))
    for (official, day), meetings in sorted(at.items()):
        if official not in officials:
            continue
        for one, other in combinations(sorted(meetings), 2):
            if all(_apart(corpus, here, there) for here in places[one] for there in places[other]):
                first, second = corpus.name(places[one][0]), corpus.name(places[other][0])
                line = (corpus.name(official), " is at two places on ", Day(day), ": ", first, " and ", second, ".")
                yield Conflict(line, (meetings[one], meetings[other]))


def _conveyed(corpus: Corpus) -> Iterator[Conflict]:
    for key in corpus.by_relation["conveyed"]:
        now, before = corpus.dates.get(key[0], []), corpus.dates.get(key[2], [])
        known = [day for day in now + before if not day.startswith("-")]
        if now and before and len(known) == len(now + before):
            length = min(map(len, known))
            if min(day[:length] for day in before) > max(day[:length] for day in now):
                line = (corpus.name(key[0]), " (", Day(now[0]), ") conveys a later meeting, ", corpus.name(key[2]))
                yield Conflict((*line, " (", Day(before[0]), ")."), (key,))


def _elsewhere(corpus: Corpus) -> Iterator[Conflict]:
    """A meeting held in a division that none of those who took part, and no member of its zone, is of.

    Only where all of them have a division, so that a conference called by a ministry is none.
    """
    members: dict[str, list[str]] = {}
    for thing, zones in corpus.values("memberOf").items():
        for zone in zones:
            members.setdefault(zone, []).append(thing)
    there: dict[str, set[str]] = {}
    for relation in PART:
        for actor, _, meeting in corpus.by_relation[relation]:
            there.setdefault(meeting, set()).add(actor)
    agencies, sessions = set(corpus.of("Agency")), corpus.values("sessionOf")
    for meeting, places in corpus.values("heldAt").items():
        bodies = {actor for actor in there.get(meeting, ()) if actor in agencies}
        bodies |= {member for zone in sessions.get(meeting, ()) for member in members.get(zone, ())}
        divisions = {corpus.divisions.get(body, "") for body in bodies}
        for place in places:
            division = corpus.divisions.get(place)
            if division and len(divisions) > 1 and not divisions & {division, ""}:
                line = (corpus.name(meeting), " is held at ", corpus.name(place), ", and all who take part are of ")
                others = joined([(corpus.name(each),) for each in sorted(divisions)], ", ")
                yield Conflict((*line, *others, "."), ((meeting, "heldAt", place),))


CHECKS: dict[str, Callable[[Corpus], Iterator[Conflict]]] = {
    "One meeting on two dates": _days,
    "One meeting in two places": _places,
    "Several values where there can be one": _several,
    "One office with two holders at one time": _offices,
    "One official in two places on one day": _two_places,
    "A meeting that conveys a later one": _conveyed,
    "A meeting in a division that nobody there is of": _elsewhere,
}
