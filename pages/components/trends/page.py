"""What is on the page of trends? The chart of one figure, and what stands above and below it."""

from dataclasses import dataclass

import plotly.graph_objects as go

from metrics import Cluster, Month, Release, Series, build_trend, known_series
from pages.components.html import Markup
from pages.components.trends.foot import build_trend_foot
from pages.components.trends.ground import SHORT, Ground
from pages.components.trends.head import build_trend_head
from pages.components.trends.plot import build_trend_plot
from pages.components.trends.words import describe_trend


@dataclass(frozen=True)
class Drawn:
    """One view: HTML above and below the chart, and the chart with its description; none where no figure is known."""

    head: Markup
    figure: go.Figure | None
    alt: str
    foot: Markup


def build_drawn(release: Release, cluster: Cluster, month: Month, key: str, short: bool) -> Drawn:
    """A cluster's indicator as it stood at the end of a month: all of it, or (`short`) its last twelve months.

    Raises ReleaseUnreadable if the release's figures are damaged.
    """
    trend = build_trend(release, cluster, month, release.load_series(cluster.code)[key], SHORT if short else None)
    city = known_series(release.city.get(key, Series(trend.indicator, ())), month)
    return Drawn(
        build_trend_head(release, trend),
        build_trend_plot(Ground(trend, release.symbol, short), release.words["start"]) if trend.points else None,
        describe_trend(trend, short) if trend.points else "",
        build_trend_foot(release, trend, city, short),
    )
