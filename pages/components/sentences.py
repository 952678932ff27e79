"""How is an obsession said in one sentence? To read out, or to paste into a report; the same words as the sheet's."""

from metrics import Month, Release, Sheet, SheetRow, Status, Verdict, rounded
from pages.components import wording


def build_sentences(release: Release, sheet: Sheet) -> list[str]:
    """One sentence for each obsession that has a figure, or whose figure is hidden; none for what has no meaning."""
    return [said for row in sheet.rows if (said := build_sentence(release, sheet, row))]


def build_sentence(release: Release, sheet: Sheet, row: SheetRow) -> str:
    """The sentence of one obsession; empty where there is nothing to say."""
    if row.latest.status is Status.SUPPRESSED:
        return _hidden(sheet, row)
    return _shown(sheet, row, release.words["start"]) if row.latest.status is Status.PUBLISHED else ""


def _hidden(sheet: Sheet, row: SheetRow) -> str:
    name = wording.inside(row.indicator.name)
    return f"The figure for {name} in {sheet.cluster.name} in {row.period} is not shown, to protect small numbers."


def _shown(sheet: Sheet, row: SheetRow, start: str) -> str:
    """ "Bramley had 108 children looked after in December 2015, 1 more than in November (a usual monthly change) and
    20 more than at the start (88; +22.7%, within what chance could produce)."
    """
    moved = [part for part in (_since_last_month(row, sheet.month), _since_start(row, start)) if part]
    made = wording.provenance(row.provenance)
    said = f"{_position(sheet, row)}{', ' if moved else ''}{' and '.join(moved)}."
    return f"{said} ({made} demonstration figures.)" if made else said


def _position(sheet: Sheet, row: SheetRow) -> str:
    indicator, where = row.indicator, sheet.cluster.name
    figure = wording.figure(row.latest, indicator, "")
    if indicator.measure == "percent":
        return f"{indicator.short_name} in {where} was {figure} in {row.period}"
    return f"{where} had {figure} {wording.inside(indicator.name)} in {row.period}"


def _since_last_month(row: SheetRow, month: Month) -> str:
    moved = wording.compared(row.since_last_month.value, row.indicator, f"in {say_month_before(month)}")
    return f"{moved}{_reason([], row.month_verdict)}" if moved else ""


def _since_start(row: SheetRow, start: str) -> str:
    moved = wording.compared(row.since_start.value, row.indicator, f"at {start}")
    if not moved:
        return ""
    return f"{moved}{_reason(say_start_figures(row), row.start_verdict)}"


def say_month_before(month: Month) -> str:
    """The month before in a sentence on a month: its year only where that is another."""
    before = month.previous()
    return str(before) if before.year != month.year else str(before).split()[0]


def say_start_figures(row: SheetRow) -> list[str]:
    """The start's figure, and the change since in percent where it has a meaning: "88", "+22.7%"."""
    percent = row.percent_since_start.value.value
    moved = [] if percent is None else [f"{'+' if percent > 0 else ''}{rounded(percent, 1)}%"]
    return [wording.figure(row.baseline, row.indicator, ""), *moved]


def _reason(said: list[str], verdict: Verdict) -> str:
    """In brackets: the figure compared with and its percentage; then why the movement counts or does not."""
    parts = "; ".join(part for part in (said[0] if said else "", ", ".join([*said[1:], *_brief(verdict)])) if part)
    return f" ({parts})" if parts else ""


def _brief(verdict: Verdict) -> list[str]:
    # Across a break there is no such reason: what lies between is said instead.
    if verdict.word is not None and not verdict.brief:
        return [verdict.word.value.lower()]
    return [verdict.brief] if verdict.brief else []
