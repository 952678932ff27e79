"""What can be taken away? One cluster's documents, the six-month report, all clusters' packs, and open data."""

from functools import partial

import streamlit as st

from metrics import Cluster, HalfYear, Month, NotFound, Release, find_cluster, known_by
from pages.components.frame import draw_problem, find_address
from pages.components.html import draw_html, tag
from pages.components.pickers import Scene, View, as_written, pick_half_year
from pages.components.take.along import draw_take_along
from pages.components.take.bundle import Asked, Offer, draw_offer
from pages.documents.open_data import zip_open_data
from pages.documents.packs import name_packs, write_packs
from pages.documents.report import name_report
from pages.documents.report_pdf import build_report_pdf, write_city_report
from pages.documents.report_words import say_unfinished

_PDF, _ZIP = "application/pdf", "application/zip"


def draw_take_page(release: Release, scene: Scene) -> Asked | None:
    """Draw all that is offered; gives what is to be made now, if anything."""
    _draw_documents(release, scene)
    report = _draw_report(release, scene.mine)
    packs = _draw_packs(release, scene.month)
    _draw_open_data(release)
    return report or packs


def _draw_documents(release: Release, scene: Scene) -> None:
    word = release.words["area_word"]
    if scene.mine is None:
        _say(f"One {word}", f"Choose your {word} above for its briefing and its six-month report.")
        return
    with st.container(key="own"):
        _say(f"{scene.mine.name}, {scene.month}")
        draw_take_along(release, View(scene.mine, scene.month))


def _draw_report(release: Release, mine: Cluster | None) -> Asked | None:
    word = release.words["area_word"]
    _say(
        f"Six-month {word} performance report",
        "Each month's figures beside a year before and the city's, verdicts with their reasons, and questions. For "
        "boards, forums and governing bodies.",
    )
    half = pick_half_year(release)
    if half is None:
        return None
    if unfinished := say_unfinished(release, half):
        draw_html(tag("p", unfinished, class_="t banner", role="status"))
    if mine is not None:
        _draw_own_report(release, mine, half)
    return draw_offer(
        Offer(
            name="report",
            key=f"report {release.name} {release.fingerprint} {half.key}",
            label=f"Make the report of all {as_written(word)}s, {half} (PDF)",
            file_name=name_report(half, None),
            mime=_PDF,
            steps=len(release.open_clusters(known_by(release, half))),
            begin=partial(write_city_report, release, half, find_address()),
        )
    )


def _draw_own_report(release: Release, mine: Cluster, half: HalfYear) -> None:
    """The report of the reader's own cluster, made when it is asked for."""
    cluster = find_cluster(release, mine.code, known_by(release, half))
    if isinstance(cluster, NotFound):
        draw_problem(cluster.sentence)
        return
    st.download_button(
        f"Report of {as_written(cluster.name)}, {half} (PDF)",
        partial(build_report_pdf, release, cluster, half, find_address()),
        name_report(half, cluster.code),
        _PDF,
        on_click="ignore",
        key="save-own-report",
    )


def _draw_packs(release: Release, month: Month) -> Asked | None:
    word, clusters = release.words["area_word"], release.open_clusters(month)
    _say(
        f"Every {word}'s pack",
        f"The briefings of all {len(clusters)} {word}s for {month}, each as PDF, Word and Excel, in one .zip file.",
    )
    return draw_offer(
        Offer(
            name="packs",
            key=f"packs {release.name} {release.fingerprint} {month.key}",
            label=f"Make all packs of {month} (.zip)",
            file_name=name_packs(month),
            mime=_ZIP,
            steps=len(clusters),
            begin=partial(write_packs, release, month, find_address()),
        )
    )


def _draw_open_data(release: Release) -> None:
    _say(
        "Open data",
        "All figures of the release as CSV files in the Department for Education's standard, with a description of "
        "each column. Names of files and columns stay the same, so that a spreadsheet can refresh from them.",
    )
    st.download_button(
        "Open data (.zip)",
        partial(zip_open_data, release, release.month),
        f"open-data-{release.name}.zip",
        _ZIP,
        on_click="ignore",
        key="save-open-data",
    )


def _say(heading: str, *words: str) -> None:
    draw_html(tag("div", tag("h2", heading), *(tag("p", said) for said in words), class_="t prose offered"))
