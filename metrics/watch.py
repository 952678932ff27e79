"""What stands out? The clusters whose figures moved by more than chance: this month, and since the start.

Every cluster and indicator is looked at, so some stand out by chance alone: how many were looked at is kept beside what
was found. What is not shown is not judged.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import comb

from metrics.change import change_since_baseline, change_since_last_month, percent_since_baseline
from metrics.clusters import Cluster
from metrics.indicators import Indicator
from metrics.month import Month
from metrics.published import NOT_APPLICABLE, PublishedValue, Status
from metrics.release import CITY, Release
from metrics.series import Series
from metrics.verdict import Verdict, Word, judge_month, judge_since_start

# How many are called although nothing happened, at most: of a month's changes (simulated in the slow tests of
# verdicts), and of the changes since the start (called at 99%).
MONTH_ALARMS, START_ALARMS = Fraction(3, 100), Fraction(1, 100)
# So many at once that chance would give them in less than one month in a hundred have something in common.
_TOGETHER = Fraction(1, 100)


@dataclass(frozen=True)
class Movement:
    """From one figure to another. `percent` of the first is there for a count since the start alone."""

    before: PublishedValue
    latest: PublishedValue
    change: PublishedValue
    percent: PublishedValue
    provenance: frozenset[str]


@dataclass(frozen=True)
class Finding:
    """One cluster's movement that was called better or worse, and why."""

    cluster: Cluster
    movement: Movement
    verdict: Verdict


@dataclass(frozen=True)
class Look:
    """One indicator in every cluster between the same two periods; clusters in the order of their names.

    `judged` got a verdict, called or not. Of those that got none, `hidden` are the clusters one of whose figures is
    hidden, and `unjudged` the others by the reason why.
    """

    indicator: Indicator
    before: str
    latest: str
    better: tuple[Finding, ...]
    worse: tuple[Finding, ...]
    judged: tuple[Cluster, ...]
    hidden: tuple[Cluster, ...]
    unjudged: Mapping[str, tuple[Cluster, ...]]
    city: Movement

    def outran_city(self, finding: Finding) -> bool | None:
        """Whether a cluster moved further than the whole city, counts in percent; None where that cannot be told."""
        percent = self.indicator.measure == "count"
        own, whole = (
            (movement.percent if percent else movement.change).value for movement in (finding.movement, self.city)
        )
        if own is None or whole is None:
            return None
        return abs(own) > abs(whole) or own * whole < 0


@dataclass(frozen=True)
class Watch:
    """What stood out at the end of a month: a look an indicator, in the order of the sheet."""

    month: Month
    this_month: tuple[Look, ...]
    since_start: tuple[Look, ...]


def build_watch(release: Release, month: Month) -> Watch:
    """Every indicator of the sheet in every cluster, as known at the end of a month.

    Raises ReleaseUnreadable if the file of figures is damaged.
    """
    this_month: list[Look] = []
    changes: list[Look] = []
    for indicator in sorted(release.indicators.values(), key=lambda i: i.sheet_order or 0):
        if not indicator.sheet_order or indicator.improvement == "none":
            continue
        areas = {code: series.as_at(month) for code, series in release.load_indicator(indicator.key).items()}
        newest = max((series.latest.period_end for series in areas.values() if series.latest), default=None)
        if newest and indicator.frequency == "monthly":
            this_month.append(_look(release, month, indicator, areas, newest, since_start=False))
        if newest and newest > indicator.baseline:
            changes.append(_look(release, month, indicator, areas, newest, since_start=True))
    return Watch(month, tuple(this_month), tuple(changes))


def moved_together(called: int, judged: int) -> bool:
    """Whether so many clusters were called one way in one month that chance alone hardly does it.

    The upper tail of a binomial distribution with MONTH_ALARMS, below 1%. A new school year or a change of recording is
    then likelier than so many separate pieces of news.
    """
    calm = 1 - MONTH_ALARMS
    fewer = sum(comb(judged, count) * MONTH_ALARMS**count * calm ** (judged - count) for count in range(called))
    return 1 - fewer < _TOGETHER


def _look(
    release: Release, month: Month, indicator: Indicator, areas: Mapping[str, Series], latest: date, since_start: bool
) -> Look:
    before = indicator.baseline if since_start else Month.of(latest).previous().end
    elsewhere = release.changes_since_start(indicator.key, latest) if since_start else ()
    found: dict[Word | None, list[Finding]] = {word: [] for word in (Word.BETTER, Word.WORSE)}
    judged: list[Cluster] = []
    hidden: list[Cluster] = []
    unjudged: dict[str, tuple[Cluster, ...]] = {}
    for cluster in _asked(release, month, indicator):
        series = areas.get(cluster.code, Series(indicator, ()))
        verdict = judge_since_start(series, latest, elsewhere) if since_start else judge_month(series, latest)
        if verdict.word in found:
            found[verdict.word].append(Finding(cluster, _movement(series, before, latest, since_start), verdict))
        if verdict.word in found or verdict.word is Word.UNCLEAR:
            judged.append(cluster)
        elif verdict.word is None and Status.SUPPRESSED in (series.at(before).status, series.at(latest).status):
            hidden.append(cluster)
        else:
            unjudged[verdict.reason] = (*unjudged.get(verdict.reason, ()), cluster)
    return Look(
        indicator=indicator,
        before=indicator.period_words(before),
        latest=indicator.period_words(latest),
        better=tuple(found[Word.BETTER]),
        worse=tuple(found[Word.WORSE]),
        judged=tuple(judged),
        hidden=tuple(hidden),
        unjudged=unjudged,
        city=_movement(areas.get(CITY, Series(indicator, ())), before, latest, since_start),
    )


def _asked(release: Release, month: Month, indicator: Indicator) -> list[Cluster]:
    """The clusters in which an indicator has a meaning."""
    only = indicator.only_clusters
    return [
        cluster
        for cluster in release.open_clusters(month)
        if indicator.key not in cluster.not_applicable and (not only or cluster.code in only)
    ]


def _movement(series: Series, before: date, latest: date, since_start: bool) -> Movement:
    change = (change_since_baseline if since_start else change_since_last_month)(series, latest)
    return Movement(
        before=series.at(before),
        latest=series.at(latest),
        change=change.value,
        percent=percent_since_baseline(series, latest).value if since_start else NOT_APPLICABLE,
        provenance=series.provenance_of((before, latest)),
    )
