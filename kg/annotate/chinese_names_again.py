"""The names that a Chinese document has shown beside a title, wherever they stand again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.mentions import Item, PersonRef

if TYPE_CHECKING:
    from collections.abc import Iterator


def recalled(text: str, known: AhoCorasick) -> Iterator[Item]:
    """The mentions of these names."""
    for _, start, end in known.find_matches_as_indexes(text):
        name = text[start:end]
        yield Item("N", start, end, PersonRef(name), name)


def pattern(names: set[str]) -> AhoCorasick:
    """One automaton for these names, which finds the longest."""
    return AhoCorasick(sorted(n for n in names if len(n) > 1), matchkind=MatchKind.LeftmostLongest)
