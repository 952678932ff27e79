"""What does one screen say of an obsession? Its figure, where it went and whether that is better, a chart, the city."""

from dataclasses import dataclass, replace
from math import ceil

from metrics import Change, Release, SheetRow, Verdict, Word
from pages.components import wording
from pages.components.chips import build_chip
from pages.components.html import Markup, join, tag
from pages.components.present.chart import build_wide_chart
from pages.components.sentences import build_sentence, say_month_before, say_start_figures
from pages.components.sheet.words import say_city
from pages.documents.content import Briefing

# The smallest projector, in pixels: what is left of it below the cluster's name and above the foot, and a line of the
# heading and of words; and how many letters fit those.
_ROOM, _HEADING, _LINE = 572, 46, 41
_HEADING_LETTERS, _LETTERS = 48, 57


@dataclass(frozen=True)
class _Said:
    """Where a figure went, whether that is better, and why."""

    words: str
    reason: str
    arrow: str = ""
    word: Word | None = None

    @property
    def letters(self) -> int:
        return len(f"{self.word.value if self.word else ''}  {self.arrow} {self.words} {self.reason}")

    def build(self) -> Markup:
        """The verdict's chip, "▲ 20 more than at CYPP start (88; +22.7%).", and the reason."""
        chip = [build_chip(self.word), " "] if self.word else []
        arrow = [tag("span", self.arrow, class_="arrow", aria_hidden="true"), " "] if self.arrow else []
        words = [tag("strong", self.words), " "] if self.words else []
        return tag("p", *chip, *arrow, *words, self.reason)


def build_obsession(briefing: Briefing, row: SheetRow) -> Markup:
    """What stands below the heading of the screen."""
    start = briefing.release.words["start"]
    since = _since(briefing, row, start)
    lines = sum(ceil(said.letters / _LETTERS) for said in since)
    high = _ROOM - _HEADING * ceil(len(row.indicator.name) / _HEADING_LETTERS) - _LINE * lines
    return join(
        tag(
            "div",
            tag("div", *_figure(briefing, row), *_city(briefing.release, row), class_="figure"),
            build_wide_chart(row, briefing.sheet.cluster.name, start, high),
            class_="one",
        ),
        tag("div", *(said.build() for said in since), class_="since"),
    )


def _figure(briefing: Briefing, row: SheetRow) -> list[Markup]:
    """The figure, what it counts, its period where that is not the month, and its rate."""
    indicator = row.indicator
    shown = wording.figure(row.latest, indicator, briefing.release.symbol)
    number = shown.removesuffix("%")
    percent = [tag("span", "%", class_="percent")] if number != shown else []
    said = [tag("p", number, *percent, class_="huge")]
    if row.latest.value is None:
        return said
    period = "" if row.period == str(briefing.sheet.month) else f", {row.period}"
    said.append(tag("p", indicator.unit, period))
    if row.rate.value is not None:
        said.append(tag("p", wording.rate(row.rate, indicator)))
    made = wording.provenance(row.provenance)
    return said if made == wording.provenance(row.city.provenance) else [*said, *_made(made)]


def _city(release: Release, row: SheetRow) -> list[Markup]:
    """The city's figure as far as it can be compared: its rate, its percentage, or else how far it has moved too."""
    if row.city.value.value is None:
        return []
    figure, *more = say_city(row, release.symbol, release.words["start"])
    counted = row.indicator.measure == "count"
    words = wording.rate(row.city.rate, row.indicator) or (f"{figure} ({more[-1]})" if counted and more else figure)
    return [tag("p", tag("strong", release.place), f" {words}"), *_made(wording.provenance(row.city.provenance))]


def _made(words: str) -> list[Markup]:
    return [tag("p", tag("span", words, class_="made"))] if words else []


def _since(briefing: Briefing, row: SheetRow, start: str) -> list[_Said]:
    """Since the start, and since last month where there is one; or why there is no figure."""
    if row.latest.value is None:
        # A hidden figure has a sentence; of one that is not known there is nothing to say but that.
        return [_Said("", build_sentence(briefing.release, briefing.sheet, row) or row.start_verdict.reason)]
    moved = wording.compared(row.since_start.value, row.indicator, f"at {start}")
    figures = f"{moved} ({'; '.join(say_start_figures(row))})" if moved else ""
    said = [_say(figures, row.since_start, row, start, row.start_verdict)]
    if row.indicator.frequency == "monthly":
        before = say_month_before(briefing.sheet.month)
        moved = wording.compared(row.since_last_month.value, row.indicator, f"in {before}")
        since = _say(moved, row.since_last_month, row, before, row.month_verdict)
        said.append(replace(since, reason="For the same reason.") if since.reason == said[0].reason else since)
    if row.progress.hides:
        said.append(_Said("", "× in the chart: hidden, to protect small numbers."))
    return said


def _say(moved: str, change: Change, row: SheetRow, since: str, verdict: Verdict) -> _Said:
    arrow = wording.arrow(change.value, row.indicator)
    # A note on a break may be several sentences long: the first says what happened.
    reason = verdict.reason.split(". ")[0].rstrip(".")
    return _Said(f"{wording.begin(moved)}." if moved else f"Since {since}:", f"{reason}.", arrow, verdict.word)
