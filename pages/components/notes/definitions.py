"""What is measured? Each indicator as the release itself defines it, with an anchor to link to."""

from collections.abc import Sequence

from metrics import Indicator, Measure, Release, rounded
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


def anchor_of_measure(measure: Measure) -> str:
    """The place of the definition of one of the city's published figures on the page of notes."""
    return f"definition-city-{measure.key}"


def build_definitions_html(release: Release) -> Markup:
    """Every indicator of the release: those of the tracker's sheet, the others, the context, and the page City's."""
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
        *_group("On the tracker", [_definition(release, indicator) for indicator in sheet]),
        *_group("Beside the tracker", [_definition(release, indicator) for indicator in others]),
        *_group("For context", [_definition(release, indicator) for indicator in context]),
        *_group("On the page City", [_of_the_city(measure) for measure in release.measures]),
    )


def _group(heading: str, defined: Sequence[Markup]) -> list[Markup]:
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
    return _article(anchor_of(indicator), indicator.name, indicator.definition, facts)


def _of_the_city(measure: Measure) -> Markup:
    facts = [
        ("Unit", measure.unit),
        ("Source", f"{measure.source}."),
        ("Next update", measure.next_update),
        ("Better", {"down": "Lower", "up": "Higher"}.get(measure.improvement, "Neither higher nor lower: background")),
        ("Not compared", measure.not_compared),
        ("Breaks", join(*(tag("p", f"{found.label}, {found.month}. {found.note}") for found in measure.breaks))),
        ("Notes", " ".join(measure.notes)),
    ]
    return _article(anchor_of_measure(measure), measure.name, measure.definition, facts)


def _article(anchor: str, name: str, definition: str, facts: Sequence[tuple[str, str]]) -> Markup:
    return tag(
        "article",
        build_anchor(anchor, tag("h4", name)),
        tag("p", definition),
        tag("dl", *(join(tag("dt", fact), tag("dd", said)) for fact, said in facts if said), class_="facts"),
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
    return join(*(tag("p", f"{indicator.break_words(found)}. {found.note}") for found in indicator.breaks))
