"""What has the council decided about small numbers?

The settings are data (data/reference/policy.toml); this module gives them names and the few numbers that follow
from them. A value it does not know stops everything: no setting has a default that could show more than it should.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, cast, get_args

Zeros = Literal["hide", "show"]
Level = Literal["insider", "full"]
Breakdowns = Literal["whole_rows", "none"]
HIGHEST_PROVED = 10
"""The highest threshold for which it is proved that two insiders who replay the rule learn nothing."""


@dataclass(frozen=True)
class Policy:
    """The council's settings for disclosure control.

    threshold: counts below it are small. zeros: is nought small ("hide") or shown ("show")? level: whom the promise
    withstands, see `insiders`. symbol: what readers see. year_starts: month in which the choice of helpers starts
    afresh. helper_order: area codes to hide first where no earlier figure is there to choose by. breakdowns: are an
    area's broken-down figures shown or withheld as whole rows ("whole_rows"), or is no breakdown published ("none")?
    """

    threshold: int
    zeros: Zeros
    level: Level
    symbol: str
    year_starts: int
    helper_order: tuple[str, ...]
    breakdowns: Breakdowns = "none"

    def __post_init__(self) -> None:
        problems = []
        if self.zeros not in get_args(Zeros):
            problems.append(f'zeros is {self.zeros!r}; write "hide" or "show"')
        if self.level not in get_args(Level):
            problems.append(f'level is {self.level!r}; write "insider" or "full"')
        if self.breakdowns not in get_args(Breakdowns):
            problems.append(f'breakdowns is {self.breakdowns!r}; write "whole_rows" or "none"')
        # Below this a hidden figure could only have one value, so that hiding it would say what it is.
        lowest_threshold = 3 if self.zeros == "show" else 2
        if type(self.threshold) is not int or self.threshold < lowest_threshold:
            problems.append(f"threshold is {self.threshold!r}; write a whole number of at least {lowest_threshold}")
        elif self.level == "full" and self.threshold > HIGHEST_PROVED:
            problems.append(
                f'level "full" is proved for a threshold of at most {HIGHEST_PROVED}, threshold is {self.threshold}; '
                'write "insider", or prove more (tests/metrics/disclosure/test_replay_full.py)'
            )
        if type(self.year_starts) is not int or not 1 <= self.year_starts <= 12:
            problems.append(f"year_starts is {self.year_starts!r}; write a month from 1 to 12")
        if not isinstance(self.symbol, str) or not self.symbol.strip():
            problems.append("symbol is empty; write what stands in place of a hidden figure")
        if not all(isinstance(code, str) for code in self.helper_order) or len(set(self.helper_order)) != len(
            self.helper_order
        ):
            problems.append("helper_order names an area twice, or something that is not an area's code")
        if problems:
            raise ValueError("policy: " + "; ".join(problems))

    @classmethod
    def from_dict(cls, settings: Mapping[str, Any]) -> "Policy":
        """Build a policy from the table of policy.toml. ValueError if a key is missing or unknown, or a value is."""
        expected = {"threshold", "zeros", "level", "symbol", "year_starts", "helper_order", "breakdowns"}
        if set(settings) != expected:
            odd = sorted(expected ^ set(settings))
            raise ValueError(f"policy: missing or unknown keys {', '.join(odd)}")
        order = settings["helper_order"]
        if not isinstance(order, list | tuple):
            raise ValueError("policy: helper_order is not a list of area codes")
        return cls(
            threshold=settings["threshold"],
            zeros=cast(Zeros, settings["zeros"]),
            level=cast(Level, settings["level"]),
            symbol=settings["symbol"],
            year_starts=settings["year_starts"],
            helper_order=tuple(order),
            breakdowns=cast(Breakdowns, settings["breakdowns"]),
        )

    @property
    def lowest(self) -> int:
        """The lowest value a small figure can have: 0, or 1 where noughts are shown."""
        return 1 if self.zeros == "show" else 0

    @property
    def highest(self) -> int:
        """The highest value a small figure can have: 4 for a threshold of 5."""
        return self.threshold - 1

    @property
    def insiders(self) -> int:
        """How many hidden figures the reader may know and still prove nothing: one ("insider") or two ("full")."""
        return 1 if self.level == "insider" else 2

    @property
    def comfortable(self) -> int:
        """The last shown count from which an area makes a comfortable helper: 14 for a threshold of 5.

        One helper lets every small figure range over all its values if it is at least threshold + highest (9).
        Adding a whole threshold leaves room for it to fall since it was last shown.
        """
        return self.threshold + self.highest + self.threshold

    def is_small(self, count: int) -> bool:
        """Is this count one that must not be seen?"""
        return self.lowest <= count < self.threshold

    def year_of(self, period_end: date) -> int:
        """The year, counted from `year_starts`, in which a period ends."""
        return period_end.year if period_end.month >= self.year_starts else period_end.year - 1
