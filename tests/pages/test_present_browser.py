"""Can a presentation be read from the back of a room and led by keyboard, and does a link to a screen reopen it?"""

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.pages.browsing import find_violations, settle, watch
from tests.pages.releases import find_hidden

pytestmark = pytest.mark.browser

GOLDEN = "cluster=seacroft-manston&month=2015-12"
VIEWS = (
    GOLDEN,
    "cluster=arm&month=2017-03",
    "cluster=silc&month=2017-03",
    f"cluster={find_hidden()[0]}&month=2017-03",
    "cluster=garforth&month=2014-06",
    "cluster=aces&month=2011-05",
    "cluster=epos&month=2013-04",
    "cluster=bcm&month=2016-10",
)
SIZES = ((1024, 768), (1280, 720), (1920, 1080))
# What is read on the screen: its words, how large they are on the glass, where they are, and in which part.
WORDS = """() => {
    const walk = document.createTreeWalker(document.querySelector(".present"), NodeFilter.SHOW_TEXT);
    const found = [];
    while (walk.nextNode()) {
        const part = walk.currentNode.parentElement;
        if (!walk.currentNode.data.trim() || part.closest(".unseen") || !part.getClientRects().length) continue;
        const svg = part.closest("svg");
        const size = parseFloat(getComputedStyle(part).fontSize) * (svg ? svg.getScreenCTM().a : 1);
        const range = document.createRange();
        range.selectNodeContents(walk.currentNode);
        const box = range.getBoundingClientRect();
        found.push({words: walk.currentNode.data, size, foot: !!part.closest("footer"), huge: !!part.closest(".huge"),
            percent: part.matches(".percent"), svg: !!svg,
            box: [box.left, box.top, box.right, box.bottom]});
    }
    return found;
}"""
SCROLLS = """() => [...document.querySelectorAll("html, [data-testid=stMain], .present, .present *")].filter(e =>
    e.scrollHeight > e.clientHeight + 1 && ["auto", "scroll"].includes(getComputedStyle(e).overflowY) ||
    e.scrollWidth > e.clientWidth + 1 && ["auto", "scroll"].includes(getComputedStyle(e).overflowX))
    .map(e => e.outerHTML.slice(0, 80))"""
PARTS = """() => [...document.querySelectorAll(`.present h1, .present nav, .present section:not([hidden])
        :is(h2, h3, .figure p, .one > svg, .since p, .strip svg, li, footer p)`)]
    .filter(e => e.getClientRects().length)
    .map(e => [e.tagName + " " + e.textContent.slice(0, 30),
        ...["left", "top", "right", "bottom"].map(side => e.getBoundingClientRect()[side])])"""


@pytest.fixture
def shown(browser: Browser, served: str) -> Iterator[Page]:
    """The golden presentation on the smallest projector."""
    with watch(browser, 1024, 768) as watched:
        yield open_screens(watched.page, served, GOLDEN)


def open_screens(page: Page, served: str, view: str, screen: int | None = None) -> Page:
    page.goto(f"{served}/present?{view}{f'#{screen}' if screen else ''}")
    page.wait_for_selector(".present[data-at]", state="attached")
    settle(page)
    return page


def expect_screen(page: Page, place: int, heading: str) -> None:
    """One screen alone is there for eye and ear, and where one is says the page, and the address."""
    visible = page.locator(".present > section:not([hidden])")
    expect(visible).to_have_count(1)
    expect(page.get_by_role("heading", level=2)).to_have_count(1)
    expect(page.get_by_role("heading", level=2)).to_have_text(heading)
    expect(page.locator(".present .at")).to_have_text(f"{place} of 6")


CLA, NEET = "Children looked after", "Young people not in education, employment or training"
ASK, AMONG = "Questions to ask", "Among all clusters: each dot is one"


def test_keys_turn_screens_and_stop_at_the_ends(shown: Page) -> None:
    expect_screen(shown, 1, CLA)
    shown.keyboard.press("ArrowLeft")
    expect_screen(shown, 1, CLA)
    for on, back in (("ArrowRight", "ArrowLeft"), ("ArrowDown", "ArrowUp"), ("PageDown", "PageUp"),
                     ("Space", "Shift+Space")):  # fmt: skip
        shown.keyboard.press(on)
        expect_screen(shown, 2, NEET)
        assert shown.url.endswith("#2")
        shown.keyboard.press(back)
        expect_screen(shown, 1, CLA)
    shown.keyboard.press("End")
    expect_screen(shown, 6, ASK)
    shown.keyboard.press("PageDown")
    expect_screen(shown, 6, ASK)
    shown.keyboard.press("ArrowLeft")
    expect_screen(shown, 5, AMONG)
    shown.keyboard.press("Home")
    expect_screen(shown, 1, CLA)
    shown.keyboard.press("Control+ArrowRight")  # the browser's own
    expect_screen(shown, 1, CLA)


def asked_of(requests: list[str]) -> list[str]:
    """What was asked of the server, but for Streamlit's programs, and the icon that browsers ask for again."""
    return [url for url in requests if "/static/" not in url and not url.endswith("favicon.png")]


def test_turning_asks_nothing_of_the_server(browser: Browser, served: str) -> None:
    with watch(browser, 1024, 768) as watched:
        page = open_screens(watched.page, served, GOLDEN)
        sent, asked = len(watched.sent), asked_of(watched.requests)
        for key in ("ArrowRight", "End", "Home", "r", "R", "c"):
            page.keyboard.press(key)
        page.wait_for_timeout(300)
        assert (len(watched.sent), asked_of(watched.requests)) == (sent, asked)
        expect(page.get_by_role("dialog")).to_have_count(0)


def test_the_change_is_announced_and_the_focus_moves(shown: Page) -> None:
    shown.keyboard.press("ArrowRight")
    expect(shown.get_by_role("heading", level=2)).to_be_focused()
    expect(shown.locator(".present [role=status]")).to_have_text(f"Screen 2 of 6: {NEET}")
    assert shown.evaluate("() => document.activeElement.textContent") == NEET


def test_buttons_have_names_and_do_as_the_keys(shown: Page) -> None:
    before, after = (shown.get_by_role("button", name=name) for name in ("Previous screen", "Next screen"))
    expect(before).to_have_attribute("aria-disabled", "true")
    after.click()
    expect_screen(shown, 2, NEET)
    expect(before).to_have_attribute("aria-disabled", "false")
    after.focus()
    shown.keyboard.press("Space")  # the button's own: one step, not two
    expect_screen(shown, 3, "Primary school absence (half-terms 1 to 5)")
    before.click()
    expect_screen(shown, 2, NEET)
    shown.keyboard.press("End")
    expect(after).to_have_attribute("aria-disabled", "true")
    for button in (before, after, shown.get_by_role("link", name="Back to the tracker")):
        box = button.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 44


def test_a_link_reopens_its_screen(browser: Browser, served: str) -> None:
    with watch(browser, 1024, 768) as watched:
        page = open_screens(watched.page, served, GOLDEN, 5)
        expect_screen(page, 5, AMONG)
        page.evaluate("() => { location.hash = '#2'; }")
        expect_screen(page, 2, NEET)
        for wrong, place, heading in ((99, 6, ASK), (-3, 1, CLA)):
            page.goto("about:blank")
            expect_screen(open_screens(page, served, GOLDEN, wrong), place, heading)


def test_from_the_tracker_by_keyboard_and_back_by_escape(browser: Browser, served: str) -> None:
    with watch(browser, 1024, 768) as watched:
        page = watched.open(f"{served}/?{GOLDEN}", "table.sheet")
        link = page.get_by_role("link", name="Present", exact=True)
        link.focus()
        page.keyboard.press("Enter")
        page.wait_for_selector(".present[data-at]")
        settle(page)
        expect_screen(page, 1, CLA)
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Escape")
        page.wait_for_selector("table.sheet")
        expect(page).to_have_url(f"{served}/?{GOLDEN}")
        expect(page.locator("h2").first).to_have_text("Seacroft Manston December 2015")
        settle(page)
        page.go_back()  # to the screen one left
        page.wait_for_selector(".present[data-at]")
        settle(page)
        expect_screen(page, 2, NEET)


def touching(parts: list[list[Any]]) -> list[tuple[str, str]]:
    """Pairs that share more than a hair's breadth."""
    return [
        (a[0], b[0])
        for a, b in combinations(parts, 2)
        if min(a[3], b[3]) - max(a[1], b[1]) > 2 and min(a[4], b[4]) - max(a[2], b[2]) > 2
    ]


@pytest.mark.parametrize("view", VIEWS)
def test_every_screen_is_read_from_the_back_row(browser: Browser, served: str, view: str) -> None:
    """At each size: no scroll, nothing cut off or on top of another, no words below 24 pt (32 pixels), huge figures."""
    with watch(browser) as watched:
        page = open_screens(watched.page, served, view)
        page.evaluate("() => document.fonts.ready")
        count = page.locator(".present > section").count()
        for width, height in SIZES:
            page.set_viewport_size({"width": width, "height": height})
            page.keyboard.press("Home")
            settle(page)
            for place in range(1, count + 1):
                at = (view, width, place)
                assert page.evaluate(SCROLLS) == [], at
                words = page.evaluate(WORDS)
                assert len(words) > 3
                small = [w for w in words if w["size"] < 31.99]
                assert small == [], at
                assert all(w["size"] >= 120 for w in words if w["huge"] and not w["percent"]), at
                cut = [w for w in words if w["box"][0] < 0 or w["box"][2] > width or w["box"][3] > height]
                assert cut == [], at
                assert touching(page.evaluate(PARTS)) == [], at
                # Names on a chart keep clear of each other and of its scale.
                boxes = [[w["words"], *w["box"]] for w in words if w["svg"] and w["words"] != "×"]
                assert touching([[w[0], w[1], w[2] + 8, w[3], w[4] - 8] for w in boxes]) == [], at
                page.keyboard.press("ArrowRight")
            expect(page.locator(".present .at")).to_have_text(f"{count} of {count}")


def test_no_menu_and_no_control_but_its_own(shown: Page) -> None:
    expect(shown.get_by_role("combobox")).to_have_count(0)
    expect(shown.locator(".band")).to_have_count(0)
    # Whatever Streamlit draws at the edges lies under the screen.
    for x, y in ((1000, 20), (20, 20), (512, 10)):
        assert shown.evaluate("([x, y]) => !!document.elementFromPoint(x, y).closest('.present')", [x, y])


@pytest.mark.parametrize("view", [*VIEWS[:5], "cluster=atlantis", ""])
def test_axe_finds_nothing(browser: Browser, served: str, view: str) -> None:
    with watch(browser, 1024, 768) as watched:
        page = watched.open(f"{served}/present?{view}")
        for place in range(1, page.locator(".present > section").count() + 1):
            assert find_violations(page) == [], place
            page.keyboard.press("ArrowRight")
        assert find_violations(page) == []
        page.set_viewport_size({"width": 320, "height": 640})
        assert find_violations(page) == []


def test_hidden_figures_are_nowhere(browser: Browser, served: str) -> None:
    """A hidden figure has its sign and a sentence, no point, no number, no movement; its months are crosses."""
    code, entry = find_hidden()
    with watch(browser, 1024, 768) as watched:
        page = open_screens(watched.page, served, f"cluster={code}&month=2017-03")
        names = page.locator(".present h2").all_text_contents()
        screen = page.locator(".present > section").nth(names.index(entry["name"]))
        expect(screen.locator(".huge")).to_have_text("[c]")
        expect(screen.locator(".way, .arrow")).to_have_count(0)
        expect(screen.locator("text.gap").first).to_be_attached()
        strip = page.locator(".strip").nth(["CLA", "NEET"].index(entry["short_name"]))
        expect(strip.locator("text.mine")).to_contain_text("not shown, to protect small numbers")
        assert strip.locator("circle:not(.other)").count() == 0


def test_forced_colours_and_reduced_motion(shown: Page) -> None:
    shown.emulate_media(forced_colors="active", reduced_motion="reduce")
    for _ in range(4):
        shown.keyboard.press("ArrowRight")
    seen = shown.evaluate(
        """() => {
            const style = (selector) =>
                getComputedStyle(document.querySelector(`.present > section:not([hidden]) ${selector}`));
            const probe = document.body.appendChild(document.createElement("i"));
            probe.style.color = "CanvasText";
            const ink = getComputedStyle(probe).color;
            probe.remove();
            const moving = [...document.querySelectorAll(".present *")].map(e => getComputedStyle(e))
                .filter(s => !/^(0s(, )?)+$/.test(s.transitionDuration) || s.animationName !== "none");
            return {ink, dot: style("circle:not(.other)").fill, other: style("circle.other").stroke,
                city: style(".whole").stroke, name: style("text.mine").fill, edge: style(".way").borderTopColor,
                moving: moving.length};
        }"""
    )
    ink = seen["ink"]
    assert seen == {
        "ink": ink, "dot": ink, "other": ink, "city": ink, "name": ink, "edge": ink, "moving": 0,
    }  # fmt: skip


@pytest.mark.parametrize("width", [320, 390])
def test_a_phone_shows_it_whole(browser: Browser, served: str, width: int) -> None:
    with watch(browser, width, 640) as watched:
        page = open_screens(watched.page, served, VIEWS[1])
        for _ in range(6):
            wide, seen = page.locator(".present").evaluate("e => [e.scrollWidth, e.clientWidth]")
            assert wide <= seen
            page.keyboard.press("ArrowRight")
        page.keyboard.press("Home")
        tall, seen = page.locator(".present").evaluate("e => [e.scrollHeight, e.clientHeight]")
        if tall > seen:  # keys that scroll do so before they turn
            page.keyboard.press("ArrowDown")
            expect_screen(page, 1, CLA)


def test_a_screen_a_page_on_paper(shown: Page) -> None:
    paper = shown.pdf(prefer_css_page_size=True)
    assert paper.count(b"/Type /Page\n") == 6 or paper.count(b"/Type /Page ") == 6
    assert b"/MediaBox [0 0 841." in paper or b"/MediaBox [0 0 842" in paper
    shown.emulate_media(media="print")
    expect(shown.locator(".present > section")).to_have_count(6)
    for place in range(6):
        expect(shown.locator(".present > section").nth(place)).to_be_visible()
    expect(shown.locator(".present nav")).to_be_hidden()
    expect(shown.get_by_text("Open Government Licence")).to_be_visible()
