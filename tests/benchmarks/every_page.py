"""What does each page cost? Its script beside an empty page's, at the demonstration's size and at ten times it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import streamlit as st
from playwright.sync_api import Browser

from loaders.paths import PROJECT
from loaders.releases import load_whole
from tests.benchmarks.painting import Sitting, View
from tests.benchmarks.running import Script
from tests.pages.releases import SHIPPED, write_figures
from tests.pages.serving import serve

PAGES = sorted((PROJECT / "pages").glob("*.py"))
EMPTY = Path(__file__).parent / "empty.py"
CLUSTER = "seacroft-manston"


@dataclass(frozen=True)
class Cost:
    """Milliseconds of a page's script, medians: after its first visit, and that; the same at ten times the clusters."""

    page: str
    again: float
    first: float
    grown: float
    grown_first: float


def measure_scripts(folder: Path, runs: int) -> tuple[float, list[Cost]]:
    """The empty page's milliseconds, and each page's costs. Writes a release of ten times the clusters to `folder`."""
    grown = folder / "grown"
    _write_grown(grown, 10)
    empty = Script(EMPTY)
    for _ in range(5 * runs):
        empty.run(CLUSTER)
    found = []
    for page in PAGES:
        first, again = _measure(PROJECT / "data", page, runs)
        grown_first, grown_again = _measure(grown, page, runs)
        found.append(Cost(page.stem, again, first, grown_again, grown_first))
    return empty.typical, found


def measure_bytes(folder: Path, browser: Browser) -> dict[str, float]:
    """What the server sends for each page beside Streamlit's own programs, in kB, by the page's name."""
    found = {}
    with serve(folder / "every_page.txt") as address:
        for page in PAGES:
            path = "" if page.stem == "tracker" else page.stem
            sitting = Sitting(browser, View(page.stem, f"{address}/{path}?cluster={CLUSTER}", ".foot"))
            found[page.stem] = sitting.received / 1000
            sitting.close()
    return found


def _measure(data: Path, page: Path, runs: int) -> tuple[float, float]:
    with _data_at(data):
        script = Script(page)
        # The very first run imports what the page needs and opens the release.
        script.run(CLUSTER, "2016-01")
        first = [script.run(CLUSTER, f"2015-{month:02d}") for month in range(1, 7)]
        again = [script.run(CLUSTER, "2015-06") for _ in range(5 * runs)]
    return median(first), median(again)


@contextmanager
def _data_at(data: Path) -> Iterator[None]:
    before = os.environ.get("TRACKER_DATA")
    os.environ["TRACKER_DATA"] = str(data)
    st.cache_data.clear()
    st.cache_resource.clear()
    try:
        yield
    finally:
        os.environ.pop("TRACKER_DATA")
        if before is not None:
            os.environ["TRACKER_DATA"] = before


def _write_grown(data: Path, times: int) -> None:
    """The shipped release with each cluster `times` times, all under names of their own but the first."""
    document, rows = load_whole(PROJECT / "data" / "releases" / SHIPPED)
    codes = {entry["code"] for entry in document["clusters"]}
    copies = [
        row._replace(area=f"{row.area}-{turn}") for row in rows if row.area in codes for turn in range(2, times + 1)
    ]

    def describe(grown: dict[str, Any]) -> None:
        grown["clusters"].extend(
            {**entry, "code": f"{entry['code']}-{turn}", "name": f"{entry['name']} {turn}"}
            for entry in list(grown["clusters"])
            for turn in range(2, times + 1)
        )

    write_figures(data, [*rows, *copies], describe)
