"""Which clusters lie further from the city than chance would take them? A funnel by size."""

from collections.abc import Sequence
from textwrap import wrap

import plotly.graph_objects as go

from metrics import Funnel, Standing
from pages.components import wording
from pages.components.axes import round_up
from pages.components.compare.points import Part, build_names, build_points, plain
from pages.components.compare.view import CompareView
from pages.components.plots import INK, QUIET, start_plot

_POINTS = 36  # along each line: enough for a curve to look like one
_LINE = 20  # pixels from one line of words to the next
_RIGHT = 1.28  # how much further the axis goes than the largest cluster, for the words at the lines' ends

Edges = Sequence[tuple[float, float]]  # at one size, the ends of the two chance limits and of the wider one


def build_funnel_plot(view: CompareView) -> tuple[go.Figure, str] | None:
    """The picture and what it shows in words; None where the figure has no limits by size."""
    limits = view.comparison.limits
    points = [(one, float(one.place.people), level) for one, level in view.compared if one.place]
    if not isinstance(limits, Funnel) or not points:
        return None
    rate = view.comparison.basis == "rate"
    per = view.comparison.indicator.rate_per if rate else 100
    widest = max(people for _, people, _ in points)
    sizes = [max(1, round(widest * 1.02 * (place / _POINTS) ** 1.6)) for place in range(2, _POINTS + 1)]
    edges = [[(low * per / size, high * per / size) for low, high in limits.edges(size)] for size in sizes]
    city = float(view.comparison.city_compared.value or 0)
    top = max(*(level for *_, level in points), edges[-1][2][1], city)
    below, above = _lines_of(_people(view, limits)), _lines_of(view.measure)
    title = {"text": "<br>".join(below), "standoff": 8}
    more = {"t": _LINE * (len(above) - 1), "b": _LINE * (len(below) - 1)}
    figure = start_plot(450 + sum(more.values()), "" if rate else "%")
    figure.add_traces([*_lines(sizes, edges, city), *build_points(view, points)])
    figure.update_layout(
        margin={"l": 50, "r": 30, "t": 40 + more["t"], "b": 52 + more["b"]},
        yaxis={"range": [0, round_up(top * 1.06)]},
        xaxis={"range": [0, widest * _RIGHT], "tickformat": ",d", "nticks": 5, "title": title},
        annotations=[*_words(view, sizes[-1], edges[-1], city), *build_names(view, points, "<br>")],
    )
    return figure, _describe(view, limits)


def _people(view: CompareView, limits: Funnel) -> str:
    people = view.comparison.population
    return f"{people.indicator.name}, {people.period}" if people else wording.begin(limits.of)


def _lines_of(words: str) -> list[str]:
    """Words in lines that are whole at 320 pixels."""
    return [plain(line) for line in wrap(words, 26)]


def _lines(sizes: list[int], edges: Sequence[Edges], city: float) -> list[Part]:
    """Both sides of each limit, thin, thick and dashed, and the city's own figure."""
    looks = [{"width": 1, "dash": "solid"}, {"width": 1.6, "dash": "solid"}, {"width": 1.6, "dash": "dash"}]
    drawn: list[tuple[list[int | None], list[float | None], Part]] = []
    for limit, look in enumerate(looks):
        low, high = ([max(edge[limit][side], 0) for edge in edges] for side in (0, 1))
        drawn.append(([*sizes, None, *sizes], [*low, None, *high], {"color": QUIET, **look}))
    drawn.append(([0, sizes[-1]], [city, city], {"color": INK, "width": 2}))
    return [
        {"type": "scatter", "x": across, "y": up, "mode": "lines", "line": look, "hoverinfo": "skip"}
        for across, up, look in drawn
    ]


def _words(view: CompareView, end: int, edges: Edges, city: float) -> list[Part]:
    """Words where each line ends: beside those of chance and the city's, above the widest; and what is measured."""
    place = plain(f"{view.release.place} {view.amount(view.comparison.city_compared)}")
    beside = ((city, place, INK, -2), (edges[0][1], "95%", QUIET, 3), (edges[1][1], "99.8%", QUIET, 13))
    ends: list[Part] = [
        {"x": end, "y": level, "text": words, "font": {"color": colour}, "xanchor": "left", "xshift": 4, "yshift": lift}
        for level, words, colour, lift in beside
    ]
    widest = {"x": end, "y": edges[2][1], "text": "99.8% with usual<br>differences", "align": "right"}
    ends.append({**widest, "xanchor": "right", "yanchor": "bottom"})
    corner = {"x": 0, "y": 1, "xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "bottom", "yshift": 10}
    ends.append({"text": "<br>".join(_lines_of(view.measure)), **corner, "align": "left"})
    return [{**words, "showarrow": False} for words in ends]


def _describe(view: CompareView, limits: Funnel) -> str:
    """What the funnel shows, for those who do not see it."""
    comparison, shown = view.comparison, sorted(view.compared, key=lambda found: found[1])
    beyond = [one.cluster.name for one, _ in view.compared if _is_beyond(one, limits)]
    out = f"Beyond the wider limits: {', '.join(beyond)}." if beyond else "None lies beyond the wider limits."
    ends = " to ".join(view.amount(one.compared) for one in (shown[0][0], shown[-1][0]))
    city = f"{view.release.place}'s {view.amount(comparison.city_compared)}"
    return (
        f"Funnel of {comparison.indicator.name}, {comparison.period}: {len(shown)} points from {ends} {view.measure} "
        f"around {city}. {out} The table below has every figure."
    )


def _is_beyond(one: Standing, limits: Funnel) -> bool:
    if one.place is None:
        return False
    low, high = limits.edges(one.place.people)[-1]
    return not low <= one.place.count <= high


def say_reading(view: CompareView) -> str:
    """How to read the picture."""
    word, place = view.release.words["area_word"], view.release.place
    return (
        f"Each point is a {word}: the more people it is of, the further right it stands, and the less chance can move "
        f"it. If all were like {place}, chance would keep 95 in 100 points between the thin lines, and 998 in 1,000 "
        f"between the thick ones. But {word}s are not alike: only one beyond the dashed lines, which allow for how far "
        f"they usually differ, is called better or worse than {place}. {place}’s figure counts people in no {word} too."
    )
