"""How are published figures of the city and of others put into words? Their symbols are kept apart, as published."""

from collections.abc import Iterable
from fractions import Fraction

from metrics import CityColumn, CityRow, Measure, Month, Reading, rounded
from pages.components.wording import ARROWS

# What stands on the page for each symbol of the table, and what it means. Two signs of the publishers mean no more than
# that there is no figure.
_MEANINGS = {
    "[c]": "confidential: the publisher hides it, because it is small",
    "[z]": "not applicable: the place or the measure did not exist",
    "[x]": "no figure: not collected, not published, hidden, or left out here (the definition then says why)",
    "[k]": "rounds to nought, but is not nought",
    "[low]": "rounds to nought, but is not nought",
    "[u]": "of low reliability",
    "N/A": "not set beside other places",
}
_SIGNS = {"-": "[x]"}

SIDES = {"better": "better", "worse": "worse", "same": "about the same", "higher": "higher", "lower": "lower"}


def figure(reading: Reading, measure: Measure, places: int | None = None) -> str:
    """A figure as readers have it: "1,498", "4.9%", "[c]"; "4.9% [u]" where its publisher warns of it."""
    if reading.value is None:
        return sign(reading)
    shown = number(reading.value, measure, places)
    return f"{shown} {sign(reading)}" if reading.symbol else shown


def number(value: Fraction, measure: Measure, places: int | None = None) -> str:
    """A value with as many places as its measure has, unless said otherwise: "1,498", "4.9%"."""
    return rounded(value, measure.places if places is None else places) + ("%" if measure.percent else "")


def sign(reading: Reading) -> str:
    """What stands for a figure's symbol."""
    return _SIGNS.get(reading.symbol, f"[{reading.symbol}]")


def arrow(value: Fraction, measure: Measure) -> str:
    """Where the number went, as shown."""
    moved = rounded(value, measure.places).strip("-0.") != ""
    return ARROWS[0 if not moved else 1 if value > 0 else -1]


def column(found: CityColumn) -> str:
    """What a column is called: "England", "Statistical neighbours (May 2025)"."""
    return f"{found.name} ({edition(found.model)})" if found.model else found.name


def edition(text: str) -> str:
    """A month or a year of publication: "November 2023", "2015"."""
    return str(Month.parse(text)) if len(text) == len("2023-11") else text


def signs_used(rows: Iterable[CityRow]) -> list[tuple[str, str]]:
    """The signs that stand on the page for these rows, each with its meaning."""
    used: set[str] = set()
    for row in rows:
        readings = [row.latest, row.before, *(found.reading for found in row.beside)]
        readings += [reading for year in row.years for reading in (year.city, *year.beside)]
        used |= {sign(reading) for reading in readings if reading.symbol}
        used |= {"N/A"} if row.measure.not_compared else set()
    return [(found, meaning) for found, meaning in _MEANINGS.items() if found in used]
