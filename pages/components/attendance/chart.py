"""What has one measure of absence been, year by year, beside the whole city? Two lines that share one scale.

Percentages of sessions are alike in large and small areas, so the city may stand in the same picture.
"""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from metrics import AbsencePart, rounded
from pages.components.axes import Frame, build_breaks, build_rule, build_scale, build_words, round_up
from pages.components.charts import Point, build_dot, build_gaps, build_lines, describe, find_newest, find_points
from pages.components.html import Markup, tag

_BOX = (34.0, 340.0, 30.0, 160.0)
_APART = 19  # two labels this far apart, in units of the picture, do not touch
_YEAR_WIDTH = 66  # so wide is a school year in the largest type used
_LONGEST_NAME = 9  # letters of a place that fit beside the picture


def build_attendance_chart(part: AbsencePart, cluster: str, place: str) -> Markup:
    """The cluster's line in the accent and the city's in grey, both named where they end. Empty if nothing is shown."""
    mine, city = find_points(part.absence), find_points(part.city)
    if not mine:
        return Markup("")
    if city == mine:
        city = []  # a cluster that holds all schools of its kind is the city
    # From nought to a round number above the highest shown figure: neither end tells of a hidden one.
    top = round_up(float(max(value for _, value in mine + city)))
    frame = Frame.of(part.absence, (0, top), _BOX)
    return tag(
        "svg",
        *_made_up(part, frame),
        *build_scale(part.indicator, frame),
        *_years(part, frame),
        *build_breaks(part.absence, frame),
        *(build_lines(part.city, frame, "line city", "dot city") if city else []),
        *build_lines(part.absence, frame),
        *build_gaps(part.absence, frame),
        *_ends(find_newest(part.absence), find_newest(part.city) if city else None, place, frame),
        role="img",
        aria_label=" ".join(
            describe(series, part.indicator.name, where)
            for series, where, points in ((part.absence, cluster, mine), (part.city, place, city))
            if points
        ),
        class_="chart",
        viewBox="0 0 440 186",
    )


def _made_up(part: AbsencePart, frame: Frame) -> Iterator[Markup]:
    """A tinted ground, named, behind the years whose figures are synthetic where others beside them are not."""
    kinds = [(year.period_end, year.provenance) for year in part.years]
    for kind, run in groupby(range(len(kinds)), key=lambda place: kinds[place][1]):
        places = list(run)
        if kind != "synthetic" or len(places) == len(kinds):
            continue
        left = _between(kinds, places[0] - 1, frame) if places[0] else frame.left
        right = _between(kinds, places[-1], frame) if places[-1] + 1 < len(kinds) else frame.right
        box = {"x": left, "y": frame.upper, "width": right - left, "height": frame.lower - frame.upper}
        yield tag("rect", **{side: f"{value:.1f}" for side, value in box.items()}, class_="unreal")
        near_end = left > (frame.left + frame.right) / 2
        place, looks = (right - 4, "note unreal end") if near_end else (left + 4, "note unreal")
        yield build_words("Synthetic", place, frame.lower - 6, looks)


def _between(kinds: list[tuple[date, str]], place: int, frame: Frame) -> float:
    """Half-way between a year and the next."""
    return (frame.x(kinds[place][0]) + frame.x(kinds[place + 1][0])) / 2


def _years(part: AbsencePart, frame: Frame) -> Iterator[Markup]:
    """A tick each school year; the newest is named, and as many before it as there is room for."""
    named_every = 1
    if len(part.years) > 1:
        step = (frame.right - frame.left) / (len(part.years) - 1)
        named_every = -int(-_YEAR_WIDTH // step)
    for place, year in enumerate(reversed(part.years)):
        x = frame.x(year.period_end)
        yield build_rule(x, x, frame.lower, frame.lower + 4, "tick")
        if place % named_every == 0:
            yield build_words(year.school_year, x, frame.lower + 18, "year")


def _ends(mine: Point | None, city: Point | None, place: str, frame: Frame) -> Iterator[Markup]:
    """The newest figure of each line that shows it, the city's with its name, moved apart where they would touch."""
    if mine:
        yield build_dot(mine, frame, 4)
        yield build_words(f"{rounded(mine[1], 1)}%", frame.x(mine[0]) + 8, frame.y(mine[1]) + 5, "value")
    if city:
        other = frame.y(city[1])
        y = frame.y(mine[1]) if mine else other + _APART
        if abs(other - y) < _APART:
            other = y + _APART if other >= y else y - _APART
        name = place if len(place) <= _LONGEST_NAME else "All"
        yield build_words(f"{name} {rounded(city[1], 1)}%", frame.x(city[0]) + 8, other + 4, "beside")
