"""What is new in this release, and which clusters stand out?"""

from metrics import Cluster, Month, Release, Watch, build_watch
from pages.components.changes.release import build_changes_html
from pages.components.changes.watch import build_watch_html
from pages.components.frame import draw_foot, draw_part, open_page
from pages.components.html import Markup, draw_html, tag
from pages.components.keeping import keep, keep_as_it_is
from pages.components.pickers import pick_scene


@keep_as_it_is(100)
def _watch(release: Release, month: Month) -> Watch:
    """All clusters are looked at once a month, whoever asks."""
    return build_watch(release, month)


@keep(1000)
def _watch_html(release: Release, month: Month, mine: Cluster | None) -> Markup:
    return build_watch_html(release, _watch(release, month), mine)


def _draw(release: Release) -> None:
    scene = pick_scene(release)
    if scene is not None:
        draw_html(_watch_html(release, scene.month, scene.mine))


release = open_page("What changed")
draw_html(tag("div", build_changes_html(release), class_="t"))
draw_part(release, _draw)
draw_foot(release)
