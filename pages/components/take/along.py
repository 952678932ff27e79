"""What can be taken to the meeting? A row of buttons; each makes its document when it is pressed, and not before."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import streamlit as st

from metrics import Release
from pages.components.frame import find_address
from pages.components.html import draw_html, tag
from pages.components.keeping import find_comparison
from pages.components.notes.sections import build_anchor
from pages.components.pickers import View
from pages.components.sheet.page import TAKE_ALONG
from pages.documents.briefing_docx import build_briefing_docx
from pages.documents.briefing_pdf import build_briefing_pdf
from pages.documents.content import Briefing, build_briefing, name_file
from pages.documents.slides import build_slides
from pages.documents.workbook_ods import build_workbook_ods
from pages.documents.workbook_xlsx import build_workbook_xlsx

_OFFICE = "application/vnd.openxmlformats-officedocument"
_WORD, _EXCEL = f"{_OFFICE}.wordprocessingml.document", f"{_OFFICE}.spreadsheetml.sheet"
_POWERPOINT = f"{_OFFICE}.presentationml.presentation"
_OPEN = "application/vnd.oasis.opendocument.spreadsheet"


@dataclass(frozen=True)
class Document:
    """A kind of document: its button, the ending of its file's name, what browsers call it, and who writes it."""

    label: str
    ending: str
    mime: str
    build: Callable[[Briefing], bytes]


DOCUMENTS = (
    Document("Briefing (PDF)", "pdf", "application/pdf", build_briefing_pdf),
    Document("Briefing (Word)", "docx", _WORD, build_briefing_docx),
    Document("Slides (16:9)", "pptx", _POWERPOINT, partial(build_slides, wide=True)),
    Document("Slides (4:3)", "4x3.pptx", _POWERPOINT, partial(build_slides, wide=False)),
    Document("Figures (Excel)", "xlsx", _EXCEL, build_workbook_xlsx),
    Document("Figures (OpenDocument)", "ods", _OPEN, build_workbook_ods),
)


def draw_take_along(release: Release, view: View) -> None:
    """Draw the buttons for one cluster and month. What fails is said beside its button, by Streamlit."""
    address = find_address()
    draw_html(tag("div", build_anchor(TAKE_ALONG, tag("h3", "Take along")), class_="t take noprint"))
    with st.container(horizontal=True, key="take"):
        for document in DOCUMENTS:
            st.download_button(
                document.label,
                partial(_make, document.build, release, view, address),
                f"{name_file(view.cluster, view.month)}.{document.ending}",
                document.mime,
                on_click="ignore",
                key=f"take-{document.ending}",
            )


def _make(build: Callable[[Briefing], bytes], release: Release, view: View, address: str) -> bytes:
    return build(build_briefing(release, view.cluster, view.month, address, find_comparison))
