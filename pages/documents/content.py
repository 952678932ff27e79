"""What do the documents of one cluster and month say? The sheet, where the cluster stands, what to ask, and whence.

Each writer lays this out in its own form; none computes a figure or a word of its own.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from metrics import Cluster, Comparison, Indicator, Month, Release, Sheet, SheetRow, build_comparison, build_sheet
from pages.components.changes.release import say_changes
from pages.components.questions import build_questions
from pages.components.sentences import build_sentences


@dataclass(frozen=True)
class Briefing:
    """Everything of one cluster and month that a document may say.

    `comparisons` are by the indicator's key, of those on the sheet. `link` leads back to the view, empty where the
    address of the tracker is not known.
    """

    release: Release
    sheet: Sheet
    comparisons: Mapping[str, Comparison]
    sentences: tuple[str, ...]
    questions: tuple[str, ...]
    changes: tuple[str, ...]
    link: str

    @property
    def title(self) -> str:
        """What the document is called: the tracker, the cluster, the month."""
        return f"{self.release.words['title']}: {self.sheet.cluster.name}, {self.sheet.month}"

    @property
    def file_name(self) -> str:
        """The same for every publication of a view, without an ending: "bramley-2015-12"."""
        return name_file(self.sheet.cluster, self.sheet.month)

    @property
    def rows(self) -> tuple[SheetRow, ...]:
        """The obsessions that have a meaning in this cluster."""
        return tuple(row for row in self.sheet.rows if row.indicator.key not in self.sheet.cluster.not_applicable)


def name_file(cluster: Cluster, month: Month) -> str:
    """What files of a cluster and month are called, without an ending."""
    return f"{cluster.code}-{month.key}"


Compare = Callable[[Release, Indicator, Month], Comparison | None]


def build_briefing(
    release: Release, cluster: Cluster, month: Month, address: str = "", compare: Compare = build_comparison
) -> Briefing:
    """The briefing of one cluster and month. `address`: where the tracker is, such as "https://tracker.example/".

    `compare`: what sets clusters side by side, for those who keep what it finds.
    """
    return _brief(release, cluster, month, address, _compare(release, month, compare))


def build_briefings(release: Release, month: Month, address: str = "") -> Iterator[Briefing]:
    """One after another, those of all clusters open in a month, by name; what is the same for all is made once."""
    comparisons = _compare(release, month, build_comparison)
    for cluster in release.open_clusters(month):
        yield _brief(release, cluster, month, address, comparisons)


def _compare(release: Release, month: Month, compare: Compare) -> dict[str, Comparison]:
    compared = (indicator for indicator in release.indicators.values() if indicator.sheet_order)
    found = {indicator.key: compare(release, indicator, month) for indicator in compared}
    return {key: comparison for key, comparison in found.items() if comparison}


def _brief(
    release: Release, cluster: Cluster, month: Month, address: str, comparisons: Mapping[str, Comparison]
) -> Briefing:
    sheet = build_sheet(release, cluster, month)
    view = urlencode({"cluster": cluster.code, "month": month.key})
    return Briefing(
        release=release,
        sheet=sheet,
        comparisons=comparisons,
        sentences=tuple(build_sentences(release, sheet)),
        questions=tuple(build_questions(release, sheet)),
        changes=tuple(say_changes(release, [row.indicator.key for row in sheet.rows])),
        link=f"{address.rstrip('/')}/?{view}" if address else "",
    )
