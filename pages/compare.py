"""How do other clusters do?"""

from pages.components.frame import draw_foot, open_page

release = open_page("Compare")
draw_foot(release)
