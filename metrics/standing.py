"""What stands as it was first published? Rows of earlier releases, in today's clusters.

A figure once shown is known for ever. Plain counts may be revised where the ledger proves that safe
(`disclosure.ledger`). For the kinds below nobody has proved it, so their first figures stand.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from loaders.errors import ReleaseRefused
from metrics.disclosure.cells import CITY, HIDDEN, PUBLISHED, PublishedRelease
from metrics.disclosure.policy import Policy
from metrics.disclosure.rule import Pattern
from metrics.indicators import Indicator
from metrics.restate import Count, city_of

REASON = "broken-down figures, percentages and year-to-date counts stand as first published"


class Number(NamedTuple):
    """A published figure; the denominator is None for plain counts."""

    numerator: int
    denominator: int | None


@dataclass(frozen=True)
class Stood:
    """What the ledger says of one period: by category (None: the whole figure) and area; None where hidden."""

    figures: Mapping[str | None, Mapping[str, Number | None]]

    @property
    def shown(self) -> dict[str, Number]:
        """The whole figures shown, the city's among them."""
        return {area: number for area, number in self.figures.get(None, {}).items() if number is not None}

    @property
    def withheld(self) -> frozenset[str]:
        """Areas of which something is hidden, the city among them."""
        return frozenset(a for areas in self.figures.values() for a, number in areas.items() if number is None)

    @property
    def tells(self) -> bool:
        """Is any figure shown?"""
        return any(number is not None for areas in self.figures.values() for number in areas.values())

    @property
    def pattern(self) -> Pattern:
        """What is hidden of the whole figures."""
        return Pattern(self.withheld - {CITY}, city_hidden=CITY in self.withheld)

    def differs_from(self, today: Mapping[str | None, Mapping[str, Count]]) -> bool:
        """Would readers see a difference if today's counts were published within the same pattern?"""
        now = {
            category: {a: numbers(c) for a, c in {CITY: city_of(areas), **areas}.items() if not c.empty}
            for category, areas in today.items()
        }
        if {c: areas.keys() for c, areas in now.items()} != {c: areas.keys() for c, areas in self.figures.items()}:
            return True
        return any(
            number is not None and number != now[category][area]
            for category, areas in self.figures.items()
            for area, number in areas.items()
        )


def numbers(count: Count) -> Number:
    """A raw figure as it would be published."""
    return Number(count.numerator, count.denominator)


def read_standing(
    earlier: Iterable[PublishedRelease], indicator: str, ended: Mapping[str, str]
) -> dict[tuple[date, str | None], Stood]:
    """The ledger of one indicator by period and breakdown, as the last release has it that has the period.

    A merged cluster's figure is shown only if all its parts were.
    """
    found: dict[tuple[date, str | None], Stood] = {}
    for release in earlier:
        figures: dict[tuple[date, str | None], dict[str | None, dict[str, Number | None]]] = {}
        for row in release.rows:
            if row.indicator == indicator and row.status in (PUBLISHED, HIDDEN):
                areas = figures.setdefault((row.period_end, row.breakdown), {}).setdefault(row.category, {})
                today = ended.get(row.area, row.area)
                number = None if row.numerator is None else Number(row.numerator, row.denominator)
                areas[today] = _sum(areas[today], number) if today in areas else number
        found |= {key: Stood(table) for key, table in figures.items()}
    return found


def refuse_other_kind(
    indicator: Indicator, policy: Policy, earlier: Sequence[PublishedRelease], stood: Mapping[date, Stood]
) -> None:
    """Raises ReleaseRefused where earlier releases have the indicator as something else: then nothing adds up."""
    percent = [number.denominator is not None for found in stood.values() for number in found.shown.values()]
    same = all(each == (indicator.measure == "percent") for each in percent)
    nested = {indicator.nested.breakdown: indicator.nested.categories} if indicator.nested else {}
    for release in earlier:
        published = {row.breakdown for row in release.rows if row.indicator == indicator.key}
        before = {b: names for (key, b), names in release.nested.items() if key == indicator.key and b in published}
        same = same and before == {b: names for b, names in nested.items() if b in published}
        if not published:
            continue
        same = same and (indicator.key in release.year_to_date) == indicator.year_to_date
        same = same and (indicator.key in release.open) == (indicator.counts == "open")
        same = same and (indicator.key in release.sessions) == (indicator.counts == "sessions")
        if indicator.year_to_date and release.policy.year_starts != policy.year_starts:
            raise ReleaseRefused(
                [
                    f"{indicator.key} adds up over a year, and year_starts in policy.toml is not what it was published "
                    "with: the rises between would show. Put it back."
                ]
            )
    if not same:
        raise ReleaseRefused(
            [
                f"{indicator.key} was published as another kind of figure (measure, counts, year_to_date or nested has "
                "changed in indicators.toml); give the new kind a key of its own, without the periods already "
                "published."
            ]
        )


def _sum(one: Number | None, other: Number | None) -> Number | None:
    if one is None or other is None:
        return None
    whole = None if one.denominator is None or other.denominator is None else one.denominator + other.denominator
    return Number(one.numerator + other.numerator, whole)
