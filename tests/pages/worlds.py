"""What would be published if hidden figures were others? The demonstration with its raw counts changed."""

import shutil
import struct
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

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


@dataclass(frozen=True)
class Planted:
    """A published data folder without its extracts; the counts that are hidden, nine digits each; and those shown."""

    data: Path
    hidden: dict[str, set[int]]
    shown: dict[str, set[int]]


def plant_world(raw: Path, web: Path, keys: Sequence[str]) -> Planted:
    """Publish the demonstration with nine digits of its own in place of each hidden count of 5 or more.

    They can be told from all other numbers. What is hidden does not depend on them, so it is published once to learn
    which they are. Counts that are shown stay as they are: verdicts on nine digits would take for ever. `raw`, `web`:
    empty folders for the analyst's data, and for what a server has.
    """
    build_demonstration(raw)
    release = publish_world(raw)
    cells = {key: hidden_cells(release, key) for key in keys}
    for first in (raw / "releases", raw / "extracts" / "receipts"):
        shutil.rmtree(first)
    drawn = iter(Random(20170331).sample(range(100_000_000, 999_999_999), 10_000))

    def planter(hidden: set[tuple[str, date]]) -> Callable[[Counts], Counts]:
        return lambda counts: {
            place: next(drawn) if place in hidden and count >= 5 else count for place, count in sorted(counts.items())
        }

    counts = {key: change_extract(raw, key, planter(cells[key])) for key in keys}
    release = publish_world(raw)
    if any(hidden_cells(release, key) != cells[key] for key in keys):
        raise AssertionError("what is hidden depends on how large the hidden counts are")
    for folder in ("releases", "reference"):
        shutil.copytree(raw / folder, web / folder)
    return Planted(
        web,
        {key: {count for place, count in counts[key].items() if place in cells[key] and count >= 5} for key in keys},
        {key: {count for place, count in counts[key].items() if place not in cells[key]} for key in keys},
    )


def spellings(count: int) -> tuple[bytes, ...]:
    """How a number may stand in what is sent: as text, and as the machine's own numbers."""
    return (
        str(count).encode(),
        f"{count:,}".encode(),
        struct.pack("<q", count),
        struct.pack("<d", count),
        struct.pack(">q", count),
    )
