"""What does a release write down of one indicator? A row for each area and period, without the number where hidden."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from loaders.releases import FigureRow
from metrics.clusters import Cluster
from metrics.disclosure.ledger import PastMonth
from metrics.indicators import Indicator
from metrics.month import Month
from metrics.protect import Ruling
from metrics.published import Status
from metrics.restate import Count, Counts, city_of

CITY = "city"


def build_rows(
    indicator: Indicator, counts: Counts, ruling: Ruling, clusters: Sequence[Cluster]
) -> Iterator[FigureRow]:
    """The rows of one indicator: the city, every area counted, and the clusters that have no figure and why."""
    for period, areas in counts.items():
        if period in ruling.decision.held:
            figures = _as_before(areas, ruling.past[period])
        else:
            pattern = ruling.decision.patterns[period]
            hidden = pattern.hidden | ({CITY} if pattern.city_hidden else set())
            figures = {
                area: (count, Status.SUPPRESSED if area in hidden else Status.PUBLISHED)
                for area, count in {CITY: city_of(areas), **areas}.items()
            }
        for area, (count, status) in (figures | _absent(indicator, period, areas, clusters)).items():
            yield _row(indicator, area, period, count, Status.NOT_APPLICABLE if count.empty else status)


Figures = dict[str, tuple[Count, Status]]


def _as_before(areas: Mapping[str, Count], past: PastMonth) -> Figures:
    """A held period: the figures first shown, whatever the extract says now."""
    plain = replace(city_of(areas), denominator=None, coverage=None)
    shown = dict(past.shown) if past.city is None else {CITY: past.city, **past.shown}
    figures = {area: (replace(plain, numerator=number), Status.PUBLISHED) for area, number in shown.items()}
    return {CITY: (plain, Status.SUPPRESSED)} | dict.fromkeys(past.hidden, (plain, Status.SUPPRESSED)) | figures


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


def _row(indicator: Indicator, area: str, period: date, count: Count, status: Status) -> FigureRow:
    shown = status is Status.PUBLISHED
    return FigureRow(
        area=area,
        indicator=indicator.key,
        period_end=period,
        breakdown=None,
        category=None,
        numerator=count.numerator if shown else None,
        denominator=count.denominator if shown else None,
        status=status.value,
        available_from=count.available_from,
        coverage=count.coverage if shown else None,
        provenance=count.provenance,
    )
