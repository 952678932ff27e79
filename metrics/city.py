"""How does the city do beside itself a year before, and beside others? The CYPP indicators dashboard, row by row.

A difference here is one of two published figures, nothing more: no chance is reckoned with, for what is published of
other places does not say how many people stand behind it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from metrics.breaks import breaks_between
from metrics.comparators import NO_READING, Comparators, Reading, Revision
from metrics.dashboard import Dashboard, Measure
from metrics.month import Month
from metrics.published import rounded


@dataclass(frozen=True)
class CityColumn:
    """A place, or a group of authorities, the city is beside. `model`: the version of the rule that chose a group."""

    name: str
    areas: tuple[str, ...]
    is_group: bool = False
    model: str = ""

    def places(self, measure: Measure) -> int:
        """Decimal places shown: as published; a mean of whole figures has one."""
        return max(measure.places, 1) if self.is_group else measure.places


@dataclass(frozen=True)
class CityBeside:
    """One column's figure for the city's period. `count`: how many authorities of a group have one.

    `side`: where the city stands: "better" or "worse" where one way is better, else "higher" or "lower"; "same" where
    no difference shows; empty where it cannot be said. `turns`: versions of the group beside which it would stand
    elsewhere, and where.
    """

    reading: Reading
    count: int
    side: str
    turns: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class CityYear:
    """One period of a measure: the city's figure and each column's."""

    period: str
    period_end: date
    city: Reading
    beside: tuple[Reading, ...]


@dataclass(frozen=True)
class CityRow:
    """One measure: its newest full period, the same a year before, and everybody else's figure for the newest.

    `change` is latest less before; None where either is missing or a break lies between, which `why` then tells.
    """

    measure: Measure
    period: str
    latest: Reading
    before_period: str
    before: Reading
    change: Fraction | None
    change_side: str
    why: str
    beside: tuple[CityBeside, ...]
    years: tuple[CityYear, ...]
    revisions: tuple[Revision, ...]


@dataclass(frozen=True)
class CityView:
    """The whole page: its columns in order (country, region, groups) and a row a measure."""

    columns: tuple[CityColumn, ...]
    rows: tuple[CityRow, ...]


def build_city(dashboard: Dashboard, comparators: Comparators, model: str) -> CityView:
    """The page with one of `dashboard.models` (empty where it has none). Measures without any figure have no row."""
    singles = [
        CityColumn(comparators.names.get(code, code), (code,)) for code in (dashboard.national, dashboard.region)
    ]
    groups = [CityColumn(group.name, group.areas, True, group.model) for group in dashboard.groups]
    columns = (*singles, *(column for column in groups if column.model in ("", model)))
    others = [column for column in groups if column.model not in ("", model)]
    rows = (_row(dashboard.area, comparators, measure, columns, others) for measure in dashboard.measures)
    return CityView(columns, tuple(row for row in rows if row is not None))


def _row(
    area: str, comparators: Comparators, measure: Measure, columns: Sequence[CityColumn], others: Sequence[CityColumn]
) -> CityRow | None:
    city = comparators.of(measure.key, area)
    told = [end for end, reading in city.readings.items() if reading.symbol not in ("x", "-")]
    if not told:
        return None
    latest, before = max(told), _year_before(max(told))
    broken = breaks_between(measure.breaks, before, latest)
    change = None if broken else _difference(city.at(latest), city.at(before))
    shown = () if measure.not_compared else tuple(columns)
    return CityRow(
        measure=measure,
        period=comparators.periods[measure.key, latest],
        latest=city.at(latest),
        before_period=comparators.periods.get((measure.key, before), ""),
        before=city.at(before),
        change=change,
        change_side=_side(change, measure.places, measure),
        why=broken[-1].note if broken else "",
        beside=tuple(_beside(comparators, measure, city.at(latest), column, others, latest) for column in shown),
        years=tuple(
            CityYear(
                comparators.periods[measure.key, end],
                end,
                reading,
                tuple(read_column(comparators, measure, column, end)[0] for column in shown),
            )
            for end, reading in city.readings.items()
        ),
        revisions=city.revisions,
    )


def _beside(
    comparators: Comparators,
    measure: Measure,
    city: Reading,
    column: CityColumn,
    others: Sequence[CityColumn],
    end: date,
) -> CityBeside:
    reading, count = read_column(comparators, measure, column, end)
    side = _side(_difference(city, reading), column.places(measure), measure)
    again = [(other.model, other) for other in others if column.model and other.name == column.name]
    sides = [
        (
            model,
            _side(_difference(city, read_column(comparators, measure, other, end)[0]), other.places(measure), measure),
        )
        for model, other in again
    ]
    return CityBeside(reading, count, side, tuple((model, found) for model, found in sides if found and found != side))


def read_column(
    comparators: Comparators, measure: Measure, column: CityColumn, period_end: date
) -> tuple[Reading, int]:
    """A column's figure for a period, and how many areas have one.

    A group's is the mean of its authorities' published figures, each counting alike, as LAIT reckons it.
    """
    said = [comparators.of(measure.key, area).at(period_end) for area in column.areas]
    values = [reading.value for reading in said if reading.value is not None]
    if not column.is_group:
        return said[0], len(values)
    return Reading(sum(values, Fraction(0)) / len(values)) if values else NO_READING, len(values)


def _year_before(end: date) -> date:
    """The same period a year earlier: the last day of its month, leap years and all."""
    return Month(end.year - 1, end.month).end


def _difference(left: Reading, right: Reading) -> Fraction | None:
    return None if left.value is None or right.value is None else left.value - right.value


def _side(difference: Fraction | None, places: int, measure: Measure) -> str:
    if difference is None:
        return ""
    if rounded(difference, places).strip("-0.") == "":
        return "same"
    if measure.improvement == "none":
        return "higher" if difference > 0 else "lower"
    return "better" if (difference > 0) == (measure.improvement == "up") else "worse"
