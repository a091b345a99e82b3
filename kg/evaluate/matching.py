"""Nodes of a graph as entities of an annotation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rdflib import ORG, RDFS, SKOS, XSD, Literal

from kg.evaluate.gold import ACTORS, DATES
from kg.evaluate.likeness import ENOUGH, SAME, likeness

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

    from kg.evaluate.gold import Gold

LABELS = (RDFS.label, SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)


class Matcher:
    """Finds for each node of a graph the one entity of the annotation that it is most like."""

    def __init__(self, gold: Gold, graph: Graph) -> None:
        self._gold = gold
        self._graph = graph
        self._found: dict[tuple[Node, tuple[str, ...]], str | None] = {}

    def labels(self, node: Node) -> list[str]:
        """Every label of a node, in any language; a literal is its own label."""
        if isinstance(node, Literal):
            return [str(node)]
        return [text for name in LABELS for text in sorted(map(str, self._graph.objects(node, name)))]

    def name(self, node: Node) -> str:
        """One label for people to read, or the IRI."""
        return next(iter(self.labels(node)), str(node))

    def entity(self, node: Node, kinds: tuple[str, ...]) -> str | None:
        """The key of the entity of these kinds that the node is, or None where none is like it enough."""
        place = (node, kinds)
        if place not in self._found:
            self._found[place] = self._most_alike(self.labels(node), kinds)
        return self._found[place]

    def _most_alike(self, labels: list[str], kinds: tuple[str, ...]) -> str | None:
        found, best = None, (0.0, 0)
        for key, entity in self._gold.entities.items():
            if entity.kind not in kinds:
                continue
            scores = [likeness(label, wanted, entity.kind) for wanted in entity.labels for label in labels]
            # Of two that are as like, the one with which more labels are the very same.
            rank = (max(scores, default=0.0), scores.count(SAME))
            if rank[0] >= ENOUGH[entity.kind] and rank > best:
                found, best = key, rank
        return found

    def bodies(self, role: Node) -> list[Node]:
        """What the role is in, each once."""
        return sorted(set(self._graph.objects(role, ORG.postIn)), key=str)

    def body_entities(self, role: Node) -> set[str | None]:
        """The entities that the role may be in: each body as an agency, and as whatever else it is like."""
        kinds = [("Agency",), *((kind,) for kind in ACTORS), ("Meeting",)]
        return {self.entity(body, kind) for body in self.bodies(role) for kind in kinds}

    def well_formed(self, role: Node) -> bool:
        """Whether the role has at most one body, one title a language and no alternative title.

        One that lists every title and every body would match any annotation.
        """
        titles = [*self._graph.objects(role, SKOS.prefLabel)]
        languages = [title.language for title in titles if isinstance(title, Literal)]
        return (
            len(self.bodies(role)) <= 1
            and len(languages) == len(set(languages)) == len(titles)
            and (role, SKOS.altLabel, None) not in self._graph
        )


def date(value: Node) -> str | None:
    """The date as written, or None where its datatype does not say how much of it is known.

    >>> date(Literal("--09-11", datatype=XSD.gMonthDay))
    '--09-11'
    >>> date(Literal("2024-09", datatype=XSD.date)) is None
    True
    """
    for pattern, datatype in DATES.items():
        if isinstance(value, Literal) and re.fullmatch(pattern, str(value)):
            return str(value) if value.datatype == XSD[datatype] else None
    return None
