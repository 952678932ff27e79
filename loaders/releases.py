"""What has been published? Writes a release whole or not at all, and reads back the figures of one area.

A release is a folder: `figures.parquet`, perhaps tables of public figures, and `release.json`, which holds the hash of
each. Nothing else is needed to show it, and nothing raw is in it.
"""

import hashlib
import json
import os
import re
import shutil
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from loaders.errors import ReleaseRefused, ReleaseUnreadable, TrackerError
from loaders.queries import query

FORM = 1  # the form of a release this code writes and reads
FIGURES = "figures.parquet"
DOCUMENT = "release.json"
_NAME = re.compile(r"([0-9]{4}-(?:0[1-9]|1[0-2]))(?:-r([2-9]|[1-9][0-9]{1,3}))?")
# Small groups, so that one area is one small read however many there are.
_ROWS_A_GROUP = 4096


class FigureRow(NamedTuple):
    """One row of figures.parquet; data/README.md says what each column means."""

    area: str
    indicator: str
    period_end: date
    breakdown: str | None
    category: str | None
    numerator: int | None
    denominator: int | None
    status: str
    available_from: date
    coverage: int | None
    provenance: str


_SCHEMA = pa.schema(
    [
        ("area", pa.string()),
        ("indicator", pa.string()),
        ("period_end", pa.date32()),
        ("breakdown", pa.string()),
        ("category", pa.string()),
        ("numerator", pa.int64()),
        ("denominator", pa.int64()),
        ("status", pa.string()),
        ("available_from", pa.date32()),
        ("coverage", pa.int64()),
        ("provenance", pa.string()),
    ]
)


def release_names(data: Path) -> list[str]:
    """The releases in the data folder, newest first: "2017-03-r2" before "2017-03". Half-written ones have no name."""
    folder = data / "releases"
    written = {path.name: _NAME.fullmatch(path.name) for path in folder.iterdir()} if folder.is_dir() else {}
    found = [(name[1], int(name[2] or 1), text) for text, name in written.items() if name]
    return [text for _, _, text in sorted(found, reverse=True)]


def load_document(data: Path, name: str) -> dict[str, Any]:
    """What `release.json` says. Raises ReleaseUnreadable if the release is incomplete, damaged or of another form."""
    return _read_document(data / "releases" / name)


def _read_document(folder: Path) -> dict[str, Any]:
    name = folder.name
    try:
        document = json.loads((folder / DOCUMENT).read_text(encoding="utf-8"))
        found = hash_file(folder / FIGURES)
    except (OSError, ValueError, RecursionError) as error:
        raise ReleaseUnreadable(f"Release {name} is incomplete or damaged; restore it from a copy.") from error
    if not isinstance(document, dict) or document.get("form") != FORM:
        raise ReleaseUnreadable(f"Release {name} has a form this version cannot read.")
    if document.get("figures_sha256") != found:
        raise ReleaseUnreadable(f"The figures of release {name} are not those it was published with.")
    return document


def load_whole(folder: Path) -> tuple[dict[str, Any], list[FigureRow]]:
    """All that one release says, by its folder: what the ledger is kept by and the audit attacks.

    Raises ReleaseUnreadable.
    """
    document = _read_document(folder)
    return document, _read_rows(folder.parent, folder.name, "release_rows", {})


def load_area(data: Path, name: str, area: str) -> list[FigureRow]:
    """The published figures of one area, oldest first. Raises ReleaseUnreadable if the file cannot be read."""
    return _read_rows(data / "releases", name, "release_area", {"area": area})


def load_indicator(data: Path, name: str, indicator: str, periods: Sequence[date] = ()) -> list[FigureRow]:
    """The published whole figures of one indicator in every area, of some periods or (none named) of all.

    Raises ReleaseUnreadable if the file cannot be read.
    """
    return _read_rows(data / "releases", name, "release_indicator", {"indicator": indicator, "periods": list(periods)})


def _read_rows(releases: Path, name: str, asked: str, parameters: Mapping[str, object]) -> list[FigureRow]:
    try:
        # The connection may read below `releases` alone, whatever the name of a release holds.
        cursor = reader(releases).cursor()
        found = cursor.execute(query(asked), {"file": str(releases / name / FIGURES), **parameters}).fetchall()
    except duckdb.Error as error:
        raise ReleaseUnreadable(f"The figures of release {name} cannot be read; restore it from a copy.") from error
    except RuntimeError as error:  # DuckDB takes Ctrl-C for a query's end
        raise KeyboardInterrupt from error
    return [FigureRow(*row) for row in found]


@cache
def reader(folder: Path) -> duckdb.DuckDBPyConnection:
    """A connection that may read below one folder of releases alone.

    One connection a process, one cursor a call: threads that share a connection break each other's results.
    """
    connection = duckdb.connect()
    connection.execute(query("allow_folder"), {"folder": f"{folder}{os.sep}"})
    connection.execute(query("lock_reader"))
    return connection


def write_release(
    data: Path,
    name: str,
    rows: Sequence[FigureRow],
    document: Mapping[str, Any],
    tables: Mapping[str, pa.Table] = MappingProxyType({}),
) -> Path:
    """Write a release beside the others and rename it into place.

    tables: further tables of already public figures, each to be a file named for it (loaders/public_tables.py).
    Raises ReleaseRefused if that name is taken, or the disk will not have it. A crash at any point leaves the releases
    that were there, and at most a hidden folder that nothing reads.
    """
    folder = data / "releases"
    target = folder / name
    if target.exists():
        raise ReleaseRefused([f"Release {name} is already published; a release is never changed."])
    staging = folder / f".{name}"
    try:
        _write_whole(staging, rows, document, tables)
        staging.rename(target)
    except OSError as error:
        reason = error.strerror or "the disk will not have it"
        raise ReleaseRefused([f"Release {name} cannot be written to {folder} ({reason}); mend that first."]) from error
    return target


def _write_whole(
    staging: Path, rows: Sequence[FigureRow], document: Mapping[str, Any], tables: Mapping[str, pa.Table]
) -> None:
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir(parents=True)
    ordered = sorted(rows, key=lambda r: (r.area, r.indicator, r.period_end, r.breakdown or "", r.category or ""))
    columns = [pa.array(column, field.type) for column, field in zip(zip(*ordered, strict=True), _SCHEMA, strict=True)]
    pq.write_table(pa.table(columns, schema=_SCHEMA), staging / FIGURES, row_group_size=_ROWS_A_GROUP)
    stamped = {"form": FORM, **document, "figures_sha256": hash_file(staging / FIGURES)}
    for table, held in tables.items():
        pq.write_table(held, staging / f"{table}.parquet", compression="zstd")
    stamped["tables"] = {table: hash_file(staging / f"{table}.parquet") for table in tables}
    if not tables:
        del stamped["tables"]
    text = json.dumps(stamped, ensure_ascii=False, indent=1, sort_keys=True)
    (staging / DOCUMENT).write_text(text + "\n", encoding="utf-8", newline="\n")


def write_findings(path: Path, findings: Mapping[str, Any]) -> None:
    """Keep what an audit of releases found, as JSON. Raises TrackerError where it cannot be written."""
    try:
        path.write_text(json.dumps(findings, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise TrackerError(
            f"The findings cannot be written to {path} ({error.strerror}); name another file."
        ) from error


def hash_file(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
