"""Where and when: meetings by first-level division and year, and what the documents say of themselves."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from kg.report.content import Block, Code, Items, Line, Paragraph, Section, Table, share

if TYPE_CHECKING:
    from kg.report.corpus import Corpus
    from kg.report.options import Options

# Years that have a column of their own; earlier ones share one.
COLUMNS = 12
NO_PLACE, NO_YEAR = "place not said", "year not said"
LOOK = Paragraph(
    (Code("kg query --name meetings-by-place-year"), " and ", Code("kg query --name timeline"), " list them."), "look"
)
LANGUAGES = {"en": "English", "zh-hans": "Chinese"}


def section(corpus: Corpus, options: Options) -> Section:
    """Meetings by place and year, documents by language, and those without a date."""
    blocks: list[Block] = []
    if corpus.of("Meeting"):
        blocks += [_meetings(corpus), LOOK]
    if corpus.documents:
        blocks += _documents(corpus, options)
    return Section("Places and years", "coverage", tuple(blocks or [Paragraph(("No meetings, no documents.",))]))


def _meetings(corpus: Corpus) -> Table:
    places, cells = corpus.values("heldAt"), defaultdict[str, Counter[str]](Counter)
    known = sorted({year for held in corpus.years.values() for year in held})
    # Every year of the span has its column: one without a meeting shows that there is none.
    late = range(max(known[0], known[-1] - COLUMNS + 1), known[-1] + 1) if known else range(0)
    early = [year for year in known if year not in late]
    before = [f"to {early[-1]}"] if early else []
    columns = [*before, *map(str, late), NO_YEAR]
    for meeting in corpus.of("Meeting"):
        at = {_division(corpus, place) for place in places.get(meeting, ())} or {NO_PLACE}
        when = {before[0] if year in early else str(year) for year in corpus.years.get(meeting, ())} or {NO_YEAR}
        for division in at:
            # One meeting said to be in two years counts in both columns and once in the last one.
            cells[division].update([*when, "all"])
    order = sorted(cells, key=lambda at: (at == NO_PLACE, -cells[at]["all"], corpus.name(at).text, at))
    rows = tuple(
        (
            (at if at == NO_PLACE else corpus.name(at),),
            *((f"{cells[at][column]}" if cells[at][column] else "",) for column in columns),
            (f"{cells[at]['all']}",),
        )
        for at in order
    )
    return Table(
        "Meetings by first-level division and year",
        ("", *columns, "all"),
        rows,
        frozenset(range(1, len(columns) + 2)),
        heat=True,
        note=(
            (
                "A meeting stands where it was held, not where its participants are from: at the province, state or "
                "other first-level division, and at the country or the place itself where the graph knows none."
            ),
        ),
    )


def _division(corpus: Corpus, place: str) -> str:
    """The first-level division, else the farthest place that the place lies in."""
    return corpus.divisions.get(place, corpus.above.get(place, (place,))[-1])


def _documents(corpus: Corpus, options: Options) -> list[Block]:
    every = len(corpus.documents)
    spoken = Counter(language for record in corpus.documents.values() for language in record.languages or ("",))
    rows: list[tuple[Line, ...]] = [
        (
            (LANGUAGES.get(language, language) or "language not known",),
            (f"{number:,}",),
            (share(number, every),),
        )
        for language, number in sorted(spoken.items(), key=lambda item: (-item[1], item[0]))
    ]
    found: list[Block] = [Table("Documents by language", ("", "documents", "share"), tuple(rows), frozenset({1, 2}))]
    if not corpus.evidenced:
        return found
    dating = {quote.document for key in corpus.by_relation["heldOn"] for quote in corpus.facts[key]}
    undated = [iri for iri, record in corpus.documents.items() if not record.published and iri not in dating]
    issued = sum(bool(record.published) for record in corpus.documents.values())
    found.append(
        Paragraph(
            (
                (
                    f"Of {every:,} documents, {issued:,} give a date of issue and {len(dating):,} date a meeting; "
                    f"{len(undated):,} do neither."
                ),
            )
        )
    )
    if undated:
        lines: list[Line] = [corpus.document(iri) for iri in undated[: options.top]]
        more = len(undated) - len(lines)
        if more:
            lines.append((f"and {more:,} more",))
        found.append(Items(tuple(lines), "Documents without any date"))
    return found
