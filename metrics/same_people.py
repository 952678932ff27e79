"""Do two indicators count the same people, and hide them differently? Then one would give the other away.

Each indicator is protected by itself. A percentage of children looked after has their number below the line; a key
renamed has the same figures under another name: what one hides, the other shows. So a release in which the same figures
stand twice, or stand again under another key than in an earlier release, is refused unless both hide the same areas.
Indicators declared as open hide nothing, so they are looked through too; that the whole of a percentage is an open one,
such as a population, is allowed, because percentages are protected against readers who have their wholes.
That one indicator counts a *part* of another's people cannot be seen from figures: it must be a breakdown of it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from loaders.errors import ReleaseRefused
from metrics.disclosure.cells import CITY, HIDDEN, PUBLISHED, PublishedRelease
from metrics.month import Month
from metrics.restate import Counts

_FEWEST_ALIKE = 2  # shown figures that are equal; a single one may be so by chance


@dataclass(frozen=True)
class _Told:
    """What a release tells of one indicator's period: figures above and below the line, and the areas it hides."""

    is_open: bool = False
    sides: tuple[dict[str, int], dict[str, int]] = field(default_factory=lambda: ({}, {}))
    hidden: set[str] = field(default_factory=set)


Telling = Mapping[tuple[str, date], _Told]


def refuse_same_people(
    counted: Mapping[str, Counts], releases: Sequence[PublishedRelease], ended: Mapping[str, str]
) -> None:
    """Look through everything published, the release about to be written last, for figures that stand under two keys.

    counted: raw counts of people and of what is open, by indicator key. Raises ReleaseRefused, naming keys and periods.
    """
    told = [_told(release, ended) for release in releases]
    problems = dict.fromkeys(
        f"{' and '.join(sorted((key, other)))} count the same people in {Month.of(period)} and hide different areas, "
        "so that one would give the other away; publish one of them, without the months published under the other key."
        for key, period, figures, is_whole in _figures(counted)
        for release in told
        for other in counted.keys() | {known for known, _ in release}
        if other != key
        and (found := release.get((other, period))) is not None
        and found.hidden != (own := told[-1].get((key, period), _Told())).hidden
        and not (found.is_open and is_whole)
        and any(_alike(figures, side, found.hidden) for side in found.sides[: 1 if own.is_open else 2])
    )
    if problems:
        raise ReleaseRefused(sorted(problems))


def _figures(counted: Mapping[str, Counts]) -> Iterator[tuple[str, date, dict[str, int], bool]]:
    """By key and period, the figures above the line, then those below it, which are the whole of a percentage."""
    for key, counts in counted.items():
        for period, areas in counts.items():
            yield key, period, {area: count.numerator for area, count in areas.items()}, False
            below = {area: count.denominator for area, count in areas.items() if count.denominator is not None}
            if len(below) == len(areas):
                yield key, period, below, True


def _told(release: PublishedRelease, ended: Mapping[str, str]) -> Telling:
    found: dict[tuple[str, date], _Told] = {}
    for row in release.rows:
        apart = row.indicator in release.sessions
        if apart or row.area == CITY or row.breakdown is not None or row.status not in (PUBLISHED, HIDDEN):
            continue
        told = found.setdefault((row.indicator, row.period_end), _Told(row.indicator in release.open))
        area = ended.get(row.area, row.area)
        if row.status == HIDDEN:
            told.hidden.add(area)
        for side, figure in zip(told.sides, (row.numerator, row.denominator), strict=True):
            if figure is not None:
                side[area] = side.get(area, 0) + figure
    return found


def _alike(figures: Mapping[str, int], side: Mapping[str, int], hidden: set[str]) -> bool:
    """Are the shown figures the same ones, of the same areas?"""
    shown = {area: count for area, count in side.items() if area not in hidden}
    return (
        len(shown) >= _FEWEST_ALIKE
        and figures.keys() == shown.keys() | hidden
        and all(figures[area] == count for area, count in shown.items())
    )
