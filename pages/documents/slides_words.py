"""How do words stand on a slide? In one of a few looks, each in its box, in colours of the screen."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pages.documents.fitting import SMALLEST, Box, Letters
from pages.documents.pictures import COLOURS

if TYPE_CHECKING:
    from pptx.dml.color import RGBColor
    from pptx.shapes.autoshape import Shape
    from pptx.shapes.graphfrm import GraphicFrame
    from pptx.slide import Slide
    from pptx.text.text import TextFrame

APART = 6.0  # points from one paragraph to the next, where they are a list
LARGEST, HEADING = 44, 32  # points: of the first slide's title, and of the others'
_SIZES = (LARGEST, 36, HEADING, 28, SMALLEST)


@dataclass(frozen=True)
class Words:
    """A paragraph, or a cell, in one look: size in points, and the screen's colours of letters and ground.

    `after` follows on the same line, small and quiet.
    """

    said: str
    size: int = SMALLEST
    bold: bool = False
    colour: str = "ink"
    ground: str = "white"
    after: str = ""

    @property
    def letters(self) -> Letters:
        """What their room depends on."""
        return Letters(self.size, self.bold)

    def cut(self, width: float, most: int) -> "Words":
        """The same on at most so many lines of a width in points."""
        return replace(self, said=self.letters.shorten(self.said, width, most))

    def on_one_line(self, width: float) -> "Words":
        """The same on one line: smaller where that is needed, and cut where that is not enough."""
        sizes = [size for size in _SIZES if size <= self.size]
        fitting = (size for size in sizes if Letters(size, self.bold).count_lines(self.said, width) == 1)
        return replace(self, size=next(fitting, SMALLEST)).cut(width, 1)


def add_words(slide: "Slide", box: Box, said: Sequence[Words], name: str, apart: float = 0) -> None:
    """A box of words, which is called `name` for whoever goes from part to part."""
    from pptx.util import Pt  # noqa: PLC0415

    shape = slide.shapes.add_textbox(Pt(box.left), Pt(box.top), Pt(box.width), Pt(box.height))
    shape.name = name
    fill(shape, box, said, apart)


def fill(shape: "Shape", box: Box, said: Sequence[Words], apart: float = 0) -> None:
    """Put a shape in its place and say its words."""
    from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE  # noqa: PLC0415
    from pptx.util import Pt  # noqa: PLC0415

    shape.left, shape.top, shape.width, shape.height = Pt(box.left), Pt(box.top), Pt(box.width), Pt(box.height)
    frame = shape.text_frame
    frame.word_wrap, frame.auto_size, frame.vertical_anchor = True, MSO_AUTO_SIZE.NONE, MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    write(frame, said, apart)


def write(frame: "TextFrame", said: Sequence[Words], apart: float = 0) -> None:
    """Say words in a frame, a paragraph each, so many points apart."""
    from pptx.enum.text import PP_ALIGN  # noqa: PLC0415
    from pptx.util import Pt  # noqa: PLC0415

    for place, words in enumerate(said):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.LEFT
        if place:
            paragraph.space_before = Pt(apart)
        for part in (words, *([Words(f"  {words.after}", colour="quiet")] if words.after else [])):
            run = paragraph.add_run()
            run.text = part.said
            run.font.size, run.font.bold = Pt(part.size), part.bold
            run.font.color.rgb = colour(part.colour)


def describe_part(frame: "GraphicFrame", name: str, shows: str) -> None:
    """Name a table or chart, and say what it shows to those who do not see it."""
    frame.name = name
    frame._element.nvGraphicFramePr.cNvPr.set("descr", shows)


def colour(name: str) -> "RGBColor":
    """A colour of the screen, or white."""
    from pptx.dml.color import RGBColor  # noqa: PLC0415

    return RGBColor.from_string(COLOURS.get(name, "#ffffff")[1:].upper())
