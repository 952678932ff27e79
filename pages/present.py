"""How is my cluster doing, seen from the back of the room? One figure a screen, all clusters, and the questions."""

import streamlit as st

from metrics import Cluster, Month, NotFound, Release, find_cluster, find_month
from pages.components.frame import draw_foot, draw_part, draw_problem, open_page
from pages.components.html import Markup, draw_html, draw_script, tag
from pages.components.keeping import find_comparison, keep
from pages.components.present.keys import SCRIPT
from pages.components.present.page import build_present_html
from pages.documents.content import build_briefing


@keep(300)
def _present_html(release: Release, cluster: Cluster, month: Month) -> Markup:
    """All screens."""
    return build_present_html(build_briefing(release, cluster, month, compare=find_comparison))


def _draw(release: Release) -> None:
    asked = st.query_params.get("cluster")
    month = find_month(release, st.query_params.get("month"))
    cluster = find_cluster(release, asked, release.month if isinstance(month, NotFound) else month) if asked else None
    if isinstance(month, Month) and isinstance(cluster, Cluster):
        draw_html(_present_html(release, cluster, month))
        return
    draw_html(tag("h1", release.words["title"], class_="t bare"))
    missing = [found.sentence for found in (month, cluster) if isinstance(found, NotFound)]
    way = tag("p", tag("a", f"Choose a {release.words['area_word']} on the tracker", href="./", target="_self"), ".")
    if missing:
        draw_problem(" ".join(missing), way)
    else:
        draw_html(tag("div", way, role="status", class_="t problem"))
    draw_foot(release)


release = open_page("Presentation", band=False)
draw_part(release, _draw)
draw_script(SCRIPT)
