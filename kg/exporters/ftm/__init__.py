"""FollowTheMoney: entities as lines of JSON, for Aleph, OpenSanctions' tools and the `ftm` command.

An official is a Person, an agency a PublicBody, a zone an Organization, a post a Position, a meeting an Event, a
place an Address, an agreement a Document, a read-out an Article. Several bodies named together are a LegalEntity.
Tenure of a post is an Occupancy, membership in a zone a Membership, a signature and an adoption a Documentation. What
the schema has no word for (that somebody presided, a session of a zone, a part of a body) is an UnknownLink that says
it as its role. Each of these has the documents as `proof`, their addresses as `sourceUrl`, the quotes with their
places as `description` and the evidence as `recordId`.

Nobody is called politically exposed: that is for who reads the posts to decide. A series of meetings is a keyword of
each.

https://followthemoney.tech/
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kg.exporters.ftm.links import links
from kg.exporters.ftm.things import things
from kg.network.entities import read

if TYPE_CHECKING:
    from kg.store import GraphStore

SUFFIX = ".ftm.json"


def write(store: GraphStore) -> bytes:
    """One entity a line in UTF-8, documents first, then things, then what joins them; sorted by id within each."""
    entities = read(store)
    lines = [json.dumps(entity, ensure_ascii=False) for part in (things, links) for entity in part(entities)]
    return "".join(line + "\n" for line in lines).encode("utf-8")
