"""How is a workbook written as OpenDocument? The same tables as for Excel, in the standard library's XML.

By hand, by measurement: odfpy looks every cell up in the grammar and takes a second or more for 700 rows of 12, which
take a tenth of that here, and its last release is of 2020. The tests read what is written here with it.
"""

import io
import zipfile
from collections.abc import Iterable
from datetime import date
from xml.etree.ElementTree import Element

from metrics import rounded
from pages.documents.content import Briefing
from pages.documents.workbook import build_workbook
from pages.documents.workbook_ods_parts import (
    MIME,
    VERSION,
    build_looks,
    build_manifest,
    build_meta,
    build_settings,
    build_styles,
    part,
    write_part,
)
from pages.documents.workbook_table import Amount, Book, Cell, Table


def build_workbook_ods(briefing: Briefing) -> bytes:
    """The workbook of one cluster and month, as an .ods file; the same bytes for the same release."""
    book, made = build_workbook(briefing), io.BytesIO()
    files = {
        "content.xml": _build_content(book),
        "styles.xml": build_styles(),
        "meta.xml": build_meta(book),
        "settings.xml": build_settings(book),
    }
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        # First and as it is, so that the kind of file can be told from its first bytes.
        package.writestr(zipfile.ZipInfo("mimetype"), MIME, zipfile.ZIP_STORED)
        for name, content in {**files, "META-INF/manifest.xml": build_manifest(files)}.items():
            package.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _build_content(book: Book) -> bytes:
    cells = [cell for table in book.tables for row in table.rows for cell in row]
    places = [cell.places for cell in cells if isinstance(cell, Amount)]
    widths = [column.width for table in book.tables for column in table.columns]
    filters = part("table:database-ranges", *(_build_filter(table) for table in book.tables))
    sheets = part("office:spreadsheet", *(_build_sheet(table) for table in book.tables), filters)
    looks = build_looks(places, widths)
    return write_part(part("office:document-content", looks, part("office:body", sheets), office__version=VERSION))


def _build_sheet(table: Table) -> Element:
    head = _row(_words(column.title, "head") for column in table.columns)
    return part(
        "table:table",
        *(part("table:table-column", table__style_name=f"width{column.width}") for column in table.columns),
        part("table:table-header-rows", head),
        *(_row(map(_build_cell, row)) for row in table.rows),
        table__name=table.name,
        table__style_name="sheet",
    )


def _row(cells: Iterable[Element]) -> Element:
    return part("table:table-row", *cells, table__style_name="row")


def _build_cell(cell: Cell) -> Element:
    if isinstance(cell, Amount):
        return part(
            "table:table-cell",
            part("text:p", said=rounded(cell.value, cell.places)),
            office__value_type="float",
            office__value=repr(float(cell.value)),
            table__style_name=f"amount{cell.places}",
        )
    if isinstance(cell, date):
        day = cell.isoformat()
        said = part("text:p", said=day)
        return part(
            "table:table-cell", said, office__value_type="date", office__date_value=day, table__style_name="day"
        )
    return _words(cell, "words") if cell else part("table:table-cell")


def _words(said: str, look: str) -> Element:
    # Said to be text, so that no name can become a formula.
    return part("table:table-cell", part("text:p", said=said), office__value_type="string", table__style_name=look)


def _build_filter(table: Table) -> Element:
    name = table.name.replace("'", "''")
    last = f"{_letters(len(table.columns))}{len(table.rows) + 1}"
    return part(
        "table:database-range",
        table__name=table.name.replace(" ", "_"),
        table__target_range_address=f"'{name}'.A1:'{name}'.{last}",
        table__display_filter_buttons="true",
    )


def _letters(number: int) -> str:
    """A column's letters: 1 is A, 27 is AA."""
    before, last = divmod(number - 1, 26)
    return (_letters(before) if before else "") + chr(ord("A") + last)
