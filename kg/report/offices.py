"""Offices that one person holds at a time, and who is said to hold them when."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

from kg import lexicon, resources

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.report.corpus import Corpus

PRESENT = ("attended", "presidedOver", "spokeAt")
# Titles down to this rank of the lexicon (1 is the highest, 10 the lowest) are offices of one holder, but for those
# that many hold in one body.
HIGH = 5


@cache
def single() -> frozenset[str]:
    """The titles, in lower case, of which a body has one holder: those of the lexicon that no modifier changes."""
    folder = resources.ontology()
    known = lexicon.Lexicon(lexicon.parse([folder / "roles.ttl", folder / "languages" / "zh.ttl"]))
    titles = known.of_class("RoleTitle")
    high = [title for title in titles if (rank := title.first("rank")) is not None and int(rank) <= HIGH]
    # A title that many hold in one body ends so in Chinese, in which titles are the most regular.
    many = tuple(known.words("class-of-persons", "zh-hans"))
    return frozenset(
        label.text.casefold()
        for title in high
        if not (title.label("zh-hans") or "").endswith(many)
        for label in title.labels
        if label.form == "prefLabel"
    )


def holders(corpus: Corpus) -> Iterator[tuple[str, dict[str, dict[str, set[str]]]]]:
    """Each office of one holder that several are said to hold: official -> document -> days that it speaks of.

    The days are those of the meetings that the document has the official take part in, else the date of its issue.
    """
    held: dict[str, set[str]] = defaultdict(set)
    for official, _, role in corpus.by_relation["holds"]:
        held[role].add(official)
    alone = single()
    several = {
        role: officials
        for role, officials in sorted(held.items())
        if len(officials) > 1 and alone & {title.casefold() for title in corpus.labels.get(role, {}).values()}
    }
    met: dict[tuple[str, str], set[str]] = defaultdict(set)
    for relation in PRESENT if several else ():
        for key in corpus.by_relation[relation]:
            for quote in corpus.facts[key]:
                met[key[0], quote.document].update(corpus.dates.get(key[2], ()))
    for role, officials in several.items():
        yield (
            role,
            {
                official: {
                    quote.document: met[official, quote.document]
                    or set(filter(None, [corpus.documents[quote.document].published]))
                    for quote in corpus.facts[official, "holds", role]
                }
                for official in sorted(officials)
            },
        )


def _at_once(one: dict[str, set[str]], other: dict[str, set[str]]) -> bool:
    """Whether one document names both, which speaks of one time, or two speak of the same day."""
    days = {day for found in one.values() for day in found if len(day) == 10}
    return not one.keys().isdisjoint(other) or any(not days.isdisjoint(found) for found in other.values())


def contested(corpus: Corpus) -> Iterator[tuple[str, list[str]]]:
    """Offices with the officials of whom two are said to hold them at one time."""
    for role, found in holders(corpus):
        both = {x for pair in combinations(found, 2) if _at_once(*(found[each] for each in pair)) for x in pair}
        if both:
            yield role, sorted(both)


def succeeded(corpus: Corpus) -> Iterator[tuple[str, dict[str, set[str]]]]:
    """Offices with several holders, none of them at one time as far as is known: official -> days."""
    for role, found in holders(corpus):
        if not any(_at_once(found[one], found[other]) for one, other in combinations(found, 2)):
            yield role, {official: set().union(*documents.values()) for official, documents in found.items()}
