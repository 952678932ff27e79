"""How do other clusters do? All of them on one figure and month, beside the city and those like mine."""

import streamlit as st

from metrics import Cluster, Indicator, Month, Release, compared_indicators
from pages.components.compare.drawn import Drawn, build_drawn, draw
from pages.components.compare.page import build_nothing_html
from pages.components.compare.view import CompareView
from pages.components.frame import draw_foot, draw_part, open_page
from pages.components.html import draw_html
from pages.components.keeping import find_comparison, keep_as_it_is
from pages.components.pickers import pick_indicator, pick_option, pick_scene


@keep_as_it_is(300)
def _drawn(
    release: Release, indicator: Indicator, month: Month, mine: Cluster | None, group: str, order: str
) -> Drawn | None:
    """The page for one choice; None where no figure was known yet."""
    comparison = find_comparison(release, indicator, month)
    if comparison is None:
        return None
    own = mine.code if mine else ""
    return build_drawn(CompareView(release, comparison, own, group == "similar", order == "figure"))


def _pick(release: Release) -> tuple[Indicator | None, str, str]:
    """The figure, and which clusters in which order."""
    word = release.words["area_word"]
    by = next((indicator.groups for indicator in release.indicators.values() if indicator.groups), "")
    left, middle, right = st.columns([3, 2, 2])
    with left:
        indicator = pick_indicator(release, compared_indicators(release))
    with middle:
        groups = {"all": f"All {word}s"} | ({"similar": f"Similar by {by}"} if by else {})
        group = pick_option(f"{word.capitalize()}s", "group", groups)
    with right:
        return indicator, group, pick_option("Order of the table", "order", {"name": "By name", "figure": "By figure"})


def _draw(release: Release) -> None:
    scene = pick_scene(release)
    indicator, group, order = _pick(release)
    if scene is None or indicator is None:
        return
    drawn = _drawn(release, indicator, scene.month, scene.mine, group, order)
    if drawn is None:
        draw_html(build_nothing_html(release, indicator.name, str(scene.month)))
    else:
        draw(drawn)


release = open_page("Compare")
draw_part(release, _draw)
draw_foot(release)
