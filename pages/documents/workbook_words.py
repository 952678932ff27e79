"""How is a figure put into cells? The amount in one; whether it is shown, and if not why, in the one beside it."""

from metrics import Change, Indicator, PublishedValue, Status, Verdict, clean
from pages.components import wording
from pages.components.sheet.words import say_verdict
from pages.documents.workbook_table import Amount, Cell, Column

_LONGEST_NAME = 60  # letters of a council's own words within a heading, of which Excel takes 255
_WHY = {
    Status.SUPPRESSED: "hidden",
    Status.NOT_AVAILABLE: "not available",
    Status.NOT_APPLICABLE: "has no meaning here",
}


def text(said: str) -> str:
    """Words as any file can hold them: one line, without letters that cannot be seen."""
    return clean(said)


def within(name: str) -> str:
    """A council's own words within a heading."""
    shown = clean(name)
    return shown if len(shown) <= _LONGEST_NAME else f"{shown[:_LONGEST_NAME]}…"


def columns_of(title: str, status_width: int = 16) -> tuple[Column, Column]:
    """The columns of an amount and of its status."""
    return Column(title, 12), Column(f"{title} (status)", status_width)


def shown(value: PublishedValue, places: int, symbol: str, said: str = "") -> tuple[Cell, Cell]:
    """An amount and its status: "Shown", "[c]: hidden", "N/A: ...". `said`: what goes with it, or why there is none."""
    if value.value is None:
        return None, text(f"{wording.unseen(value.status, symbol)}: {said or _WHY[value.status]}")
    return Amount(value.value, places), text(f"Shown: {said}" if said else "Shown")


def moved(change: Change, places: int, symbol: str) -> tuple[Cell, Cell]:
    """A movement and its status."""
    return shown(change.value, places, symbol, change.why)


def judged(verdict: Verdict) -> tuple[Cell, Cell]:
    """A verdict's word, and all that is said of it."""
    return verdict.word.value if verdict.word else None, text(say_verdict(verdict))


def say_unit(indicator: Indicator) -> str:
    """What a position is in: "children", "% of possible sessions"."""
    return text(f"% {indicator.unit}" if indicator.measure == "percent" else indicator.unit)


def say_change_unit(indicator: Indicator) -> str:
    """What a change is in: "children", "percentage points"."""
    return "percentage points" if indicator.measure == "percent" else text(indicator.unit)


def say_provenance(kinds: frozenset[str]) -> str:
    """Whether figures are real: said of those that are, too."""
    return wording.provenance(kinds) or ("Published" if kinds else "")
