"""What are the figures behind the pictures of the city? Every year of one measure, and every place beside it."""

from collections.abc import Sequence
from itertools import pairwise

from metrics import CityColumn, CityRow, CityYear, breaks_between
from pages.components.city import words as city_words
from pages.components.html import Markup, tag
from pages.components.tables import build_small_table


def build_city_twin(row: CityRow, columns: Sequence[CityColumn], place: str) -> Markup:
    """The table of one measure, newest year first, on demand."""
    beside = columns if row.beside else ()
    heads = ("Period", place, *map(city_words.column, beside))
    name = row.measure.name
    rows = _rows(row, beside, len(heads))
    table = build_small_table(f"{name}, {row.measure.unit}", heads, rows, label=f"{name}: every year")
    return tag("details", tag("summary", name), table)


def _rows(row: CityRow, columns: Sequence[CityColumn], width: int) -> list[Markup]:
    """The years; what makes them unlike stands between them."""
    years = list(reversed(row.years))
    rows = [_year(row, year, columns) for year in years[:1]]
    for later, year in pairwise(years):
        broken = reversed(breaks_between(row.measure.breaks, year.period_end, later.period_end))
        said = [tag("td", f"{found.label}: {found.note}", colspan=width, class_="between") for found in broken]
        rows += [tag("tr", cell) for cell in said]
        rows.append(_year(row, year, columns))
    return rows


def _year(row: CityRow, year: CityYear, columns: Sequence[CityColumn]) -> Markup:
    shown = [
        city_words.figure(reading, row.measure, column.places(row.measure))
        for reading, column in zip(year.beside, columns, strict=True)
    ]
    cells = (city_words.figure(year.city, row.measure), *shown)
    return tag("tr", tag("th", year.period, scope="row"), *(tag("td", cell) for cell in cells))
