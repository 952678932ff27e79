"""Is the page of trends whole and readable in a real browser, on a phone as on a projector?"""

from itertools import combinations, product
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.pages.browsing import find_violations, grow, settle, watch

pytestmark = pytest.mark.browser

VIEWS = (
    "cluster=seacroft-manston&month=2015-12",
    "cluster=seacroft-manston&month=2015-12&indicator=neet",
    "cluster=seacroft-manston&month=2015-12&indicator=neet&span=year",
    "cluster=arm&month=2017-03",
    "cluster=arm&month=2017-03&indicator=neet",
    "cluster=epos&month=2017-03&indicator=neet",
    "cluster=epos&month=2017-03&indicator=absence_primary",
    "cluster=garforth&month=2014-06&span=year",
    "cluster=2gether&month=2017-03",
    "cluster=silc",
    "cluster=aces&month=2011-05",
)
WORDS = """() => [...document.querySelectorAll(".js-plotly-plot .annotation-text, .js-plotly-plot .xtick text")].map(
    text => { const box = text.getBoundingClientRect();
              return [text.textContent, box.left, box.top, box.right, box.bottom] })"""


def wait_for_chart(page: Page) -> None:
    page.wait_for_selector(".js-plotly-plot .xtick text")
    settle(page)


def collide(one: list[Any], other: list[Any]) -> bool:
    """Whether two boxes share more than a hair's breadth."""
    return all(bool(min(one[end], other[end]) - max(one[start], other[start]) > 1.5) for start, end in ((1, 3), (2, 4)))


def test_no_words_collide_or_are_cut(browser: Browser, served: str) -> None:
    with watch(browser, 1024, 844) as watched:
        for view, width in product(VIEWS, (1024, 390, 320)):
            if width == 1024:
                watched.page.set_viewport_size({"width": width, "height": 844})
                wait_for_chart(watched.open(f"{served}/trends?{view}", "table"))
            page = watched.page
            page.set_viewport_size({"width": width, "height": 844})
            page.wait_for_function(
                "() => document.querySelector('.js-plotly-plot .main-svg').getBoundingClientRect().right <= innerWidth"
            )
            settle(page)
            said, where = page.evaluate(WORDS), (view, width)
            assert len(said) > 3, where
            assert [(a[0], b[0]) for a, b in combinations(said, 2) if collide(a, b)] == [], where
            assert [words[0] for words in said if words[1] < 0 or words[3] > width] == [], where
            assert page.evaluate("document.documentElement.scrollWidth") <= width, where


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_stands_in_a_readers_way(browser: Browser, served: str, width: int) -> None:
    with watch(browser, width, 844) as watched:
        for view in VIEWS[1:3]:
            page = watched.open(f"{served}/trends?{view}", "table")
            wait_for_chart(page)
            for summary in page.locator("article summary, header summary").all():
                summary.click()
            grow(page, width)
            assert find_violations(page) == []


def test_a_choice_is_spoken_and_drawn(browser: Browser, served: str) -> None:
    with watch(browser) as watched:
        page = watched.open(f"{served}/trends?{VIEWS[0]}", "table")
        wait_for_chart(page)
        page.get_by_text("Last 12 months", exact=True).click()
        expect(page.locator(".js-plotly-plot .annotation-text").filter(has_text="last year")).to_be_visible()
        assert "span=year" in page.url
        assert "cluster=seacroft-manston" in page.url
        expect(page.get_by_role("status").filter(has_text="Showing Children looked after")).to_have_count(1)
        expect(page.get_by_role("figure", name="Children looked after, Seacroft Manston. First")).to_be_visible()


def test_pointing_at_a_month_says_it_in_words(browser: Browser, served: str) -> None:
    with watch(browser) as watched:
        page = watched.open(f"{served}/trends?{VIEWS[0]}", "table")
        wait_for_chart(page)
        page.locator(".js-plotly-plot .points path.point").first.scroll_into_view_if_needed()
        box = page.locator(".js-plotly-plot .points path.point").first.bounding_box()
        assert box is not None
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        expect(page.locator(".hoverlayer .hovertext")).to_contain_text("April 2011: 88 children")
