"""Which frame of the lexicon an English verb evokes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.mentions import entries

if TYPE_CHECKING:
    from kg.discourse.reading import Reading
    from kg.lexicon import Concept
    from kg.mentions import Item


def frame_of(item: Item, reading: Reading) -> tuple[Concept, str]:
    """The frame that a trigger evokes, and its voice: active, passive or inverted."""
    entry = entries(item)[0]
    return reading.lexicon[entry.iri], entry.voice
