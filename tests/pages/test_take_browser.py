"""Can a reader have all packs made, stop it, have them made again and take them home, by keyboard alone?"""

import io
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.pages.browsing import choose, find_violations, grow, watch

pytestmark = [pytest.mark.browser, pytest.mark.slow]

VIEW = "/take?cluster=bramley&month=2015-12"
PATIENCE = 180_000  # milliseconds: the machine may have other things to do


def test_packs_are_made_stopped_and_made_again(browser: Browser, served: str) -> None:
    with watch(browser, 1024, 768) as watched:
        page = watched.open(served + VIEW)
        start = page.get_by_role("button", name="Make all packs of December 2015 (.zip)")
        start.focus()
        page.keyboard.press("Enter")
        expect(page.get_by_text("1 of 24 done")).to_be_visible(timeout=PATIENCE)
        expect(page.get_by_role("progressbar")).to_be_visible()
        page.get_by_role("button", name="Cancel").focus()
        page.keyboard.press("Enter")
        expect(page.get_by_text("Stopped. Nothing was kept.")).to_be_visible(timeout=PATIENCE)
        expect(page.get_by_role("button", name="Cancel")).to_have_count(0)
        start.focus()
        page.keyboard.press("Enter")
        save = page.get_by_role("button", name="Save packs-2015-12.zip")
        expect(save).to_be_visible(timeout=PATIENCE)
        expect(page.get_by_role("status").filter(has_text="packs-2015-12.zip is ready.")).to_be_attached()
        save.focus()
        with page.expect_download() as saved:
            page.keyboard.press("Enter")
        assert saved.value.suggested_filename == "packs-2015-12.zip"
        with zipfile.ZipFile(io.BytesIO(Path(saved.value.path()).read_bytes())) as package:
            assert (package.testzip(), len(package.namelist())) == (None, 72)
            back = f"{served}/?cluster=bramley&month=2015-12".encode()
            assert back in package.read("bramley-2015-12.pdf")
            assert back not in package.read("aces-2015-12.pdf")


def test_choosing_something_else_stops_it_too(browser: Browser, served: str) -> None:
    with watch(browser) as watched:
        page = watched.open(served + VIEW)
        page.get_by_role("button", name="Make the report of all clusters").click()
        expect(page.get_by_role("button", name="Cancel")).to_be_visible(timeout=PATIENCE)
        choose(page, "November 2015", "Reporting month")
        expect(page.get_by_role("heading", name="Bramley, November 2015")).to_be_visible(timeout=PATIENCE)
        expect(page.get_by_role("button", name="Cancel")).to_have_count(0)


@pytest.mark.parametrize("width", [1280, 1024, 390, 320])
def test_nothing_is_wrong_with_the_page(browser: Browser, served: str, width: int) -> None:
    with watch(browser, width) as watched:
        page = watched.open(served + VIEW)
        grow(page, width)
        assert find_violations(page) == []
        assert page.evaluate("() => document.documentElement.scrollWidth") <= width
