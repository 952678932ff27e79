"""What was published, and when? One release as readers have it: its words, its areas, and each area's series."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import Any

from loaders.errors import ReleaseUnreadable
from loaders.public_tables import load_comparators, load_schools
from loaders.releases import FigureRow, load_area, load_document, load_indicator, release_names
from metrics.clusters import Cluster, ClusterChange, boundary_moves, successors
from metrics.comparators import Comparators, build_comparators
from metrics.dashboard import Dashboard, Measure
from metrics.indicators import Break, Indicator
from metrics.month import Month
from metrics.schools import School, build_schools
from metrics.series import Series, build_series

# What pages say without asking whether it is there: a release that lacks any of it is not opened.
_WORDS = ("title", "start", "plan", "area_word", "licence", "provenance")
_PROMISE = ("lowest", "highest", "insiders", "fewest_hidden")
_POLICY = ("threshold", "zeros", "level", "symbol", "year_starts", "helper_order", "breakdowns")

# The areas of a release that are no cluster: the whole city, and people in no cluster.
CITY, NO_CLUSTER = "city", "none"


@dataclass(frozen=True)
class Release:
    """One publication. Everything in it may be seen; nothing else is ever loaded by the web server."""

    data: Path
    name: str
    fingerprint: str
    month: Month
    first_month: Month
    published_on: date
    words: Mapping[str, str]
    place: str
    policy: Mapping[str, Any]
    promise: Mapping[str, int]
    changed: Mapping[str, Any]
    indicators: Mapping[str, Indicator]
    clusters: Mapping[str, Cluster]
    changes: tuple[ClusterChange, ...]
    dashboard: Dashboard | None

    @property
    def symbol(self) -> str:
        """What stands in place of a hidden figure."""
        return str(self.policy["symbol"])

    @cached_property
    def ended(self) -> dict[str, str]:
        """Clusters merged or renamed by the release's month, and the cluster that holds their past now."""
        return successors(self.changes, self.month)

    def open_clusters(self, month: Month) -> list[Cluster]:
        """The clusters a reader may pick for a month, by name."""
        return [cluster for cluster in self._by_name if cluster.open_in(month)]

    @cached_property
    def _by_name(self) -> list[Cluster]:
        separate = (cluster for cluster in self.clusters.values() if cluster.code not in self.ended)
        return sorted(separate, key=lambda cluster: cluster.name.casefold())

    @property
    def measures(self) -> tuple[Measure, ...]:
        """The city's published figures, in their order on the page City; none where a council has no such page."""
        return self.dashboard.measures if self.dashboard else ()

    def _build_series(self, area: str, key: str, rows: Iterable[FigureRow]) -> Series:
        """An area's series, which knows the moves of the area's boundary that touch it: all its changes heed them."""
        indicator = self.indicators[key]
        moved = boundary_moves(self.changes, self.ended, area, indicator.basis, self.month)
        return build_series(indicator, rows, tuple(Break(move.month, "Boundary move", move.note) for move in moved))

    def load_series(self, area: str) -> dict[str, Series]:
        """Every indicator's published series of one area, by key. Raises ReleaseUnreadable if the file is damaged."""
        rows = load_area(self.data, self.name, area)
        return {
            key: self._build_series(area, key, found)
            for key, found in groupby(rows, key=lambda row: row.indicator)
            if key in self.indicators
        }

    @cached_property
    def city(self) -> dict[str, Series]:
        """Every indicator's published series of the whole city, by key; read once a process."""
        return self.load_series(CITY)

    def changes_since_start(self, key: str, period_end: date) -> tuple[Fraction, ...]:
        """The change of one indicator since its baseline in every cluster that shows both figures; read once a process.

        What a percentage's own change is judged against; nothing for a count, which is judged by itself. Raises
        ReleaseUnreadable if the file is damaged.
        """
        if self.indicators[key].measure == "count":
            return ()
        if (key, period_end) not in self._changes_since_start:
            start = self.indicators[key].baseline
            areas = self.load_indicator(key, (start, period_end))
            changes = (
                (series.at(period_end) - series.at(start)).value
                for area, series in areas.items()
                if area not in (CITY, NO_CLUSTER)
            )
            self._changes_since_start[key, period_end] = tuple(change for change in changes if change is not None)
        return self._changes_since_start[key, period_end]

    @cached_property
    def _changes_since_start(self) -> dict[tuple[str, date], tuple[Fraction, ...]]:
        return {}

    def load_indicator(self, key: str, periods: Sequence[date] = ()) -> dict[str, Series]:
        """One indicator's published series in every area, by the area's code (CITY and NO_CLUSTER among them).

        Of some periods, or (none named) of all. Raises ReleaseUnreadable if the file is damaged. Reads the whole file:
        what is made of it is worth keeping.
        """
        rows = load_indicator(self.data, self.name, key, periods)
        return {area: self._build_series(area, key, found) for area, found in groupby(rows, key=lambda row: row.area)}

    @cached_property
    def comparators(self) -> Comparators:
        """What has been published of the city and of others; nothing where the release has no such table.

        Read once a process. Raises ReleaseUnreadable if the table is damaged.
        """
        return build_comparators(load_comparators(self.data, self.name))

    def load_schools(self) -> tuple[School, ...]:
        """The schools and their clusters, by name; none where the release has no list of them.

        Raises ReleaseUnreadable if the list is damaged. Reads a file: what is made of it is worth keeping.
        """
        return build_schools(load_schools(self.data, self.name), self.ended)


def open_release(data: Path, name: str) -> Release:
    """The release of that name. Raises ReleaseUnreadable if it is incomplete or damaged."""
    document = load_document(data, name)
    try:
        return _from_document(data, name, document)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise ReleaseUnreadable(f"Release {name} says something this version cannot read.") from error


def open_latest(data: Path) -> tuple[Release, tuple[str, ...]]:
    """The newest release that can be read, with a sentence for each newer one that cannot.

    Raises ReleaseUnreadable when there is none at all.
    """
    problems: list[str] = []
    for name in release_names(data):
        try:
            return open_release(data, name), tuple(problems)
        except ReleaseUnreadable as error:
            problems.append(str(error))
    raise ReleaseUnreadable(" ".join(["No release can be shown yet; publish one.", *problems]))


def _from_document(data: Path, name: str, document: Mapping[str, Any]) -> Release:
    return Release(
        data=data,
        name=name,
        fingerprint=document["figures_sha256"],
        month=Month.parse(document["month"]),
        first_month=Month.parse(document["first_month"]),
        published_on=date.fromisoformat(document["published_on"]),
        words=_whole(document["tracker"], _WORDS),
        place=document["place"]["name"],
        policy=_whole(document["policy"], _POLICY),
        promise=_whole(document["promise"], _PROMISE),
        changed=_whole(document["changed"], ("since", "indicators")),
        indicators={entry["key"]: Indicator.from_reference(entry) for entry in document["indicators"]},
        clusters={entry["code"]: Cluster.from_reference(entry) for entry in document["clusters"]},
        changes=tuple(ClusterChange.from_reference(entry) for entry in document["changes"]),
        dashboard=Dashboard.from_reference(document["city"]) if "city" in document else None,
    )


def _whole(table: Mapping[str, Any], keys: tuple[str, ...]) -> dict[str, Any]:
    return {key: table[key] for key in keys}
