"""Are the files of a workbook plain and sound? Their form, their charts, and names that mean harm."""

import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pytest
from odf import grammar
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from loaders.paths import PROJECT
from metrics import Month, Release
from metrics.release import open_release
from pages.documents.content import Briefing, build_briefing
from pages.documents.workbook import build_workbook
from pages.documents.workbook_ods import build_workbook_ods
from pages.documents.workbook_xlsx import build_workbook_xlsx
from tests.pages.documents.workbook_reading import described, read_ods, read_xlsx
from tests.pages.releases import copy_release, find_hidden

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
NAMES = re.compile(r"\{(.*)\}(.*)")
SHEETS = ["Tracker", "Series", "All clusters", "Notes"]


def brief(release: Release, code: str = "seacroft-manston", month: str = "2017-03") -> Briefing:
    return build_briefing(release, release.clusters[code], Month.parse(month))


@pytest.fixture(scope="module")
def xlsx(demonstration: Release) -> bytes:
    return build_workbook_xlsx(brief(demonstration))


@pytest.fixture(scope="module")
def ods(demonstration: Release) -> bytes:
    return build_workbook_ods(brief(demonstration))


def opened(content: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def test_sheets_are_plain(xlsx: bytes) -> None:
    """Nothing hidden or merged, a heading that stays, filters, widths."""
    book = opened(xlsx)
    assert book.sheetnames == [*SHEETS, "Charts"]
    sheet: Worksheet
    for sheet in book:
        assert (sheet.sheet_state, list(sheet.merged_cells.ranges)) == ("visible", [])
        assert not [d for d in (*sheet.column_dimensions.values(), *sheet.row_dimensions.values()) if d.hidden]
    for name in SHEETS:
        sheet = book[name]
        (found,) = sheet.tables.values()
        assert found.ref == found.autoFilter.ref == sheet.dimensions
        assert sheet.freeze_panes[-1] == "2"
        assert all(dimension.width >= 10 for dimension in sheet.column_dimensions.values())
        assert [cell.value for cell in sheet[1]] == [column.name for column in found.tableColumns]
    assert not book.defined_names.keys() - {"_xlnm.Print_Titles"}


def test_a_column_holds_one_kind_of_cell(xlsx: bytes, ods: bytes) -> None:
    """No text in a column of numbers, and numbers nowhere else."""
    for sheets in (read_xlsx(xlsx), read_ods(ods)):
        for name, (heads, *rows) in sheets.items():
            for place, head in enumerate(heads):
                kinds = {type(row[place]) for row in rows if row[place] is not None}
                assert len(kinds) <= 1, (name, head)
        assert {type(row[4]) for row in sheets["Series"][1:] if row[4] is not None} == {float}


def test_each_number_has_a_status_beside_it(xlsx: bytes) -> None:
    for name in ("Tracker", "All clusters"):
        heads, *rows = read_xlsx(xlsx)[name]
        for place, (head, beside) in enumerate(pairwise(heads)):
            if any(isinstance(row[place], float) for row in rows):
                assert beside == f"{head} (status)"
                for row in rows:
                    assert (row[place] is not None) == str(row[place + 1]).startswith("Shown")


def test_numbers_and_days_look_as_on_screen(xlsx: bytes) -> None:
    sheet = opened(xlsx)["Series"]
    looks = {(row[6].value, row[4].number_format) for row in sheet.iter_rows(min_row=2) if row[4].value is not None}
    assert looks == {
        ("children", "#,##0"),
        ("young people", "#,##0"),
        ("% of possible sessions", "#,##0.0"),
    }
    assert {row[3].number_format for row in sheet.iter_rows(min_row=2)} == {"yyyy-mm-dd"}


def test_title_and_language_are_said(demonstration: Release, xlsx: bytes, ods: bytes) -> None:
    said = opened(xlsx).properties
    assert (said.title, said.language) == (brief(demonstration).title, "en-GB")
    assert demonstration.words["provenance"] in said.subject
    assert said.created == datetime.combine(demonstration.published_on, datetime.min.time())
    meta = {element.tag.split("}")[1]: element.text for element in part(ods, "meta.xml").iter()}
    assert (meta["title"], meta["language"]) == (brief(demonstration).title, "en-GB")
    assert demonstration.words["provenance"] in str(meta["description"])


def part(content: bytes, name: str) -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return ElementTree.fromstring(package.read(name))  # noqa: S314 - our own file


def charts(content: bytes) -> list[ElementTree.Element]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = sorted(name for name in package.namelist() if name.startswith("xl/charts/chart"))
        return [ElementTree.fromstring(package.read(name)) for name in names]  # noqa: S314 - our own file


def test_charts_draw_what_is_shown_and_nothing_else(demonstration: Release) -> None:
    code, _ = find_hidden()
    view = brief(demonstration, code)
    found = charts(build_workbook_xlsx(view))
    rows = view.rows
    assert len(found) == len(rows) > 0
    hidden = 0
    for chart, row in zip(found, rows, strict=True):
        expected = [f.value.value for f in row.progress.figures if f.value.value is not None]
        points = [float(str(v.text)) for y in chart.iter(f"{CHART}yVal") for v in y.iter(f"{CHART}v")]
        assert points == pytest.approx([float(value) for value in expected])
        assert [blank.get("val") for blank in chart.iter(f"{CHART}dispBlanksAs")] == ["gap"]
        hidden += len(row.progress.figures) - len(expected)
        places = sum(
            int(str(count.get("val"))) for y in chart.iter(f"{CHART}yVal") for count in y.iter(f"{CHART}ptCount")
        )
        assert places == len(row.progress.figures)
    assert hidden > 0


def test_no_line_is_drawn_across_a_change_of_definition(xlsx: bytes, demonstration: Release) -> None:
    lines = [len(list(chart.iter(f"{CHART}ser"))) for chart in charts(xlsx)]
    broken = [len(row.indicator.breaks) + 1 for row in brief(demonstration).rows]
    assert lines == broken == [1, 2, 1, 1]


def test_charts_say_what_they_show(xlsx: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(xlsx)) as package:
        drawing = package.read("xl/drawings/drawing1.xml").decode()
    said = re.findall(r'descr="([^"]+)"', drawing)
    assert len(said) == 4
    assert said[0].startswith("Children looked after, Seacroft Manston. First April 2011 88; latest March 2017")
    titles = ["".join(t.itertext()) for chart in charts(xlsx) for t in list(chart.iter(f"{CHART}title"))[:1]]
    assert titles[0] == "Children looked after, Seacroft Manston (Part synthetic)"


def test_words_have_room_in_their_rows(xlsx: bytes) -> None:
    """LibreOffice gives a row without a height one line, and the next row's words lie on its own."""
    book = opened(xlsx)
    for name in SHEETS:
        sheet = book[name]
        for row in sheet.iter_rows():
            found = [cell for cell in row if isinstance(cell.value, str)]
            letters_a_line = {cell: sheet.column_dimensions[cell.column_letter].width for cell in found}
            # No letter is wider than half as much again as a digit, so words this short are on one line.
            lines = max(len(cell.value) / (1.5 * letters_a_line[cell]) for cell in found)
            assert (sheet.row_dimensions[row[0].row].height or 15) >= min(15 * lines, 409), (name, row[0].row)
    notes = {row[0].value: sheet.row_dimensions[row[0].row].height for row in book["Notes"].iter_rows()}
    assert notes["Provenance"] >= 60
    assert notes["Release"] is None
    assert book["Series"].row_dimensions[1].height == 30
    assert book["All clusters"].row_dimensions[1].height >= 30


def test_charts_stand_whole_on_pages_on_their_side(xlsx: bytes) -> None:
    sheet = opened(xlsx)["Charts"]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    # In pixels: 7 a letter of the column, 96 an inch of what the margins leave of 29.7 cm.
    assert sheet.column_dimensions["A"].width * 7 < (29.7 / 2.54 - sheet.page_margins.left * 2) * 96
    tops = [anchor.anchor._from.row for anchor in sheet._charts]
    ends = [anchor.anchor.to.row for anchor in sheet._charts]
    assert len(tops) == 4
    for cut in (found.id for found in sheet.row_breaks.brk):
        assert not [top for top, end in zip(tops, ends, strict=True) if top < cut < end]
    assert [found.id for found in sheet.row_breaks.brk] == [tops[2]]


def test_open_documents_print_as_wide_as_a_page(ods: bytes) -> None:
    (page,) = (found for found in part(ods, "styles.xml").iter() if found.tag.endswith("}page-layout-properties"))
    said = {name_of(key)[1]: value for key, value in page.items()}
    assert (said["scale-to-X"], said["scale-to-Y"], said["print-orientation"]) == ("1", "0", "landscape")


def elements(root: ElementTree.Element) -> Iterator[tuple[ElementTree.Element, ElementTree.Element]]:
    for inside in root:
        yield root, inside
        yield from elements(inside)


def name_of(tag: str) -> tuple[str, str]:
    found = NAMES.fullmatch(tag)
    return (found[1], found[2]) if found else ("", tag)


@pytest.mark.parametrize("name", ["content.xml", "styles.xml", "meta.xml", "settings.xml"])
def test_open_documents_keep_the_grammar(ods: bytes, name: str) -> None:
    """As odfpy knows it: elements stand where they may, with attributes they may have and those they must."""
    root = part(ods, name)
    for above, element in elements(root):
        where, tag = name_of(above.tag), name_of(element.tag)
        allowed = grammar.allowed_children.get(where)
        assert allowed is None or tag in allowed, (where, tag)
        attributes = {name_of(key) for key in element.attrib}
        known = grammar.allowed_attributes.get(tag)
        if tag[1] == "page-layout-properties":
            # Of later versions than odfpy knows, but read by LibreOffice ever since: as wide as a page.
            attributes -= {(tag[0], "scale-to-X"), (tag[0], "scale-to-Y")}
        assert known is None or attributes <= set(known), (tag, attributes)
        assert set(grammar.required_attributes.get(tag, ())) <= attributes, tag


def test_open_documents_are_packed_as_the_standard_says(ods: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(ods)) as package:
        first, *rest = package.infolist()
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert package.read(first) == b"application/vnd.oasis.opendocument.spreadsheet"
        listed = re.findall(r'full-path="([^"]+)"', package.read("META-INF/manifest.xml").decode())
    assert set(listed) == {"/", *(each.filename for each in rest)} - {"META-INF/manifest.xml"}


def test_headings_stay_and_filter_in_open_documents_too(demonstration: Release, ods: bytes) -> None:
    content = part(ods, "content.xml")
    ranges = {
        value for element in content.iter() for key, value in element.items() if key.endswith("}target-range-address")
    }
    expected = described(build_workbook(brief(demonstration)))
    ends = {name: f"{letters(len(rows[0]))}{len(rows)}" for name, rows in expected.items()}
    assert ranges == {f"'{name}'.A1:'{name}'.{end}" for name, end in ends.items()}
    kept = "".join(part(ods, "settings.xml").itertext())
    assert "Tracker" in kept
    splits = [e.text for e in part(ods, "settings.xml").iter() if "VerticalSplitPosition" in e.attrib.values()]
    assert splits == ["1"] * len(SHEETS)


def letters(number: int) -> str:
    return str(openpyxl.utils.get_column_letter(number))


def test_the_same_release_gives_the_same_bytes(demonstration: Release, xlsx: bytes, ods: bytes) -> None:
    assert build_workbook_xlsx(brief(demonstration)) == xlsx
    assert build_workbook_ods(brief(demonstration)) == ods


HOSTILE = (
    "=1+1", "+44", "-1", "@SUM(A1)", "=HYPERLINK(\"http://x\")", "http://x.example", "<b>&\"x\"'</b>", "]]>",
    "שלום עולם", "\u202eleft", "👩\u200d🎓", "line\nbreak", "\x01\x0b\ufffe", "_x0041_", "x" * 300, "[]:*?/\\'", "{=1}",
)  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_do_no_harm(tmp_path: Path, name: str) -> None:
    def change(document: dict[str, Any]) -> None:
        document["place"]["name"] = name
        document["tracker"] |= {"title": name, "start": name, "area_word": name, "provenance": name}
        for cluster in document["clusters"]:
            cluster["name"] = f"{name}{cluster['code']}" if cluster["code"] != "seacroft-manston" else name
        for entry in document["indicators"]:
            entry |= {"objective": name, "name": name, "short_name": name or "x", "definition": name, "notes": [name]}
            entry |= {"unit": name, "source": name}

    copy_release(tmp_path, change=change)
    view = brief(open_release(tmp_path, "2017-03"), month="2011-09")
    expected = described(build_workbook(view))
    excel, document = build_workbook_xlsx(view), build_workbook_ods(view)
    assert read_xlsx(excel) == expected
    assert read_ods(document) == expected
    with zipfile.ZipFile(io.BytesIO(excel)) as package:
        for sheet in (n for n in package.namelist() if n.startswith("xl/worksheets/sheet")):
            assert b"<f>" not in package.read(sheet)
            assert b"<hyperlink" not in package.read(sheet)
    assert not [key for e in part(document, "content.xml").iter() for key in e.attrib if key.endswith("}formula")]
    # A chart's title is words, not a reference to a cell.
    assert not [
        title for chart in charts(excel) for title in chart.iter(f"{CHART}title") if list(title.iter(f"{CHART}f"))
    ]


def test_libraries_are_loaded_only_when_a_workbook_is_asked_for() -> None:
    code = (
        "import sys; import pages.documents.workbook_xlsx, pages.documents.workbook_ods, pages.documents.open_data; "
        "print([name for name in ('xlsxwriter', 'odf', 'openpyxl') if name in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"
