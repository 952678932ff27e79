"""How is school absence?"""

from pages.components.frame import draw_foot, open_page

release = open_page("Attendance")
draw_foot(release)
