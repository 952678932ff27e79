"""Does a monthly figure swing with the year? Its monthly changes, calendar month by calendar month."""

from collections.abc import Sequence
from datetime import date
from statistics import mean

from metrics.change import monthly_changes
from metrics.month import Month
from metrics.series import Series

FEWEST_CHANGES = 24
# The strength of a season from which forecasters take it into account (X. Wang, K. Smith and R. Hyndman, Data Mining
# and Knowledge Discovery 13, 2006; the default of `nsdiffs` in R's package forecast).
_STRONG = 0.64


Step = tuple[Month, float]  # a month, and the change into it; forecasts are no published figures, so not exact


def has_season(series: Series) -> bool:
    """Whether it does, strongly: asked of the whole city, where chance is smallest.

    So it is where the calendar months' means leave less than 36% of the variance of the changes since the last break.
    """
    newest = series.latest
    if newest is None or series.indicator.frequency != "monthly":
        return False
    changes = monthly_steps(series, newest.period_end)
    means = month_means(changes)
    if len(changes) < FEWEST_CHANGES or len(means) < 12:
        return False
    middle = mean(change for _, change in changes)
    whole = sum((change - middle) ** 2 for _, change in changes)
    left = sum((change - means[month.number]) ** 2 for month, change in changes)
    return left < (1 - _STRONG) * whole


def monthly_steps(series: Series, period_end: date) -> list[Step]:
    """The monthly changes up to a period and since the last break before it, of months that are shown."""
    return [(month, float(change)) for month, change in monthly_changes(series, period_end)]


def month_means(changes: Sequence[Step]) -> dict[int, float]:
    """The mean change into each calendar month (1 to 12) that has come at least twice."""
    by_number = {number: [change for month, change in changes if month.number == number] for number in range(1, 13)}
    return {number: mean(found) for number, found in by_number.items() if len(found) > 1}
