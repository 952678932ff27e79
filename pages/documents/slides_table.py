"""How does a table stand on a slide? As the program's own, to be edited, read row by row by a screen reader."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pages.documents.fitting import Box
from pages.documents.pack import Chip
from pages.documents.slides_words import Words, colour, describe_part, write

if TYPE_CHECKING:
    from pptx.slide import Slide
    from pptx.table import _Cell

_SIDE, _ABOVE = 4.0, 3.0  # points between a cell's edge and its words
_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # "No Style, No Grid": rules are drawn by us
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_RULE = 12700  # a point


def head(words: str) -> Words:
    """A cell at the head of a column."""
    return Words(words, bold=True, colour="white", ground="accent")


def judged(chip: Chip | None, otherwise: str = "") -> Words:
    """A verdict: filled for better, in a colour of its own for worse, a word for all; `otherwise` without one."""
    if chip is None:
        return Words(otherwise)
    if chip.look == "better":
        return Words(chip.word, bold=True, colour="white", ground="better")
    return Words(chip.word, bold=True, colour="worse" if chip.look == "worse" else "quiet")


def add_table(
    slide: "Slide", box: Box, widths: Sequence[float], rows: Sequence[Sequence[Words]], named: tuple[str, str]
) -> float:
    """A table whose first row and first column are heads; returns where it ends, in points from the top.

    `widths`: each column's part of the box. `named`: the table's name, and what it shows for those who do not see it.
    """
    from pptx.util import Pt  # noqa: PLC0415 - only when slides are asked for

    wide = _share(box, widths)
    high = [_height(row, wide) for row in rows]
    frame = slide.shapes.add_table(len(rows), len(wide), Pt(box.left), Pt(box.top), Pt(box.width), Pt(sum(high)))
    describe_part(frame, *named)
    table = frame.table
    table.first_row, table.first_col, table.horz_banding = True, True, False
    frame._element.graphic.graphicData.tbl.tblPr.find(f"{_A}tableStyleId").text = _NO_STYLE
    for column, width in zip(table.columns, wide, strict=True):
        column.width = Pt(width)
    for place, (row, height) in enumerate(zip(rows, high, strict=True)):
        table.rows[place].height = Pt(height)
        for cell, words in zip(table.rows[place].cells, row, strict=True):
            _fill(cell, words, above=place == 0)
    return box.top + sum(high)


def part_table(box: Box, widths: Sequence[float], rows: Sequence[Sequence[Words]]) -> Iterator[list[Sequence[Words]]]:
    """The table in parts that fit the box, each with the first row on top; none where there is no other row."""
    wide = _share(box, widths)
    first, *others = rows
    part: list[Sequence[Words]] = []
    for row in others:
        if part and sum(_height(each, wide) for each in (first, *part, row)) > box.height:
            yield [first, *part]
            part = []
        part.append(row)
    if part:
        yield [first, *part]


def _share(box: Box, widths: Sequence[float]) -> list[float]:
    return [box.width * width / sum(widths) for width in widths]


def _height(row: Sequence[Words], widths: Sequence[float]) -> float:
    high = (words.letters.height(words.said, width - 2 * _SIDE) for words, width in zip(row, widths, strict=True))
    return max(high) + 2 * _ABOVE


def _fill(cell: "_Cell", words: Words, *, above: bool) -> None:
    from pptx.enum.text import MSO_ANCHOR  # noqa: PLC0415
    from pptx.util import Pt  # noqa: PLC0415

    cell.margin_left = cell.margin_right = Pt(_SIDE)
    cell.margin_top = cell.margin_bottom = Pt(_ABOVE)
    cell.vertical_anchor = MSO_ANCHOR.BOTTOM if above else MSO_ANCHOR.MIDDLE
    write(cell.text_frame, [words])
    _underline(cell)
    cell.fill.solid()
    cell.fill.fore_color.rgb = colour(words.ground)


def _underline(cell: "_Cell") -> None:
    """A rule below a cell; python-pptx has no word for it (ECMA-376, 21.1.3.5: `lnB`, before the fill)."""
    from pptx.oxml import parse_xml  # noqa: PLC0415
    from pptx.oxml.ns import nsdecls  # noqa: PLC0415

    ink = f'<a:solidFill><a:srgbClr val="{colour("quiet")}"/></a:solidFill>'
    rule = parse_xml(f'<a:lnB {nsdecls("a")} w="{_RULE}">{ink}</a:lnB>')
    cell._tc.get_or_add_tcPr().insert(0, rule)
