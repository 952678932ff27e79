"""How far has a figure moved? Since last month, and since the start of the plan; or why that has no meaning."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from metrics.indicators import Break, Indicator
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


def unless_broken(change: Change, crossed: Sequence[Break]) -> Change:
    """A change, unless breaks (oldest first) lie between its two figures: then why there is none."""
    return _no_meaning(crossed[-1].note) if crossed else change


def change_since_last_month(series: Series, period_end: date) -> Change:
    """The figure less that of the calendar month before."""
    indicator = series.indicator
    if indicator.frequency != "monthly":
        return _no_meaning("Updated once a year.")
    before = Month.of(period_end).previous().end
    broken = indicator.break_between(before, period_end)
    if broken:
        return _no_meaning(broken.note)
    return Change(series.at(period_end) - series.at(before))


def change_since_baseline(series: Series, period_end: date) -> Change:
    """The figure less the baseline: people, or percentage points for a percentage."""
    why = _why_not_since_baseline(series.indicator, period_end)
    return _no_meaning(why) if why else Change(series.at(period_end) - series.at(series.indicator.baseline))


def percent_since_baseline(series: Series, period_end: date) -> Change:
    """The change as a percentage of the baseline. None for a percentage: points say it (products, note 1)."""
    indicator = series.indicator
    if indicator.measure == "percent":
        return _no_meaning("Given in percentage points.")
    why = _why_not_since_baseline(indicator, period_end)
    if why:
        return _no_meaning(why)
    start = series.at(indicator.baseline)
    if start.value == 0:
        return _no_meaning("The start was nought.")
    return Change((series.at(period_end) - start).ratio(start, 100))


def _why_not_since_baseline(indicator: Indicator, period_end: date) -> str:
    if period_end <= indicator.baseline:
        return f"The start is {indicator.period_words(indicator.baseline)}."
    broken = indicator.break_between(indicator.baseline, period_end)
    return broken.note if broken else ""


def way(change: PublishedValue, indicator: Indicator) -> Way | None:
    """Whether a movement is for the better; None where it cannot be told or neither way is better."""
    if change.value is None or indicator.improvement == "none":
        return None
    if change.value == 0:
        return "same"
    return "better" if (change.value > 0) == (indicator.improvement == "up") else "worse"
