"""How is my cluster doing? The monthly obsessions tracker: pick a cluster, read its sheet."""

import streamlit as st

from metrics import Month, Release, build_sheet
from pages.components.frame import draw_foot, draw_part, open_page
from pages.components.html import Markup, draw_html
from pages.components.pickers import pick_view
from pages.components.sheet import build_sheet_html
from pages.components.take_along import draw_take_along


@st.cache_data(max_entries=1000, show_spinner=False)  # it takes 10 ms: a spinner would cost more
def _sheet_html(name: str, fingerprint: str, cluster_code: str, month_key: str, _release: Release) -> Markup:
    """The sheet as one string, made once for each release (its name, its figures' hash), cluster and month."""
    return build_sheet_html(_release, build_sheet(_release, _release.clusters[cluster_code], Month.parse(month_key)))


def _draw(release: Release) -> None:
    view = pick_view(release)
    if view is not None:
        html = _sheet_html(release.name, release.fingerprint, view.cluster.code, view.month.key, release)
        draw_html(html)
        draw_take_along(release, view)


release = open_page("Tracker")
draw_part(release, _draw)
draw_foot(release)
