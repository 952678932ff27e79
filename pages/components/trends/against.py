"""What is the newest figure held against? Last month, the same period last year, the start, and no change at all."""

from dataclasses import dataclass
from datetime import date

from metrics import Forecast, Month, PublishedValue, Release, Status, Trend, rounded
from pages.components import wording
from pages.components.html import Markup, tag
from pages.components.trends.words import bounds, estimated


@dataclass(frozen=True)
class Held:
    """One comparison: with what, the difference in words, and the figure then."""

    name: str
    difference: str
    under: str


def build_against_html(release: Release, trend: Trend) -> Markup:
    """The comparisons side by side."""
    found = [*_month(release, trend), *_year(release, trend), *_start(release, trend), *_ahead(trend)]
    tiles = (
        tag("div", tag("dt", held.name), tag("dd", tag("span", held.difference, class_="num"), " ", held.under))
        for held in found
    )
    return tag("dl", *tiles, class_="against") if found else Markup("")


def _month(release: Release, trend: Trend) -> list[Held]:
    if trend.indicator.frequency != "monthly":
        return []
    before = Month.of(trend.points[-1].figure.period_end).previous()
    return _held(release, trend, f"Since {before}", before.end, trend.since_last_month.value)


def _year(release: Release, trend: Trend) -> list[Held]:
    indicator, newest = trend.indicator, trend.points[-1]
    month = Month.of(newest.figure.period_end)
    before = Month(month.year - 1, month.number).end
    return _held(release, trend, f"Since {indicator.period_words(before)}", before, newest.since_year_before)


def _start(release: Release, trend: Trend) -> list[Held]:
    indicator = trend.indicator
    if indicator.context:
        return []
    name = f"Since {release.words['start']}, {indicator.period_words(indicator.baseline)}"
    percent = trend.percent_since_start.value.value
    more = f" ({'+' if percent > 0 else ''}{rounded(percent, 1)}%)" if percent is not None else ""
    return _held(release, trend, name, indicator.baseline, trend.since_start.value, more)


def _held(
    release: Release, trend: Trend, name: str, earlier: date, change: PublishedValue, more: str = ""
) -> list[Held]:
    """The newest figure against an earlier one; nothing where there was none to hold it against."""
    if earlier < trend.known.figures[0].period_end:
        return []
    then = trend.known.at(earlier)
    if change.status is not Status.NOT_APPLICABLE:
        difference = wording.compared(change, trend.indicator) or wording.unseen(change.status, release.symbol)
        return [Held(name, difference + more, f"then {wording.figure(then, trend.indicator, release.symbol)}")]
    crossed = [found for found in trend.breaks if earlier < found.month.end]
    return [Held(name, "Not comparable", trend.indicator.break_words(crossed[-1], short=True))] if crossed else []


def _ahead(trend: Trend) -> list[Held]:
    if not isinstance(trend.forecast, Forecast):
        return []
    last = trend.forecast.months[-1]
    difference = f"about {estimated(last.middle, trend.indicator)}"
    name = f"If nothing changes, {Month.of(last.period_end)}"
    return [Held(name, difference, f"nine in ten: {bounds(last, trend.indicator, 'to')}")]
