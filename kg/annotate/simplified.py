"""Traditional characters as simplified ones and half-width punctuation as full-width, each in its place."""

from __future__ import annotations

import re
from functools import cache

_HALF = str.maketrans(
    {
        ":": "：",
        ";": "；",
        "(": "（",
        ")": "）",
        "!": "！",
        "?": "？",
        "﹑": "、",
        "､": "、",
        "﹕": "：",
        "﹔": "；",
        "﹐": "，",
        "•": "·",
        "‧": "·",
        "陜": "陕",
        "巿": "市",
    }
)
_COMMA = re.compile(r"(?<!\d),|,(?!\d)")
_CLOCK = re.compile(r"(?<=\d)：(?=\d\d)")


@cache
def _table() -> dict[int, str]:
    """Every character that opencc changes, by itself: phrases, which may change the length, are left out."""
    import opencc

    traditional = [chr(code) for code in range(0x3400, 0xA000)]
    simplified = opencc.OpenCC("t2s").convert("\n".join(traditional)).split("\n")
    changed = {ord(a): b for a, b in zip(traditional, simplified, strict=True) if a != b and len(b) == 1}
    return changed | _HALF


def simplified(text: str) -> str:
    """The text in simplified characters with Chinese punctuation; as long as the text given.

    >>> simplified("會議, 由廳長主持")
    '会议， 由厅长主持'
    """
    text = text.translate(_table())
    return _CLOCK.sub(":", _COMMA.sub("，", text))
