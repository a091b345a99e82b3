"""How a node of the graph is called: one name for people, one short form for terms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.namespaces import NS, PREFIXES

if TYPE_CHECKING:
    from kg.store import GraphStore

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

_LABEL = ox.NamedNode(PREFIXES["rdfs"] + "label")
_POST_IN = ox.NamedNode(PREFIXES["org"] + "postIn")
_PATH = ox.NamedNode(NS + "path")
_FORMS = tuple(ox.NamedNode(PREFIXES["skos"] + form) for form in ("prefLabel", "altLabel", "hiddenLabel"))
_LOCAL = re.compile(r"[A-Za-z_][\w-]*")


def shorten(iri: str) -> str:
    """The prefixed name of an IRI in one of the project's prefixes, else the IRI.

    >>> shorten("https://w3id.org/coopkg/ns#attended"), shorten("https://example.org/a")
    ('coop:attended', 'https://example.org/a')
    """
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and _LOCAL.fullmatch(iri[len(namespace) :]):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri


def expand(name: str) -> str:
    """The IRI of a prefixed name in one of the project's prefixes; anything else as it is.

    >>> expand("coop:attended"), expand("9:30")
    ('https://w3id.org/coopkg/ns#attended', '9:30')
    """
    prefix, colon, local = name.partition(":")
    return PREFIXES[prefix] + local if colon and prefix in PREFIXES else name


def local(iri: str) -> str:
    """The last segment of an IRI.

    >>> local("https://w3id.org/coopkg/ns#attended")
    'attended'
    """
    return re.split(r"[#/]", iri)[-1]


def label(store: GraphStore, term: Term) -> str:
    """The English label of the merged graph, else its first label, else the IRI; a literal's own text.

    A role is called by its title and its body, a document by its path.
    """
    bodies = _values(store, term, _POST_IN) if isinstance(term, ox.NamedNode) else []
    return ", ".join([_name(store, term), *sorted(_name(store, body) for body in bodies)])


def _name(store: GraphStore, term: Term) -> str:
    if isinstance(term, ox.Literal):
        return term.value
    if not isinstance(term, ox.NamedNode):
        return str(term)
    found = [value for value in _values(store, term, _LABEL) if isinstance(value, ox.Literal)]
    found = found or [value for value in _values(store, term, _PATH) if isinstance(value, ox.Literal)]
    # English, then alphabetical: the same graph must always give the same name.
    found.sort(key=lambda value: (not (value.language or "").startswith("en"), value.language or "", value.value))
    return found[0].value if found else shorten(term.value)


def _values(store: GraphStore, node: ox.NamedNode, predicate: ox.NamedNode) -> list[Term]:
    pattern = store.native.quads_for_pattern(node, predicate, None, ox.DefaultGraph())
    return [quad.object for quad in pattern]


def named(store: GraphStore, term: str) -> list[ox.NamedNode]:
    """The things of that IRI or label; where there is none, those whose label contains it.

    Labels of any SKOS kind and language count, in upper or lower case. No particular order.
    """
    name = expand(term.strip().strip("<>"))
    if "://" in name and " " not in name:
        try:
            node = ox.NamedNode(name)
        except ValueError:
            return []
        return [node] if any(store.native.quads_for_pattern(node, None, None, ox.DefaultGraph())) else []
    sought, exact, partial = _fold(term), set(), set()
    if not sought:
        return []
    for form in _FORMS:
        for quad in store.native.quads_for_pattern(None, form, None, ox.DefaultGraph()):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
                text = _fold(quad.object.value)
                if text == sought:
                    exact.add(quad.subject)
                elif sought in text:
                    partial.add(quad.subject)
    return list(exact or partial)


def _fold(text: str) -> str:
    return " ".join(text.split()).casefold()
