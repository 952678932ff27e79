"""What does a reader in a hurry take away? The newest figure, its verdicts and why, and what it is held against."""

from metrics import Release, Series, Status, Trend, Verdict
from pages.components import wording
from pages.components.chips import build_chip
from pages.components.html import Markup, tag
from pages.components.trends.against import build_against_html


def build_trend_head(release: Release, trend: Trend) -> Markup:
    """What stands above the chart."""
    indicator, cluster = trend.indicator, trend.cluster
    if trend.points:
        said = [_answer(release, trend), _why(release, trend), build_against_html(release, trend)]
    else:
        start = f"{release.words['start']}, {indicator.period_words(indicator.baseline)}"
        none = (
            f"Figures are drawn from {start}, on: none of those was known yet in {trend.month}. Choose a later month."
        )
        said = [tag("p", none, class_="lead")]
    return tag(
        "header",
        tag("h2", indicator.name, tag("span", f" {cluster.name}, {trend.month}", class_="when")),
        tag("p", f"Showing {indicator.name}: {cluster.name}, {trend.month}.", class_="unseen", role="status"),
        *said,
        class_="t",
    )


def _answer(release: Release, trend: Trend) -> Markup:
    """The answer in a line: the newest figure and the verdicts on it."""
    newest, indicator = trend.points[-1].figure, trend.indicator
    unit = f" {indicator.unit}" if newest.value.status is Status.PUBLISHED else ""
    said: list[str] = [
        tag("strong", wording.figure(newest.value, indicator, release.symbol), class_="big"),
        f"{unit} in {indicator.period_words(newest.period_end)}",
    ]
    if newest.value.status is Status.SUPPRESSED:
        said.append(": hidden, to protect small numbers")
    said.append(".")
    made = wording.provenance(Series(indicator, (newest,)).provenance)
    said += [" ", tag("span", made, class_="made")] if made else []
    for since, verdict in _verdicts(release, trend):
        said += [" ", tag("span", f"{since} ", build_chip(verdict.word), class_="judged")] if verdict.word else []
    return tag("p", *said, class_="lead")


def _verdicts(release: Release, trend: Trend) -> list[tuple[str, Verdict]]:
    month = [("Since last month:", trend.month_verdict)] if trend.indicator.frequency == "monthly" else []
    return [] if trend.indicator.context else [*month, (f"Since {release.words['start']}:", trend.start_verdict)]


def _why(release: Release, trend: Trend) -> Markup:
    reasons = [
        tag(
            "p",
            tag("strong", f"{since} "),
            f"{verdict.word.value}. " if verdict.word else "",
            f"{verdict.reason} {verdict.power}",
        )
        for since, verdict in _verdicts(release, trend)
    ]
    return tag("details", tag("summary", "Why"), *reasons) if reasons else Markup("")
