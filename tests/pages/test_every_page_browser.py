"""Does a browser show every page to every reader: no faults for assistive technology, no scroll sideways?"""

import re

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.pages.browsing import Watched, find_violations, grow, settle, watch

pytestmark = pytest.mark.browser

A4 = ViewportSize(width=718, height=1047)  # what 10 mm margins leave, in CSS pixels
VIEWS = {
    "tracker": "/?cluster=seacroft-manston&month=2015-12",
    "trends": "/trends?cluster=seacroft-manston&month=2015-12",
    "trends, hidden months": "/trends?cluster=garforth&indicator=neet",
    "trends, boundary": "/trends?cluster=arm&indicator=absence_primary",
    "compare": "/compare?cluster=seacroft-manston&month=2015-12",
    "compare, absence": "/compare?indicator=absence_secondary",
    "attendance": "/attendance?cluster=seacroft-manston",
    "city": "/city?cluster=seacroft-manston",
    "what changed": "/changes?cluster=ardsley-tingley&month=2015-07",
    "take away": "/take?cluster=seacroft-manston",
    "notes": "/notes?q=harehils",
}


def opened(watched: Watched, address: str) -> Page:
    page = watched.open(address)
    for chart in page.locator(".stPlotlyChart").all():
        chart.locator(".main-svg").first.wait_for()
    settle(page)
    return page


def sticking_out(page: Page) -> list[str]:
    """What makes a reader scroll sideways, or is cut off."""
    for scroller in ("html", "[data-testid=stMain]"):
        wide, seen = page.locator(scroller).evaluate("e => [e.scrollWidth, e.clientWidth]")
        if wide > seen:
            return [f"{scroller} is {wide} wide in {seen}"]
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll(".t *")]
            .filter(e => !e.closest(".twin, .unseen, caption, thead") && e.getClientRects().length)
            .filter(e => e.getBoundingClientRect().right > innerWidth || e.getBoundingClientRect().left < 0)
            .map(e => e.outerHTML.slice(0, 120))"""
    )
    return found


def without_words(page: Page) -> list[str]:
    """Pictures that say nothing to those who do not see them."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll("svg.chart, svg.spark, .stPlotlyChart")].filter(e =>
            !(e.getAttribute("aria-label") || e.getAttribute("aria-hidden") === "true" ||
              e.querySelector("[aria-label], [role=img], img[alt]"))).map(e => e.outerHTML.slice(0, 120))"""
    )
    return found


@pytest.mark.parametrize("name", VIEWS)
def test_every_reader_on_every_screen(browser: Browser, served: str, name: str) -> None:
    """From a desk, a projector, a phone and the narrowest screen (400% zoom), with all that can be opened open."""
    with watch(browser) as watched:
        page = opened(watched, served + VIEWS[name])
        grow(page, 1280)
        assert find_violations(page) == []
        page.evaluate("() => document.querySelectorAll('details').forEach(found => { found.open = true; })")
        for width in (1280, 1024, 390, 320):
            grow(page, width)
            assert sticking_out(page) == [], width
            if width in (1280, 390):
                assert find_violations(page) == [], width
        assert without_words(page) == []
        if page.locator("svg.chart, .stPlotlyChart").count():
            assert page.locator("table").count()


# Reference pages take the sheets they need.
SHEETS = {"compare": 2, "compare, absence": 2, "city": 2, "notes": 9}


@pytest.mark.parametrize("name", VIEWS)
def test_every_page_prints_on_clean_sheets(browser: Browser, served: str, name: str) -> None:
    """On A4, no more sheets than said, no control on them, nothing cut off; and the notes at the foot are there."""
    with watch(browser) as watched:
        page = opened(watched, served + VIEWS[name])
        paper = page.pdf(format="A4", prefer_css_page_size=True)
        assert len(re.findall(rb"/Type\s*/Page\b", paper)) <= SHEETS.get(name, 1)
        page.emulate_media(media="print")
        page.set_viewport_size(A4)
        for control in ("button", "input", "summary", "nav"):
            for place in range(page.locator(control).count()):
                expect(page.locator(control).nth(place)).to_be_hidden()
        expect(page.locator(".foot")).to_be_visible()
        assert sticking_out(page) == []


def test_links_keep_the_view(browser: Browser, served: str) -> None:
    """From page to page the reader's cluster and month go along."""
    with watch(browser) as watched:
        page = watched.open(served + "/?cluster=aces&month=2014-02")
        for name in ("Trends", "Compare", "Attendance", "City", "What changed", "Take away", "Notes", "Tracker"):
            page.get_by_role("navigation", name="Pages").get_by_role("link", name=name, exact=True).click()
            page.wait_for_url("**cluster=aces&month=2014-02**")
            expect(page.locator(".band a[aria-current=page]")).to_have_text(name)
            page.wait_for_selector(".foot", state="attached")
            settle(page)
        expect(page.locator("h2").first).to_have_text("ACES February 2014")
