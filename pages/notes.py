"""What do the words and signs mean, and how are small numbers protected?"""

from pages.components.changes import build_changes_html
from pages.components.definitions import build_definitions_html
from pages.components.frame import draw_foot, open_page
from pages.components.html import draw_html, tag
from pages.components.protection import build_protection_html

release = open_page("Notes")
parts = (build_protection_html(release), build_changes_html(release), build_definitions_html(release))
draw_html(tag("div", *parts, class_="t prose"))
draw_foot(release)
