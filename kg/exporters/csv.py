"""CSV: nodes, edges, attributes, evidence and documents, with a dictionary of the columns."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kg.exporters import table
from kg.network.tables import Table, projected, tables

if TYPE_CHECKING:
    from collections.abc import Iterable

    import networkx as nx

    from kg.store import GraphStore

SUFFIX = ""

NOTE = """\
The tables are CSV in UTF-8 with a header; an empty cell is what is not known. `datapackage.json` says the same as this
file for programs (Frictionless Data Package). A text stands as it was read, even where it begins with a sign that a
spreadsheet takes for a formula: import the columns as text.
"""


def files(store: GraphStore) -> dict[str, bytes]:
    """The whole typed graph; `evidence.csv` leads from each fact to the words that state it."""
    return _files(tables(store))


def project(graph: nx.Graph[str]) -> dict[str, bytes]:
    """A network of one kind: `nodes.csv` and `edges.csv`."""
    return _files(projected(graph))


def _files(found: tuple[Table, ...]) -> dict[str, bytes]:
    package = json.dumps(_package(found), ensure_ascii=False, indent=2) + "\n"
    return {
        **{f"{each.name}.csv": table((column.name for column in each.columns), _texts(each)) for each in found},
        "datapackage.json": package.encode("utf-8"),
        "dictionary.md": _dictionary(found).encode("utf-8"),
    }


def _texts(found: Table) -> Iterable[Iterable[str]]:
    return (("" if cell is None else str(cell) for cell in row) for row in found.rows)


def _package(found: tuple[Table, ...]) -> dict[str, Any]:
    """The description of the tables as the Data Package standard has it, version 1."""
    return {
        "profile": "tabular-data-package",
        "name": "cooperation",
        "title": "Who works with whom, and where that is written",
        "resources": [
            {
                "profile": "tabular-data-resource",
                "name": each.name,
                "title": each.title,
                "path": f"{each.name}.csv",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "dialect": {"delimiter": ",", "doubleQuote": True, "lineTerminator": "\n"},
                "schema": _schema(each),
            }
            for each in found
        ],
    }


def _schema(found: Table) -> dict[str, Any]:
    names = [column.name for column in found.columns]
    schema: dict[str, Any] = {
        "fields": [
            {"name": column.name, "type": column.type, "description": column.meaning}
            | ({"constraints": {"required": True, "unique": True}} if column.name == "id" else {})
            for column in found.columns
        ],
        "missingValues": [""],
    }
    if "id" in names:
        schema["primaryKey"] = "id"
    if found.keys:
        schema["foreignKeys"] = [
            {"fields": column, "reference": {"resource": other, "fields": "id"}} for column, other in found.keys.items()
        ]
    return schema


def _dictionary(found: tuple[Table, ...]) -> str:
    lines = ["# Data dictionary", "", *NOTE.splitlines()]
    for each in found:
        lines += ["", f"## {each.name}.csv", "", f"{each.title}: {len(each.rows)} rows.", ""]
        lines += ["| column | type | what it says |", "|---|---|---|"]
        for column in each.columns:
            leads = f" The id of a row of {each.keys[column.name]}.csv." if column.name in each.keys else ""
            meaning = (column.meaning + leads).replace("|", r"\|")
            lines.append(f"| {column.name} | {column.type} | {meaning} |")
    return "\n".join([*lines, ""])
