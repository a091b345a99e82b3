"""The report: one page that says what a corpus holds, who stands out in it, and how far it can be relied on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.report.options import TITLE, Options

if TYPE_CHECKING:
    from kg.report.content import Page
    from kg.store import GraphStore

__all__ = ["TITLE", "Options", "page", "render"]


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


def render(store: GraphStore, form: str = "html", options: Options | None = None) -> str:
    """The page as text, `html` with all it needs in it, or `markdown` (CommonMark with tables).

    Raises:
        InputError: as `page`, or there is no such form.
    """
    from kg.errors import InputError
    from kg.report import html, markdown

    forms = {"html": html.render, "markdown": markdown.render}
    if form not in forms:
        message = f"no page can be written as {form!r}; use {', '.join(forms)}"
        raise InputError(message)
    return forms[form](page(store, options))
