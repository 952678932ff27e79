"""How accessible is the tracker? The statement the Public Sector Bodies Accessibility Regulations 2018 ask for."""

from metrics import Release
from pages.components.html import Markup, tag
from pages.components.notes_sections import build_section


def build_accessibility_html(release: Release) -> Markup:
    """What the statement covers, how accessible it is, what is not, how to say so, and on what it rests."""
    return build_section(release, "notes-accessibility", tag("p", "To come."))
