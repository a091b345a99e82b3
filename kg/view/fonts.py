"""Fonts for print: one that has Chinese where labels need it, and a word where characters have none."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import warnings
    from collections.abc import Iterable

logger = logging.getLogger(__name__)

# Families with simplified Chinese on Linux, macOS and Windows. Of a collection matplotlib knows the first
# face alone, which is the Japanese one of Noto and Source Han; it has all the characters.
CHINESE = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "PingFang SC",
    "Hiragino Sans GB",
    "Microsoft YaHei",
    "Noto Sans CJK JP",
    "Source Han Sans",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Heiti SC",
    "STHeiti",
    "SimHei",
    "Arial Unicode MS",
    "Droid Sans Fallback",
    "Noto Serif CJK SC",
    "Noto Serif CJK JP",
    "SimSun",
)
WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    r"""The text without characters that a picture file cannot hold; line ends stay.

    >>> printable("a\x00b")
    'a\ufffdb'
    """
    return CONTROL.sub("\ufffd", text)


def families(text: str) -> list[str]:
    """The fonts to print the text in, in order; raises nothing where none has Chinese, see `unreadable`."""
    from matplotlib.font_manager import fontManager

    found = ["DejaVu Sans"]
    if WIDE.search(text):
        installed = {font.name for font in fontManager.ttflist}
        found += [family for family in CHINESE if family in installed][:1]
    return found


def unreadable(said: Iterable[warnings.WarningMessage]) -> None:
    """Pass on, as one line, that there were characters without a glyph; other warnings as they were."""
    missing = set()
    for warning in said:
        text = str(warning.message)
        if (found := re.match(r"Glyph (\d+)", text)) is not None:
            missing.add(int(found[1]))
        else:
            logger.warning("%s", text)
    if any(WIDE.match(chr(code)) for code in missing):
        logger.warning("no installed font has the Chinese of the labels: install one, such as Noto Sans CJK")
    elif missing:
        logger.warning("%d characters of the labels are in no installed font and stand as boxes", len(missing))
