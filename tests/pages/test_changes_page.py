"""Does the list say what stands out, with reasons and doubts, by name, and nothing of what is hidden?"""

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from loaders.paths import PROJECT
from metrics import Month, Release, build_watch
from tests.pages.opening import HOSTILE, alerts, drawn, open_page
from tests.pages.reading import Element
from tests.pages.releases import copy_release, rename_cluster, shipped_figures, write_figures

SCRIPT = str(PROJECT / "pages/changes.py")


def tables(page: AppTest) -> dict[str, list[list[str]]]:
    """The words of every row of every table, by the table's caption."""
    return {
        table.first("caption").text: [
            [cell.text for cell in row.inside if isinstance(cell, Element)] for row in table.first("tbody").all("tr")
        ]
        for table in drawn(page).all("table")
    }


def section(page: AppTest, head: str) -> Element:
    found = drawn(page).first("article").all("section")
    return next(s for s in found if s.all("h3") and s.first("h3").text == head)


@pytest.mark.usefixtures("shipped")
def test_the_month_needs_no_cluster_and_says_how_much_chance_alone_would_give() -> None:
    page = open_page(SCRIPT, month="2015-12")
    assert alerts(page) == []
    assert drawn(page).first("article").first("h2").text == "What stands out December 2015"
    this_month = section(page, "This month, for better or worse")
    assert this_month.first("p", "quiet").text == (
        "38 changes were judged, one for each cluster and figure. About 1 of these 38 would stand out by chance alone "
        "in a month in which nothing happened."
    )
    assert tables(page)["What stands out in December 2015"] == [
        [
            "EPOSS: trend of CLA", "CLA", "13 to 9 Synthetic", "▼-4 Better",
            "An unusual monthly change: a change of up to 2 is usual here.",
        ]
    ]  # fmt: skip


@pytest.mark.usefixtures("shipped")
def test_the_golden_improvement_with_its_reason_and_the_city(demonstration: Release) -> None:
    page = open_page(SCRIPT, month="2015-12", cluster="seacroft-manston")
    listed = tables(page)["Young people not in education, employment or training, better since CYPP start"]
    assert [
        "Seacroft Manston: trend of NEET Your cluster", "164 to 117", "▼-47 (-28.7%) Better", "No further than Leeds",
    ] in listed  # fmt: skip
    assert {row[3] for row in listed if row[0].startswith(("Bramley", "Farnley"))} == {"Further than Leeds"}
    names = [row[0].split(":")[0] for row in listed]
    assert names == sorted(names, key=str.casefold)
    assert len(names) > 5
    text = section(page, "Real improvements to learn from").text
    assert "Each of them: beyond what chance could produce." in text
    assert "p = " not in text, "how likely is for those who ask"
    assert "Leeds as a whole: 2,150 (July 2011) to 1,456 (December 2015), -694 (-32.3%)." in text
    judged = sum(len(look.judged) for look in build_watch(demonstration, Month(2015, 12)).since_start)
    assert f"{judged} changes were judged." in text


@pytest.mark.usefixtures("shipped")
def test_a_reason_that_all_share_is_said_once() -> None:
    page = open_page(SCRIPT, month="2015-12")
    rows = tables(page)["Primary school absence (half-terms 1 to 5), better since CYPP start"]
    assert {len(row) for row in rows} == {4}
    beside = {row[0].split(":")[0]: row[3] for row in rows}  # Leeds: -1.7 points
    assert (beside["2gether"], beside["Pudsey"]) == ("Further than Leeds", "No further than Leeds")
    reason = "Each of them: more than clusters' changes differ by (over the same years by up to"
    assert section(page, "Real improvements to learn from").text.count(reason) == 2  # primary, secondary


@pytest.mark.usefixtures("shipped")
def test_my_own_cluster_is_said_first_and_marked() -> None:
    page = open_page(SCRIPT, month="2015-12", cluster="seacroft-manston")
    first = drawn(page).first("article").first("section", "mine")
    assert [p.text for p in first.all("p")] == [
        "This month: nothing stands out.",
        "Since CYPP start: Better NEET, primary absence, secondary absence.",
    ]
    marked = drawn(page).all("tr", "mine")
    assert len(marked) == 3
    assert all("Your cluster" in row.text for row in marked)
    assert not drawn(open_page(SCRIPT, month="2015-12")).all("tr", "mine")


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize(
    ("cluster", "month", "said"),
    [
        ("epos", "2015-12", ("This month: Better CLA.", "Since CYPP start: Not judged: CLA")),
        (
            "bramley",
            "2015-12",
            ("This month: nothing stands out. Hidden, so not judged: CLA.", "Since CYPP start: Better"),
        ),
        ("silc", "2015-12", ("This month: nothing can be judged here.", "Since CYPP start: Not judged: special")),
        ("aces", "2011-04", ("This month: Not judged: CLA, NEET; the reasons", "Since CYPP start: nothing can be")),
    ],
)
def test_my_own_cluster_in_every_state(cluster: str, month: str, said: tuple[str, str]) -> None:
    first = drawn(open_page(SCRIPT, month=month, cluster=cluster)).first("section", "mine")
    for paragraph, words in zip(first.all("p"), said, strict=True):
        assert paragraph.text.startswith(words)


@pytest.mark.usefixtures("shipped")
def test_links_lead_to_the_trend_of_that_figure() -> None:
    links = section(open_page(SCRIPT, month="2015-12"), "This month, for better or worse").all("a")
    assert [link.attributes["href"] for link in links] == ["./trends?cluster=epos&month=2015-12&indicator=cla"]
    assert all(link.attributes["target"] == "_self" for link in links)


@pytest.mark.usefixtures("shipped")
def test_many_at_once_are_taken_for_one_thing() -> None:
    page = open_page(SCRIPT, month="2012-09")
    (caution,) = section(page, "This month, for better or worse").all("p", "banner")
    assert caution.text.startswith("NEET: 7 of 23 clusters stand out in the same direction at once, more than chance")
    assert not section(open_page(SCRIPT, month="2015-12"), "This month, for better or worse").all("p", "banner")


@pytest.mark.usefixtures("shipped")
def test_all_figures_of_a_month_stand_in_one_order_of_names() -> None:
    listed = tables(open_page(SCRIPT, month="2012-09"))["What stands out in September 2012"]
    names = [row[0].split(":")[0] for row in listed]
    assert names == sorted(names, key=str.casefold)
    figures = [row[1] for row in listed]
    assert 0 < figures.index("CLA") < len(figures) - 1, "a CLA row among those of NEET, or this tests nothing"


@pytest.mark.usefixtures("shipped")
def test_a_quiet_month_says_so() -> None:
    page = open_page(SCRIPT, month="2017-03")
    assert section(page, "This month, for better or worse").first("p").text == (
        "Nothing stands out this month: the 23 changes that were judged are usual ones."
    )
    assert "What stands out in March 2017" not in tables(page)


@pytest.mark.usefixtures("shipped")
def test_the_first_month_has_nothing_to_judge_and_says_why() -> None:
    page = open_page(SCRIPT, month="2011-04")
    assert tables(page) == {}
    assert "No change of this month can be judged" in drawn(page).text
    assert "No change since CYPP start can be judged in April 2011." in drawn(page).text
    assert (
        drawn(page).first("details").first("li").text
        == "CLA, NEET in every cluster: One of the two figures is not held."
    )


@pytest.mark.usefixtures("shipped")
def test_hidden_clusters_are_named_in_the_order_of_the_alphabet_and_nothing_else_is_said(
    demonstration: Release,
) -> None:
    page = open_page(SCRIPT, month="2015-12")
    block = section(page, "This month, for better or worse").all("p", "quiet")[-1].text
    assert block == (
        "Hidden ([c]), so not judged. CLA: 2gether, Aireborough, Bramley, Morley. "
        "NEET: Aireborough, ESNW, Horsforth, Rothwell."
    )
    for look in build_watch(demonstration, Month(2015, 12)).this_month:
        for table in drawn(page).all("table"):
            caption = table.first("caption").text
            if caption == "What stands out in December 2015" or caption.startswith(look.indicator.name):
                about = [row.text for row in table.all("tr") if f"trend of {look.indicator.short_name}" in row.text]
                assert not any(text.startswith(hidden.name) for text in about for hidden in look.hidden)


@pytest.mark.usefixtures("shipped")
def test_a_boundary_move_is_said_once_for_all_its_figures() -> None:
    listed = [li.text for li in drawn(open_page(SCRIPT, month="2015-12")).first("details").all("li")]
    moved = [text for text in listed if "Wigton Moor" in text]
    assert len(moved) == 1
    assert moved[0].startswith("CLA, NEET, primary absence, secondary absence in ARM, EPOSS: From April 2013")


@pytest.mark.usefixtures("shipped")
def test_what_is_new_stands_at_the_top() -> None:
    heads = [head.text for head in drawn(open_page(SCRIPT)).all("h2")]
    assert heads == ["What changed in release 2017-03", "What stands out March 2017"]
    assert "This is the first release: everything in it is new." in drawn(open_page(SCRIPT)).text


def test_new_revised_and_held_are_told_apart(data: Path) -> None:
    def tell(document: dict[str, Any]) -> None:
        document["changed"] = {
            "since": "2017-02",
            "indicators": {"cla": {"new": ["2017-03-31"], "revised": ["2016-12-31"]}, "neet": {"held": ["2016-11-30"]}},
        }

    copy_release(data, change=tell)
    said = drawn(open_page(SCRIPT)).text
    assert "Children looked after: March 2017 (new); December 2016 (revised)." in said
    assert "November 2016 (a revision is not shown, because it would give away a hidden figure" in said


def test_periods_on_end_are_said_as_one(data: Path) -> None:
    def tell(document: dict[str, Any]) -> None:
        months = ["2016-11-30", "2016-12-31", "2017-01-31", "2017-03-31"]
        years = ["2011-05-31", "2012-05-31", "2013-05-31", "2015-05-31"]
        found = {"cla": {"revised": months}, "absence_primary": {"revised": years}}
        document["changed"] = {"since": "2017-02", "indicators": found}

    copy_release(data, change=tell)
    said = drawn(open_page(SCRIPT)).text
    assert "Children looked after: November 2016 to January 2017, March 2017 (revised)." in said
    assert "HT1-5 of 2010/11 to HT1-5 of 2012/13, HT1-5 of 2014/15 (revised)." in said


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize(
    "address", [{"month": "1999-01"}, {"month": "never"}, {"cluster": "atlantis"}, {"cluster": "alwoodley"}]
)
def test_what_is_not_there_gets_a_sentence(address: dict[str, str]) -> None:
    page = open_page(SCRIPT, **address)
    assert len(alerts(page)) == 1
    assert not drawn(page).all("table")


@pytest.mark.usefixtures("shipped")
def test_choosing_a_cluster_and_a_month_draws_them() -> None:
    page = open_page(SCRIPT)
    page.selectbox(key="month").set_value("2015-12").run()
    page.selectbox(key="cluster").set_value("epos").run()
    assert (page.query_params["cluster"], page.query_params["month"]) == ("epos", "2015-12")
    assert drawn(page).first("section", "mine").first("h3").text == "EPOSS"


@pytest.mark.usefixtures("shipped")
def test_every_month_of_some_years_draws_without_a_fault() -> None:
    page = open_page(SCRIPT)
    for month in (f"{year}-{number:02d}" for year in (2011, 2012, 2016) for number in (5, 9, 12)):
        page.query_params["month"] = month
        page.run()
        assert not page.exception, month
        drawn(page)


def test_a_release_with_one_figure_draws(data: Path) -> None:
    write_figures(data, [row for row in shipped_figures("aces") if row.indicator == "cla"][-1:])
    page = open_page(SCRIPT)
    assert tables(page) == {}
    assert "No change of this month can be judged" in drawn(page).text


def test_hostile_names_are_shown_as_text(data: Path) -> None:
    copy_release(data, change=rename_cluster("seacroft-manston", HOSTILE))
    page = open_page(SCRIPT, month="2015-12", cluster="seacroft-manston")
    assert not drawn(page).all("script")
    assert " ".join(HOSTILE.split()) in drawn(page).first("section", "mine").text
    assert all("\n" not in markdown.value for markdown in page.markdown)
