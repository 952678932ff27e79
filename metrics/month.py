"""Which month is meant? A calendar month with its neighbours, its last day and its name."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

_NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_WRITTEN = re.compile(r"((?:19|20)[0-9]{2})-(0[1-9]|1[0-2])")  # as the reference files: no year a calendar lacks


@dataclass(frozen=True, order=True)
class Month:
    """A calendar month. `str()` is for readers ("December 2015"), `key` for addresses and files ("2015-12")."""

    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> "Month":
        """The month written as "2015-12". Raises ValueError for anything else."""
        written = _WRITTEN.fullmatch(text)
        if written is None:
            raise ValueError("a month is written as 2015-12")
        return cls(int(written[1]), int(written[2]))

    @classmethod
    def of(cls, day: date) -> "Month":
        """The month a day lies in."""
        return cls(day.year, day.month)

    def previous(self) -> "Month":
        """The calendar month before: looked up, never taken from the row before."""
        return Month(self.year - 1, 12) if self.number == 1 else Month(self.year, self.number - 1)

    def next(self) -> "Month":
        """The calendar month after."""
        return Month(self.year + 1, 1) if self.number == 12 else Month(self.year, self.number + 1)

    @property
    def end(self) -> date:
        """The last day of the month."""
        after = self.next()
        return date(after.year, after.number, 1) - timedelta(days=1)

    @property
    def key(self) -> str:
        """As written in addresses, file names and reference files: "2015-12"."""
        return f"{self.year:04d}-{self.number:02d}"

    @property
    def short(self) -> str:
        """For the ends of a chart's axis: "Dec 2015"."""
        return f"{_NAMES[self.number - 1][:3]} {self.year}"

    def __str__(self) -> str:
        return f"{_NAMES[self.number - 1]} {self.year}"


def months_between(first: Month, last: Month) -> list[Month]:
    """Every month from `first` to `last`, both included; empty when `last` is earlier."""
    months = []
    while first <= last:
        months.append(first)
        first = first.next()
    return months
