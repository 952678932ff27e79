"""How is what stands out laid out? This month first, then what has moved since the start, with reasons and doubts."""

from collections.abc import Sequence
from fractions import Fraction

from metrics import (
    MONTH_ALARMS,
    START_ALARMS,
    Cluster,
    Finding,
    Look,
    Movement,
    Release,
    Watch,
    moved_together,
    rounded,
)
from pages.components import wording
from pages.components.changes.mine import build_mine
from pages.components.changes.rows import (
    Found,
    Scope,
    build_month_rows,
    build_start_rows,
    say_change,
    shared_reason,
)
from pages.components.changes.unjudged import build_hidden, build_unjudged
from pages.components.html import Markup, join, tag
from pages.components.rounding import SAID, looks_out


def build_watch_html(release: Release, watch: Watch, mine: Cluster | None) -> Markup:
    """The whole view of one month; the reader's own cluster, if she has named it, is spoken of first."""
    scope, start = Scope(release, watch.month, mine), release.words["start"]
    return tag(
        "article",
        tag("h2", "What stands out", tag("span", f" {watch.month}", class_="when")),
        tag("p", f"Showing what stands out in {watch.month}.", class_="unseen", role="status"),
        *([build_mine(watch, mine, start)] if mine else []),
        _this_month(scope, watch),
        *_since_start(scope, watch),
        build_unjudged(release, watch),
        class_="t watch",
    )


def _this_month(scope: Scope, watch: Watch) -> Markup:
    found = [Found(look, finding) for look in watch.this_month for finding in (*look.better, *look.worse)]
    found.sort(key=lambda one: one.finding.cluster.name.casefold())
    judged = _judged(watch.this_month)
    word = scope.release.words["area_word"]
    said = [tag("h3", "This month, for better or worse")]
    if not judged:
        said.append(tag("p", "No change of this month can be judged; the reasons are at the end."))
    elif not found:
        said.append(tag("p", f"Nothing stands out this month: the {judged} changes that were judged are usual ones."))
    else:
        doubt = (
            f"{judged} changes were judged, one for each {word} and figure. {_by_chance(judged, MONTH_ALARMS)} of "
            f"these {judged} would stand out by chance alone in a month in which nothing happened."
        )
        said.append(tag("p", doubt, class_="quiet"))
        said.extend(tag("p", sentence, class_="banner") for sentence in _together(watch, word))
        said.append(build_month_rows(scope, found))
    return tag("section", *said, build_hidden(scope.release, watch.this_month))


def _judged(looks: Sequence[Look]) -> int:
    return sum(len(look.judged) for look in looks)


def _by_chance(judged: int, alarms: Fraction) -> str:
    """How many would be called although nothing happened."""
    expected = judged * alarms
    return f"About {rounded(expected, 0)}" if expected >= 1 else "Perhaps 1"


def _together(watch: Watch, word: str) -> list[str]:
    """A word of caution where so many moved one way at once that they hardly did so each for itself."""
    return [
        f"{look.indicator.short_name}: {len(called)} of {len(look.judged)} {word}s stand out in the same direction at "
        "once, more than chance would give. Look first for what they have in common, such as a new school year or a "
        "change in how figures are recorded."
        for look in watch.this_month
        for called in (look.better, look.worse)
        if called and moved_together(len(called), len(look.judged))
    ]


def _since_start(scope: Scope, watch: Watch) -> list[Markup]:
    """What is better, what is worse; one sentence where nothing can be said."""
    start = scope.release.words["start"]
    if _judged(watch.since_start):
        return [_improved(scope, watch), _worsened(scope, watch)]
    said = tag("p", f"No change since {start} can be judged in {watch.month}.")
    return [tag("section", tag("h3", f"Since {start}"), said, build_hidden(scope.release, watch.since_start))]


def _improved(scope: Scope, watch: Watch) -> Markup:
    start, word = scope.release.words["start"], scope.release.words["area_word"]
    judged = _judged(watch.since_start)
    doubt = (
        f"Better since {start} by more than chance. {judged} changes were judged. "
        f"{_by_chance(judged, START_ALARMS)} of them would be listed even if nothing had changed, and would stay here "
        f"for months. A {word} that moved no further than {scope.release.place} may only have gone along."
    )
    return tag(
        "section",
        tag("h3", "Real improvements to learn from"),
        tag("p", doubt, class_="quiet"),
        *_groups(scope, watch, better=True),
    )


def _worsened(scope: Scope, watch: Watch) -> Markup:
    start = scope.release.words["start"]
    return tag(
        "section",
        tag("h3", f"Since {start}, worse beyond chance"),
        *_groups(scope, watch, better=False),
        build_hidden(scope.release, watch.since_start),
    )


def _groups(scope: Scope, watch: Watch, better: bool) -> list[Markup]:
    """A table for each figure that moved this way somewhere; a sentence where none did."""
    word = "better" if better else "worse"
    groups = [
        _group(scope, look, called, word)
        for look in watch.since_start
        if (called := look.better if better else look.worse)
    ]
    none = f"No {scope.release.words['area_word']} is {word} since {scope.release.words['start']} by more than chance."
    return groups or [tag("p", none)]


def _group(scope: Scope, look: Look, called: tuple[Finding, ...], word: str) -> Markup:
    found = [Found(look, finding) for finding in called]
    reason = shared_reason(found)
    shown = [look.city, *(one.movement for one in called)]
    title = f"{look.indicator.name}: {len(found)} of the {len(look.judged)} judged"
    return tag(
        "section",
        tag("h4", title),
        tag("p", *_city(scope, look), class_="quiet"),
        *([tag("p", f"Each of them: {wording.inside(reason)}", class_="quiet")] if reason else []),
        *([tag("p", SAID, class_="quiet")] if any(_looks_out(look, m) for m in shown) else []),
        build_start_rows(scope, f"{look.indicator.name}, {word} since {scope.release.words['start']}", found),
    )


def _looks_out(look: Look, movement: Movement) -> bool:
    return looks_out(movement.before, movement.latest, movement.change, look.indicator)


def _city(scope: Scope, look: Look) -> list[str]:
    """What the whole city did between the same two periods."""
    symbol, movement = scope.release.symbol, look.city
    before, latest = (wording.figure(value, look.indicator, symbol) for value in (movement.before, movement.latest))
    made = wording.provenance(movement.provenance)
    return [
        f"{scope.release.place} as a whole: {before} ({look.before}) to {latest} ({look.latest}), "
        f"{say_change(movement, look.indicator, symbol)}.",
        *([join(" ", tag("span", made, class_="made"))] if made else []),
    ]
