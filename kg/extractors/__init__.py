"""Mentions -> facts, each with the words that say so. One module reads one kind of statement."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg import registry
from kg.annotate import annotate
from kg.discourse.meetings import Meeting
from kg.discourse.reading import Claim, Reading
from kg.discourse.survey import survey
from kg.model import Entity, Evidence, Fact, Span, Value, strongest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.discourse.reading import Referent
    from kg.lexicon import Lexicon
    from kg.model import Document

# Extractors that others build on come first: who and what is in the document, then what happened.
ORDER = ("roles", "english_events", "chinese_events", "members", "chinese_members")


def extract(document: Document, lexicon: Lexicon) -> tuple[Fact, ...]:
    """The facts of one document, merged: one Fact a statement, with all its Evidence, in a fixed order."""
    reading = Reading(document, annotate(document, lexicon), lexicon)
    survey(reading)
    claims: list[Claim] = []
    names = registry.names("kg.extractors")
    for name in sorted(names, key=lambda n: (ORDER.index(n) if n in ORDER else len(ORDER), n)):
        claims.extend(registry.load("kg.extractors", name).extract(reading))
    return merge(claims, reading)


def merge(claims: Iterable[Claim], reading: Reading) -> tuple[Fact, ...]:
    """Settle the claims' referents as nodes and gather the evidence of each statement."""
    claims = _without_quoted_leaders(list(claims), reading)
    for claim in claims:
        _note(claim)
    settled: dict[tuple[int, str], Entity | Value] = {}

    def settle(referent: Referent, language: str) -> Entity | Value:
        # Settling a meeting weighs all its mentions: once is enough. The claims keep the referents, so ids hold.
        key = (id(referent), language)
        if key not in settled:
            settled[key] = reading.settle(referent, language)
        return settled[key]

    facts: dict[tuple[str, str, str], Fact] = {}
    evidence: dict[tuple[str, str, str], list[Evidence]] = {}
    for claim in claims:
        language = "zh-hans" if claim.passage.sentence.language == "zh" else "en"
        subject, value = settle(claim.subject, language), settle(claim.object, language)
        if isinstance(subject, Value):
            continue
        key = (subject.iri, claim.relation, value.lexical if isinstance(value, Value) else value.iri)
        facts[key] = Fact(subject, claim.relation, value)
        evidence.setdefault(key, []).extend(_evidence(claim, reading))
    return tuple(replace(facts[key], evidence=strongest(evidence[key])) for key in sorted(facts))


def _without_quoted_leaders(claims: list[Claim], reading: Reading) -> list[Claim]:
    """Leave out the posts of leaders of the state who do nothing in the text: it only names their words."""
    acting = {id(c.subject) for c in claims if c.relation != "holds"}

    def quoted(claim: Claim) -> bool:
        if claim.relation != "holds" or id(claim.subject) in acting or not isinstance(claim.object, Entity):
            return False
        title = reading.lexicon.get("https://w3id.org/coopkg/title/" + claim.object.iri.rsplit("/", 1)[-1])
        return title is not None and title.first("rank") == "1"

    return [claim for claim in claims if not quoted(claim)]


def _note(claim: Claim) -> None:
    """What a meeting's identity needs from its facts: who organized it, and when it was held."""
    if (
        claim.relation == "organized"
        and isinstance(claim.object, Meeting)
        and not isinstance(claim.subject, Value | Meeting)
    ):
        claim.object.organizers.append(getattr(claim.subject, "iri", ""))
    if claim.relation == "heldOn" and isinstance(claim.subject, Meeting) and isinstance(claim.object, Value):
        claim.subject.date = claim.subject.date or claim.object
    if claim.relation == "heldAt" and isinstance(claim.subject, Meeting) and isinstance(claim.object, Entity):
        claim.subject.place = claim.subject.place or claim.object


def _evidence(claim: Claim, reading: Reading) -> list[Evidence]:
    text = reading.document.text
    found = []
    for span in claim.passage.sentence.quotes(*claim.ranges):
        start, end = span.start, span.end
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        kept = Span(start, end)
        found.append(Evidence(reading.iri, kept, kept.of(text), claim.extractor, round(claim.confidence, 2)))
    return found
