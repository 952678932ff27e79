"""Does the tracker page say the right thing in every state, opened through app.py and alone?"""

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from loaders.paths import PROJECT
from tests.pages.opening import HOSTILE, alerts, drawn, open_page
from tests.pages.reading import Element
from tests.pages.releases import (
    SHIPPED,
    copy_release,
    find_hidden,
    rename_cluster,
    shipped_document,
    shipped_figures,
    write_figures,
)

SCRIPTS = ("app.py", "pages/tracker.py")

# The cluster information sheet of Seacroft Manston, data for December 2015 (products, section 2).
GOLDEN = {
    "Safely reduce the number of children looked after": ("108", "1", "22.7%", "20"),
    "Reduce the number of young people not in employment, education or training (unadjusted NEET)": (
        "117", "12", "-28.7%", "-47",
    ),
    "Reduce school absence: primary": ("4.2%", "N/A", "N/A", "-1.8"),
    "Reduce school absence: secondary": ("5.9%", "N/A", "N/A", "-5.3"),
}  # fmt: skip
# Where the number went since last month with its verdict; where it went since the start, and the verdict on that.
GOLDEN_WAYS = {
    "Safely reduce the number of children looked after": ("▲ No clear change", "▲", "No clear change"),
    "Reduce the number of young people not in employment, education or training (unadjusted NEET)": (
        "▲ No clear change", "▼", "Better",
    ),
    "Reduce school absence: primary": ("", "▼", "Better"),
    "Reduce school absence: secondary": ("", "▼", "Better"),
}  # fmt: skip
GOLDEN_STARTS = ("88", "164", "6.0%", "11.2%")


@pytest.fixture(params=SCRIPTS)
def script(request: pytest.FixtureRequest) -> str:
    return str(PROJECT / request.param)


def sheet_rows(page: AppTest) -> list[Element]:
    return drawn(page).first("table", "sheet").first("tbody").all("tr")


def figures(row: Element) -> tuple[str, ...]:
    """The cluster's own figures: latest, since last month, % since start, since start; as a reader sees them."""
    latest, _city, *changes, _progress = row.all("td")
    return tuple((cell.all("span", "big") or cell.all("span", "num"))[0].text for cell in (latest, *changes))


def objective(row: Element) -> str:
    first = row.first("th").inside[0]
    assert isinstance(first, str)
    return first


def assert_no_figure(page: AppTest) -> None:
    found = drawn(page)
    assert not found.all("table")
    assert not found.all("svg")
    assert not found.all("h2")


@pytest.mark.usefixtures("shipped")
def test_nothing_chosen_invites_the_choice(script: str) -> None:
    page = open_page(script)
    assert_no_figure(page)
    assert page.selectbox(key="cluster").value is None
    assert page.selectbox(key="month").value == "2017-03"
    said = [p.text for p in drawn(page).all("p") if p.attributes.get("role") == "status"]
    assert said == ["Choose your cluster to see its figures for March 2017."]
    assert len(page.selectbox(key="cluster").options) == 24


@pytest.mark.usefixtures("shipped")
def test_golden_sheet(script: str) -> None:
    page = open_page(script, cluster="seacroft-manston", month="2015-12")
    rows = sheet_rows(page)
    assert {objective(row): figures(row) for row in rows} == GOLDEN
    assert drawn(page).first("h2").text == "Seacroft Manston December 2015"
    assert page.selectbox(key="cluster").value == "seacroft-manston"
    assert page.selectbox(key="month").value == "2015-12"


@pytest.mark.usefixtures("shipped")
def test_golden_ways_and_starts(script: str) -> None:
    rows = sheet_rows(open_page(script, cluster="seacroft-manston", month="2015-12"))
    said = {}
    for row in rows:
        cells = row.all("td")
        said[objective(row)] = tuple(
            " ".join(span.text for name in ("arrow", "way") for span in cells[place].all("span", name))
            for place in (2, 4, 5)
        )
    assert said == GOLDEN_WAYS
    starts = [row.first("th").first("details").all("p")[2].text.split(", ") for row in rows]
    assert tuple(start[1].split(".  ")[0].split(". ")[0].rstrip(".") for start in starts) == GOLDEN_STARTS


@pytest.mark.usefixtures("shipped")
def test_what_is_made_up_is_said_of_the_latest_figure_alone(script: str) -> None:
    """Not of the start it is held against: that has a word of its own beside the line."""
    rows = sheet_rows(open_page(script, cluster="seacroft-manston", month="2015-12"))
    latest, progress = ([row.all("td")[place].all("span", "made") for row in rows] for place in (0, -1))
    assert [[chip.text for chip in chips] for chips in latest] == [[], [], ["Synthetic"], ["Synthetic"]]
    assert [[chip.text for chip in chips] for chips in progress] == [["Part synthetic"]] * 4


@pytest.mark.usefixtures("shipped")
def test_golden_headings(script: str) -> None:
    page = open_page(script, cluster="seacroft-manston", month="2015-12")
    heads = [head.text for head in drawn(page).first("table", "sheet").first("thead").all("th")]
    assert heads == [
        "Obsession",
        "Latest position",
        "Leeds",
        "Change since last month",
        "% change since CYPP start",
        "Change since CYPP start",
        "Progress since CYPP start",
    ]


@pytest.mark.usefixtures("shipped")
def test_notes_are_shown_only_where_they_apply(script: str) -> None:
    golden = drawn(open_page(script, cluster="seacroft-manston", month="2015-12"))
    assert "Wigton Moor" not in golden.text
    assert "percentage point" in golden.first("ol", "notes").text
    for code in ("arm", "epos"):
        assert "Wigton Moor" in drawn(open_page(script, cluster=code, month="2015-12")).first("ol", "notes").text


@pytest.mark.usefixtures("shipped")
def test_every_chart_has_its_twin(script: str) -> None:
    found = drawn(open_page(script, cluster="seacroft-manston", month="2015-12"))
    sections = found.first("div", "charts").all("section")
    assert len(sections) == 4
    for section in sections:
        name = section.first("table").first("caption").text
        label = section.first("svg").attributes["aria-label"] or ""
        assert section.first("h3").text.startswith(name)
        assert label.startswith(f"{name}, Seacroft Manston. First ")
    years = sections[0].first("tbody").all("tr")
    assert [row.first("th").text for row in years] == ["2015", "2014", "2013", "2012", "2011"]
    assert [cell.text for cell in years[0].all("td")[10:]] == ["107", "108"]
    assert [cell.text for cell in years[-1].all("td")[:4]] == ["", "", "", "88"]
    assert sum(cell.text != "" for row in years for cell in row.all("td")) == 57  # April 2011 to December 2015
    assert (
        sections[0]
        .first("div", "twin")
        .text.endswith("Published: April 2011, November 2015, December 2015. All others: synthetic.")
    )
    annual = sections[2].first("tbody").all("tr")
    assert [annual[0].first("th").text, annual[0].first("td").text] == ["HT1-5 of 2014/15", "4.2%"]
    assert len(annual) == 6


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("atlantis", "There is no cluster called “atlantis”. Choose one from the list."),
        ("../../etc/passwd", "There is no cluster called “../../etc/passwd”. Choose one from the list."),
        (
            "alwoodley",
            "Alwoodley is no longer separate: its figures are counted in ARM (Alwoodley, Roundhay, Moortown). "
            "Choose one from the list.",
        ),
        ("city", "There is no cluster called “city”. Choose one from the list."),
        ("none", "There is no cluster called “none”. Choose one from the list."),
        ("Seacroft Mansten", "There is no cluster called “Seacroft Mansten”. Choose one from the list."),
        ("x" * 10_000, f"There is no cluster called “{'x' * 60}…”. Choose one from the list."),
        (HOSTILE, None),
    ],
)
def test_cluster_that_is_not_there_gets_a_sentence(script: str, asked: str, sentence: str | None) -> None:
    page = open_page(script, cluster=asked)
    assert_no_figure(page)
    said = alerts(page)
    assert len(said) == 1
    assert sentence is None or said == [sentence]
    assert page.selectbox(key="cluster").value is None
    assert page.query_params["cluster"] == asked


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize(("asked", "meant"), [("Seacroft Mansten", "seacroft-manston"), ("alwoodley", "arm")])
def test_near_miss_offers_the_cluster_it_may_have_meant(script: str, asked: str, meant: str) -> None:
    links = drawn(open_page(script, cluster=asked, month="2015-12")).first("div", "problem").all("a")
    assert links[0].attributes["href"] == f"?cluster={meant}&month=2015-12"
    assert links[0].attributes["target"] == "_self"


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize(
    "asked", ["2015-13", "december", "2015-12-31", "9" * 10_000, "1999-01", "2030-01", "", "²⁰¹⁵-12"]
)
def test_month_that_is_not_there_gets_a_sentence(script: str, asked: str) -> None:
    page = open_page(script, cluster="aces", month=asked)
    assert_no_figure(page)
    said = alerts(page)
    assert len(said) == 1
    assert said[0].endswith("Choose one from April 2011 to March 2017.")
    assert page.selectbox(key="cluster").value == "aces"
    assert page.selectbox(key="month").value is None


@pytest.mark.usefixtures("shipped")
def test_both_wrong_are_both_said(script: str) -> None:
    page = open_page(script, cluster="atlantis", month="never")
    assert_no_figure(page)
    assert len(alerts(page)) == 2


@pytest.mark.usefixtures("shipped")
def test_silc_shows_what_it_can_and_says_why_not(script: str) -> None:
    page = open_page(script, cluster="silc")
    found = drawn(page)
    assert found.first("p", "banner").text.startswith("SILC is the city's special schools.")
    said = {objective(row): figures(row) for row in sheet_rows(page)}
    special = {name: shown for name, shown in said.items() if "special" in name}
    assert len(special) == 1
    assert all(shown[0].endswith("%") for shown in special.values())
    assert {shown for name, shown in said.items() if name not in special} == {("N/A", "N/A", "N/A", "N/A")}
    assert len(found.all("svg", "chart")) == 1


@pytest.mark.usefixtures("shipped")
def test_choosing_writes_the_address_and_shows_what_was_chosen(script: str) -> None:
    page = open_page(script)
    page.selectbox(key="cluster").set_value("aces").run()
    assert page.query_params["cluster"] == "aces"
    assert drawn(page).first("h2").text == "ACES March 2017"
    page.selectbox(key="month").set_value("2014-02").run()
    assert page.query_params["month"] == "2014-02"
    assert drawn(page).first("h2").text == "ACES February 2014"
    page.selectbox(key="cluster").set_value("silc").run()
    assert drawn(page).first("h2").text == "SILC February 2014"


@pytest.mark.usefixtures("shipped")
def test_choosing_mends_a_wrong_address(script: str) -> None:
    page = open_page(script, cluster="atlantis", month="never")
    page.selectbox(key="month").set_value("2015-12").run()
    assert_no_figure(page)
    page.selectbox(key="cluster").set_value("seacroft-manston").run()
    assert {objective(row): figures(row) for row in sheet_rows(page)} == GOLDEN
    assert alerts(page) == []


@pytest.mark.usefixtures("shipped")
def test_every_cluster_and_some_months_draw_without_a_fault() -> None:
    page = open_page(str(PROJECT / "pages/tracker.py"))
    for code in (cluster["code"] for cluster in shipped_document()["clusters"]):
        for month in ("2011-04", "2011-08", "2013-04", "2016-09", "2017-03"):
            page.query_params["cluster"], page.query_params["month"] = code, month
            page.run()
            assert not page.exception, (code, month)
            drawn(page)


@pytest.mark.usefixtures("shipped")
def test_hidden_figures_leave_nothing_but_their_sign(script: str) -> None:
    code, indicator = find_hidden()
    name = indicator["name"]
    found = drawn(open_page(script, cluster=code))
    section = next(s for s in found.all("section") if s.all("h3") and s.first("h3").text.startswith(name))
    twin = [cell.text for row in section.first("tbody").all("tr") for cell in row.all("td") if cell.text]
    shown = [text for text in twin if text != "[c]"]
    newest_year = [cell.text for cell in section.first("tbody").first("tr").all("td") if cell.text]
    assert newest_year[-1] == "[c]"
    marks = [text for text in section.first("svg").all("text", "gap") if text.text == "×"]
    assert len(marks) == len(twin) - len(shown)
    drawn_points = "".join(path.attributes["d"] or "" for path in section.all("path")).count(" ")
    lone = sum(circle.attributes["r"] == "1.6" for circle in section.all("circle"))
    assert drawn_points + lone == len(shown)
    row = next(row for row in found.first("table", "sheet").all("tr") if row.all("td") and "[c]" in figures(row))
    assert figures(row)[0] == "[c]"
    assert set(figures(row)[1:]) <= {"[c]", "N/A"}
    for place, cell in enumerate(row.all("td")):
        assert not cell.all("span", "arrow")
        words = {way.text for way in cell.all("span", "way")}
        assert words <= {"Not comparable"}, f"cell {place} judges what is hidden"
    assert " per 1" not in row.first("td").text
    assert any(" is not shown, to protect small numbers" in li.text for li in found.first("section", "words").all("li"))
    assert "[c]: hidden" in found.text


@pytest.mark.parametrize("path", sorted((PROJECT / "pages").glob("*.py")), ids=lambda path: path.name)
def test_every_page_stands_alone(path: Path, data: Path) -> None:
    assert len(drawn(open_page(str(path))).all("h1")) == 0
    assert len(alerts(open_page(str(path)))) == 1
    copy_release(data)
    page = open_page(str(path))
    assert len(drawn(page).all("h1")) == 1
    assert "Release 2017-03, published" in drawn(page).first("footer").text
    assert alerts(page) == []


def test_no_release_at_all_is_said(script: str, data: Path) -> None:
    page = open_page(script, cluster="aces")
    assert_no_figure(page)
    assert alerts(page) == ["No release can be shown yet; publish one."]


def test_damaged_newest_release_leaves_the_last_good_one(script: str, data: Path) -> None:
    copy_release(data)
    damaged = copy_release(data, "2017-04") / "figures.parquet"
    damaged.write_bytes(damaged.read_bytes()[:-100])
    page = open_page(script, cluster="seacroft-manston", month="2015-12")
    assert {objective(row): figures(row) for row in sheet_rows(page)} == GOLDEN
    said = [p.text for p in drawn(page).all("p", "problem")]
    assert said == [
        "The figures of release 2017-04 are not those it was published with. Showing release 2017-03 instead."
    ]


@pytest.mark.parametrize("left", ["figures.parquet", "release.json", ""])
def test_half_written_release_leaves_the_last_good_one(script: str, data: Path, left: str) -> None:
    copy_release(data)
    folder = copy_release(data, "2017-04")
    for part in ("figures.parquet", "release.json"):
        if part != left:
            (folder / part).unlink()
    copy_release(data, "2017-05").rename(data / "releases" / ".2017-05")  # a staging folder: no word is lost on it
    page = open_page(script, cluster="seacroft-manston", month="2015-12")
    assert {objective(row): figures(row) for row in sheet_rows(page)} == GOLDEN
    said = [p.text for p in drawn(page).all("p", "problem")]
    assert said == [
        "Release 2017-04 is incomplete or damaged; restore it from a copy. Showing release 2017-03 instead."
    ]


@pytest.mark.parametrize("spoilt", ["{", "[]", '{"form": 1}', '{"form": 99}', "null", "\udcff"])
def test_document_that_cannot_be_read_is_a_sentence(script: str, data: Path, spoilt: str) -> None:
    folder = copy_release(data)
    (folder / "release.json").write_bytes(spoilt.encode("utf-8", "surrogateescape"))
    page = open_page(script, cluster="aces")
    assert_no_figure(page)
    assert alerts(page)[0].startswith("No release can be shown yet; publish one. ")


def test_release_that_vanishes_while_read_is_a_sentence(script: str, data: Path) -> None:
    copy_release(data)
    page = open_page(script)
    (data / "releases" / SHIPPED / "figures.parquet").write_bytes(b"not a Parquet file")
    page.query_params["cluster"] = "aces"
    page.run()
    assert_no_figure(page)
    assert alerts(page) == [f"The figures of release {SHIPPED} cannot be read; restore it from a copy."]


def test_new_release_is_shown_without_a_restart(script: str, data: Path) -> None:
    copy_release(data)
    page = open_page(script, cluster="aces")
    assert "Release 2017-03," in drawn(page).first("footer").text
    copy_release(data, "2017-03-r2", rename_cluster("aces", "Armley and around"))
    page.run()
    assert "Release 2017-03-r2," in drawn(page).first("footer").text
    # The figures are the same to the byte; the words are not, and the page says the new ones.
    assert drawn(page).first("h2").text == "Armley and around March 2017"


def test_hostile_cluster_name_is_shown_as_text(script: str, data: Path) -> None:
    copy_release(data, change=rename_cluster("aces", HOSTILE))
    page = open_page(script, cluster="aces")
    found = drawn(page)
    assert not found.all("script")
    assert not found.all("em")
    as_read = " ".join(HOSTILE.split())
    assert found.first("h2").text == f"{as_read} March 2017"
    assert found.first("p", "unseen").text == f"Showing {as_read}, March 2017."
    assert as_read in " ".join((found.first("svg", "chart").attributes["aria-label"] or "").split())
    for markdown in page.markdown:
        # What Streamlit reads as Markdown inside HTML must not be there to be read.
        assert "\n" not in markdown.value
        assert "<script" not in markdown.value


def test_release_with_one_figure_draws(script: str, data: Path) -> None:
    one = [row for row in shipped_figures("aces") if row.indicator == "cla"][-1:]
    write_figures(data, one)
    page = open_page(script, cluster="aces")
    rows = {objective(row): figures(row) for row in sheet_rows(page)}
    assert rows["Safely reduce the number of children looked after"][1:] == ("[x]", "[x]", "[x]")
    assert rows["Reduce school absence: primary"] == ("[x]", "[x]", "[x]", "[x]")
    other = open_page(script, cluster="bramley")
    assert {shown for row in sheet_rows(other) for shown in figures(row)} == {"[x]"}


def test_baseline_of_nought_and_hidden_baseline(script: str, data: Path) -> None:
    rows = [row for row in shipped_figures("seacroft-manston") if row.indicator in ("cla", "neet")]
    changed = []
    for row in rows:
        if row.indicator == "cla" and row.period_end.isoformat() == "2011-04-30":
            changed.append(row._replace(numerator=0))
        elif row.indicator == "neet" and row.period_end.isoformat() == "2011-07-31":
            changed.append(row._replace(numerator=None, status="c"))
        else:
            changed.append(row)
    write_figures(data, changed)
    cla, neet = sheet_rows(open_page(script, cluster="seacroft-manston", month="2015-12"))[:2]
    assert figures(cla) == ("108", "1", "N/A", "108")
    assert figures(neet) == ("117", "12", "[c]", "[c]")
    assert not neet.all("td")[4].all("span", "way")
    assert neet.all("td")[5].first("span").text == "Hidden"


def test_closed_cluster_leaves_the_list_after_its_last_month(script: str, data: Path) -> None:
    def close(document: dict[str, Any]) -> None:
        next(entry for entry in document["clusters"] if entry["code"] == "aces")["closed"] = "2016-06"

    copy_release(data, change=close)
    after = open_page(script, cluster="aces", month="2016-07")
    assert alerts(after) == [
        "ACES closed after June 2016, so it has no figures for July 2016. Choose one from the list."
    ]
    assert_no_figure(after)
    assert "ACES (Armley)" not in after.selectbox(key="cluster").options
    last = open_page(script, cluster="aces", month="2016-06")
    assert drawn(last).first("h2").text == "ACES June 2016"
