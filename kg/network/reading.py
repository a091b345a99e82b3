"""What a network needs from a dataset: pairs, kinds, labels, and when a meeting was held.

Everything is read from the default graph, where each merged fact stands once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.namespaces import NS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.store import GraphStore

SKOS = "http://www.w3.org/2004/02/skos/core#"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
# English first, since every jurisdiction's file has it; then whatever language sorts first.
LANGUAGES = ("en", "zh-hans")


def statements(store: GraphStore, predicate: str) -> Iterator[tuple[str, ox.NamedNode | ox.Literal]]:
    """Subject IRI and object term of each triple with that predicate, in the store's order."""
    for quad in store.native.quads_for_pattern(None, ox.NamedNode(predicate), None, ox.DefaultGraph()):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
            yield quad.subject.value, quad.object


def pairs(store: GraphStore, relation: str) -> list[tuple[str, str]]:
    """Subject and object IRIs of a `coop:` relation, sorted; `relation` is its local name."""
    found = statements(store, NS + relation)
    return sorted((subject, thing.value) for subject, thing in found if isinstance(thing, ox.NamedNode))


def members(store: GraphStore, kind: str) -> set[str]:
    """The IRIs of the instances of a `coop:` class; `kind` is its local name."""
    return {subject for subject, thing in statements(store, RDF_TYPE) if thing.value == NS + kind}


def labels(store: GraphStore) -> dict[str, dict[str, str]]:
    """IRI -> language -> preferred label; where there are several in a language, the first in order."""
    found: dict[str, dict[str, str]] = {}
    for subject, thing in statements(store, SKOS + "prefLabel"):
        if isinstance(thing, ox.Literal):
            names, language = found.setdefault(subject, {}), thing.language or ""
            names[language] = min(thing.value, names.get(language, thing.value))
    return {subject: dict(sorted(names.items())) for subject, names in found.items()}


def choose(names: dict[str, str], fallback: str, languages: Iterable[str] = LANGUAGES) -> str:
    """One label of several: the first of `languages` that there is, else the first there is, else `fallback`.

    >>> choose({"zh-hans": "青海省公安厅", "fr": "Sûreté du Qinghai"}, "x")
    '青海省公安厅'
    """
    return next((names[language] for language in languages if language in names), None) or next(
        iter(names.values()), fallback
    )


def dates(store: GraphStore) -> dict[str, list[str]]:
    """Meeting IRI -> the dates that it is said to have been held on, as written in RDF, sorted.

    `2024-09-11`, `2024-09` and `2024` are known to that precision; `--09-11` has no known year.
    """
    found: dict[str, list[str]] = {}
    for meeting, thing in statements(store, NS + "heldOn"):
        found.setdefault(meeting, []).append(thing.value)
    return {meeting: sorted(values) for meeting, values in found.items()}
