"""How is a workbook written for Excel? Plain cells in named tables, and charts that a reader may change.

Text is written as text, whatever it begins with, so that no name can become a formula or a link.
"""

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time
from functools import cache
from typing import TYPE_CHECKING

from pages.documents.content import Briefing
from pages.documents.workbook import build_workbook
from pages.documents.workbook_table import Amount, Book, Cell, Drawing, Table

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.chart_scatter import ChartScatter
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    Formats = Callable[[str], Format]

_ACCENT, _RULE = "#0b4f5c", "#d5dade"
_LINE, _HIGHEST = 15, 409  # points: of a line, and of a row, of which Excel allows no more
_ROWS_A_CHART, _CHARTS_A_PAGE = 16, 2
_A4 = 9
# What XlsxWriter does not say, by the parts of a file: its language; and that empty cells are gaps in a chart, which it
# leaves to be assumed, where the standard would have them drawn as noughts.
_SAID = {
    "docProps/core.xml": {b"</cp:coreProperties>": b"<dc:language>en-GB</dc:language></cp:coreProperties>"},
    "xl/charts/": {
        b'</c:plotArea><c:plotVisOnly val="1"/>': b'</c:plotArea><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/>',
        b'"en-US"': b'"en-GB"',
    },
}


def build_workbook_xlsx(briefing: Briefing) -> bytes:
    """The workbook of one cluster and month, as an .xlsx file; the same bytes for the same release."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - only when a document is asked for

    book, made = build_workbook(briefing), io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(made, options) as file:
        published = datetime.combine(book.released, time())
        file.set_properties({"title": book.title, "subject": book.subject, "created": published})
        formats = _formats(file)
        for table in book.tables:
            _write_table(file.add_worksheet(table.name), table, formats)
        if book.drawings:
            _draw(file, book, formats)
    return _complete(made.getvalue())


def _formats(file: "Workbook") -> "Formats":
    """The looks of cells by name, or by the pattern of a number."""
    looks: dict[str, dict[str, object]] = {
        "head": {"bold": True, "text_wrap": True, "font_color": "#ffffff", "bg_color": _ACCENT},
        "words": {"text_wrap": True},
    }

    @cache
    def find(name: str) -> "Format":
        return file.add_format({"valign": "top", **looks.get(name, {"num_format": name})})

    return find


def _write_table(sheet: "Worksheet", table: Table, formats: "Formats") -> None:
    heads = [{"header": column.title, "header_format": formats("head")} for column in table.columns]
    # A table has at least one row below its head.
    sheet.add_table(
        0,
        0,
        max(len(table.rows), 1),
        len(heads) - 1,
        {"name": table.name.replace(" ", "_"), "columns": heads, "style": "Table Style Light 1"},
    )
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, column.width)
    for down, lines in enumerate(table.count_lines()):
        if lines > 1:  # a row without a height is one line high in LibreOffice, and its words lie on the next
            sheet.set_row(down, min(lines * _LINE, _HIGHEST))
    for down, row in enumerate(table.rows, start=1):
        for across, cell in enumerate(row):
            _write_cell(sheet, down, across, cell, formats)
    sheet.freeze_panes(1, table.frozen)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _write_cell(sheet: "Worksheet", down: int, across: int, cell: Cell, formats: "Formats") -> None:
    if isinstance(cell, Amount):
        sheet.write_number(down, across, float(cell.value), formats(_pattern(cell.places)))
    elif isinstance(cell, date):
        sheet.write_datetime(down, across, cell, formats("yyyy-mm-dd"))
    elif cell:
        sheet.write_string(down, across, cell, formats("words"))


def _pattern(places: int) -> str:
    return f"#,##0.{'0' * places}" if places else "#,##0"


def _draw(file: "Workbook", book: Book, formats: "Formats") -> None:
    """The charts one below another, on a sheet of their own."""
    sheet = file.add_worksheet("Charts")
    sheet.set_column(0, 0, 110)
    sheet.write_string(0, 0, "Charts of the sheet Series. A hidden period is a gap.", formats("head"))
    for place, drawing in enumerate(book.drawings):
        chart = _build_chart(file, book, drawing)
        sheet.insert_chart(1 + place * _ROWS_A_CHART, 0, chart, {"description": drawing.alternative})
    # Whole charts on each page: the sheet is narrower than the paper, and a scale of its own would undo the breaks.
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(top=0.5, bottom=0.5)
    a_page = _ROWS_A_CHART * _CHARTS_A_PAGE
    sheet.set_h_pagebreaks(range(1 + a_page, 1 + len(book.drawings) * _ROWS_A_CHART, a_page))


def _build_chart(file: "Workbook", book: Book, drawing: Drawing) -> "ChartScatter":
    table = next(found for found in book.tables if found.name == drawing.table)
    # By day and amount: a chart of categories would draw what lies between two definitions as one line.
    chart = file.add_chart({"type": "scatter", "subtype": "straight_with_markers"})
    title = drawing.title.lstrip("=")  # the name of a chart would be read as a formula
    look = {"color": _ACCENT, "width": 2.25}
    marker = {"type": "circle", "size": 3, "fill": {"color": _ACCENT}, "border": {"color": _ACCENT}}
    for first, last in drawing.runs:
        across, up = ([table.name, first + 1, column, last + 1, column] for column in (drawing.days, drawing.amounts))
        chart.add_series({"name": title, "categories": across, "values": up, "line": look, "marker": marker})
    held = [row[drawing.days] for first, last in drawing.runs for row in table.rows[first : last + 1]]
    days = [day for day in held if isinstance(day, date)]
    # Ticks in the middle of January: a year of 365.25 days never slips into December.
    years = {"num_format": "yyyy", "min": date(min(days).year, 1, 15), "max": max(days), "major_unit": 365.25}
    lines = {"visible": True, "line": {"color": _RULE}}
    chart.set_x_axis({**years, "major_gridlines": {"visible": False}})
    chart.set_y_axis({"min": 0, "num_format": _pattern(drawing.places), "major_gridlines": lines})
    chart.set_title({"name": title, "name_font": {"size": 13}, "overlay": False})
    chart.set_legend({"none": True})
    chart.set_size({"width": 760, "height": 300})
    return chart


def _complete(made: bytes) -> bytes:
    """The file with what is left unsaid."""
    said = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(said, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            content = old.read(part)
            for place, changes in _SAID.items():
                for before, after in changes.items() if part.filename.startswith(place) else ():
                    content = content.replace(before, after)
            new.writestr(part, content)
    return said.getvalue()
