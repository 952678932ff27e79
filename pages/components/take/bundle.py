"""How is a file made that takes a while? While the reader sees how far it is and may stop it; then it is hers to keep.

A press of any button or a new choice stops the script that makes it, which is what cancels: what was made by then goes.
Only the last finished file is kept, and only for the reader who made it, until she makes another or leaves the page.
"""

import io
from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import IO

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from metrics import TrackerError
from pages.components.frame import draw_problem
from pages.components.html import draw_html, tag

_READY, _MAKING = "bundle", "making"


@dataclass(frozen=True)
class Offer:
    """A file that may be made: `name` within the page, `key` of exactly this content, `steps` it takes.

    `begin` writes into the file it is given, a step at a time.
    """

    name: str
    key: str
    label: str
    file_name: str
    mime: str
    steps: int
    begin: Callable[[IO[bytes]], Generator[str]]


@dataclass(frozen=True)
class Bundle:
    """A finished file."""

    key: str
    content: bytes


@dataclass(frozen=True)
class Asked:
    """A file the reader wants made now, and where on the page its progress is shown."""

    offer: Offer
    place: DeltaGenerator


def draw_offer(offer: Offer) -> Asked | None:
    """Draw the button that makes a file, or the one that saves it once it is made.

    Gives what was asked for: to be made at the end of the page, by `make`, when all else is drawn.
    """
    place = st.container(key=f"offer-{offer.name}")
    with place:
        ready = st.session_state.get(_READY)
        if isinstance(ready, Bundle) and ready.key == offer.key:
            draw_html(tag("p", f"{offer.file_name} is ready.", role="status", class_="t"))
            st.download_button(
                f"Save {offer.file_name}",
                ready.content,
                offer.file_name,
                offer.mime,
                on_click="ignore",
                key=f"save-{offer.name}",
            )
            return None
        asked = st.button(offer.label, key=f"make-{offer.name}")
        if st.session_state.get(_MAKING) == offer.name:
            del st.session_state[_MAKING]
            if not asked:
                draw_html(tag("p", "Stopped. Nothing was kept.", role="status", class_="t"))
    return Asked(offer, place) if asked else None


def make(asked: Asked) -> None:
    """Make a file, and draw the page again with it; where that fails, say why and keep nothing."""
    offer, file = asked.offer, io.BytesIO()
    st.session_state.pop(_READY, None)
    st.session_state[_MAKING] = offer.name
    with asked.place:
        shown = st.progress(0.0, f"0 of {offer.steps} done")
        st.button("Cancel", key=f"cancel-{offer.name}")
        try:
            for place, _ in enumerate(offer.begin(file), start=1):
                shown.progress(min(place / offer.steps, 1.0), f"{place} of {offer.steps} done")
        except TrackerError as error:
            draw_problem(str(error))
            return
    st.session_state[_READY] = Bundle(offer.key, file.getvalue())
    del st.session_state[_MAKING]
    st.rerun()
