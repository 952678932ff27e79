"""How has one figure moved over time?"""

from pages.components.frame import draw_foot, open_page

release = open_page("Trends")
draw_foot(release)
