"""How is a trend put into words? What a hover says, what the chart's signs mean, and what the forecast comes to."""

from fractions import Fraction

from metrics import (
    Break,
    Forecast,
    ForecastMonth,
    Indicator,
    Month,
    NoForecast,
    Release,
    Series,
    Status,
    Trend,
    TrendPoint,
    Word,
    rounded,
)
from pages.components import wording
from pages.components.charts import describe
from pages.components.compare.points import plain
from pages.components.rounding import SAID, looks_out


def shown_series(trend: Trend) -> Series:
    """The periods that are drawn."""
    return Series(trend.indicator, tuple(point.figure for point in trend.points))


def describe_trend(trend: Trend, short: bool) -> str:
    """What the chart shows, for those who do not see it; the tables beside it have every figure."""
    said = [describe(shown_series(trend), trend.indicator.name, trend.cluster.name)]
    said += [f"{trend.indicator.break_words(found)}: the line is broken there." for found in _crossed(trend)]
    if isinstance(trend.forecast, Forecast) and not short:
        last = trend.forecast.months[-1]
        said.append(
            f"If nothing changes: about {estimated(last.middle, trend.indicator)} in {Month.of(last.period_end)}."
        )
    return " ".join(said)


def _crossed(trend: Trend) -> list[Break]:
    """The breaks between the periods drawn."""
    first, end = trend.points[0].figure.period_end, trend.points[-1].figure.period_end
    return [found for found in trend.breaks if first < found.month.end <= end]


def say_signs(release: Release, trend: Trend, short: bool) -> list[str]:
    """What the chart's signs mean, only those that are on it, and what to bear in mind."""
    said = [f"{trend.indicator.break_words(found)}: {found.note}" for found in _crossed(trend)]
    if any(point.figure.value.status is Status.SUPPRESSED for point in trend.points):
        said.append(
            f"× at the foot: a hidden period ({release.symbol}). Its height says nothing, and no line is drawn across."
        )
    if _looks_out(trend):
        said.append(SAID)
    if trend.indicator.smoothed:
        said.append("Strong line: the mean of three months, where all three are shown. Dots: each month.")
    if short and any(point.year_before.value is not None for point in trend.points):
        said.append("Grey line: the same month of the year before.")
    if trend.seasonal:
        said.append("This figure swings with the time of year: hold it against the same month last year.")
    return said


def _looks_out(trend: Trend) -> bool:
    indicator, newest = trend.indicator, trend.points[-1]
    start, latest = trend.known.at(indicator.baseline), newest.figure.value
    in_a_year = looks_out(newest.year_before, latest, newest.since_year_before, indicator)
    return in_a_year or looks_out(start, latest, trend.since_start.value, indicator)


def say_unusual(trend: Trend) -> str:
    """The months whose change was unusual, by name; or that there is none. Empty where none could be judged."""
    named = [
        f"{Month.of(point.figure.period_end)} ({point.unusual.word.value.lower()})"
        for point in trend.points
        if point.unusual and point.unusual.word
    ]
    if named:
        return f"Ringed: the change in that month was unusual, judged by the months before it. {', '.join(named)}."
    if trend.month_verdict.word in (Word.BETTER, Word.WORSE, Word.UNCLEAR):
        return "No month that can be judged here changed by more than was usual."
    return ""


def hover_point(trend: Trend, point: TrendPoint, symbol: str) -> str:
    """What is said of a period pointed at: "December 2015: 108 children", its mean, and if its change was unusual."""
    indicator, value = trend.indicator, point.figure.value
    period = indicator.period_words(point.figure.period_end)
    if value.status is Status.SUPPRESSED:
        return plain(f"{period}: {symbol}, hidden")
    said = [f"{period}: {wording.figure(value, indicator, symbol)} {indicator.unit}"]
    if indicator.smoothed and point.mean.value is not None:
        said.append(f"mean of three months {rounded(point.mean.value, 1)}")
    if point.unusual and point.unusual.word:
        said.append(f"{point.unusual.brief} ({point.unusual.word.value})")
    return "<br>".join(plain(line) for line in said)


def hover_month_ahead(month: ForecastMonth, indicator: Indicator) -> str:
    """What is said of a month of the forecast pointed at."""
    middle = f"{Month.of(month.period_end)}, if nothing changes: about {estimated(month.middle, indicator)}"
    return f"{middle}<br>nine times in ten between {bounds(month, indicator)}"


def say_forecast(trend: Trend, short: bool) -> str:
    """Where the figure would go, how sure that is, and how it was worked out; or why there is none."""
    forecast, indicator = trend.forecast, trend.indicator
    if isinstance(forecast, NoForecast):
        return forecast.why
    last = forecast.months[-1]
    said = [
        f"About {estimated(last.middle, indicator)} in {Month.of(last.period_end)}; nine times in ten between "
        f"{bounds(last, indicator)}. This is no prediction: it carries on what has been, as if nothing else happened.",
        f"It is made from {forecast.changes} monthly changes: {_steps(forecast)}. The shaded fan is as wide as such "
        "changes have been: it should hold what comes nine times in ten, its darker part half of the time.",
    ]
    if forecast.ends_at:
        said.append(f"It ends before {forecast.ends_at.month} ({forecast.ends_at.label}).")
    if short:
        said.append("It is drawn in the chart of all months.")
    return " ".join(said)


def _steps(forecast: Forecast) -> str:
    """What is added each month."""
    way = (
        f"their mean ({rounded(Fraction(forecast.drift), 1)} a month) is carried on"
        if forecast.drift
        else "they show no direction beyond chance, so none is carried on"
    )
    return f"{way}, and the usual swing of the year is repeated" if forecast.seasonal else way


def bounds(month: ForecastMonth, indicator: Indicator, joined: str = "and") -> str:
    """How wide the fan is in a month: "92 and 132"."""
    return f" {joined} ".join(estimated(bound, indicator) for bound in month.most)


def estimated(value: float, indicator: Indicator) -> str:
    """A figure of the forecast, no finer than figures are shown."""
    return rounded(Fraction(value), indicator.places) + ("%" if indicator.measure == "percent" else "")
