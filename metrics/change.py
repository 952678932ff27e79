"""How far has a figure moved? Since last month, and since the start of the plan; or why that has no meaning."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Literal

from metrics.indicators import Indicator
from metrics.month import Month
from metrics.published import NOT_APPLICABLE, PublishedValue
from metrics.series import Series

Way = Literal["better", "worse", "same"]


@dataclass(frozen=True)
class Change:
    """A movement between two figures: people, percentage points, or percent. `why` says why there is none."""

    value: PublishedValue
    why: str = ""


def _no_meaning(why: str) -> Change:
    return Change(NOT_APPLICABLE, why)


def change_between(series: Series, earlier: date, later: date) -> Change:
    """One figure less an earlier one: people, or percentage points. None across a break, of definition or boundary."""
    why = _why_unlike(series, earlier, later)
    return _no_meaning(why) if why else Change(series.at(later) - series.at(earlier))


def change_since_last_month(series: Series, period_end: date) -> Change:
    """The figure less that of the calendar month before."""
    before = Month.of(period_end).previous().end
    if series.indicator.frequency != "monthly":
        return _no_meaning(_why_unlike(series, before, period_end) or "Updated once a year.")
    return change_between(series, before, period_end)


def change_since_baseline(series: Series, period_end: date) -> Change:
    """The figure less the baseline: people, or percentage points for a percentage."""
    why = _why_not_since_baseline(series, period_end)
    return _no_meaning(why) if why else change_between(series, series.indicator.baseline, period_end)


def percent_since_baseline(series: Series, period_end: date) -> Change:
    """The change as a percentage of the baseline. None for a percentage: points say it (products, note 1)."""
    why = _why_not_since_baseline(series, period_end)
    if not why and series.indicator.measure == "percent":
        why = "Given in percentage points."
    if why:
        return _no_meaning(why)
    start = series.at(series.indicator.baseline)
    if start.value == 0:
        return _no_meaning("The start was nought.")
    return Change((series.at(period_end) - start).ratio(start, 100))


def _why_not_since_baseline(series: Series, period_end: date) -> str:
    baseline = series.indicator.baseline
    if period_end <= baseline:
        return f"The start is {series.indicator.period_words(baseline)}."
    return _why_unlike(series, baseline, period_end)


def _why_unlike(series: Series, earlier: date, later: date) -> str:
    """What the last break between two periods says; empty where they are alike."""
    crossed = series.breaks_between(earlier, later)
    return crossed[-1].note if crossed else ""


Step = tuple[Month, Fraction]  # a month, and the change into it


def monthly_changes(series: Series, period_end: date) -> list[Step]:
    """The change into each month up to a period and since the last break before it, oldest first.

    Of months that are shown, and follow one that is: hidden and missing months give none.
    """
    crossed = series.breaks_between(date.min, period_end)
    since = crossed[-1].month.end if crossed else date.min
    figures = [figure for figure in series.figures if since <= figure.period_end <= period_end]
    return [
        (Month.of(later.period_end), later.value.value - earlier.value.value)
        for earlier, later in pairwise(figures)
        if earlier.value.value is not None
        and later.value.value is not None
        and Month.of(earlier.period_end).next() == Month.of(later.period_end)
    ]


def way(change: PublishedValue, indicator: Indicator) -> Way | None:
    """Whether a movement is for the better; None where it cannot be told or neither way is better."""
    if change.value is None or indicator.improvement == "none":
        return None
    if change.value == 0:
        return "same"
    return "better" if (change.value > 0) == (indicator.improvement == "up") else "worse"
