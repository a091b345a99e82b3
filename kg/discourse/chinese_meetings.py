"""Whether two Chinese mentions are of one meeting: by ordinal, level, zone and the characters of the name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.discourse.meetings import Meeting
    from kg.mentions import MeetingRef


def same(meeting: Meeting, mention: MeetingRef) -> bool:
    """Whether a specific mention can be of this meeting; names are sets of neighbouring characters."""
    if meeting.ordinal and mention.ordinal and meeting.ordinal != mention.ordinal:
        return False
    if meeting.year and mention.year and meeting.year != mention.year:
        return False
    if mention.level and meeting.levels and mention.level not in meeting.levels:
        return False
    common = len(meeting.words & mention.words)
    share = common / (min(len(meeting.words), len(mention.words)) or 1)
    if meeting.ordinal and meeting.ordinal == mention.ordinal:
        return not (meeting.zone and mention.zone) or share >= 0.5
    if bool(meeting.ordinal) != bool(mention.ordinal):
        enough = mention.ordinal is None or common > 3  # a headline may leave the ordinal out
        longer = mention.ordinal is None and common < 0.7 * len(mention.words)  # more than this one is in the name
        return enough and not longer and mention.head in meeting.heads and share >= 0.8
    return common >= 3 and share >= 0.7
