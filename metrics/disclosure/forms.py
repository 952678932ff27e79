"""In which forms has one month been published, and what does each say?

A *form* is what releases say of one indicator and period: every figure of it, shown or hidden. Most months have one
form, repeated by every later release. A revision, a merge of clusters or a change of policy gives a month another.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from metrics.disclosure.cells import CITY, HIDDEN, PUBLISHED, PublishedRelease, PublishedRow
from metrics.disclosure.differences import others, rises, steps
from metrics.disclosure.policy import Policy


class Part(NamedTuple):
    """One count within a month: the plain figure, one category of a breakdown, or what is left of a whole."""

    breakdown: str | None = None
    category: str | None = None


class Seen(NamedTuple):
    """One figure as published: its value, or None where it is hidden."""

    part: Part
    area: str
    value: int | None


@dataclass(frozen=True)
class Form:
    """One form of one month. sessions: hidden figures count sessions, not people."""

    release: str
    indicator: str
    period_end: date
    figures: tuple[Seen, ...]
    policy: Policy
    successors: Mapping[str, str]
    sessions: bool

    @cached_property
    def _by_part(self) -> dict[Part, dict[str, int | None]]:
        found: dict[Part, dict[str, int | None]] = {}
        for seen in self.figures:
            found.setdefault(seen.part, {})[seen.area] = seen.value
        return found

    @cached_property
    def areas(self) -> frozenset[str]:
        """The areas of this form, without the city."""
        return frozenset(seen.area for seen in self.figures) - {CITY}

    @cached_property
    def outline(self) -> frozenset[tuple[Part, str, bool]]:
        """Which figures there are, and which of them are hidden."""
        return frozenset((seen.part, seen.area, seen.value is None) for seen in self.figures)

    def parts(self) -> list[Part]:
        """The counts of this month, the plain one first."""
        return list(self._by_part)

    def hidden(self, part: Part) -> list[str]:
        """Hidden areas, without the city."""
        return [area for area, value in self._by_part.get(part, {}).items() if value is None and area != CITY]

    def shown(self, part: Part) -> dict[str, int]:
        """Shown areas with their counts, without the city."""
        figures = self._by_part.get(part, {})
        return {area: value for area, value in figures.items() if value is not None and area != CITY}

    def city(self, part: Part) -> int | None:
        """The city's total, None if hidden or not given."""
        return self._by_part.get(part, {}).get(CITY)

    def left_to_hidden(self, part: Part) -> int | None:
        """What the hidden areas add up to, as any reader can work out; None if the city's total is not shown."""
        city = self.city(part)
        return None if city is None else city - sum(self.shown(part).values())


def forms_of(releases: Sequence[PublishedRelease]) -> Iterator[list[Form]]:
    """The forms of every indicator and period, earliest release first, months in order."""
    months: dict[tuple[str, date], list[Form]] = defaultdict(list)
    for release in releases:
        figures: dict[tuple[str, date], list[Seen]] = defaultdict(list)
        for row in _counts_told(release):
            if row.status in (PUBLISHED, HIDDEN):
                value = row.numerator if row.status == PUBLISHED else None
                figures[row.indicator, row.period_end].append(Seen(Part(row.breakdown, row.category), row.area, value))
        for key, seen in figures.items():
            ordered = tuple(sorted(seen, key=lambda f: (f.part[0] or "", f.part[1] or "", f.area)))
            if all(form.figures != ordered for form in months[key]):
                sessions = key[0] in release.sessions
                months[key].append(
                    Form(release.name, *key, ordered, release.policy, dict(release.successors), sessions)
                )
    for key in sorted(months):
        yield months[key]


def _counts_told(release: PublishedRelease) -> Iterator[PublishedRow]:
    """The counts a release tells, in the shape in which they are protected: differences instead of sums."""
    by_indicator: dict[str, list[PublishedRow]] = defaultdict(list)
    for row in release.rows:
        if row.indicator not in release.open:
            by_indicator[row.indicator].append(row)
    for indicator, rows in by_indicator.items():
        nested = {b: names for (key, b), names in release.nested.items() if key == indicator}
        if indicator in release.year_to_date:
            yield from rises(rows, release.policy.year_starts)
        else:
            yield from (row for row in rows if row.breakdown not in nested)
        if indicator not in release.sessions:
            yield from others(rows)
        for breakdown, names in nested.items():
            yield from steps(rows, breakdown, names)
