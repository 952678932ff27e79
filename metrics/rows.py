"""What does a release write down of one indicator? A row for each area and period, without the number where hidden."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from loaders.releases import FigureRow
from metrics.blocks import Block
from metrics.clusters import Cluster
from metrics.disclosure.cells import CITY
from metrics.indicators import Indicator
from metrics.month import Month
from metrics.protect import Ruling
from metrics.published import Status
from metrics.restate import Count, Counts, city_of
from metrics.standing import Number


def build_rows(
    indicator: Indicator, counts: Counts, ruling: Ruling, clusters: Sequence[Cluster]
) -> Iterator[FigureRow]:
    """The rows of one indicator: the city, every area counted, and the clusters that have no figure and why."""
    for period, areas in counts.items():
        if period in ruling.decision.held:
            empty = {area: (count, Status.NOT_APPLICABLE) for area, count in areas.items() if count.empty}
            figures = empty | _as_before(areas, ruling.stood[period].figures[None])
        else:
            pattern = ruling.decision.patterns[period]
            hidden = pattern.hidden | ({CITY} if pattern.city_hidden else set())
            figures = _as_counted(areas, hidden)
        for area, (count, status) in (figures | _absent(indicator, period, areas, clusters)).items():
            yield _row(indicator, area, period, count, Status.NOT_APPLICABLE if count.empty else status)


def build_block_rows(indicator: Indicator, blocks: Iterable[Block]) -> Iterator[FigureRow]:
    """The rows of an indicator's breakdowns: of each category the city and every area, numbers where they are shown."""
    for block in blocks:
        rows: dict[str | None, Figures]
        if block.stood is not None and block.held:
            counted = next(iter(block.table.values()))
            rows = {category: _as_before(counted, first) for category, first in block.stood.figures.items()}
        else:
            rows = {category: _as_counted(areas, block.withheld) for category, areas in block.table.items()}
        for category, figures in rows.items():
            for area, (count, status) in figures.items():
                yield _row(indicator, area, block.period_end, count, status, block.breakdown, category)


Figures = dict[str, tuple[Count, Status]]


def _as_counted(areas: Mapping[str, Count], hidden: Collection[str]) -> Figures:
    return {
        area: (count, Status.SUPPRESSED if area in hidden else Status.PUBLISHED)
        for area, count in {CITY: city_of(areas), **areas}.items()
    }


def _as_before(areas: Mapping[str, Count], first: Mapping[str, Number | None]) -> Figures:
    """A held period: the figures first shown, whatever the extract says now."""
    plain = replace(city_of(areas), denominator=None, coverage=None)
    return {
        area: (plain, Status.SUPPRESSED) if number is None else (replace(plain, **number._asdict()), Status.PUBLISHED)
        for area, number in first.items()
    }


def _absent(indicator: Indicator, period: date, areas: Mapping[str, Count], clusters: Iterable[Cluster]) -> Figures:
    """Clusters without a figure: not applicable where the reference says so, else not available."""
    plain = replace(city_of(areas), denominator=None)
    return {
        cluster.code: (
            plain,
            Status.NOT_APPLICABLE if indicator.key in cluster.not_applicable else Status.NOT_AVAILABLE,
        )
        for cluster in clusters
        if cluster.code not in areas
        and cluster.open_in(Month.of(period))
        and (not indicator.only_clusters or cluster.code in indicator.only_clusters)
    }


def _row(
    indicator: Indicator,
    area: str,
    period: date,
    count: Count,
    status: Status,
    breakdown: str | None = None,
    category: str | None = None,
) -> FigureRow:
    shown = status is Status.PUBLISHED
    return FigureRow(
        area=area,
        indicator=indicator.key,
        period_end=period,
        breakdown=breakdown,
        category=category,
        numerator=count.numerator if shown else None,
        denominator=count.denominator if shown else None,
        status=status.value,
        available_from=count.available_from,
        coverage=count.coverage if shown else None,
        provenance=count.provenance,
    )
