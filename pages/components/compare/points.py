"""How is a cluster drawn as a point? Mine in the accent and named, others in grey, each with its figures in words."""

from collections.abc import Sequence
from typing import Any

from metrics import Standing
from pages.components import wording
from pages.components.compare.view import CompareView
from pages.components.plots import ACCENT, GREY

Part = dict[
    str, Any
]  # a piece of a Plotly figure; put together at once, for each change of a figure costs milliseconds
Point = tuple[Standing, float, float]  # a cluster, and how far right and up it is drawn


def build_points(view: CompareView, points: Sequence[Point]) -> list[Part]:
    """The clusters; the reader's own last, so that none lies on it."""
    others = [point for point in points if not view.is_mine(point[0])]
    mine = [point for point in points if view.is_mine(point[0])]
    return [
        {
            "type": "scatter",
            "x": [across for _, across, _ in found],
            "y": [up for *_, up in found],
            "mode": "markers",
            "marker": {"color": colour, "size": size, "line": {"color": "#ffffff", "width": 1}},
            "hovertext": [_say(view, one) for one, *_ in found],
            "hoverinfo": "text",
        }
        for found, colour, size in ((others, GREY, 12), (mine, ACCENT, 16))
        if found
    ]


def build_names(view: CompareView, points: Sequence[Point], between: str = " ") -> list[Part]:
    """The name and figure of the reader's own cluster, above its point; `between` them a space or a new line."""
    everywhere = [across for _, across, _ in points]
    above = 24 if between == " " else 33
    return [
        build_name(
            f"<b>{plain(one.cluster.name)}</b>{between}{view.amount(one.compared)}",
            (across, up),
            ACCENT,
            everywhere,
            above,
        )
        for one, across, up in points
        if view.is_mine(one)
    ]


def build_name(words: str, at: tuple[float, float], colour: str, everywhere: Sequence[float], above: int) -> Part:
    """Words so many pixels above a place, shifted so that they stay among all that is drawn `everywhere`."""
    least, most = min(0.0, *everywhere), max(0.0, *everywhere)
    part = (at[0] - least) / (most - least) if most > least else 0.5
    side = "center" if 0.25 <= part <= 0.75 else "right" if part > 0.5 else "left"
    return {
        "x": at[0],
        "y": at[1],
        "text": words,
        "font": {"color": colour, "size": 16},
        "bgcolor": "rgba(255,255,255,0.8)",
        "borderpad": 0,
        "showarrow": False,
        "xanchor": side,
        "xshift": round((0.5 - part) * 80) if side == "center" else 0,
        "yshift": above,
    }


def plain(words: str) -> str:
    """Words that Plotly does not read as its own markup."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _say(view: CompareView, one: Standing) -> str:
    """One cluster's figures: "Bramley / 108 children / 97.4 per 10,000 children (of 11,088)"."""
    indicator, people = view.comparison.indicator, view.comparison.population
    figure = wording.figure(one.value, indicator, view.release.symbol)
    said = [f"<b>{plain(one.cluster.name)}</b>", plain(f"{figure} {indicator.unit}")]
    if view.comparison.basis != "percentage":
        said.append(plain(f"{view.amount(one.compared)} {view.measure}"))
    if view.comparison.basis == "rate" and one.place and people:
        said[-1] += plain(f" (of {one.place.people:,})")
    return "<br>".join(said)
