"""Is the forecast the named method's, does its fan hold what then came, and is there none where there must be none?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import sqrt
from statistics import mean

import numpy as np
import pytest
from statsmodels.api import OLS

from loaders.paths import PROJECT
from metrics.forecast import Forecast, NoForecast, build_forecast
from metrics.indicators import Break
from metrics.month import Month
from metrics.release import Release, open_latest
from metrics.season import FEWEST_CHANGES, has_season, monthly_steps
from metrics.series import Series
from metrics.trend import known_series
from tests.metrics.test_verdict import monthly

Z90, Z50 = 1.6448536, 0.6744898
MOVE = Break(Month(2012, 1), "Boundary move", "A school moved.")


def forecast(series: Series, *breaks: Break, seasonal: bool = False) -> Forecast:
    found = build_forecast(replace(series, moves=breaks), seasonal)
    assert isinstance(found, Forecast)
    return found


def why_none(series: Series, *breaks: Break) -> str:
    found = build_forecast(replace(series, moves=breaks), False)
    assert isinstance(found, NoForecast)
    return found.why


def climbing(changes: Sequence[int], first: int = 100) -> list[int | None]:
    counts: list[int | None] = [first]
    total = first
    for change in changes:
        total += change
        counts.append(total)
    return counts


def drawn_changes(number: int, seed: int = 1) -> list[int]:
    return [int(change) for change in np.random.default_rng(seed).integers(-6, 7, number)]


def test_a_direction_beyond_chance_is_carried_on_and_the_fan_is_the_books() -> None:
    # 3 and 1 more by turns: on average 2, with a deviation that the book's formula makes a fan of.
    found = forecast(monthly(climbing([3, 1] * 12)))
    deviation = sqrt(24 / 23)
    assert (found.changes, found.drift, found.seasonal, found.ends_at) == (24, 2, False, None)
    assert [month.middle for month in found.months] == [148 + 2 * ahead for ahead in range(1, 13)]
    for ahead, month in enumerate(found.months, start=1):
        spread = deviation * sqrt(ahead * (1 + ahead / 24))
        assert month.most == pytest.approx((month.middle - Z90 * spread, month.middle + Z90 * spread))
        assert month.half == pytest.approx((month.middle - Z50 * spread, month.middle + Z50 * spread))
    assert found.months[0].period_end == Month(2013, 2).end
    assert found.months[-1].period_end == Month(2014, 1).end


def test_a_direction_within_chance_is_not_carried_on() -> None:
    found = forecast(monthly(climbing([5, -4] * 12)))  # 12 more over two years, by steps of 4 and 5
    assert found.drift == 0
    assert {month.middle for month in found.months} == {112}


@pytest.mark.parametrize("years", [2, 3, 5])
def test_the_fans_are_those_of_least_squares(years: int) -> None:
    """A walk with drift is a regression of the changes on a constant, one with a season on a constant a month."""
    changes = drawn_changes(12 * years)
    series = monthly(climbing(changes, 500))
    months = [month.number for month, _ in monthly_steps(series, series.figures[-1].period_end)]
    by_month = np.array([[float(number == column) for column in range(1, 13)] for number in months])
    for design, seasonal in ((np.ones((len(changes), 1)), False), (by_month, True)):
        fitted = OLS(np.array(changes, float), design).fit()
        found = forecast(series, seasonal=seasonal)
        assert found.seasonal is seasonal
        assert found.drift == 0
        for ahead in range(1, 13):
            summed = design[:ahead].sum(axis=0)  # the months ahead are the calendar months the series began with
            variance = fitted.mse_resid * ahead + summed @ fitted.cov_params() @ summed
            month = found.months[ahead - 1]
            assert (month.most[1] - month.middle) / Z90 == pytest.approx(sqrt(variance))
            expected = float(summed @ fitted.params) - ahead * np.mean(changes) if seasonal else 0.0
            assert month.middle == pytest.approx(500 + sum(changes) + expected)


def test_it_starts_from_the_last_shown_figure_after_the_last_break() -> None:
    quiet, wild = climbing([1, -1] * 12), climbing([40, -40] * 6)
    found = forecast(monthly([*wild, *quiet]), Break(Month(2012, 2), "Move", "A move."))
    assert found.changes == 24
    assert found.months[0].most[1] - found.months[0].middle < 3  # the wild months before the break widen nothing


def test_hidden_months_give_no_change() -> None:
    counts = climbing([2, -2] * 20)
    counts[10] = None
    assert forecast(monthly(counts)).changes == 38


def test_no_figure_is_carried_below_nought_or_above_a_hundred() -> None:
    falling = forecast(monthly(climbing([-5] * 24, 125)))
    assert falling.months[0].middle == 0
    assert min(bound for month in falling.months for bound in (*month.most, *month.half)) == 0
    percent = monthly(climbing([2] * 24, 51), measure="percent")
    assert {month.most[1] for month in forecast(percent).months} == {100}


def test_none_across_a_break_to_come() -> None:
    counts = climbing([1, -1] * 15)  # to July 2013
    ending = Break(Month(2013, 11), "New definition", "Not the same.")
    found = forecast(monthly(counts), ending)
    assert [month.period_end for month in found.months] == [Month(2013, number).end for number in (8, 9, 10)]
    assert found.ends_at == ending
    assert "from the next month on" in why_none(monthly(counts), replace(ending, month=Month(2013, 8)))


def test_none_where_the_newest_figure_is_hidden_or_changes_are_too_few() -> None:
    counts = climbing([1, -1] * 15)
    assert "not shown" in why_none(monthly([*counts[:-1], None]))
    assert why_none(monthly(counts[:FEWEST_CHANGES])).endswith("it takes 24 monthly changes, and 23 are shown so far.")
    assert isinstance(build_forecast(monthly(counts[: FEWEST_CHANGES + 1]), False), Forecast)
    assert "18 are shown since January 2012 (Boundary move)" in why_none(monthly(counts), MOVE)
    assert "not shown" in why_none(monthly([]))


def test_none_for_years_and_for_counts_that_start_afresh() -> None:
    counts = climbing([1, -1] * 15)
    assert "a figure a year" in why_none(monthly(counts, frequency="annual"))
    assert "starts afresh" in why_none(monthly(counts, year_to_date=True))


def test_a_season_is_one_that_explains_most_of_the_changes() -> None:
    yearly = [9, -3, 0, 2, -1, -2, 1, 12, -20, 1, 2, -1]
    strong = monthly(climbing([step + turn % 3 - 1 for turn, step in enumerate(yearly * 4)], 200))
    assert has_season(strong)
    assert not has_season(monthly(climbing(drawn_changes(60), 200)))
    assert not has_season(replace(strong, moves=(Break(Month(2014, 1), "New", "New."),)))  # a year is no season
    found = forecast(strong, seasonal=True)
    steps = [after - before for before, after in pairwise(month.middle for month in found.months)]
    assert max(steps) > 9
    assert min(steps) < -17


def known(release: Release, key: str, area: str) -> Series:
    return known_series(release.load_series(area)[key], release.month)


@dataclass(frozen=True)
class Tried:
    """One month of one forecast against what came: whether the fans held it, and how far off it and no change were."""

    ahead: int
    most: bool
    half: bool
    miss: float
    naive_miss: float


def try_forecasts(release: Release, key: str) -> Iterator[Tried]:
    """Every cluster and month of a release from which a forecast could have been made."""
    city = known(release, key, "city")
    areas = [cluster.code for cluster in release.open_clusters(release.month) if key not in cluster.not_applicable]
    for series in (known(release, key, area) for area in areas):
        for figure in series.figures:
            month = Month.of(figure.period_end)
            found = build_forecast(series.as_at(month), has_season(city.as_at(month)))
            if isinstance(found, Forecast) and figure.value.value is not None:
                for ahead, made in enumerate(found.months, start=1):
                    came = series.at(made.period_end).value
                    if came is not None:
                        most, half = (low <= came <= high for low, high in (made.most, made.half))
                        yield Tried(ahead, most, half, abs(came - made.middle), float(abs(came - figure.value.value)))


@pytest.mark.slow
def test_the_fan_holds_what_then_came(capsys: pytest.CaptureFixture[str]) -> None:
    release, _ = open_latest(PROJECT / "data")
    lines = ["indicator  months ahead  tried   90% fan  50% fan  mean miss  no change's"]
    covered = []
    for key in ("cla", "neet"):
        tried = list(try_forecasts(release, key))
        for ahead in range(13):  # 0: all together
            some = [one for one in tried if ahead in (0, one.ahead)]
            most, half, miss, naive = (
                mean(getattr(one, part) for one in some) for part in ("most", "half", "miss", "naive_miss")
            )
            said = ahead or "all"
            lines.append(f"{key:9}  {said:>12}  {len(some):5}  {most:8.1%}  {half:7.1%}  {miss:9.2f}  {naive:11.2f}")
            covered.append(most)
    with capsys.disabled():
        print("\n" + "\n".join(lines))
    assert min(covered) >= 0.8
