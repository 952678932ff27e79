"""What does one cluster's page cost when there are more clusters? Invented releases, each ten times as large."""

import os
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import streamlit as st

from loaders.paths import PROJECT
from loaders.releases import FigureRow, load_area
from metrics.month import Month, months_between
from tests.benchmarks.running import Script
from tests.pages.releases import SHIPPED, write_figures

SIZES = (24, 240, 2_400)
_MONTHS = months_between(Month(2011, 4), Month(2017, 3))
_YEARS = [Month(year, 5) for year in range(2010, 2017)]


@dataclass(frozen=True)
class Cost:
    """Milliseconds, medians: reading one cluster's figures; its page asked for the first time, and again."""

    clusters: int
    read: float
    first: float
    again: float


def measure_sizes(folder: Path, runs: int) -> list[Cost]:
    """The cost of one cluster's page at each size. Writes its releases under `folder`."""
    found = []
    before = os.environ.get("TRACKER_DATA")
    try:
        for size in SIZES:
            data = folder / str(size)
            _write(data, size)
            os.environ["TRACKER_DATA"] = str(data)
            st.cache_data.clear()
            st.cache_resource.clear()
            found.append(_measure(data, size, runs))
    finally:
        os.environ.pop("TRACKER_DATA")
        if before is not None:
            os.environ["TRACKER_DATA"] = before
    return found


def _measure(data: Path, size: int, runs: int) -> Cost:
    # Spread over the file; the first is asked beforehand, so that opening the release is not in the numbers.
    asked = [_code(place * size // (runs + 1)) for place in range(runs + 1)]
    first, again = Script(PROJECT / "app.py"), Script(PROJECT / "app.py")
    reads = []
    first.run(asked[0])
    first.ran.clear()
    for code in asked[1:]:
        first.run(code)
        start = time.perf_counter()
        load_area(data, SHIPPED, code)
        reads.append(1000 * (time.perf_counter() - start))
    for code in asked:
        again.run(code)
    return Cost(size, median(reads), first.typical, again.typical)


def _code(number: int) -> str:
    return f"cluster-{number:04d}"


def _write(data: Path, size: int) -> None:
    codes = [_code(number) for number in range(size)]
    rows = [
        FigureRow(code, key, month.end, None, None, count, total, "", month.end, None, "synthetic")
        for place, code in enumerate(codes)
        for key, months, total in (
            ("cla", _MONTHS, None),
            ("neet", _MONTHS, None),
            ("absence_primary", _YEARS, 9_999),
            ("absence_secondary", _YEARS, 9_999),
        )
        for turn, month in enumerate(months)
        for count in [40 + (place * 7 + turn * 3) % 60]
    ]

    def describe(document: dict[str, Any]) -> None:
        document["clusters"] = [{"code": code, "name": f"Cluster {code[8:]}"} for code in codes]
        document["changes"] = []

    write_figures(data, rows, describe)
