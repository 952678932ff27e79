"""What is in a file of slides? Read by python-pptx, and as the parts of its package, and its charts' own workbooks."""

import io
import zipfile
from datetime import date, timedelta
from itertools import combinations
from math import ceil
from typing import TYPE_CHECKING, Any

import openpyxl
from lxml import etree
from pptx import Presentation

if TYPE_CHECKING:
    from pptx.chart.chart import Chart
    from pptx.presentation import Presentation as Slides
    from pptx.slide import Slide
    from pptx.text.text import _Paragraph

POINT = 12700  # English Metric Units
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def open_slides(content: bytes) -> "Slides":
    """The file as python-pptx reads it."""
    return Presentation(io.BytesIO(content))


def parts(content: bytes) -> dict[str, bytes]:
    """Every part of the package, and of the packages in it."""
    found: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in package.namelist():
            found[name] = package.read(name)
            if name.endswith(".xlsx"):
                found |= {f"{name}/{inner}": said for inner, said in parts(found[name]).items()}
    return found


def xml_parts(content: bytes) -> dict[str, Any]:
    """Every part that is XML, read: a broken one is an error."""
    return {
        name: etree.fromstring(said)
        for name, said in parts(content).items()
        if name.endswith((".xml", ".rels", ".vml"))
    }


def table_of(slide: "Slide") -> list[list[str]]:
    """The words of a slide's table; fails where there is not one."""
    (shape,) = [shape for shape in slide.shapes if shape.has_table]
    return [[cell.text_frame.text for cell in row.cells] for row in shape.table.rows]


def days_of(chart: "Chart") -> list[date]:
    """The days of a chart's axis, which a workbook counts from the end of 1899."""
    return [date(1899, 12, 30) + timedelta(days=float(label)) for label in chart.plots[0].categories]


def charts_of(slide: "Slide") -> "list[Chart]":
    """The charts of a slide, from left to right."""
    return [shape.chart for shape in slide.shapes if shape.has_chart]


def workbooks(content: bytes) -> list[Any]:
    """The sheet behind each chart, in the order of their names."""
    found = sorted(name for name in parts(content) if name.endswith(".xlsx"))
    return [openpyxl.load_workbook(io.BytesIO(parts(content)[name])).active for name in found]


def lines_needed(words: str, size: float, width: float) -> int:
    """On how many lines words stand whose letters are half as wide as high."""
    lines, used = 1, 0.0
    most = width / (0.5 * size)
    for word in words.split():
        if used and used + len(word) > most:
            lines, used = lines + 1, 0.0
        lines += int(len(word) // most)
        used += len(word) % most + 1
    return lines


def outside(presentation: "Slides") -> list[str]:
    """Shapes that leave their slide."""
    wide, high = presentation.slide_width, presentation.slide_height
    return [
        shape.name
        for slide in presentation.slides
        for shape in slide.shapes
        if shape.left < 0 or shape.top < 0 or shape.left + shape.width > wide or shape.top + shape.height > high
    ]


def overlapping(presentation: "Slides") -> list[tuple[str, str]]:
    """Shapes that lie on each other."""
    return [
        (one.name, other.name)
        for slide in presentation.slides
        for one, other in combinations(slide.shapes, 2)
        if min(one.left + one.width, other.left + other.width) > max(one.left, other.left)
        and min(one.top + one.height, other.top + other.height) > max(one.top, other.top)
    ]


def overfull(presentation: "Slides") -> list[str]:
    """Boxes and cells whose words need more room than they have."""
    found = []
    for slide in presentation.slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                width, high = shape.width / POINT, shape.height / POINT
                needed = sum(_height(paragraph, width) for paragraph in shape.text_frame.paragraphs)
                found += [f"{shape.name}: {needed} in {high}"] if needed > high + 1 else []
            if shape.has_table:
                for row in shape.table.rows:
                    for cell, column in zip(row.cells, list(shape.table.columns), strict=True):
                        width = (column.width - cell.margin_left - cell.margin_right) / POINT
                        needed = sum(_height(paragraph, width) for paragraph in cell.text_frame.paragraphs)
                        found += [cell.text_frame.text] if needed > row.height / POINT else []
    return found


def _height(paragraph: "_Paragraph", width: float) -> float:
    """How many points high a paragraph is, in letters half as wide as high; as many on a line as its largest allow."""
    if not paragraph.runs:
        return 0.0
    sizes = [run.font.size.pt for run in paragraph.runs]
    above = paragraph.space_before.pt if paragraph.space_before is not None else 0.0
    if len(sizes) > 1:
        length = sum(len(run.text) * run.font.size.pt / 2 for run in paragraph.runs)
        return float(above + ceil(length / width) * max(sizes) * 1.2)
    return float(above + lines_needed(paragraph.text, sizes[0], width) * sizes[0] * 1.2)
