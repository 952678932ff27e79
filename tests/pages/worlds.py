"""What would be published if hidden figures were others? The demonstration with its raw counts changed."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from loaders.build import build_extracts
from loaders.paths import PROJECT
from metrics.month import Month
from metrics.publish import publish

Counts = dict[tuple[str, date], int]  # one indicator's raw counts by cluster and period
MONTH, DAY = Month(2017, 3), date(2017, 4, 21)


def build_demonstration(data: Path) -> Path:
    """Reference and extracts of the demonstration in another data folder; nothing is published yet."""
    for folder in ("sources", "reference"):
        shutil.copytree(PROJECT / "data" / folder, data / folder)
    (data / "extracts").mkdir()
    build_extracts(data, lambda line: None)
    return data


def change_extract(data: Path, key: str, change: Callable[[Counts], Counts]) -> Counts:
    """Change the counts of one indicator's extract in place; returns them as they are now."""
    path = data / "extracts" / f"{key}.parquet"
    table = pq.read_table(path)
    places = list(zip(table["cluster"].to_pylist(), table["period_end"].to_pylist(), strict=True))
    counts = change(dict(zip(places, table["numerator"].to_pylist(), strict=True)))
    column = pa.array([counts[place] for place in places], pa.int64())
    pq.write_table(table.set_column(table.schema.get_field_index("numerator"), "numerator", column), path)
    return counts


def publish_world(data: Path) -> Path:
    """Publish the data folder's extracts as the shipped release was; returns the release's folder."""
    return publish(data, MONTH, DAY, lambda line: None).folder


def hidden_cells(release: Path, key: str) -> set[tuple[str, date]]:
    """The cells of one indicator that a release hides."""
    rows = pq.read_table(release / "figures.parquet").to_pylist()
    return {(row["area"], row["period_end"]) for row in rows if row["indicator"] == key and row["status"] == "c"}
