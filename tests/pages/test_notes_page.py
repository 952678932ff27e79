"""Does the page of notes say what stands behind every figure, and does its search find it for any reader?"""

import re
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from loaders.paths import PROJECT
from metrics import Release, School, funnel, verdict
from pages.components.notes.accessibility import build_accessibility_html
from pages.components.notes.areas import build_areas_html
from pages.components.notes.catalogue import Catalogue
from pages.components.notes.results import Desk, build_results_html
from pages.components.notes.sections import SECTIONS
from pages.components.notes.verdicts import build_verdicts_html
from pages.components.notes.words import build_terms
from tests.pages.opening import drawn, open_page
from tests.pages.reading import Element, read_html
from tests.pages.releases import SHIPPED, copy_release, rename_cluster

SCRIPT = str(PROJECT / "pages" / "notes.py")
HOSTILE = [
    '<script>alert("x")</script>',
    "*stars* $math$ :red[x]",
    "\u202egnp.exe",
    "a\x00b",
    "# heading\n\n* item",
    "`'\"&",
]


def results(page: AppTest) -> Element:
    return drawn(page).first("div", "found")


def said(page: AppTest) -> str:
    return next(p.text for p in results(page).all("p") if p.attributes.get("role") == "status")


def links(found: Element) -> dict[str, str | None]:
    return {a.text: a.attributes["href"] for a in found.all("a")}


def anchors(page: Element) -> set[str]:
    names = ("section", "article", "div", "dt")
    return {found.attributes["id"] or "" for name in names for found in page.all(name) if "id" in found.attributes}


@pytest.mark.usefixtures("shipped")
def test_every_link_within_the_page_leads_somewhere_the_keyboard_can_follow() -> None:
    for asked in ("", "cla", "attendance", "baseline", "verdicts", "small numbers"):
        page = drawn(open_page(SCRIPT, q=asked))
        within = {href[1:] for a in page.all("a") if (href := a.attributes["href"] or "").startswith("#")}
        assert within >= set(SECTIONS)
        assert within <= anchors(page)
        can_take_focus = [e for name in ("div", "dt") for e in page.all(name, "anchor")]
        assert {e.attributes["id"] for e in can_take_focus} == anchors(page)
        assert {e.attributes["tabindex"] for e in can_take_focus} == {"-1"}
        ids = [e.attributes["id"] for e in can_take_focus]
        assert len(ids) == len(set(ids))


@pytest.mark.usefixtures("shipped")
def test_contents_name_the_sections_in_their_order() -> None:
    page = drawn(open_page(SCRIPT))
    listed = [a.text for a in page.first("nav", "contents").all("a")]
    assert [h.text for h in page.all("h2")] == ["Notes and definitions", *listed]
    assert "Clusters and their history" in listed


def definition(page: Element, key: str) -> Element:
    return next(a for a in page.all("article") if a.all("div", "anchor")[0].attributes["id"] == f"definition-{key}")


def facts(found: Element) -> dict[str, str]:
    listed = found.first("dl", "facts")
    return {dt.text: dd.text for dt, dd in zip(listed.all("dt"), listed.all("dd"), strict=True)}


@pytest.mark.usefixtures("shipped")
def test_every_indicator_is_defined(demonstration: Release) -> None:
    page = drawn(open_page(SCRIPT))
    dashboard = demonstration.dashboard
    assert dashboard is not None
    assert len(page.all("article")) == len(demonstration.indicators) + len(dashboard.measures)
    for measure in dashboard.measures:
        found = definition(page, f"city-{measure.key}")
        assert measure.definition in found.text
        assert facts(found)["Source"] == f"{measure.source}."
    for indicator in demonstration.indicators.values():
        found = definition(page, indicator.key)
        assert indicator.definition in found.text
        assert facts(found)["Source"] == f"{indicator.source}."
    groups = [h.text for h in page.all("h3")]
    assert (
        groups.index("On the tracker")
        < groups.index("Beside the tracker")
        < groups.index("For context")
        < groups.index("On the page City")
    )


@pytest.mark.usefixtures("shipped")
def test_a_definition_says_what_its_figures_can_and_cannot_be_held_against() -> None:
    page = drawn(open_page(SCRIPT))
    neet = facts(definition(page, "neet"))
    assert neet["CYPP start"] == "July 2011"
    assert neet["Better"] == "Fewer"
    assert neet["Next update"] == "With the next month's release"
    assert neet["Counted by"].startswith("Home:")
    assert neet["Rate"].startswith("Per 1,000 of Young people aged 16 and 17, from September 2016")
    assert neet["Breaks"].startswith("New definition, September 2016. From September 2016 young people")
    assert neet["Small numbers"].startswith("Counts below 5 are hidden")
    absence = facts(definition(page, "absence_primary"))
    assert absence["CYPP start"] == "HT1-5 of 2009/10"
    assert absence["Counted by"].startswith("School:")
    assert absence["Better"] == "Less"
    assert "Rate" not in absence
    children = facts(definition(page, "children"))
    assert "CYPP start" not in children
    assert children["Small numbers"] == "Already public: not protected"


def test_a_target_and_a_missing_population_are_said(data: Path) -> None:
    def change(document: dict[str, Any]) -> None:
        for entry in document["indicators"]:
            if entry["key"] == "cla":
                del entry["population"]
                entry["target"] = {"change": -12.5, "by": "2015-03", "label": "Plan's aim"}
            entry.pop("next_update", None)

    copy_release(data, change=change)
    found = facts(definition(drawn(open_page(SCRIPT)), "cla"))
    assert found["Rate"].startswith("None is given")
    assert found["Aim"] == "Plan's aim: -12.5% of the start by March 2015"
    assert "Next update" not in found


def test_areas_are_told_with_their_names_and_what_became_of_them(demonstration: Release) -> None:
    page = read_html(build_areas_html(demonstration))
    rows = {row.first("th").text: row for row in page.first("tbody").all("tr")}
    assert set(rows) == {cluster.name for cluster in demonstration.clusters.values()}
    cells = {name: [cell.text for cell in row.all("td")] for name, row in rows.items()}
    assert cells["EPOSS"] == ["Wetherby, Boston Spa, Thorp Arch, also EPOS", "April 2013: part moved to Alwoodley."]
    assert cells["Alwoodley"][1] == "April 2013: part of EPOSS moved here.Until August 2015; counted in ARM."
    assert cells["ARM"][1] == "Since September 2015 with Alwoodley."
    assert not rows["Alwoodley"].all("a")
    assert links(rows["ARM"]) == {"ARM": "./?cluster=arm"}
    assert "the exact month is not recorded" in page.text
    assert "no child lives in it" in page.text


def test_a_closed_area_says_so(data: Path) -> None:
    def close(document: dict[str, Any]) -> None:
        next(entry for entry in document["clusters"] if entry["code"] == "aces")["closed"] = "2016-06"

    copy_release(data, change=close)
    page = drawn(open_page(SCRIPT, q="aces"))
    row = next(r for r in page.first("table", "areas").all("tr") if r.first("th").text == "ACES")
    assert row.all("td")[1].text == "Closed after June 2016."
    assert links(page.first("div", "found"))["ACES (Armley)"] == "./?cluster=aces&month=2016-06"


def test_the_numbers_of_verdicts_are_those_of_the_code(demonstration: Release) -> None:
    """The prose repeats numbers that decide verdicts; it is wrong from the day one of them changes."""
    text = read_html(build_verdicts_html(demonstration)).text
    limit = verdict._D4 * Fraction("2.5")
    for words in (
        f"multiply it by {float(verdict._D4)}.",
        f"a change of up to {int(limit)} is usual, and {int(limit) + 1} is called",
        f"It takes {verdict._FIRM} monthly changes",
        f"From {verdict._PROVISIONAL} to {verdict._FIRM - 1} the verdict is called provisional",
        f"less than once in {1 / verdict._LEVEL}.",
        f"at least {verdict.FEWEST_OTHERS} clusters with figures for both years",
        f"at least {verdict.FEWEST_OTHERS} clusters with a figure",
        f"95% and at {100 - 200 * funnel.OUTER:.1f}%",
        "from 100 it takes a rise to 141 or a fall to 65. If neither count reaches 8,",
        "up to 3 in 100 monthly changes and about 1 in 100 changes since the start",
        "Over 24 clusters that is up to 0.7 such calls a month",
        "Some figures swing with the year (NEET).",
    ):
        assert words in text, words
    assert verdict._FLOOR > 2  # one of 1 or 2 never is
    assert verdict._FLOOR < 3
    assert funnel.INNER == 0.025
    assert Fraction("2.576") == verdict._DEVIATIONS  # 99 in 100


def test_every_word_of_a_verdict_is_explained(demonstration: Release) -> None:
    page = read_html(build_verdicts_html(demonstration))
    assert [chip.text for chip in page.all("span", "way")] == [word.value for word in verdict.Word]


@pytest.mark.usefixtures("shipped")
def test_the_glossary_has_the_words_of_the_tracker(demonstration: Release) -> None:
    listed = drawn(open_page(SCRIPT)).all("dl", "terms")[0]
    words = [dt.text for dt in listed.all("dt")]
    assert words == sorted(words, key=str.casefold)
    for word in (
        "CYPP start",
        "Cluster",
        "NEET",
        "Suppressed [c]",
        "Not available [x]",
        "Not applicable N/A",
        "Restated",
    ):
        assert word in words
    assert len(listed.all("dd")) == len(build_terms(demonstration))


@pytest.mark.usefixtures("shipped")
def test_nothing_typed_shows_a_field_and_no_results() -> None:
    page = open_page(SCRIPT)
    assert page.text_input(key="q").value == ""
    assert "a school or the first half of a postcode" in page.text_input(key="q").label
    assert not drawn(page).all("div", "found")


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize(
    ("asked", "heading", "link", "href"),
    [
        ("LAC", "Indicators", "Children looked after", "#definition-cla"),
        ("children in care", "Indicators", "trend of Children looked after", "./trends?indicator=cla"),
        ("attendance", "Indicators", "Primary school absence (half-terms 1 to 5)", "#definition-absence_primary"),
        ("epos", "Clusters", "EPOSS (Wetherby, Boston Spa, Thorp Arch)", "./?cluster=epos"),
        ("Harehils", "Clusters", "2gether (Chapeltown, Harehills, Carr Manor, Meanwood)", "./?cluster=2gether"),
        ("alwoodley cluster", "Clusters", "ARM (Alwoodley, Roundhay, Moortown)", "./?cluster=arm"),
        ("baseline", "Words", "CYPP start", "#word-plan"),
        ("how verdicts work", "On this page", "How verdicts work", "#notes-verdicts"),
        ("wigton moor", "Schools", "ARM (Alwoodley, Roundhay, Moortown)", "./?cluster=arm"),
        ("ls14", "Schools in LS14 are in", "Seacroft Manston", "./?cluster=seacroft-manston"),
        ("LS14 6", "Schools in LS14 6 are in", "Seacroft Manston", "./?cluster=seacroft-manston"),
    ],
)
def test_what_is_found_is_grouped_and_opens(asked: str, heading: str, link: str, href: str) -> None:
    group = next(s for s in results(open_page(SCRIPT, q=asked)).all("section") if s.first("h3").text == heading)
    assert links(group)[link] == href


@pytest.mark.usefixtures("shipped")
def test_links_keep_the_readers_month_and_cluster() -> None:
    kept = {"month": "2015-12", "cluster": "aces"}
    assert links(results(open_page(SCRIPT, q="epos", **kept)))["EPOSS (Wetherby, Boston Spa, Thorp Arch)"] == (
        "./?cluster=epos&month=2015-12"
    )
    trend = links(results(open_page(SCRIPT, q="cla", **kept)))["trend of Children looked after"]
    assert trend == "./trends?indicator=cla&cluster=aces&month=2015-12"
    unknown = links(results(open_page(SCRIPT, q="cla", month="never", cluster='"><script>')))
    assert unknown["trend of Children looked after"] == "./trends?indicator=cla"


@pytest.mark.usefixtures("shipped")
def test_a_guess_is_said_to_be_one_and_a_name_is_not() -> None:
    assert said(open_page(SCRIPT, q="Harehills")) == "Found for “Harehills”:"
    assert said(open_page(SCRIPT, q="Harehils")) == "Nothing is called “Harehils”. Nearest:"


@pytest.mark.usefixtures("shipped")
def test_a_postcode_says_what_it_is_found_by(demonstration: Release) -> None:
    text = results(open_page(SCRIPT, q="ls17")).text
    assert "Found by where schools are, not homes" in text
    assert demonstration.words["provenance"] in text
    wider = results(open_page(SCRIPT, q="LS14 6ZZ")).text
    assert "No school has LS14 6ZZ; these are in LS14 6." in wider


@pytest.mark.usefixtures("shipped")
def test_many_results_are_few_on_the_page() -> None:
    schools = next(
        s for s in results(open_page(SCRIPT, q="primary school")).all("section") if s.first("h3").text == "Schools"
    )
    assert len(schools.all("li")) == 6
    assert re.search(r"and \d{3} more: type more of the name\.", schools.text)


@pytest.mark.usefixtures("shipped")
def test_nothing_found_says_what_can_be_looked_for() -> None:
    assert said(open_page(SCRIPT, q="zzzqq")) == (
        "Nothing is called “zzzqq”. Look for an indicator, a cluster or a place in it, a word used here, a school or "
        "the beginning of its postcode, such as LS16."
    )
    assert said(open_page(SCRIPT, q="bd99 9zz")).startswith("No open school is in BD99 9ZZ. Look for")


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize("asked", [*HOSTILE, "x" * 100_000, "LS14" * 1000, " " * 50, "%00%0a", "😀" * 100])
def test_whatever_is_typed_is_text(asked: str) -> None:
    page = open_page(SCRIPT, q=asked)
    found = drawn(page)
    assert not found.all("script")
    assert not found.all("em")
    field = page.text_input(key="q").value or ""
    assert len(field) <= 60
    assert field.isprintable()
    for markdown in page.markdown:
        assert "\n" not in markdown.value
    for status in found.all("p"):
        if status.attributes.get("role") == "status":
            assert len(status.text) < 300
            assert status.text.isprintable()
    assert page.query_params["q"] == asked


@pytest.mark.usefixtures("shipped")
def test_typing_writes_the_address_and_clearing_takes_it_out() -> None:
    page = open_page(SCRIPT, month="2015-12")
    page.text_input(key="q").set_value("otley").run()
    assert page.query_params["q"] == "otley"
    assert page.query_params["month"] == "2015-12"
    assert "Otley, Pool and Bramhope" in results(page).text
    page.text_input(key="q").set_value("").run()
    assert "q" not in page.query_params
    assert not drawn(page).all("div", "found")


def test_hostile_names_are_found_and_shown_as_text(data: Path) -> None:
    copy_release(data, change=rename_cluster("aces", HOSTILE[0]))
    page = open_page(SCRIPT, q="script alert")
    assert not drawn(page).all("script")
    assert HOSTILE[0] in results(page).text


def drop_schools(document: dict[str, Any]) -> None:
    document["tables"].pop("schools")


def test_a_release_without_schools_does_not_offer_them(data: Path) -> None:
    folder = copy_release(data, change=drop_schools)
    (folder / "schools.parquet").unlink()
    page = open_page(SCRIPT, q="ls14")
    assert "school" not in page.text_input(key="q").label
    assert said(page) == (
        "Nothing is called “ls14”. Look for an indicator, a cluster or a place in it or a word used here."
    )
    assert "Seacroft" in results(open_page(SCRIPT, q="seacroft")).text


def test_a_damaged_list_of_schools_is_said_and_the_rest_is_found(data: Path) -> None:
    folder = copy_release(data)
    (folder / "schools.parquet").write_bytes(b"not a Parquet file")
    page = open_page(SCRIPT, q="seacroft")
    problem = drawn(page).first("div", "problem").text
    assert problem.endswith("Schools and postcodes cannot be looked for.")
    assert SHIPPED in problem
    assert "Seacroft Manston" in results(page).text


def test_schools_without_a_postcode_or_a_cluster_are_found(demonstration: Release) -> None:
    schools = (School("Oak", "Primary", "", "none"), School("Elm Old", "Nursery", "LS1 1AA", "aces", is_open=False))
    desk = Desk(Catalogue(demonstration, schools))
    assert "Oak (primary): no cluster" in read_html(build_results_html(desk, "oak")).text
    assert "Elm Old (nursery, LS1 1AA, closed): ACES (Armley)" in read_html(build_results_html(desk, "elm")).text
    assert "such as" in read_html(build_results_html(desk, "zzzz")).text
    only = Desk(Catalogue(demonstration, schools[:1]))
    assert "such as" not in read_html(build_results_html(only, "zzzz")).text


def test_the_accessibility_statement_has_the_parts_the_regulations_ask_for(demonstration: Release) -> None:
    page = read_html(build_accessibility_html(demonstration))
    headings = [h.text for h in page.all("h3")]
    assert headings == [
        "How accessible this website is",
        "What is not yet accessible",
        "How to report a problem",
        "If you are not content with the answer",
        "How this statement was prepared",
    ]
    assert "Web Content Accessibility Guidelines version 2.2 AA" in page.text
    assert "partially compliant" in page.text
