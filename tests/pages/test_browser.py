"""Does the real app, in a real browser, show the golden sheet to every reader, however she comes and reads?

The tests of this file share one server; the first page it ever serves is a deep link.
"""

import itertools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.pages.browsing import Watched, choose, find_violations, grow, settle, watch
from tests.pages.releases import copy_release, find_hidden, rename_cluster, shipped_document, shipped_figures
from tests.pages.serving import serve
from tests.pages.test_tracker_page import GOLDEN

pytestmark = pytest.mark.browser

GOLDEN_SENTENCE = (
    "Seacroft Manston had 108 children looked after in December 2015, 1 more than in November (a usual monthly change) "
    "and 20 more than at CYPP start (88; +22.7%, within what chance could produce)."
)
# Worse than usual in the month, better since the start.
MIXED_LINK = "/?cluster=2gether&month=2016-07"
GOLDEN_LINK = "/?cluster=seacroft-manston&month=2015-12"
# Nothing that draws charts or grids in the browser may be loaded to show the sheet.
HEAVY = re.compile(r"plotly|dataframe|glide|vega|deck\.?gl|mapbox|arrow|echarts", re.IGNORECASE)


@pytest.fixture(scope="module")
def golden(browser: Browser, served: str) -> Iterator[Watched]:
    """The golden sheet on a projector, as it was first painted. Tests read it and leave it as it is."""
    with watch(browser, 1024, 768) as watched:
        watched.open(served + GOLDEN_LINK, "table.sheet")
        yield watched


def shown_figures(page: Page) -> dict[str, tuple[str, ...]]:
    """The cluster's own figures in each row of the sheet (latest, and three changes), as painted."""
    rows = page.evaluate(
        """() => [...document.querySelectorAll("table.sheet tbody tr")].map(row => [
            row.querySelector("th").firstChild.textContent,
            ...[0, 2, 3, 4].map(place => row.querySelectorAll("td")[place].querySelector(".big,.num").innerText)])"""
    )
    return {objective: tuple(cells) for objective, *cells in rows}


def heading(page: Page) -> str:
    return " ".join(page.locator("h2").first.inner_text().split())


def test_fresh_server_deep_link_first_shows_the_golden_figures(golden: Watched) -> None:
    assert shown_figures(golden.page) == GOLDEN
    assert heading(golden.page) == "Seacroft Manston December 2015"
    assert golden.page.url.endswith(GOLDEN_LINK)


def test_golden_table_is_a_table_to_assistive_technology(golden: Watched) -> None:
    table = golden.page.get_by_role(
        "table", name="Monthly obsessions tracker by cluster: Seacroft Manston, December 2015"
    )
    expect(table.get_by_role("columnheader")).to_have_count(7)
    expect(table.get_by_role("rowheader")).to_have_count(4)
    expect(table.get_by_role("cell")).to_have_count(24)


def test_all_obsessions_fit_a_projector_without_scrolling(golden: Watched) -> None:
    ends = golden.page.locator("table.sheet tbody tr").evaluate_all(
        "rows => rows.map(row => row.getBoundingClientRect().bottom)"
    )
    assert len(ends) == 4
    assert max(ends) <= 768


def test_first_paint_loads_no_chart_library_and_no_grid(golden: Watched) -> None:
    assert [url for url in golden.requests if HEAVY.search(url)] == []


def test_page_says_its_language_and_title(golden: Watched) -> None:
    assert golden.page.evaluate("() => document.documentElement.lang") == "en-GB"
    assert golden.page.title()
    assert "Streamlit" not in golden.page.title()


def test_headings_are_in_order(golden: Watched) -> None:
    levels = golden.page.locator("h1,h2,h3,h4,h5,h6").evaluate_all("found => found.map(h => Number(h.tagName[1]))")
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in itertools.pairwise(levels))


def test_bare_keys_do_nothing(golden: Watched) -> None:
    golden.page.locator("h2").first.click()
    before = len(golden.sent)
    for key in ("r", "R", "c"):
        golden.page.keyboard.press(key)
    golden.page.wait_for_timeout(300)
    assert len(golden.sent) == before
    expect(golden.page.get_by_role("dialog")).to_have_count(0)


def test_choosing_by_keyboard_alone_and_going_back(browser: Browser, served: str) -> None:
    with watch(browser) as watched:
        page = watched.open(served)
        expect(page.get_by_role("status")).to_have_text("Choose your cluster to see its figures for March 2017.")
        expect(page.locator("table")).to_have_count(0)
        choose(page, "Seacroft")
        expect(page.locator("h2").first).to_contain_text("Seacroft Manston")
        expect(page).to_have_url(served + "/?cluster=seacroft-manston&month=2017-03")
        page.go_back()  # one choice is one step
        expect(page.get_by_role("status")).to_contain_text("Choose your cluster")
        expect(page).to_have_url(served + "/")
        page.go_forward()
        expect(page.locator("h2").first).to_have_text("Seacroft Manston March 2017")
        page.evaluate("() => document.querySelector('p[role=status]').setAttribute('data-kept', '')")
        choose(page, "December 2015", "Reporting month")
        expect(page.locator("h2").first).to_contain_text("December 2015")
        expect(page).to_have_url(served + GOLDEN_LINK)
        assert shown_figures(page) == GOLDEN
        # The same element, with other words: that is what a screen reader speaks.
        expect(page.locator("p[role=status][data-kept]")).to_have_text("Showing Seacroft Manston, December 2015.")
        watched.sent.clear()
        page.keyboard.press("Shift+Tab")
        choose(page, "Bramley")
        expect(page.locator("h2").first).to_have_text("Bramley December 2015")
        expect(page).to_have_url(served + "/?cluster=bramley&month=2015-12")
        assert watched.sent
        assert shown_figures(page) != GOLDEN
        # Back and forward go through what was chosen; figures and drop-down always say what the address says.
        page.go_back()
        expect(page.locator("h2").first).to_have_text("Seacroft Manston December 2015")
        expect(page).to_have_url(served + GOLDEN_LINK)
        expect(page.get_by_role("combobox", name="Cluster")).to_have_value("Seacroft Manston")
        assert shown_figures(page) == GOLDEN
        page.go_forward()
        expect(page.locator("h2").first).to_have_text("Bramley December 2015")
        expect(page).to_have_url(served + "/?cluster=bramley&month=2015-12")
        expect(page.get_by_role("combobox", name="Cluster")).to_have_value("Bramley")


def test_two_readers_at_once_are_not_mixed(browser: Browser, served: str) -> None:
    with watch(browser) as one, watch(browser) as other:
        one.page.goto(served + GOLDEN_LINK, wait_until="commit")
        other.page.goto(served + "/?cluster=aces&month=2014-02", wait_until="commit")
        expect(one.page.locator("h2").first).to_have_text("Seacroft Manston December 2015")
        expect(other.page.locator("h2").first).to_have_text("ACES February 2014")
        assert shown_figures(one.page) == GOLDEN
        theirs = shown_figures(other.page)
        choose(one.page, "Bramley")
        choose(other.page, "Seacroft")
        expect(one.page.locator("h2").first).to_have_text("Bramley December 2015")
        expect(other.page.locator("h2").first).to_have_text("Seacroft Manston February 2014")
        other.open(served + "/?cluster=aces&month=2014-02", "table.sheet")
        assert shown_figures(other.page) == theirs


@pytest.mark.parametrize(
    "asked",
    ["atlantis", "../../etc/passwd", "alwoodley", "%3Cscript%3Ealert(1)%3C/script%3E", "x" * 10_000],
    ids=["atlantis", "path", "alwoodley", "script", "10 kB"],
)
def test_unknown_cluster_gets_a_sentence_and_no_figure(browser: Browser, served: str, asked: str) -> None:
    with watch(browser) as watched:
        page = watched.open(f"{served}/?cluster={asked}&month=2015-12")
        expect(page.get_by_role("alert")).to_have_count(1)
        expect(page.get_by_role("alert")).to_contain_text("Choose one from the list.")
        expect(page.locator("table, svg.chart, svg.spark, .big, .num")).to_have_count(0)
        expect(page.locator("h2")).to_have_count(0)
        if asked == "alwoodley":
            page.get_by_role("link", name="ARM").click()
            expect(page.locator("h2").first).to_have_text("ARM December 2015")


@pytest.mark.parametrize("width", [1280, 1024, 390, 320])
def test_nothing_sticks_out_sideways(browser: Browser, served: str, width: int) -> None:
    with watch(browser, width, 800) as watched:
        page = watched.open(served + "/?cluster=arm", "table.sheet")
        page.evaluate("() => document.querySelectorAll('details').forEach(found => { found.open = true; })")
        for scroller in ("html", "[data-testid=stMain]"):
            wide, seen = page.locator(scroller).evaluate("e => [e.scrollWidth, e.clientWidth]")
            assert wide <= seen, scroller
        out = page.evaluate(
            """() => [...document.querySelectorAll(".t *")]
                .filter(e => !e.closest(".twin, .unseen, caption, thead") && e.getClientRects().length)
                .filter(e => e.getBoundingClientRect().right > innerWidth || e.getBoundingClientRect().left < 0)
                .map(e => e.outerHTML.slice(0, 80))"""
        )
        assert out == []


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing(browser: Browser, served: str, width: int) -> None:
    found: dict[str, list[str]] = {}
    with watch(browser, width) as watched:
        for address in ("/", GOLDEN_LINK, "/?cluster=Seacroft+Mansten", "/?cluster=silc", "/?month=never", "/notes"):
            page = watched.open(served + address)
            grow(page, width)
            found[address] = find_violations(page)
            if address == GOLDEN_LINK:
                page.evaluate("() => document.querySelectorAll('details').forEach(found => { found.open = true; })")
                grow(page, width)
                found["all opened"] = find_violations(page)
    assert {state: problems for state, problems in found.items() if problems} == {}


def test_forced_colours_and_reduced_motion(browser: Browser, served: str) -> None:
    with watch(browser) as watched:
        page = watched.open(served + MIXED_LINK, "table.sheet")
        page.emulate_media(forced_colors="active", reduced_motion="reduce")
        seen = page.evaluate(
            """() => {
                const style = (selector) => getComputedStyle(document.querySelector(selector));
                const probe = document.body.appendChild(document.createElement("i"));
                probe.style.color = "CanvasText";
                const ink = getComputedStyle(probe).color;
                probe.remove();
                const moving = [...document.querySelectorAll("*")].map(e => getComputedStyle(e))
                    .filter(s => !/^(0s(, )?)+$/.test(s.transitionDuration) || s.animationName !== "none");
                return {ink, better: style(".way.better").borderTopColor, worse: style(".way.worse").borderTopColor,
                    edge: style(".way.better").borderTopStyle, line: style(".chart .line").stroke,
                    dot: style(".spark .dot").fill, words: style(".chart text").fill, moving: moving.length};
            }"""
        )
        ink = seen["ink"]
        assert seen == {
            "ink": ink, "better": ink, "worse": ink, "edge": "solid", "line": ink, "dot": ink, "words": ink,
            "moving": 0,
        }  # fmt: skip


def test_better_and_worse_differ_without_colour(browser: Browser, served: str) -> None:
    """In one colour, on paper or to any eye: one is filled and the other outlined, and both are words."""
    with watch(browser) as watched:
        fills = watched.open(served + MIXED_LINK, "table.sheet").evaluate(
            """() => ["better", "worse"].map(way => {
                const found = document.querySelector(`.sheet .way.${way}`);
                return [found.innerText, getComputedStyle(found).backgroundColor];
            })"""
        )
    assert [word for word, _ in fills] == ["Better", "Worse"]
    lightness = [sum(map(int, re.findall(r"\d+", fill)[:3])) / 765 for _, fill in fills]
    assert lightness[1] - lightness[0] > 0.4


@pytest.mark.parametrize("code", ["seacroft-manston", "arm", "epos", "silc"])
def test_sheet_prints_on_one_page(browser: Browser, served: str, code: str) -> None:
    with watch(browser) as watched:
        page = watched.open(f"{served}/?cluster={code}&month=2017-03", "table.sheet")
        paper = page.pdf(format="A4", prefer_css_page_size=True)
        assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1
        box = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", paper)
        assert box is not None
        assert [float(side) for side in box.groups()] == pytest.approx([595.3, 841.9], abs=1.5)  # A4 in points
        page.emulate_media(media="print")
        for part in ("h2", "table.sheet thead", "table.sheet tbody tr", ".foot", "svg.chart"):
            expect(page.locator(part).first).to_be_visible()
        for part in ("[data-testid=stSelectbox]", "nav", "summary"):
            for place in range(page.locator(part).count()):
                expect(page.locator(part).nth(place)).to_be_hidden()


@pytest.mark.slow
def test_every_sheet_prints_on_one_page(browser: Browser, served: str) -> None:
    """Though there is much to say, soon after NEET's new definition, and the page's own font never comes."""
    sheets = 0
    for cluster in shipped_document()["clusters"]:
        with watch(browser) as watched:
            watched.page.route("**/*.woff2", lambda asked: asked.abort())
            page = watched.open(f"{served}/?cluster={cluster['code']}&month=2016-10")
            paper = page.pdf(format="A4", prefer_css_page_size=True)
            assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1, cluster["name"]
            sheets += page.locator("table.sheet").count()
            assert watched.faults, "the font came from elsewhere"
            watched.faults.clear()
    assert sheets == 24


def test_sentences_are_copied_by_keyboard_with_and_without_a_clipboard(browser: Browser, served: str) -> None:
    with watch(browser) as watched:
        page = watched.open(served + GOLDEN_LINK, "table.sheet")
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        sentences = page.locator(".words li > span").all_inner_texts()
        assert sentences[0] == GOLDEN_SENTENCE
        for button, expected in (("Copy sentence 1", sentences[0]), ("Copy all", "\n".join(sentences))):
            page.get_by_role("button", name=button, exact=True).focus()
            page.keyboard.press("Enter")
            expect(page.locator("body > p[aria-live]")).to_have_text("Copied.")
            assert page.evaluate("() => navigator.clipboard.readText()") == expected
            expect(page.get_by_role("button", name=button, exact=True)).to_be_focused()
            expect(page.locator("body > p[aria-live]")).to_be_empty()
        # Over plain HTTP browsers hand pages no clipboard.
        page.evaluate("() => Object.defineProperty(navigator, 'clipboard', {value: undefined})")
        page.evaluate("() => { document.execCommand = word => { window.did = [word, getSelection().toString()]; }; }")
        page.get_by_role("button", name="Copy sentence 2").focus()
        page.keyboard.press("Space")
        expect(page.locator("body > p[aria-live]")).to_have_text("Copied.")
        assert page.evaluate("() => window.did") == ["copy", sentences[1]]
        expect(page.locator("textarea")).to_have_count(0)


def test_hidden_months_have_no_figure_in_the_page(browser: Browser, served: str) -> None:
    code, indicator = find_hidden()
    hidden = {
        row.period_end for row in shipped_figures(code) if row.indicator == indicator["key"] and row.status == "c"
    }
    hidden = {day for day in hidden if day.isoformat() >= indicator["baseline"]}
    with watch(browser) as watched:
        page = watched.open(f"{served}/?cluster={code}", "table.sheet")
        # Closed, so not in the tree of roles: read from the document, where everything sent can be found.
        section = page.locator(".charts section", has=page.locator("caption", has_text=indicator["name"]))
        marked = section.locator("tbody tr").evaluate_all(
            """rows => rows.flatMap(row => [...row.querySelectorAll("td")].flatMap((cell, month) =>
                cell.textContent === "[c]" ? [`${row.querySelector("th").textContent}-${month + 1}`] : []))"""
        )
        assert sorted(marked) == sorted(f"{day.year}-{day.month}" for day in hidden)
        expect(section.locator("svg text.gap")).to_have_count(len(hidden))
        assert shown_figures(page)[indicator["objective"]][0] == "[c]"
        row = page.locator("table.sheet tbody tr", has_text=indicator["objective"])
        expect(row.locator(".arrow, .way:not(:text-is('Not comparable')), .big:not(:text-is('[c]'))")).to_have_count(0)


def test_every_page_opened_alone_on_a_fresh_server(browser: Browser, tmp_path: Path) -> None:
    """Streamlit runs a page's file without app.py when it is the first thing a fresh process is asked for."""
    with serve(tmp_path / "log.txt") as address, watch(browser) as watched:
        page = watched.open(address + "/notes?cluster=aces&month=2014-02")
        expect(page.locator("h1")).to_have_count(1)
        expect(page.get_by_role("dialog")).to_have_count(0)
        # Streamlit's own list of pages, hidden from eyes and from assistive technology; ours has its own links.
        expect(page.locator("[data-testid=stSidebar]")).to_be_hidden()
        expect(page.get_by_role("link", name="Tracker")).to_have_count(1)
        page.get_by_role("link", name="Tracker").click()
        expect(page.locator("h2").first).to_have_text("ACES February 2014")
        settle(page)


def test_a_choice_made_after_a_new_release_shows_the_new_one(browser: Browser, tmp_path: Path) -> None:
    """Nobody restarts the server or reloads the page when an analyst has published."""
    copy_release(tmp_path)
    with serve(tmp_path / "log.txt", data=tmp_path) as address, watch(browser) as watched:
        page = watched.open(address + "/?cluster=bramley", "table.sheet")
        copy_release(tmp_path, "2017-03-r2", rename_cluster("aces", "Renamed"))
        choose(page, "ACES")
        expect(page.locator("h2").first).to_have_text("Renamed March 2017")
        expect(page.locator(".foot")).to_contain_text("Release 2017-03-r2")
