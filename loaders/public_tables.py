"""Which tables of already public figures may a release carry beside its own? Their columns, and how they are read.

They hold no figure of a child and pass no gate: what is in them is printed elsewhere. data/README.md says what each
column means. A release may lack any of them; one that is damaged takes nothing else down with it.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Literal, NamedTuple

import duckdb
import pyarrow as pa

from loaders.errors import ReleaseUnreadable
from loaders.queries import query
from loaders.releases import hash_file, load_document, reader

TableName = Literal["comparators", "schools"]

SCHEMAS: Mapping[TableName, pa.Schema] = {
    "comparators": pa.schema(
        [
            ("measure", pa.string()),
            ("area", pa.string()),
            ("area_name", pa.string()),
            ("period", pa.string()),
            ("period_end", pa.date32()),
            ("edition", pa.string()),
            ("value", pa.float64()),
            ("symbol", pa.string()),
        ]
    ),
    "schools": pa.schema(
        [
            ("name", pa.string()),
            ("phase", pa.string()),
            ("postcode", pa.string()),
            ("cluster", pa.string()),
            ("status", pa.string()),
        ]
    ),
}


class ComparatorRow(NamedTuple):
    """One published figure of one area (an authority, a region, the country), as one edition gave it."""

    measure: str
    area: str
    area_name: str
    period: str
    period_end: date
    edition: str
    value: float | None
    symbol: str | None


class SchoolRow(NamedTuple):
    """One school, and the cluster it is in."""

    name: str
    phase: str
    postcode: str | None
    cluster: str
    status: str


def load_comparators(data: Path, name: str) -> list[ComparatorRow]:
    """The figures of other areas in a release, by measure, area, period and edition; none where it has no such table.

    Raises ReleaseUnreadable if the table is missing or damaged.
    """
    return [ComparatorRow(*row) for row in _load(data, name, "comparators")]


def load_schools(data: Path, name: str) -> list[SchoolRow]:
    """The schools of a release, by name; none where it has no such table.

    Raises ReleaseUnreadable if the table is missing or damaged.
    """
    return [SchoolRow(*row) for row in _load(data, name, "schools")]


def _load(data: Path, name: str, table: TableName) -> list[tuple[Any, ...]]:
    held = load_document(data, name).get("tables")
    if not isinstance(held, dict) or table not in held:
        return []
    releases = data / "releases"
    path = releases / name / f"{table}.parquet"
    wrong = f"The table of {table} in release {name} is not the one it was published with; restore it from a copy."
    try:
        if hash_file(path) != held[table]:
            raise ReleaseUnreadable(wrong)
        cursor = reader(releases).cursor()
        return cursor.execute(query(f"release_{table}"), {"file": str(path)}).fetchall()
    except (OSError, duckdb.Error) as error:
        raise ReleaseUnreadable(wrong) from error
