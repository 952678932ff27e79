"""What does a reader of the page Compare get? The words and pictures of one choice, made once and drawn each time."""

from collections.abc import Callable
from dataclasses import dataclass

import plotly.graph_objects as go

from pages.components.compare.funnel import build_funnel_plot, say_reading
from pages.components.compare.page import build_head_html, build_rest_html
from pages.components.compare.strip import build_strip_plot, say_band
from pages.components.compare.view import CompareView
from pages.components.html import Markup, draw_html, tag
from pages.components.plots import draw_plot


@dataclass(frozen=True)
class Picture:
    """A chart, what it shows in words, its heading, and how it is read."""

    key: str
    heading: str
    figure: go.Figure
    alt: str
    reading: str


@dataclass(frozen=True)
class Drawn:
    """Everything below the choices, in order."""

    head: Markup
    pictures: tuple[Picture, ...]
    rest: Markup


def build_drawn(view: CompareView) -> Drawn:
    """The page for one choice."""
    made = (
        _picture(view, "funnel", "By size", build_funnel_plot, say_reading(view)),
        _picture(view, "strip", f"From lowest to highest, {view.measure}", build_strip_plot, say_band(view)),
    )
    return Drawn(build_head_html(view), tuple(picture for picture in made if picture), build_rest_html(view))


def _picture(
    view: CompareView,
    key: str,
    heading: str,
    build: Callable[[CompareView], tuple[go.Figure, str] | None],
    reading: str,
) -> Picture | None:
    made = build(view)
    return Picture(key, heading, *made, reading) if made else None


def draw(drawn: Drawn) -> None:
    """Put it on the page."""
    draw_html(drawn.head)
    for picture in drawn.pictures:
        draw_html(tag("h3", picture.heading, class_="t compare"))
        draw_plot(picture.figure, picture.alt, picture.key)
        if picture.reading:
            draw_html(tag("div", tag("p", picture.reading, class_="quiet"), class_="t compare"))
    draw_html(drawn.rest)
