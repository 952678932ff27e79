"""Which half-years are there? Those of the clusters' performance reports (products, P11): from April, from October."""

from dataclasses import dataclass

from metrics.finder import NotFound, echo
from metrics.month import Month, months_between
from metrics.release import Release

_STARTS = (4, 10)


@dataclass(frozen=True, order=True)
class HalfYear:
    """Six months from April or October on."""

    first: Month

    @classmethod
    def parse(cls, text: str) -> "HalfYear":
        """The half-year written by its first month, as "2015-04". Raises ValueError for anything else."""
        first = Month.parse(text)
        if first.number not in _STARTS:
            raise ValueError("a half-year begins in April or October")
        return cls(first)

    @property
    def months(self) -> list[Month]:
        """Its six months."""
        year, number = divmod(self.first.number + 4, 12)
        return months_between(self.first, Month(self.first.year + year, number + 1))

    @property
    def last(self) -> Month:
        """Its sixth month."""
        return self.months[-1]

    @property
    def key(self) -> str:
        """As written in commands and file names: "2015-04"."""
        return self.first.key

    def __str__(self) -> str:
        ends = self.last
        began = str(self.first) if ends.year != self.first.year else str(self.first).split()[0]
        return f"{began} to {ends}"


def offered_halves(release: Release) -> list[HalfYear]:
    """The half-years of which the release has a month, newest first."""
    starts = (month for month in months_between(release.first_month, release.month) if month.number in _STARTS)
    begun = [HalfYear(month) for month in starts]
    # The first month of a release may lie within a half-year.
    earlier = release.first_month
    while earlier.number not in _STARTS:
        earlier = earlier.previous()
    return sorted({HalfYear(earlier), *begun}, reverse=True)


def find_half_year(release: Release, asked: str | None) -> HalfYear | NotFound:
    """The half-year asked for; where none is, the newest that the release has the whole of, or begun."""
    offered = offered_halves(release)
    if asked is None:
        return next((half for half in offered if half.last <= release.month), offered[0])
    ends = f"Choose one from {offered[-1].key} ({offered[-1]}) to {offered[0].key} ({offered[0]})."
    try:
        half = HalfYear.parse(asked)
    except ValueError:
        written = "It is written by its first month: 2015-04 for April to September, 2015-10 for October to March."
        return NotFound(f"There is no half-year “{echo(asked)}”. {written} {ends}")
    return half if half in offered else NotFound(f"There are no figures for {half}. {ends}")


def known_by(release: Release, half: HalfYear) -> Month:
    """The month as at whose end a half-year is told: its last, or the release's own where that comes first."""
    return min(half.last, release.month)
