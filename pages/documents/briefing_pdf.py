"""What does the briefing pack look like on paper? Two A4 pages as a tagged PDF, laid out by briefing.typ."""

from pathlib import Path

from pages.documents.content import Briefing
from pages.documents.pack import build_pack
from pages.documents.typesetting import typeset

_TEMPLATE = Path(__file__).with_name("briefing.typ")


def build_briefing_pdf(briefing: Briefing) -> bytes:
    """The pack as a PDF that PDF/UA-1 is asked of: tagged, with title, language, reading order, alternative texts."""
    return typeset(_TEMPLATE, build_pack(briefing), briefing.release.published_on)
