"""Would any page, picture or file look different if a hidden small figure were another? Not by a byte."""

import json
from collections import defaultdict
from datetime import date
from functools import partial
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from loaders.paths import PROJECT
from metrics.release import open_release
from tests.pages.worlds import Counts, build_demonstration, change_extract, hidden_cells, publish_world

pytestmark = pytest.mark.slow

KEYS = ("cla", "neet")
MONTHS = ("2011-04", "2013-02", "2015-12", "2017-03")


def small_cells_at(counts: Counts, hidden: set[tuple[str, date]], value: int) -> Counts:
    """The same totals with every hidden small count at `value`; the month's largest hidden count makes up for it."""
    months: dict[date, list[str]] = defaultdict(list)
    for area, period in hidden:
        months[period].append(area)
    changed = dict(counts)
    for period, areas in months.items():
        small = [area for area in areas if counts[area, period] < 5]
        largest = max(areas, key=lambda area: counts[area, period])
        changed[largest, period] += sum(counts[area, period] - value for area in small)
        changed.update({(area, period): value for area in small})
    return changed


def rendered(data: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every page in many views, as the server would send it."""
    monkeypatch.setenv("TRACKER_DATA", str(data))
    release = open_release(data, "2017-03")
    st.cache_data.clear()  # or the second world would be shown what the first was
    st.cache_resource.clear()
    sent: list[str] = []
    for code in release.clusters:
        for month in MONTHS:
            sent.extend(drawn("tracker", cluster=code, month=month))
        for key in KEYS:
            sent.extend(drawn("trends", cluster=code, indicator=key))
    for page in sorted((PROJECT / "pages").glob("*.py")):
        for month in MONTHS:
            for key in KEYS:
                sent.extend(drawn(page.stem, cluster="bramley", month=month, indicator=key))
    return sent


def drawn(name: str, **address: str) -> list[str]:
    """One view of one page: its HTML, its drop-downs, its charts."""
    page = AppTest.from_file(PROJECT / "pages" / f"{name}.py", default_timeout=30)
    for key, value in address.items():
        page.query_params[key] = value
    page.run()
    assert not page.exception
    # As a chart is read, whatever the order its parts are written in: that is another after a stay in the cache.
    charts = [
        json.dumps([json.loads(chart.proto.spec), chart.proto.alt], sort_keys=True)
        for chart in page.get("plotly_chart")
    ]
    return [*(element.value for element in page.markdown), *(str(box.options) for box in page.selectbox), *charts]


def test_two_worlds_cannot_be_told_apart(tmp_path: Path, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    truth = publish_world(build_demonstration(tmp_path / "truth"))
    hidden = {key: hidden_cells(truth, key) for key in KEYS}
    folders, counts = [], []
    for value in (0, 4):
        world = build_demonstration(tmp_path / str(value))
        counts.append(
            {key: change_extract(world, key, partial(small_cells_at, value=value, hidden=hidden[key])) for key in KEYS}
        )
        folders.append(publish_world(world))
    assert all(counts[0][key] != counts[1][key] for key in KEYS)
    for name in ("figures.parquet", "release.json"):
        assert folders[0].joinpath(name).read_bytes() == folders[1].joinpath(name).read_bytes()
    first, second = (rendered(folder.parent.parent, monkeypatch) for folder in folders)
    assert len(first) > 400
    assert any("scatter" in sent for sent in first), "no chart was compared"
    assert first == second
