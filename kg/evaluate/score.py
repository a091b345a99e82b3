"""A graph against an annotation: which facts are right, wrong, found twice, or missed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kg.evaluate import posts
from kg.evaluate.gold import HOLDS, RELATIONS, Fact, Gold
from kg.evaluate.matching import Matcher, date
from kg.evaluate.measure import Mistake, Outcome, Tally
from kg.namespaces import COOP

if TYPE_CHECKING:
    from rdflib import Graph

ORDER = (*RELATIONS, HOLDS)


def score(gold: Gold, graph: Graph) -> Outcome:
    """Compare the graph that was made of one document with the document's annotation.

    A found fact is right the first time; found again, by way of another node, it is wrong, since to see that two names
    mean one thing is part of the job. One that may be found counts neither way, and likewise wrong the second time
    unless it is about a group. All others that are found are wrong.
    """
    matcher = Matcher(gold, graph)
    counts, mistakes = _events(gold, graph, matcher)
    held, misheld = posts.compare(gold.posts, graph, matcher)
    relations = {
        relation: Tally(*(counts[what, relation] for what in ("right", "wrong", "missed"))) for relation in RELATIONS
    }
    relations[HOLDS] = held
    return Outcome(
        {relation: tally for relation, tally in relations.items() if tally != Tally()}, (*mistakes, *misheld)
    )


def _events(gold: Gold, graph: Graph, matcher: Matcher) -> tuple[Counter[tuple[str, str]], list[Mistake]]:
    """Every relation but `holds`: counts by `right`, `wrong` or `missed` and relation, and the mistakes."""
    counts: Counter[tuple[str, str]] = Counter()
    mistakes = []
    seen: set[Fact] = set()
    for relation, (subjects, objects) in RELATIONS.items():
        for subject, value in sorted(graph.subject_objects(COOP[relation]), key=str):
            end = matcher.entity(value, objects) if objects else date(value)
            fact = (matcher.entity(subject, subjects), relation, end)
            again = fact in seen
            if fact in gold.required and not again:
                counts["right", relation] += 1
                seen.add(fact)
            elif fact in gold.optional and (not again or gold.of_many(fact)):
                seen.add(fact)
            else:
                counts["wrong", relation] += 1
                text = f"{matcher.name(subject)} | {relation} | {matcher.name(value)}"
                mistakes.append(Mistake("twice" if again else "wrong", relation, text))
    for fact in sorted(gold.required - seen, key=str):
        counts["missed", fact[1]] += 1
        mistakes.append(Mistake("missed", fact[1], " | ".join(map(str, fact))))
    return counts, mistakes
