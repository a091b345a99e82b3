"""Popolo: persons, organizations, posts, memberships, events, speeches and areas as one JSON document.

An official is a person; an agency, a zone and several bodies named together are organizations; a membership is the
tenure of a post, or that a body belongs to a zone or to several. A meeting is an event, and a series of meetings the
event that it is part of. What each is derived from stands in `sources`: the address of the document, else its IRI,
with the quote and its place as the note.

Popolo lets only people attend and one organization organize, and has no word for who presided. Where its terms do not
suffice it allows others: `participants` of an event says who did what, each with its sources, and `member_areas` of a
zone, or of several bodies, which places belong to it. Agreements, and that a meeting studied another, have no place
in it.

https://www.popoloproject.com/specs/
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kg.exporters.popolo.events import Events
from kg.exporters.popolo.records import Records
from kg.network.entities import read

if TYPE_CHECKING:
    from kg.store import GraphStore

SUFFIX = ".json"


def write(store: GraphStore) -> bytes:
    """One JSON object with a list for each class, sorted by id, in UTF-8."""
    records = Records(read(store))
    events = Events(records)
    everything = {
        "persons": records.persons(),
        "organizations": records.organizations(),
        "posts": records.posts(),
        "memberships": records.memberships(),
        "events": events.events(),
        "speeches": events.speeches(),
        "areas": records.areas(),
    }
    found = {name: sorted(rows, key=lambda row: str(row["id"])) for name, rows in everything.items()}
    return (json.dumps(found, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
