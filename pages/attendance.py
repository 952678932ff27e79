"""How is school absence in my cluster, phase by phase, and how many schools stand behind each figure?"""

from metrics import Cluster, Month, Release, build_attendance, build_terms
from pages.components.attendance.page import build_attendance_html
from pages.components.attendance.terms import build_terms_html
from pages.components.frame import draw_foot, draw_part, open_page
from pages.components.html import Markup, draw_html
from pages.components.keeping import keep
from pages.components.pickers import pick_view


@keep(1000)
def _attendance_html(release: Release, cluster: Cluster, month: Month) -> Markup:
    return build_attendance_html(release, build_attendance(release, cluster, month))


@keep(100)
def _terms_html(release: Release, month: Month) -> Markup:
    """The city by term: apart, so that a damaged table of published figures takes nothing else down."""
    return build_terms_html(release, build_terms(release, month))


def _draw(release: Release) -> None:
    view = pick_view(release)
    if view is not None:
        draw_html(_attendance_html(release, view.cluster, view.month))
        draw_html(_terms_html(release, view.month))


release = open_page("Attendance")
draw_part(release, _draw)
draw_foot(release)
