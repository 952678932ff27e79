"""Which figures may leave the analyst's machine? The gate: restate, protect, check, and only then write a release.

This is the single door between raw counts and readers. What it does not write, nobody downstream can show.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from loaders.errors import ReferenceInvalid, ReleaseRefused
from loaders.extracts import RawFigure, check_extracts, hash_extract, load_extract
from loaders.reference import Reference, load_reference
from loaders.releases import FigureRow, release_names, write_release
from metrics.clusters import Cluster, ClusterChange, successors
from metrics.disclosure.policy import Policy
from metrics.disclosure.promise import keeps_promise
from metrics.disclosure.rule import Pattern, Unprotectable, choose_hidden
from metrics.indicators import Indicator
from metrics.month import Month

CITY = "city"
NO_CLUSTER = "none"


@dataclass(frozen=True)
class Count:
    """One area's raw figure of one period, restated to today's clusters. Never leaves this module."""

    numerator: int
    denominator: int | None
    pupils: int | None
    available_from: date
    coverage: int | None
    provenance: str

    @property
    def empty(self) -> bool:
        """Nobody was there to be counted (no school of the phase): known to all, so nothing to protect."""
        return self.denominator == 0

    def __add__(self, other: "Count") -> "Count":
        return Count(
            self.numerator + other.numerator,
            _sum(self.denominator, other.denominator),
            _sum(self.pupils, other.pupils),
            max(self.available_from, other.available_from),
            _sum(self.coverage, other.coverage),
            self.provenance if self.provenance == other.provenance else "synthetic",
        )


Counts = dict[date, dict[str, Count]]


def publish(data: Path, month: Month, published_on: date, report: Callable[[str], None]) -> Path:
    """Publish all indicators as known at the end of `month`; returns the folder of the new release.

    Raises ReferenceInvalid or ExtractInvalid when what was supplied is wrong, ReleaseRefused when a figure cannot be
    protected; in each case nothing is written and the last release stands.
    """
    reference = load_reference(data / "reference")
    check_extracts(data)
    name = _next_name(data, month)
    policy = _policy(reference)
    changes = tuple(ClusterChange.from_reference(entry) for entry in reference.changes)
    ended = successors(changes, month)
    clusters = [Cluster.from_reference(entry) for entry in reference.clusters]
    indicators = [Indicator.from_reference(entry) for entry in reference.indicators]
    rows: list[FigureRow] = []
    for indicator in indicators:
        report(f"{indicator.key}: protecting")
        counts = _restated(load_extract(data, indicator.key), ended, indicator, month)
        patterns = _protect(indicator, counts, policy)
        rows.extend(_rows(indicator, counts, patterns, [c for c in clusters if c.code not in ended]))
    if not rows:
        raise ReleaseRefused([f"No extract has a figure known by {month}; choose a later month."])
    return write_release(data, name, rows, _document(data, reference, indicators, rows, month, published_on))


def _policy(reference: Reference) -> Policy:
    try:
        return Policy.from_dict(reference.policy)
    except ValueError as error:  # settings that are each right alone, and together would give figures away
        raise ReferenceInvalid([f"policy.toml cannot be used: {error}."]) from error


def _next_name(data: Path, month: Month) -> str:
    names = release_names(data)
    if names and names[0][:7] > month.key:
        raise ReleaseRefused([f"{month} is earlier than the latest release ({names[0]}); releases follow each other."])
    # Newest first, so the number goes on from the highest one, even where a release between was taken away.
    latest = next((name for name in names if name[:7] == month.key), None)
    return f"{month.key}-r{int(latest[9:] or 1) + 1}" if latest else month.key


def _restated(raw: Iterable[RawFigure], ended: Mapping[str, str], indicator: Indicator, month: Month) -> Counts:
    """Whole figures known by `month`, ended clusters counted in those that hold them now, by period then area."""
    counts: Counts = defaultdict(dict)
    for row in raw:
        known = row.available_from or row.period_end
        if row.breakdown is not None or (not indicator.context and max(known, row.period_end) > month.end):
            continue
        area = ended.get(row.cluster, row.cluster)
        count = Count(row.numerator, row.denominator, row.pupils, known, row.coverage, row.provenance or "published")
        before = counts[row.period_end].get(area)
        counts[row.period_end][area] = before + count if before else count
    return dict(sorted(counts.items()))


def _protect(indicator: Indicator, counts: Counts, policy: Policy) -> Mapping[date, Pattern]:
    """Which areas are hidden in each period, checked against the closed form before anything is written."""
    if indicator.counts == "open":
        return {}
    if indicator.counts == "people" and indicator.measure == "percent":
        raise ReleaseRefused([f"{indicator.key}: percentages of people cannot be protected yet; publish the counts."])
    exposed = {
        period: {area: _people_in(indicator, count) for area, count in areas.items() if not count.empty}
        for period, areas in counts.items()
    }
    try:
        patterns = choose_hidden(exposed, policy)
    except Unprotectable as error:
        raise ReleaseRefused([f"{indicator.key}: {error}"]) from error
    broken = [period for period, pattern in patterns.items() if not _holds(exposed[period], pattern, policy)]
    if broken:
        raise ReleaseRefused(
            [f"{indicator.key}, {Month.of(period)}: hidden figures could be found" for period in broken]
        )
    return patterns


def _people_in(indicator: Indicator, count: Count) -> int:
    """How many people a figure tells of. For sessions the pupils behind them, whatever the sessions come to.

    A count of people is its own measure even where the extract has a column `pupils`: those are other people.
    """
    return count.pupils if indicator.counts == "sessions" and count.pupils is not None else count.numerator


def _holds(counts: Mapping[str, int], pattern: Pattern, policy: Policy) -> bool:
    if pattern.city_hidden:
        return pattern.hidden == frozenset(counts)
    small = {area for area, count in counts.items() if policy.is_small(count)}
    helpers = [counts[area] for area in pattern.hidden - small]
    return small <= pattern.hidden and keeps_promise([counts[area] for area in small], helpers, policy)


def _rows(
    indicator: Indicator, counts: Counts, patterns: Mapping[date, Pattern], clusters: Iterable[Cluster]
) -> Iterable[FigureRow]:
    for period, areas in counts.items():
        pattern = patterns.get(period)
        city = _city(areas)
        yield _row(indicator, CITY, period, city, pattern is not None and pattern.city_hidden)
        for area, count in areas.items():
            yield _row(indicator, area, period, count, pattern is not None and area in pattern.hidden)
        for cluster in clusters:
            if cluster.code in areas or not cluster.open_in(Month.of(period)):
                continue
            if indicator.only_clusters and cluster.code not in indicator.only_clusters:
                continue
            status = "z" if indicator.key in cluster.not_applicable else "x"
            yield FigureRow(
                cluster.code, indicator.key, period, None, None, None, None, status, city.available_from, None,
                city.provenance,
            )  # fmt: skip


def _city(areas: Mapping[str, Count]) -> Count:
    counts = list(areas.values())
    total = counts[0]
    for count in counts[1:]:
        total += count
    return total


def _row(indicator: Indicator, area: str, period: date, count: Count, hidden: bool) -> FigureRow:
    status = "z" if count.empty else "c" if hidden else ""
    shown = not status
    return FigureRow(
        area=area,
        indicator=indicator.key,
        period_end=period,
        breakdown=None,
        category=None,
        numerator=count.numerator if shown else None,
        denominator=count.denominator if shown else None,
        status=status,
        available_from=count.available_from,
        coverage=count.coverage if shown else None,
        provenance=count.provenance,
    )


def _document(
    data: Path,
    reference: Reference,
    indicators: Iterable[Indicator],
    rows: Iterable[FigureRow],
    month: Month,
    published_on: date,
) -> dict[str, Any]:
    """What readers need beside the figures: self-contained, so that a release never depends on today's reference."""
    monthly = {indicator.key for indicator in indicators if indicator.frequency == "monthly"}
    first = min((row.period_end for row in rows if row.indicator in monthly), default=month.end)
    return {
        "month": month.key,
        "first_month": Month.of(first).key,
        "published_on": published_on.isoformat(),
        "tracker": dict(reference.tracker),
        "place": dict(reference.place),
        "indicators": [_plain(entry) for entry in reference.indicators],
        "clusters": [_plain(entry) for entry in reference.clusters],
        "changes": [_plain(entry) for entry in reference.changes if entry["month"] <= month.key],
        "policy": _plain(reference.policy),
        "extracts_sha256": {entry["key"]: hash_extract(data, entry["key"]) for entry in reference.indicators},
        "audit": {"method": "closed form", "result": "pass"},
    }


def _plain(entry: Mapping[str, Any]) -> dict[str, Any]:
    """A reference entry as JSON can hold it: days are written 2011-04-30."""
    return {key: value.isoformat() if isinstance(value, date) else value for key, value in entry.items()}


def _sum(left: int | None, right: int | None) -> int | None:
    return None if left is None or right is None else left + right
