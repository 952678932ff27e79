"""What are the figures behind a picture? A table with all of them, for those who read rather than look."""

from collections.abc import Sequence
from datetime import date

from metrics import Month, Series, Status
from pages.components import wording
from pages.components.html import Markup, tag
from pages.components.tables import build_small_table


def build_twin_html(series: Series, symbol: str, where: str = "") -> Markup:
    """The table of a chart: a row a year and a column a month, or a row a period where there is one a year.

    `where`: what sets it apart from another of the same indicator on a page.
    """
    name = f"{series.indicator.name}, {where}" if where else series.indicator.name
    monthly = series.indicator.frequency == "monthly"
    heads, rows = _by_month(series, symbol) if monthly else _by_period(series, symbol)
    said = _provenance(series)
    return build_small_table(name, heads, rows, *([tag("p", said, class_="quiet")] if said else []))


def _by_month(series: Series, symbol: str) -> tuple[list[str], list[Markup]]:
    """Twelve months side by side: few enough rows to compare a month with the same month of other years."""
    years = sorted({figure.period_end.year for figure in series.figures}, reverse=True)
    held = {figure.period_end: wording.figure(figure.value, series.indicator, symbol) for figure in series.figures}
    first, last = min(held), max(held)

    def cell(end: date) -> str:
        return held.get(end, wording.unseen(Status.NOT_AVAILABLE, symbol) if first < end < last else "")

    body = [_row(str(year), [cell(Month(year, number).end) for number in range(1, 13)]) for year in years]
    months = [Month(2000, number).short[:3] for number in range(1, 13)]
    return ["Year", *months], body


def _by_period(series: Series, symbol: str) -> tuple[list[str], list[Markup]]:
    indicator = series.indicator
    body = [
        _row(indicator.period_words(figure.period_end), [wording.figure(figure.value, indicator, symbol)])
        for figure in reversed(series.figures)
    ]
    return ["Period", indicator.unit.capitalize()], body


def _row(head: str, cells: Sequence[str]) -> Markup:
    return tag("tr", tag("th", head, scope="row"), *(tag("td", cell) for cell in cells))


def _provenance(series: Series) -> str:
    """Which of the figures are real, in as few words as may be; nothing where all are."""
    kinds: dict[str, list[str]] = {}
    for figure in series.figures:
        kinds.setdefault(figure.provenance, []).append(series.indicator.period_words(figure.period_end))
    if "synthetic" not in kinds:
        return ""
    if len(kinds) == 1:
        return "All of these figures are synthetic."
    kind, fewest = min(kinds.items(), key=lambda item: len(item[1]))
    other = next(name for name in kinds if name != kind)
    return f"{kind.capitalize()}: {', '.join(fewest)}. All others: {other}."
