"""How does the city do beside itself a year before, and beside others? The newest full year of each figure."""

from metrics import Cluster, Dashboard, Month, Release, build_city
from pages.components.city.cluster import build_city_cluster_html
from pages.components.city.page import build_city_html, build_city_rest_html
from pages.components.city.words import edition
from pages.components.frame import draw_foot, draw_part, draw_problem, open_page
from pages.components.html import Markup, draw_html
from pages.components.keeping import keep
from pages.components.pickers import pick_option, pick_scene


@keep(20)
def _city_html(release: Release, model: str, _dashboard: Dashboard) -> tuple[Markup, Markup]:
    """The table, and what stands below."""
    view = build_city(_dashboard, release.comparators, model)
    return build_city_html(release, view), build_city_rest_html(release, view, _dashboard.not_supplied)


@keep(1000)
def _cluster_html(release: Release, cluster: Cluster | None, month: Month, _dashboard: Dashboard) -> Markup:
    return build_city_cluster_html(release, _dashboard, cluster, month)


def _draw(release: Release) -> None:
    scene = pick_scene(release)
    dashboard = release.dashboard
    if dashboard is None:
        draw_problem("This release has no page of the city.")
        return
    models = {model: edition(model) for model in dashboard.models}
    model = pick_option(f"{dashboard.choice}, by the model of", "model", models) if models else ""
    table, rest = _city_html(release, model, dashboard)
    draw_html(table)
    if scene is not None:
        draw_html(_cluster_html(release, scene.mine, scene.month, dashboard))
    draw_html(rest)


release = open_page("City")
draw_part(release, _draw)
draw_foot(release)
