"""What are six months of a figure in a table? The cluster's, how they moved, a year before, and the city's."""

from collections.abc import Iterable
from dataclasses import dataclass

from metrics import (
    Change,
    HalfArea,
    HalfMonth,
    HalfRow,
    HalfYear,
    Indicator,
    PublishedValue,
    Release,
    Status,
    Word,
    known_by,
)
from pages.components import wording
from pages.components.chips import LOOKS
from pages.components.sheet.words import say_verdict
from pages.documents.pack import Cell, Chip

NOT_COMPARABLE = Word.NOT_COMPARABLE.value
# The words a month's verdict is shown with: it stood out, or could not be held against the month before.
_SHOWN = (Word.BETTER, Word.WORSE, Word.NOT_COMPARABLE)


@dataclass(frozen=True)
class MonthLine:
    """A row: whose figures or which change, whether they are made up, and a cell a month. `main`: what it is about."""

    name: str
    made: str
    cells: tuple[Cell, ...]
    main: bool = False


@dataclass(frozen=True)
class MonthTable:
    """One figure's half-year: its name, a month a column, how far it went, and each month that stood out, with why."""

    name: str
    heads: tuple[str, ...]
    lines: tuple[MonthLine, ...]
    over_half: tuple[str, ...]
    stood_out: tuple[tuple[str, str], ...]


def build_month_table(release: Release, half: HalfYear, row: HalfRow, where: str) -> MonthTable:
    """The table of a cluster's figure (`where`: its name), the city's below."""
    indicator = row.indicator
    own, city = (_Lines(release, indicator, area) for area in (row.own, row.city))
    return MonthTable(
        name=indicator.objective,
        heads=_heads(half),
        lines=(
            own.figures(where, main=True),
            own.since_last_month(),
            own.year_before("The same month a year before"),
            own.since_year_before(),
            city.figures(release.place),
            city.year_before(f"{release.place} a year before"),
        ),
        over_half=(
            _say_over_half(release, half, indicator, row.own, where),
            _say_over_half(release, half, indicator, row.city, release.place),
        ),
        stood_out=tuple(
            (str(found.month), say_verdict(found.verdict)) for found in row.own.months if _stood_out(found)
        ),
    )


def build_city_table(release: Release, half: HalfYear, indicator: Indicator, area: HalfArea) -> MonthTable:
    """The table of the whole city's figure."""
    lines = _Lines(release, indicator, area)
    return MonthTable(
        name=indicator.objective,
        heads=_heads(half),
        lines=(
            lines.figures(release.place, main=True),
            lines.since_last_month(),
            lines.year_before("The same month a year before"),
            lines.since_year_before(),
        ),
        over_half=(_say_over_half(release, half, indicator, area, release.place),),
        stood_out=(),
    )


def find_statuses(areas: Iterable[HalfArea]) -> set[Status]:
    """The statuses of all that stands in the tables of some areas, but for what a break makes not comparable."""
    return {
        value.status
        for area in areas
        for month in area.months
        for value, why in (
            (month.value, ""),
            (month.year_before, ""),
            (month.since_last_month.value, month.since_last_month.why),
            (month.since_year_before.value, month.since_year_before.why),
        )
        if not why
    }


@dataclass(frozen=True)
class _Lines:
    """The rows that one area's figures give."""

    release: Release
    indicator: Indicator
    area: HalfArea

    def figures(self, name: str, main: bool = False) -> MonthLine:
        cells = [self._figure(found.value) for found in self.area.months]
        return MonthLine(name, self._made, tuple(cells), main)

    def year_before(self, name: str) -> MonthLine:
        return MonthLine(name, self._made, tuple(self._figure(found.year_before) for found in self.area.months))

    def since_last_month(self) -> MonthLine:
        cells = [self._moved(found, found.since_last_month, judged=True) for found in self.area.months]
        return MonthLine("Change since the month before", "", tuple(cells))

    def since_year_before(self) -> MonthLine:
        cells = [self._moved(found, found.since_year_before) for found in self.area.months]
        return MonthLine("Change since a year before", "", tuple(cells))

    @property
    def _made(self) -> str:
        return wording.provenance(self.area.provenance)

    def _figure(self, value: PublishedValue) -> Cell:
        return Cell(wording.figure(value, self.indicator, self.release.symbol))

    def _moved(self, found: HalfMonth, change: Change, judged: bool = False) -> Cell:
        """A movement with its arrow, and the verdict of a month that stood out."""
        if found.value.status is Status.NOT_AVAILABLE:
            return self._figure(found.value)
        if _is_broken(change):
            return Cell(small=(NOT_COMPARABLE,))
        said = wording.movement(change, self.indicator.places, self.release.symbol)
        word = found.verdict.word if judged and _stood_out(found) else None
        chip = Chip(word.value, LOOKS[word]) if word else None
        return Cell(f"{wording.arrow(change.value, self.indicator)} {said}".strip(), chip=chip)


def _heads(half: HalfYear) -> tuple[str, ...]:
    return ("", *(month.short for month in half.months))


def _stood_out(found: HalfMonth) -> bool:
    return found.verdict.word in _SHOWN and found.value.status is Status.PUBLISHED


def _is_broken(change: Change) -> bool:
    """Whether a break is why there is no change: a monthly figure has no other reason of its own."""
    return change.value.status is Status.NOT_APPLICABLE and change.why != ""


def _say_over_half(release: Release, half: HalfYear, indicator: Indicator, area: HalfArea, where: str) -> str:
    """ "Bramley in September 2015: 4 more than in March 2015." """
    change, before = area.over_half, f"in {half.first.previous()}"
    about = f"{where} in {known_by(release, half)}:"
    if _is_broken(change):
        return f"{about} not comparable with the figure {before}. {change.why}"
    if change.value.value is None:
        return f"{about} the change since the figure {before} is {wording.unseen(change.value.status, release.symbol)}."
    return f"{about} {wording.compared(change.value, indicator, before)}."
