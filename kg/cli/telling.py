"""How `kg explain` tells of a thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.explain import Explanation, Quote
    from kg.model import Label


def tell(found: Sequence[Explanation]) -> str:
    """Each thing with its names and facts, and below each fact the words that state it."""
    return "\n\n".join("\n".join(_lines(explanation)) for explanation in found)


def _lines(explanation: Explanation) -> Iterator[str]:
    yield f"{explanation.label} ({explanation.kind})"
    yield f"  {explanation.iri}"
    yield from _names(explanation.labels)
    for said in explanation.facts:
        yield ""
        yield f"  {said.subject} - {said.relation} - {said.object}"
        yield from (_quote(quote) for quote in said.quotes)


def _names(labels: Sequence[Label]) -> Iterator[str]:
    """The names by language, the preferred one first; wrong ones that are understood are left out."""
    for language in sorted({label.language for label in labels}):
        names = [x for x in labels if x.language == language and x.form != "hiddenLabel"]
        names.sort(key=lambda label: label.form != "prefLabel")
        if names:
            yield f"  {language or 'name'}: {'; '.join(label.text for label in names)}"


def _quote(quote: Quote) -> str:
    """The words on one line, and where they stand."""
    sure = "" if quote.confidence is None else f", confidence {quote.confidence:.2f}"
    return f'    "{" ".join(quote.text.split())}"\n      {quote.path}, {quote.start}-{quote.end}{sure}'
