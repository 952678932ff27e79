"""What is a trend drawn on? Which periods it covers, where each lies, and how high the chart must be."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from metrics import Break, Forecast, PublishedValue, Trend
from pages.components.axes import round_up
from pages.components.trends.labels import Scale

SHORT = 12  # periods in a short chart
HEIGHT = 300  # pixels from nought to the top

Place = tuple[date, float | None]  # a day on the chart and a value; None breaks the line


@dataclass(frozen=True)
class Ground:
    """One chart. `short`: it shows the newest months beside those of the year before, and no forecast.

    `symbol`: what stands in place of a hidden figure.
    """

    trend: Trend
    symbol: str
    short: bool

    @cached_property
    def forecast(self) -> Forecast | None:
        """The forecast, where it is drawn."""
        found = self.trend.forecast
        return found if isinstance(found, Forecast) and not self.short else None

    @cached_property
    def edges(self) -> tuple[date, date]:
        """The first and the last day of the chart."""
        points = self.trend.points
        last = self.forecast.months[-1].period_end if self.forecast else points[-1].figure.period_end
        return self.day(points[0].figure.period_end), self.day(last)

    @cached_property
    def steps(self) -> int:
        """How many periods the chart is wide."""
        return len(self.trend.points) + (len(self.forecast.months) if self.forecast else 0)

    def day(self, period_end: date) -> date:
        """Where a period lies: at its month's or its year's first day, so that the scale's words stand below it."""
        return date(period_end.year, period_end.month if self.trend.indicator.frequency == "monthly" else 1, 1)

    def between(self, found: Break) -> date:
        """Where a break lies: half-way between the last period before it and the first after."""
        ends = [figure.period_end for figure in self.trend.known.figures]
        after = self.day(next(end for end in ends if end >= found.month.end))
        before = max(self.day(end) for end in ends if end < found.month.end)
        return before + (after - before) / 2

    @cached_property
    def uprights(self) -> list[tuple[Break, date]]:
        """The breaks within the chart, and where each is drawn."""
        placed = [(found, self.between(found)) for found in self.trend.breaks]
        return [(found, day) for found, day in placed if self.edges[0] < day < self.edges[1]]

    def joined(self, places: Iterable[tuple[date, PublishedValue]]) -> list[Place]:
        """Points of a line by their periods' ends, with a gap wherever a break lies or a figure is not shown."""
        line: list[Place] = []
        for period_end, value in places:
            day = self.day(period_end)
            crossed = [upright for _, upright in self.uprights if line and line[-1][0] < upright < day]
            line.extend((upright, None) for upright in crossed[:1])
            line.append((day, None if value.value is None else float(value.value)))
        return line

    @cached_property
    def baseline(self) -> list[Place]:
        """The start's value as a rule, as far as this chart's figures may be compared with it; else nothing."""
        known = self.trend.known
        value = known.at(known.indicator.baseline).value
        days = [self.between(found) for found in self.trend.breaks]
        if value is None or any(day <= self.edges[0] for day in days) or known.indicator.context:
            return []
        return [(self.edges[0], float(value)), (min([self.edges[1], *days]), float(value))]

    @cached_property
    def target(self) -> list[Place]:
        """The line to the target within the chart; from its day on, the target holds."""
        line = self.trend.target
        if line is None or line.start_value.value is None or line.end_value.value is None:
            return []
        start, end = self.day(line.start), self.day(line.end)
        first, last = float(line.start_value.value), float(line.end_value.value)

        def at(day: date) -> Place:
            part = min(max((day - start) / (end - start), 0.0), 1.0)
            return day, first + (last - first) * part

        days = [self.edges[0], *([end] if self.edges[0] < end < self.edges[1] else []), self.edges[1]]
        return [at(day) for day in days]

    @cached_property
    def scale(self) -> Scale:
        """From nought to a round number above all that is drawn: neither end tells of a hidden figure."""
        values = [float(v.value) for p in self.trend.points for v in (p.figure.value, p.mean) if v.value is not None]
        last_year = [p.year_before.value for p in self.trend.points if self.short]
        values += [float(value) for value in last_year if value is not None]
        values += [month.most[1] for month in self.forecast.months] if self.forecast else []
        values += [value for _, value in (*self.baseline, *self.target) if value is not None]
        # Where a break ends the start's rule its name stands above the line, and needs room there.
        room = 1.3 if self.baseline and self.baseline[-1][0] < self.edges[1] else 1.04
        return Scale(round_up(room * max(values, default=1.0)), HEIGHT)
