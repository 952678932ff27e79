"""Which of the city's indicators has a cluster figures of its own, and what are the newest?"""

from urllib.parse import urlencode

from metrics import Cluster, Dashboard, Indicator, Month, Release, Series
from pages.components import wording
from pages.components.html import Markup, tag


def build_city_cluster_html(release: Release, dashboard: Dashboard, cluster: Cluster | None, month: Month) -> Markup:
    """The section on clusters: one cluster's newest figures known in a month, or how to see them."""
    word = release.words["area_word"]
    held = {m.indicator: m.name for m in dashboard.measures if m.indicator in release.indicators}
    lacking = [m.name for m in dashboard.measures if m.indicator not in release.indicators]
    parts = [tag("h3", f"The same indicators by {word}")]
    if cluster is None:
        names = ", ".join(release.indicators[key].name for key in held)
        parts.append(tag("p", f"Choose your {word} above to see its own figures of: {names or 'none'}."))
    else:
        parts.append(_table(release, list(held), cluster, month))
    if lacking:
        parts.append(tag("p", f"No figures by {word} are held of: {'; '.join(lacking)}.", class_="quiet"))
    return tag("section", *parts, class_="t city")


def _table(release: Release, keys: list[str], cluster: Cluster, month: Month) -> Markup:
    series = release.load_series(cluster.code)
    heads = ("Indicator", cluster.name, "Period", "Trend")
    rows = [_row(release, release.indicators[key], series.get(key), cluster, month) for key in keys]
    return tag(
        "table",
        tag("caption", f"{cluster.name}, {month}", class_="unseen"),
        tag("thead", tag("tr", *(tag("th", head, scope="col") for head in heads))),
        tag("tbody", *rows),
        class_="own",
    )


def _row(release: Release, indicator: Indicator, series: Series | None, cluster: Cluster, month: Month) -> Markup:
    latest = series.as_at(month).latest if series and indicator.key not in cluster.not_applicable else None
    if latest is None:
        said, period, made = ("N/A" if indicator.key in cluster.not_applicable else "[x]"), "", ""
    else:
        said = wording.figure(latest.value, indicator, release.symbol)
        period = indicator.period_words(latest.period_end)
        made = wording.provenance(frozenset({latest.provenance})) if latest.value.value is not None else ""
    choice = urlencode({"cluster": cluster.code, "month": month.key, "indicator": indicator.key})
    link = tag(
        "a", "Trend", tag("span", f" of {indicator.name}", class_="unseen"), href=f"./trends?{choice}", target="_self"
    )
    return tag(
        "tr",
        tag("th", indicator.name, tag("span", f" {indicator.unit}", class_="quiet"), scope="row"),
        tag("td", tag("span", said, class_="num"), *([" ", tag("span", made, class_="made")] if made else [])),
        tag("td", period),
        tag("td", link if latest is not None else ""),
    )
