"""How far the graph can be relied on: what is missing, what rests on little, and the queries that find it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from kg.namespaces import PREFIXES
from kg.report.content import Block, Code, Finding, Items, Line, Paragraph, Section, Table, clean, joined, share

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kg.report.corpus import Corpus, Key
    from kg.report.options import Options

# Upper ends of the bands of confidence; the last one is closed.
BANDS = (0.6, 0.7, 0.8, 0.9, 1.0)
LOW = 0.7
# Names given of each shortcoming, facts shown of the least certain.
SHOWN, WEAKEST = 5, 8


@dataclass(frozen=True, slots=True)
class Check:
    """One shortcoming: each row of `query` is a case, and `of` is what it is counted against.

    `of` is a class of the vocabulary or `facts`; a check that needs evidence is not made without it.
    """

    title: str
    of: str
    query: str
    evidence: bool = False


def _without(kind: str, pattern: str) -> str:
    return f"SELECT ?x {{ ?x a coop:{kind} FILTER NOT EXISTS {{ {pattern} }} }} ORDER BY ?x"


def _facts(having: str) -> str:
    said = "?evidence a coop:Evidence ; rdf:subject ?x ; rdf:predicate ?y ; rdf:object ?z ; coop:confidence ?sure"
    return f"SELECT ?x ?y ?z {{ GRAPH ?document {{ {said} }} }} GROUP BY ?x ?y ?z HAVING ({having}) ORDER BY ?x ?y ?z"


CHECKS = (
    Check("documents without any fact", "Document", _without("Document", "GRAPH ?x { ?y a coop:Evidence }"), True),
    Check("documents without a date of issue", "Document", _without("Document", "?x dcterms:issued ?y")),
    Check("meetings without a date", "Meeting", _without("Meeting", "?x coop:heldOn ?y")),
    Check("meetings without a year", "Meeting", _without("Meeting", "?x coop:year ?y")),
    Check("meetings without a place", "Meeting", _without("Meeting", "?x coop:heldAt ?y")),
    Check(
        "meetings only spoken of: nobody is said to have called them or taken part",
        "Meeting",
        _without("Meeting", "?y coop:attended|coop:organized|coop:presidedOver|coop:spokeAt ?x"),
    ),
    Check("officials without a post", "Official", _without("Official", "?x coop:holds ?y")),
    Check(
        "names that several officials share",
        "Official",
        "SELECT ?x { ?y a coop:Official ; skos:prefLabel ?x } GROUP BY ?x HAVING (COUNT(DISTINCT ?y) > 1) ORDER BY ?x",
    ),
    Check(
        "collectives whose stated number of members is not met",
        "Collective",
        "SELECT ?x { ?x a coop:Collective ; coop:statedCount ?n OPTIONAL { ?x coop:hasMember ?y } } "
        "GROUP BY ?x ?n HAVING (COUNT(DISTINCT ?y) != ?n) ORDER BY ?x",
    ),
    Check("facts that one document alone states", "facts", _facts("COUNT(DISTINCT ?document) = 1"), True),
    Check("facts that rest on one quote", "facts", _facts("COUNT(DISTINCT ?evidence) = 1"), True),
    Check(
        f"facts that rest on one quote of a confidence below {LOW}",
        "facts",
        _facts(f"COUNT(DISTINCT ?evidence) = 1 && MAX(?sure) < {LOW}"),
        True,
    ),
)


def section(corpus: Corpus, options: Options) -> Section:
    """The shortcomings with their numbers, confidence by bands, and the least certain facts with their words."""
    rows: list[tuple[Line, ...]] = []
    found: list[Line] = []
    for check in CHECKS:
        total = len(corpus.facts) if check.of == "facts" else len(corpus.of(check.of))
        if not total or (check.evidence and not corpus.evidenced):
            continue
        cases = list(cast("ox.QuerySolutions", corpus.store.native.query(check.query, prefixes=PREFIXES)))
        rows.append(((check.title,), (f"{len(cases):,}",), (f"{total:,}",), (share(len(cases), total),)))
        if cases:
            found.append(_cases(corpus, check, cases))
    if not rows:
        return Section("Data quality", "quality", (Paragraph(("There is nothing to check.",)),))
    blocks: list[Block] = [
        Table("What is missing and what rests on little", ("", "n", "of", "share"), tuple(rows), frozenset({1, 2, 3}))
    ]
    if found:
        blocks.append(Items(tuple(found), "Which they are, and the query that lists them all"))
    if corpus.evidenced:
        blocks += _confidence(corpus, options)
    return Section("Data quality", "quality", tuple(blocks))


def _cases(corpus: Corpus, check: Check, cases: list[ox.QuerySolution]) -> Line:
    """The title of a check with the names of some cases, things of one name once, and the query for all."""
    names: Counter[Line] = Counter()
    for case in cases if check.of != "facts" else ():
        value = case["x"].value
        names[(Code(clean(corpus.documents[value].path)),) if check.of == "Document" else corpus.thing(value)] += 1
    shown = sorted(names, key=lambda name: [part if isinstance(part, str) else part.text for part in name])[:SHOWN]
    left = len(cases) - sum(names[name] for name in shown)
    more = f"; and {left:,} more" if shown and left else ""
    told = (": ", *joined(shown)) if shown else ()
    return (f"{check.title[0].upper()}{check.title[1:]}", *told, f"{more}. ", Code(f"kg query '{check.query}'"))


def _confidence(corpus: Corpus, options: Options) -> list[Block]:
    best = {key: _best(corpus, key) for key in corpus.facts}
    sure = [value for value in best.values() if value is not None]
    rows: list[tuple[Line, ...]] = []
    low = 0.0
    for high in BANDS:
        number = sum(low <= value < high or value == high == BANDS[-1] for value in sure)
        named = (
            f"below {high:g}"
            if not low
            else f"{low:g} to {high:g}"
            if high == BANDS[-1]
            else f"{low:g} to below {high:g}"
        )
        rows.append(((named,), (f"{number:,}",), (share(number, len(best)),)))
        low = high
    if len(sure) < len(best):
        rows.append((("none given",), (f"{len(best) - len(sure):,}",), (share(len(best) - len(sure), len(best)),)))
    note = "Confidence ranks readings, from 0 to 1; it is not a measured probability."
    blocks: list[Block] = [
        Table(
            "Facts by the confidence of their surest quote",
            ("confidence", "facts", "share"),
            tuple(rows),
            frozenset({1, 2}),
            note=(note,),
        )
    ]
    weakest = sorted((value, key) for key, value in best.items() if value is not None and value < LOW)
    if weakest:
        shown = weakest[: min(WEAKEST, options.top)]
        blocks.append(Paragraph((f"The least certain facts, {len(shown)} of {len(weakest):,} below {LOW}",), "heading"))
        blocks += [Finding((*corpus.text(key), "."), corpus.cite(key)) for _, key in shown]
        blocks.append(Paragraph((Code(f"kg query --name least-certain --with below={LOW}"), " lists them."), "look"))
    return blocks


def _best(corpus: Corpus, key: Key) -> float | None:
    return max((quote.confidence for quote in corpus.facts[key] if quote.confidence is not None), default=None)
