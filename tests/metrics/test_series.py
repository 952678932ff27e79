"""Does a series hold what was published, known when it was known?"""

from datetime import date
from fractions import Fraction

import pytest

from loaders.releases import FigureRow
from metrics import Indicator, Month, PublishedValue
from metrics.published import NOT_APPLICABLE, NOT_AVAILABLE, SUPPRESSED
from metrics.series import build_series
from tests.metrics.council import absence, day, indicator

COUNT, SHARE = Indicator.from_reference(indicator()), Indicator.from_reference(absence())


def row(
    period: str,
    numerator: int | None = None,
    denominator: int | None = None,
    status: str = "",
    known: str | None = None,
    breakdown: str | None = None,
    key: str = "cla",
) -> FigureRow:
    """One published row of one area."""
    end = day(period)
    return FigureRow(
        area="ash",
        indicator=key,
        period_end=end,
        breakdown=breakdown,
        category=breakdown,
        numerator=numerator,
        denominator=denominator,
        status=status,
        available_from=day(known) if known else end,
        coverage=None,
        provenance="synthetic",
    )


@pytest.mark.parametrize(
    ("found", "value"),
    [
        (row("2015-12", 0), PublishedValue.of(0)),
        (row("2015-12", 108), PublishedValue.of(108)),
        (row("2015-12", 50, 900), PublishedValue.of(Fraction(50, 9))),
        (row("2015-12", 0, 900), PublishedValue.of(0)),
        (row("2015-12", 0, 0), NOT_APPLICABLE),
        (row("2015-12", status="c"), SUPPRESSED),
        (row("2015-12", status="x"), NOT_AVAILABLE),
        (row("2015-12", status="z"), NOT_APPLICABLE),
        # A release written wrongly shows less, never more.
        (row("2015-12", 3, status="c"), SUPPRESSED),
        (row("2015-12"), NOT_AVAILABLE),
    ],
)
def test_a_row_is_read_as_its_status_says(found: FigureRow, value: PublishedValue) -> None:
    assert build_series(COUNT, [found]).at(day("2015-12")) == value


def test_rows_of_categories_and_of_other_indicators_are_not_the_whole() -> None:
    rows = [row("2015-12", 3, breakdown="age"), row("2015-12", 108), row("2015-12", 7, key="neet")]
    assert [figure.value for figure in build_series(COUNT, rows).figures] == [PublishedValue.of(108)]


def test_a_period_without_a_row_is_not_available() -> None:
    series = build_series(COUNT, [row("2015-10", 20), row("2015-12", 22)])
    assert series.at(day("2015-11")) == NOT_AVAILABLE
    assert series.at(date(2015, 12, 30)) == NOT_AVAILABLE


def test_a_figure_shows_only_from_the_month_it_became_known() -> None:
    rows = [row("2014-05", 60, 900, known="2014-10"), row("2015-05", 50, 900, known="2015-10")]
    series = build_series(SHARE, [found._replace(indicator="absence") for found in rows])
    shown = {
        month: [figure.period_end.year for figure in series.as_at(Month.parse(month)).figures]
        for month in ("2014-05", "2014-09", "2014-10", "2015-05", "2015-09", "2015-10", "2017-03")
    }
    assert shown == {
        "2014-05": [],
        "2014-09": [],
        "2014-10": [2014],
        "2015-05": [2014],
        "2015-09": [2014],
        "2015-10": [2014, 2015],
        "2017-03": [2014, 2015],
    }


def test_the_latest_figure_is_the_newest_shown_or_not() -> None:
    series = build_series(COUNT, [row("2015-10", 20), row("2015-11", status="c")])
    assert series.latest is not None
    assert series.latest.value == SUPPRESSED
    assert build_series(COUNT, []).latest is None


def test_since_baseline_begins_with_the_baseline() -> None:
    series = build_series(COUNT, [row(month, 20) for month in ("2015-09", "2015-10", "2015-11")])
    assert [figure.period_end.month for figure in series.since_baseline().figures] == [10, 11]
