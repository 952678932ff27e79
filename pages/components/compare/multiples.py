"""How has each cluster moved since the start? One small picture each, all to the same scale, mine first."""

from collections.abc import Sequence
from datetime import date

from metrics import Index, Standing, rounded
from pages.components import wording
from pages.components.axes import Frame, build_rule
from pages.components.charts import build_lines, build_newest, find_points
from pages.components.compare.view import CompareView
from pages.components.html import Markup, tag

MOST = 100  # more pictures than this nobody compares, and a phone would wait for them


def build_multiples(view: CompareView) -> Markup:
    """The pictures, or a sentence where there are too many. What each is drawn from is on its cluster's Trends page."""
    everyone = sorted((*view.shown, *view.chosen(view.comparison.hidden)), key=lambda one: one.cluster.name.casefold())
    standings = [one for one in everyone if one.progress]
    word, start = view.release.words["area_word"], view.release.words["start"]
    said = [tag("h3", f"Change since {start}")]
    if not standings:
        return tag("section", *said, tag("p", "No change can be drawn.", class_="quiet"))
    if len(standings) > MOST:
        advice = f"Choose your {word} and those similar to it to see fewer."
        return tag("section", *said, tag("p", f"Too many {word}s to draw each. {advice}", class_="quiet"))
    standings.sort(key=lambda one: not view.is_mine(one))  # the others stay by name
    whose = f"Each similar {word}’s" if view.narrowed else f"Each {word}’s"
    undrawn = [one.cluster.name for one in everyone if not one.progress]
    lacking = f" Not drawn, for their start is not shown: {', '.join(undrawn)}." if undrawn else ""
    lowest, top, first, last = _scale(standings)
    said.append(
        tag(
            "p",
            f"{whose} figure as a percentage of its own start: the dashed line is 100%, and all go from {lowest:.0f}% "
            f"to {top:.0f}%. Hidden periods are gaps. Each name leads to its trend, with a table.{lacking}",
            class_="quiet",
        )
    )
    cells = (_cell(view, one, one.progress, (lowest, top, first, last)) for one in standings if one.progress)
    return tag("section", *said, tag("ul", *cells, class_="many"))


Scale = tuple[float, float, date, date]


def _scale(standings: Sequence[Standing]) -> Scale:
    """From nought to the highest shown figure of any, from the first period of any to the last."""
    series = [one.progress.series for one in standings if one.progress]
    top = max(float(value) for found in series for _, value in find_points(found))
    ends = [day for found in series for day in (found.figures[0].period_end, found.figures[-1].period_end)]
    return 0.0, max(top, 100.0), min(ends), max(ends)


def _cell(view: CompareView, one: Standing, progress: Index, scale: Scale) -> Markup:
    own = [tag("span", f"Your {view.release.words['area_word']}", class_="yours")] if view.is_mine(one) else []
    link = tag("a", one.cluster.name, href=view.address(one, "trends"), target="_self")
    return tag(
        "li", link, *own, _picture(one, progress, scale), _said(view, one, progress), class_="mine" if own else None
    )


def _said(view: CompareView, one: Standing, progress: Index) -> Markup:
    """Where it stands now, and from when it is counted if not from the start."""
    newest = progress.series.figures[-1].value
    now = (
        f"{rounded(newest.value, 0)}%"
        if newest.value is not None
        else wording.unseen(newest.status, view.release.symbol)
    )
    start = view.comparison.indicator.period_words(view.comparison.indicator.baseline)
    since = "" if progress.since == start else f" of {progress.since}"
    return tag("span", now, tag("span", since, class_="quiet") if since else "", class_="now")


def _picture(one: Standing, progress: Index, scale: Scale) -> Markup:
    lowest, top, first, last = scale
    series = progress.series
    frame = Frame(first, last, lowest, top, 3, 137, 4, 58)
    points = find_points(series)
    start = build_rule(frame.x(points[0][0]), frame.x(last), frame.y(100), frame.y(100), "start")
    hidden = " Hidden periods are gaps." if series.hides else ""
    newest = series.indicator.period_words(points[-1][0])
    label = f"{one.cluster.name}: 100% in {progress.since}, {rounded(points[-1][1], 0)}% in {newest}.{hidden}"
    return tag(
        "svg",
        build_rule(frame.left, frame.right, frame.lower, frame.lower, "grid"),
        start,
        *build_lines(series, frame),
        *build_newest(series, frame, 3.2),
        role="img",
        aria_label=label,
        class_="spark",
        viewBox="0 0 140 60",
    )
