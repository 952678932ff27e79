"""Does one press on the tracker give the briefing of what is shown, in a real browser?"""

import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from loaders.paths import PROJECT
from tests.pages.browsing import choose
from tests.pages.documents.pdf_reading import open_pdf, read_tags
from tests.pages.documents.test_briefing_docx import opened

LINK = "/?cluster=seacroft-manston&month=2015-12"


def download(page: Page, button: str, folder: Path) -> Path:
    with page.expect_download() as begun:
        page.get_by_role("button", name=button, exact=True).click()
    file = folder / begun.value.suggested_filename
    begun.value.save_as(file)
    return file


@pytest.mark.browser
def test_one_press_gives_the_briefing_of_what_is_shown(browser: Browser, served: str, tmp_path: Path) -> None:
    page = browser.new_page()
    page.goto(served + LINK)
    paper = download(page, "Briefing (PDF)", tmp_path)
    assert paper.name == "seacroft-manston-2015-12.pdf"
    tags = read_tags(open_pdf(paper.read_bytes()))
    assert tags.first("H1").text == "Seacroft Manston December 2015"
    assert tags.first("Link").text.replace(" ", "") == served + LINK
    word = download(page, "Briefing (Word)", tmp_path)
    assert word.name == "seacroft-manston-2015-12.docx"
    assert opened(word.read_bytes()).paragraphs[0].text == "Seacroft Manston December 2015"
    # Another cluster chosen: its own briefing, without the page being loaded again.
    choose(page, "Bramley")
    page.locator("h2", has_text="Bramley").wait_for()
    other = download(page, "Briefing (PDF)", tmp_path)
    assert other.name == "bramley-2015-12.pdf"
    assert read_tags(open_pdf(other.read_bytes())).first("H1").text == "Bramley December 2015"
    page.close()


@pytest.mark.browser
def test_buttons_are_reached_by_a_link_and_not_printed(browser: Browser, served: str) -> None:
    page = browser.new_page()
    page.goto(served + LINK)
    page.get_by_role("link", name="Take along").click()
    page.wait_for_function("() => document.activeElement.id === 'take-along'")
    button = page.get_by_role("button", name="Briefing (PDF)")
    assert button.is_visible()
    page.emulate_media(media="print")
    assert not button.is_visible()
    assert not page.get_by_role("heading", name="Take along").is_visible()
    page.close()


def test_nothing_that_writes_documents_is_loaded_with_the_page() -> None:
    heavy = ("typst", "docx", "font_source_sans_pro", "lxml", "xlsxwriter", "pptx", "odf")
    asked = f"import sys, pages.components.take.along; print([m for m in {heavy} if m in sys.modules])"
    found = subprocess.run([sys.executable, "-c", asked], cwd=PROJECT, capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
