"""How do published figures of the city and of others become one table? Each with the edition it was published in.

data/sources/sources.toml names the publications, and for each measure the series it is made of.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb

from loaders.errors import SourceInvalid
from loaders.published import settings_of
from loaders.queries import query

Row = tuple[Any, ...]
_LAIT = "lait"


def build_comparators(database: duckdb.DuckDBPyConnection, sources: Path, settings: Mapping[str, Any]) -> list[Row]:
    """The rows of the table of comparators, as loaders/public_tables.py has its columns.

    settings: sources.toml. Raises SourceInvalid with a sentence for each publication that is missing or cannot be read,
    each measure that nothing is found for, and each country's figure that is none (a sum of rates).
    """
    with settings_of(sources / "sources.toml"):
        publications, measures = settings["publication"], settings["comparator"]
        areas = {"kind": "areas", "file": settings["files"]["comparator_areas"]}
        database.execute(query("build_published_figures"))
        problems = [problem for found in (areas, *publications) if (problem := _read(database, sources, found))]
        if problems:
            raise SourceInvalid(problems)
        database.execute(query("build_comparator_words"))
        rows: list[Row] = []
        for measure in measures:
            found = database.execute(query("build_comparators"), _asked(measure)).fetchall()
            if not found:
                problems.append(
                    f"Nothing is published of {measure['measure']}: name its series as its publication does."
                )
            problems += _sums(database, sources, publications, measure)
            rows += found
    if problems:
        raise SourceInvalid(problems)
    return rows


def _read(database: duckdb.DuckDBPyConnection, sources: Path, publication: Mapping[str, Any]) -> str | None:
    """Read one publication; a sentence if it cannot be."""
    path = sources / publication["file"]
    if not path.is_file():
        return f"The source file {path} is missing. Put it back and build again."
    name = "build_comparator_areas"
    parameters: dict[str, str | None] = {"path": str(path)}
    if publication["kind"] != "areas":
        name = f"build_read_kind_{publication['kind']}"
        parameters["edition"] = publication.get("edition")
    try:
        rows = database.execute(query(name), parameters).fetchall()
    except FileNotFoundError:
        raise KeyError(publication["kind"]) from None
    except (duckdb.Error, UnicodeDecodeError) as error:
        return f"The source file {path} cannot be read ({str(error).strip().splitlines()[0]}). Restore it as published."
    if not rows[0][0]:
        return f"The source file {path} holds nothing that can be used. Restore it as published."
    return None


def _asked(measure: Mapping[str, Any]) -> dict[str, Any]:
    """The parameters of build_comparators.sql. A series is written "kind: name"."""
    named = [series.split(": ", 1) for series in measure["series"]]
    return {
        "measure": measure["measure"],
        "kinds": [kind for kind, _ in named],
        "series": [name for _, name in named],
        "period": measure["period"],
        "edition": measure.get("edition"),
        "left_out": measure.get("left_out", []),
    }


def _sums(
    database: duckdb.DuckDBPyConnection,
    sources: Path,
    publications: list[Mapping[str, Any]],
    measure: Mapping[str, Any],
) -> list[str]:
    """A sentence for each series of the tool whose figure of the country cannot be one, unless it is left out."""
    if measure.get("count") or measure.get("left_out"):
        return []
    paths = [str(sources / found["file"]) for found in publications if found["kind"] == _LAIT]
    return [
        f"The country's figures of {series} in {path} lie outside those of its regions: they are no rates. Leave them "
        f"out (left_out of {measure['measure']} in sources.toml)."
        for path in paths
        for named in measure["series"]
        if named.startswith(f"{_LAIT}: ")
        for (series,) in database.execute(
            query("build_comparator_sums"), {"path": path, "series": named.removeprefix(f"{_LAIT}: ")}
        ).fetchall()
    ]
