"""The example of docs/evaluation.md is an annotation that is read."""

import re
from pathlib import Path

import yaml

from kg.evaluate import gold

PAGE = (Path(__file__).parents[2] / "docs" / "evaluation.md").read_text(encoding="utf-8")


def test_the_example_is_read():
    (example,) = re.findall(r"^```yaml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    read = gold.parse(yaml.safe_load(example))
    assert (len(read.required), len(read.optional), len(read.posts)) == (5, 2, 1)


def test_every_relation_and_kind_is_in_the_page():
    assert all(f"`{name}`" in PAGE for name in (*gold.RELATIONS, gold.HOLDS, *gold.KINDS))
