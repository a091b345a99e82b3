"""The scorer's own words, from `words.ttl` beside this file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

from kg.lexicon import Lexicon, parse


@dataclass(frozen=True, slots=True)
class Words:
    """What tells names apart, and what does not: all as normalised text.

    `ordinals` gives the number of an ordinal, `ranks` the first word of the list that a word stands in.
    """

    fillers: frozenset[str]
    ordinals: dict[str, int]
    regions: frozenset[str]
    levels: frozenset[str]
    ranks: dict[str, str]


@cache
def load() -> Words:
    """The words of `words.ttl`."""
    with as_file(files("kg.evaluate") / "words.ttl") as path:
        lexicon = Lexicon(parse([path]))

    def words(name: str) -> list[str]:
        concept = lexicon[f"https://w3id.org/coopkg/words/evaluation-{name}"]
        return [*concept.said("word", "en"), *concept.said("word", "zh-hans")]

    return Words(
        fillers=frozenset(words("filler")),
        ordinals={word: number for number, word in enumerate(words("ordinal"), 1)},
        regions=frozenset(words("region")),
        levels=frozenset(words("level")),
        ranks={word: group[0] for group in (words("deputy"), words("assistant")) for word in group},
    )
