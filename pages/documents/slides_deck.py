"""What do all slides share? A size, a title in its own placeholder, a foot with the release, notes, one language."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from pages.documents.fitting import Box, Letters
from pages.documents.slides_words import HEADING, LARGEST, Words, add_words, fill

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.slide import Slide

LANGUAGE = "en-GB"
_LONGEST = 255  # letters of a property
MARGIN, HEIGHT = 30.0, 540.0
_WIDE, _NARROW = 960.0, 720.0  # points: 16:9 and 4:3
_TITLE_TOP, _TITLE_HIGH, _FOOT_HIGH = 16.0, 46.0, 32.0
_FIRST, _OTHERS = "Title Slide", "Title Only"  # the layouts used
_LEFT_BEHIND = ("/thumbnail", "/printerSettings", "/extended-properties")  # of whoever made the empty presentation


@dataclass(frozen=True)
class Deck:
    """A presentation being made. On every slide stands the first of `feet` for which there is room."""

    presentation: "Presentation"
    width: float
    feet: Sequence[str]

    @property
    def body(self) -> Box:
        """What a slide has between its title and its foot."""
        top = _TITLE_TOP + _TITLE_HIGH + 8
        return Box(MARGIN, top, self.width - 2 * MARGIN, HEIGHT - _FOOT_HIGH - 12 - top)


def start_deck(title: str, feet: Sequence[str], made_on: date, *, wide: bool) -> Deck:
    """An empty presentation that says what it is and nothing of who made it."""
    from pptx import Presentation  # noqa: PLC0415 - only when slides are asked for
    from pptx.util import Pt  # noqa: PLC0415

    presentation = Presentation()
    width = _WIDE if wide else _NARROW
    for layout in list(presentation.slide_layouts):
        if layout.name not in (_FIRST, _OTHERS):
            presentation.slide_layouts.remove(layout)
    _widen(presentation, width)
    presentation.slide_width, presentation.slide_height = Pt(width), Pt(HEIGHT)
    said = presentation.core_properties
    said.title, said.language = title[:_LONGEST], LANGUAGE
    said.author = said.last_modified_by = said.comments = ""
    said.created = said.modified = datetime.combine(made_on, time())
    for rels in (presentation.part.package._rels, presentation.part.rels):
        for key in [key for key, rel in rels.items() if rel.reltype.endswith(_LEFT_BEHIND)]:
            rels.pop(key)
    return Deck(presentation, width, feet)


def _widen(presentation: "Presentation", width: float) -> None:
    """Make the master and its layouts as wide as the slides, for whoever adds one."""
    from pptx.util import Pt  # noqa: PLC0415

    ratio = Pt(width) / (presentation.slide_width or 1)
    for part in (presentation.slide_master, *presentation.slide_layouts):
        for shape in part.shapes:
            if shape.width:
                shape.left, shape.width = round(shape.left * ratio), round(shape.width * ratio)


def add_slide(deck: Deck, title: str, notes: Sequence[str], *, first: bool = False) -> "Slide":
    """A slide with its title, and what the speaker may say."""
    layouts = deck.presentation.slide_layouts
    layout = layouts.get_by_name(_FIRST if first else _OTHERS) or layouts[0]
    slide = deck.presentation.slides.add_slide(layout)
    if slide.shapes.title is not None:
        top, high = (_TITLE_TOP, _TITLE_HIGH) if not first else (64.0, 60.0)
        place = Box(MARGIN, top, deck.width - 2 * MARGIN, high)
        size = LARGEST if first else HEADING
        fill(slide.shapes.title, place, [Words(title, size, bold=True, colour="accent").on_one_line(place.width)])
    frame = slide.notes_slide.notes_text_frame
    if frame is not None:
        frame.text = "\n".join(line for line in notes if line)
    return slide


def finish(deck: Deck) -> bytes:
    """The file: each slide's foot, read last, and every word in one language."""
    from pptx.oxml.ns import qn  # noqa: PLC0415

    presentation = deck.presentation
    foot = Box(MARGIN, HEIGHT - _FOOT_HIGH - 6, deck.width - 2 * MARGIN, _FOOT_HIGH)
    fitting = (words for words in deck.feet if Letters().count_lines(words, foot.width) == 1)
    said = Words(next(fitting, deck.feet[-1]), colour="quiet").cut(foot.width, 1)
    for slide in presentation.slides:
        add_words(slide, foot, [said], "Release")
    elements = [presentation.element, presentation.slide_master.element]
    elements += [layout.element for layout in presentation.slide_layouts]
    for slide in presentation.slides:
        elements += [slide.element, slide.notes_slide.element]
    elements.append(presentation.notes_master.element)
    for element in elements:
        for run in element.iter(qn("a:r")):
            run.get_or_add_rPr()
        for part in element.iter(qn("a:rPr"), qn("a:endParaRPr"), qn("a:defRPr")):
            part.set("lang", LANGUAGE)
    file = io.BytesIO()
    presentation.save(file)
    return file.getvalue()
