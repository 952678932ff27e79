"""What was absence in the whole city, term by term? Published figures; none are by cluster."""

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
    """The terms an indicator is made of, in their order, and the years that had ended by a month, newest first.

    `editions`: the publications the figures come from, each a month or a year.
    """

    names: tuple[str, ...]
    years: tuple[TermYear, ...]
    editions: tuple[str, ...]


def build_terms(release: Release, indicator: Indicator, month: Month) -> Terms | None:
    """The city's figures of an indicator's terms; None where nothing is held.

    Raises ReleaseUnreadable if the table of published figures is damaged.
    """
    if release.dashboard is None:
        return None
    city = [release.comparators.of(measure, release.dashboard.area) for _, measure in indicator.terms]
    ends = sorted({end for published in city for end in published.readings if end <= month.end}, reverse=True)
    if not ends:
        return None
    return Terms(
        names=tuple(name for name, _ in indicator.terms),
        years=tuple(TermYear(school_year(end), tuple(published.at(end) for published in city)) for end in ends),
        editions=tuple(
            sorted({published.editions[end] for published in city for end in ends if end in published.editions})
        ),
    )
