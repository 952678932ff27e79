"""How is school absence in my cluster, phase by phase, and how many schools stand behind each figure?"""

import streamlit as st

from metrics import Month, Release, build_attendance, build_terms
from pages.components.attendance import build_attendance_html
from pages.components.attendance_terms import build_terms_html
from pages.components.frame import draw_foot, draw_part, open_page
from pages.components.html import Markup, draw_html
from pages.components.pickers import pick_view


@st.cache_data(max_entries=1000, show_spinner=False)  # it takes 10 ms: a spinner would cost more
def _attendance_html(name: str, fingerprint: str, cluster_code: str, month_key: str, _release: Release) -> Markup:
    """The page as one string, made once for each release (its name, its figures' hash), cluster and month."""
    found = build_attendance(_release, _release.clusters[cluster_code], Month.parse(month_key))
    return build_attendance_html(_release, found)


@st.cache_data(max_entries=100, show_spinner=False)
def _terms_html(name: str, fingerprint: str, month_key: str, _release: Release) -> Markup:
    """The city by term: apart, so that a damaged table of published figures takes nothing else down."""
    return build_terms_html(_release, build_terms(_release, Month.parse(month_key)))


def _draw(release: Release) -> None:
    view = pick_view(release)
    if view is not None:
        of_release = (release.name, release.fingerprint)
        draw_html(_attendance_html(*of_release, view.cluster.code, view.month.key, release))
        draw_html(_terms_html(*of_release, view.month.key, release))


release = open_page("Attendance")
draw_part(release, _draw)
draw_foot(release)
