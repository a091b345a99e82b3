"""Who holds which role: found posts against annotated ones, each at most once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.evaluate.gold import HOLDS, Post
from kg.evaluate.likeness import ENOUGH, likeness
from kg.evaluate.measure import Mistake, Tally
from kg.namespaces import COOP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rdflib import Graph
    from rdflib.term import Node

    from kg.evaluate.matching import Matcher


def compare(wanted: Sequence[Post], graph: Graph, matcher: Matcher) -> tuple[Tally, list[Mistake]]:
    """The tally of `holds`, and its mistakes."""
    found = sorted(graph.subject_objects(COOP[HOLDS]), key=str)
    taken = assign([_candidates(wanted, matcher, holder, role) for holder, role in found])
    mistakes = []
    for number, (holder, role) in enumerate(found):
        if number not in taken.values():
            bodies = ", ".join(map(matcher.name, matcher.bodies(role)))
            text = f"{matcher.name(holder)} | {HOLDS} | {matcher.name(role)} @ {bodies or 'no body'}"
            mistakes.append(Mistake("wrong", HOLDS, text))
    missed = [post for number, post in enumerate(wanted) if post.required and number not in taken]
    for post in missed:
        bodies = " or ".join(sorted(post.bodies))
        mistakes.append(
            Mistake("missed", HOLDS, f"{post.holder} | {HOLDS} | {post.titles[0]} @ {bodies or 'any body'}")
        )
    right = sum(wanted[number].required for number in taken)
    return Tally(right, len(found) - len(taken), len(missed)), mistakes


def _candidates(wanted: Sequence[Post], matcher: Matcher, holder: Node, role: Node) -> list[int]:
    """The annotated posts that this one may be, by number, those that have to be found first."""
    if not matcher.well_formed(role):
        return []
    who, titles, bodies = matcher.entity(holder, ("Official",)), matcher.labels(role), matcher.body_entities(role)
    fits = [
        number
        for number, post in enumerate(wanted)
        if post.holder == who
        and any(likeness(ours, theirs, "Role") >= ENOUGH["Role"] for ours in titles for theirs in post.titles)
        and (not post.bodies or bodies & post.bodies)
    ]
    return sorted(fits, key=lambda number: not wanted[number].required)


def assign(candidates: Sequence[Sequence[int]]) -> dict[int, int]:
    """A largest one-to-one assignment: which found post (by number) takes each annotated one.

    One title may fit two annotated posts; the order in which they are found is not to decide what is left for the next.

    >>> assign([[0, 1], [0]])
    {0: 1, 1: 0}
    """
    taken: dict[int, int] = {}

    def place(number: int, tried: set[int]) -> bool:
        """Give the found post one of its candidates, moving those that hold them where that makes room."""
        for candidate in candidates[number]:
            if candidate not in tried:
                tried.add(candidate)
                if candidate not in taken or place(taken[candidate], tried):
                    taken[candidate] = number
                    return True
        return False

    for number in range(len(candidates)):
        place(number, set())
    return taken
