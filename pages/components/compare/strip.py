"""Where does my cluster lie among all? One line of points from lowest to highest, mine and the city named."""

import plotly.graph_objects as go

from metrics import Band, Comparison, rounded
from pages.components.compare.points import Part, build_name, build_names, build_points, plain
from pages.components.compare.view import CompareView, describe_spread
from pages.components.plots import INK, QUIET, WASH, start_plot


def build_strip_plot(view: CompareView) -> tuple[go.Figure, str] | None:
    """The picture and what it shows in words; None where no figure can be set beside others."""
    comparison, found = view.comparison, view.compared
    if not found:
        return None
    points = [(one, level, 0.0) for one, level in found]
    figure = start_plot(150, "")
    figure.add_traces(build_points(view, points))
    figure.update_layout(
        margin={"l": 16, "r": 16, "t": 10, "b": 34},
        yaxis={"visible": False, "range": [-1, 1]},
        xaxis={"ticksuffix": "" if comparison.basis == "rate" else "%", "range": _range(view), "tickformat": ","},
        shapes=_shapes(comparison),
        annotations=[*_city(view), *build_names(view, points)],
    )
    return figure, f"{describe_spread(view)} The table below has every figure."


def _shapes(comparison: Comparison) -> list[Part]:
    """The band clusters differ within, the start's nought, and the city."""
    drawn: list[Part] = []
    if isinstance(comparison.limits, Band):
        low, high = (float(end) for end in comparison.limits.ends)
        drawn.append(
            {"type": "rect", "x0": low, "x1": high, "y0": -0.4, "y1": 0.4, "fillcolor": WASH, "layer": "below"}
        )
        drawn[0]["line"] = {"width": 0}
    if comparison.basis == "change":
        drawn.append(_upright(0.0, 0.6, {"color": QUIET, "dash": "dot", "width": 1}))
    if comparison.city_compared.value is not None:
        drawn.append(_upright(float(comparison.city_compared.value), 0.3, {"color": INK, "width": 2}))
    return drawn


def _upright(at: float, to: float, line: Part) -> Part:
    return {"type": "line", "x0": at, "x1": at, "y0": -0.6, "y1": to, "line": line}


def _city(view: CompareView) -> list[Part]:
    """The city's name and figure, below its line."""
    city = view.comparison.city_compared
    if city.value is None:
        return []
    words = plain(f"{view.release.place} {view.amount(city)}")
    return [build_name(words, (float(city.value), 0), INK, [level for _, level in view.compared], -28)]


def _range(view: CompareView) -> list[float]:
    """From nought, or below where figures are, to the highest, with some room at open ends."""
    levels = [level for _, level in view.compared]
    city = view.comparison.city_compared.value
    ends = [0.0, *levels, *([] if city is None else [float(city)])]
    room = 0.04 * (max(ends) - min(ends) or 1)
    return [min(ends) - (room if min(ends) < 0 else 0), max(ends) + room]


def say_band(view: CompareView) -> str:
    """What the shaded band of the strip is; empty where there is none."""
    limits = view.comparison.limits
    if not isinstance(limits, Band):
        return ""
    low, high = (rounded(end, 1) for end in limits.ends)
    return (
        "There is no funnel by size: sessions are not independent of each other, so their number says nothing about "
        f"chance. The shaded band, {low}% to {high}%, is how far {view.release.words['area_word']}s differ from "
        f"{view.release.place} by 99.8%, judged by their own spread."
    )
