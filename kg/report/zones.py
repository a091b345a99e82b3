"""Zones: who is said to belong to them, and their sessions."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.network.reading import pairs
from kg.report.content import Code, Day, Line, Paragraph, Section, Table, count, joined

if TYPE_CHECKING:
    from kg.report.corpus import Corpus
    from kg.report.options import Options

# Members and sessions that are named.
SHOWN = 24
MEMBERS = "A member stands as documents name it: a province in one and its department in another are two."


def section(corpus: Corpus, options: Options) -> Section:
    """A row for each zone, that with most members first."""
    zones = corpus.of("CooperationZone")
    if not zones:
        return Section("Zones", "zones", (Paragraph(("No cooperation zone is named.",)),))
    members, sessions = _reversed(corpus, "memberOf"), _reversed(corpus, "sessionOf")
    order = sorted(zones, key=lambda zone: (-len(members[zone]), -len(sessions[zone]), corpus.name(zone).text, zone))
    rows = tuple(
        (
            (corpus.name(zone),),
            (f"{len(members[zone])}",),
            _listed([(corpus.name(member),) for member in members[zone]]),
            _listed([_session(corpus, meeting) for meeting in _in_order(corpus, sessions[zone])]),
        )
        for zone in order[: options.top]
    )
    left = len(order) - len(rows)
    without = sum(not members[zone] for zone in zones)
    text = f"{count(len(zones), 'zone')} or standing arrangements of cooperation." if len(zones) > 1 else "One zone."
    if without:
        text += f" For {without:,} of them no document names a member; attending a session does not make one."
    table = Table(
        "Zones, that with most members first",
        ("zone", "n", "members, as a document names them", "sessions"),
        rows,
        frozenset({1}),
        note=(MEMBERS + (f" {left:,} more zones are not shown." if left else ""),),
    )
    look = Paragraph(
        (Code("kg query --name zone-members"), " and ", Code("kg query --name zone-sessions"), " list them."), "look"
    )
    return Section("Zones and their members", "zones", (Paragraph((text,)), table, look))


def _reversed(corpus: Corpus, relation: str) -> defaultdict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for thing, zone in pairs(corpus.store, relation):
        found[zone].append(thing)
    return found


def _in_order(corpus: Corpus, meetings: list[str]) -> list[str]:
    return sorted(meetings, key=lambda meeting: (corpus.dates.get(meeting, ["~"])[0], meeting))


def _session(corpus: Corpus, meeting: str) -> Line:
    number = ", ".join(corpus.ordinals.get(meeting, []))
    held = joined([(Day(day),) for day in corpus.dates.get(meeting, [])], " and ")
    return (f"no. {number}" if number else corpus.name(meeting), *((" (", *held, ")") if held else ()))


def _listed(lines: list[Line]) -> Line:
    more: Line = (f"; and {len(lines) - SHOWN:,} more",) if len(lines) > SHOWN else ()
    return joined(lines[:SHOWN]) + more if lines else ("–",)
