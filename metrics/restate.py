"""What would the past have been in today's clusters? Raw figures, those of ended clusters counted where they are now.

Raw figures never leave the analyst's machine: only `metrics.publish` uses this module.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from loaders.extracts import RawFigure
from metrics.indicators import Indicator
from metrics.month import Month


@dataclass(frozen=True)
class Count:
    """One area's raw figure of one period."""

    numerator: int
    denominator: int | None
    pupils: int | None
    available_from: date
    coverage: int | None
    provenance: str
    of_people: bool

    @property
    def empty(self) -> bool:
        """There was nothing to count (no school of the phase): known to all, so nothing to protect.

        Of people this is never so: that nobody was in a cohort is itself the nought to protect.
        """
        return self.denominator == 0 and not self.of_people

    def __add__(self, other: "Count") -> "Count":
        return Count(
            self.numerator + other.numerator,
            _sum(self.denominator, other.denominator),
            _sum(self.pupils, other.pupils),
            max(self.available_from, other.available_from),
            _sum(self.coverage, other.coverage),
            self.provenance if self.provenance == other.provenance else "synthetic",
            self.of_people,
        )

    def people(self, indicator: Indicator) -> int:
        """How many people the figure tells of. For sessions the pupils behind them, whatever the sessions come to.

        A count of people is its own measure even where the extract has a column `pupils`: those are other people.
        """
        return self.pupils if indicator.counts == "sessions" and self.pupils is not None else self.numerator


Counts = dict[date, dict[str, Count]]  # by period, then area
Table = dict[str, dict[str, Count]]  # one breakdown of one period: by category, then area
Parts = dict[str, dict[date, Table]]  # by breakdown, then period


def restate(raw: Iterable[RawFigure], ended: Mapping[str, str], indicator: Indicator, month: Month) -> Counts:
    """Whole figures known by the end of `month`, by period (in order) then area.

    `ended` leads from an ended cluster to the one that holds its children now; their counts are summed. Context
    (population, deprivation) is counted in few years, so all of it is taken whatever the month.
    """
    return _sum_up((row for row in raw if row.breakdown is None), ended, indicator, month)


def restate_parts(raw: Iterable[RawFigure], ended: Mapping[str, str], indicator: Indicator, month: Month) -> Parts:
    """The same of broken-down figures."""
    rows: dict[tuple[str, str], list[RawFigure]] = defaultdict(list)
    for row in raw:
        if row.breakdown is not None and row.category is not None:
            rows[row.breakdown, row.category].append(row)
    parts: Parts = defaultdict(lambda: defaultdict(dict))
    for (breakdown, category), found in sorted(rows.items()):
        for period, areas in _sum_up(found, ended, indicator, month).items():
            parts[breakdown][period][category] = areas
    return parts


def _sum_up(rows: Iterable[RawFigure], ended: Mapping[str, str], indicator: Indicator, month: Month) -> Counts:
    counts: Counts = defaultdict(dict)
    for row in rows:
        known = row.available_from or row.period_end
        if not indicator.context and max(known, row.period_end) > month.end:
            continue
        area = ended.get(row.cluster, row.cluster)
        count = Count(
            numerator=row.numerator,
            denominator=row.denominator,
            pupils=row.pupils,
            available_from=known,
            coverage=row.coverage,
            provenance=row.provenance or "published",
            of_people=indicator.counts == "people",
        )
        before = counts[row.period_end].get(area)
        counts[row.period_end][area] = before + count if before else count
    return dict(sorted(counts.items()))


def city_of(areas: Mapping[str, Count]) -> Count:
    """All areas of a period together. Raises ValueError where there is none."""
    counts = list(areas.values())
    if not counts:
        raise ValueError("a period without areas has no total")
    total = counts[0]
    for count in counts[1:]:
        total += count
    return total


def _sum(left: int | None, right: int | None) -> int | None:
    return None if left is None or right is None else left + right
