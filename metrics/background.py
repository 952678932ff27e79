"""Against what background is a figure read? Figures of context, and rates of the people an area has."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from metrics.indicators import Indicator
from metrics.published import NOT_APPLICABLE, PublishedValue
from metrics.series import Series


@dataclass(frozen=True)
class Background:
    """A figure of context: what it is, its value, the period it is for, and whether it is published or synthetic."""

    indicator: Indicator
    value: PublishedValue
    period: str
    provenance: str


def find_background(series: Series, period_end: date) -> Background | None:
    """The figure of the period nearest to `period_end`: areas are counted in some years only."""
    if not series.figures:
        return None
    nearest = min(series.figures, key=lambda figure: abs(figure.period_end - period_end))
    period = series.indicator.period_words(nearest.period_end)
    return Background(series.indicator, nearest.value, period, nearest.provenance)


def find_population(indicator: Indicator, area: Mapping[str, Series], period_end: date) -> Background | None:
    """The people an area's rate is made with, from the area's series by key.

    None where none are held, or they are not those the period's figure counts.
    """
    people = area.get(indicator.population or "")
    fits = indicator.rate_from is None or indicator.rate_from.end <= period_end
    return find_background(people, period_end) if people and fits else None


def build_rate(value: PublishedValue, indicator: Indicator, population: Background | None) -> PublishedValue:
    """`rate_per` times a count over its population; not applicable without one."""
    return value.ratio(population.value, indicator.rate_per) if population else NOT_APPLICABLE
