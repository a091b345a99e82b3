"""Parquet: the tables of `csv` with their types, for pandas, polars, DuckDB and R."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING, Any

from kg.errors import MissingExtra
from kg.network.tables import Column, Table, projected, tables

if TYPE_CHECKING:
    import networkx as nx

    from kg.network.tables import Cell
    from kg.store import GraphStore

SUFFIX = ""


def files(store: GraphStore) -> dict[str, bytes]:
    """The whole typed graph, one file a table; raises MissingExtra where pyarrow is not installed."""
    return {f"{each.name}.parquet": _written(each) for each in tables(store)}


def project(graph: nx.Graph[str]) -> dict[str, bytes]:
    """A network of one kind: `nodes.parquet` and `edges.parquet`; raises MissingExtra likewise."""
    return {f"{each.name}.parquet": _written(each) for each in projected(graph)}


def _written(found: Table) -> bytes:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        message = "writing Parquet needs pyarrow: pip install 'coopkg[tables]'"
        raise MissingExtra(message) from error
    types = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "date": pa.date32()}
    schema = pa.schema(
        [
            pa.field(column.name, types[column.type], metadata={"description": column.meaning})
            for column in found.columns
        ],
        metadata={"title": found.title},
    )
    columns = zip(*found.rows, strict=True) if found.rows else ([] for _ in found.columns)
    arrays = [
        pa.array([_cell(cell, column) for cell in cells], types[column.type])
        for column, cells in zip(found.columns, columns, strict=True)
    ]
    stream = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(arrays, schema=schema), stream)
    return stream.getvalue()


def _cell(cell: Cell, column: Column) -> Any:  # noqa: ANN401 - what pyarrow takes
    if cell is None or column.type not in {"date", "number"}:
        return cell
    return date.fromisoformat(str(cell)) if column.type == "date" else float(cell)
