"""What does a series look like? Small pictures (SVG) from shown figures alone: a hidden one is a gap, never a point."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import floor, log10

from metrics import Break, Series, Status, rounded
from pages.components.html import Markup, join, tag

Point = tuple[date, Fraction]


@dataclass(frozen=True)
class _Frame:
    """Where days and values lie in a picture of `width` by `height`, from values that are shown."""

    first: date
    last: date
    bottom: float
    top: float
    left: float
    right: float
    upper: float
    lower: float

    def x(self, day: date) -> float:
        span = max((self.last - self.first).days, 1)
        return self.left + (self.right - self.left) * (day - self.first).days / span

    def y(self, value: float | Fraction) -> float:
        return self.lower - (self.lower - self.upper) * (float(value) - self.bottom) / (self.top - self.bottom)


def build_sparkline(series: Series, breaks: tuple[Break, ...], label: str) -> Markup:
    """The line alone, with the start as a dashed rule and a dot on the newest figure. Empty where nothing is shown."""
    points = _shown(series)
    if not points:
        return Markup("")
    lowest, highest = (float(end(value for _, value in points)) for end in (min, max))
    # A picture without a scale shows shape: from well below the lowest, so that a ripple does not look like a wave.
    frame = _frame(series, lowest / 2, max(highest, 1), left=3, right=137, upper=5, lower=41)
    return tag(
        "svg",
        _baseline(series, breaks, frame),
        *_lines(series, breaks, frame),
        _dot(points[-1], frame, 3.2),
        role="img",
        aria_label=label,
        class_="spark",
        viewBox="0 0 140 46",
    )


def build_chart(series: Series, breaks: tuple[Break, ...], label: str, start: str) -> Markup:
    """The line with its scale, years, start, breaks and hidden periods. Empty where nothing is shown."""
    points = _shown(series)
    if not points:
        return Markup("")
    # From nought to a round number above the highest shown figure: neither end tells of a hidden one.
    frame = _frame(series, 0, _round_up(float(max(v for _, v in points))), left=34, right=396, upper=30, lower=160)
    return tag(
        "svg",
        *_scale(series, frame),
        *_years(frame),
        *_breaks(breaks, frame),
        _baseline(series, breaks, frame, start),
        *_lines(series, breaks, frame),
        *_gaps(series, frame),
        *_newest(series, points[-1], frame),
        role="img",
        aria_label=label,
        class_="chart",
        viewBox="0 0 440 186",
    )


def describe(series: Series, name: str, where: str) -> str:
    """What the picture shows, for those who do not see it; the table beside it has every figure."""
    points = _shown(series)
    if not points:
        return f"{name}, {where}: no figure is shown."
    indicator = series.indicator
    unit = "%" if indicator.measure == "percent" else ""
    low, high = min(points, key=lambda p: p[1]), max(points, key=lambda p: p[1])
    ends = [
        f"{indicator.period_words(day)} {rounded(value, indicator.places)}{unit}"
        for day, value in (points[0], points[-1], low, high)
    ]
    hidden = any(f.value.status is Status.SUPPRESSED for f in series.figures)
    return (
        f"{name}, {where}. First {ends[0]}; latest {ends[1]}; lowest {ends[2]}; highest {ends[3]}."
        f"{' Hidden figures are gaps.' if hidden else ''}"
    )


def _shown(series: Series) -> list[Point]:
    return [(f.period_end, f.value.value) for f in series.figures if f.value.value is not None]


def _frame(series: Series, bottom: float, top: float, left: float, right: float, upper: float, lower: float) -> _Frame:
    return _Frame(series.figures[0].period_end, series.figures[-1].period_end, bottom, top, left, right, upper, lower)


def _round_up(value: float) -> float:
    """The first round number at or above, such that half of it is round too."""
    if value <= 0:
        return 1.0
    size = 10.0 ** floor(log10(value))
    return next(step * size for step in (1, 1.2, 1.6, 2, 2.4, 3, 4, 5, 6, 8, 10) if step * size >= value)


def _lines(series: Series, breaks: tuple[Break, ...], frame: _Frame) -> list[Markup]:
    """One path for each unbroken run of shown figures; a lone figure is a dot."""
    definition = {b.month.end for b in series.indicator.breaks}
    runs: list[list[Point]] = [[]]
    for found in series.figures:
        if found.value.value is None or any(_starts_at(day, found.period_end, runs[-1]) for day in definition):
            runs.append([])
        if found.value.value is not None:
            runs[-1].append((found.period_end, found.value.value))
    drawn: list[Markup] = []
    for run in runs:
        if len(run) == 1:
            drawn.append(_dot(run[0], frame, 1.6))
        elif run:
            path = "L".join(f"{frame.x(day):.1f} {frame.y(value):.1f}" for day, value in run)
            drawn.append(tag("path", d=f"M{path}", class_="line"))
    return drawn


def _starts_at(broken: date, period_end: date, run: list[Point]) -> bool:
    """Whether a change of definition lies between the run so far and this period."""
    return bool(run) and run[-1][0] < broken <= period_end


def _dot(point: Point, frame: _Frame, radius: float) -> Markup:
    return tag("circle", cx=f"{frame.x(point[0]):.1f}", cy=f"{frame.y(point[1]):.1f}", r=radius, class_="dot")


def _baseline(series: Series, breaks: tuple[Break, ...], frame: _Frame, start: str = "") -> Markup:
    """The start's value as a dashed rule, as far as figures can be compared with it."""
    baseline = series.at(series.indicator.baseline)
    if baseline.value is None:
        return Markup("")
    changed = [b.month.end for b in series.indicator.breaks if series.indicator.baseline < b.month.end <= frame.last]
    y = frame.y(baseline.value)
    rule = tag(
        "line",
        x1=f"{frame.x(series.indicator.baseline):.1f}",
        x2=f"{frame.x(changed[0] if changed else frame.last):.1f}",
        y1=f"{y:.1f}",
        y2=f"{y:.1f}",
        class_="start",
    )
    if not start:
        return rule
    # The words go to the side of the rule that the first year leaves free.
    early = [float(value) for _, value in _shown(series)[:12]]
    below = sum(early) / len(early) > float(baseline.value)
    return join(rule, tag("text", start, x=frame.left + 3, y=f"{y + 14 if below else y - 5:.1f}", class_="note"))


def _scale(series: Series, frame: _Frame) -> list[Markup]:
    unit = "%" if series.indicator.measure == "percent" else ""
    drawn: list[Markup] = []
    for value in (0.0, frame.top / 2, frame.top):
        places = 0 if value == int(value) else 1
        drawn.append(tag("line", x1=frame.left, x2=frame.right, y1=f"{frame.y(value):.1f}", y2=f"{frame.y(value):.1f}",
                         class_="grid"))  # fmt: skip
        drawn.append(tag("text", f"{value:.{places}f}{unit}", x=frame.left - 5, y=f"{frame.y(value) + 4:.1f}",
                         class_="end"))  # fmt: skip
    return drawn


def _years(frame: _Frame) -> list[Markup]:
    drawn: list[Markup] = []
    for year in range(frame.first.year, frame.last.year + 1):
        day = max(date(year, 1, 1), frame.first)
        if day > frame.last or (day.year == frame.first.year and frame.first.month > 9):
            continue
        drawn.append(tag("line", x1=f"{frame.x(day):.1f}", x2=f"{frame.x(day):.1f}", y1=frame.lower, y2=frame.lower + 4,
                         class_="tick"))  # fmt: skip
        drawn.append(tag("text", str(year), x=f"{frame.x(day):.1f}", y=frame.lower + 17, class_="year"))
    return drawn


def _breaks(breaks: tuple[Break, ...], frame: _Frame) -> list[Markup]:
    drawn: list[Markup] = []
    for found in breaks:
        day = found.month.previous().end
        if not frame.first < day < frame.last:
            continue
        x = frame.x(day)
        near_end = x > (frame.left + frame.right) / 2
        drawn.append(tag("line", x1=f"{x:.1f}", x2=f"{x:.1f}", y1=10, y2=frame.lower, class_="break"))
        drawn.append(tag("text", f"{found.label}, {found.month.short}", x=f"{x - 4 if near_end else x + 4:.1f}",
                         y=18 + 7 * len(drawn),
                         class_="note end" if near_end else "note"))  # fmt: skip
    return drawn


def _gaps(series: Series, frame: _Frame) -> list[Markup]:
    """A cross on the axis for each period hidden, at a height that has nothing to do with its figure."""
    return [
        tag("text", "×", x=f"{frame.x(found.period_end):.1f}", y=frame.lower - 2, class_="gap")
        for found in series.figures
        if found.value.status is Status.SUPPRESSED
    ]


def _newest(series: Series, point: Point, frame: _Frame) -> list[Markup]:
    unit = "%" if series.indicator.measure == "percent" else ""
    text = rounded(point[1], series.indicator.places) + unit
    x, y = frame.x(point[0]), frame.y(point[1])
    return [_dot(point, frame, 4), tag("text", text, x=f"{x + 8:.1f}", y=f"{y + 4:.1f}", class_="value")]
