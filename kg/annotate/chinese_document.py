"""The Chinese sentences of a document: names first, over the whole document, then the grammar of each sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate import (
    chinese,
    chinese_agencies,
    chinese_encounters,
    chinese_gatherings,
    chinese_groups,
    chinese_meeting_names,
    chinese_meetings,
    chinese_names,
    chinese_names_again,
    chinese_roles,
    chinese_topics,
    chinese_worded,
)
from kg.mentions import PersonRef

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.lexicon import Lexicon
    from kg.mentions import Item


def mentions(texts: Iterable[str], lexicon: Lexicon) -> list[list[Item]]:
    """The items of each text of one document; a name shown beside a title is known in all of them."""
    scanned = [(text, chinese.scan(text, lexicon)) for text in texts]
    whole = "\n".join(text for text, _ in scanned)
    beside = [list(chinese_names.Names(text, matches, lexicon, whole).find()) for text, matches in scanned]
    names = {n.value.name for found in beside for n in found if isinstance(n.value, PersonRef)}
    known = chinese_names_again.pattern(names)
    out = []
    for (text, matches), found in zip(scanned, beside, strict=True):
        candidates = [*found, *chinese_names_again.recalled(text, known)]
        items = chinese_topics.topics(chinese.base(text, lexicon, matches, candidates), text, lexicon)
        items = chinese_gatherings.gatherings(items, lexicon)
        items = chinese_encounters.encounters(items, lexicon)
        items = chinese_agencies.agencies(items, text, lexicon)
        items = chinese_worded.worded(items, text, lexicon)
        items = chinese_meeting_names.whole_names(items, lexicon)
        items = chinese_meetings.meetings(items, text, lexicon)
        items = chinese_roles.people(items, text, lexicon)
        out.append(chinese_groups.groups(items, text, lexicon))
    return out
