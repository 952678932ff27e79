"""What is on the sheet "Series" of a workbook? Every period since the start: the cluster's figures, and the city's."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from metrics import Break, PublishedValue, Release, Series, SheetRow
from pages.components import wording
from pages.documents.content import Briefing
from pages.documents.pack import describe_drawn
from pages.documents.workbook_table import Amount, Cell, Column, Drawing, Table
from pages.documents.workbook_words import say_provenance, say_unit, shown, text

_COLUMNS = (
    Column("Indicator", 44),
    Column("Area", 24),
    Column("Period", 20),
    Column("Period ends", 12),
    Column("Value", 10),
    Column("Status", 16),
    Column("Unit", 24),
    Column("Numerator", 12),
    Column("Denominator", 12),
    Column("Provenance", 14),
    Column("Schools behind it", 12),
    Column("Break in series", 60),
)
_DAYS, _AMOUNTS = 3, 4


def build_series_table(briefing: Briefing) -> tuple[Table, tuple[Drawing, ...]]:
    """A row a period and area, oldest first, of every obsession that has a meaning here; and a chart of each."""
    release, sheet = briefing.release, briefing.sheet
    rows: list[tuple[Cell, ...]] = []
    drawings: list[Drawing] = []
    for row in briefing.rows:
        drawings += _draw(row, sheet.cluster.name, len(rows))
        rows += _rows(release, row.progress, sheet.cluster.name, row.breaks)
        city = release.city.get(row.indicator.key, Series(row.indicator, ())).as_at(sheet.month).since_baseline()
        rows += _rows(release, city, release.place, row.indicator.breaks)
    return Table("Series", _COLUMNS, tuple(rows), frozen=3), tuple(drawings)


def _rows(release: Release, series: Series, area: str, breaks: Sequence[Break]) -> Iterator[tuple[Cell, ...]]:
    indicator, before = series.indicator, series.indicator.baseline
    for figure in series.figures:
        begun = [found for found in breaks if before < found.month.end <= figure.period_end]
        before = figure.period_end
        yield (
            text(indicator.name),
            text(area),
            text(indicator.period_words(figure.period_end)),
            figure.period_end,
            *shown(figure.value, indicator.places, release.symbol),
            say_unit(indicator),
            _count(figure.numerator),
            _count(figure.denominator),
            say_provenance(frozenset({figure.provenance})) if figure.value.value is not None else None,
            None if figure.coverage is None else _count(PublishedValue.of(figure.coverage)),
            " ".join(text(f"{found.label}: {found.note}") for found in begun) or None,
        )


def _count(value: PublishedValue) -> Amount | None:
    return None if value.value is None else Amount(value.value)


def _draw(row: SheetRow, where: str, first: int) -> list[Drawing]:
    """The chart of a cluster's figures, whose rows begin at `first`; none where no figure is shown."""
    indicator, figures = row.indicator, row.progress.figures
    starts = {found.month.end for found in indicator.breaks}
    cuts = [
        place
        for place in range(1, len(figures))
        if any(figures[place - 1].period_end < day <= figures[place].period_end for day in starts)
    ]
    edges = [0, *cuts, len(figures)]
    runs = tuple((first + begin, first + end - 1) for begin, end in pairwise(edges) if begin < end)
    if all(figure.value.value is None for figure in figures):
        return []
    made = wording.provenance(row.progress.provenance)
    title = text(f"{indicator.name}, {where}{f' ({made})' if made else ''}")
    alternative = text(describe_drawn(row, indicator.name, where))
    return [Drawing("Series", title, alternative, _DAYS, _AMOUNTS, indicator.places, runs)]
