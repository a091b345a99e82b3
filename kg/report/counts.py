"""How much there is: documents, things, and facts by relation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.report.content import Code, Line, Name, Paragraph, Section, Table, count

if TYPE_CHECKING:
    from kg.report.corpus import Corpus

# Class -> what its instances are called, in both languages.
THINGS = {
    "Agency": Name("agencies", "en", "机构", "zh-hans"),
    "Official": Name("officials", "en", "官员", "zh-hans"),
    "Meeting": Name("meetings", "en", "会议", "zh-hans"),
    "CooperationZone": Name("cooperation zones", "en", "协作区", "zh-hans"),
    "Agreement": Name("agreements", "en", "协议", "zh-hans"),
    "Place": Name("places", "en", "地点", "zh-hans"),
    "Collective": Name("collectives", "en", "集体", "zh-hans"),
}


def lead(corpus: Corpus) -> tuple[Line, ...]:
    """The corpus in two or three sentences."""
    documents, facts = len(corpus.documents), len(corpus.facts)
    if not documents and not facts:
        return (("This graph holds no documents and no facts. There is nothing to report yet.",),)
    years = sorted({year for held in corpus.years.values() for year in held})
    when = f", held {_between(years)} as far as the year is known" if years else ""
    numbers = {kind: len(involved(corpus, kind)) for kind in THINGS}
    said = (
        f"{count(documents, 'document')} state {count(facts, 'fact')}"
        if documents != 1
        else f"One document states {count(facts, 'fact')}"
    )
    if not documents:
        said = f"The graph holds {count(facts, 'fact')} and no record of a document"
    about = (
        f"{said} about {count(numbers['Meeting'], 'meeting')}{when}, {count(numbers['Agency'], 'agency', 'agencies')}, "
        f"{count(numbers['Official'], 'official')}, {count(numbers['CooperationZone'], 'cooperation zone')} and "
        f"{count(numbers['Agreement'], 'agreement')}."
    )
    found: list[Line] = [(about,)]
    if corpus.quoted:
        found.append(
            (
                "Each fact rests on words of a document. ",
                Code("kg explain NAME"),
                " shows them, with the place where they stand, for everything that is named here.",
            )
        )
    else:
        found.append(
            (
                (
                    "This graph holds no evidence: no quotes, no documents behind a fact, no confidence. What depends on "
                    "them is left out. Report from the .trig file that "
                ),
                Code("kg build"),
                " wrote to have it.",
            )
        )
    if documents == 1:
        found.append(("One document is no sample: what follows describes it and says nothing about other cases.",))
    return tuple(found)


def _between(years: list[int]) -> str:
    return f"in {years[0]}" if years[0] == years[-1] else f"from {years[0]} to {years[-1]}"


def involved(corpus: Corpus, kind: str) -> list[str]:
    """The things of a class that stand in a fact, as subject, as object or as the body of a post in one."""
    named = {end for subject, _, value in corpus.facts for end in (subject, value)}
    named |= {body for value in sorted(named) for body in corpus.bodies(value)}
    return [thing for thing in corpus.of(kind) if thing in named]


def section(corpus: Corpus) -> Section:
    """Things and facts, counted."""
    things = tuple(
        ((name,), (f"{len(involved(corpus, kind)):,}",), (f"{len(corpus.of(kind)):,}",))
        for kind, name in THINGS.items()
    )
    facts = []
    for relation, keys in corpus.by_relation.items():
        quotes = [quote for key in keys for quote in corpus.facts[key]]
        documents = len({quote.document for quote in quotes})
        row = ((corpus.relations.get(relation, Name(relation)),), (f"{len(keys):,}",))
        facts.append((*row, (f"{documents:,}",), (f"{len(quotes):,}",)) if corpus.quoted else row)
    evidence = ("documents", "quotes") if corpus.quoted else ()
    return Section(
        "What is in the corpus",
        "corpus",
        (
            Table(
                "Things",
                ("", "in a fact", "in the graph"),
                things,
                frozenset({1, 2}),
                note=(
                    (
                        "“In the graph” adds what facts do not speak of themselves: bodies and places that others are "
                        "part of, and the known members of collectives."
                    ),
                ),
            ),
            Table(
                "Facts by relation",
                ("relation", "facts", *evidence),
                tuple(facts),
                frozenset(range(1, 2 + len(evidence))),
                note=("A fact is counted once, however many documents state it and however often.",),
            ),
            Paragraph((Code("kg query --list"), " names questions that the graph answers about these."), "look"),
        ),
    )
