"""Does the page of absence keep its measures apart, say who stands behind each figure, and nothing of hidden ones?"""

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from loaders.paths import PROJECT
from tests.pages.opening import HOSTILE, alerts, drawn, open_page
from tests.pages.reading import Element
from tests.pages.releases import copy_release, rename_cluster, shipped_document, shipped_figures, write_figures

SCRIPT = str(PROJECT / "pages/attendance.py")
GOLDEN = {"cluster": "seacroft-manston", "month": "2015-12"}


def name_phases(document: dict[str, Any]) -> None:
    """The phases of the indicators, whether the shipped release was published with them or not."""
    for entry in document["indicators"]:
        for phase in ("Primary", "Secondary", "Special"):
            if entry["key"].startswith(f"absence_{phase.lower()}"):
                entry["phase"] = phase


@pytest.fixture
def shipped(data: Path) -> Path:
    copy_release(data, change=name_phases)
    return data


def rows(page: AppTest) -> dict[str, list[str]]:
    """The table at the top: the words of each row's cells by its measure."""
    found = drawn(page).first("table", "sheet").first("tbody").all("tr")
    return {str(row.first("th").inside[0]): [cell.text for cell in row.all("td")] for row in found}


def picture(page: AppTest, title: str) -> Element:
    """The section of one chart."""
    sections = drawn(page).first("article").all("section")
    return next(s for s in sections if s.all("h4") and s.first("h4").text == title and len(s.all("h4")) == 1)


@pytest.mark.usefixtures("shipped")
def test_nothing_chosen_invites_the_choice() -> None:
    page = open_page(SCRIPT)
    assert not drawn(page).all("table")
    assert "Choose your cluster to see its figures for March 2017." in drawn(page).text


@pytest.mark.usefixtures("shipped")
def test_golden_figures_with_attendance_schools_and_the_city() -> None:
    assert rows(open_page(SCRIPT, **GOLDEN)) == {
        "Primary, HT1-5": [
            "4.2%95.8% attendanceHT1-5 of 2014/15 Synthetic",
            "4.1%2013/14",
            "▲0.1 points",
            "▼-1.8 points Betterfrom 6.0%, HT1-5 of 2009/10",
            "14",
            "3.8%",
        ],
        "Primary, six half-terms": [
            "4.3%95.7% attendancesix half-terms of 2013/14 Published",
            "5.4%2012/13",
            "▼-1.1 points",
            "▼-1.1 points Betterfrom 5.4%, six half-terms of 2012/13",
            "14",
            "3.7%",
        ],
        "Secondary, HT1-5": [
            "5.9%94.1% attendanceHT1-5 of 2014/15 Synthetic",
            "6.1%2013/14",
            "▼-0.2 points",
            "▼-5.3 points Betterfrom 11.2%, HT1-5 of 2009/10",
            "3",
            "5.4%",
        ],
        "Secondary, six half-terms": [
            "8.0%92.0% attendancesix half-terms of 2013/14 Published",
            "8.5%2012/13",
            "▼-0.5 points",
            "▼-0.5 points No clear changefrom 8.5%, six half-terms of 2012/13",
            "3",
            "5.5%",
        ],
    }


@pytest.mark.usefixtures("shipped")
def test_each_measure_has_a_picture_and_a_table_of_its_own() -> None:
    page = open_page(SCRIPT, **GOLDEN)
    found = drawn(page)
    assert [h.text for h in found.first("article").all("h3")] == ["Primary", "Secondary"]
    assert [h.text for h in found.first("article").all("h4")] == [
        "Primary absence, HT1-5",
        "Primary absence, six half-terms",
        "Secondary absence, HT1-5",
        "Secondary absence, six half-terms",
    ]
    for title in ("Primary absence, HT1-5", "Secondary absence, six half-terms"):
        section = picture(page, title)
        years = section.first("tbody").all("tr")
        assert [cell.text for cell in section.first("thead").all("th")][1:] == [
            "Absence", "Attendance", "Schools", "Leeds", "Figures",
        ]  # fmt: skip
        assert section.first("summary").text == f"{title}, as a table"
        assert len(section.all("svg")) == 1
        assert years[-1].first("th").text == "2006/07"
    made = [row.all("td")[4].text for row in picture(page, "Primary absence, HT1-5").first("tbody").all("tr")]
    assert made == ["Synthetic"] * 3 + ["Published"] * 6


def by_term(page: AppTest) -> list[Element]:
    return drawn(page).first("div", "by-term").all("section")


@pytest.mark.usefixtures("shipped")
def test_the_city_by_term_says_whose_figures_they_are_and_of_which_edition() -> None:
    page = open_page(SCRIPT, **GOLDEN)
    assert [section.first("h4").text for section in by_term(page)] == [
        "Primary absence, by term",
        "Secondary absence, by term",
        "Special absence, by term",
    ]
    _, secondary, special = by_term(page)
    newest = secondary.first("tbody").first("tr")
    assert [newest.first("th").text, *(cell.text for cell in newest.all("td"))] == ["2014/15", "5.4%", "5.7%", "6.0%"]
    assert secondary.first("p").text == (
        "Source: Department for Education, Pupil absence in schools in England, March 2018."
    )
    assert [cell.text for cell in special.first("tbody").first("tr").all("td")] == ["[x]", "[x]", "13.3%"]
    assert special.first("p").text.endswith("[x]: not available.")
    assert "Published figures. By cluster, figures by term are not supplied." in drawn(page).text


def test_a_damaged_table_of_published_figures_takes_nothing_else_down(data: Path) -> None:
    folder = copy_release(data, change=name_phases)
    (folder / "comparators.parquet").write_bytes(b"not a Parquet file")
    page = open_page(SCRIPT, **GOLDEN)
    assert len(rows(page)) == 4
    assert len(alerts(page)) == 1
    assert "comparators" in alerts(page)[0]
    assert not drawn(page).all("div", "by-term")


@pytest.mark.usefixtures("shipped")
def test_five_and_six_half_terms_are_not_one_line() -> None:
    section = picture(open_page(SCRIPT, **GOLDEN), "Primary absence, six half-terms")
    lengths = [(p.attributes["d"] or "").count("L") + 1 for p in section.all("path", "line")]
    assert lengths == [6, 2, 6, 2]  # the city's, then the cluster's
    assert "Six half-terms, 2012/13" in section.first("svg").text
    assert "Up to 2011/12 these figures cover five half-terms" in section.first("p", "quiet").text
    body = [row.text for row in section.first("tbody").all("tr")]
    assert [place for place, text in enumerate(body) if text.startswith("Six half-terms, 2012/13")] == [2]
    whole = picture(open_page(SCRIPT, **GOLDEN), "Primary absence, HT1-5")
    assert [(p.attributes["d"] or "").count("L") + 1 for p in whole.all("path", "line")] == [9, 9]


@pytest.mark.usefixtures("shipped")
def test_a_picture_names_both_its_lines_and_what_is_made_up() -> None:
    svg = picture(open_page(SCRIPT, **GOLDEN), "Secondary absence, HT1-5").first("svg")
    assert [text.text for text in svg.all("text", "value")] == ["5.9%"]
    assert [text.text for text in svg.all("text", "beside")] == ["Leeds 5.4%"]
    assert [text.text for text in svg.all("text", "unreal")] == ["Synthetic"]
    label = svg.attributes["aria-label"] or ""
    assert label.startswith("Secondary school absence (half-terms 1 to 5), Seacroft Manston. First HT1-5 of 2006/07 ")
    assert "Secondary school absence (half-terms 1 to 5), Leeds. First HT1-5 of 2006/07 9.4%" in label
    heights = [float(svg.all("text", class_)[0].attributes["y"] or 0) for class_ in ("value", "beside")]
    assert abs(heights[0] - heights[1]) >= 15, "labels must not lie on one another"


@pytest.mark.usefixtures("shipped")
def test_one_school_is_said_plainly() -> None:
    shown = rows(open_page(SCRIPT, cluster="horsforth", month="2015-12"))
    assert shown["Secondary, HT1-5"][4] == "1One school: this is that school’s absence."
    assert shown["Primary, HT1-5"][4] == "8"


@pytest.mark.usefixtures("shipped")
def test_another_number_of_schools_the_year_before_is_said() -> None:
    shown = rows(open_page(SCRIPT, cluster="silc"))
    assert shown["Special, six half-terms"][4] == "78 the year before"


@pytest.mark.usefixtures("shipped")
def test_what_has_no_meaning_says_why() -> None:
    found = drawn(open_page(SCRIPT, cluster="silc"))
    (said,) = (p.text for p in found.first("article").all("p") if p.text.startswith("Primary, HT1-5"))
    assert said.startswith(
        "Primary, HT1-5; Primary, six half-terms; Secondary, HT1-5; Secondary, six half-terms: N/A. SILC is the city's"
    )
    assert len(found.all("svg", "chart")) == 1
    # All special schools are in one cluster: the city's line would lie on the cluster's own.
    assert len(found.first("svg", "chart").all("text", "beside")) == 0
    none = drawn(open_page(SCRIPT, cluster="2gether"))
    assert "Special, six half-terms: N/A. Counted in SILC alone." in none.text
    assert "Secondary, HT1-5; Secondary, six half-terms: N/A. No school of this kind in this cluster." in none.text


@pytest.mark.usefixtures("shipped")
def test_across_a_boundary_move_nothing_is_compared() -> None:
    shown = rows(open_page(SCRIPT, cluster="arm", month="2014-03"))
    assert shown["Primary, HT1-5"][2].startswith("N/AFrom April 2013 Wigton Moor primary moved")
    assert shown["Primary, HT1-5"][3] == "N/A Not comparable"


@pytest.mark.usefixtures("shipped")
def test_every_cluster_and_some_months_draw_without_a_fault() -> None:
    page = open_page(SCRIPT)
    for code in (cluster["code"] for cluster in shipped_document()["clusters"]):
        for month in ("2011-04", "2013-10", "2014-03", "2017-03"):
            page.query_params["cluster"], page.query_params["month"] = code, month
            page.run()
            assert not page.exception, (code, month)
            drawn(page)


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize(("asked", "month"), [("atlantis", "2015-12"), ("aces", "1999-01"), ("aces", "never")])
def test_what_is_not_there_gets_a_sentence(asked: str, month: str) -> None:
    page = open_page(SCRIPT, cluster=asked, month=month)
    assert len(alerts(page)) == 1
    assert not drawn(page).all("table")


def test_a_hidden_year_leaves_nothing_but_its_sign(data: Path) -> None:
    figures = [
        row._replace(numerator=None, denominator=None, coverage=None, status="c")
        if row.indicator == "absence_primary" and row.period_end.year == 2015
        else row
        for row in shipped_figures("aces")
    ]
    write_figures(data, [*figures, *shipped_figures("city")], name_phases)
    page = open_page(SCRIPT, cluster="aces", month="2015-12")
    shown = rows(page)["Primary, HT1-5"]
    assert shown[:1] == ["[c]HT1-5 of 2014/15 Synthetic"]
    assert (shown[2], shown[3], shown[4]) == ("[c]", "[c]", "[x]")
    section = picture(page, "Primary absence, HT1-5")
    newest = [cell.text for cell in section.first("tbody").first("tr").all("td")]
    assert newest == ["[c]", "[c]", "", "3.8%", "Synthetic"]
    mine = section.all("path", "line")[-1]
    assert (mine.attributes["d"] or "").count("L") + 1 == 8
    assert [mark.text for mark in section.all("text", "gap")] == ["×"]


def test_a_release_without_phases_or_without_absence_draws(data: Path) -> None:
    def forget(document: dict[str, Any]) -> None:
        for entry in document["indicators"]:
            entry.pop("phase", None)

    def take_away(document: dict[str, Any]) -> None:
        forget(document)
        for entry in document["indicators"]:
            entry.pop("terms", None)

    copy_release(data, change=take_away)
    page = open_page(SCRIPT, **GOLDEN)
    assert "Primary school absence (half-terms 1 to 5), HT1-5" in rows(page)
    assert "By cluster, figures by term are not supplied." in drawn(page).text
    assert not drawn(page).all("div", "by-term")

    def leave_out(document: dict[str, Any]) -> None:
        document["indicators"] = [entry for entry in document["indicators"] if entry["counts"] != "sessions"]

    copy_release(data, "2017-03-r2", leave_out)
    assert "This release holds no figures of absence by school." in drawn(open_page(SCRIPT, **GOLDEN)).text


def test_hostile_names_are_shown_as_text(data: Path) -> None:
    copy_release(data, change=rename_cluster("aces", HOSTILE))
    page = open_page(SCRIPT, cluster="aces")
    found = drawn(page)
    assert not found.all("script")
    assert found.first("h2").text == f"Absence: {' '.join(HOSTILE.split())} March 2017"
    assert all("\n" not in markdown.value for markdown in page.markdown)
