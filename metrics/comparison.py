"""How do all clusters stand on one figure in one month? Each beside the city, those like it, and its own start."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from metrics.background import Background, build_rate, find_population
from metrics.change import Change, change_since_baseline, percent_since_baseline
from metrics.clusters import Cluster
from metrics.funnel import Band, Funnel, Place, build_band, build_funnel, judge_against_city
from metrics.index import Index, build_index
from metrics.indicators import Indicator
from metrics.month import Month
from metrics.published import NOT_APPLICABLE, PublishedValue, Status
from metrics.release import CITY, Release
from metrics.series import Series
from metrics.similar import Grouping, build_grouping
from metrics.verdict import FEWEST_OTHERS, Verdict, judge_since_start

# What clusters of unlike size can be compared by: a rate of people, a percentage, or else how far each has moved.
Basis = Literal["rate", "percentage", "change"]


@dataclass(frozen=True)
class Standing:
    """One cluster. `compared` is what it is set beside others by; `place` its count and the people that is of.

    The changes since the start are not applicable across a break, for they are set side by side.
    """

    cluster: Cluster
    value: PublishedValue
    rate: PublishedValue
    place: Place | None
    compared: PublishedValue
    against_city: Verdict
    since_start: Change
    percent_since_start: Change
    start_verdict: Verdict
    progress: Index | None
    provenance: str


@dataclass(frozen=True)
class Comparison:
    """All clusters open in a month, by name: those that show a figure, those hidden, and those that have none.

    `limits` None: `why_not` says why there are none.
    """

    indicator: Indicator
    month: Month
    period: str
    basis: Basis
    city: PublishedValue
    city_rate: PublishedValue
    city_compared: PublishedValue
    city_since_start: Change
    city_percent: Change
    population: Background | None
    limits: Funnel | Band | None
    why_not: str
    shown: tuple[Standing, ...]
    hidden: tuple[Standing, ...]
    without: tuple[Standing, ...]
    grouping: Grouping | None

    def find(self, code: str) -> Standing | None:
        """The standing of one cluster."""
        return next((one for one in (*self.shown, *self.hidden, *self.without) if one.cluster.code == code), None)


@dataclass(frozen=True)
class _Scene:
    """What is the same for all clusters: the newest period, each area's series as known, and its population."""

    release: Release
    month: Month
    indicator: Indicator
    period_end: date
    series: Mapping[str, Series]
    people: Mapping[str, Series]

    def known(self, area: str) -> Series:
        return self.series.get(area, Series(self.indicator, ()))

    def population(self, area: str) -> Background | None:
        held = {key: series for key, series in ((self.indicator.population, self.people.get(area)),) if key and series}
        return find_population(self.indicator, held, self.period_end)


def compared_indicators(release: Release) -> list[Indicator]:
    """What clusters may be compared on: the sheet's in its order, then others; nothing that one cluster alone has."""
    found = [i for i in release.indicators.values() if not i.context and len(i.only_clusters) != 1]
    return sorted(found, key=lambda indicator: indicator.sheet_order or 1000)


def build_comparison(release: Release, indicator: Indicator, month: Month) -> Comparison | None:
    """Every cluster on one indicator, as known at the end of a month; None where no figure was known yet.

    Raises ReleaseUnreadable if the file of figures is damaged. Reads it whole: what is made of it is worth keeping.
    """
    known = {area: series.as_at(month) for area, series in release.load_indicator(indicator.key).items()}
    held = (figure for series in known.values() for figure in series.figures)
    newest = max((f.period_end for f in held if f.value.status is not Status.NOT_APPLICABLE), default=None)
    if newest is None:
        return None
    people = release.load_indicator(indicator.population) if indicator.population else {}
    scene = _Scene(release, month, indicator, newest, known, people)
    basis = _basis(scene)
    clusters = release.open_clusters(month)
    whole, population = scene.known(CITY), scene.population(CITY)
    city_rate = build_rate(whole.at(newest), indicator, population)
    limits, why_not = _limits(scene, basis, [cluster.code for cluster in clusters])
    standings = [_standing(scene, basis, cluster, limits, why_not) for cluster in clusters]
    return Comparison(
        indicator=indicator,
        month=month,
        period=indicator.period_words(newest),
        basis=basis,
        city=whole.at(newest),
        city_rate=city_rate,
        city_compared=_compared(basis, whole, newest, city_rate),
        city_since_start=change_since_baseline(whole, newest),
        city_percent=percent_since_baseline(whole, newest),
        population=population,
        limits=limits,
        why_not=why_not,
        shown=tuple(one for one in standings if one.value.status is Status.PUBLISHED),
        hidden=tuple(one for one in standings if one.value.status is Status.SUPPRESSED),
        without=tuple(one for one in standings if one.value.status in (Status.NOT_AVAILABLE, Status.NOT_APPLICABLE)),
        grouping=build_grouping(release, month),
    )


def _basis(scene: _Scene) -> Basis:
    if scene.indicator.measure == "percent":
        return "percentage"
    people = scene.population(CITY)
    return "rate" if people and people.value.value else "change"


def _compared(basis: Basis, known: Series, period_end: date, rate: PublishedValue) -> PublishedValue:
    if basis == "change":
        return percent_since_baseline(known, period_end).value
    return rate if basis == "rate" else known.at(period_end)


def _place(scene: _Scene, area: str) -> Place | None:
    """An area's shown count and the people it is of; None where either is not shown, or the figure counts sessions."""
    indicator, known = scene.indicator, scene.known(area)
    value = known.at(scene.period_end).value
    if value is None or indicator.counts == "sessions":
        return None
    if indicator.measure == "percent":
        whole = next((figure.whole for figure in known.figures if figure.period_end == scene.period_end), None)
        return Place(int(value * whole / 100), whole) if whole else None
    people = scene.population(area)
    return Place(int(value), int(people.value.value)) if people and people.value.value else None


def _limits(scene: _Scene, basis: Basis, codes: Sequence[str]) -> tuple[Funnel | Band | None, str]:
    """The limits clusters are judged by, or why there are none."""
    indicator, words = scene.indicator, scene.release.words
    city = scene.known(CITY).at(scene.period_end)
    if basis == "change":
        since = f" before {indicator.rate_from}" if indicator.rate_from and indicator.population else ""
        return None, (
            f"No population of the people counted is held{since}, so counts of large and small {words['area_word']}s "
            f"cannot be compared: they are set side by side by how far each has moved since {words['start']}."
        )
    if city.value is None:
        return None, f"The figure for the whole of {scene.release.place} is not shown."
    few = f"Fewer than {FEWEST_OTHERS} {words['area_word']}s show a figure: how far they differ cannot be told."
    if indicator.counts == "sessions":
        shown = [value for code in codes if (value := scene.known(code).at(scene.period_end).value) is not None]
        band = build_band(city.value, shown)
        return band, "" if band else few
    whole = _place(scene, CITY)
    places = [place for code in codes if (place := _place(scene, code))]
    unit = scene.population(CITY)
    of = unit.indicator.unit if unit else "people"
    funnel = build_funnel("poisson" if basis == "rate" else "binomial", of, whole, places) if whole else None
    return funnel, "" if funnel else few


def _standing(scene: _Scene, basis: Basis, cluster: Cluster, limits: Funnel | Band | None, why_not: str) -> Standing:
    indicator, known, period_end = scene.indicator, scene.known(cluster.code), scene.period_end
    value = NOT_APPLICABLE if indicator.key in cluster.not_applicable else known.at(period_end)
    place = _place(scene, cluster.code)
    rate = build_rate(value, indicator, scene.population(cluster.code))
    percent = percent_since_baseline(known, period_end)
    elsewhere = scene.release.changes_since_start(indicator.key, period_end)
    verdict = judge_against_city(indicator, value, place, limits) if limits else Verdict(None, why_not)
    figure = next((found for found in known.figures if found.period_end == period_end), None)
    return Standing(
        cluster=cluster,
        value=value,
        rate=rate,
        place=place,
        compared=percent.value if basis == "change" else _compared(basis, known, period_end, rate),
        against_city=verdict,
        since_start=change_since_baseline(known, period_end),
        percent_since_start=percent,
        start_verdict=judge_since_start(known, period_end, elsewhere),
        progress=build_index(known, period_end),
        provenance=figure.provenance if figure and value.status is Status.PUBLISHED else "",
    )
