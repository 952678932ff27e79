"""Do the screens of a presentation say what the tracker says, and nothing of what is hidden?"""

from pathlib import Path

import pytest

from loaders.paths import PROJECT
from metrics import Month, Release, Sheet, SheetRow, Status, build_comparison, build_sheet, rounded
from pages.components import wording
from pages.components.chips import build_chip
from pages.components.questions import build_questions
from tests.pages.opening import HOSTILE, alerts, drawn, open_page
from tests.pages.reading import Element, read_html
from tests.pages.releases import copy_release, find_hidden, rename_cluster

PRESENT, TRACKER = PROJECT / "pages" / "present.py", PROJECT / "pages" / "tracker.py"
GOLDEN = {"cluster": "seacroft-manston", "month": "2015-12"}
pytestmark = pytest.mark.usefixtures("shipped")


def screens(**address: str) -> list[Element]:
    return drawn(open_page(PRESENT, **address)).first("article", "present").all("section")


def sheet_of(release: Release, code: str, month: str) -> Sheet:
    return build_sheet(release, release.clusters[code], Month.parse(month))


def of_row(found: list[Element], row: SheetRow) -> Element:
    """The screen of an obsession."""
    return next(screen for screen in found if screen.first("h2").text == row.indicator.name)


def headings(found: list[Element]) -> list[str]:
    return [screen.first("h2").text for screen in found]


def test_the_golden_screens_in_order() -> None:
    found = screens(**GOLDEN)
    assert headings(found) == [
        "Children looked after",
        "Young people not in education, employment or training",
        "Primary school absence (half-terms 1 to 5)",
        "Secondary school absence (half-terms 1 to 5)",
        "Among all clusters: each dot is one",
        "Questions to ask",
    ]
    assert [screen.first("p", "huge").text for screen in found[:4]] == ["108", "117", "4.2%", "5.9%"]
    assert ["hidden" in screen.attributes for screen in found] == [False, True, True, True, True, True]
    said = [p.text for p in found[0].first("div", "since").all("p")]
    assert said == [
        "No clear change ▲ 20 more than at CYPP start (88; +22.7%). Within what chance could produce (p = 0.17).",
        "No clear change ▲ 1 more than in November. A usual monthly change: a change of up to 8 is usual here.",
    ]
    assert "Better ▼ 47 fewer than at CYPP start (164; -28.7%)." in found[1].text
    assert "Better ▼ 5.3 percentage points lower than at CYPP start (11.2%)." in found[3].text
    assert "Leeds 74.9 per 10,000" in found[0].text
    assert all("Part synthetic demonstration figures." in screen.first("footer").text for screen in found[:5])


@pytest.mark.parametrize(
    ("code", "month"),
    [("seacroft-manston", "2015-12"), ("arm", "2017-03"), ("silc", "2017-03"), ("garforth", "2014-06"),
     ("aces", "2011-05"), ("epos", "2013-04"), ("2gether", "2016-07"), (find_hidden()[0], "2017-03")],
)  # fmt: skip
def test_screens_say_what_the_sheet_says(demonstration: Release, code: str, month: str) -> None:
    sheet = sheet_of(demonstration, code, month)
    found = screens(cluster=code, month=month)
    rows = [row for row in sheet.rows if row.latest.status is not Status.NOT_APPLICABLE]
    assert headings(found)[: len(rows)] == [row.indicator.name for row in rows]
    for row in rows:
        screen = of_row(found, row)
        assert screen.first("p", "huge").text == wording.figure(row.latest, row.indicator, demonstration.symbol)
        # The verdict on what has come since the start, then on the month where there is one; none of what is hidden.
        shown = row.latest.status is Status.PUBLISHED
        verdicts = [row.start_verdict, row.month_verdict][: 2 if row.indicator.frequency == "monthly" else 1]
        chips = [read_html(build_chip(verdict.word)).text for verdict in verdicts if shown and verdict.word]
        assert [chip.text for chip in screen.first("div", "since").all("span", "way")] == chips
        for verdict in verdicts if shown else ():  # the first sentence of it; said once where it is that of both
            assert verdict.reason.split(". ")[0].rstrip(".") in screen.text
        moved = row.since_start.value.value
        if shown and moved:
            assert rounded(abs(moved), row.indicator.places) in screen.first("div", "since").text
        assert len(screen.all("text", "gap")) == sum(
            figure.value.status is Status.SUPPRESSED for figure in row.progress.figures
        ) * bool(screen.all("svg"))
    assert [li.text for screen in found for li in screen.all("li")] == build_questions(demonstration, sheet)


def test_a_dot_for_each_cluster_that_shows_its_figure(demonstration: Release) -> None:
    month = Month.parse("2014-06")
    strips = [strip for screen in screens(cluster="garforth", month=month.key) for strip in screen.all("div", "strip")]
    keys = ("cla", "neet", "absence_primary", "absence_secondary")
    assert len(strips) == len(keys)
    for key, strip in zip(keys, strips, strict=True):
        comparison = build_comparison(demonstration, demonstration.indicators[key], month)
        assert comparison is not None
        mine = comparison.find("garforth")
        assert mine is not None
        compared = [one for one in comparison.shown if one.compared.value is not None]
        others = [one for one in compared if one is not mine]
        assert len(strip.all("circle", "other")) == len(others)
        assert len(strip.all("circle")) == len(compared)
        # No name but mine; the verdict beside the others as the page Compare has it.
        names = [one.cluster.name for one in (*others, *comparison.hidden) if one is not mine]
        label = strip.first("svg").attributes["aria-label"] or ""
        assert not [name for name in names if name in strip.text or name in label]
        assert len(strip.all("span", "way")) == bool(mine.against_city.word)
    assert "Garforth: not shown, to protect small numbers" in strips[0].text
    assert len(strips[0].all("circle")) == 19


def test_a_hidden_figure_has_a_sentence_and_no_movement(demonstration: Release) -> None:
    code, entry = find_hidden()
    row = next(row for row in sheet_of(demonstration, code, "2017-03").rows if row.indicator.key == entry["key"])
    screen = of_row(screens(cluster=code), row)
    assert screen.first("p", "huge").text == "[c]"
    assert screen.first("div", "since").text.endswith("in March 2017 is not shown, to protect small numbers.")
    assert not screen.all("span", "arrow")
    assert not screen.all("span", "way")


def test_a_cluster_that_no_other_is_like() -> None:
    found = screens(cluster="silc")
    assert headings(found) == ["Special school absence (six half-terms)", "Questions to ask"]
    assert "Children looked after" not in found[0].text


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ({"cluster": "atlantis"}, "There is no cluster called “atlantis”."),
        ({"cluster": "arm", "month": "1999-01"}, "There are no figures for January 1999."),
        ({"cluster": "arm", "month": "soon"}, "There is no month “soon”."),
        ({"cluster": "alwoodley"}, "ARM"),
    ],
)
def test_what_is_unknown_is_said_as_on_the_tracker(address: dict[str, str], said: str) -> None:
    page = open_page(PRESENT, **address)
    assert said in alerts(page)[0]
    assert alerts(page)[0] in alerts(open_page(TRACKER, **address))[0]
    assert_led_to_the_tracker(drawn(page))


def test_nothing_chosen_leads_to_the_tracker() -> None:
    page = open_page(PRESENT)
    assert alerts(page) == []
    assert_led_to_the_tracker(drawn(page))


def assert_led_to_the_tracker(found: Element) -> None:
    assert not found.all("svg")
    assert not found.all("article")
    assert [(a.text, a.attributes["href"]) for a in found.first("div", "problem").all("a")] == [
        ("Choose a cluster on the tracker", "./")
    ]


def test_there_is_a_way_in_and_a_way_out_and_no_band() -> None:
    assert not drawn(open_page(PRESENT, **GOLDEN)).all("div", "band")
    (out,) = drawn(open_page(PRESENT, **GOLDEN)).first("nav").all("a")
    assert out.attributes["href"] == "./?cluster=seacroft-manston&month=2015-12"
    (link,) = [a for a in drawn(open_page(TRACKER, **GOLDEN)).first("header").all("a") if a.text == "Present"]
    assert link.attributes["href"] == "./present?cluster=seacroft-manston&month=2015-12"
    assert "present" not in drawn(open_page(TRACKER, **GOLDEN)).first("nav").text.lower()


def test_a_release_that_cannot_be_read_is_said_above_the_screens(data: Path) -> None:
    broken = copy_release(data, "2017-04")
    (broken / "release.json").write_text("{", encoding="utf-8")
    found = drawn(open_page(PRESENT, **GOLDEN))
    assert "Showing release 2017-03 instead." in found.first("p", "problem").text
    assert found.all("article", "present")


def test_a_long_or_hostile_name_is_cut_in_pictures_alone(data: Path) -> None:
    name = f"{HOSTILE} ".replace("\n", " ") * 4
    copy_release(data, "2017-03-r2", rename_cluster("bramley", name))
    found = drawn(open_page(PRESENT, cluster="bramley"))
    assert not found.all("script")
    assert "alert" in found.first("h1").text
    assert all(len(words.text) < 70 for words in found.all("text"))
