"""How does the city do beside itself a year before, and beside others? The newest full year of each figure."""

import streamlit as st

from metrics import Dashboard, Month, Release, build_city
from pages.components.city import build_city_html, build_city_rest_html
from pages.components.city_cluster import build_city_cluster_html
from pages.components.city_words import edition
from pages.components.frame import draw_foot, draw_part, draw_problem, open_page
from pages.components.html import Markup, draw_html
from pages.components.pickers import pick_option, pick_scene


@st.cache_data(max_entries=20, show_spinner=False)
def _city_html(
    name: str, fingerprint: str, model: str, _release: Release, _dashboard: Dashboard
) -> tuple[Markup, Markup]:
    """The table, and what stands below, made once for each release (name, figures' hash) and version of the groups."""
    view = build_city(_dashboard, _release.comparators, model)
    return build_city_html(_release, view), build_city_rest_html(_release, view, _dashboard.not_supplied)


@st.cache_data(max_entries=1000, show_spinner=False)
def _cluster_html(
    name: str, fingerprint: str, cluster_code: str, month_key: str, _release: Release, _dashboard: Dashboard
) -> Markup:
    """The section on clusters, made once for each release, cluster (or none) and month."""
    month = Month.parse(month_key)
    return build_city_cluster_html(_release, _dashboard, _release.clusters.get(cluster_code), month)


def _draw(release: Release) -> None:
    scene = pick_scene(release)
    dashboard = release.dashboard
    if dashboard is None:
        draw_problem("This release has no page of the city.")
        return
    models = {model: edition(model) for model in dashboard.models}
    model = pick_option(f"{dashboard.choice}, by the model of", "model", models) if models else ""
    table, rest = _city_html(release.name, release.fingerprint, model, release, dashboard)
    draw_html(table)
    if scene is not None:
        mine = scene.mine.code if scene.mine else ""
        html = _cluster_html(release.name, release.fingerprint, mine, scene.month.key, release, dashboard)
        draw_html(html)
    draw_html(rest)


release = open_page("City")
draw_part(release, _draw)
draw_foot(release)
