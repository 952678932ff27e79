"""Which clusters are alike? Three groups by one public figure of context, such as the share of deprived children."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from metrics.background import find_background
from metrics.indicators import Indicator
from metrics.month import Month
from metrics.release import Release

THIRDS = ("lowest", "middle", "highest")


@dataclass(frozen=True)
class Grouping:
    """The figure clusters are grouped by, each cluster's, the period it is for, and each cluster's place in THIRDS."""

    indicator: Indicator
    period: str
    figures: Mapping[str, Fraction]
    thirds: Mapping[str, int]

    def alike(self, code: str) -> tuple[str, ...]:
        """The clusters of a cluster's own third, itself among them; none where it has no such figure."""
        return tuple(other for other, third in self.thirds.items() if third == self.thirds.get(code))


def build_grouping(release: Release, month: Month) -> Grouping | None:
    """The clusters open in a month in three groups; None where the release names no figure to group by.

    Raises ReleaseUnreadable if the file of figures is damaged.
    """
    indicator = next((found for found in release.indicators.values() if found.groups), None)
    if indicator is None:
        return None
    areas = release.load_indicator(indicator.key)
    found = {
        cluster.code: find_background(areas[cluster.code], month.end)
        for cluster in release.open_clusters(month)
        if cluster.code in areas
    }
    shown = {code: item for code, item in found.items() if item and item.value.value is not None}
    figures = {code: item.value.value for code, item in shown.items() if item.value.value is not None}
    period = next((item.period for item in shown.values()), "")
    return Grouping(indicator, period, figures, split_in_thirds(figures))


def split_in_thirds(figures: Mapping[str, Fraction]) -> dict[str, int]:
    """Each one's third by rank, from 0, the lowest. Equal figures are in one third, so thirds may differ in size."""
    ordered = sorted(figures.values())
    return {code: 3 * ordered.index(figure) // len(ordered) for code, figure in figures.items()}
