"""What is new, and what stands out?"""

from pages.components.frame import draw_foot, open_page

release = open_page("What changed")
draw_foot(release)
