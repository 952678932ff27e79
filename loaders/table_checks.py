"""Which tables of public figures did the analyst supply, and may they be published as they are?

Each check is one file in loaders/sql, as for extracts. A table is optional: one that is not there is not missed.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

import duckdb
import pyarrow as pa

from loaders.errors import ExtractInvalid
from loaders.extract_checks import read_file, run_checks
from loaders.public_tables import SCHEMAS, TableName
from loaders.queries import queries, query
from loaders.reference import Reference


def table_problems(data: Path, reference: Reference) -> list[str]:
    """Everything that is wrong with the tables of data/extracts, a sentence each."""
    found: list[str] = []
    for table in SCHEMAS:
        path = _path(data, table)
        if path.is_file():
            with _opened(path, table, reference) as (_, problems):
                found += problems
    return found


def load_tables(data: Path, reference: Reference) -> dict[str, pa.Table]:
    """The tables that were supplied, checked, each with its columns and rows in the order they are published in.

    Raises ExtractInvalid, with every problem of the first table that has any.
    """
    tables: dict[str, pa.Table] = {}
    for table, schema in SCHEMAS.items():
        path = _path(data, table)
        if not path.is_file():
            continue
        with _opened(path, table, reference) as (connection, problems):
            if problems:
                raise ExtractInvalid(problems)
            rows = connection.execute(query(f"table_rows_{table}")).fetchall()
        columns = zip(*rows, strict=True)
        arrays = [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
        tables[table] = pa.table(arrays, schema=schema)
    return tables


def _path(data: Path, table: TableName) -> Path:
    return data / "extracts" / f"{table}.parquet"


@contextmanager
def _opened(
    path: Path, table: TableName, reference: Reference
) -> Iterator[tuple[duckdb.DuckDBPyConnection, list[str]]]:
    """A connection that holds one table (as table_view_*.sql has it), and every problem found in it."""
    with duckdb.connect(config={"threads": 1}) as connection:
        problems = _problems(connection, path, table, reference)
        yield connection, [f"{path.name}: {problem}" for problem in problems]


def _problems(connection: duckdb.DuckDBPyConnection, path: Path, table: TableName, reference: Reference) -> list[str]:
    connection.execute(query("extract_words"))
    connection.execute(query("table_contract"), {"table": table})
    if problems := read_file(connection, path, "table_read"):
        return problems
    connection.execute(query(f"table_view_{table}"))
    if problems := run_checks(connection, ["check_any_rows"]):
        return problems
    connection.execute(query("table_reference"), _names(reference))
    return run_checks(connection, queries(f"check_{table}_"))


def _names(reference: Reference) -> dict[str, list[str]]:
    """The parameters of table_reference.sql: what a table must know, or may say."""
    city = reference.city
    place = city.get("city", {})
    return {
        "clusters": [cluster["code"] for cluster in reference.clusters],
        "cluster_names": [cluster["name"] for cluster in reference.clusters],
        "measures": [measure["key"] for measure in city.get("measure", ())],
        "areas": list(dict.fromkeys([*place.values(), *chain(*(group["areas"] for group in city.get("group", ())))])),
    }
