"""What is new in this release, and which clusters stand out?"""

import streamlit as st

from metrics import Month, Release, Watch, build_watch
from pages.components.changes import build_changes_html
from pages.components.frame import draw_foot, draw_part, open_page
from pages.components.html import Markup, draw_html, tag
from pages.components.pickers import pick_scene
from pages.components.watch import build_watch_html


@st.cache_resource(max_entries=100, show_spinner=False)
def _watch(name: str, fingerprint: str, month_key: str, _release: Release) -> Watch:
    """All clusters are looked at once a month, whoever asks."""
    return build_watch(_release, Month.parse(month_key))


@st.cache_data(max_entries=1000, show_spinner=False)
def _watch_html(name: str, fingerprint: str, month_key: str, cluster_code: str, _release: Release) -> Markup:
    """The list as one string, made once for each release (its name, its figures' hash), month and own cluster."""
    mine = _release.clusters[cluster_code] if cluster_code else None
    return build_watch_html(_release, _watch(name, fingerprint, month_key, _release), mine)


def _draw(release: Release) -> None:
    scene = pick_scene(release)
    if scene is not None:
        mine = scene.mine.code if scene.mine else ""
        draw_html(_watch_html(release.name, release.fingerprint, scene.month.key, mine, release))


release = open_page("What changed")
draw_html(tag("div", build_changes_html(release), class_="t"))
draw_part(release, _draw)
draw_foot(release)
