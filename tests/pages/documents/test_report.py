"""Does the six-month report hold the release's figures and the tracker's words, in a file a screen reader can read?"""

import re
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from metrics import (
    Cluster,
    HalfYear,
    Month,
    Release,
    Status,
    build_half_year,
    build_sheet,
    find_half_year,
    open_latest,
    rounded,
)
from metrics.publish import publish
from metrics.release import open_release
from pages.components.sentences import build_sentence
from pages.documents.report import Part, build_part, build_parts, build_report, name_report
from pages.documents.report_pdf import build_report_pdf, write_city_report
from pages.documents.report_words import say_unfinished
from tests.metrics.council import cluster, extract, found_council, indicator
from tests.pages.documents.pdf_reading import open_pdf, read_tags
from tests.pages.opening import HOSTILE
from tests.pages.reading import Element
from tests.pages.releases import copy_release, rename_cluster
from tests.pages.worlds import plant_world, spellings

AUTUMN_2015 = HalfYear.parse("2015-10")
ADDRESS = "https://tracker.example/"


def cells(table: Element) -> list[list[str]]:
    """The rows of a table in a PDF."""
    return [[cell.text for cell in (*row.all("TH"), *row.all("TD"))] for row in table.all("TR")]


def shown(value: object, symbol: str = "[c]") -> str:
    """How a count stands in a table."""
    status, number = getattr(value, "status"), getattr(value, "value")  # noqa: B009
    return rounded(number, 0) if number is not None else {"c": symbol, "x": "[x]", "z": "N/A"}[status.value]


@pytest.fixture(scope="module")
def golden(demonstration: Release) -> bytes:
    return build_report_pdf(demonstration, demonstration.clusters["seacroft-manston"], AUTUMN_2015, ADDRESS)


@pytest.mark.parametrize(
    ("code", "key"),
    [("seacroft-manston", "2015-10"), ("garforth", "2014-04"), ("arm", "2016-04"), ("garforth", "2016-10")],
)
def test_every_month_is_in_the_file_as_it_is_in_the_release(demonstration: Release, code: str, key: str) -> None:
    half, own = HalfYear.parse(key), demonstration.clusters[code]
    read = read_tags(open_pdf(build_report_pdf(demonstration, own, half)))
    figures = build_half_year(demonstration, own, half)
    months, city = demonstration.load_series(code), demonstration.city
    for table, row in zip(read.all("Table"), figures.obsessions, strict=False):
        head, mine, _, before, _, whole, whole_before = cells(table)
        assert [words for words in head if words] == [month.short for month in half.months]
        for line, series, back in (
            (mine, months, 0),
            (before, months, 1),
            (whole, city, 0),
            (whole_before, city, 1),
        ):
            released = [series[row.indicator.key].at(Month(m.year - back, m.number).end) for m in half.months]
            assert line[1:] == [shown(value) for value in released]
    assert len(figures.obsessions) == 2


def test_changes_and_the_months_that_stood_out(demonstration: Release) -> None:
    half = HalfYear.parse("2016-10")
    read = read_tags(open_pdf(build_report_pdf(demonstration, demonstration.clusters["garforth"], half)))
    cla, neet = (cells(table) for table in read.all("Table")[:2])
    assert cla[2][1:] == ["3 Worse", "0", "-1", "0", "-1", "1"]
    assert neet[1][1:] == ["[c]", "[c]", "[c]", "5", "6", "7"]
    assert neet[2][1:] == ["[c]", "[c]", "[c]", "[c]", "1", "1"]
    assert set(neet[4][1:]) == {"Not comparable"}
    assert "October 2016: Worse. An unusual monthly change: a change of up to 2 is usual here." in read.text
    assert "Unusual in these months: Worse CLA in October 2016" in read.text
    assert "Garforth in March 2017: 2 more than in September 2016." in read.text
    assert "Garforth in March 2017: the change since the figure in September 2016 is [c]." in read.text


def test_across_a_new_definition_the_reason_is_said(demonstration: Release) -> None:
    half = HalfYear.parse("2016-04")
    read = read_tags(open_pdf(build_report_pdf(demonstration, demonstration.clusters["seacroft-manston"], half)))
    neet = cells(read.all("Table")[1])
    assert neet[2][-1] == neet[4][-1] == "Not comparable"
    assert all(words != "Not comparable" for words in (*neet[2][1:-1], *neet[4][1:-1]))
    assert "Seacroft Manston in September 2016: not comparable with the figure in March 2016. From September 2016" in (
        read.text
    )


def test_the_words_are_the_trackers(demonstration: Release, golden: bytes) -> None:
    read = read_tags(open_pdf(golden))
    sheet = build_sheet(demonstration, demonstration.clusters["seacroft-manston"], Month(2016, 3))
    for row in sheet.rows:
        assert build_sentence(demonstration, sheet, row) in read.text
        assert row.start_verdict.reason in read.text
    assert "Not supplied in this release: common assessments initiated, requests for service, referrals and child" in (
        read.text
    )
    assert "Part synthetic" in read.text
    assert demonstration.words["provenance"] in read.text
    yearly = cells(read.all("Table")[2])
    assert [line[-1] for line in yearly[1:]] == ["14", "3"]  # schools behind the figures
    assert [line[1].split()[0] for line in yearly[1:]] == ["4.2%", "5.9%"]


def test_a_cluster_without_area_has_its_own_figures_and_says_why(demonstration: Release) -> None:
    read = read_tags(open_pdf(build_report_pdf(demonstration, demonstration.clusters["silc"], AUTUMN_2015)))
    assert demonstration.clusters["silc"].why_not in read.text
    (only,) = read.all("Table")
    assert cells(only)[1][0].startswith("Reduce school absence: special schools")


def test_the_file_is_tagged_titled_and_the_same_each_time(demonstration: Release, golden: bytes) -> None:
    pdf = open_pdf(golden)
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Six-month cluster performance report: Seacroft Manston, October 2015 to March 2016"
    assert str(pdf.root_object["/Lang"]) == "en-GB"
    read = read_tags(pdf)
    headings = [part for part in read.all("Document")[0].inside if isinstance(part, Element) and part.name == "H1"]
    assert [found.text for found in headings] == ["Seacroft Manston October 2015 to March 2016"]
    assert all(picture.attributes.get("Alt") for picture in read.all("Figure"))
    assert len(read.all("Figure")) == 2
    assert build_report_pdf(demonstration, demonstration.clusters["seacroft-manston"], AUTUMN_2015, ADDRESS) == golden
    links = [str(found.get_object()["/A"]["/URI"]) for page in pdf.pages for found in page.get("/Annots", [])]
    assert set(links) == {f"{ADDRESS}?cluster=seacroft-manston&month=2016-03"}


def test_the_whole_city_has_every_cluster_in_turn(demonstration: Release) -> None:
    made = BytesIO()
    named = list(write_city_report(demonstration, AUTUMN_2015, "", made))
    clusters = demonstration.open_clusters(Month(2016, 3))
    assert named == [found.name for found in clusters]
    pdf = PdfReader(made)
    read = read_tags(pdf)
    first, *others = [found.text for found in read.all("H1")]
    assert first == "Leeds October 2015 to March 2016"
    assert others == [*named, "Definitions and sources"]
    city = cells(read.all("Table")[0])
    released = [demonstration.city["cla"].at(month.end) for month in AUTUMN_2015.months]
    assert city[1][1:] == [shown(value) for value in released]
    assert read.text.count("Children looked after by the council on the last day of the month") == 1


def test_an_unfinished_half_year_is_marked(tmp_path: Path) -> None:
    found_council(tmp_path, [cluster("ash"), cluster("beech")], [indicator()])
    rows = [f"{2015 + (3 + n) // 12}-{(3 + n) % 12 + 1:02d} {20 + n} 30 40" for n in range(9)]
    extract(tmp_path, "\n".join(["period ash beech none", *rows]))
    publish(tmp_path, Month(2015, 12), date(2016, 1, 20), lambda line: None)
    release = open_latest(tmp_path)[0]
    said = "Unfinished: this release has no figures yet of January 2016, February 2016 and March 2016. Everything is "
    assert say_unfinished(release, AUTUMN_2015) == f"{said}told as at December 2015."
    read = read_tags(open_pdf(build_report_pdf(release, release.clusters["ash"], AUTUMN_2015)))
    assert said in read.text
    table = cells(read.all("Table")[0])
    assert table[1][1:] == ["26", "27", "28", "[x]", "[x]", "[x]"]
    assert table[2][4:] == ["[x]", "[x]", "[x]"]
    assert "[x]: not available." in read.text
    assert say_unfinished(release, HalfYear.parse("2015-04")) == ""


@pytest.mark.parametrize("name", [HOSTILE.replace("\n", " "), '=cmd|"/c"!A1', "@x", "שלום <b>", "x" * 200, "👍 A & B"])
def test_a_hostile_name_is_only_a_name(data: Path, name: str) -> None:
    copy_release(data, change=rename_cluster("bramley", name))
    release = open_release(data, "2017-03")
    made = build_report_pdf(release, release.clusters["bramley"], AUTUMN_2015)
    read = read_tags(open_pdf(made))
    ascii_words = re.findall(r"[A-Za-z]{2,29}", name)
    assert all(word in read.text for word in ascii_words)
    assert len(read.all("Table")) == 3


def test_a_last_digit_that_looks_one_out_is_explained(demonstration: Release, golden: bytes) -> None:
    """Garforth's primary absence fell from 4.6% to 3.3%, by 1.2 points."""
    part = build_part(demonstration, demonstration.clusters["garforth"], HalfYear.parse("2016-10"))
    assert "Changes are worked out before rounding" in part.signs
    assert "before rounding" not in read_tags(open_pdf(golden)).text


def test_names_of_files(demonstration: Release) -> None:
    assert name_report(AUTUMN_2015, "bramley") == "half-year-2015-10-bramley.pdf"
    assert name_report(AUTUMN_2015, None) == "half-year-2015-10.pdf"
    assert isinstance(find_half_year(demonstration, "2015-10"), HalfYear)


def test_all_parts_are_those_of_each_alone(demonstration: Release) -> None:
    for part, own in zip(
        build_parts(demonstration, AUTUMN_2015), demonstration.open_clusters(Month(2016, 3)), strict=True
    ):
        assert part == alone(demonstration, own)


def alone(release: Release, own: Cluster) -> Part:
    return build_part(release, own, AUTUMN_2015)


@pytest.mark.slow
def test_no_report_holds_a_hidden_figure(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "web").mkdir()
    planted = plant_world(tmp_path / "raw", tmp_path / "web", ("cla", "neet"))
    release = open_release(planted.data, "2017-03")
    seen = 0
    for key in ("2011-04", "2013-10", "2014-04", "2016-04", "2016-10"):
        half = HalfYear.parse(key)
        parts = list(build_parts(release, half))
        made = BytesIO()
        list(write_city_report(release, half, "", made))
        read = read_tags(PdfReader(made)).text
        said = f"{read} {build_report(release, half, parts, whole=True)}".encode() + made.getvalue()
        hidden = {
            status
            for own in release.open_clusters(half.last)
            for row in build_half_year(release, own, half).obsessions
            for status in (month.value.status for month in row.own.months)
        }
        seen += Status.SUPPRESSED in hidden
        for counts in planted.hidden.values():
            assert [count for count in counts if any(spelling in said for spelling in spellings(count)[:2])] == []
    assert seen > 3
