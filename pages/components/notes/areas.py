"""Which areas are there, what else are they called, and what has happened to them?"""

from urllib.parse import quote

from metrics import Cluster, Release
from pages.components.html import Markup, join, tag
from pages.components.notes.sections import build_section


def build_areas_html(release: Release) -> Markup:
    """A table of every area, ended ones among them, and the changes the papers record."""
    word = release.words["area_word"]
    clusters = sorted(release.clusters.values(), key=lambda cluster: cluster.name.casefold())
    heads = (word.capitalize(), "Places and other names", "What has happened")
    table = tag(
        "table",
        tag("caption", f"The {word}s of {release.place} and what they are called", class_="unseen"),
        tag("thead", tag("tr", *(tag("th", head, scope="col") for head in heads))),
        tag("tbody", *(_row(release, cluster) for cluster in clusters)),
        class_="areas",
    )
    history = [
        tag("li", f"{change.note} ", tag("span", f"Source: {change.source}.", class_="quiet"))
        for change in sorted(release.changes, key=lambda change: change.month)
    ]
    return build_section(
        release,
        "notes-areas",
        tag(
            "p",
            f"A {word} that was merged or renamed is counted in the one that holds it now, in all months: its past is "
            "restated. Where only part of an area moved, the past cannot be rebuilt: figures from before and after are "
            "not compared, and both say so.",
        ),
        table,
        *([tag("h3", "As the papers record it"), tag("ul", *history)] if history else []),
        *(tag("p", cluster.why_not) for cluster in clusters if cluster.why_not),
    )


def _row(release: Release, cluster: Cluster) -> Markup:
    names = [*cluster.places, *(f"also {alias}" for alias in cluster.aliases)]
    separate = cluster.code not in release.ended
    name = (
        tag("a", cluster.name, href=f"./?cluster={quote(cluster.code)}", target="_self") if separate else cluster.name
    )
    return tag("tr", tag("th", name, scope="row"), tag("td", ", ".join(names)), tag("td", _life(release, cluster)))


def _life(release: Release, cluster: Cluster) -> str:
    """What is recorded of an area's beginning and end; empty for one that has always been there."""
    said = []
    for change in sorted(release.changes, key=lambda change: change.month):
        gave = ", ".join(release.clusters[code].name for code in change.gave)
        received = release.clusters[change.received].name
        if change.kind == "boundary":
            if cluster.code in change.gave:
                said.append(f"{change.month}: part moved to {received}.")
            elif cluster.code == change.received:
                said.append(f"{change.month}: part of {gave} moved here.")
        elif cluster.code in change.gave:
            said.append(f"Until {change.month.previous()}; counted in {received}.")
        elif cluster.code == change.received:
            said.append(f"Since {change.month} with {gave}.")
    if cluster.closed:
        said.append(f"Closed after {cluster.closed}.")
    return join(*(tag("div", sentence) for sentence in said))
