"""Can every reader find her way about the notes, and is what the accessibility statement says of all pages so?"""

import pytest
from playwright.sync_api import Browser, Page, expect

from pages.components.frame import PAGES
from tests.pages.browsing import find_violations, grow, settle, watch

pytestmark = pytest.mark.browser

CHOSEN = "?cluster=seacroft-manston&month=2015-12"
# The least room between lines, letters, words and paragraphs that a page must bear (WCAG 2.2, 1.4.12).
SPACED = """*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}
p{margin-bottom:2em!important}"""
FOCUS = """() => {
    const found = document.activeElement;
    const looks = getComputedStyle(found);
    return {name: found.getAttribute("aria-label") || found.innerText || found.tagName, id: found.id,
        seen: found === document.body || looks.outlineStyle !== "none" || looks.boxShadow !== "none"};
}"""


def press_until(page: Page, name: str) -> None:
    """Go by keyboard alone to what has that name."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUS)["name"].startswith(name):
            return
    raise AssertionError(f"no Tab leads to {name}")


def top_of(page: Page, anchor: str) -> float:
    box = page.locator(f"#{anchor}").bounding_box()
    assert box is not None
    return box["y"]


def test_contents_lead_to_sections_by_keyboard_and_back(browser: Browser, served: str) -> None:
    with watch(browser) as watched:
        page = watched.open(served + "/notes?month=2015-12")
        press_until(page, "How verdicts work")
        page.keyboard.press("Enter")
        expect(page.locator("#notes-verdicts")).to_be_focused()
        assert 0 <= top_of(page, "notes-verdicts") < 100
        expect(page).to_have_url(served + "/notes?month=2015-12#notes-verdicts")
        page.keyboard.press("Tab")  # goes on from there, not from the top
        assert page.evaluate(FOCUS)["name"] == "Back to contents"
        page.keyboard.press("Enter")
        expect(page.locator("#notes-contents")).to_be_focused()
        page.go_back()
        expect(page.locator("#notes-verdicts")).to_be_focused()
        page.go_back()
        expect(page).to_have_url(served + "/notes?month=2015-12")
        page.wait_for_function("() => document.querySelector('[data-testid=stMain]').scrollTop === 0")


@pytest.mark.parametrize("width", [1280, 390])
def test_a_link_from_elsewhere_opens_the_page_at_its_place(browser: Browser, served: str, width: int) -> None:
    with watch(browser, width) as watched:
        page = watched.open(served + "/notes?q=neet#definition-absence_secondary")
        expect(page.locator("#definition-absence_secondary")).to_be_focused()
        assert 0 <= top_of(page, "definition-absence_secondary") < 100
        page = watched.open(served + "/notes#no-such-place")
        assert page.locator("[data-testid=stMain]").evaluate("e => e.scrollTop") == 0


def test_searching_by_keyboard_alone(browser: Browser, served: str) -> None:
    with watch(browser) as watched:
        page = watched.open(served + "/notes?month=2015-12")
        press_until(page, "Look for an indicator")
        page.keyboard.type("Harehils")
        page.keyboard.press("Enter")
        status = page.locator(".found p[role=status]")
        expect(status).to_have_text("Nothing is called “Harehils”. Nearest:")
        expect(page).to_have_url(served + "/notes?month=2015-12&q=Harehils")
        status.evaluate("e => e.setAttribute('data-kept', '')")
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.type("cluster 2gether")
        page.keyboard.press("Enter")
        # The same element, with other words: that is what a screen reader speaks.
        expect(page.locator(".found p[role=status][data-kept]")).to_have_text("Found for “cluster 2gether”:")
        page.go_back()
        expect(status).to_contain_text("Harehils")
        expect(page.get_by_role("textbox")).to_have_value("Harehils")
        page.go_forward()
        expect(status).to_contain_text("2gether")
        page.get_by_role("textbox").focus()
        page.keyboard.press("Tab")
        assert page.evaluate(FOCUS)["name"].startswith("2gether (Chapeltown")
        page.keyboard.press("Enter")
        expect(page.locator("h2").first).to_have_text("2gether December 2015")
        settle(page)


def test_what_is_found_on_the_page_is_led_to(browser: Browser, served: str) -> None:
    with watch(browser) as watched:
        page = watched.open(served + "/notes?q=children+in+care")
        page.locator(".found").get_by_role("link", name="Children looked after", exact=True).click()
        expect(page.locator("#definition-cla")).to_be_focused()
        assert 0 <= top_of(page, "definition-cla") < 100


def test_a_new_search_draws_nothing_else_anew(browser: Browser, served: str) -> None:
    with watch(browser) as watched:
        page = watched.open(served + "/notes")
        page.locator("#notes-verdicts").evaluate("e => e.setAttribute('data-kept', '')")
        page.get_by_role("textbox").fill("otley")
        page.keyboard.press("Enter")
        expect(page.locator(".found")).to_contain_text("Otley")
        settle(page)
        expect(page.locator("#notes-verdicts[data-kept]")).to_have_count(1)


@pytest.mark.parametrize("asked", ["%3Cscript%3Ealert(1)%3C/script%3E", "x" * 10_000, "%E2%80%AE*a*", "LS14"])
def test_hostile_words_in_the_address_are_text(browser: Browser, served: str, asked: str) -> None:
    with watch(browser) as watched:
        page = watched.open(f"{served}/notes?q={asked}")
        expect(page.locator(".found p[role=status]")).to_have_count(1)
        assert len(page.get_by_role("textbox").input_value()) <= 60


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_in_what_is_found(browser: Browser, served: str, width: int) -> None:
    found: dict[str, list[str]] = {}
    with watch(browser, width) as watched:
        for asked in ("", "primary", "attendance", "ls14", "zzzqq"):
            page = watched.open(f"{served}/notes?q={asked}")
            grow(page, width)
            found[asked] = find_violations(page)
    assert {asked: problems for asked, problems in found.items() if problems} == {}


@pytest.mark.slow
@pytest.mark.parametrize("name", PAGES)
def test_the_accessibility_statement_is_so(browser: Browser, served: str, name: str) -> None:
    """Of every page: nothing for axe to find, no sideways scroll at 320 pixels however spaced, a focus that is seen."""
    problems: dict[str, object] = {}
    for width in (1280, 390):
        with watch(browser, width) as watched:
            page = watched.open(f"{served}/{PAGES[name]}{CHOSEN}")
            page.evaluate("() => document.querySelectorAll('details').forEach(found => { found.open = true; })")
            grow(page, width)
            problems[f"axe at {width}"] = find_violations(page)
    with watch(browser, 320) as watched:
        page = watched.open(f"{served}/{PAGES[name]}{CHOSEN}")
        for state in ("at 320", "at 320, spaced"):
            problems[state] = [
                scroller
                for scroller in ("html", "[data-testid=stMain]")
                if page.locator(scroller).evaluate("e => e.scrollWidth > e.clientWidth")
            ]
            page.add_style_tag(content=SPACED)
    with watch(browser) as watched:
        page = watched.open(f"{served}/{PAGES[name]}{CHOSEN}")
        stops = []
        for _ in range(25):
            page.keyboard.press("Tab")
            stops.append(page.evaluate(FOCUS))
        problems["focus not seen"] = [stop["name"] for stop in stops if not stop["seen"]]
        assert len({stop["name"] for stop in stops}) > 8
    assert {state: found for state, found in problems.items() if found} == {}


def test_the_notes_print_whole(browser: Browser, served: str) -> None:
    with watch(browser) as watched:
        page = watched.open(served + "/notes")
        page.emulate_media(media="print")
        for part in ("#notes-measured", "dl.facts", "table.areas", ".foot"):
            expect(page.locator(part).first).to_be_visible()
        for part in ("nav", ".back", "[data-testid=stTextInput]"):
            expect(page.locator(part).first).to_be_hidden()
