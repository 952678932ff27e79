"""Who was not judged, and why? Named in the order of the alphabet; of a hidden figure nothing else is said."""

from collections.abc import Iterator, Sequence

from metrics import Cluster, Look, Release, Watch
from pages.components import wording
from pages.components.html import Markup, tag


def build_unjudged(release: Release, watch: Watch) -> Markup:
    """On demand: the clusters that got no verdict though nothing is hidden, for this month and since the start."""
    word, start = release.words["area_word"], release.words["start"]
    parts: list[Markup] = []
    for when, looks in (("This month", watch.this_month), (f"Since {start}", watch.since_start)):
        listed = [tag("li", said) for said in _sentences(word, looks)]
        if listed:
            parts.extend([tag("h4", when), tag("ul", *listed)])
    if not parts:
        return Markup("")
    return tag("details", tag("summary", f"Which other {word}s were not judged, and why"), *parts, class_="prose")


def build_hidden(release: Release, looks: Sequence[Look]) -> Markup:
    """The clusters of which a figure is hidden, by figure; empty where there are none."""
    named = [f"{look.indicator.short_name}: {_names(look.hidden)}" for look in looks if look.hidden]
    if not named:
        return Markup("")
    return tag("p", f"Hidden ({release.symbol}), so not judged. {'. '.join(named)}.", class_="quiet")


def _sentences(word: str, looks: Sequence[Look]) -> Iterator[str]:
    """One for each reason and the clusters it holds for, with all the figures it holds for."""
    figures: dict[tuple[str, str], list[str]] = {}
    for look in looks:
        everyone = not look.judged and not look.hidden and len(look.unjudged) == 1
        for reason, clusters in look.unjudged.items():
            who = f"every {word}" if everyone and len(clusters) > 1 else _names(clusters)
            figures.setdefault((reason, who), []).append(wording.spoken(look.indicator))
    for (reason, who), names in figures.items():
        listed = ", ".join(names)
        yield f"{wording.begin(listed)} in {who}: {reason}"


def _names(clusters: Sequence[Cluster]) -> str:
    return ", ".join(cluster.name for cluster in clusters)
