"""What do the figures, words and signs mean, and where is what I look for?"""

from metrics import Release
from pages.components.frame import draw_foot, draw_part, open_page
from pages.components.html import Markup, draw_html, tag
from pages.components.keeping import keep
from pages.components.notes.accessibility import build_accessibility_html
from pages.components.notes.areas import build_areas_html
from pages.components.notes.definitions import build_definitions_html
from pages.components.notes.differences import build_differences_html
from pages.components.notes.licence import build_licence_html
from pages.components.notes.protection import build_protection_html
from pages.components.notes.search import draw_search
from pages.components.notes.sections import build_contents_html, draw_arrival
from pages.components.notes.verdicts import build_verdicts_html
from pages.components.notes.words import build_words_html

_PARTS = (
    build_definitions_html,
    build_areas_html,
    build_verdicts_html,
    build_protection_html,
    build_differences_html,
    build_accessibility_html,
    build_licence_html,
    build_words_html,
)


@keep(4)
def _notes_html(release: Release) -> Markup:
    """All that stands below the search."""
    return tag("div", *(build(release) for build in _PARTS), class_="t prose")


release = open_page("Notes")
draw_html(build_contents_html(release))
draw_part(release, draw_search)
draw_html(_notes_html(release))
draw_foot(release)
draw_arrival()
