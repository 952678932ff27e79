"""What are the figures behind the trend's chart? Every period with what it is held against, and the months ahead."""

from collections.abc import Sequence

from metrics import Forecast, Month, Release, Trend, TrendPoint, rounded
from pages.components import wording
from pages.components.html import Markup, tag
from pages.components.tables import build_small_table
from pages.components.trends.words import estimated


def build_trend_table(release: Release, trend: Trend) -> Markup:
    """A row a period, newest first: figure, mean, same period last year and the difference, schools, and if unusual."""
    name, points = f"{trend.indicator.name}, period by period", trend.points[::-1]
    columns = {"Period": [trend.indicator.period_words(p.figure.period_end) for p in points]}
    columns |= _figures(release, trend, points)
    if any(point.figure.coverage is not None for point in points):
        columns["Schools behind it"] = [_whole(point.figure.coverage) for point in points]
    if any(point.unusual for point in points):
        columns["Change since last month"] = [p.unusual.brief if p.unusual else "" for p in points]
    return _table(name, columns)


def build_forecast_table(trend: Trend, forecast: Forecast) -> Markup:
    """A row a month ahead: the middle, and the bounds of half and of nine tenths."""
    indicator = trend.indicator

    def between(bounds: tuple[float, float]) -> str:
        return " to ".join(estimated(bound, indicator) for bound in bounds)

    return _table(
        f"{indicator.name}: forecast if nothing changes",
        {
            "Month": [str(Month.of(month.period_end)) for month in forecast.months],
            "About": [estimated(month.middle, indicator) for month in forecast.months],
            "Half of the time": [between(month.half) for month in forecast.months],
            "Nine times in ten": [between(month.most) for month in forecast.months],
        },
    )


def _figures(release: Release, trend: Trend, points: Sequence[TrendPoint]) -> dict[str, list[str]]:
    indicator, symbol = trend.indicator, release.symbol
    found = {"Figure": [wording.figure(point.figure.value, indicator, symbol) for point in points]}
    if indicator.smoothed:
        found["Mean of three months"] = [
            wording.unseen(p.mean.status, symbol) if p.mean.value is None else rounded(p.mean.value, 1) for p in points
        ]
    found["A year before"] = [wording.figure(point.year_before, indicator, symbol) for point in points]
    found["Difference"] = [
        wording.compared(p.since_year_before, indicator) or wording.unseen(p.since_year_before.status, symbol)
        for p in points
    ]
    return found


def _whole(number: int | None) -> str:
    return "" if number is None else f"{number}"


def _table(name: str, columns: dict[str, list[str]]) -> Markup:
    """A table by its columns, the first of which names the rows."""
    first, *others = columns.values()
    rows = [
        tag("tr", tag("th", head, scope="row"), *(tag("td", cell) for cell in cells))
        for head, *cells in zip(first, *others, strict=True)
    ]
    return build_small_table(name, list(columns), rows, label=name)
