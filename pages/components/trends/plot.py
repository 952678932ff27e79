"""What does the trend look like? The large chart of one figure over time, from shown figures alone.

A hidden period has no point: it is a gap, and a cross at the foot whose height tells nothing.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import chain
from typing import Any

import plotly.graph_objects as go

from metrics import Month, Status, TrendPoint, rounded
from pages.components import wording
from pages.components.plots import ACCENT, INK, QUIET, WORSE, start_plot
from pages.components.trends.ground import HEIGHT, Ground
from pages.components.trends.labels import (
    BEYOND,
    LINE,
    PAPER,
    EndLabel,
    clear_height,
    place_above,
    place_beyond,
    steps_covered,
    strong,
    wrapped,
    wrapped_above,
)
from pages.components.trends.lines import build_lines
from pages.components.trends.words import estimated

_FOOT = 46
_NAMED = 3  # years named at the foot
_LEAST = timedelta(days=330)  # a chart is a year wide at least: one or two months would be told in days


def build_trend_plot(ground: Ground, start: str) -> go.Figure:
    """The chart of a trend that has at least one point. `start`: what the baseline is called."""
    first, last = ground.edges
    span = max(last - first, _LEAST)
    indicator = ground.trend.indicator
    rows = [wrapped_above(found.label, indicator.since_words(found, short=True)) for found, _ in ground.uprights]
    raised = [sum(map(len, rows[:place])) * LINE for place in range(len(rows) + 1)]
    above = raised[-1] + 26
    placed = list(zip(rows, raised, (day for _, day in ground.uprights), strict=False))
    figure = start_plot(HEIGHT + above + _FOOT, "%" if indicator.measure == "percent" else "")
    figure.update_layout(
        margin={"t": above, "b": _FOOT, "r": BEYOND},
        shapes=[_upright(day.isoformat(), 1 + row / HEIGHT) for _, row, day in placed],
        annotations=[
            *place_beyond(_beyond(ground, start), ground.scale, last.isoformat()),
            *_newest_before_a_fan(ground),
            *_start_before_a_break(ground, start),
            *_last_year_that_ends(ground),
            *(place_above(words, day.isoformat(), 1 - (last - day) / span, row) for words, row, day in placed),
        ],
    )
    figure.add_traces(build_lines(ground))
    edges = [(last - span * 1.025).isoformat(), (last + span * 0.005).isoformat()]
    figure.update_xaxes(type="date", range=edges, **_ticks(ground))
    figure.update_yaxes(range=[0, ground.scale.top], tickformat=",", nticks=6)
    return figure


def _ticks(ground: Ground) -> dict[str, Any]:
    """How the foot's scale is said: Plotly chooses as many ticks as the width has room for.

    Of years each has a tick, and few enough a name that they fit on the narrowest phone: the newest, and each so many.
    """
    indicator = ground.trend.indicator
    if indicator.frequency != "monthly":
        ends = [point.figure.period_end for point in reversed(ground.trend.points)]
        every = -(-len(ends) // _NAMED)
        names = ["" if place % every else indicator.year_words(end) for place, end in enumerate(ends)]
        return {"tickvals": [ground.day(end).isoformat() for end in ends], "ticktext": names}
    if ground.short:
        return {"tickformat": "%b\n%Y"}
    # Ticks within a year have their month's name. The year stands once, below.
    return {"tickformat": "%Y", "tickformatstops": [{"dtickrange": [None, "M6"], "value": "%b\n%Y"}]}


def _upright(day: str, top: float) -> dict[str, Any]:
    looks = {"color": INK, "width": 1.5, "dash": "dot"}
    return {"type": "line", "x0": day, "x1": day, "y0": 0, "y1": top, "yref": "paper", "line": looks}


def _beyond(ground: Ground, start: str) -> list[EndLabel]:
    """What the lines are called that reach the right edge."""
    trend, newest = ground.trend, ground.trend.points[-1]
    indicator, value = trend.indicator, newest.figure.value
    labels: list[EndLabel] = []
    if ground.forecast:
        last = ground.forecast.months[-1].middle
        labels.append(EndLabel(last, ("if nothing", "changes", f"about {estimated(last, indicator)}"), QUIET))
    elif value.value is not None:
        labels.append(EndLabel(float(value.value), (strong(wording.figure(value, indicator, "")),), ACCENT))
    elif value.status is Status.SUPPRESSED:
        labels.append(EndLabel(0, ("hidden",), WORSE))
    if indicator.smoothed and not ground.forecast and newest.mean.value is not None:
        labels.append(EndLabel(float(newest.mean.value), ("mean", rounded(newest.mean.value, 1)), ACCENT))
    if ground.short and newest.year_before.value is not None:
        named = ("last year", wording.figure(newest.year_before, indicator, ""))
        labels.append(EndLabel(float(newest.year_before.value), named, QUIET))
    if ground.baseline and ground.baseline[-1][0] == ground.edges[1]:
        labels.append(EndLabel(ground.baseline[-1][1] or 0, _start_words(ground, start), QUIET))
    if ground.target and trend.target:
        aimed = f"{trend.target.label} {wording.figure(trend.target.end_value, indicator, '')}"
        words = wrapped(f"{aimed} {Month.of(trend.target.end).short}")
        labels.append(EndLabel(ground.target[-1][1] or 0, words, INK))
    return labels


def _start_words(ground: Ground, start: str) -> tuple[str, ...]:
    indicator = ground.trend.indicator
    return wrapped(f"{start} {wording.figure(ground.trend.known.at(indicator.baseline), indicator, '')}")


def _newest_before_a_fan(ground: Ground) -> list[dict[str, Any]]:
    """The newest figure, which a fan keeps from the right edge: above or below the months before it."""
    newest = ground.trend.points[-1]
    value = newest.figure.value
    if not ground.forecast or value.value is None:
        return []
    words = [strong(wording.figure(value, ground.trend.indicator, ""))]
    if ground.trend.indicator.smoothed and newest.mean.value is not None:
        words.append(f"mean {rounded(newest.mean.value, 1)}")
    beside = ground.trend.points[-steps_covered(words, ground.steps) :]
    return [_inside(ground, words, float(value.value), beside, ground.day(newest.figure.period_end), "right", ACCENT)]


def _start_before_a_break(ground: Ground, start: str) -> list[dict[str, Any]]:
    """What the start's rule is called where a break ends it: above or below the months it begins with."""
    if not ground.baseline or ground.baseline[-1][0] == ground.edges[1]:
        return []
    words = _start_words(ground, start)
    beside = ground.trend.points[: steps_covered(words, ground.steps)]
    return [_inside(ground, words, ground.baseline[0][1] or 0, beside, ground.edges[0], "left", QUIET)]


def _last_year_that_ends(ground: Ground) -> list[dict[str, Any]]:
    """What last year's line is called where it ends before the right edge: at its end, within the chart."""
    points = ground.trend.points
    held = [place for place, point in enumerate(points) if point.year_before.value is not None]
    if not ground.short or not held or held[-1] == len(points) - 1:
        return []
    words, end = ("last year",), held[-1]
    covered = steps_covered(words, ground.steps)
    early = end < len(points) / 2
    beside = points[end : end + covered] if early else points[max(0, end - covered + 1) : end + 1]
    value, day = float(points[end].year_before.value or 0), ground.day(points[end].figure.period_end)
    return [_inside(ground, words, value, beside, day, "left" if early else "right", QUIET)]


def _inside(
    ground: Ground, words: Sequence[str], value: float, beside: Sequence[TrendPoint], day: date, side: str, colour: str
) -> dict[str, Any]:
    """Words within the chart, near a value and clear of the periods beside."""
    lines = [(p.figure.value, p.mean, *([p.year_before] if ground.short else [])) for p in beside]
    passing = [float(shown.value) for shown in chain(*lines) if shown.value is not None]
    return {
        "x": day.isoformat(),
        "y": clear_height(len(words), ground.scale, value, passing),
        "text": "<br>".join(words),
        "font": {"color": colour},
        "showarrow": False,
        "xanchor": side,
        "align": side,
        "bgcolor": PAPER,
    }
