"""How much there is: documents, things, and facts by relation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.report.content import Code, Line, Name, Paragraph, Section, Table, count, share

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
    numbers = {kind: len(involved(corpus, kind)) for kind in THINGS}
    said = (
        f"{count(documents, 'document')} {'states' if documents == 1 else 'state'} {count(facts, 'fact')}"
        if documents
        else f"The graph holds no record of a document, and {count(facts, 'fact')}"
    )
    about = (
        f"{said} about {count(numbers['Agency'], 'agency', 'agencies')}, {count(numbers['Official'], 'official')}, "
        f"{count(numbers['CooperationZone'], 'cooperation zone')}, {count(numbers['Agreement'], 'agreement')} and "
        f"{count(numbers['Meeting'], 'meeting')}."
    )
    years = sorted({year for held in corpus.years.values() for year in held})
    if years:
        about += f" The year is known of {count(len(corpus.years), 'meeting')}, held {_between(years)}."
    found: list[Line] = [(about,)]
    if corpus.quoted:
        found.append(
            (
                "Each fact rests on words of a document. ",
                Code("kg explain NAME"),
                " shows them, with the place where they stand, for everything that is named here. Commands read ",
                Code("exports/graph.trig"),
                "; for another graph add ",
                Code("--graph FILE"),
                ".",
            )
        )
        alone = sum(len({quote.document for quote in quotes}) == 1 for quotes in corpus.quoted.values())
        if documents > 1 and alone:
            told = "Every fact rests" if alone == facts else f"{share(alone, facts)} of the facts rest each"
            found.append((f"{told} on a single document, which no other confirms.",))
    elif facts:
        found.append(
            (
                (
                    "This graph holds no evidence: no quotes, no documents behind a fact, no confidence. What depends "
                    "on them is left out. Report from the .trig file that "
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
    return [thing for thing in corpus.of(kind) if thing in corpus.named]


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
        facts.append((*row, (f"{documents:,}",), (f"{len(quotes):,}",)) if corpus.evidenced else row)
    evidence = ("documents", "quotes") if corpus.evidenced else ()
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
