"""What was computed, in a paragraph that can stand in a paper."""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from typing import TYPE_CHECKING

from kg.network import PROJECTIONS, WEIGHTINGS
from kg.network.communities import SEED
from kg.network.measures import named
from kg.report.content import Block, Code, Day, Items, Line, Paragraph, Section, Table, clean, count
from kg.report.references import named_in

if TYPE_CHECKING:
    from kg.report.corpus import Corpus
    from kg.report.measured import Measured
    from kg.report.options import Options

COLLECTIVES = {
    "leave": "Bodies that a document names together as one, without naming each, were left out",
    "node": "Bodies that a document names together as one counted as one node",
    "members": "Bodies that a document names together as one counted as their members, where these are known",
}
# Documents that are listed.
LISTED = 100


def digest(corpus: Corpus) -> str:
    """SHA-256 of the documents' own digests, sorted, each with a line feed.

    As `sha256sum FILES | cut -c1-64 | sort | sha256sum` gives it.
    """
    digests = sorted(record.digest for record in corpus.documents.values())
    return hashlib.sha256("".join(f"{each}\n" for each in digests).encode()).hexdigest()


def section(corpus: Corpus, options: Options, measured: Measured) -> Section:
    """The paragraph, the works that it names, and the documents."""
    text = " ".join(_sentences(corpus, options, measured))
    blocks: list[Block] = [Paragraph((text,), "methods")]
    works = named_in(text)
    if works:
        blocks += [Paragraph(("References",), "heading"), Items(tuple((work,) for work in works))]
    if corpus.documents:
        blocks += [DIGEST, _documents(corpus)]
    return Section("Methods", "methods", tuple(blocks))


def _sentences(corpus: Corpus, options: Options, measured: Measured) -> list[str]:
    network, graph = options.network, measured.graph
    found = [
        f"The corpus is {count(len(corpus.documents), 'document')} (SHA-256 of their sorted digests {digest(corpus)}); "
        f"the graph that kg made of them holds {count(len(corpus.facts), 'fact')}, "
        + ("each with the words that state it." if corpus.evidenced else "and no evidence.")
    ]
    found.append(
        f"The network joins {PROJECTIONS[network.projection][2]}: a one-mode projection with "
        f"{count(len(graph), 'node')} and {count(graph.number_of_edges(), 'edge')}."
    )
    found.append(f"The weight of an edge is {WEIGHTINGS[network.weighting]}.")
    found.append(f"What counts was limited to: {network.selection}." if str(network.selection) else "")
    if network.projection in {"agencies", "provinces"}:
        found.append(f"{COLLECTIVES[network.presence.collectives]}.")
        found.append(
            "An agency also counted as present where an official took part whose post in it the same document states."
            if network.presence.representatives
            else "An agency counted as present where a document says so of the agency itself, not where an official of "
            "it took part."
        )
    if measured.rankings:
        about = "; ".join(named(ranking.measure).about for ranking in measured.rankings)
        found.append(f"Measured were: {about}.")
        found.append("Nodes whose values agree to six significant digits share a rank.")
    with_intervals = [ranking for ranking in measured.rankings if ranking.intervals]
    if with_intervals:
        names = " and ".join(ranking.measure for ranking in with_intervals)
        found.append(
            f"Intervals of ranks by {names} are the middle 95 % of the ranks in "
            f"{with_intervals[0].resamples:,} resamples of the documents with replacement (Efron 1979), seed {SEED}; a "
            "node that is absent from a resample has the rank after the last in it."
        )
    if graph.number_of_edges():
        source = "Traag et al. 2019" if measured.using == "igraph" else "Blondel et al. 2008"
        found.append(
            f"Communities were found by weight with {measured.partition.method} ({source}), for the highest modularity "
            f"(Newman and Girvan 2004), which is {measured.partition.modularity:.3f}."
        )
    found.append(f"Software: {', '.join(_software(measured))}.")
    return [sentence for sentence in found if sentence]


def _software(measured: Measured) -> list[str]:
    libraries = ["networkx", *(["igraph"] if measured.using == "igraph" else [])]
    return [f"kg {version('coopkg')}", *(f"{library} {version(library)}" for library in libraries)]


DIGEST = Paragraph(
    (
        "The digest of the documents is what ",
        Code("sha256sum FILES | cut -c1-64 | sort | sha256sum"),
        " gives for their files.",
    ),
    "look",
)


def _documents(corpus: Corpus) -> Table:
    stated: dict[str, set[object]] = {iri: set() for iri in corpus.documents}
    for key, quotes in corpus.facts.items():
        for quote in quotes:
            stated[quote.document].add(key)
    dated = any(record.published for record in corpus.documents.values())
    rows: list[tuple[Line, ...]] = []
    for iri, record in list(corpus.documents.items())[:LISTED]:
        issued: tuple[Line, ...] = ((Day(record.published),) if record.published else (),) if dated else ()
        rows.append(((Code(clean(record.path)),), (clean(record.title),), *issued, (f"{len(stated[iri]):,}",)))
    columns = ("path", "title", *(("issued",) if dated else ()), "facts")
    left = len(corpus.documents) - len(rows)
    return Table(
        "The documents",
        columns,
        tuple(rows),
        frozenset({len(columns) - 1}),
        note=(f"{left:,} more not shown.",) if left else (),
    )
