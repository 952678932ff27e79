"""What does a six-month report say of itself? Months that are missing or stood out, what is not supplied, its signs."""

from collections.abc import Sequence

from metrics import HalfYear, HalfYearFigures, Release, Word, known_by
from pages.components import wording
from pages.components.chips import LOOKS
from pages.components.rounding import SAID, looks_out
from pages.components.sheet.notes import ARROWS_SAID, say_statuses
from pages.components.sheet.words import find_drawn
from pages.documents.content import Briefing
from pages.documents.pack import Answer, Chip
from pages.documents.report_months import find_statuses


def say_unfinished(release: Release, half: HalfYear) -> str:
    """Which months of a half-year the release has not; empty where it has all."""
    month = known_by(release, half)
    missing = [str(found) for found in half.months if found > month]
    if not missing:
        return ""
    return f"Unfinished: this release has no figures yet of {_and(missing)}. Everything is told as at {month}."


def say_unusual(figures: HalfYearFigures) -> list[Answer]:
    """The months of the half-year that stood out, if any."""
    called = {
        word: [
            f"{wording.spoken(row.indicator)} in {found.month}"
            for row in figures.obsessions
            for found in row.own.months
            if found.verdict.word is word
        ]
        for word in (Word.BETTER, Word.WORSE)
    }
    said = tuple((Chip(word.value, LOOKS[word]), ", ".join(names)) for word, names in called.items() if names)
    return [Answer("Unusual in these months:", said)] if said else []


def say_not_supplied(names: Sequence[str]) -> str:
    """What the report would hold and the release has not; empty where it has all."""
    spoken = [wording.inside(name) for name in names]
    return f"Not supplied in this release: {_and(spoken)}." if names else ""


def _and(words: Sequence[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def say_report_signs(briefing: Briefing, figures: HalfYearFigures) -> str:
    """What the signs mean that stand in this part."""
    rows = [*figures.obsessions, *figures.safe_from_harm]
    yearly = [row for row in briefing.rows if row.indicator.frequency != "monthly"]
    statuses = find_statuses(area for row in rows for area in (row.own, row.city)) | {
        value.status for row in yearly for value in (row.latest, row.city.value, row.since_start.value)
    }
    in_charts = {
        figure.value.status
        for row in find_drawn(briefing.sheet)
        if row.indicator.frequency == "monthly"
        for figure in row.progress.figures
    }
    context = {item.value.status for item in briefing.sheet.context}
    out = any(looks_out(row.baseline, row.latest, row.since_start.value, row.indicator) for row in yearly)
    said = say_statuses(briefing.release, statuses | in_charts | context, in_charts)
    return " ".join(part for part in (f"{ARROWS_SAID}.", said, SAID if out else "") if part)
