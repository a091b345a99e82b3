"""Whom an English verb of speaking means: people first, a body only where nobody speaks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.discourse.people import Person

if TYPE_CHECKING:
    from kg.discourse.english_clause import Actor, Clause

_ADVERBS = "ws"


def speakers(clause: Clause, index: int, actors: list[Actor], voice: str) -> list[Actor]:
    """Those of a verb's subjects who speak; none where the meeting itself does: "the branches, the meeting said"."""
    before = next((i for i in reversed(clause.items[:index]) if i.tag not in _ADVERBS), None)
    gerund = clause.items[index].text.split()[0].endswith("ing")  # "read out a message to the meeting before making"
    if voice == "active" and not gerund and before is not None and before.tag == "E":
        return []
    people = [a for a in actors if isinstance(a.referent, Person)]
    if people:
        return people  # what stands with a name is a post of theirs
    # Who held the meeting and then "stressed" something says so through others.
    return [a for a in actors if getattr(a.referent, "iri", None) not in clause.hosts]
