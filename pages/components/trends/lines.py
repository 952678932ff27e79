"""Which lines make a trend? The figures, what they are held against, and the fan of what may come."""

from collections.abc import Sequence
from typing import Any

from metrics import Forecast, Status
from pages.components.plots import ACCENT, GREY, INK, QUIET, WORSE
from pages.components.trends.ground import Ground, Place
from pages.components.trends.words import hover_month_ahead, hover_point

_FAN, _FAN_HALF, _FAINT = "rgba(77,92,99,.15)", "rgba(77,92,99,.25)", "rgba(11,79,92,.45)"

Line = dict[str, Any]  # a trace, as Plotly takes it


def build_lines(ground: Ground) -> list[Line]:
    """All lines that have a point, by name, those to lie on top last."""
    lines = [
        *(_fan(ground, ground.forecast) if ground.forecast else []),
        *([_last_year(ground)] if ground.short else []),
        _quiet_line("start", ground.baseline, {"color": QUIET, "width": 1.5, "dash": "dash"}),
        _quiet_line("target", ground.target, {"color": INK, "width": 1.5, "dash": "dot"}),
        *_figures(ground),
        _unusual(ground),
        _hidden(ground),
    ]
    return [line for line in lines if line["x"]]


def _quiet_line(name: str, places: Sequence[Place], looks: dict[str, Any]) -> Line:
    """A line that says nothing when pointed at."""
    values = [value for _, value in places]
    return {"name": name, "x": _days(places), "y": values, "mode": "lines", "line": looks, "hoverinfo": "skip"}


def _days(places: Sequence[Place]) -> list[str]:
    return [day.isoformat() for day, _ in places]


def _figures(ground: Ground) -> list[Line]:
    """The periods, joined where unbroken; where a mean is drawn through them, it is the stronger line."""
    points, smoothed = ground.trend.points, ground.trend.indicator.smoothed
    places = ground.joined((point.figure.period_end, point.figure.value) for point in points)
    said = {ground.day(point.figure.period_end): hover_point(ground.trend, point, ground.symbol) for point in points}
    figures: Line = {
        "name": "figures",
        "x": _days(places),
        "y": [value for _, value in places],
        "mode": "lines+markers",
        "line": {"color": _FAINT if smoothed else ACCENT, "width": 1.2 if smoothed else 2.5},
        "marker": {"color": ACCENT, "size": 5 if len(points) > 24 else 8},
        "text": [said.get(day, "") for day, _ in places],
        "hovertemplate": "%{text}<extra></extra>",
        "cliponaxis": False,
    }
    mean = ground.joined((point.figure.period_end, point.mean) for point in points)
    return [figures, _quiet_line("mean", mean, {"color": ACCENT, "width": 3})] if smoothed else [figures]


def _last_year(ground: Ground) -> Line:
    places = ground.joined((point.figure.period_end, point.year_before) for point in ground.trend.points)
    return _quiet_line("last year", places, {"color": GREY, "width": 2})


def _unusual(ground: Ground) -> Line:
    """A ring round each month whose change was unusual."""
    ringed = [
        (ground.day(point.figure.period_end), float(point.figure.value.value))
        for point in ground.trend.points
        if point.unusual and point.figure.value.value is not None
    ]
    return {
        "name": "unusual",
        "x": _days(ringed),
        "y": [value for _, value in ringed],
        "mode": "markers",
        "marker": {"symbol": "circle-open", "size": 17, "color": INK, "line": {"width": 2}},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _hidden(ground: Ground) -> Line:
    """A cross at the foot for each hidden period, at a height that has nothing to do with its figure."""
    hidden = [point for point in ground.trend.points if point.figure.value.status is Status.SUPPRESSED]
    return {
        "name": "hidden",
        "x": [ground.day(point.figure.period_end).isoformat() for point in hidden],
        "y": [0.0 for _ in hidden],
        "mode": "markers",
        "marker": {"symbol": "x-thin", "size": 8, "line": {"width": 2, "color": WORSE}},
        "text": [hover_point(ground.trend, point, ground.symbol) for point in hidden],
        "hovertemplate": "%{text}<extra></extra>",
        "cliponaxis": False,
    }


def _fan(ground: Ground, forecast: Forecast) -> list[Line]:
    """Two bands, nine tenths and a half, and the middle; they open from the newest figure."""
    newest = ground.trend.points[-1].figure
    start = (ground.day(newest.period_end), float(newest.value.value or 0))
    days = [start[0], *(ground.day(month.period_end) for month in forecast.months)]

    def band(name: str, bounds: Sequence[tuple[float, float]], colour: str) -> Line:
        lows, highs = [start[1], *(low for low, _ in bounds)], [start[1], *(high for _, high in bounds)]
        around = [*zip(days, highs, strict=True), *reversed(list(zip(days, lows, strict=True)))]
        looks = {"color": "rgba(0,0,0,0)", "width": 0}
        return _quiet_line(name, around, looks) | {"fill": "toself", "fillcolor": colour}

    middle = [start, *((ground.day(month.period_end), month.middle) for month in forecast.months)]
    said = ["", *(hover_month_ahead(month, ground.trend.indicator) for month in forecast.months)]
    return [
        band("nine tenths", [month.most for month in forecast.months], _FAN),
        band("half", [month.half for month in forecast.months], _FAN_HALF),
        _quiet_line("forecast", middle, {"color": QUIET, "width": 2, "dash": "dot"})
        | {"text": said, "hoverinfo": "text", "hovertemplate": "%{text}<extra></extra>"},
    ]
