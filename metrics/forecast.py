"""Where would a monthly figure go if nothing changed? An extrapolation with its fan, and never a prediction.

Outcomes Based Accountability asks for it first: the curve to be turned (M. Friedman, Trying Hard Is Not Good Enough,
2005). The method is the random walk with drift, of the simple methods of R. Hyndman and G. Athanasopoulos,
Forecasting: Principles and Practice, 3rd edition, sections 5.2 and 5.5: each month ahead adds the mean of the monthly
changes so far, and the fan widens with their own spread. Two things are added only where they are more than chance: the
drift itself, because a direction read into noise is wrong more often than none, and the calendar month's own part of
the change, where the whole city's figure swings with the year.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import inf, sqrt
from statistics import NormalDist, mean

from metrics.indicators import Break
from metrics.month import Month
from metrics.season import FEWEST_CHANGES, Step, month_means, monthly_steps
from metrics.series import Series

HORIZON = 12
# Of the months ahead, half and nine in ten are within these many standard deviations of the middle.
_HALF, _MOST = (NormalDist().inv_cdf(0.5 + share / 2) for share in (0.5, 0.9))
_BEYOND_CHANCE = NormalDist().inv_cdf(0.975)


@dataclass(frozen=True)
class ForecastMonth:
    """One month ahead: the middle of the fan, and the bounds that half and nine in ten of such months would keep to."""

    period_end: date
    middle: float
    half: tuple[float, float]
    most: tuple[float, float]


@dataclass(frozen=True)
class Forecast:
    """The months ahead, nearest first: twelve, or fewer where `ends_at` is a break on the way.

    `changes`: how many monthly changes it is made from. `drift`: their mean, 0 where it is no more than chance.
    """

    months: tuple[ForecastMonth, ...]
    changes: int
    drift: float
    seasonal: bool
    ends_at: Break | None


@dataclass(frozen=True)
class NoForecast:
    """There is none; `why` says so in a sentence."""

    why: str


def build_forecast(series: Series, seasonal: bool) -> Forecast | NoForecast:
    """Twelve months on from the newest figure of a monthly series, from its shown changes since the last break.

    series: what is known, oldest first; it knows later breaks too, and nothing is carried across one. seasonal: whether
    the figure swings with the year (`has_season` of the city's).
    """
    indicator, newest = series.indicator, series.latest
    if indicator.frequency != "monthly":
        return NoForecast("There is no forecast: a figure a year is too few to carry on.")
    if indicator.year_to_date:
        return NoForecast("There is no forecast: a count that starts afresh each year cannot be carried on.")
    if newest is None or newest.value.value is None:
        return NoForecast("There is no forecast: it would start from the newest figure, which is not shown.")
    changes = monthly_steps(series, newest.period_end)
    if len(changes) < FEWEST_CHANGES:
        return NoForecast(_too_few(len(changes), series.breaks_between(date.min, newest.period_end)))
    ahead, ends_at = _months_ahead(series, Month.of(newest.period_end))
    if not ahead:
        return NoForecast("There is no forecast: from the next month on, figures cannot be compared with these.")
    steps = _Steps.of(changes, month_means(changes) if seasonal else {})
    top = 100.0 if indicator.measure == "percent" else inf
    middle, months = float(newest.value.value), []
    for distance, month in enumerate(ahead, start=1):
        middle += steps.drift + steps.season.get(month.number, 0.0)
        months.append(_month(month, middle, steps.spread(distance), top))
    return Forecast(tuple(months), len(changes), steps.drift, bool(steps.season), ends_at)


@dataclass(frozen=True)
class _Steps:
    """What each month ahead adds, the drift and its calendar month's part; and how widely such steps spread."""

    drift: float
    season: dict[int, float]
    deviation: float
    number: int

    @classmethod
    def of(cls, changes: Sequence[Step], means: dict[int, float]) -> "_Steps":
        """`means` of all twelve calendar months make a season; those of fewer make none."""
        number, fitted = len(changes), len(means) == 12
        middle = mean(means.values()) if fitted else mean(change for _, change in changes)
        season = {calendar: found - middle for calendar, found in means.items()} if fitted else {}
        left = (change - middle - season.get(month.number, 0.0) for month, change in changes)
        deviation = sqrt(sum(part**2 for part in left) / (number - (12 if fitted else 1)))
        drift = middle if abs(middle) > _BEYOND_CHANCE * deviation / sqrt(number) else 0.0
        return cls(drift, season, deviation, number)

    def spread(self, distance: int) -> float:
        """The standard deviation so many months ahead: sqrt(h (1 + h/T)) of one month's.

        With a season sqrt(h (1 + 12/T)): each calendar month's mean is estimated from a twelfth of the T changes.
        """
        return self.deviation * sqrt(distance * (1 + (12 if self.season else distance) / self.number))


def _month(month: Month, middle: float, spread: float, top: float) -> ForecastMonth:
    def within(value: float) -> float:
        return min(max(value, 0.0), top)

    half, most = ((within(middle - z * spread), within(middle + z * spread)) for z in (_HALF, _MOST))
    return ForecastMonth(month.end, within(middle), half, most)


def _months_ahead(series: Series, month: Month) -> tuple[list[Month], Break | None]:
    ahead: list[Month] = []
    while len(ahead) < HORIZON:
        coming = month.next()
        found = series.breaks_between(month.end, coming.end)
        if found:
            return ahead, found[0]
        ahead.append(coming)
        month = coming
    return ahead, None


def _too_few(shown: int, crossed: Sequence[Break]) -> str:
    since = f"since {crossed[-1].month} ({crossed[-1].label})" if crossed else "so far"
    return f"There is no forecast: it takes {FEWEST_CHANGES} monthly changes, and {shown} are shown {since}."
