"""How is my cluster doing? The monthly obsessions tracker: pick a cluster, read its sheet."""

from metrics import Cluster, Month, Release, build_sheet
from pages.components.frame import draw_foot, draw_part, open_page
from pages.components.html import Markup, draw_html
from pages.components.keeping import keep
from pages.components.pickers import pick_view
from pages.components.sheet.page import build_sheet_html
from pages.components.take.along import draw_take_along


@keep(1000)
def _sheet_html(release: Release, cluster: Cluster, month: Month) -> Markup:
    return build_sheet_html(release, build_sheet(release, cluster, month))


def _draw(release: Release) -> None:
    view = pick_view(release)
    if view is not None:
        draw_html(_sheet_html(release, view.cluster, view.month))
        draw_take_along(release, view)


release = open_page("Tracker")
draw_part(release, _draw)
draw_foot(release)
