"""How has a figure moved, whatever its size? Its periods in percent of the first they can be compared with."""

from dataclasses import dataclass, replace
from datetime import date

from metrics.series import Series


@dataclass(frozen=True)
class Index:
    """A series whose first period is 100; `since` names that period."""

    series: Series
    since: str


def build_index(known: Series, period_end: date) -> Index | None:
    """From the baseline on, or from the last break since, whichever is later, to a period.

    None where the first figure is not shown or is nought. Hidden periods stay hidden.
    """
    indicator = known.indicator
    crossed = known.breaks_between(indicator.baseline, period_end)
    earliest = crossed[-1].month.end if crossed else indicator.baseline
    figures = [figure for figure in known.figures if earliest <= figure.period_end <= period_end]
    if not figures or not figures[0].value.value:
        return None
    first = figures[0]
    # Percent of a start, whatever was counted: comparable throughout, so without a break.
    of_start = replace(indicator, baseline=first.period_end, breaks=(), measure="count", unit="of the start")
    moved = tuple(replace(figure, value=figure.value.ratio(first.value, 100)) for figure in figures)
    return Index(Series(of_start, moved), indicator.period_words(first.period_end))
