"""Do two indicators count the same people, and hide them differently? Then one would give the other away.

Each indicator is protected by itself. A percentage of children looked after has their number below the line; a key
renamed has the same figures under another name: what one hides, the other shows. So a release in which the same figures
stand twice, or stand again under another key than in an earlier release, is refused unless both hide the same areas.
That one indicator counts a *part* of another's people cannot be seen from figures: it must be a breakdown of it.
"""

from collections import defaultdict
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

    sides: tuple[dict[str, int], dict[str, int]] = field(default_factory=lambda: ({}, {}))
    hidden: set[str] = field(default_factory=set)


Telling = Mapping[tuple[str, date], _Told]


def refuse_same_people(
    counted: Mapping[str, Counts], releases: Sequence[PublishedRelease], ended: Mapping[str, str]
) -> None:
    """Look through everything published, the release about to be written last, for figures that stand under two keys.

    counted: raw counts of people by indicator key. Raises ReleaseRefused, naming keys and periods.
    """
    told = [_told(release, ended) for release in releases]
    problems = dict.fromkeys(
        f"{' and '.join(sorted((key, other)))} count the same people in {Month.of(period)} and hide different areas, "
        "so that one would give the other away; publish one of them, without the months published under the other key."
        for key, period, figures in _figures(counted)
        for release in told
        for other in counted.keys() | {known for known, _ in release}
        if other != key
        and (found := release.get((other, period))) is not None
        and found.hidden != told[-1].get((key, period), _Told()).hidden
        and any(_alike(figures, side, found.hidden) for side in found.sides)
    )
    if problems:
        raise ReleaseRefused(sorted(problems))


def _figures(counted: Mapping[str, Counts]) -> Iterator[tuple[str, date, dict[str, int]]]:
    for key, counts in counted.items():
        for period, areas in counts.items():
            yield key, period, {area: count.numerator for area, count in areas.items()}
            below = {area: count.denominator for area, count in areas.items() if count.denominator is not None}
            if len(below) == len(areas):
                yield key, period, below


def _told(release: PublishedRelease, ended: Mapping[str, str]) -> Telling:
    found: dict[tuple[str, date], _Told] = defaultdict(_Told)
    for row in release.rows:
        apart = row.indicator in release.sessions or row.indicator in release.open
        if apart or row.area == CITY or row.breakdown is not None or row.status not in (PUBLISHED, HIDDEN):
            continue
        told, area = found[row.indicator, row.period_end], ended.get(row.area, row.area)
        if row.status == HIDDEN:
            told.hidden.add(area)
        for side, figure in zip(told.sides, (row.numerator, row.denominator), strict=True):
            if figure is not None:
                side[area] = side.get(area, 0) + figure
    return dict(found)


def _alike(figures: Mapping[str, int], side: Mapping[str, int], hidden: set[str]) -> bool:
    """Are the shown figures the same ones, of the same areas?"""
    shown = {area: count for area, count in side.items() if area not in hidden}
    return (
        len(shown) >= _FEWEST_ALIKE
        and figures.keys() == shown.keys() | hidden
        and all(figures[area] == count for area, count in shown.items())
    )
