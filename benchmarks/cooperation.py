"""A made-up dataset of any size: agencies of real places, invented people, meetings over the years.

Agencies of a few fields meet within zones, year after year; some meet far more often than others, as in
life. The same size gives the same dataset. Each fact has its quote, and each meeting its document.

    python benchmarks/cooperation.py --nodes 1000 -o graph.trig
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
from hostile import GIVEN, HAN_GIVEN, HAN_SURNAMES, SURNAMES
from quads import Dataset, Names, term

from kg import resources, store
from kg.namespaces import ID

if TYPE_CHECKING:
    from kg.store import GraphStore

FIELDS = (
    ("Public Security", "公安"),
    ("Emergency Management", "应急管理"),
    ("Ecology and Environment", "生态环境"),
    ("Market Regulation", "市场监督管理"),
    ("Transport", "交通运输"),
    ("Water Resources", "水利"),
    ("Health", "卫生健康"),
    ("Customs", "海关"),
    ("Forestry and Grassland", "林业和草原"),
)
REGIONS = (
    ("Northwest", "西北", ("61", "62", "63", "64", "65", "15")),
    ("Southwest", "西南", ("50", "51", "52", "53", "54")),
    ("Northeast", "东北", ("21", "22", "23", "15")),
    ("Yangtze Delta", "长三角", ("31", "32", "33", "34")),
    ("Pearl River", "泛珠", ("35", "36", "43", "44", "45", "46", "52", "53")),
    ("Central Plains", "中原", ("13", "14", "37", "41", "42", "34")),
    ("Capital", "京津冀", ("11", "12", "13")),
)
TITLES = (("Director", "局长"), ("Deputy Director", "副局长"), ("Secretary", "书记"), ("Chief Engineer", "总工程师"))
YEARS = range(2012, 2026)
SPARSE = 2.0  # links a node below which it is not said who spoke


def places() -> list[tuple[str, Names]]:
    """Codes and names of the provinces and cities of the lexicon, the provinces first."""
    codes: dict[str, str] = {}
    names: dict[str, Names] = {}
    for triple in ox.parse(path=str(resources.ontology() / "jurisdictions" / "cn-places.ttl")):
        if triple.predicate == term("coop:code"):
            codes[triple.subject.value] = triple.object.value
        elif triple.predicate == term("skos:prefLabel"):
            names.setdefault(triple.subject.value, {})[triple.object.language] = triple.object.value
    found = [(code, names[iri]) for iri, code in codes.items() if code.isdigit() and code.endswith("00")]
    return sorted(found, key=lambda place: (not place[0].endswith("0000"), place[0]))


def agencies(data: Dataset, count: int) -> dict[str, list[str]]:
    """Field -> its agencies in order of standing: the national body, the provinces', the cities'."""
    found: dict[str, list[str]] = {english: [] for english, _ in FIELDS}
    # One in three cities is drawn, so that cities of all provinces are there before the last field.
    cities = [place for place in places() if not place[0].endswith("0000")]
    provinces = [place for place in places() if place[0].endswith("0000")]
    order = [*provinces, *cities[::3], *cities[1::3], *cities[2::3]]
    width = max(2, -(-count // len(order)) + 1)
    for code, names in order:
        for english, chinese in FIELDS[:width]:
            if sum(map(len, found.values())) >= count:
                return found
            rank = "Department" if code.endswith("0000") else "Bureau"
            labels = {
                "en": f"{names['en']} {english} {rank}",
                "zh-hans": names["zh-hans"] + chinese + "厅局"[rank == "Bureau"],
            }
            agency = data.thing("Agency", f"cn-{code}-{english.split()[0].lower()}", labels)
            home = f"{ID}place/cn-{code}"
            data.state(agency, "coop:jurisdiction", ox.NamedNode(home))
            describe(data, code, names)
            found[english].append(agency)
    return found


def describe(data: Dataset, code: str, names: Names) -> str:
    place = data.thing("Place", f"cn-{code}", names)
    data.state(place, "coop:code", ox.Literal(code))
    data.state(
        place, "coop:within", ox.NamedNode(f"{ID}place/cn" if code.endswith("0000") else f"{ID}place/cn-{code[:2]}0000")
    )
    return place


def build(size: int, density: float = 4.0) -> GraphStore:
    """A dataset whose picture has about `size` nodes and `density` links a node."""
    data = Dataset(size)
    chance, most = data.chance, max(2, round(density * 2.2))
    table = {code[:2]: (code, names) for code, names in reversed(places()) if code.endswith("0000")}
    by_field = agencies(data, max(4, size * 3 // 10))
    by_place: dict[str, list[str]] = {}
    for field, found in by_field.items():
        for agency in found:
            by_place.setdefault(f"{field} {agency.split('cn-')[1][:2]}", []).append(agency)
    officials: dict[str, list[str]] = {}
    meetings, number = [], 0
    while len(data.nodes) < size or len(data.links) < density * size:
        number += 1
        chinese_field = dict(FIELDS)
        field = chance.choice([english for english in by_field if by_field[english]][: 1 + size // 40])
        english, chinese, members = chance.choice(REGIONS[: 1 + size // 40])
        year = chance.choices(YEARS, [1 + (year - 2012) * 0.4 for year in YEARS])[0]
        full = len(data.nodes) >= size
        quote = f"The {field.lower()} authorities of the {english} region met in {year} and agreed on common work."
        document = f"{ID}document/{number:05}"
        if full and meetings:
            meeting = chance.choice(meetings)
        else:
            meeting = data.thing(
                "Meeting",
                str(number),
                {
                    "en": f"{year} joint meeting on {field.lower()} in the {english} region, no. {number}",
                    "zh-hans": f"{year}年{chinese}{chinese_field[field]}联席会议第{number}次",
                },
            )
            meetings.append(meeting)
            day = f"{year}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
            if chance.random() < 0.9:
                data.fact(document, 0, quote, meeting, "heldOn", ox.Literal(day, datatype=term("xsd:date")))
        record(data, document, number, f"{year}-12-31" if full else day)
        zone = data.thing(
            "CooperationZone",
            f"{english.split()[0].lower()}-{field.split()[0].lower()}",
            {"en": f"{english} {field} Cooperation Zone", "zh-hans": f"{chinese}{chinese_field[field]}协作区"},
        )
        local = [agency for member in members for agency in by_place.get(f"{field} {member}", [])]
        data.fact(document, 0, quote, meeting, "sessionOf", zone)
        if number % 3 == 0:
            code, names = table[chance.choice(members)]
            place = describe(data, code, names)
            data.fact(document, 0, quote, meeting, "heldAt", place)
            data.fact(document, 0, quote, place, "memberOf", zone)
        present = data.pick(local, chance.randint(2, most)) + data.pick(by_field[field], most // 4)
        for agency in present:
            data.fact(document, 120, f"Those present came from {len(present)} bodies.", agency, "attended", meeting)
            if full or chance.random() < 0.45:
                continue
            here = officials.setdefault(agency, [])
            if not here or chance.random() < min(0.9, 1 / density):
                here.append(person(data, agency, len(officials), document))
            if density < SPARSE:
                continue
            data.fact(
                document,
                240,
                "The head of the body spoke at the meeting.",
                chance.choice(here),
                chance.choice(["spokeAt", "spokeAt", "presidedOver", "attended"]),
                meeting,
            )
        if number % 6 == 0 and not full:
            words = {
                "en": f"{english} framework agreement on {field.lower()}, {year}",
                "zh-hans": f"{chinese}{chinese_field[field]}框架协议（{year}）",
            }
            agree(data, document, data.thing("Agreement", str(number), words), meeting, present[:4])
    native = ox.Store()
    native.extend(data.quads)
    return store.GraphStore.over(native)


def agree(data: Dataset, document: str, pact: str, meeting: str, signers: list[str]) -> None:
    words = "A framework agreement was adopted."
    data.fact(document, 360, words, pact, "adoptedAt", meeting)
    for agency in signers:
        data.fact(document, 360, words, agency, "signed", pact)


def person(data: Dataset, agency: str, number: int, document: str) -> str:
    chance = data.chance
    first, second = chance.choices(GIVEN, k=2)
    labels = {
        "en": f"{chance.choice(SURNAMES)} {first}{second.lower()}",
        "zh-hans": chance.choice(HAN_SURNAMES) + "".join(chance.choices(HAN_GIVEN, k=2)),
    }
    official = data.thing("Official", f"{agency.rsplit('/', 1)[1]}-{number}-{len(data.quads)}", labels)
    title, chinese = chance.choice(TITLES)
    role = data.thing("Role", f"{official.rsplit('/', 1)[1]}", {"en": title, "zh-hans": chinese})
    data.state(role, "org:postIn", ox.NamedNode(agency))
    data.fact(document, 240, f"{labels['en']}, {title}, was present.", official, "holds", ox.NamedNode(role))
    data.join(official, agency)
    return official


def record(data: Dataset, document: str, number: int, day: str) -> None:
    graph = ox.NamedNode(document)
    for predicate, text in (
        ("coop:path", f"{day[:4]}/{number:05}.txt"),
        ("dcterms:title", f"Read-out no. {number}"),
        ("dcterms:source", f"https://example.org/read-outs/{number:05}"),
    ):
        data.state(document, predicate, ox.Literal(text), graph)
        data.state(document, predicate, ox.Literal(text))
    data.state(document, "dcterms:issued", ox.Literal(day, datatype=term("xsd:date")))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--nodes", type=int, default=1000)
    parser.add_argument("--density", type=float, default=4.0, help="links a node")
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    build(options.nodes, options.density).native.dump(str(options.output), ox.RdfFormat.TRIG)


if __name__ == "__main__":
    main()
