"""What did the published files say? Read as received into tables, and refused unless they are whole and add up.

The files and their places are named by data/sources/sources.toml; data/sources/README.md says whose they are.
"""

import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from loaders.errors import SourceInvalid
from loaders.queries import query

ROLES = (
    "school_absence",
    "authority_absence",
    "looked_after",
    "schools",
    "small_areas",
    "named_schools",
    "ward_clusters",
    "moved_areas",
    "moved_schools",
)
USES_AUTHORITY = {"authority_absence", "looked_after"}


def load_toml(path: Path) -> dict[str, Any]:
    """The tables of one TOML file. Raises SourceInvalid, naming the file, if it is missing or not TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise SourceInvalid([f"The source file {path} is missing. Put it back and build again."]) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SourceInvalid([f"The source file {path} is not valid TOML: {error}."]) from None


@contextmanager
def settings_of(path: Path) -> Iterator[None]:
    """What is found wrong with the settings of one TOML file meanwhile becomes SourceInvalid, naming the file."""
    try:
        yield
    except (KeyError, TypeError, ValueError, AttributeError, duckdb.Error) as error:
        reason = f"{error} is missing or unknown" if isinstance(error, KeyError) else str(error).strip().splitlines()[0]
        raise SourceInvalid([f"The settings file {path} cannot be used: {reason}. Mend it and build again."]) from error


def load_published(sources: Path, settings: Mapping[str, Any]) -> duckdb.DuckDBPyConnection:
    """A private database in memory of every source file of `settings`, schools and small areas placed in clusters.

    settings: sources.toml as a table. Raises SourceInvalid with one sentence for each file that is missing or cannot be
    read; then for each place where files do not fit together; then for each academic year and school type in which
    clusters and schools in none do not add up exactly to the authority's published row.
    """
    database = duckdb.connect(":memory:", config={"threads": "1"})
    with settings_of(sources / "sources.toml"):
        files = {role: str(settings["files"][role]) for role in ROLES}
        authority = str(settings["authority"]["old_la_code"])
        keys = ("special_type", "special_types", "special_cluster", "named_cluster", "listed_on")
        placing = {key: settings["placing"][key] for key in keys}
    problems = [problem for role in ROLES if (problem := _read(database, sources / files[role], role, authority))]
    if problems:
        raise SourceInvalid(problems)
    database.execute(query("build_school_places"), placing)
    database.execute(query("build_area_places"))
    gaps = [str(problem) for (problem,) in database.execute(query("build_gaps")).fetchall()]
    if gaps:
        raise SourceInvalid(gaps)
    differences = [
        f"The schools of {files['school_absence']} do not add up to the authority's row in {files['authority_absence']}"
        f" for {school_type} in the academic year ending {year}: {differing} differ. Restore the files as published."
        for year, school_type, differing in database.execute(query("build_absence_differences")).fetchall()
    ]
    if differences:
        raise SourceInvalid(differences)
    return database


def _read(database: duckdb.DuckDBPyConnection, path: Path, role: str, authority: str) -> str | None:
    """Read one file into its table; a sentence if it cannot be."""
    if not path.is_file():
        return f"The source file {path} is missing. Put it back and build again."
    parameters = {"path": str(path)}
    if role in USES_AUTHORITY:
        parameters["authority"] = authority
    try:
        rows = database.execute(query(f"build_read_{role}"), parameters).fetchall()
    except (duckdb.Error, UnicodeDecodeError) as error:
        reason = str(error).strip().splitlines()[0]
        return f"The source file {path} cannot be read ({reason}). Restore it as published."
    if not rows[0][0] and role not in {"moved_areas", "moved_schools", "named_schools"}:
        return f"The source file {path} holds nothing that can be used. Restore it as published."
    return None
