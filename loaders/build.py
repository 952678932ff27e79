"""How do published files become extracts? All that data/sources/sources.toml lists are built, then put in place.

Everything is written to a staging folder first and moved file by file when whole: a run that fails halfway leaves the
extracts of the last good run standing. The same sources give the same bytes.
"""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from loaders.published import load_published, load_toml, settings_of
from loaders.recipes import Recipe


def build_extracts(data: Path, report: Callable[[str], None]) -> None:
    """Build every extract of data/sources/sources.toml into data/extracts, one Parquet file an indicator.

    data: the data root. report: called with one line for each step done. Raises SourceInvalid, and changes nothing, if
    a source file is missing, cannot be read, or does not add up to what was published.
    """
    sources = data / "sources"
    settings = load_toml(sources / "sources.toml")
    database = load_published(sources, settings)
    with settings_of(sources / "sources.toml"):
        recipes = [Recipe.from_dict(entry, settings["placing"]["special_type"]) for entry in settings["extract"]]
    report("Sources read: the schools add up to the authority's published rows.")
    tables: dict[str, pa.Table] = {}
    for recipe in recipes:
        tables[recipe.key] = recipe.make(database, sources)
        report(f"{recipe.key}: {tables[recipe.key].num_rows} rows.")
    _put_in_place(tables, data / "extracts")
    report(f"{len(tables)} extracts are in {data / 'extracts'}.")


def _put_in_place(tables: Mapping[str, pa.Table], extracts: Path) -> None:
    """Write all tables aside, then move each over its old file: no reader ever meets half an extract."""
    staging = extracts / ".building"
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir(parents=True)
    for key, table in tables.items():
        pq.write_table(table, staging / f"{key}.parquet", compression="zstd")
    for key in tables:
        (staging / f"{key}.parquet").replace(extracts / f"{key}.parquet")
    staging.rmdir()
