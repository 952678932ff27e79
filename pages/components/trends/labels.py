"""Where in a chart do words stand so that they hide nothing and are whole on the narrowest phone?

Widths are unknown when a chart is made, so nothing depends on them but what holds at 320 pixels: heights are fixed,
and lines that reach the right edge are named beyond it, one below the other.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean
from textwrap import wrap
from typing import Any

from pages.components.compare.points import plain
from pages.components.plots import INK

PAPER = "rgba(255,255,255,.8)"  # behind words that a line may pass
LINE = 20  # pixels from one line of words to the next
_APART = 8  # and more from one line's name to the next
BEYOND = 92  # pixels kept free beyond the right edge
_WIDEST = 11  # characters that fit there
_WIDEST_ABOVE = 14  # and above the chart, beside an upright
# What is left of 320 pixels when the page's own edges, the scale and the words beyond are taken away.
_NARROWEST = 140
_CHARACTER = 8


@dataclass(frozen=True)
class Scale:
    """A chart's upright: `height` pixels from nought to `top`."""

    top: float
    height: int

    def pixels(self, value: float) -> float:
        """How many pixels below the upper edge a value lies."""
        return self.height * (1 - value / self.top)


@dataclass(frozen=True)
class EndLabel:
    """Words for a line that reaches the right edge at `value`."""

    value: float
    words: tuple[str, ...]
    colour: str


def wrapped(words: str) -> tuple[str, ...]:
    """Words in lines that fit beyond the right edge, with no sign left that Plotly would take for markup."""
    return tuple(plain(line) for line in wrap(words, _WIDEST))


def wrapped_above(words: str, when: str) -> tuple[str, ...]:
    """What a break is called and when it was, in lines that fit above the chart."""
    return *map(plain, wrap(words, _WIDEST_ABOVE)), plain(when)


def strong(words: str) -> str:
    """Words in bold."""
    return f"<b>{plain(words)}</b>"


def place_beyond(labels: Sequence[EndLabel], scale: Scale, edge: str) -> list[dict[str, Any]]:
    """Annotations beyond the right edge (the day it stands for), each as near its line as the others let it."""
    listed = sorted(labels, key=lambda label: -label.value)
    sizes = [LINE * len(label.words) + _APART for label in listed]
    middles = _spread([scale.pixels(label.value) for label in listed], sizes, scale.height)
    return [
        {
            "x": edge,
            "y": label.value,
            "ax": 12,
            "ay": middle - scale.pixels(label.value),
            "text": "<br>".join(label.words),
            "font": {"color": label.colour},
            "arrowcolor": label.colour,
            "arrowwidth": 1,
            "arrowhead": 0,
            "standoff": 2,
            "xanchor": "left",
            "align": "left",
        }
        for label, middle in zip(listed, middles, strict=True)
    ]


def _spread(wanted: Sequence[float], sizes: Sequence[int], height: int) -> list[float]:
    """Middles as near as may be to those wanted (in order), so that spans of these sizes do not overlap.

    Spans that would are moved together about the mean of what they want: least squares, by pooling adjacent violators.
    """
    offsets = [sum(sizes[:place]) + size / 2 for place, size in enumerate(sizes)]
    pools: list[list[float]] = []
    for want, offset in zip(wanted, offsets, strict=True):
        pools.append([want - offset])
        while len(pools) > 1 and mean(pools[-2]) > mean(pools[-1]):
            pools[-2:] = [pools[-2] + pools[-1]]
    tops = [mean(pool) for pool in pools for _ in pool]
    # A line's height may stick out above and below, no more.
    return [
        min(max(top, -LINE), height + LINE - sum(sizes)) + offset for top, offset in zip(tops, offsets, strict=True)
    ]


def steps_covered(words: Sequence[str], steps: int) -> int:
    """Over how many of a chart's steps words may lie, at worst."""
    widest = max(len(line.removeprefix("<b>").removesuffix("</b>")) for line in words)
    return min(steps, widest * _CHARACTER * steps // _NARROWEST + 1)


def clear_height(lines: int, scale: Scale, beside: float, passing: Sequence[float]) -> float:
    """The value at which to centre words of so many lines near a value, above or below all values that pass there."""
    half = LINE * lines / 2 + 10  # and clear of a ring round one of them
    highest, lowest = (end([scale.pixels(value) for value in (*passing, beside)]) for end in (min, max))
    above, below = highest - half, lowest + half
    wanted = scale.pixels(beside)
    fits_above, fits_below = above - half >= 0, below + half <= scale.height
    chosen = below if fits_below and (not fits_above or below - wanted < wanted - above) else above
    return scale.top * (1 - chosen / scale.height)


def place_above(words: Sequence[str], day: str, part: float, row: int) -> dict[str, Any]:
    """An annotation above the chart, over its upright; `part` (0 to 1) of the way across, in a row of its own."""
    side = "left" if part < 1 / 3 else "center" if part < 2 / 3 else "right"
    return {
        "x": day,
        "y": 1,
        "yref": "paper",
        "yshift": row,
        "text": "<br>".join(words),
        "font": {"color": INK},
        "showarrow": False,
        "xanchor": side,
        "yanchor": "bottom",
        "bgcolor": PAPER,
        "align": side,
    }
