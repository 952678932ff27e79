"""Does a monthly figure swing with the year? Its monthly changes, calendar month by calendar month."""

from collections.abc import Sequence
from datetime import date
from statistics import mean

from metrics.breaks import breaks_between
from metrics.indicators import Break
from metrics.month import Month
from metrics.series import Series

FEWEST_CHANGES = 24
# The strength of a season from which forecasters take it into account (X. Wang, K. Smith and R. Hyndman, Data Mining
# and Knowledge Discovery 13, 2006; the default of `nsdiffs` in R's package forecast).
_STRONG = 0.64

Step = tuple[Month, float]  # a month, and the change into it


def has_season(series: Series, breaks: Sequence[Break]) -> bool:
    """Whether it does, strongly: asked of the whole city, where chance is smallest.

    So it is where the calendar months' means leave less than 36% of the variance of the changes since the last break.
    """
    newest = series.latest
    if newest is None or series.indicator.frequency != "monthly":
        return False
    changes = monthly_changes(series, breaks, newest.period_end)
    means = month_means(changes)
    if len(changes) < FEWEST_CHANGES or len(means) < 12:
        return False
    middle = mean(change for _, change in changes)
    whole = sum((change - middle) ** 2 for _, change in changes)
    left = sum((change - means[month.number]) ** 2 for month, change in changes)
    return left < (1 - _STRONG) * whole


def monthly_changes(series: Series, breaks: Sequence[Break], period_end: date) -> list[Step]:
    """The change into each month up to `period_end`, where both months are shown and no break has come since."""
    found = []
    for figure in series.figures:
        month = Month.of(figure.period_end)
        before = month.previous().end
        change = (figure.value - series.at(before)).value
        if change is not None and figure.period_end <= period_end and not breaks_between(breaks, before, period_end):
            found.append((month, float(change)))
    return found


def month_means(changes: Sequence[Step]) -> dict[int, float]:
    """The mean change into each calendar month (1 to 12) that has come at least twice."""
    by_number = {number: [change for month, change in changes if month.number == number] for number in range(1, 13)}
    return {number: mean(found) for number, found in by_number.items() if len(found) > 1}
