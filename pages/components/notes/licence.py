"""Whose are the figures, and under what licence may they be used?"""

from metrics import Release
from pages.components.html import Markup, tag
from pages.components.notes.sections import build_section


def build_licence_html(release: Release) -> Markup:
    """The licence, and each source with what comes from it."""
    sources: dict[str, list[str]] = {}
    for indicator in release.indicators.values():
        sources.setdefault(indicator.source, []).append(indicator.name)
    return build_section(
        release,
        "notes-licence",
        tag("p", release.words["licence"]),
        tag(
            "p",
            "Figures may be copied and used with these words beside them. Please keep their notes with them: which "
            "are synthetic, which are hidden, and across which breaks they are not comparable.",
        ),
        tag("h3", "Where the figures come from"),
        tag("ul", *(tag("li", f"{source}: {'; '.join(names)}.") for source, names in sources.items())),
    )
