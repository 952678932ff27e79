"""What can I take along, and hand on? Documents of one cluster, the six-month report, everybody's packs, open data."""

from metrics import Release, TrackerError
from pages.components.frame import draw_foot, draw_problem, open_page
from pages.components.pickers import pick_scene
from pages.components.take.bundle import Asked, make
from pages.components.take.page import draw_take_page


def _draw(release: Release) -> Asked | None:
    try:
        scene = pick_scene(release)
        return draw_take_page(release, scene) if scene is not None else None
    except TrackerError as error:
        draw_problem(str(error))
        return None


# In no part of its own as on other pages: drawing such a part anew would not stop what the page is making.
release = open_page("Take away")
asked = _draw(release)
draw_foot(release)
if asked is not None:
    make(asked)
