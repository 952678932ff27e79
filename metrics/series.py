"""What has one area's indicator been over time? Published figures in order, and what was known when."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from loaders.releases import FigureRow
from metrics.breaks import breaks_between
from metrics.indicators import Break, Indicator
from metrics.month import Month
from metrics.published import NOT_APPLICABLE, NOT_AVAILABLE, PublishedValue, Status


@dataclass(frozen=True)
class Figure:
    """One period's published figure: a count of people, or a percentage (0 to 100).

    `coverage`: schools behind it. `whole`: what a shown percentage is of.
    """

    period_end: date
    value: PublishedValue
    known_from: date
    provenance: str
    coverage: int | None = None
    whole: int | None = None

    @property
    def numerator(self) -> PublishedValue:
        """What was counted: the figure itself, or a percentage's part of its whole."""
        if self.whole is None or self.value.value is None:
            return self.value
        return PublishedValue.of(self.value.value * self.whole / 100)

    @property
    def denominator(self) -> PublishedValue:
        """What a percentage is of; not applicable to a shown count."""
        if self.value.value is None:
            return self.value
        return NOT_APPLICABLE if self.whole is None else PublishedValue.of(self.whole)


@dataclass(frozen=True)
class Series:
    """One indicator of one area, oldest first. `moves`: when the area's boundary moved, as far as that touches it."""

    indicator: Indicator
    figures: tuple[Figure, ...]
    moves: tuple[Break, ...] = ()

    @cached_property
    def _by_period(self) -> dict[date, PublishedValue]:
        return {figure.period_end: figure.value for figure in self.figures}

    def at(self, period_end: date) -> PublishedValue:
        """The figure of a period; not available where there is none."""
        return self._by_period.get(period_end, NOT_AVAILABLE)

    def as_at(self, month: Month) -> "Series":
        """What was known at the end of a month: a figure shows only from the month it became known."""
        return replace(
            self, figures=tuple(f for f in self.figures if f.period_end <= month.end and f.known_from <= month.end)
        )

    @property
    def latest(self) -> Figure | None:
        """The newest figure, published or not; None where there is none."""
        return self.figures[-1] if self.figures else None

    def breaks_between(self, earlier: date, later: date) -> list[Break]:
        """What lies between two periods that makes them unlike: breaks of definition and moves, oldest first."""
        return breaks_between((*self.moves, *self.indicator.breaks), earlier, later)

    @property
    def hides(self) -> bool:
        """Whether a figure is hidden."""
        return any(figure.value.status is Status.SUPPRESSED for figure in self.figures)

    @property
    def provenance(self) -> frozenset[str]:
        """Of what kinds the shown figures are: published, synthetic."""
        return frozenset(f.provenance for f in self.figures if f.value.status is Status.PUBLISHED)

    def provenance_of(self, periods: Collection[date]) -> frozenset[str]:
        """Of what kinds the shown figures of some periods are."""
        return replace(self, figures=tuple(f for f in self.figures if f.period_end in periods)).provenance

    def since_baseline(self) -> "Series":
        """The figures from the indicator's baseline on: what the tracker draws."""
        return replace(self, figures=tuple(f for f in self.figures if f.period_end >= self.indicator.baseline))


def build_series(indicator: Indicator, rows: Iterable[FigureRow], moves: tuple[Break, ...] = ()) -> Series:
    """The series of one indicator from a release's rows of one area (whole figures only, no categories)."""
    return Series(
        indicator,
        tuple(
            Figure(row.period_end, _value(row), row.available_from, row.provenance, row.coverage, row.denominator)
            for row in rows
            if row.indicator == indicator.key and row.breakdown is None
        ),
        moves,
    )


def _value(row: FigureRow) -> PublishedValue:
    if row.status:
        return PublishedValue(Status(row.status))
    if row.numerator is None:
        return NOT_AVAILABLE
    numerator = PublishedValue.of(row.numerator)
    return numerator if row.denominator is None else numerator.ratio(PublishedValue.of(row.denominator), 100)
