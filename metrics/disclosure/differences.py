"""Which counts lie between the published ones?

Whoever subtracts one published figure from another holds a third: those not counted in a percentage of people, those
NEET for less than three months, those referred since last month. They are cells like any other. Each function takes
published rows and gives the rows of the counts between them; a difference is shown if both its sides are.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from metrics.disclosure.cells import HIDDEN, PUBLISHED, Cell, PublishedCell, PublishedRow, Relation

REST = "of the whole"


def others(rows: Iterable[PublishedRow]) -> Iterator[PublishedCell]:
    """Of percentages of people: those who are in the denominator and not in the numerator."""
    listed = list(rows)
    # A hidden row has no denominator; that it is a percentage shows in the rows beside it.
    shares = {row.breakdown for row in listed if row.denominator is not None}
    for row in listed:
        if row.breakdown in shares and row.status in (PUBLISHED, HIDDEN):
            known = row.numerator is not None and row.denominator is not None
            count = (row.denominator or 0) - (row.numerator or 0) if known else None
            name = f"others {row.category or ''}".strip()
            yield _cell(row, row.period_end, REST, name, count)


def steps(rows: Iterable[PublishedRow], breakdown: str, categories: Sequence[str]) -> Iterator[PublishedCell]:
    """Of counts that contain one another: the differences. categories: widest first; the plain count contains all."""
    found = {
        (row.area, row.period_end, row.category): row
        for row in rows
        if row.breakdown in (None, breakdown) and row.status in (PUBLISHED, HIDDEN)
    }
    for (area, end, category), row in found.items():
        if category is not None:
            continue
        nested = [row, *(found[area, end, name] for name in categories if (area, end, name) in found)]
        for wider, narrower in pairwise(nested):
            known = wider.numerator is not None and narrower.numerator is not None
            count = (wider.numerator or 0) - (narrower.numerator or 0) if known else None
            yield _cell(row, end, breakdown, f"{wider.category or 'all'} less {narrower.category}", count)
        yield _cell(row, end, breakdown, f"{nested[-1].category}", nested[-1].numerator)


def rises(rows: Iterable[PublishedRow], year_starts: int) -> Iterator[PublishedCell]:
    """Of year-to-date counts: how much each grew since the month before in the same year."""
    before: dict[tuple[str, str | None, str | None], PublishedRow] = {}
    for row in sorted(rows, key=lambda row: row.period_end):
        if row.status not in (PUBLISHED, HIDDEN):
            continue
        key = (row.area, row.breakdown, row.category)
        last = before.get(key)
        if last is None or _year(last.period_end, year_starts) != _year(row.period_end, year_starts):
            count = row.numerator
        elif row.numerator is None or last.numerator is None:
            count = None
        else:
            count = row.numerator - last.numerator
        before[key] = row
        yield _cell(row, row.period_end, row.breakdown, row.category, count)


def spans(rows: Iterable[PublishedRow], year_starts: int) -> Iterator[Relation]:
    """Of year-to-date counts shown again after hidden months: what the hidden rises since come to together."""
    since: dict[tuple[str, str | None, str | None], tuple[PublishedRow | None, list[Cell]]] = {}
    for row in sorted(rows, key=lambda row: row.period_end):
        if row.status not in (PUBLISHED, HIDDEN):
            continue
        key = (row.area, row.breakdown, row.category)
        shown, between = since.get(key, (None, []))
        last = between[-1].period_end if between else shown.period_end if shown else row.period_end
        if _year(last, year_starts) != _year(row.period_end, year_starts):
            shown, between = None, []
        between = [*between, Cell(row.area, row.indicator, row.period_end, row.breakdown, row.category)]
        if row.numerator is not None:
            if len(between) > 1:
                rise = row.numerator - ((shown.numerator or 0) if shown else 0)
                yield Relation("later figures of the year", tuple((cell, 1) for cell in between), rise, rise)
            shown, between = row, []
        since[key] = (shown, between)


def _cell(
    row: PublishedRow, period_end: date, breakdown: str | None, category: str | None, count: int | None
) -> PublishedCell:
    status = HIDDEN if count is None else PUBLISHED
    return PublishedCell(row.area, row.indicator, period_end, breakdown, category, count, None, status)


def _year(period_end: date, year_starts: int) -> int:
    return period_end.year if period_end.month >= year_starts else period_end.year - 1
