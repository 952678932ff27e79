"""What are the figures behind a picture of absence? Every year, with its attendance, its schools, and the city's."""

from metrics import AbsencePart, AbsenceYear, Break, Indicator, Release
from pages.components import wording
from pages.components.html import Markup, tag
from pages.components.tables import build_small_table


def build_attendance_twin(release: Release, part: AbsencePart) -> Markup:
    """The table of one measure, newest year first; what makes years unlike stands between them."""
    heads = (part.covers, "Absence", "Attendance", "Schools", release.place, "Figures")
    return build_small_table(part.indicator.name, heads, _rows(release, part, len(heads)))


def _rows(release: Release, part: AbsencePart, width: int) -> list[Markup]:
    rows: list[Markup] = []
    crossed = list(part.breaks)
    for year in reversed(part.years):
        while crossed and crossed[-1].month.end > year.period_end:
            rows.append(_break(part.indicator, crossed.pop(), width))
        rows.append(_row(release, part, year))
    return rows


def _break(indicator: Indicator, found: Break, width: int) -> Markup:
    said = f"{indicator.break_words(found)}: {found.note}"
    return tag("tr", tag("td", said, colspan=width, class_="between"))


def _row(release: Release, part: AbsencePart, year: AbsenceYear) -> Markup:
    shown = [
        wording.figure(value, part.indicator, release.symbol) for value in (year.absence, year.attendance, year.city)
    ]
    schools = "" if year.schools is None else str(year.schools)
    cells = (*shown[:2], schools, shown[2], year.provenance.capitalize())
    return tag("tr", tag("th", year.school_year, scope="row"), *(tag("td", cell) for cell in cells))
