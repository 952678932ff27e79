"""What is measured? Each indicator as the release itself defines it, with an anchor to link to."""

from collections.abc import Iterable

from metrics import Indicator, Release, rounded
from pages.components.html import Markup, join, tag
from pages.components.notes.sections import build_anchor, build_link, build_section

_BETTER = {
    ("down", "count"): "Fewer",
    ("down", "percent"): "Less",
    ("up", "count"): "More",
    ("up", "percent"): "More",
}


def anchor_of(indicator: Indicator) -> str:
    """The place of its definition on the page of notes."""
    return f"definition-{indicator.key}"


def build_definitions_html(release: Release) -> Markup:
    """Every indicator of the release: those of the tracker's sheet, the others, and the context."""
    everything = release.indicators.values()
    context = [i for i in everything if i.context]
    sheet = sorted((i for i in everything if i.sheet_order and not i.context), key=lambda i: i.sheet_order or 0)
    others = [i for i in everything if not i.sheet_order and not i.context]
    return build_section(
        release,
        "notes-measured",
        tag(
            "p",
            f"Changes since “{release.words['start']}” are measured from the start of the {release.words['plan']}: "
            "for each indicator from the month or school year named with it.",
        ),
        tag("p", release.words["provenance"]),
        *_group(release, "On the tracker", sheet),
        *_group(release, "Beside the tracker", others),
        *_group(release, "For context", context),
    )


def _group(release: Release, heading: str, indicators: Iterable[Indicator]) -> list[Markup]:
    defined = [_definition(release, indicator) for indicator in indicators]
    return [tag("h3", heading), *defined] if defined else []


def _definition(release: Release, indicator: Indicator) -> Markup:
    facts = [
        ("Also called", ", ".join(indicator.aliases)),
        ("Source", f"{indicator.source}."),
        ("How often", "Every month" if indicator.frequency == "monthly" else "Once a year"),
        ("Next update", indicator.next_update),
        (release.words["start"], indicator.period_words(indicator.baseline) if not indicator.context else ""),
        ("Better", _BETTER.get((indicator.improvement, indicator.measure), "Neither more nor fewer: background")),
        ("Counted by", _basis(release, indicator)),
        ("Rate", _rate(release, indicator)),
        ("Aim", _aim(indicator)),
        ("Small numbers", _protected(release, indicator)),
        ("Breaks", _breaks(indicator)),
        ("Notes", " ".join(indicator.notes)),
    ]
    return tag(
        "article",
        build_anchor(anchor_of(indicator), tag("h4", indicator.name)),
        tag("p", indicator.definition),
        tag("dl", *(join(tag("dt", name), tag("dd", said)) for name, said in facts if said), class_="facts"),
    )


def _basis(release: Release, indicator: Indicator) -> str:
    word = release.words["area_word"]
    if indicator.basis == "residence":
        return f"Home: the {word} they live in, whichever school they go to"
    return f"School: the {word} of the school, wherever its pupils live"


def _rate(release: Release, indicator: Indicator) -> str:
    if indicator.measure == "percent" or indicator.context:
        return ""
    people = release.indicators.get(indicator.population or "")
    if people is None:
        return "None is given: no population of the same ages is held"
    since = f", from {indicator.rate_from}, since when it counts the same ages" if indicator.rate_from else ""
    return join(
        f"Per {indicator.rate_per:,} of ", build_link(anchor_of(people), people.name), f"{since}. {people.source}."
    )


def _aim(indicator: Indicator) -> str:
    target = indicator.target
    if target is None:
        return ""
    unit = "% of the start" if indicator.measure == "count" else " percentage points"
    places = 0 if target.change.denominator == 1 else 1
    return f"{target.label}: {rounded(target.change, places)}{unit} by {target.by}"


def _protected(release: Release, indicator: Indicator) -> str:
    least = release.policy["threshold"]
    return {
        "people": f"Counts below {least} are hidden, with others that would give them away",
        "sessions": f"Hidden where fewer than {least} pupils stand behind it",
        "open": "Already public: not protected",
    }[indicator.counts]


def _breaks(indicator: Indicator) -> str:
    return join(*(tag("p", f"{found.label}, {found.month}. {found.note}") for found in indicator.breaks))
