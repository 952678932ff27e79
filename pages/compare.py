"""How do other clusters do? All of them on one figure and month, beside the city and those like mine."""

import streamlit as st

from metrics import Comparison, Indicator, Month, Release, build_comparison, compared_indicators
from pages.components.compare import build_nothing_html
from pages.components.compare_drawn import Drawn, build_drawn, draw
from pages.components.compare_view import CompareView
from pages.components.frame import draw_foot, draw_part, open_page
from pages.components.html import draw_html
from pages.components.pickers import pick_indicator, pick_option, pick_scene


@st.cache_resource(max_entries=8, show_spinner=False)
def _comparison(name: str, fingerprint: str, key: str, month_key: str, _release: Release) -> Comparison | None:
    """All clusters on one figure and month, whichever of them is the reader's."""
    return build_comparison(_release, _release.indicators[key], Month.parse(month_key))


@st.cache_resource(max_entries=300, show_spinner=False)  # as it is, not copied: nobody changes it
def _drawn(
    name: str, fingerprint: str, key: str, month_key: str, own: str, group: str, order: str, _release: Release
) -> Drawn | None:
    """The page for one release (its name, its figures' hash) and choice; None where no figure was known yet."""
    comparison = _comparison(name, fingerprint, key, month_key, _release)
    if comparison is None:
        return None
    return build_drawn(CompareView(_release, comparison, own, group == "similar", order == "figure"))


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
    own, month = scene.mine.code if scene.mine else "", scene.month
    drawn = _drawn(release.name, release.fingerprint, indicator.key, month.key, own, group, order, release)
    if drawn is None:
        draw_html(build_nothing_html(release, indicator.name, str(month)))
    else:
        draw(drawn)


release = open_page("Compare")
draw_part(release, _draw)
draw_foot(release)
