"""What does a series look like? Small pictures (SVG) from shown figures alone: a hidden one is a gap, never a point."""

from datetime import date
from fractions import Fraction

from metrics import Series, Status, rounded
from pages.components.axes import Frame, build_breaks, build_rule, build_scale, build_words, build_years, round_up
from pages.components.html import Markup, join, tag

Point = tuple[date, Fraction]


def build_sparkline(series: Series, label: str) -> Markup:
    """The line alone, with the start as a dashed rule and a dot on the newest figure. Empty where nothing is shown."""
    points = find_points(series)
    if not points:
        return Markup("")
    lowest, highest = (float(end(value for _, value in points)) for end in (min, max))
    # A picture without a scale shows shape: from well below the lowest, so that a ripple does not look like a wave.
    frame = Frame.of(series, (lowest / 2, max(highest, 1)), (3, 137, 5, 41))
    return tag(
        "svg",
        build_baseline(series, frame),
        *build_lines(series, frame),
        *build_newest(series, frame, 3.2),
        role="img",
        aria_label=label,
        class_="spark",
        viewBox="0 0 140 46",
    )


def build_chart(series: Series, label: str, start: str) -> Markup:
    """The line with its scale, years, start, breaks and hidden periods. Empty where nothing is shown."""
    points = find_points(series)
    if not points:
        return Markup("")
    # From nought to a round number above the highest shown figure: neither end tells of a hidden one.
    right = min(396, 428 - 9 * len(_figure(series, points[-1])))  # the newest figure stands beside its dot
    frame = Frame.of(series, (0, round_up(float(max(value for _, value in points)))), (34, right, 30, 160))
    return tag(
        "svg",
        *build_scale(series.indicator, frame),
        *build_years(frame),
        *build_breaks(series, frame),
        # Where it is all there is, its figure stands in the words' place.
        build_baseline(series, frame, start if points[-1][0] > series.indicator.baseline else ""),
        *build_lines(series, frame),
        *build_gaps(series, frame),
        *build_newest(series, frame, 4),
        *_name_newest(series, frame),
        role="img",
        aria_label=label,
        class_="chart",
        viewBox="0 0 440 186",
    )


def describe(series: Series, name: str, where: str) -> str:
    """What the picture shows, for those who do not see it; the table beside it has every figure."""
    points = find_points(series)
    if not points:
        return f"{name}, {where}: no figure is shown."
    indicator = series.indicator
    unit = "%" if indicator.measure == "percent" else ""
    low, high = min(points, key=lambda p: p[1]), max(points, key=lambda p: p[1])
    ends = [
        f"{indicator.period_words(day)} {rounded(value, indicator.places)}{unit}"
        for day, value in (points[0], points[-1], low, high)
    ]
    latest = "latest" if find_newest(series) else "latest shown"
    return (
        f"{name}, {where}. First {ends[0]}; {latest} {ends[1]}; lowest {ends[2]}; highest {ends[3]}."
        f"{' Hidden figures are gaps.' if series.hides else ''}"
    )


def find_points(series: Series) -> list[Point]:
    """The figures that are shown, oldest first."""
    return [(f.period_end, f.value.value) for f in series.figures if f.value.value is not None]


def find_newest(series: Series) -> Point | None:
    """The newest figure; None where it is not shown: none before it may look as if it were the newest."""
    newest = series.figures[-1]
    return (newest.period_end, newest.value.value) if newest.value.value is not None else None


def build_lines(series: Series, frame: Frame, line: str = "line", dot: str = "dot") -> list[Markup]:
    """One path for each unbroken run of shown figures; a lone figure is a dot. `line` and `dot` are their looks."""
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
            drawn.append(build_dot(run[0], frame, 1.6, dot))
        elif run:
            path = "L".join(f"{frame.x(day):.1f} {frame.y(value):.1f}" for day, value in run)
            drawn.append(tag("path", d=f"M{path}", class_=line))
    return drawn


def _starts_at(broken: date, period_end: date, run: list[Point]) -> bool:
    """Whether a change of definition lies between the run so far and this period."""
    return bool(run) and run[-1][0] < broken <= period_end


def build_dot(point: Point, frame: Frame, radius: float, class_: str = "dot") -> Markup:
    """One figure."""
    return tag("circle", cx=f"{frame.x(point[0]):.1f}", cy=f"{frame.y(point[1]):.1f}", r=radius, class_=class_)


def build_baseline(series: Series, frame: Frame, start: str = "") -> Markup:
    """The start's value as a dashed rule, as far as figures can be compared with it; `start` names it."""
    ends = find_baseline(series, frame)
    if ends is None:
        return Markup("")
    left, right, y = ends
    rule = build_rule(left, right, y, y, "start")
    if not start:
        return rule
    # The words go to the side of the rule that the first year leaves free.
    early = [frame.y(value) for _, value in find_points(series)[:12]]
    below = sum(early) / len(early) < y
    return join(rule, build_words(start, frame.left + 3, y + 14 if below else y - 5, "note"))


def find_baseline(series: Series, frame: Frame) -> tuple[float, float, float] | None:
    """Where the rule of the start begins and ends, and its height.

    It ends at the first break (of definition, or of the area's boundary), for nothing beyond is compared with it. None
    where the start's value is not shown, and for figures of context, which have no start.
    """
    indicator = series.indicator
    baseline = series.at(indicator.baseline)
    if baseline.value is None or indicator.context:
        return None
    crossed = series.breaks_between(indicator.baseline, frame.last)
    end = crossed[0].month.end if crossed else frame.last
    return frame.x(indicator.baseline), frame.x(end), frame.y(baseline.value)


def build_gaps(series: Series, frame: Frame) -> list[Markup]:
    """A cross on the axis for each period hidden, at a height that has nothing to do with its figure."""
    return [
        build_words("×", frame.x(found.period_end), frame.lower - 2, "gap")
        for found in series.figures
        if found.value.status is Status.SUPPRESSED
    ]


def build_newest(series: Series, frame: Frame, radius: float) -> list[Markup]:
    """A dot on the newest figure, where it is shown."""
    newest = find_newest(series)
    return [build_dot(newest, frame, radius)] if newest else []


def _name_newest(series: Series, frame: Frame) -> list[Markup]:
    newest = find_newest(series)
    if newest is None:
        return []
    return [build_words(_figure(series, newest), frame.x(newest[0]) + 8, frame.y(newest[1]) + 4, "value")]


def _figure(series: Series, point: Point) -> str:
    unit = "%" if series.indicator.measure == "percent" else ""
    return rounded(point[1], series.indicator.places) + unit
