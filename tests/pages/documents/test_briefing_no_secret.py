"""Does a briefing hold a hidden figure? Planted ones are looked for in every part of both files, pictures included."""

import io
import re
import zipfile
from collections.abc import Iterator

import pytest
from pypdf import PdfReader
from pypdf.generic import StreamObject

from metrics import Month, Release
from metrics.release import open_release
from pages.documents.briefing_docx import build_briefing_docx
from pages.documents.briefing_pdf import build_briefing_pdf
from pages.documents.content import Briefing, build_briefings
from pages.documents.pack import build_pack
from tests.pages.documents.pdf_reading import open_pdf, read_tags
from tests.pages.worlds import Planted, plant_world, spellings

pytestmark = pytest.mark.slow

KEYS = ("cla", "neet")
MONTHS = ("2014-08", "2017-03")


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Planted:
    return plant_world(tmp_path_factory.mktemp("analyst"), tmp_path_factory.mktemp("web"), KEYS)


@pytest.fixture(scope="module")
def briefings(planted: Planted) -> list[Briefing]:
    release: Release = open_release(planted.data, "2017-03")
    return [briefing for month in MONTHS for briefing in build_briefings(release, Month.parse(month))]


def said_in_pdf(pdf: PdfReader) -> Iterator[bytes]:
    """The words of its pages and tags, and all that is written into it, unpacked."""
    tags = read_tags(pdf)
    yield tags.text.encode()
    yield "\n".join(figure.attributes["Alt"] or "" for figure in tags.all("Figure")).encode()
    for page in pdf.pages:
        yield page.extract_text().encode()
    for number in pdf.xref[0]:
        found = pdf.get_object(number)
        yield str(found).encode("utf-8", "replace")
        if isinstance(found, StreamObject):
            yield found.get_data()


def said_in_docx(content: bytes) -> Iterator[bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in package.namelist():
            yield name.encode()
            yield package.read(name)


def check(planted: Planted, said: bytes) -> None:
    """Nothing hidden is said; what is shown in the months looked at is."""
    numbers = set(re.findall(rb"(?<![0-9.,])[0-9][0-9,]*(?![0-9.])", said))
    for key, hidden in planted.hidden.items():
        assert len(hidden) > 30
        assert [count for count in hidden if any(spelling in said for spelling in spellings(count)[:2])] == []
        assert len([count for count in planted.shown[key] if f"{count:,}".encode() in numbers]) > 40


def test_no_pdf_holds_a_hidden_figure(planted: Planted, briefings: list[Briefing]) -> None:
    pdfs = [open_pdf(build_briefing_pdf(briefing)) for briefing in briefings]
    check(planted, b"\n".join(part for pdf in pdfs for part in said_in_pdf(pdf)))


def test_no_word_document_holds_a_hidden_figure(planted: Planted, briefings: list[Briefing]) -> None:
    check(planted, b"\n".join(part for briefing in briefings for part in said_in_docx(build_briefing_docx(briefing))))


def test_no_picture_holds_a_hidden_figure(planted: Planted, briefings: list[Briefing]) -> None:
    """As they are drawn, before they are set on paper or made of dots."""
    packs = [build_pack(briefing) for briefing in briefings]
    drawn = [found.picture for pack in packs for found in pack.pictures]
    drawn += [found.picture for pack in packs for found in pack.places]
    assert len(drawn) > 200
    said = "\n".join(drawn).encode()
    for hidden in planted.hidden.values():
        assert [count for count in hidden if any(spelling in said for spelling in spellings(count))] == []
