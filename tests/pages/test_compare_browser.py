"""Does a browser draw the compare page's pictures, let a reader choose, and keep within every screen?"""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.pages.browsing import Watched, settle, watch

pytestmark = pytest.mark.browser

GOLDEN = "/compare?cluster=seacroft-manston&month=2015-12"


def opened(watched: Watched, address: str) -> Page:
    page = watched.open(address, "table.every")
    page.locator(".stPlotlyChart .main-svg").first.wait_for()
    settle(page)
    return page


def overlapping(page: Page, what: str) -> list[str]:
    """Texts of one picture that lie over each other."""
    found: list[str] = page.evaluate(
        """what => {
            const texts = [...document.querySelectorAll(what)];
            const found = texts.map(each => [each.textContent, each.getBoundingClientRect()]);
            const over = ([, a], [, b]) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2
                && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4;
            return found.flatMap((a, i) => found.slice(i + 1).filter(b => over(a, b)).map(b => a[0] + " / " + b[0]));
        }""",
        what,
    )
    return found


@pytest.mark.parametrize("width", [1280, 1024, 390, 320])
def test_the_words_of_the_funnel_are_whole_and_apart(browser: Browser, served: str, width: int) -> None:
    with watch(browser, width) as watched:
        page = opened(watched, served + GOLDEN)
        chart = page.locator(".stPlotlyChart").first
        expect(chart.locator(".annotation-text", has_text="Seacroft Manston")).to_be_visible()
        edges = chart.bounding_box()
        assert edges is not None
        for words in chart.locator(".annotation-text").all():
            box = words.bounding_box()
            assert box is not None
            assert box["x"] >= edges["x"] - 1, words.text_content()
            assert box["x"] + box["width"] <= edges["x"] + edges["width"] + 1, words.text_content()
        assert overlapping(page, ".stPlotlyChart:first-of-type .annotation-text") == []


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_names_and_figures_stay_in_their_tiles(browser: Browser, served: str, width: int) -> None:
    with watch(browser, width) as watched:
        page = opened(watched, served + GOLDEN)
        outside = page.evaluate(
            """() => [...document.querySelectorAll(".tile")].filter(tile => {
                const edge = tile.getBoundingClientRect();
                return [...tile.querySelectorAll("span,strong")].some(each => {
                    const box = each.getBoundingClientRect();
                    return box.width > 1 && (box.right > edge.right + 1 || box.bottom > edge.bottom + 1);
                });
            }).map(tile => tile.textContent)"""
        )
        assert outside == []
        first, mine = (page.locator(".tile", has_text=name) for name in ("Aireborough", "Seacroft Manston"))
        places = [found.bounding_box() for found in (first, mine)]
        assert places[0] is not None
        assert places[1] is not None
        assert places[0]["x"] < places[1]["x"], "tiles must lie where their columns say"
        assert places[0]["y"] < places[1]["y"]


def test_the_pointer_is_told_names_and_figures(browser: Browser, served: str) -> None:
    with watch(browser) as watched:
        page = opened(watched, served + GOLDEN)
        chart = page.locator(".stPlotlyChart").first
        chart.scroll_into_view_if_needed()
        point = chart.locator(".scatterlayer .points path").last.bounding_box()
        assert point is not None
        page.mouse.move(point["x"] + point["width"] / 2, point["y"] + point["height"] / 2)
        hover = chart.locator(".hoverlayer .hovertext")
        expect(hover).to_contain_text("Seacroft Manston")
        expect(hover).to_contain_text("108 children")


def test_a_choice_by_keyboard_is_drawn_and_kept_in_the_address(browser: Browser, served: str) -> None:
    with watch(browser) as watched:
        page = opened(watched, served + GOLDEN)
        page.get_by_role("radio", name="All clusters").focus()
        page.keyboard.press("ArrowRight")
        expect(page.locator(".banner")).to_contain_text("Similar by deprivation: 5 clusters")
        page.get_by_role("radio", name="By name").focus()
        page.keyboard.press("ArrowRight")
        expect(page.locator("p[role=status]").first).to_contain_text("similar clusters, by figure")
        expect(page).to_have_url(re.compile("group=similar.*order=figure"))
        expect(page.get_by_role("table", name="Children looked after, December 2015: every cluster")).to_be_visible()
        page.locator(".tile", has_text="ARM").get_by_role("link").click()
        page.wait_for_selector("table.sheet:not(.every)")
        expect(page).to_have_url(re.compile(r"/\?cluster=arm&month=2015-12"))
