"""What is new in this release? New and revised periods, and those whose first figures stand."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from metrics import Indicator, Release
from pages.components.html import Markup, tag

_SAID = {
    "new": "new",
    "revised": "revised",
    "held": "a revision is not shown, because it would give away a hidden figure; the first figures stand",
}


def build_changes_html(release: Release) -> Markup:
    """What changed since the release before, by indicator."""
    first, *listed = say_changes(release)
    said = (
        tag("div", tag("p", first), tag("ul", *(tag("li", words) for words in listed))) if listed else tag("p", first)
    )
    return tag("section", tag("h2", f"What changed in release {release.name}"), said)


def say_changes(release: Release, only: Collection[str] | None = None) -> list[str]:
    """A sentence on what there is to compare with, then one on each indicator that changed; of `only` these keys."""
    since, changed = release.changed["since"], release.changed["indicators"]
    if since is None:
        return ["This is the first release: everything in it is new."]
    listed = [
        f"{indicator.name}: {'; '.join(parts)}."
        for key, indicator in release.indicators.items()
        if (only is None or key in only) and (parts := _parts(indicator, changed.get(key, {})))
    ]
    nothing = f"{'Nothing' if only is None else 'None of these figures'} has changed since release {since}."
    return [f"Since release {since}:", *listed] if listed else [nothing]


def _parts(indicator: Indicator, found: Mapping[str, Sequence[str]]) -> list[str]:
    return [
        f"{', '.join(_periods(indicator, [date.fromisoformat(day) for day in found[kind]]))} ({words})"
        for kind, words in _SAID.items()
        if found.get(kind)
    ]


def _periods(indicator: Indicator, days: Sequence[date]) -> list[str]:
    """The periods in words; three or more on end as "April 2011 to March 2017"."""
    step = 1 if indicator.frequency == "monthly" else 12
    runs: list[list[date]] = []
    for day in sorted(days):
        if runs and _months_apart(runs[-1][-1], day) == step:
            runs[-1].append(day)
        else:
            runs.append([day])
    said: list[str] = []
    for run in runs:
        words = [indicator.period_words(day) for day in run]
        said.extend(words if len(words) < 3 else [f"{words[0]} to {words[-1]}"])
    return said


def _months_apart(earlier: date, later: date) -> int:
    return 12 * (later.year - earlier.year) + later.month - earlier.month
