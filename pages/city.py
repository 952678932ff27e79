"""How does the city do beside others?"""

from pages.components.frame import draw_foot, open_page

release = open_page("City")
draw_foot(release)
