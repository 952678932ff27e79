"""How is said to Word what python-docx has no word for? Looks, tables that read well, pictures with their words.

Parts of the file's own XML (ECMA-376), each written by one function. Texts are set, never pasted as XML.
"""

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pages.documents.pack import Chip
from pages.documents.pictures import COLOURS

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.section import Section
    from docx.styles.style import CharacterStyle, ParagraphStyle
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph

_THEMED = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")


def colour(name: str) -> str:
    """A colour of the screen as Word writes it: "0B4F5C"."""
    return COLOURS[name][1:].upper()


def build_element(name: str, **attributes: str | int) -> "BaseOxmlElement":
    """An element of the main vocabulary with its attributes: `build_element("shd", val="clear")`."""
    from docx.oxml import OxmlElement  # noqa: PLC0415 - only when a document is asked for
    from docx.oxml.ns import qn  # noqa: PLC0415

    element = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), str(value))
    return element


def set_style(style: "ParagraphStyle", font: str, ink: str, space: tuple[float, float]) -> None:
    """A style's letters, and the space above and below its paragraphs, in points."""
    from docx.oxml.ns import qn  # noqa: PLC0415 - only when a document is asked for
    from docx.shared import Pt, RGBColor  # noqa: PLC0415

    style.font.name, style.font.color.rgb = font, RGBColor.from_string(colour(ink))
    fonts = style.element.rPr.rFonts
    for key in _THEMED:  # a theme's font would win over the one that is named
        fonts.attrib.pop(qn(f"w:{key}"), None)
    for key in ("cs", "eastAsia"):
        fonts.set(qn(f"w:{key}"), font)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(space[0]), Pt(space[1])
    style.paragraph_format.line_spacing = 0.95


def set_size(style: "ParagraphStyle", points: float) -> None:
    """How large a style's letters are, to half a point: Word has no others."""
    from docx.shared import Pt  # noqa: PLC0415 - only when a document is asked for

    style.font.size = Pt(round(2 * points) / 2)


def set_run_style(style: "CharacterStyle", ink: str, bold: bool) -> None:
    """The colour and the weight of words within a line."""
    from docx.shared import RGBColor  # noqa: PLC0415 - only when a document is asked for

    style.font.color.rgb, style.font.bold = RGBColor.from_string(colour(ink)), bold


def set_edges(style: "ParagraphStyle", sides: Sequence[str], points: float, ink: str) -> None:
    """A rule along some sides of a style's paragraphs."""
    edges = build_element("pBdr")
    edges.extend(build_element(side, val="single", sz=round(8 * points), space=2, color=colour(ink)) for side in sides)
    properties = style.element.get_or_add_pPr()
    properties.insert_element_before(edges, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl")


def set_language(document: "Document", language: str) -> None:
    """The language of every word of the document."""
    from docx.oxml.ns import qn  # noqa: PLC0415 - only when a document is asked for

    for found in document.styles.element.iter(qn("w:lang")):
        found.set(qn("w:val"), language)
        found.set(qn("w:eastAsia"), language)
    document.core_properties.language = language


def set_bullets(document: "Document") -> None:
    """Bullets every font has, close to their words: the template's are of one that only Word brings along."""
    from docx.oxml.ns import qn  # noqa: PLC0415 - only when a document is asked for
    from docx.shared import Mm  # noqa: PLC0415

    for level in document.part.numbering_part.element.iter(qn("w:lvl")):
        text = level.find(qn("w:lvlText"))
        if text.get(qn("w:val")) == "\uf0b7":
            text.set(qn("w:val"), "•")
            level.remove(level.find(qn("w:rPr")))
    bullets = document.styles["List Bullet"].paragraph_format
    bullets.left_indent, bullets.first_line_indent = Mm(4), Mm(-4)


def add_chip(paragraph: "Paragraph", chip: Chip) -> None:
    """A verdict's word: white on its colour for better, within a frame for the rest."""
    from docx.shared import RGBColor  # noqa: PLC0415 - only when a document is asked for

    ink, ground, edge = {
        "better": ("FFFFFF", colour("better"), colour("better")),
        "worse": (colour("worse"), "FFFFFF", colour("worse")),
        "same": (colour("quiet"), "FFFFFF", colour("rule")),
    }[chip.look]
    run = paragraph.add_run(f" {chip.word} ".replace(" ", "\u00a0"), style="Chip")
    run.font.color.rgb = RGBColor.from_string(ink)
    properties = run._r.get_or_add_rPr()
    properties.append(build_element("bdr", val="single", sz=8, space=0, color=edge))
    properties.append(build_element("shd", val="clear", color="auto", fill=ground))


def add_picture(paragraph: "Paragraph", pixels: bytes, width: float, alt: str) -> None:
    """A picture so many millimetres wide, with the words for those who do not see it."""
    from docx.shared import Mm  # noqa: PLC0415 - only when a document is asked for

    paragraph.paragraph_format.line_spacing = 1.0  # a line any lower would cut the picture
    shape = paragraph.add_run().add_picture(io.BytesIO(pixels), width=Mm(width))
    shape._inline.docPr.set("descr", alt)


def add_field(paragraph: "Paragraph", code: str) -> None:
    """What Word itself fills in: PAGE, NUMPAGES."""
    field = build_element("fldSimple", instr=code)
    field.append(build_element("r"))
    field[0].append(build_element("t"))
    field[0][0].text = "1"
    paragraph._p.append(field)


def add_link(paragraph: "Paragraph", address: str) -> None:
    """An address that can be followed, shown in full."""
    from docx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415 - only when a document is asked for
    from docx.oxml.ns import qn  # noqa: PLC0415
    from docx.shared import RGBColor  # noqa: PLC0415

    run = paragraph.add_run(address)
    run.font.underline, run.font.color.rgb = True, RGBColor.from_string(colour("accent"))
    link = build_element("hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    link.append(run._r)
    paragraph._p.append(link)


def add_table(document: "Document", title: str, heads: Sequence[str], widths: Sequence[float], rows: int) -> "Table":
    """A table with a row of heads, said to be one and repeated on each page; `widths` in millimetres."""
    from docx.shared import Mm  # noqa: PLC0415 - only when a document is asked for

    table: Table = document.add_table(1 + rows, len(heads))
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
    for cell, words in zip(table.rows[0].cells, heads, strict=True):
        cell.paragraphs[0].style = document.styles["Table Head"]
        cell.paragraphs[0].add_run(words)
        edges = build_element("tcBorders")
        edges.append(build_element("bottom", val="single", sz=12, space=0, color=colour("accent")))
        cell._tc.get_or_add_tcPr().extend([edges, build_element("vAlign", val="bottom")])
    table.rows[0]._tr.get_or_add_trPr().append(build_element("tblHeader"))
    for row in table.rows:
        row._tr.get_or_add_trPr().insert(0, build_element("cantSplit"))
    _describe_table(table, title)
    return table


def _describe_table(table: "Table", title: str) -> None:
    """Its title, its first row as heads, rules between rows, and narrow margins."""
    properties = table._tbl.tblPr
    for name in ("tblLayout", "tblLook"):
        for found in properties.findall(build_element(name).tag):
            properties.remove(found)
    rules = build_element("tblBorders")
    rules.extend(
        build_element(side, val="single", sz=4, space=0, color=colour("rule")) for side in ("bottom", "insideH")
    )
    margins = build_element("tblCellMar")
    margins.extend(build_element(side, w=40, type="dxa") for side in ("top", "left", "bottom", "right"))
    look = build_element(
        "tblLook", val="0420", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=0, noVBand=1
    )
    # In the order the vocabulary asks for.
    properties.extend(
        [rules, build_element("tblLayout", type="fixed"), margins, look, build_element("tblCaption", val=title)]
    )


def set_frame(table: "Table") -> None:
    """Rules around every cell: a table to write in."""
    borders = table._tbl.tblPr.find(build_element("tblBorders").tag)
    borders.clear()
    borders.extend(
        build_element(side, val="single", sz=4, space=0, color=colour("rule"))
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )


def add_paragraph(cell: "_Cell", style: str) -> "Paragraph":
    """The next paragraph of a cell; its first where that is still empty."""
    added: Paragraph = cell.paragraphs[0]
    if len(cell.paragraphs) > 1 or added.runs:
        added = cell.add_paragraph()
    added.style = style
    return added


def set_columns(section: "Section", number: int) -> None:
    """So many columns of text."""
    columns = section._sectPr.find(build_element("cols").tag)
    for key, value in build_element("cols", num=number, space=340).attrib.items():
        columns.set(key, value)


@contextmanager
def in_columns(document: "Document", number: int) -> Iterator[None]:
    """What is added meanwhile stands in columns that end level."""
    _end_section(document)
    set_columns(document.sections[-1], number)
    yield
    _end_section(document)
    set_columns(document.sections[-1], 1)


def _end_section(document: "Document") -> None:
    """Begin another section on the same page. Its end is kept by the last paragraph, not by an empty one of its own."""
    from docx.enum.section import WD_SECTION  # noqa: PLC0415 - only when a document is asked for

    document.add_section(WD_SECTION.CONTINUOUS)
    *_, last, empty = document.element.body.iterchildren(build_element("p").tag, build_element("tbl").tag)
    if last.tag == empty.tag:
        last.get_or_add_pPr().append(empty.pPr.sectPr)
        empty.getparent().remove(empty)
