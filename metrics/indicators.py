"""What is measured, and which way is better? Facts a council decides, as read from indicators.toml."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, Literal

from metrics.month import Month


@dataclass(frozen=True)
class Break:
    """From `month` on, figures are not comparable with those before."""

    month: Month
    label: str
    note: str


@dataclass(frozen=True)
class Nested:
    """Counts that contain one another, as categories of one breakdown, widest first; the whole figure contains all."""

    breakdown: str
    categories: tuple[str, ...]


@dataclass(frozen=True)
class Target:
    """What the council aims for: a change since the baseline by a month.

    `change` is in percent of the baseline for counts, in points for percentages, so that it fits any cluster.
    """

    change: Fraction
    by: Month
    label: str


@dataclass(frozen=True)
class Indicator:
    """One thing measured. Keys and their meaning: data/README.md; values are checked when the file is read."""

    key: str
    name: str
    short_name: str
    objective: str
    measure: Literal["count", "percent"]
    unit: str
    counts: Literal["people", "sessions", "open"]
    improvement: Literal["up", "down", "none"]
    frequency: Literal["monthly", "annual"]
    basis: Literal["residence", "school"]
    baseline: date
    definition: str
    source: str
    next_update: str
    notes: tuple[str, ...]
    aliases: tuple[str, ...]
    breaks: tuple[Break, ...]
    only_clusters: tuple[str, ...]
    phase: str
    covers: str
    terms: tuple[tuple[str, str], ...]
    population: str | None
    rate_per: int
    rate_from: Month | None
    sheet_order: int | None
    context: bool
    groups: str
    year_to_date: bool
    nested: Nested | None
    smoothed: bool
    target: Target | None

    @classmethod
    def from_reference(cls, entry: Mapping[str, Any]) -> "Indicator":
        """The indicator of one entry, as checked by `loaders.reference`."""
        return cls(
            key=entry["key"],
            name=entry["name"],
            short_name=entry["short_name"],
            objective=entry["objective"],
            measure=entry["measure"],
            unit=entry["unit"],
            counts=entry["counts"],
            improvement=entry["improvement"],
            frequency=entry["frequency"],
            basis=entry["basis"],
            baseline=_day(entry["baseline"]),
            definition=entry["definition"],
            source=entry["source"],
            next_update=entry.get("next_update", ""),
            notes=tuple(entry["notes"]),
            aliases=tuple(entry.get("aliases", ())),
            breaks=tuple(Break(Month.parse(b["month"]), b["label"], b["note"]) for b in entry.get("breaks", ())),
            only_clusters=tuple(entry.get("only_clusters", ())),
            phase=entry.get("phase", ""),
            covers=entry.get("covers", ""),
            terms=tuple((name, measure) for name, measure in entry.get("terms", ())),
            population=entry.get("population"),
            rate_per=entry.get("rate_per", 10_000),
            rate_from=Month.parse(entry["rate_from"]) if "rate_from" in entry else None,
            sheet_order=entry.get("sheet_order"),
            context=entry.get("context", False),
            groups=entry.get("groups", ""),
            year_to_date=entry.get("year_to_date", False),
            nested=_nested(entry.get("nested")),
            smoothed=entry.get("smoothed", False),
            target=_target(entry.get("target")),
        )

    @property
    def places(self) -> int:
        """Decimal places shown: people are whole, percentages have one."""
        return 1 if self.measure == "percent" else 0

    def period_words(self, period_end: date) -> str:
        """The period that ends on `period_end`, for readers: "December 2015", "HT1-5 of 2014/15", "mid-2017".

        `covers` says what is counted now: of a year before a break no more is said than which it was.
        """
        if not self.covers:
            return str(Month.of(period_end))
        if any(period_end < found.month.end for found in self.breaks):
            return self.year_words(period_end)
        return self.covers.replace("{academic_year}", school_year(period_end)).replace("{year}", str(period_end.year))

    def break_words(self, found: Break, short: bool = False) -> str:
        """A break for readers: "New definition, September 2016", "Six half-terms, 2012/13"."""
        return f"{found.label}, {self.since_words(found, short)}"

    def since_words(self, found: Break, short: bool = False) -> str:
        """When a break begins, for readers: its month, or the first year whose figure it touches."""
        if self.frequency == "monthly":
            return found.month.short if short else str(found.month)
        later = found.month.number > self.baseline.month
        return self.year_words(date(found.month.year + later, self.baseline.month, 1))

    def year_words(self, period_end: date) -> str:
        """The year of a figure a year: "2014/15" where school years are counted, else "2017"."""
        return school_year(period_end) if "{academic_year}" in self.covers else str(period_end.year)


def school_year(period_end: date) -> str:
    """The school year that ends in the year of a day, by its two calendar years: "2014/15"."""
    return f"{period_end.year - 1}/{period_end.year % 100:02d}"


def _nested(entry: Mapping[str, Any] | None) -> Nested | None:
    return Nested(entry["breakdown"], tuple(entry["categories"])) if entry else None


def _target(entry: Mapping[str, Any] | None) -> Target | None:
    # By its digits: 0.1 as TOML wrote it, not as a float holds it.
    return Target(Fraction(str(entry["change"])), Month.parse(entry["by"]), entry["label"]) if entry else None


def _day(value: date | str) -> date:
    """A date as TOML gives it, or as written in a release's JSON."""
    return date.fromisoformat(value) if isinstance(value, str) else value
