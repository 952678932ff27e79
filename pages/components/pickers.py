"""What does the reader want to see? The address is the only memory: it is read, shown and written here."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

import streamlit as st

from metrics import (
    LONGEST_ASKED,
    Cluster,
    HalfYear,
    Indicator,
    Month,
    NotFound,
    Release,
    clean,
    find_cluster,
    find_half_year,
    find_month,
    months_between,
    offered_halves,
)
from pages.components.frame import draw_problem
from pages.components.html import Markup, draw_html, tag

# Every choice a reader can make on some page: the name of its widget, and of its part of the address.
CHOICES = ("cluster", "month", "indicator", "span", "group", "order", "model", "q", "half")


@dataclass(frozen=True)
class View:
    """What the reader asked for, and has."""

    cluster: Cluster
    month: Month


@dataclass(frozen=True)
class Scene:
    """A month of the whole city, and the reader's own cluster if she has named it."""

    month: Month
    mine: Cluster | None


def pick_view(release: Release) -> View | None:
    """Draw the two drop-downs and return the choice; None, with a sentence drawn, where there is none to show.

    A link opens exactly what it names, or says why it cannot: never another cluster's figures.
    """
    cluster, month = _pick(release, f"Choose a {release.words['area_word']}")
    if cluster is None and isinstance(month, Month):
        draw_html(_invitation(release, month))
    return View(cluster, month) if isinstance(cluster, Cluster) and isinstance(month, Month) else None


def pick_scene(release: Release) -> Scene | None:
    """As `pick_view`, for a page of the whole city: the cluster may be left open."""
    cluster, month = _pick(release, f"None: choose your {release.words['area_word']} to find it")
    if isinstance(cluster, NotFound) or isinstance(month, NotFound):
        return None
    return Scene(month, cluster)


def pick_indicator(release: Release, offered: Sequence[Indicator]) -> Indicator | None:
    """Draw a drop-down of indicators (at least one); the first where the address names none.

    None, with a sentence drawn, where it names one that is not offered.
    """
    asked = st.query_params.get("indicator")
    known = {indicator.key: indicator for indicator in offered}
    st.session_state["indicator"] = asked if asked in known else None if asked else offered[0].key
    names = {key: indicator.name for key, indicator in known.items()}
    _draw_list("indicator", "Indicator", names, "Choose an indicator")
    if asked and asked not in known:
        also = release.indicators.get(asked)
        why = f"{also.name} is not shown here." if also else "There is no such indicator."
        draw_problem(f"{why} Choose one from the list.")
    return known.get(st.session_state["indicator"])


def pick_half_year(release: Release) -> HalfYear | None:
    """Draw a drop-down of half-years; the newest complete one where the address names none.

    None, with a sentence drawn, where it names one that is not offered.
    """
    found = find_half_year(release, st.query_params.get("half") or None)
    known = {half.key: str(half) for half in offered_halves(release)}
    st.session_state["half"] = None if isinstance(found, NotFound) else found.key
    _draw_list("half", "Half-year", known, "Choose a half-year")
    if isinstance(found, NotFound):
        draw_problem(found.sentence)
        return None
    return found


def pick_option(label: str, key: str, options: Mapping[str, str]) -> str:
    """Draw a choice between a few things (what the address says, in words); the first where it says none of them.

    `key` is one of CHOICES.
    """
    asked = st.query_params.get(key)
    st.session_state[key] = asked if asked in options else next(iter(options))
    words = {option: as_written(said) for option, said in options.items()}
    st.radio(
        as_written(label), words, format_func=words.__getitem__, key=key, horizontal=True, on_change=_write_address
    )
    return str(st.session_state[key])


def pick_text(label: str, key: str) -> str:
    """Draw a field for a few words and return them; empty where there are none. `key` is one of CHOICES."""
    st.session_state[key] = clean(st.query_params.get(key, ""))[:LONGEST_ASKED]
    st.text_input(as_written(label), key=key, max_chars=LONGEST_ASKED, on_change=_write_address)
    return str(st.session_state[key])


def _pick(release: Release, placeholder: str) -> tuple[Cluster | NotFound | None, Month | NotFound]:
    asked_cluster, asked_month = st.query_params.get("cluster"), st.query_params.get("month")
    month = find_month(release, asked_month)
    asked_in = release.month if isinstance(month, NotFound) else month
    cluster = find_cluster(release, asked_cluster, asked_in) if asked_cluster else None
    clusters = {c.code: c.label for c in release.open_clusters(asked_in)}
    months = {m.key: str(m) for m in reversed(months_between(release.first_month, release.month))}
    # The widgets show what the address says, on every run; choosing rewrites the address before the next.
    st.session_state["cluster"] = cluster.code if isinstance(cluster, Cluster) else None
    st.session_state["month"] = month.key if isinstance(month, Month) else None
    left, right = st.columns([3, 2])
    with left:
        _draw_list("cluster", as_written(release.words["area_word"].capitalize()), clusters, placeholder)
    with right:
        _draw_list("month", "Reporting month", months, "Choose a month")
    if isinstance(month, NotFound):
        draw_problem(month.sentence)
    if isinstance(cluster, NotFound):
        draw_problem(f"{cluster.sentence} Choose one from the list.", *_links(cluster, asked_in))
    return cluster, month


def _draw_list(key: str, label: str, names: Mapping[str, str], placeholder: str) -> None:
    """A drop-down of things by their keys; what is chosen goes into the address."""
    st.selectbox(
        label, names, format_func=names.__getitem__, key=key, placeholder=placeholder, on_change=_write_address
    )


def as_written(words: str) -> str:
    """Words of a release as a label: Streamlit reads labels as Markdown, with links, pictures and formulas."""
    return re.sub(r"[\\`*_\[\]<>$~:!&|#]", r"\\\g<0>", words)


def _write_address() -> None:
    # All at once: each write is a step in the reader's history, and a message her browser stops to read.
    chosen = st.query_params.to_dict() | {key: st.session_state[key] for key in CHOICES if key in st.session_state}
    st.query_params.from_dict({key: value for key, value in chosen.items() if value})


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


def _invitation(release: Release, month: Month) -> Markup:
    word = release.words["area_word"]
    return tag(
        "div",
        tag("p", f"Choose your {word} to see its figures for {month}.", class_="lead", role="status"),
        tag(
            "p",
            f"{release.place} has {len(release.open_clusters(month))} {word}s. Each sheet says where the figures "
            f"stand, what has changed since last month and since {release.words['start']}, and whether that is better, "
            "worse, or no more than chance.",
        ),
        class_="t",
    )
