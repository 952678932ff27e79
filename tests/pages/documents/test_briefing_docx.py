"""Is the briefing for Word the sheet's figures and words, with real headings and tables, and nobody's name?

Read by python-docx as a reader's program would, and its parts as plain XML.
"""

import io
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import docx
import pytest
from docx.document import Document
from docx.table import Table

from metrics import Month, Release
from pages.documents.briefing_docx import build_briefing_docx
from pages.documents.content import build_briefings
from pages.documents.pack import build_pack
from tests.pages.documents.briefings import (
    ADDRESS,
    GOLDEN,
    HOSTILE,
    all_texts,
    brief,
    brief_renamed,
    expect_row,
    squeeze,
)
from tests.pages.documents.test_briefing_pdf import HEADINGS
from tests.pages.releases import find_hidden

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture(scope="module")
def made(demonstration: Release) -> bytes:
    return build_briefing_docx(brief(demonstration, *GOLDEN))


@pytest.fixture(scope="module")
def golden(made: bytes) -> Document:
    return opened(made)


def opened(content: bytes) -> Document:
    return docx.Document(io.BytesIO(content))


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def read_xml(part: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(part)  # noqa: S314 - our own


def body(content: bytes) -> ElementTree.Element:
    return read_xml(parts(content)["word/document.xml"])


def cells(table: Table) -> list[list[list[str]]]:
    """The lines of each cell, a row after the row of heads."""
    return [[[line.text for line in cell.paragraphs if line.text] for cell in row.cells] for row in table.rows[1:]]


def words_of(content: bytes) -> str:
    """All the document says, head and foot too."""
    every = parts(content)
    trees = [read_xml(every[name]) for name in every if name.startswith("word/") and "xml" in name[-4:]]
    return squeeze("".join(text.text or "" for tree in trees for text in tree.iter(f"{W}t")))


def test_golden_sheet(golden: Document) -> None:
    first, second, third, fourth = cells(golden.tables[0])
    assert first[1:] == [
        ["108", "December 2015", "97.4 per 10,000 of 11,088 children, mid-2017"],
        ["1,246", "74.9 per 10,000", "-13.6% since CYPP start", "Synthetic"],
        ["▲ 1", "\u00a0No\u00a0clear\u00a0change\u00a0"],
        ["22.7%"],
        ["▲ 20"],
        ["\u00a0No\u00a0clear\u00a0change\u00a0"],
    ]
    assert [cell[0] for cell in second[1:]] == ["117", "1,456", "▲ 12", "-28.7%", "▼ -47", "\u00a0Better\u00a0"]
    assert [cell[0] for cell in third[1:]] == ["4.2%", "3.8%", "N/A", "N/A", "▼ -1.8", "\u00a0Better\u00a0"]
    assert [cell[0] for cell in fourth[1:]] == ["5.9%", "5.4%", "N/A", "N/A", "▼ -5.3", "\u00a0Better\u00a0"]


def test_headings_are_headings(golden: Document) -> None:
    heads = [(line.style.name, line.text) for line in golden.paragraphs if line.style and "Heading" in line.style.name]
    assert heads[0] == ("Heading 1", "Seacroft Manston December 2015")
    assert [text for style, text in heads if style == "Heading 2"] == HEADINGS
    assert len([text for style, text in heads if style == "Heading 3"]) == 4
    breaks = [line.text for line in golden.paragraphs if line.paragraph_format.page_break_before]
    assert breaks == ["Progress since CYPP start"]


def test_tables_have_heads_that_repeat(made: bytes, golden: Document) -> None:
    tables = list(body(made).iter(f"{W}tbl"))
    assert [len(list(table.iter(f"{W}tblHeader"))) for table in tables] == [1, 1, 1]
    for table in tables:
        assert table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None
        look = table.find(f"{W}tblPr/{W}tblLook")
        assert look is not None
        assert look.get(f"{W}firstRow") == "1"
        assert table.find(f"{W}tblPr/{W}tblCaption") is not None
    assert [cell.text for cell in golden.tables[2].rows[0].cells] == ["What will be done", "Who", "By when"]
    assert cells(golden.tables[2]) == [[[], [], []]] * 4


def test_every_picture_is_said(made: bytes) -> None:
    said = [picture.get("descr") or "" for picture in body(made).iter(PICTURE)]
    assert len(said) == 8
    assert all(len(words) > 80 for words in said)
    assert said[4].startswith("Children looked after, Seacroft Manston. First April 2011 88; latest December 2015 108;")
    pictures = [content for name, content in parts(made).items() if name.startswith("word/media/")]
    assert len(pictures) == 8
    assert all(content.startswith(PNG) and len(content) < 60_000 for content in pictures)


def test_says_what_it_is_and_not_who_made_it(made: bytes, golden: Document) -> None:
    said = golden.core_properties
    assert said.title == "Monthly obsessions tracker by cluster: Seacroft Manston, December 2015"
    assert (said.author, said.last_modified_by, said.comments, said.language) == ("", "", "", "en-GB")
    every = parts(made)
    assert not [name for name in every if "thumbnail" in name.lower()]
    styles = read_xml(every["word/styles.xml"])
    assert {found.get(f"{W}val") for found in styles.iter(f"{W}lang")} == {"en-GB"}
    assert not [name for name in every if b"python" in every[name].lower()]


def test_parts_of_styles_and_tables_stand_in_their_order(made: bytes) -> None:
    """Word calls a file damaged whose elements are out of the order of ECMA-376 (17.3.1.26, 17.4.59, 17.6.17)."""
    orders = {
        "pPr": ["pStyle", "keepNext", "keepLines", "pageBreakBefore", "pBdr", "shd", "tabs", "spacing", "ind", "jc",
                "outlineLvl", "rPr", "sectPr"],
        "tblPr": ["tblStyle", "tblW", "jc", "tblInd", "tblBorders", "tblLayout", "tblCellMar", "tblLook", "tblCaption"],
        "sectPr": ["headerReference", "footerReference", "type", "pgSz", "pgMar", "cols", "docGrid"],
        "tcPr": ["tcW", "tcBorders", "shd", "vAlign"],
    }  # fmt: skip
    trees = [read_xml(parts(made)[name]) for name in ("word/document.xml", "word/styles.xml")]
    for name, order in orders.items():
        found = [element for tree in trees for element in tree.iter(f"{W}{name}")]
        assert found
        for element in found:
            places = [order.index(child.tag.removeprefix(W)) for child in element if child.tag.removeprefix(W) in order]
            assert places == sorted(places), (name, [child.tag.removeprefix(W) for child in element])


def test_link_leads_back_to_the_view(made: bytes, golden: Document) -> None:
    links = [part.target_ref for part in golden.part.rels.values() if part.is_external]
    assert links == [f"{ADDRESS.rstrip('/')}/?cluster=seacroft-manston&month=2015-12"]
    assert links[0] in words_of(made)


@pytest.mark.parametrize(
    ("code", "month"),
    [GOLDEN, ("arm", "2017-03"), ("silc", "2017-03"), ("garforth", "2017-03"), ("garforth", "2011-04")],
)
def test_every_figure_is_the_sheets_and_every_word_the_packs(demonstration: Release, code: str, month: str) -> None:
    briefing = brief(demonstration, code, month)
    content = build_briefing_docx(briefing)
    rows = cells(opened(content).tables[0])
    for said, row in zip(rows, briefing.sheet.rows, strict=True):
        figures = tuple(cell[0].lstrip("▲▼● ") for cell in said[1:6])
        assert figures == expect_row(row, demonstration.symbol), row.indicator.key
    pack = build_pack(briefing)
    pack = pack if pack.places else replace(pack, places_heads=())
    words = words_of(content)
    assert [text for text in all_texts(pack) if squeeze(text) not in words] == []


def test_hidden_figure_is_a_sign_and_a_gap(demonstration: Release) -> None:
    code, entry = find_hidden()
    briefing = brief(demonstration, code, "2017-03")
    content = build_briefing_docx(briefing)
    place = next(n for n, row in enumerate(briefing.sheet.rows) if row.indicator.key == entry["key"])
    row = cells(opened(content).tables[0])[place]
    assert row[1][0] == "[c]"
    assert {cell[0] for cell in row[3:6]} <= {"[c]", "N/A"}
    said = [picture.get("descr") or "" for picture in body(content).iter(PICTURE)]
    assert any(words.startswith(f"{entry['name']}, ") and "Hidden figures are gaps." in words for words in said)


def test_one_chart_stands_below_its_heading_in_one_column(demonstration: Release, golden: Document) -> None:
    def columns(document: Document) -> list[str]:
        return [found.get(f"{W}num") or "1" for found in document.element.body.iter(f"{W}cols")]

    assert columns(opened(build_briefing_docx(brief(demonstration, "silc", "2017-03")))) == ["1", "1", "1", "2", "1"]
    assert columns(golden) == ["1", "2", "1", "2", "1"]


def test_a_row_without_a_verdict_says_so(demonstration: Release) -> None:
    """SILC has too few like it to judge its absence."""
    rows = cells(opened(build_briefing_docx(brief(demonstration, "silc", "2017-03"))).tables[0])
    assert rows[-1][-1] == ["Not judged"]
    assert [row[-1] for row in rows[:-1]] == [["N/A"]] * 4


def test_a_picture_names_the_breaks_it_is_cut_at(demonstration: Release) -> None:
    content = build_briefing_docx(brief(demonstration, "arm", "2017-03"))
    said = [picture.get("descr") or "" for picture in body(content).iter(PICTURE)]
    assert [words.split("Breaks: ")[1] for words in said[4:]] == [
        "boundary move Apr 2013.",
        "boundary move Apr 2013, new definition Sep 2016.",
        "boundary move 2012/13.",
        "boundary move 2012/13.",
    ]


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
def test_names_do_no_harm(demonstration: Release, name: str) -> None:
    briefing = brief_renamed(demonstration, name)
    content = build_briefing_docx(briefing)
    pack = build_pack(briefing)
    document = opened(content)
    assert document.paragraphs[0].text == f"{pack.cluster} {pack.month}"
    assert pack.title.startswith(document.core_properties.title)
    assert len(document.tables) == 3
    words = words_of(content)
    assert [text for text in all_texts(pack) if squeeze(text) not in words] == []
    fields = [field.get(f"{W}instr") for tree in (body(content),) for field in tree.iter(f"{W}fldSimple")]
    assert fields == []


def test_more_words_have_smaller_letters(demonstration: Release) -> None:
    def size(content: bytes) -> float:
        found = opened(content).styles["Normal"].font.size
        assert found
        return float(found.pt)

    usual = size(build_briefing_docx(brief(demonstration, "arm", "2017-03")))
    assert usual == 8.5
    assert 5 < size(build_briefing_docx(brief_renamed(demonstration, HOSTILE["long"]))) < usual


@pytest.mark.slow
def test_every_cluster_has_its_document(demonstration: Release) -> None:
    for briefing in build_briefings(demonstration, Month.parse("2017-03"), ADDRESS):
        content = build_briefing_docx(briefing)
        for name, part in parts(content).items():
            if name.endswith((".xml", ".rels")):
                read_xml(part)
        assert len(cells(opened(content).tables[0])) == len(briefing.sheet.rows)
