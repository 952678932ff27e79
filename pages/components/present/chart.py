"""What does a chart look like from the back of a room? One line, few and large words, from shown figures alone."""

from datetime import date
from itertools import pairwise
from math import ceil

from metrics import Break, SheetRow
from pages.components.axes import Frame, build_rule, build_scale, build_words, round_up, say_level
from pages.components.charts import (
    build_baseline,
    build_gaps,
    build_lines,
    build_newest,
    describe,
    find_baseline,
    find_points,
)
from pages.components.html import Markup, tag

# The picture's units are pixels on the smallest projector, where letters are 32 high and about half as wide, and the
# widest figure beside it leaves so much.
_WIDE, _LOWEST, _LETTER, _LINE = 556, 200, 16, 34
_PARTS = 8  # of a line between two figures, looked at when a place for words is sought


def build_wide_chart(row: SheetRow, where: str, start: str, high: int) -> Markup:
    """The line with its scale, some years, the start, breaks and hidden periods. Empty where nothing is shown.

    `high`: the room for it on the smallest projector, in pixels.
    """
    series, high = row.progress, max(high, _LOWEST)
    points = find_points(series)
    if not points:
        return Markup("")
    # From nought to a round number above the highest shown figure: neither end tells of a hidden one.
    top = round_up(float(max(value for _, value in points)))
    left = 14 + _LETTER * max(len(say_level(level, series.indicator)) for level in (top, top / 2))
    lines = _place_breaks(row.breaks, Frame.of(series, (0, top), (left, _WIDE - 14, 0, 0)))
    head = 18 + _LINE * max((line for *_, line in lines), default=0)
    frame = Frame.of(series, (0, top), (left, _WIDE - 14, head, high - 44))
    return tag(
        "svg",
        *build_scale(series.indicator, frame),
        *_build_years(frame),
        *(part for found, right, line in lines for part in _build_break(found, right, line, frame)),
        build_baseline(series, frame),
        *_name_start(row, frame, start),
        *build_lines(series, frame),
        *build_gaps(series, frame),
        *build_newest(series, frame, 9),
        role="img",
        aria_label=describe(series, row.indicator.name, where),
        class_="chart",
        viewBox=f"0 0 {_WIDE} {high}",
        preserveAspectRatio="xMaxYMid meet",
    )


def _name_start(row: SheetRow, frame: Frame, start: str) -> list[Markup]:
    """The name of the start's rule, above or below it where the line leaves most room; none where it leaves none."""
    ends = find_baseline(row.progress, frame)
    if ends is None:
        return []
    left, right, y = ends
    wide = _LETTER * len(start)
    points = [(frame.x(day), frame.y(value)) for day, value in find_points(row.progress)]
    # What is drawn between two figures counts too, and breaks are in the way at any height.
    parts = [part / _PARTS for part in range(_PARTS + 1)]
    line = [(a + (c - a) * part, b + (d - b) * part) for (a, b), (c, d) in pairwise(points) for part in parts] or points
    uprights = [frame.x(found.month.previous().end) for found in row.breaks]

    def room(place: tuple[float, float]) -> float:
        x, middle = place
        if not frame.upper < middle < frame.lower - _LINE / 2 or any(x <= upright <= x + wide for upright in uprights):
            return -1
        return min((abs(high - middle) for along, high in line if x - 8 <= along <= x + wide), default=frame.lower)

    last = max(right - wide - 8, left + 4)
    across = [left + 4 + (last - left - 4) * part for part in parts]
    x, middle = max(((x, y + side * _LINE * 0.6) for x in across for side in (-1, 1)), key=room)
    return [build_words(start, x, middle + 9, "note")] if room((x, middle)) > _LINE / 2 else []


def _build_years(frame: Frame) -> list[Markup]:
    """A tick each January, and as many years as can be read."""
    years = [year for year in range(frame.first.year, frame.last.year + 1) if frame.first <= date(year, 1, 1)]
    each = ceil(len(years) * 5.5 * _LETTER / (frame.right - frame.left)) if years else 1
    drawn: list[Markup] = []
    for place, year in enumerate(years):
        x = frame.x(date(year, 1, 1))
        drawn.append(build_rule(x, x, frame.lower, frame.lower + 8, "tick"))
        if place % each == 0:
            drawn.append(build_words(str(year), min(x, _WIDE - 2 * _LETTER), frame.lower + 38, "year"))
    return drawn


Placed = tuple[Break, bool, int]  # a break, whether its words stand to its right, and on which line above the chart


def _place_breaks(breaks: tuple[Break, ...], frame: Frame) -> list[Placed]:
    """The breaks within the picture, their words on the side that has room and below those they would touch."""
    placed: list[Placed] = []
    taken: list[tuple[float, float]] = []
    for found in breaks:
        day = found.month.previous().end
        if not frame.first < day < frame.last:
            continue
        x, wide = frame.x(day), _LETTER * len(found.label)
        right = x + wide < _WIDE
        ends = (x, x + wide) if right else (x - wide, x)
        line = 1 + sum(low < ends[1] and ends[0] < high for low, high in taken)
        taken.append(ends)
        placed.append((found, right, line))
    return placed


def _build_break(found: Break, right: bool, line: int, frame: Frame) -> list[Markup]:
    x, y = frame.x(found.month.previous().end), _LINE * line - 6
    words = build_words(found.label, x + 6 if right else x - 6, y, "note" if right else "note end")
    return [build_rule(x, x, y - 24, frame.lower, "break"), words]
