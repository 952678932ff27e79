"""What has been published of one place, in which edition, and what did a later edition change?

Already public figures from a table of a release; nothing here is a figure of a cluster.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import groupby, pairwise

from loaders.public_tables import ComparatorRow
from metrics.published import rounded


@dataclass(frozen=True)
class Reading:
    """A published figure: its value, exact as printed, or the symbol that stands in its place.

    Symbols, as in the table: c, z, x, k, low, -; "u" (low reliability) may stand beside a value.
    """

    value: Fraction | None
    symbol: str = ""


NO_READING = Reading(None, "x")


@dataclass(frozen=True)
class Revision:
    """A later edition that gave another figure of the same period. Editions are months or years ("2024-11", "2015")."""

    period: str
    period_end: date
    before: Fraction
    before_edition: str
    after: Fraction
    after_edition: str


@dataclass(frozen=True)
class Published:
    """All figures of one measure and area: the last edition's by the end of their period, and what was revised."""

    readings: Mapping[date, Reading]
    editions: Mapping[date, str]
    revisions: tuple[Revision, ...]

    def at(self, period_end: date) -> Reading:
        """The figure of a period; not available where there is none."""
        return self.readings.get(period_end, NO_READING)


NOTHING = Published({}, {}, ())


@dataclass(frozen=True)
class Comparators:
    """Every published figure of a release, by measure and area; the names of areas and of each measure's periods."""

    published: Mapping[tuple[str, str], Published]
    names: Mapping[str, str]
    periods: Mapping[tuple[str, date], str]

    def of(self, measure: str, area: str) -> Published:
        """What has been published of one measure and area; nothing where there is none."""
        return self.published.get((measure, area), NOTHING)


def build_comparators(rows: Sequence[ComparatorRow]) -> Comparators:
    """The table as it is read: rows by measure, area, period and edition."""
    return Comparators(
        {key: _published(found) for key, found in groupby(rows, key=lambda row: (row.measure, row.area))},
        {row.area: row.area_name for row in rows},
        {(row.measure, row.period_end): row.period for row in rows},
    )


def _published(rows: Iterable[ComparatorRow]) -> Published:
    readings: dict[date, Reading] = {}
    editions: dict[date, str] = {}
    revisions: list[Revision] = []
    for period_end, found in groupby(rows, key=lambda row: row.period_end):
        said = list(found)
        readings[period_end] = Reading(_exact(said[-1].value), said[-1].symbol or "")
        editions[period_end] = said[-1].edition
        valued = [row for row in said if row.value is not None]
        revisions += [revision for pair in pairwise(valued) if (revision := _revision(*pair)) is not None]
    return Published(readings, editions, tuple(revisions))


def _revision(before: ComparatorRow, after: ComparatorRow) -> Revision | None:
    """The later figure is another one only if it differs as far as both were printed: 4.8 was 4.81 all along."""
    was, now = _exact(before.value), _exact(after.value)
    if was is None or now is None or was == now:
        return None
    places = min(_places(was), _places(now))
    if rounded(was, places) == rounded(now, places):
        return None
    return Revision(after.period, after.period_end, was, before.edition, now, after.edition)


def _exact(value: float | None) -> Fraction | None:
    # By its digits: 0.1 as it was printed, not as a float holds it.
    return None if value is None else Fraction(repr(value))


def _places(value: Fraction) -> int:
    """Decimal places a figure was printed with."""
    exponent = (Decimal(value.numerator) / Decimal(value.denominator)).normalize().as_tuple().exponent
    return max(0, -int(exponent))
