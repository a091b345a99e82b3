"""Which of the languages that can be read a passage is in, by its script and by English function words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.lexicon import Lexicon

HAN = re.compile(r"[㐀-鿿]")
_KANA = re.compile(r"[぀-ヿ]")
_LATIN = re.compile(r"[A-Za-zÀ-ɏẠ-ỹ]")
_OTHER = re.compile(r"[^\W\d_A-Za-zÀ-ɏẠ-ỹ㐀-鿿]")
_WORD = re.compile(r"[^\W\d_]+")
# English body text of official pages has at least 9 function words in a hundred, lists of names included; Malay,
# Spanish or Vietnamese has hardly any of these words. Below twenty words nothing can be said.
_FEWEST, _SHARE = 20, 0.05


def language_of(text: str, lexicon: Lexicon | None = None) -> str | None:
    """`zh`, `en`, or None where the passage is in neither, as far as script and, with a lexicon, words tell.

    Traditional characters are `zh` too; Japanese, with its kana, is not.
    """
    han, latin, other = (len(pattern.findall(text)) for pattern in (HAN, _LATIN, _OTHER))
    if han >= 2 and han * 3 >= latin:
        return None if len(_KANA.findall(text)) * 10 > han else "zh"
    if latin < 2 or other > latin:
        return None
    return "en" if lexicon is None or _is_english(text, lexicon) else None


def _is_english(text: str, lexicon: Lexicon) -> bool:
    words = _WORD.findall(text.lower())
    # A list of names and posts has hardly a function word, but words that only English has.
    common = lexicon.words("stop", "en") | lexicon.words("determiner", "en") | lexicon.words("plain", "en")
    return len(words) < _FEWEST or sum(word in common for word in words) >= _SHARE * len(words)
