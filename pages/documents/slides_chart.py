"""How does a series stand on a slide? As the program's own chart, to be edited; a hidden period is a gap, and no cell.

The chart's own workbook holds what is shown and no more, in figures as they are said.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from math import ceil
from typing import TYPE_CHECKING

from metrics import Break, Series, SheetRow, rounded
from pages.components.axes import round_up
from pages.components.charts import find_points
from pages.documents.fitting import SMALLEST, Box
from pages.documents.pack import describe_drawn
from pages.documents.plain import make_plain
from pages.documents.slides_words import colour, describe_part

if TYPE_CHECKING:
    from pptx.chart.chart import Chart
    from pptx.chart.series import LineSeries
    from pptx.slide import Slide

Values = list[float | None]  # a value a period, None where there is none or it is hidden

# Names that a workbook takes for what they are: no formula, no link.
_HARMLESS = re.compile(r"\w[\w ,.%()-]*")
_LETTERS_A_YEAR = 7


def add_chart(slide: "Slide", box: Box, row: SheetRow, where: str, start: str) -> None:
    """The line of an obsession, in parts that can be compared, and its start as a dashed one; at least one figure."""
    from pptx.chart.data import CategoryChartData  # noqa: PLC0415 - only when slides are asked for
    from pptx.enum.chart import XL_CHART_TYPE  # noqa: PLC0415
    from pptx.util import Pt  # noqa: PLC0415

    series = row.progress
    data = CategoryChartData(number_format="0.0" if series.indicator.places else "0")
    data.categories = [figure.period_end for figure in series.figures]
    parts = list(_split(series, row.breaks))
    for name, values in parts:
        data.add_series(_name(name), values)
    if draws_start(row):
        data.add_series(_name(start), _begin(series, row.breaks))
    place = Pt(box.left), Pt(box.top), Pt(box.width), Pt(box.height)
    frame = slide.shapes.add_chart(XL_CHART_TYPE.LINE_MARKERS, *place, data)
    name = make_plain(series.indicator.name)
    describe_part(frame, f"Chart: {name}", make_plain(describe_drawn(row, name, where)))
    _look(frame.chart, series, len(parts), box.width)


def draws_start(row: SheetRow) -> bool:
    """Whether the start is drawn: a line takes two periods."""
    return sum(value is not None for value in _begin(row.progress, row.breaks)) > 1


def _name(name: str) -> str:
    """A name that a workbook does not take for a formula or a link."""
    name = make_plain(name)
    return name if _HARMLESS.fullmatch(name) else f"Figures ({name})"


def _split(series: Series, breaks: Sequence[Break]) -> Iterator[tuple[str, Values]]:
    """The line up to the first break, and from each break on: never one line across."""
    ends = [found.month.end for found in breaks]
    for place, (first, last) in enumerate(zip([date.min, *ends], [*ends, date.max], strict=True)):
        values = [_said(series, day) if first <= day < last else None for day in _days(series)]
        if any(value is not None for value in values):
            name, since = series.indicator.short_name, breaks[place - 1] if place else None
            yield f"{name} from {series.indicator.since_words(since, short=True)}" if since else name, values


def _begin(series: Series, breaks: Sequence[Break]) -> Values:
    """The start's value in every period that can be compared with it; nothing where it is not shown."""
    first = min((found.month.end for found in breaks), default=date.max)
    level = _said(series, series.indicator.baseline)
    return [] if level is None else [level if day < first else None for day in _days(series)]


def _days(series: Series) -> list[date]:
    return [figure.period_end for figure in series.figures]


def _said(series: Series, day: date) -> float | None:
    """A figure as it is said; None where it is not shown."""
    value = series.at(day).value
    return None if value is None else float(rounded(value, series.indicator.places).replace(",", ""))


def _look(chart: "Chart", series: Series, parts: int, width: float) -> None:
    """Thick lines, large words, an axis from nought, no legend."""
    from pptx.util import Pt  # noqa: PLC0415

    chart.has_legend, chart.has_title = False, False
    chart.font.size = Pt(SMALLEST)
    chart.font.color.rgb = colour("ink")
    for place, line in enumerate(chart.plots[0].series):
        _draw(line, "accent" if place < parts else "quiet", 3.5 if place < parts else 2, dashed=place >= parts)
    top = round_up(float(max(value for _, value in find_points(series))))
    level = chart.value_axis
    level.minimum_scale, level.maximum_scale, level.major_unit = 0, top, top / 2
    level.tick_labels.number_format_is_linked = False
    places = "0.0" if top / 2 % 1 else "0"
    level.tick_labels.number_format = f'{places}"%"' if series.indicator.measure == "percent" else places
    level.major_gridlines.format.line.color.rgb = colour("rule")
    level.format.line.fill.background()
    years = (series.figures[-1].period_end - series.figures[0].period_end).days / 365
    _space_years(chart, ceil(years * SMALLEST * 0.53 * _LETTERS_A_YEAR / width) or 1)


def _draw(line: "LineSeries", ink: str, points: float, *, dashed: bool) -> None:
    from pptx.enum.chart import XL_MARKER_STYLE  # noqa: PLC0415
    from pptx.enum.dml import MSO_LINE  # noqa: PLC0415
    from pptx.util import Pt  # noqa: PLC0415

    line.smooth = False
    line.format.line.width = Pt(points)
    line.format.line.color.rgb = colour(ink)
    if dashed:
        line.format.line.dash_style = MSO_LINE.DASH
        line.marker.style = XL_MARKER_STYLE.NONE
        return
    # A month between two hidden ones is a dot.
    line.marker.style, line.marker.size = XL_MARKER_STYLE.CIRCLE, 5
    line.marker.format.fill.solid()
    line.marker.format.fill.fore_color.rgb = colour(ink)
    line.marker.format.line.color.rgb = colour(ink)


def _space_years(chart: "Chart", each: int) -> None:
    """One date in so many years on the axis: its units, which python-pptx has no word for (ECMA-376, 21.2.2.39)."""
    from pptx.oxml.ns import qn  # noqa: PLC0415
    from pptx.oxml.xmlchemy import OxmlElement  # noqa: PLC0415

    axis = chart.category_axis
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = "yyyy", False
    axis.format.line.color.rgb = colour("quiet")
    axis.has_major_gridlines = False
    element = axis._element
    for name, value in (("baseTimeUnit", "months"), ("majorUnit", str(each)), ("majorTimeUnit", "years")):
        found = element.find(qn(f"c:{name}"))
        if found is None:
            found = OxmlElement(f"c:{name}")
            element.append(found)
        found.set("val", value)
