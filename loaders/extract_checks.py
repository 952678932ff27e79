"""What is wrong with one extract?

Each check is one file in loaders/sql: its rows are sentences, and none of them tells a count of children.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from loaders.extract_areas import areas_of
from loaders.queries import queries, query
from loaders.reference import Reference

SENTENCES = 20  # of one check and file; a file that is wrong throughout is not told row by row


@contextmanager
def opened(
    path: Path, reference: Reference, indicator: dict[str, Any]
) -> Iterator[tuple[duckdb.DuckDBPyConnection, list[str]]]:
    """A connection that holds one extract (as extract_views.sql has it), and every problem found in it."""
    with duckdb.connect(config={"threads": 1}) as connection:
        problems = _problems(connection, path, reference, indicator)
        yield connection, [f"{path.name}: {problem}" for problem in problems]


def _problems(
    connection: duckdb.DuckDBPyConnection, path: Path, reference: Reference, indicator: dict[str, Any]
) -> list[str]:
    connection.execute(query("extract_words"))
    connection.execute(query("extract_contract"), {"measure": indicator["measure"], "counts": indicator["counts"]})
    connection.execute(query("extract_table"))
    problems = read_file(connection, path, "extract_fill") or run_checks(connection, ["check_any_rows"])
    if problems:
        return problems
    facts = {fact: indicator[fact] for fact in ("key", "measure", "counts", "frequency", "baseline")}
    nested = indicator.get("nested", {})
    facts |= {
        "context": indicator.get("context", False),
        "year_to_date": indicator.get("year_to_date", False),
        "year_starts": reference.policy["year_starts"],
        "nested_breakdown": nested.get("breakdown"),
        "nested_categories": nested.get("categories", []),
    }
    connection.execute(query("extract_indicator"), facts)
    connection.execute(query("extract_areas"), areas_of(reference, indicator))
    connection.execute(query("extract_views"))
    return run_checks(connection, queries("check_rows_"))


def read_file(connection: duckdb.DuckDBPyConnection, path: Path, how: str) -> list[str]:
    """Read a file, whose contract is there already, with the query `how`; says what kept it from being read.

    DuckDB's own words are kept back: they can quote a value out of the file.
    """
    try:
        connection.execute(query("extract_columns"), {"file": str(path)})
    except duckdb.Error:
        what = "empty" if path.stat().st_size == 0 else "cut off or not Parquet"
        return [f"cannot be read as Parquet: the file is {what}; export it again."]
    if problems := run_checks(connection, queries("check_file_")):
        return problems
    try:
        connection.execute(query(how), {"file": str(path)})
    except duckdb.Error:
        return ["cannot be read to its end: the file is damaged or holds a value far out of range; export it again."]
    return []


def run_checks(connection: duckdb.DuckDBPyConnection, names: Iterable[str]) -> list[str]:
    """The sentences that checks of loaders/sql find, at most SENTENCES of each."""
    problems: list[str] = []
    for name in names:
        rows = connection.execute(query(name)).fetchall()
        problems += [row[0] for row in rows[:SENTENCES]]
        if len(rows) > SENTENCES:
            problems.append(f"... and {len(rows) - SENTENCES:,} more problems like the last one.")
    return problems
