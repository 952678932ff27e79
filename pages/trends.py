"""How has one figure moved over time in my cluster, was that unusual, and where would it go if nothing changed?"""

import streamlit as st

from metrics import Cluster, Indicator, Month, Release, offered_indicators
from pages.components.frame import draw_foot, draw_part, open_page
from pages.components.html import draw_html, tag
from pages.components.keeping import keep
from pages.components.pickers import View, pick_indicator, pick_option, pick_view
from pages.components.plots import draw_plot
from pages.components.trends.page import Drawn, build_drawn


@keep(1000)
def _offered(release: Release, cluster: Cluster) -> list[str]:
    """The keys of the indicators a cluster has figures of, in the order they are offered."""
    return [indicator.key for indicator in offered_indicators(release, release.load_series(cluster.code))]


@keep(1000)
def _drawn(release: Release, cluster: Cluster, month: Month, indicator: Indicator, span: str) -> Drawn:
    """All that hangs on the choices."""
    return build_drawn(release, cluster, month, indicator.key, span == "year")


def _pick(release: Release, view: View) -> tuple[Indicator, str] | None:
    """The indicator and how much of it; None, with a sentence drawn, where there is none to show."""
    offered = [release.indicators[key] for key in _offered(release, view.cluster)]
    if not offered:
        draw_html(tag("p", f"This release holds no figures for {view.cluster.name}.", class_="t lead", role="status"))
        return None
    left, right = st.columns([3, 2])
    with left:
        indicator = pick_indicator(release, offered)
    if view.cluster.why_not and indicator is None:
        draw_html(tag("p", view.cluster.why_not, class_="t banner"))
    if indicator is None or indicator.frequency != "monthly":
        return (indicator, "all") if indicator else None
    with right:
        return indicator, pick_option(
            "Months shown", "span", {"all": f"All since {release.words['start']}", "year": "Last 12 months"}
        )


def _draw(release: Release) -> None:
    view = pick_view(release)
    picked = _pick(release, view) if view else None
    if view is None or picked is None:
        return
    indicator, span = picked
    drawn = _drawn(release, view.cluster, view.month, indicator, span)
    draw_html(drawn.head)
    if drawn.figure is not None:
        draw_plot(drawn.figure, drawn.alt, "trend")
    draw_html(drawn.foot)


release = open_page("Trends")
draw_part(release, _draw)
draw_foot(release)
