"""What must be said under a sheet? The notes that apply, the signs that are on it, and the figures of context."""

from collections.abc import Collection

from metrics import PublishedValue, Release, Sheet, SheetRow, Status
from pages.components import wording
from pages.components.html import Markup, tag
from pages.components.rounding import SAID, looks_out

ARROWS_SAID = (
    "▲ ▼ ● say where the number went. Better and Worse are said only of what is more than chance or the usual ups and "
    "downs would bring"
)


def build_notes_html(release: Release, sheet: Sheet) -> Markup:
    """The numbered notes of the rows, what the signs mean, and figures of context."""
    listed = [tag("ol", *(tag("li", note) for note in sheet.notes), class_="notes")] if sheet.notes else []
    context = " · ".join(wording.background(item, release.symbol) for item in sheet.context)
    return tag(
        "section",
        *listed,
        tag("p", say_signs(release, sheet), class_="quiet"),
        *([tag("p", context, class_="quiet")] if context else []),
        aria_label="Notes",
    )


def say_signs(release: Release, sheet: Sheet) -> str:
    """What the signs on this sheet mean: only those that are on it."""
    in_cells = {value.status for row in sheet.rows for value in _values(row)}
    in_charts = {figure.value.status for row in sheet.rows for figure in row.progress.figures}
    statuses = in_cells | in_charts | {item.value.status for item in sheet.context}
    out = any(looks_out(row.baseline, row.latest, row.since_start.value, row.indicator) for row in sheet.rows)
    said = [f"{ARROWS_SAID}; “Why” tells how that was judged.", say_statuses(release, statuses, in_charts)]
    return " ".join([part for part in said if part] + ([SAID] if out else []))


def say_statuses(release: Release, statuses: Collection[Status], in_charts: Collection[Status]) -> str:
    """What the signs of these statuses mean, wherever they stand; empty where there is none to explain."""
    said = []
    if Status.SUPPRESSED in statuses:
        least = release.policy["threshold"]
        said.append(f"{release.symbol}: hidden, because it is below {least} or would give away a figure that is.")
    if Status.SUPPRESSED in in_charts:
        said.append("× in a chart: a hidden period.")
    if Status.NOT_AVAILABLE in statuses:
        said.append("[x]: not available.")
    if Status.NOT_APPLICABLE in statuses:
        said.append("N/A: has no meaning here.")
    return " ".join(said)


def _values(row: SheetRow) -> tuple[PublishedValue, ...]:
    changes = (row.since_last_month, row.percent_since_start, row.since_start)
    return (row.latest, row.baseline, *(change.value for change in changes))
