"""How has school absence moved in one cluster, phase by phase, and how many schools stand behind each figure?

Indicators that cover different parts of the school year are kept apart: no figure of one is held against another's.
"""

from dataclasses import dataclass
from datetime import date

from metrics.change import Change, change_between, change_since_baseline
from metrics.clusters import Cluster
from metrics.indicators import Break, Indicator, school_year
from metrics.month import Month
from metrics.published import NOT_APPLICABLE, NOT_AVAILABLE, PublishedValue, Status
from metrics.release import Release
from metrics.series import Series
from metrics.verdict import Verdict, judge_since_start

_ALL = PublishedValue.of(100)


@dataclass(frozen=True)
class AbsenceYear:
    """One year of one indicator, in percent. `schools` is how many stand behind the cluster's figure; None: not held.

    `school_year` is "2014/15", `period` says what of it is covered: "HT1-5 of 2014/15".
    """

    period_end: date
    period: str
    school_year: str
    absence: PublishedValue
    attendance: PublishedValue
    schools: int | None
    city: PublishedValue
    provenance: str


@dataclass(frozen=True)
class AbsencePart:
    """One indicator: absence over one part of the school year. `covers` names that part: "HT1-5".

    Without years, `why_not` says why there are none. `before` is the year before the latest, `since_year` the change
    between the two in points, `breaks` what makes earlier years unlike later ones.
    """

    indicator: Indicator
    covers: str
    why_not: str
    absence: Series
    city: Series
    years: tuple[AbsenceYear, ...]
    latest: AbsenceYear | None
    before: AbsenceYear | None
    since_year: Change
    start: PublishedValue
    since_start: Change
    verdict: Verdict
    breaks: tuple[Break, ...]


@dataclass(frozen=True)
class AbsencePhase:
    """One kind of school, and all that is measured of its absence."""

    name: str
    parts: tuple[AbsencePart, ...]


@dataclass(frozen=True)
class Attendance:
    """Absence in one cluster as known at the end of a month, in the order of the release's indicators."""

    cluster: Cluster
    month: Month
    phases: tuple[AbsencePhase, ...]


def build_attendance(release: Release, cluster: Cluster, month: Month) -> Attendance:
    """Every measure of absence by school that a release holds, from published figures alone.

    An indicator that names no phase stands by itself. Raises ReleaseUnreadable if the file of figures is damaged.
    """
    area = release.load_series(cluster.code)
    phases: dict[str, list[AbsencePart]] = {}
    for indicator in release.indicators.values():
        if (indicator.counts, indicator.measure, indicator.basis) == ("sessions", "percent", "school"):
            known = area.get(indicator.key, Series(indicator, ())).as_at(month)
            part = _part(release, cluster, month, known)
            phases.setdefault(indicator.phase or indicator.name, []).append(part)
    return Attendance(cluster, month, tuple(AbsencePhase(name, tuple(parts)) for name, parts in phases.items()))


def _part(release: Release, cluster: Cluster, month: Month, known: Series) -> AbsencePart:
    indicator = known.indicator
    city = release.city.get(indicator.key, Series(indicator, ())).as_at(month)
    why_not = _why_not(release, cluster, known)
    years = () if why_not else _years(known, city)
    latest = years[-1] if years else None
    before = _year_before(years)
    return AbsencePart(
        indicator=indicator,
        covers=indicator.covers.split(" of {")[0] or indicator.name,
        why_not=why_not,
        absence=known,
        city=city,
        years=years,
        latest=latest,
        before=before,
        since_year=_since_year(known, latest, before),
        start=known.at(indicator.baseline),
        since_start=change_since_baseline(known, latest.period_end) if latest else Change(NOT_APPLICABLE, why_not),
        verdict=_verdict(release, known, latest),
        breaks=tuple(known.breaks_between(years[0].period_end, years[-1].period_end)) if years else (),
    )


def _why_not(release: Release, cluster: Cluster, known: Series) -> str:
    """Why a cluster has no figure of an indicator at all; empty where it has, shown or hidden."""
    indicator, only = known.indicator, known.indicator.only_clusters
    if indicator.key in cluster.not_applicable:
        return cluster.why_not
    if only and cluster.code not in only:
        names = " and ".join(release.clusters[code].name for code in only if code in release.clusters)
        return f"Counted in {names} alone."
    if not known.figures:
        return "No figure is known yet."
    if all(figure.value.status is Status.NOT_APPLICABLE for figure in known.figures):
        return f"No school of this kind in this {release.words['area_word']}."
    return ""


def _years(known: Series, city: Series) -> tuple[AbsenceYear, ...]:
    return tuple(
        AbsenceYear(
            period_end=figure.period_end,
            period=known.indicator.period_words(figure.period_end),
            school_year=school_year(figure.period_end),
            absence=figure.value,
            attendance=_ALL - figure.value,
            schools=figure.coverage,
            city=city.at(figure.period_end),
            provenance=figure.provenance,
        )
        for figure in known.figures
    )


def _year_before(years: tuple[AbsenceYear, ...]) -> AbsenceYear | None:
    """The year before the newest: looked up, for a year may be missing."""
    if not years:
        return None
    newest = Month.of(years[-1].period_end)
    wanted = Month(newest.year - 1, newest.number).end
    return next((year for year in years if year.period_end == wanted), None)


def _since_year(known: Series, latest: AbsenceYear | None, before: AbsenceYear | None) -> Change:
    if latest is None or before is None:
        return Change(NOT_AVAILABLE, "There is no figure for the year before.")
    return change_between(known, before.period_end, latest.period_end)


def _verdict(release: Release, known: Series, latest: AbsenceYear | None) -> Verdict:
    if latest is None:
        return Verdict(None, "")
    end = latest.period_end
    return judge_since_start(known, end, release.changes_since_start(known.indicator.key, end))
