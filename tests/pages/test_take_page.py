"""Does the page offer what there is, for whom it is, and make nothing before it is asked?"""

import io
import zipfile
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from loaders.paths import PROJECT
from pages.components.take.bundle import Bundle
from tests.pages.opening import alerts, drawn, open_page
from tests.pages.releases import copy_release

PAGE = PROJECT / "pages" / "take.py"


def labels(page: AppTest) -> list[str]:
    return [button.proto.label for button in (*page.get("download_button"), *page.get("button"))]


@pytest.mark.usefixtures("shipped")
def test_all_that_can_be_taken_away() -> None:
    page = open_page(PAGE, cluster="bramley", month="2015-12")
    heads = [head.text for head in drawn(page).all("h2")]
    assert heads == [
        "Bramley, December 2015",
        "Six-month cluster performance report",
        "Every cluster's pack",
        "Open data",
    ]
    assert {
        "Briefing (PDF)",
        "Report of Bramley, October 2016 to March 2017 (PDF)",
        "Make the report of all clusters, October 2016 to March 2017 (PDF)",
        "Make all packs of December 2015 (.zip)",
        "Open data (.zip)",
    } <= set(labels(page))
    assert "The briefings of all 24 clusters for December 2015" in drawn(page).text
    assert "bundle" not in page.session_state


@pytest.mark.usefixtures("shipped")
def test_without_a_cluster_the_city_is_offered() -> None:
    page = open_page(PAGE)
    assert "Choose your cluster above" in drawn(page).text
    assert not [label for label in labels(page) if label.startswith(("Briefing", "Report of"))]
    assert "Make all packs of March 2017 (.zip)" in labels(page)


@pytest.mark.usefixtures("shipped")
def test_the_half_year_is_that_of_the_address() -> None:
    page = open_page(PAGE, cluster="bramley", half="2014-04")
    assert page.selectbox(key="half").value == "2014-04"
    assert "Report of Bramley, April to September 2014 (PDF)" in labels(page)
    page.selectbox(key="half").select("2013-10").run()
    assert page.query_params["half"] in ("2013-10", ["2013-10"])


@pytest.mark.usefixtures("shipped")
def test_a_half_year_that_is_none_is_a_sentence() -> None:
    page = open_page(PAGE, half="2014-05")
    (said,) = alerts(page)
    assert said.startswith("There is no half-year “2014-05”.")
    assert "Make all packs of March 2017 (.zip)" in labels(page)


def test_an_unfinished_half_year_says_so(data: Path) -> None:
    copy_release(data, "2016-12")
    page = open_page(PAGE, half="2016-10")
    assert "no figures yet of January 2017, February 2017 and March 2017" in drawn(page).text


@pytest.mark.usefixtures("shipped")
def test_what_is_made_is_kept_for_this_view_alone() -> None:
    page = open_page(PAGE, month="2015-12")
    page.button(key="make-packs").click().run(timeout=120)
    assert "packs-2015-12.zip is ready." in drawn(page).text
    made = page.session_state["bundle"]
    assert isinstance(made, Bundle)
    with zipfile.ZipFile(io.BytesIO(made.content)) as package:
        assert len(package.namelist()) == 72
    assert "Save packs-2015-12.zip" in labels(page)
    page.selectbox(key="month").select("2015-11").run()
    assert "Make all packs of November 2015 (.zip)" in labels(page)
    page.button(key="make-report").click().run(timeout=120)
    assert page.session_state["bundle"].content.startswith(b"%PDF-")
    assert "Save half-year-2016-10.pdf" in labels(page)


def test_what_fails_is_a_sentence_and_nothing_is_kept(shipped: Path) -> None:
    page = open_page(PAGE, month="2015-12")
    figures = shipped / "releases" / "2017-03" / "figures.parquet"
    figures.write_bytes(b"PAR1")
    page.button(key="make-packs").click().run(timeout=120)
    assert any("cannot be read" in said or "damaged" in said for said in alerts(page))
    assert "bundle" not in page.session_state
    assert "is ready" not in drawn(page).text
