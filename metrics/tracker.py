"""What does the tracker say of one cluster in one month? The sheet: a row an obsession, and the notes that apply."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from metrics.background import Background, build_rate, find_background, find_population
from metrics.change import Change, change_since_baseline, change_since_last_month, percent_since_baseline
from metrics.clusters import Cluster
from metrics.indicators import Break, Indicator
from metrics.month import Month
from metrics.published import NOT_APPLICABLE, NOT_AVAILABLE, PublishedValue
from metrics.release import Release
from metrics.series import Series
from metrics.verdict import Verdict, judge_month, judge_since_start


@dataclass(frozen=True)
class Beside:
    """The whole city's figure of the same period: its value, its rate, and its change since the baseline.

    The change is in percent for counts and in points for percentages.
    """

    value: PublishedValue
    rate: PublishedValue
    since_start: Change
    provenance: frozenset[str]


@dataclass(frozen=True)
class SheetRow:
    """One obsession. `notes` are numbers into the sheet's notes; `rate` is per `rate_per` of `population`.

    `provenance` is that of the figures shown in the row: the latest, and those it is compared with.
    """

    indicator: Indicator
    latest: PublishedValue
    period: str
    since_last_month: Change
    percent_since_start: Change
    since_start: Change
    baseline: PublishedValue
    baseline_period: str
    progress: Series
    breaks: tuple[Break, ...]
    rate: PublishedValue
    population: Background | None
    provenance: frozenset[str]
    notes: tuple[int, ...]
    month_verdict: Verdict
    start_verdict: Verdict
    city: Beside

    @property
    def latest_provenance(self) -> frozenset[str]:
        """That of the latest figure alone."""
        newest = self.progress.latest
        return self.progress.provenance_of({newest.period_end}) if newest and self.period else frozenset()


@dataclass(frozen=True)
class Sheet:
    """The tracker of one cluster as at one reporting month."""

    cluster: Cluster
    month: Month
    rows: tuple[SheetRow, ...]
    notes: tuple[str, ...]
    context: tuple[Background, ...]


def build_sheet(release: Release, cluster: Cluster, month: Month) -> Sheet:
    """The sheet of a cluster as it stood at the end of a month, from published figures alone."""
    series = release.load_series(cluster.code)
    notes: list[str] = []
    rows = tuple(
        _row(release, cluster, month, indicator, series, notes)
        for indicator in sorted(release.indicators.values(), key=lambda i: i.sheet_order or 0)
        if indicator.sheet_order and (not indicator.only_clusters or cluster.code in indicator.only_clusters)
    )
    context = tuple(
        found
        for indicator in release.indicators.values()
        if indicator.context and indicator.key in series and indicator.key not in cluster.not_applicable
        if (found := find_background(series[indicator.key], month.end))
    )
    return Sheet(cluster, month, rows, tuple(notes), context)


def _row(
    release: Release,
    cluster: Cluster,
    month: Month,
    indicator: Indicator,
    series: dict[str, Series],
    notes: list[str],
) -> SheetRow:
    known = series.get(indicator.key, Series(indicator, ())).as_at(month)
    latest = known.latest
    if indicator.key in cluster.not_applicable or latest is None:
        return _empty_row(indicator, cluster, known)
    drawn = known.since_baseline()
    end = latest.period_end
    breaks = known.breaks_between(indicator.baseline, end)
    population = find_population(indicator, series, end)
    return SheetRow(
        indicator=indicator,
        latest=latest.value,
        period=indicator.period_words(end),
        since_last_month=change_since_last_month(known, end),
        percent_since_start=percent_since_baseline(known, end),
        since_start=change_since_baseline(known, end),
        baseline=known.at(indicator.baseline),
        baseline_period=indicator.period_words(indicator.baseline),
        progress=drawn,
        breaks=tuple(breaks),
        rate=build_rate(latest.value, indicator, population),
        population=population,
        provenance=_provenance(known, end),
        notes=_number([*indicator.notes, *(found.note for found in breaks)], notes),
        month_verdict=judge_month(known, end),
        start_verdict=judge_since_start(known, end, release.changes_since_start(indicator.key, end)),
        city=_beside(release, indicator, end),
    )


def _beside(release: Release, indicator: Indicator, period_end: date) -> Beside:
    city = release.city.get(indicator.key, Series(indicator, ()))
    value = city.at(period_end)
    counted = indicator.measure == "count"
    since_start = (percent_since_baseline if counted else change_since_baseline)(city, period_end)
    rate = build_rate(value, indicator, find_population(indicator, release.city, period_end))
    return Beside(value, rate, since_start, _provenance(city, period_end))


def _provenance(series: Series, period_end: date) -> frozenset[str]:
    return series.provenance_of({period_end, Month.of(period_end).previous().end, series.indicator.baseline})


def _empty_row(indicator: Indicator, cluster: Cluster, known: Series) -> SheetRow:
    applies = indicator.key not in cluster.not_applicable
    nothing = Change(NOT_AVAILABLE, "No figure is known yet.") if applies else Change(NOT_APPLICABLE, cluster.why_not)
    return SheetRow(
        indicator=indicator,
        latest=nothing.value,
        period="",
        since_last_month=nothing,
        percent_since_start=nothing,
        since_start=nothing,
        baseline=nothing.value,
        baseline_period=indicator.period_words(indicator.baseline),
        progress=known.since_baseline(),
        breaks=(),
        rate=nothing.value,
        population=None,
        provenance=frozenset(),
        notes=(),
        month_verdict=Verdict(None, nothing.why),
        start_verdict=Verdict(None, nothing.why),
        city=Beside(nothing.value, nothing.value, nothing, frozenset()),
    )


def _number(said: Iterable[str], notes: list[str]) -> tuple[int, ...]:
    """The numbers of these notes in the sheet's list, each note once however many rows it belongs to."""
    found = list(dict.fromkeys(said))
    notes.extend(note for note in found if note not in notes)
    return tuple(sorted(notes.index(note) + 1 for note in found))
