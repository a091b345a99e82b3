"""What the gazetteer's two halves share: the hand-kept table, a place, and its Turtle."""

import csv
import json
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[1]
PREFIXES = {
    "coop": "https://w3id.org/coopkg/ns#",
    "dcterms": "http://purl.org/dc/terms/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "place": "https://w3id.org/coopkg/id/place/",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
}
FORMS = ("skos:prefLabel", "skos:altLabel", "skos:hiddenLabel", "coop:ambiguousLabel")
PREF, ALT, HIDDEN, AMBIGUOUS = FORMS


class Names:
    """The hand-kept table: rows of a kind, each a key, a value and more values."""

    def __init__(self) -> None:
        self.rows: dict[str, dict[str, tuple[str, list[str]]]] = {}
        with (ROOT / "scripts/place-names.csv").open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                more = [part for part in row["more"].split("|") if part]
                self.rows.setdefault(row["kind"], {})[row["key"]] = (row["value"], more)

    def value(self, kind: str, key: str) -> str:
        """The value of the row, or the empty string."""
        return self.rows[kind].get(key, ("", []))[0]

    def values(self, kind: str, key: str) -> list[str]:
        """The value of the row, where it is a list."""
        return [part for part in self.value(kind, key).split("|") if part]

    def more(self, kind: str, key: str) -> list[str]:
        """The further values of the row."""
        return self.rows[kind].get(key, ("", []))[1]

    def has(self, kind: str, key: str) -> bool:
        """Whether there is such a row."""
        return key in self.rows[kind]


def literal(text: str, tag: str) -> str:
    """A string in Turtle, with its language where it has one."""
    return json.dumps(text, ensure_ascii=False) + (f"@{tag}" if tag else "")


@dataclass
class Place:
    """One place to be written; `labels` maps a form and a language to names in order of importance."""

    key: str
    code: str
    level: str
    within: str
    labels: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    more: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    official: bool = True
    ambiguous: bool = False
    former: bool = False

    def name(self, form: str, language: str, *texts: str) -> None:
        """Add names, unless the place has them in this or a stronger form."""
        for text in texts:
            if text and not any(text in self.labels.get((f, language), []) for f in FORMS):
                self.labels.setdefault((form, language), []).append(text)

    def weaken(self, language: str, text: str) -> None:
        """Keep a name only as one that needs its context."""
        for form in FORMS[:3]:
            if text in self.labels.get((form, language), []):
                self.labels[form, language].remove(text)
                self.name(AMBIGUOUS, language, text)

    def turtle(self) -> str:
        """The place on one line."""
        parts = [f"place:{self.key} a coop:Place" + (",schema:AdministrativeArea" if self.official else "")]
        for form in FORMS:
            found = [(text, tag) for tag in ("zh-hans", "en") for text in self.labels.get((form, tag), [])]
            if found:
                parts.append(f"{form} " + ",".join(literal(*value) for value in found))
        parts += [f"{name} " + ",".join(literal(*v) for v in self.more[name]) for name in sorted(self.more)]
        if self.ambiguous or any(self.labels.get((AMBIGUOUS, tag)) for tag in ("zh-hans", "en")):
            parts.append("coop:ambiguous true")
        if self.former:
            parts.append("owl:deprecated true")
        if self.code:
            parts.append(f'coop:code "{self.code}"')
        parts.append(f"coop:level coop:{self.level}")
        if self.within:
            parts.append(f"coop:within place:{self.within}")
        return ";".join(parts) + "."


def write(path: Path, note: str, places: list[Place]) -> None:
    """The places in the order of their IRIs under a note and the prefixes."""
    head = [f"# {line}" for line in note.strip().splitlines()]
    head += [f"@prefix {prefix}: <{iri}> ." for prefix, iri in PREFIXES.items()]
    lines = [place.turtle() for place in sorted(places, key=lambda place: place.key)]
    path.write_text("\n".join([*head, "", *lines]) + "\n", encoding="utf-8")
