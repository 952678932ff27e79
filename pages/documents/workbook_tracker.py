"""What is on the sheet "Tracker" of a workbook? The tracker's own row for each obsession, each number in a cell."""

from metrics import Release, SheetRow
from pages.components.sheet.words import say_rate
from pages.documents.content import Briefing
from pages.documents.workbook_table import Cell, Column, Table
from pages.documents.workbook_words import (
    columns_of,
    judged,
    moved,
    say_change_unit,
    say_provenance,
    say_unit,
    shown,
    text,
    within,
)


def build_tracker_table(briefing: Briefing) -> Table:
    """One row an obsession, those that have no meaning here among them."""
    rows = tuple(_row(briefing.release, row) for row in briefing.sheet.rows)
    return Table("Tracker", _columns(briefing.release), rows)


def _columns(release: Release) -> tuple[Column, ...]:
    start, place = within(release.words["start"]), within(release.place)
    return (
        Column("Obsession", 44),
        Column("Period", 18),
        Column("Period ends", 12),
        Column("Unit", 16),
        *columns_of("Latest position"),
        *columns_of("Rate", 30),
        *columns_of(f"{place}: position"),
        *columns_of(f"{place}: rate"),
        *columns_of("Change since last month", 24),
        Column("This month", 16),
        Column("This month: why", 50),
        *columns_of(f"% change since {start}", 24),
        *columns_of(f"Change since {start}", 24),
        Column("Changes are in", 14),
        *columns_of(f"Position at {start}"),
        Column(f"Period of {start}", 18),
        Column(f"Since {start}", 16),
        Column(f"Since {start}: why", 50),
        *columns_of(f"{place}: change since {start}", 24),
        Column(f"{place}: change is in", 14),
        Column("Provenance", 14),
        Column(f"{place}: provenance", 14),
        Column("Notes that apply", 12),
    )


def _row(release: Release, row: SheetRow) -> tuple[Cell, ...]:
    indicator, symbol, city = row.indicator, release.symbol, row.city
    newest = row.progress.latest if row.period else None
    nothing = "" if row.period else row.since_start.why
    return (
        text(indicator.objective),
        text(row.period),
        newest.period_end if newest else None,
        say_unit(indicator),
        *shown(row.latest, indicator.places, symbol, nothing),
        *shown(row.rate, 1, symbol, say_rate(row) or nothing or _why_no_rate(row)),
        *shown(city.value, indicator.places, symbol, nothing),
        *shown(city.rate, 1, symbol, nothing or _why_no_rate(row)),
        *moved(row.since_last_month, indicator.places, symbol),
        *judged(row.month_verdict),
        *moved(row.percent_since_start, 1, symbol),
        *moved(row.since_start, indicator.places, symbol),
        say_change_unit(indicator),
        *shown(row.baseline, indicator.places, symbol, nothing),
        text(row.baseline_period),
        *judged(row.start_verdict),
        *moved(city.since_start, 1, symbol),
        "%" if indicator.measure == "count" else "percentage points",
        say_provenance(row.provenance),
        say_provenance(city.provenance),
        ", ".join(f"Note {number}" for number in row.notes),
    )


def _why_no_rate(row: SheetRow) -> str:
    """Why there is no rate, where it is not for want of the figure."""
    if row.indicator.measure == "percent":
        return "a percentage needs none"
    return "" if row.population else "no population of the same ages is held"
