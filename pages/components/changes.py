"""What is new in this release? New and revised periods, and those whose first figures stand."""

from collections.abc import Mapping, Sequence
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


def say_changes(release: Release) -> list[str]:
    """A sentence on what there is to compare with, then one on each indicator that changed."""
    since, changed = release.changed["since"], release.changed["indicators"]
    if since is None:
        return ["This is the first release: everything in it is new."]
    listed = [
        f"{indicator.name}: {'; '.join(parts)}."
        for key, indicator in release.indicators.items()
        if (parts := _parts(indicator, changed.get(key, {})))
    ]
    return [f"Since release {since}:", *listed] if listed else [f"Nothing has changed since release {since}."]


def _parts(indicator: Indicator, found: Mapping[str, Sequence[str]]) -> list[str]:
    return [
        f"{', '.join(indicator.period_words(date.fromisoformat(day)) for day in found[kind])} ({words})"
        for kind, words in _SAID.items()
        if found.get(kind)
    ]
