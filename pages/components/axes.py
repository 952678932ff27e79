"""Where in a picture does a day or a value lie? The frame of a chart, its scale, its years and its breaks."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import floor, log10

from metrics import Indicator, Series
from pages.components.html import Markup, tag

_YEAR_WIDTH = 34  # that of a year in words and some room, where letters are largest
_ROW = 17  # from one line of words to the next, where letters are largest


@dataclass(frozen=True)
class Frame:
    """The box figures are drawn in: days from first to last, values from bottom to top, as the picture's units."""

    first: date
    last: date
    bottom: float
    top: float
    left: float
    right: float
    upper: float
    lower: float

    @classmethod
    def of(cls, series: Series, values: tuple[float, float], box: tuple[float, float, float, float]) -> "Frame":
        """The frame of a series: `values` from bottom to top, `box` left, right, upper, lower."""
        return cls(series.figures[0].period_end, series.figures[-1].period_end, *values, *box)

    def x(self, day: date) -> float:
        """How far from the left a day lies."""
        span = max((self.last - self.first).days, 1)
        return self.left + (self.right - self.left) * (day - self.first).days / span

    def y(self, value: float | Fraction) -> float:
        """How far from the top a value lies."""
        return self.lower - (self.lower - self.upper) * (float(value) - self.bottom) / (self.top - self.bottom)


def build_rule(x1: float, x2: float, y1: float, y2: float, class_: str) -> Markup:
    """A straight line."""
    ends = {"x1": x1, "x2": x2, "y1": y1, "y2": y2}
    return tag("line", **{end: f"{value:.1f}" for end, value in ends.items()}, class_=class_)


def build_words(words: str, x: float, y: float, class_: str) -> Markup:
    """Words at a place."""
    return tag("text", words, x=f"{x:.1f}", y=f"{y:.1f}", class_=class_)


def round_up(value: float) -> float:
    """The first round number at or above, such that half of it is round too."""
    if value <= 0:
        return 1.0
    size = 10.0 ** floor(log10(value))
    return next(step * size for step in (1, 1.2, 1.6, 2, 2.4, 3, 4, 5, 6, 8, 10) if step * size >= value)


def build_scale(indicator: Indicator, frame: Frame) -> list[Markup]:
    """Nought, half and top, each with a rule across."""
    drawn: list[Markup] = []
    for value in (0.0, frame.top / 2, frame.top):
        y = frame.y(value)
        drawn.append(build_rule(frame.left, frame.right, y, y, "grid"))
        drawn.append(build_words(say_level(value, indicator), frame.left - 5, y + 4, "end"))
    return drawn


def say_level(value: float, indicator: Indicator) -> str:
    """A number on a scale: "2.5%", "1,600"."""
    return f"{value:,.{int(value % 1 > 0)}f}{'%' if indicator.measure == 'percent' else ''}"


def build_years(frame: Frame) -> list[Markup]:
    """A tick each January, and at the first day where the next January leaves room for its year."""
    drawn: list[Markup] = []
    for year in range(frame.first.year, frame.last.year + 1):
        day = max(date(year, 1, 1), frame.first)
        if day > frame.last or (day == frame.first and frame.x(date(year + 1, 1, 1)) - frame.x(day) < _YEAR_WIDTH):
            continue
        drawn.append(build_rule(frame.x(day), frame.x(day), frame.lower, frame.lower + 4, "tick"))
        drawn.append(build_words(str(year), frame.x(day), frame.lower + 17, "year"))
    return drawn


def build_breaks(series: Series, frame: Frame) -> list[Markup]:
    """A labelled upright for each break, its words on the side that has room and below those of the one before."""
    drawn: list[Markup] = []
    for found in series.breaks_between(frame.first, frame.last):
        day = found.month.previous().end
        if not frame.first < day < frame.last:
            continue
        x = frame.x(day)
        near_end = x > (frame.left + frame.right) / 2
        words = series.indicator.break_words(found, short=True)
        place, looks = (x - 4, "note end") if near_end else (x + 4, "note")
        drawn.append(build_rule(x, x, 10, frame.lower, "break"))
        drawn.append(build_words(words, place, 18 + _ROW * (len(drawn) // 2), looks))
    return drawn
