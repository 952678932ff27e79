"""Which cluster and month does the reader want? The address is the only memory: it is read, shown and written here."""

from dataclasses import dataclass
from urllib.parse import quote

import streamlit as st

from metrics import Cluster, Month, NotFound, Release, find_cluster, find_month, months_between
from pages.components.frame import draw_problem
from pages.components.html import Markup, draw_html, tag


@dataclass(frozen=True)
class View:
    """What the reader asked for, and has."""

    cluster: Cluster
    month: Month


def pick_view(release: Release) -> View | None:
    """Draw the two drop-downs and return the choice; None, with a sentence drawn, where there is none to show.

    A link opens exactly what it names, or says why it cannot: never another cluster's figures.
    """
    asked_cluster, asked_month = st.query_params.get("cluster"), st.query_params.get("month")
    month = find_month(release, asked_month)
    asked_in = release.month if isinstance(month, NotFound) else month
    cluster = find_cluster(release, asked_cluster, asked_in) if asked_cluster else None
    clusters = {c.code: c for c in release.open_clusters(asked_in)}
    months = {m.key: m for m in reversed(months_between(release.first_month, release.month))}
    # The widgets show what the address says, on every run; choosing rewrites the address before the next.
    st.session_state["cluster"] = cluster.code if isinstance(cluster, Cluster) else None
    st.session_state["month"] = month.key if isinstance(month, Month) else None
    word = release.words["area_word"]
    left, right = st.columns([3, 2])
    left.selectbox(
        word.capitalize(),
        clusters,
        format_func=lambda code: clusters[code].label,
        key="cluster",
        placeholder=f"Choose a {word}",
        on_change=_write_address,
    )
    right.selectbox(
        "Reporting month",
        months,
        format_func=lambda key: str(months[key]),
        key="month",
        placeholder="Choose a month",
        on_change=_write_address,
    )
    if isinstance(month, NotFound):
        draw_problem(month.sentence)
    if isinstance(cluster, NotFound):
        draw_problem(f"{cluster.sentence} Choose one from the list.", *_links(cluster, asked_in))
    elif cluster is None and isinstance(month, Month):
        draw_html(_invitation(word, release, month))
    return View(cluster, month) if isinstance(cluster, Cluster) and isinstance(month, Month) else None


def _write_address() -> None:
    # Both at once: each write is a step in the reader's history, and a message her browser stops to read.
    chosen = {key: st.session_state[key] for key in ("cluster", "month")}
    st.query_params.from_dict({key: value for key, value in chosen.items() if value is not None})


def _links(missing: NotFound, month: Month) -> list[Markup]:
    return [
        tag(
            "p",
            "Did you mean " if place == 0 else "or ",
            tag("a", cluster.label, href=f"?cluster={quote(cluster.code)}&month={month.key}", target="_self"),
            "?",
        )
        for place, cluster in enumerate(missing.close)
    ]


def _invitation(word: str, release: Release, month: Month) -> Markup:
    return tag(
        "div",
        tag("p", f"Choose your {word} to see its figures for {month}.", class_="lead", role="status"),
        tag(
            "p",
            f"{release.place} has {len(release.open_clusters(month))} {word}s. Each sheet says where the figures "
            f"stand, what has changed since last month and since {release.words['start']}, and whether that is better "
            "or worse.",
        ),
        class_="t",
    )
