"""Do all pages say the same of a cluster in a month: the sheet, the trend, the comparison, absence?"""

import pytest

from metrics import (
    Change,
    Month,
    PublishedValue,
    Release,
    SheetRow,
    build_attendance,
    build_comparison,
    build_sheet,
    build_trend,
    compared_indicators,
)

# The first month, boundary move, golden month, last of the old definition of NEET, first of the new, newest.
MONTHS = [Month.parse(key) for key in ("2011-04", "2013-04", "2015-12", "2016-08", "2016-09", "2017-03")]
Place = tuple[str, str]  # a cluster and an indicator


@pytest.fixture(params=MONTHS, ids=str)
def month(request: pytest.FixtureRequest) -> Month:
    found: Month = request.param
    return found


def sheet_rows(release: Release, month: Month) -> dict[Place, SheetRow]:
    return {
        (cluster.code, row.indicator.key): row
        for cluster in release.open_clusters(month)
        for row in build_sheet(release, cluster, month).rows
    }


def changes(*found: Change) -> list[PublishedValue]:
    return [change.value for change in found]


def test_trends_say_what_the_tracker_says(demonstration: Release, month: Month) -> None:
    for (code, key), row in sheet_rows(demonstration, month).items():
        if not row.period or not row.progress.figures:
            continue
        cluster = demonstration.clusters[code]
        trend = build_trend(demonstration, cluster, month, demonstration.load_series(code)[key])
        where = (code, key)
        assert trend.points[-1].figure.value == row.latest, where
        assert (trend.month_verdict, trend.start_verdict) == (row.month_verdict, row.start_verdict), where
        assert changes(trend.since_last_month, trend.since_start, trend.percent_since_start) == changes(
            row.since_last_month, row.since_start, row.percent_since_start
        ), where


def test_comparisons_say_what_the_tracker_says(demonstration: Release, month: Month) -> None:
    rows = sheet_rows(demonstration, month)
    for indicator in compared_indicators(demonstration):
        comparison = build_comparison(demonstration, indicator, month)
        if not indicator.sheet_order or comparison is None:
            continue
        for standing in (*comparison.shown, *comparison.hidden):
            row, where = rows[standing.cluster.code, indicator.key], (standing.cluster.code, indicator.key)
            assert (standing.value, standing.rate) == (row.latest, row.rate), where
            assert standing.start_verdict == row.start_verdict, where
            assert changes(standing.since_start, standing.percent_since_start) == changes(
                row.since_start, row.percent_since_start
            ), where
            assert (comparison.city, comparison.city_rate) == (row.city.value, row.city.rate), where


def test_absence_says_what_the_tracker_says(demonstration: Release, month: Month) -> None:
    rows = sheet_rows(demonstration, month)
    for cluster in demonstration.open_clusters(month):
        for part in (p for phase in build_attendance(demonstration, cluster, month).phases for p in phase.parts):
            row = rows.get((cluster.code, part.indicator.key))
            if row is None or part.latest is None:
                continue
            assert (part.latest.absence, part.latest.period, part.latest.city) == (
                row.latest,
                row.period,
                row.city.value,
            ), cluster.code
            assert (part.since_start.value, part.verdict) == (row.since_start.value, row.start_verdict), cluster.code
