"""Does a browser show every page to every reader: no faults for assistive technology, no scroll sideways?"""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.pages.browsing import Watched, find_violations, grow, settle, watch

pytestmark = pytest.mark.browser

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
    if page.locator(".stPlotlyChart").count():
        page.locator(".stPlotlyChart .main-svg").first.wait_for()
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
