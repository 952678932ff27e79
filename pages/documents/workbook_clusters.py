"""What is on the sheet "All clusters" of a workbook? One row a cluster and obsession, and one of the whole city."""

from collections.abc import Iterator

from metrics import Comparison, Release, Series, Standing
from pages.components.compare.view import say_word
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


def build_clusters_table(briefing: Briefing) -> Table:
    """The city, then the clusters that show a figure, are hidden, or have none, each by name: no order tells of one."""
    rows = [row for found in briefing.comparisons.values() for row in _rows(briefing.release, found)]
    return Table("All clusters", _columns(briefing.release), tuple(rows), frozen=2)


def _columns(release: Release) -> tuple[Column, ...]:
    start, place = within(release.words["start"]), within(release.place)
    return (
        Column("Indicator", 44),
        Column("Area", 24),
        Column("Period", 18),
        Column("Unit", 16),
        *columns_of("Value"),
        *columns_of("Rate", 30),
        Column(f"Against {place}", 18),
        Column(f"Against {place}: why", 50),
        *columns_of(f"Change since {start}", 24),
        Column("Change is in", 14),
        *columns_of(f"% change since {start}", 24),
        Column(f"Since {start}", 16),
        Column(f"Since {start}: why", 50),
        Column("Provenance", 14),
    )


def _rows(release: Release, comparison: Comparison) -> Iterator[tuple[Cell, ...]]:
    indicator, symbol = comparison.indicator, release.symbol
    yield (
        *_head(comparison, release.place),
        *shown(comparison.city, indicator.places, symbol),
        *shown(comparison.city_rate, 1, symbol, _say_rate(comparison)),
        None,
        None,
        *moved(comparison.city_since_start, indicator.places, symbol),
        say_change_unit(indicator),
        *moved(comparison.city_percent, 1, symbol),
        None,
        None,
        _city_provenance(release, comparison),
    )
    for one in (*comparison.shown, *comparison.hidden, *comparison.without):
        if not indicator.only_clusters or one.cluster.code in indicator.only_clusters:
            yield _row(release, comparison, one)


def _row(release: Release, comparison: Comparison, one: Standing) -> tuple[Cell, ...]:
    indicator, symbol, against = comparison.indicator, release.symbol, one.against_city
    exempt = one.cluster.why_not if indicator.key in one.cluster.not_applicable else ""
    return (
        *_head(comparison, one.cluster.name),
        *shown(one.value, indicator.places, symbol, exempt),
        *shown(one.rate, 1, symbol, exempt or _say_rate(comparison)),
        text(say_word(against.word, release.place)) if against.word else None,
        text(f"{against.reason} {against.power}"),
        *moved(one.since_start, indicator.places, symbol),
        say_change_unit(indicator),
        *moved(one.percent_since_start, 1, symbol),
        *judged(one.start_verdict),
        say_provenance(frozenset({one.provenance} - {""})),
    )


def _head(comparison: Comparison, area: str) -> tuple[Cell, ...]:
    return text(comparison.indicator.name), text(area), text(comparison.period), say_unit(comparison.indicator)


def _say_rate(comparison: Comparison) -> str:
    people = comparison.population
    if comparison.indicator.measure == "percent":
        return "a percentage needs none"
    if people is None:
        return "no population of the same ages is held"
    return f"per {comparison.indicator.rate_per:,} {people.indicator.unit}, {people.period}"


def _city_provenance(release: Release, comparison: Comparison) -> str:
    known = release.city.get(comparison.indicator.key, Series(comparison.indicator, ())).as_at(comparison.month)
    shown_then = Series(
        known.indicator,
        tuple(f for f in known.figures if known.indicator.period_words(f.period_end) == comparison.period),
    )
    return say_provenance(shown_then.provenance)
