"""What is measured, and what has happened to the areas? As the release itself says it."""

from metrics import Indicator, Release
from pages.components.html import Markup, tag


def build_definitions_html(release: Release) -> Markup:
    """Each indicator's definition, source, start and breaks; then the history of the areas."""
    history = [
        tag("li", change.note, " ", tag("span", f"Source: {change.source}.", class_="quiet"))
        for change in release.changes
    ]
    return tag(
        "section",
        tag("h2", "What is measured"),
        tag("p", f"The start, “{release.words['start']}”, is that of the {release.words['plan']}."),
        *(_definition(indicator) for indicator in release.indicators.values()),
        tag("h2", f"What has happened to {release.place}’s {release.words['area_word']}s"),
        tag("ul", *history),
    )


def _definition(indicator: Indicator) -> Markup:
    also = f" Looked for also as {', '.join(indicator.aliases)}." if indicator.aliases else ""
    where = "the home address" if indicator.basis == "residence" else "the school"
    return tag(
        "section",
        tag("h3", indicator.name),
        tag("p", indicator.definition, also),
        tag(
            "p",
            f"Counted by {where}; {indicator.frequency}; start: {indicator.period_words(indicator.baseline)}. "
            f"Source: {indicator.source}.",
            class_="quiet",
        ),
        *(tag("p", f"{found.label}, {found.month}: {found.note}", class_="quiet") for found in indicator.breaks),
    )
