"""What was absence in the whole city, term by term? Published figures; none are by cluster."""

from collections.abc import Iterator
from dataclasses import dataclass

from metrics.comparators import Reading
from metrics.indicators import Indicator, school_year
from metrics.month import Month
from metrics.release import Release


@dataclass(frozen=True)
class TermYear:
    """One school year: a published percentage for each term, or the symbol in its place."""

    school_year: str
    readings: tuple[Reading, ...]


@dataclass(frozen=True)
class Terms:
    """The terms one indicator is made of, in their order, and the years that had ended by a month, newest first.

    `editions`: the publications the figures come from, each a month or a year.
    """

    indicator: Indicator
    names: tuple[str, ...]
    years: tuple[TermYear, ...]
    editions: tuple[str, ...]


def build_terms(release: Release, month: Month) -> tuple[Terms, ...]:
    """The city's figures by term, for each indicator that has any.

    Raises ReleaseUnreadable if the table of published figures is damaged.
    """
    return tuple(_terms(release, month))


def _terms(release: Release, month: Month) -> Iterator[Terms]:
    if release.dashboard is None:
        return
    for indicator in release.indicators.values():
        city = [release.comparators.of(measure, release.dashboard.area) for _, measure in indicator.terms]
        ends = sorted({end for published in city for end in published.readings if end <= month.end}, reverse=True)
        if ends:
            editions = {published.editions[end] for published in city for end in ends if end in published.editions}
            yield Terms(
                indicator=indicator,
                names=tuple(name for name, _ in indicator.terms),
                years=tuple(TermYear(school_year(end), tuple(p.at(end) for p in city)) for end in ends),
                editions=tuple(sorted(editions)),
            )
