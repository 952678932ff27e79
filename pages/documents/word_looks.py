"""What do our pages look like in Word? Paper, styles, head and foot, and what the file says of itself."""

from datetime import UTC, date, datetime, time
from math import sqrt
from typing import TYPE_CHECKING

from pages.documents.pack import Pack
from pages.documents.word_parts import (
    add_field,
    set_bullets,
    set_edges,
    set_language,
    set_run_style,
    set_size,
    set_style,
)

if TYPE_CHECKING:
    from docx.document import Document

_FONT = "Calibri"  # what Word has, or has one as wide for
_SIZE = 8.5  # points, of the text
_LONGEST_TITLE = 255  # letters: the vocabulary allows no more

# By style: how much larger than the text, the colour, and the space above and below in points.
_OF_WORD = {
    "Normal": (1.0, "ink", (0, 2)),
    "Heading 1": (2.6, "ink", (0, 2)),
    "Heading 2": (1.25, "ink", (6, 2)),
    "Heading 3": (1.05, "ink", (2, 1)),
    "List Bullet": (1.0, "ink", (0, 1)),
    "Header": (0.95, "accent", (0, 0)),
    "Footer": (0.85, "quiet", (0, 0)),
}
_OURS = {
    "Answer": (1.3, "ink", (0, 6)),
    "Banner": (1.0, "ink", (2, 6)),
    "Cell": (1.0, "ink", (0, 0)),
    "Figure": (1.25, "ink", (0, 0)),
    "Figure Large": (1.9, "ink", (0, 0)),
    "Small": (0.88, "quiet", (0, 1.5)),
    "Note": (0.83, "quiet", (0, 1.5)),
    "Table Head": (0.9, "ink", (0, 0)),
    "Write Here": (1.0, "ink", (0, 0)),
}
# Of runs: colour and weight.
_RUNS = {"Quiet": ("quiet", False), "Own": ("accent", True), "Made up": ("made", True), "Chip": ("quiet", True)}

# Letters of the text that either page has room for, and some to spare: Word lays pages out, not we.
_HELD = (4200, 3200)


def prepare(pack: Pack, published: date) -> "Document":
    """An empty document in our looks that says what it is, and not who made it."""
    from docx import Document as new_document  # noqa: PLC0415 - only when a document is asked for
    from docx.enum.style import WD_STYLE_TYPE  # noqa: PLC0415

    document = new_document()
    styles = document.styles
    for name in _OURS:
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
    for name, (_, ink, space) in (_OF_WORD | _OURS).items():
        set_style(styles[name], _FONT, ink, space)
    for name, (ink, bold) in _RUNS.items():
        set_run_style(styles.add_style(name, WD_STYLE_TYPE.CHARACTER), ink, bold)
    for name in ("Figure", "Figure Large", "Table Head"):
        styles[name].font.bold = True
    set_edges(styles["Heading 2"], ["bottom"], 1.5, "accent")
    set_edges(styles["Banner"], ["left"], 3, "accent")
    set_edges(styles["Write Here"], ["bottom", "between"], 0.5, "rule")
    styles["Write Here"].paragraph_format.line_spacing = 1.9
    set_bullets(document)
    set_language(document, "en-GB")
    _set_page(document, pack)
    _set_properties(document, pack, published)
    return document


def settle_size(document: "Document") -> None:
    """Set the letters of all styles: smaller where a page has unusually much to say, for letters take up an area."""
    from docx.oxml.ns import qn  # noqa: PLC0415 - only when a document is asked for

    sizes = {document.styles[name].style_id: size for name, (size, *_) in (_OF_WORD | _OURS).items()}
    taken, page = [0.0, 0.0], 0
    for line in document.element.body.iter(qn("w:p")):
        if line.pPr is not None and line.pPr.find(qn("w:pageBreakBefore")) is not None:
            page = 1
        letters = sum(len(text.text or "") for text in line.iter(qn("w:t")))
        taken[page] += letters * sizes[line.style or "Normal"] ** 2
    scale = min(1.0, *(sqrt(held / max(area, 1)) for held, area in zip(_HELD, taken, strict=True)))
    for name, (size, *_) in (_OF_WORD | _OURS).items():
        set_size(document.styles[name], _SIZE * scale * size)


def _set_page(document: "Document", pack: Pack) -> None:
    from docx.enum.text import WD_TAB_ALIGNMENT  # noqa: PLC0415 - only when a document is asked for
    from docx.shared import Mm  # noqa: PLC0415

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(13)
    section.top_margin, section.bottom_margin = Mm(15), Mm(12)
    section.header_distance = section.footer_distance = Mm(6)
    head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    for line, left in ((head, pack.product), (foot, pack.publication)):
        stops = document.styles[line.style.name].paragraph_format.tab_stops
        stops.clear_all()
        stops.add_tab_stop(Mm(184), WD_TAB_ALIGNMENT.RIGHT)
        line.add_run(f"{left}\t")
    head.add_run(f"{pack.cluster}, {pack.month}")
    add_field(foot, "PAGE")
    foot.add_run(" of ")
    add_field(foot, "NUMPAGES")


def _set_properties(document: "Document", pack: Pack, published: date) -> None:
    """Title and the release's date; nobody's name, no comment, and no picture of the template's first page."""
    from docx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415 - only when a document is asked for

    said = document.core_properties
    said.title, said.subject = pack.title[:_LONGEST_TITLE], pack.publication[:_LONGEST_TITLE]
    said.author = said.last_modified_by = said.comments = ""
    said.created = said.modified = datetime.combine(published, time(), UTC).replace(tzinfo=None)
    package = document.part.package
    for key, found in list(package.rels.items()):
        if found.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            package.rels.pop(key)
