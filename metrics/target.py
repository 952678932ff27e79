"""What does the council aim for in one cluster? A straight line from where the plan began to where it should lead."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from metrics.published import PublishedValue
from metrics.series import Series


@dataclass(frozen=True)
class TargetLine:
    """From the baseline's value to the one aimed for, and the day of each."""

    start: date
    start_value: PublishedValue
    end: date
    end_value: PublishedValue
    label: str


def build_target(series: Series) -> TargetLine | None:
    """The line to an indicator's target; None where there is none, or the baseline is not shown or not comparable.

    The target is set as a change, so that it fits any cluster.
    """
    indicator, target = series.indicator, series.indicator.target
    start = series.at(indicator.baseline)
    if target is None or start.value is None or target.by.end <= indicator.baseline:
        return None
    if series.breaks_between(indicator.baseline, target.by.end):
        return None
    change = start.value * target.change / 100 if indicator.measure == "count" else target.change
    aimed = PublishedValue.of(max(start.value + change, Fraction(0)))
    return TargetLine(indicator.baseline, start, target.by.end, aimed, target.label)
