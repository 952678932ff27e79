"""How did one cluster do over half a year? Its monthly figures, beside a year before and the city's."""

from collections.abc import Sequence
from dataclasses import dataclass

from metrics.change import Change, change_between, change_since_last_month
from metrics.clusters import Cluster
from metrics.half_year import HalfYear, known_by
from metrics.indicators import Indicator
from metrics.month import Month
from metrics.published import PublishedValue
from metrics.release import Release
from metrics.series import Series
from metrics.verdict import Verdict, judge_month

# What the report holds besides the obsessions (products, P4), by the name or an alias an indicator goes by.
SAFE_FROM_HARM = ("Common assessments initiated", "Requests for service", "Referrals", "Child protection plans")


@dataclass(frozen=True)
class HalfMonth:
    """One month of one area: its figure, how far from the month before and from a year before, and what was called.

    Across a break there is no change, and its `why` says what lies between.
    """

    month: Month
    value: PublishedValue
    since_last_month: Change
    verdict: Verdict
    year_before: PublishedValue
    since_year_before: Change


@dataclass(frozen=True)
class HalfArea:
    """Six months of one area. `over_half`: from the last month of the half-year before to the newest of this."""

    months: tuple[HalfMonth, ...]
    over_half: Change
    provenance: frozenset[str]


@dataclass(frozen=True)
class HalfRow:
    """One monthly figure of a cluster, and the whole city's. The city's months are not judged."""

    indicator: Indicator
    own: HalfArea
    city: HalfArea


@dataclass(frozen=True)
class HalfYearFigures:
    """The figures of one cluster and half-year, as known at the end of `month`: its last, or the release's own.

    `missing`: the months later than that. `safe_from_harm`: what the release has of it; `not_supplied`: the rest.
    """

    cluster: Cluster
    half: HalfYear
    month: Month
    before: Month
    missing: tuple[Month, ...]
    obsessions: tuple[HalfRow, ...]
    safe_from_harm: tuple[HalfRow, ...]
    not_supplied: tuple[str, ...]


def build_half_year(release: Release, cluster: Cluster, half: HalfYear) -> HalfYearFigures:
    """A cluster's half-year, one of `offered_halves`, from published figures alone.

    Raises ReleaseUnreadable if the file of figures is damaged.
    """
    series, month = release.load_series(cluster.code), known_by(release, half)
    supplied = {name: found for name in SAFE_FROM_HARM if (found := _find_supplied(release, name))}

    def build_rows(indicators: Sequence[Indicator]) -> tuple[HalfRow, ...]:
        return tuple(
            _row(release, cluster, half, indicator, series.get(indicator.key, Series(indicator, ())))
            for indicator in indicators
            if indicator.key not in cluster.not_applicable
            and (not indicator.only_clusters or cluster.code in indicator.only_clusters)
        )

    return HalfYearFigures(
        cluster=cluster,
        half=half,
        month=month,
        before=half.first.previous(),
        missing=tuple(found for found in half.months if found > month),
        obsessions=build_rows(_monthly_obsessions(release)),
        safe_from_harm=build_rows([found for found in supplied.values() if not found.sheet_order]),
        not_supplied=tuple(name for name in SAFE_FROM_HARM if name not in supplied),
    )


def build_city_half_year(release: Release, half: HalfYear) -> tuple[tuple[Indicator, HalfArea], ...]:
    """The whole city's half-year: every monthly obsession. Raises as `build_half_year`."""
    return tuple((found, _city(release, found, half)) for found in _monthly_obsessions(release))


def _monthly_obsessions(release: Release) -> list[Indicator]:
    on_sheet = (found for found in release.indicators.values() if found.sheet_order and found.frequency == "monthly")
    return sorted(on_sheet, key=lambda found: found.sheet_order or 0)


def _find_supplied(release: Release, name: str) -> Indicator | None:
    """The monthly indicator that goes by a name."""
    return next(
        (
            found
            for found in release.indicators.values()
            if found.frequency == "monthly"
            and name.casefold() in {known.casefold() for known in (found.name, found.short_name, *found.aliases)}
        ),
        None,
    )


def _row(release: Release, cluster: Cluster, half: HalfYear, indicator: Indicator, series: Series) -> HalfRow:
    # A count of the year so far only grows: its monthly changes are no movement to judge.
    judged = not indicator.year_to_date
    return HalfRow(indicator, _area(series, half, known_by(release, half), judged), _city(release, indicator, half))


def _city(release: Release, indicator: Indicator, half: HalfYear) -> HalfArea:
    series = release.city.get(indicator.key, Series(indicator, ()))
    return _area(series, half, known_by(release, half), judged=False)


def _area(series: Series, half: HalfYear, month: Month, judged: bool) -> HalfArea:
    known, before = series.as_at(month), half.first.previous().end
    year_before = (Month(each.year - 1, each.number) for each in half.months)
    shown = {before, *(each.end for each in (*half.months, *year_before))}
    return HalfArea(
        months=tuple(_month(known, each, judged) for each in half.months),
        over_half=change_between(known, before, month.end),
        provenance=known.provenance_of(shown),
    )


def _month(known: Series, month: Month, judged: bool) -> HalfMonth:
    end, year_before = month.end, Month(month.year - 1, month.number).end
    return HalfMonth(
        month=month,
        value=known.at(end),
        since_last_month=change_since_last_month(known, end),
        verdict=judge_month(known, end) if judged else Verdict(None, "Not judged."),
        year_before=known.at(year_before),
        since_year_before=change_between(known, year_before, end),
    )
