"""Where is what a reader looks for? One field over indicators, clusters, words, schools and postcodes."""

import streamlit as st

from metrics import Month, Release, find_month
from pages.components.frame import draw_problem
from pages.components.html import Markup, draw_html, tag
from pages.components.keeping import keep, keep_as_it_is
from pages.components.notes.catalogue import Catalogue, open_catalogue
from pages.components.notes.results import Desk, build_results_html
from pages.components.notes.sections import build_anchor, section_heading
from pages.components.pickers import pick_text

_ANCHOR = "notes-search"


def draw_search(release: Release) -> None:
    """The field, and what was found by what stands in it."""
    catalogue = _catalogue(release)
    draw_html(tag("div", build_anchor(_ANCHOR, tag("h2", section_heading(release, _ANCHOR))), class_="t noprint"))
    schools = ", a school or the first half of a postcode" if catalogue.schools else ""
    asked = pick_text(f"Look for an indicator, a {release.words['area_word']}, a place, a word{schools}", "q")
    if catalogue.problem:
        draw_problem(f"{catalogue.problem} Schools and postcodes cannot be looked for.")
    if asked:
        month, mine = find_month(release, st.query_params.get("month")), st.query_params.get("cluster", "")
        kept = month if isinstance(month, Month) and "month" in st.query_params else None
        cluster = mine if mine in release.clusters else ""
        draw_html(_results_html(release, asked, kept, cluster, catalogue))


@keep_as_it_is(4)
def _catalogue(release: Release) -> Catalogue:
    return open_catalogue(release)


@keep(500)
def _results_html(release: Release, asked: str, month: Month | None, mine: str, _catalogue: Catalogue) -> Markup:
    return build_results_html(Desk(_catalogue, month, mine), asked)
