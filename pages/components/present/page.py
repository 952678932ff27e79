"""What does a presentation hold? One screen an obsession, one where the cluster lies among all, and the questions."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from urllib.parse import urlencode

from metrics import Status
from pages.components import wording
from pages.components.compare.view import CompareView
from pages.components.html import Markup, join, tag
from pages.components.present.obsession import build_obsession
from pages.components.present.strip import build_strip
from pages.documents.content import Briefing

# What fits the smallest projector in letters of 32 pixels: questions of so many lines, so long; and so many strips.
_LINES, _LETTERS, _STRIPS = 15, 58, 4
_FEWEST_COMPARED = 2


@dataclass(frozen=True)
class _Screen:
    """A heading, what is below it, and of what kinds the figures on it are."""

    heading: str
    body: Markup
    kinds: frozenset[str]


def build_present_html(briefing: Briefing) -> Markup:
    """All screens, of which the browser shows one at a time, and the way from one to the next."""
    sheet = briefing.sheet
    screens = [*_obsessions(briefing), *_strips(briefing), *_questions(briefing)]
    return tag(
        "article",
        tag("h1", sheet.cluster.name, tag("span", f" {sheet.month}", class_="when")),
        *(
            _section(briefing, screen, first=place == 1, last=place == len(screens))
            for place, screen in enumerate(screens, start=1)
        ),
        _way(f"./?{urlencode({'cluster': sheet.cluster.code, 'month': sheet.month.key})}", len(screens)),
        tag("p", "", role="status", class_="unseen"),
        class_="t present",
    )


def _way(back: str, count: int) -> Markup:
    """Small buttons for the mouse, where one is, and the way out."""
    return tag(
        "nav",
        tag("button", "‹", type="button", data_step=-1, aria_label="Previous screen"),
        tag("span", f"1 of {count}", class_="at"),
        tag("button", "›", type="button", data_step=1, aria_label="Next screen"),
        tag("a", "×", href=back, target="_self", class_="out", aria_label="Back to the tracker"),
        aria_label="Screens",
        class_="noprint",
    )


def _section(briefing: Briefing, screen: _Screen, *, first: bool, last: bool) -> Markup:
    sheet, release = briefing.sheet, briefing.release
    made = wording.provenance(screen.kinds)
    on_paper = ("provenance", "licence") if last else ()
    return tag(
        "section",
        tag("p", f"{sheet.cluster.name}, {sheet.month}", class_="where"),
        tag("h2", screen.heading, tabindex=-1),
        tag("div", screen.body, class_="body"),
        tag(
            "footer",
            # On one line of letters of 32 pixels; on paper there is room for the whole.
            tag("p", f"Release {release.name}.", f" {made} figures." if made else "", class_="noprint"),
            tag("p", wording.publication(release), f" {made} demonstration figures." if made else "", class_="paper"),
            *(tag("p", release.words[words], class_="paper") for words in on_paper),
            class_="foot",
        ),
        hidden=not first,
    )


def _obsessions(briefing: Briefing) -> Iterator[_Screen]:
    shown = [row for row in briefing.rows if row.latest.status is not Status.NOT_APPLICABLE]
    for row in shown:
        kinds = row.provenance | row.progress.provenance | row.city.provenance
        yield _Screen(row.indicator.name, build_obsession(briefing, row), kinds)
    if not shown:
        why = briefing.sheet.cluster.why_not or "No figure is known yet."
        yield _Screen(briefing.sheet.cluster.name, tag("p", why), frozenset())


def _strips(briefing: Briefing) -> Iterator[_Screen]:
    """Where the cluster lies; nothing where no other has a figure to set beside its own."""
    release, cluster = briefing.release, briefing.sheet.cluster
    held = [briefing.comparisons.get(row.indicator.key) for row in briefing.rows]
    views = [CompareView(release, found, cluster.code, similar=False, by_figure=False) for found in held if found]
    compared = [view for view in views if len(view.compared) >= _FEWEST_COMPARED]
    for first in range(0, len(compared), _STRIPS):
        some = compared[first : first + _STRIPS]
        kinds = frozenset(one.provenance for view in some for one in view.comparison.shown)
        word = release.words["area_word"]
        yield _Screen(f"Among all {word}s: each dot is one", join(*(build_strip(view) for view in some)), kinds)


def _questions(briefing: Briefing) -> Iterator[_Screen]:
    """The questions to ask, on as many screens as they take."""
    screens: list[list[str]] = [[]]
    for question in briefing.questions:
        if sum(map(_lines, [*screens[-1], question])) > _LINES:
            screens.append([])
        screens[-1].append(question)
    for asked in screens:
        yield _Screen("Questions to ask", tag("ul", *(tag("li", question) for question in asked)), frozenset())


def _lines(words: str) -> int:
    return ceil(len(words) / _LETTERS)
