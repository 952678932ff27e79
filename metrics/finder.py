"""Which cluster and month does an address ask for? The one meant, or a sentence; never another one's figures."""

from dataclasses import dataclass

from metrics.clusters import Cluster
from metrics.month import Month
from metrics.release import Release
from metrics.search import LONGEST_ASKED, SearchIndex, cluster_entries

_MOST_CLOSE = 3


@dataclass(frozen=True)
class NotFound:
    """Nothing goes by that name. `sentence` says so, `close` are clusters it may have meant."""

    sentence: str
    close: tuple[Cluster, ...] = ()


def find_month(release: Release, asked: str | None) -> Month | NotFound:
    """The reporting month of an address; the release's own where none is asked for."""
    if asked is None:
        return release.month
    try:
        month = Month.parse(asked)
    except ValueError:
        return NotFound(f"There is no month “{echo(asked)}”. {_months(release)}")
    if not release.first_month <= month <= release.month:
        return NotFound(f"There are no figures for {month}. {_months(release)}")
    return month


def find_cluster(release: Release, asked: str, month: Month) -> Cluster | NotFound:
    """The cluster of an address, if it is one of its own in that month."""
    cluster = release.clusters.get(asked)
    if cluster is None:
        return NotFound(f"There is no {release.words['area_word']} called “{echo(asked)}”.", _close(release, asked))
    heir = release.ended.get(asked)
    if heir:
        kept = release.clusters[heir]
        return NotFound(f"{cluster.name} is no longer separate: its figures are counted in {kept.label}.", (kept,))
    if not cluster.open_in(month):
        return NotFound(f"{cluster.name} closed after {cluster.closed}, so it has no figures for {month}.")
    return cluster


def _months(release: Release) -> str:
    return f"Choose one from {release.first_month} to {release.month}."


def clean(asked: str) -> str:
    """What was asked for as one line of text that can be seen: an address may hold anything."""
    return " ".join("".join(c if c.isprintable() else " " for c in asked).split())


def echo(asked: str) -> str:
    """What was asked for, fit to be said back in a sentence."""
    shown = clean(asked)
    return shown if len(shown) <= LONGEST_ASKED else f"{shown[:LONGEST_ASKED]}…"


def _close(release: Release, asked: str) -> tuple[Cluster, ...]:
    index = SearchIndex(tuple(cluster_entries(release.open_clusters(release.month))), release.words["area_word"])
    return tuple(release.clusters[entry.key] for entry in index.find(asked).entries[:_MOST_CLOSE])
