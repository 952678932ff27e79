"""What must be said under a trend? Its signs, the forecast in words, the tables, the city, and what is counted."""

from metrics import Forecast, Month, Release, Series, Trend
from pages.components import wording
from pages.components.charts import build_chart, describe
from pages.components.html import Markup, join, tag
from pages.components.trends.ground import SHORT
from pages.components.trends.tables import build_forecast_table, build_trend_table
from pages.components.trends.words import say_forecast, say_signs, say_unusual, shown_series
from pages.components.twins import build_twin_html

_REAL = {
    "Synthetic": ": all figures of this chart are made up.",
    "Part synthetic": ": under the table it says which figures of this chart are made up.",
}


def build_trend_foot(release: Release, trend: Trend, city: Series, short: bool) -> Markup:
    """What stands below the chart.

    `city`: what is drawn of the whole city. `short`: the chart shows the newest months beside those of last year.
    """
    return tag(
        "article",
        *([_signs(release, trend, short), _tables(release, trend)] if trend.points else []),
        *_city(release, trend, city, short),
        _definition(trend),
        *([tag("p", trend.cluster.why_not, class_="quiet")] if trend.cluster.why_not else []),
        class_="t below",
    )


def _signs(release: Release, trend: Trend, short: bool) -> Markup:
    """What the chart's signs mean (only those that are on it), its unusual months, and the forecast."""
    ahead = [] if trend.indicator.context else [tag("h3", "If nothing changes"), tag("p", say_forecast(trend, short))]
    made = wording.provenance(shown_series(trend).provenance)
    real = [join(tag("span", made, class_="made"), _REAL[made])] if made else []
    signs = [tag("li", sign) for sign in (*say_signs(release, trend, short), say_unusual(trend), *real) if sign]
    return tag("section", *([tag("ul", *signs, class_="signs")] if signs else []), *ahead)


def _tables(release: Release, trend: Trend) -> Markup:
    name = trend.indicator.short_name
    forecast = trend.forecast
    ahead = (
        [tag("details", tag("summary", "Forecast as a table"), build_forecast_table(trend, forecast))]
        if isinstance(forecast, Forecast)
        else []
    )
    return tag(
        "section",
        tag(
            "details",
            tag("summary", f"{name} as a table"),
            build_twin_html(shown_series(trend), release.symbol),
            build_trend_table(release, trend),
        ),
        *ahead,
    )


def _city(release: Release, trend: Trend, city: Series, short: bool) -> list[Markup]:
    """The whole city, drawn by itself: its scale is another."""
    if not city.figures:
        return []
    name = f"{release.place} as a whole"
    drawn = Series(city.indicator, city.figures[-SHORT:]) if short else city
    made = wording.provenance(drawn.provenance)
    # Figures of context have no start: theirs is only the first year held.
    start = "" if trend.indicator.context else release.words["start"]
    picture = build_chart(drawn, describe(drawn, trend.indicator.name, release.place), start)
    return [
        tag(
            "section",
            tag("h3", name, *([" ", tag("span", made, class_="made")] if made else [])),
            *([tag("p", _newest(city, release.symbol)), picture] if picture else [tag("p", "No figure is shown.")]),
            tag("details", tag("summary", f"{name} as a table"), build_twin_html(drawn, release.symbol, release.place)),
        )
    ]


def _newest(city: Series, symbol: str) -> str:
    """The city's newest figure, and how it has moved in a year where that can be said."""
    indicator, newest = city.indicator, city.figures[-1]
    month = Month.of(newest.period_end)
    before = Month(month.year - 1, month.number).end
    broken = city.breaks_between(before, month.end)
    moved = "" if broken else wording.compared(newest.value - city.at(before), indicator, "a year before")
    said = f"{wording.figure(newest.value, indicator, symbol)} in {indicator.period_words(newest.period_end)}"
    return f"{said}, {moved}." if moved else f"{said}."


def _definition(trend: Trend) -> Markup:
    indicator = trend.indicator
    where = "the home address" if indicator.basis == "residence" else "the school"
    facts = [f"Counted by {where}.", f"Source: {indicator.source}."]
    facts += [f"Next update: {indicator.next_update}."] if indicator.next_update else []
    return tag(
        "section",
        tag("h3", "What is counted"),
        tag("p", indicator.definition, class_="quiet"),
        *(tag("p", note, class_="quiet") for note in indicator.notes),
        tag("p", " ".join(facts), class_="quiet"),
    )
