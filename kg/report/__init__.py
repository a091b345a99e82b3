"""The report: one page that says what a corpus holds, who stands out in it, and how far it can be relied on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.report.options import TITLE, Options

if TYPE_CHECKING:
    from kg.report.content import Page
    from kg.store import GraphStore

__all__ = ["TITLE", "Options", "html", "markdown", "page"]


def page(store: GraphStore, options: Options | None = None) -> Page:
    """The content of the page, free of markup, the same for the same dataset and options.

    Raises:
        InputError: an unknown measure, or a name in the network's selection that fits nothing or several.
    """
    from kg.report import central, conflicts, counts, coverage, measured, methods, quality, zones
    from kg.report.content import Page, clean
    from kg.report.corpus import Corpus

    chosen = options or Options()
    found = measured.measure(store, chosen)
    corpus = Corpus(store)
    title, lead = clean(chosen.title) or TITLE, counts.lead(corpus)
    if not corpus.facts and not corpus.documents:
        return Page(title, lead, (methods.section(corpus, chosen, found),))
    sections = (
        counts.section(corpus),
        coverage.section(corpus, chosen),
        central.section(corpus, chosen, found),
        central.communities(corpus, chosen, found),
        zones.section(corpus, chosen),
        conflicts.section(corpus, chosen),
        quality.section(corpus, chosen),
        methods.section(corpus, chosen, found),
    )
    return Page(title, lead, sections)


def markdown(store: GraphStore, options: Options | None = None) -> str:
    """The page in Markdown (CommonMark with tables); errors as for `page`."""
    from kg.report.markdown import render

    return render(page(store, options))


def html(store: GraphStore, options: Options | None = None) -> str:
    """The page in HTML, with all it needs in it; errors as for `page`."""
    from kg.report.html import render

    return render(page(store, options))
