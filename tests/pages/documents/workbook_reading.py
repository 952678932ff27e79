"""What is in the cells of a workbook? Read by openpyxl and by odfpy, neither of which wrote it."""

import io
from datetime import date

import openpyxl
from odf.opendocument import load
from odf.table import Table as OdsTable
from odf.table import TableCell, TableRow

from pages.documents.workbook_table import Amount, Book, Cell

Read = str | float | date | None
Sheets = dict[str, list[list[Read]]]


def read_xlsx(content: bytes) -> Sheets:
    """Every cell of the sheets that have a table; days as days."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {
        sheet.title: [
            [cell.value.date() if cell.is_date else _rounded(cell.value) for cell in row] for row in sheet.iter_rows()
        ]
        for sheet in book
        if sheet.tables
    }


def read_ods(content: bytes) -> Sheets:
    """Every cell, by the type and value it is said to have."""
    sheets = load(io.BytesIO(content)).spreadsheet.getElementsByType(OdsTable)
    return {
        sheet.getAttribute("name"): [
            [_value(cell) for cell in row.getElementsByType(TableCell)] for row in sheet.getElementsByType(TableRow)
        ]
        for sheet in sheets
    }


def _value(cell: TableCell) -> Read:
    kind = cell.getAttribute("valuetype")
    if kind == "float":
        return _rounded(float(cell.getAttribute("value")))
    if kind == "date":
        return date.fromisoformat(cell.getAttribute("datevalue"))
    return str(cell) if kind == "string" else None


def described(book: Book) -> Sheets:
    """What should be read."""
    return {
        table.name: [
            [column.title for column in table.columns],
            *([_plain(cell) for cell in row] for row in table.rows),
        ]
        for table in book.tables
    }


def _plain(cell: Cell) -> Read:
    return _rounded(float(cell.value)) if isinstance(cell, Amount) else cell or None


def _rounded(value: Read) -> Read:
    """Numbers as far as the forms hold them alike: Excel's has sixteen digits, OpenDocument all."""
    return float(f"{value:.12g}") if isinstance(value, int | float) else value
