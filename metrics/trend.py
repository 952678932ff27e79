"""How has one figure moved over time? Its periods in one cluster, each with what it may be held against."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from metrics.change import Change, change_since_baseline, change_since_last_month, percent_since_baseline
from metrics.clusters import Cluster
from metrics.forecast import Forecast, NoForecast, build_forecast
from metrics.indicators import Break, Indicator
from metrics.month import Month
from metrics.published import NOT_APPLICABLE, NOT_AVAILABLE, SUPPRESSED, PublishedValue, Status
from metrics.release import Release
from metrics.season import has_season
from metrics.series import Figure, Series
from metrics.target import TargetLine, build_target
from metrics.verdict import Verdict, Word, judge_month, judge_since_start


@dataclass(frozen=True)
class TrendPoint:
    """One period: its figure, and what it may be held against.

    `mean`: of this month and the two before. `year_before`: the same period last year, and the change since then. Both
    are not applicable before there were so many, and across a break. `unusual`: the verdict on the change since last
    month, where it is better or worse.
    """

    figure: Figure
    mean: PublishedValue
    year_before: PublishedValue
    since_year_before: PublishedValue
    unusual: Verdict | None


@dataclass(frozen=True)
class Trend:
    """One indicator of one cluster as known in a month; `points` are those asked for, oldest first.

    `known`: all that could be drawn, of which `points` are the newest. `breaks`: those that lie between known periods.
    """

    cluster: Cluster
    month: Month
    indicator: Indicator
    known: Series
    points: tuple[TrendPoint, ...]
    breaks: tuple[Break, ...]
    since_last_month: Change
    since_start: Change
    percent_since_start: Change
    month_verdict: Verdict
    start_verdict: Verdict
    seasonal: bool
    forecast: Forecast | NoForecast
    target: TargetLine | None


def offered_indicators(release: Release, area: Mapping[str, Series]) -> list[Indicator]:
    """Those with a figure that has a meaning in an area: the sheet's in its order, then others, context last."""
    held = [
        series.indicator
        for series in area.values()
        if any(figure.value.status is not Status.NOT_APPLICABLE for figure in series.figures)
    ]
    listed = list(release.indicators)
    return sorted(held, key=lambda i: (i.context, not i.sheet_order, i.sheet_order or 0, listed.index(i.key)))


def known_series(series: Series, month: Month) -> Series:
    """What is drawn of a series in a month: the figures known by then, from the baseline on.

    Figures of context are drawn whole: areas are counted in some years only, often after the month.
    """
    return series if series.indicator.context else series.as_at(month).since_baseline()


def build_trend(release: Release, cluster: Cluster, month: Month, series: Series, newest: int | None = None) -> Trend:
    """The trend of a cluster's series as it stood at the end of a month; its `newest` periods, or all.

    Raises ReleaseUnreadable if the release's figures are damaged.
    """
    indicator, known, judged = series.indicator, known_series(series, month), series.as_at(month)
    drawn = known.figures[-newest:] if newest else known.figures
    latest = known.figures[-1].period_end if known.figures else month.end
    city = known_series(release.city.get(indicator.key, Series(indicator, ())), month)
    seasonal = has_season(city)
    first = known.figures[0].period_end if known.figures else latest
    return Trend(
        cluster=cluster,
        month=month,
        indicator=indicator,
        known=known,
        points=tuple(_point(known, judged, figure) for figure in drawn),
        breaks=tuple(known.breaks_between(first, latest)),
        since_last_month=change_since_last_month(known, latest),
        since_start=change_since_baseline(known, latest),
        percent_since_start=percent_since_baseline(known, latest),
        month_verdict=judge_month(judged, latest),
        start_verdict=judge_since_start(judged, latest, release.changes_since_start(indicator.key, latest)),
        seasonal=seasonal,
        forecast=build_forecast(known, seasonal),
        target=build_target(known),
    )


def _point(known: Series, judged: Series, figure: Figure) -> TrendPoint:
    """A period as drawn; `judged`, all that was known, is what the tracker's verdicts are made of."""
    month = Month.of(figure.period_end)
    year_before = _alike(known, Month(month.year - 1, month.number), month)
    verdict = judge_month(judged.as_at(Month.of(figure.known_from)), figure.period_end)
    return TrendPoint(
        figure=figure,
        mean=_mean(known, month),
        year_before=year_before,
        since_year_before=figure.value - year_before,
        unusual=verdict if verdict.word in (Word.BETTER, Word.WORSE) else None,
    )


def _alike(known: Series, earlier: Month, later: Month) -> PublishedValue:
    """An earlier month's figure, if a later one's may be held against it."""
    if earlier.end < known.figures[0].period_end or known.breaks_between(earlier.end, later.end):
        return NOT_APPLICABLE
    return known.at(earlier.end)


def _mean(known: Series, month: Month) -> PublishedValue:
    """Of three months, all shown and alike: never across a hidden one or a break."""
    if known.indicator.frequency != "monthly":
        return NOT_APPLICABLE
    values = [_alike(known, found, month) for found in (month.previous().previous(), month.previous(), month)]
    shown = [found.value for found in values if found.value is not None]
    if len(shown) == len(values):
        return PublishedValue.of(sum(shown, start=Fraction(0)) / len(values))
    statuses = [found.status for found in values]
    if Status.NOT_APPLICABLE in statuses:
        return NOT_APPLICABLE
    return SUPPRESSED if Status.SUPPRESSED in statuses else NOT_AVAILABLE
