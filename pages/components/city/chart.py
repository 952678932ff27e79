"""What has one published figure of the city been, beside the country's? Two lines, each named where it ends."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from metrics import CityRow, CityYear, Measure, Reading, breaks_between
from pages.components.axes import Frame, build_words
from pages.components.charts import Point, build_dot
from pages.components.city import words as city_words
from pages.components.html import Markup, tag

_BOX = (3.0, 104.0, 6.0, 42.0)
_APART = 13.0  # two names this far apart, in units of the picture, do not touch
_LONGEST_NAME = 9  # letters that fit beside the picture


def build_city_spark(row: CityRow, place: str, country: str) -> Markup:
    """The city's years in the accent and the country's in grey. Empty where the city has fewer than two."""
    mine = [(year.period_end, year.city) for year in row.years]
    theirs = [(year.period_end, year.beside[0]) for year in row.years if year.beside]
    points, others = _points(mine), _points(theirs)
    if len(points) < 2:
        return Markup("")
    values = [float(value) for _, value in points + others]
    # A picture without a scale shows shape: from well below the lowest, so that a ripple does not look like a wave.
    frame = Frame(min(points)[0], max(points)[0], min(values) / 2, max(values), *_BOX)
    return tag(
        "svg",
        *_lines(theirs, row.measure, frame, "country"),
        *_lines(mine, row.measure, frame, "own"),
        *_ends(points[-1], others[-1] if others else None, (place, country), frame),
        role="img",
        aria_label=describe(row, place, country if others else ""),
        class_="cityspark",
        viewBox="0 0 165 48",
    )


def describe(row: CityRow, place: str, country: str) -> str:
    """What the picture shows, for those who do not see it; the table of all years has every figure."""
    shown = [year for year in row.years if year.city.value is not None]
    ends = [f"{year.period} {_said(year, row.measure, country)}" for year in (shown[0], shown[-1])]
    of = f"{place} and {country}" if country else place
    return f"{row.measure.name}, {of}. First {ends[0]}; latest {ends[1]}."


def _said(year: CityYear, measure: Measure, country: str) -> str:
    figures = [city_words.figure(year.city, measure)]
    if country:
        figures.append(city_words.figure(year.beside[0], measure))
    return " and ".join(figures)


def _points(said: Sequence[tuple[date, Reading]]) -> list[Point]:
    return [(day, reading.value) for day, reading in said if reading.value is not None]


def _lines(said: Sequence[tuple[date, Reading]], measure: Measure, frame: Frame, looks: str) -> list[Markup]:
    """One path for each run of years that are comparable and have a figure."""
    runs: list[list[tuple[date, Fraction]]] = [[]]
    for day, reading in said:
        broken = runs[-1] and breaks_between(measure.breaks, runs[-1][-1][0], day)
        if reading.value is None or broken:
            runs.append([])
        if reading.value is not None:
            runs[-1].append((day, reading.value))
    drawn: list[Markup] = []
    for run in runs:
        path = "L".join(f"{frame.x(day):.1f} {frame.y(value):.1f}" for day, value in run)
        if len(run) == 1:
            drawn.append(build_dot(run[0], frame, 1.4, f"dot {looks}"))
        elif run:
            drawn.append(tag("path", d=f"M{path}", class_=f"line {looks}"))
    return drawn


def _ends(mine: Point, country: Point | None, names: tuple[str, str], frame: Frame) -> list[Markup]:
    """A dot on each newest figure and its name beside it, moved apart where they would touch."""
    drawn = [build_dot(mine, frame, 3)]
    at = frame.y(mine[1]) + 4
    if country is None:
        return [*drawn, build_words(_short(names[0]), frame.right + 7, at, "mine")]
    other = frame.y(country[1]) + 4
    if abs(at - other) < _APART:
        above = at <= other
        middle = min(max((at + other) / 2, 6 + _APART), 44 - _APART / 2)
        at, other = (middle + _APART / 2 * (-1 if up else 1) for up in (above, not above))
    right = frame.right + 7
    return [
        *drawn,
        build_words(_short(names[0]), right, at, "mine"),
        build_words(_short(names[1]), right, other, "country"),
    ]


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"
