"""What a Chinese division is called: its bare name, its kind, and both in English."""

import re
from pathlib import Path

import jieba
from place_turtle import ALT, AMBIGUOUS, HIDDEN, PREF, Names, Place
from pypinyin import lazy_pinyin, load_phrases_dict, load_single_dict

KINDS = {
    "新区": "New Area",
    "林区": "Forestry District",
    "特区": "Special District",
    "矿区": "Mining District",
    "地区": "Prefecture",
    "盟": "League",
    "旗": "Banner",
    "市": "City",
    "区": "District",
    "县": "County",
    "省": "Province",
}
PLAIN = {"自治州": "Prefecture", "自治县": "County", "自治旗": "Banner"}
# Readings of characters that place names have, against the commonest one.
READINGS = {"都": "dū", "长": "cháng", "朝": "cháo", "宿": "sù", "漯": "luò", "勒": "lè", "什": "shí"}
load_single_dict({ord(character): reading for character, reading in READINGS.items()})


class Namer:
    """Chinese and English names of a division from its official Chinese name and code."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.peoples = "|".join(sorted(names.rows["people"], key=len, reverse=True))
        for word in names.rows["reading"]:
            if len(word) > 1:
                load_phrases_dict({word: [[part] for part in lazy_pinyin(word)]})
        lines = (Path(jieba.__file__).parent / "dict.txt").read_text(encoding="utf-8").splitlines()
        self.tags = {word: tag for word, _, tag in (line.split() for line in lines)}

    def split(self, name: str) -> tuple[str, list[str], str]:
        """The bare name, the peoples that an autonomous area is of, and the kind: 临夏, [Hui], 自治州."""
        found = re.fullmatch(rf"(.{{2,}}?)((?:(?:{self.peoples})族?)+)(自治[县旗州]|自治区)", name)
        found = found or re.fullmatch(rf"(.+?)((?:{self.peoples})族)(区)", name)
        if found:
            peoples = re.findall(rf"({self.peoples})族?", found[2])
            return found[1], [self.names.value("people", p) for p in peoples], found[3]
        if own := re.fullmatch(rf"({self.peoples})族?(自治[县旗州])", name):
            return own[1], [], own[2]
        if name == "神农架林区":
            return "神农架", [], "林区"
        found = re.fullmatch(r"(.{2,}?)(自治[县旗区]|新区|地区|矿区|特区|特别行政区)", name) or re.fullmatch(
            r"(.+)(.)", name
        )
        return (found[1], [], found[2]) if found and found[2] in {*KINDS, "自治区", "特别行政区"} else (name, [], "")

    def pinyin(self, word: str) -> str:
        """The name in pinyin, with apostrophes where they belong."""
        if self.names.has("reading", word):
            return self.names.value("reading", word)
        syllables = [s.replace("ü", "u").replace("lv", "lu").replace("nv", "nu") for s in lazy_pinyin(word)]
        joined = syllables[0] + "".join("'" + s if s[0] in "aoe" else s for s in syllables[1:])
        return joined[0].upper() + joined[1:]

    def english(self, word: str, peoples: list[str], kind: str) -> str:
        """The full English name of a division whose bare English name is `word`."""
        if not kind.startswith("自治"):
            return f"{word} {KINDS[kind]}" if not peoples else f"{word} {peoples[0]} {KINDS[kind]}"
        of = peoples[0] if len(peoples) == 1 else ", ".join(peoples[:-1]) + " and " + peoples[-1] if peoples else ""
        noun = PLAIN[kind]
        return " ".join(part for part in (word, of, "Autonomous", noun) if part)

    def common(self, word: str, level: str) -> bool:
        """Whether a bare Chinese name is not a place wherever it is read."""
        if level != "County":
            return self.names.value("common-zh", word) == "all"
        return self.names.has("common-zh", word) or (len(word) == 2 and self.tags.get(word) != "ns")

    def describe(self, place: Place, name: str) -> None:
        """Give the place its names, those of its own table rows included."""
        bare, peoples, kind = self.split(name)
        if len(bare) == 1 and name[1:] == "区":
            bare = name if self.names.has("reading", name) else bare
        word = self.names.value("en", place.code) or self.pinyin(bare)
        full = self.names.value("full", place.code) or (
            f"{word} Municipality" if place.level == "DirectMunicipality" else self.english(word, peoples, kind)
        )
        place.name(PREF, "zh-hans", name)
        place.name(PREF, "en", full)
        self._chinese(place, name, bare, kind)
        place.name(ALT, "en", *self.names.values("alt-en", place.code))
        ending = full.removeprefix(word).strip()
        plain = PLAIN.get(kind)
        if plain:
            place.name(ALT, "en", f"{word} {plain}")
        if kind == "市":
            place.name(ALT, "en", f"{word} City")
        for people, others in self.names.rows["people"].values():
            if people in peoples:
                place.name(HIDDEN, "en", *(full.replace(f" {people}", f" {other}") for other in others))
        self._english(place, word, bare)
        if len(bare) == 1 and kind == "县":
            place.name(ALT, "en", f"{word}xian", f"{word}xian County")
        for other in self.names.more("en", place.code):
            place.name(HIDDEN, "en", f"{other} {plain or ending}" if not other.endswith(plain or ending) else other)
            if place.level != "County" or not (self.names.has("common-en", other) or " " in other):
                form = AMBIGUOUS if self.names.has("common-en", other) else HIDDEN
                place.name(form, "en", other if not other.endswith(" " + ending) else "")
        if "'" in word:
            flat = word.replace("'", "").capitalize() if word.replace("'", "").isalpha() else word.replace("'", "")
            place.name(HIDDEN, "en", full.replace(word, flat))
            if place.level != "County" and flat not in {"Jian", "Xingan"}:
                place.name(HIDDEN, "en", flat)

    def _chinese(self, place: Place, name: str, bare: str, kind: str) -> None:
        place.ambiguous = self.names.has("common-full", name) or (len(bare) == 1 and place.level == "County")
        place.name(ALT, "zh-hans", *self.names.values("alt-zh", place.code))
        if kind.startswith("自治") and kind != "自治区":
            place.name(ALT, "zh-hans", bare + kind[-1])
        if len(bare) > 1 and bare != name:
            place.name(AMBIGUOUS if self.common(bare, place.level) else ALT, "zh-hans", bare)

    def _english(self, place: Place, word: str, bare: str) -> None:
        unsafe = self.names.has("common-en", word)
        if place.level == "County" and not self.names.has("en", place.code):
            if len(bare) == 1 or word.endswith("qu"):
                return
            unsafe = unsafe or self.common(bare, "County")
        place.name(AMBIGUOUS if unsafe else ALT, "en", word)
