"""Events and speeches as Popolo has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.exporters.popolo.records import CLASSIFICATION, full
from kg.namespaces import ID, digest
from kg.network.days import agreed, yearless

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.exporters.popolo.records import Record, Records
    from kg.network.entities import Key, Thing

ROLES = {
    "organized": "organizer",
    "presidedOver": "chair",
    "attended": "attendee",
    "spokeAt": "speaker",
}
PARTIES = {"Official": "person_id", "Place": "area_id"} | dict.fromkeys(CLASSIFICATION, "organization_id")


class Events:
    """The meetings of a graph and who was at them."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._entities = records.entities
        self._parties = {relation: self._entities.subjects(relation) for relation in ROLES}
        self._zones = self._entities.objects("sessionOf")
        self._venues = self._entities.objects("heldAt")
        self._series = self._entities.objects("inSeries")

    def events(self) -> Iterator[Record]:
        """Series of meetings, and the meetings."""
        for series in self._entities.of("MeetingSeries"):
            yield {**self._records.named(series), "classification": "meeting series"}
        for meeting in self._entities.of("Meeting"):
            yield self._event(meeting)

    def speeches(self) -> Iterator[Record]:
        """Who spoke at what; what was said is not in the graph."""
        for speaker, meeting in self._entities.pairs["spokeAt"]:
            if self._kind(speaker) == "Official" and self._kind(meeting) == "Meeting":
                sources = self._records.sources((speaker, "spokeAt", meeting))
                speech: Record = {"id": ID + "speech/" + digest(speaker, meeting), "creator_id": speaker}
                yield full({**speech, "event_id": meeting, "type": "speech", "sources": sources})

    def _event(self, meeting: Thing) -> Record:
        iri = meeting.iri
        days = self._entities.values["heldOn"].get(iri, [])
        venues = self._venues[iri]
        facts: list[Key] = [(iri, "heldOn", day) for day in days]
        facts += [(iri, "heldAt", place) for place in venues]
        organizers = [x for x in self._parties["organized"][iri] if self._kind(x) in CLASSIFICATION]
        attendees = [x for x in self._parties["attended"][iri] if self._kind(x) == "Official"]
        series = [x for x in self._series[iri] if self._kind(x) == "MeetingSeries"]
        record = {
            **self._records.named(meeting),
            "classification": "meeting",
            "start_date": agreed(days),
            "description": "; ".join(filter(None, map(yearless, days))),
            "location": ", ".join(self._entities.things[place].name for place in venues),
            "organization_id": next(iter(organizers), None),
            "attendees": [{"id": x, "name": self._entities.things[x].name} for x in attendees],
            "parent_id": next(iter(series), None),
            "participants": list(self._participants(iri)),
            "sources": self._records.sources(*facts) or self._records.named(meeting).get("sources"),
        }
        return full(record)

    def _participants(self, meeting: str) -> Iterator[Record]:
        found: list[tuple[str, str, Key]] = [
            (party, role, (party, relation, meeting))
            for relation, role in ROLES.items()
            for party in self._parties[relation][meeting]
        ]
        found += [(zone, "session of", (meeting, "sessionOf", zone)) for zone in self._zones[meeting]]
        for iri, role, fact in found:
            thing = self._entities.things[iri]
            if thing.kind in PARTIES:
                who: Record = {PARTIES[thing.kind]: iri, "name": thing.name, "role": role}
                yield full({**who, "sources": self._records.sources(fact)})

    def _kind(self, iri: str) -> str:
        return self._entities.things[iri].kind
