"""Does the page of trends say and draw what was published, and nothing of what was not, in every state?"""

import json
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from loaders.paths import PROJECT
from metrics import Month, Release, Status, offered_indicators
from pages.components.trends.page import Drawn, build_drawn
from tests.pages.opening import drawn, open_page
from tests.pages.reading import read_html
from tests.pages.releases import Change, copy_release, find_hidden, rename_cluster, shipped_figures, write_figures

HOSTILE = '<script>alert("x")</script> & <a href="javascript:x">*stars*</a>'
PAGE = str(PROJECT / "pages/trends.py")
GOLDEN = {"cluster": "seacroft-manston", "month": "2015-12"}


def charts(page: AppTest) -> list[dict[str, Any]]:
    """Each large chart as the browser gets it, with what it says to those who do not see it under `alt`."""
    assert not page.exception
    protos = [element.proto for element in page.get("plotly_chart")]
    return [json.loads(proto.spec) | {"alt": proto.alt} for proto in protos]


def chart(page: AppTest) -> dict[str, Any]:
    (found,) = charts(page)
    return found


def lines_of(chart: dict[str, Any]) -> dict[str, Any]:
    """The chart's lines by name."""
    return {line["name"]: line for line in chart["data"]}


def labels(chart: dict[str, Any]) -> list[str]:
    return [note["text"] for note in chart["layout"]["annotations"]]


def alerts(page: AppTest) -> list[str]:
    return [p.text for p in drawn(page).all("p") if p.attributes.get("role") == "alert"]


def tiles(page: AppTest) -> dict[str, str]:
    found = drawn(page).first("dl", "against")
    return {div.first("dt").text: div.first("dd").text for div in found.all("div")}


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize("address", [GOLDEN | {"indicator": "cla"}, GOLDEN])
def test_golden_children_looked_after(address: dict[str, str]) -> None:
    page = open_page(PAGE, **address)
    found = drawn(page)
    assert found.first("h2").text == "Children looked after Seacroft Manston, December 2015"
    assert found.first("p", "lead").text == (
        "108 children in December 2015. Since last month: No clear change Since CYPP start: No clear change"
    )
    reasons = [p.text for p in found.first("details").all("p")]
    assert reasons[0].startswith("Since last month: No clear change. A usual monthly change: ")
    assert "p = 0.17" in reasons[1]
    assert "a rise to" in reasons[1]
    said = tiles(page)
    assert list(said) == [
        "Since November 2015",
        "Since December 2014",
        "Since CYPP start, April 2011",
        "If nothing changes, December 2016",
    ]
    assert said["Since November 2015"] == "1 more then 107"
    assert said["Since CYPP start, April 2011"] == "20 more (+22.7%) then 88"


@pytest.mark.usefixtures("shipped")
def test_golden_chart_and_tables() -> None:
    page = open_page(PAGE, **GOLDEN)
    made = chart(page)
    lines = lines_of(made)
    shown = {row.period_end: row.numerator for row in shipped_figures("seacroft-manston") if row.indicator == "cla"}
    published = [value for day, value in shown.items() if f"{day:%Y-%m}" <= "2015-12"]
    assert lines["figures"]["y"] == published
    assert lines["figures"]["x"][0] == "2011-04-01"
    assert lines["figures"]["text"][-1] == "December 2015: 108 children"
    assert lines["unusual"]["x"] == ["2014-11-01"]
    assert lines["start"]["y"] == [88, 88]
    assert lines["start"]["x"] == ["2011-04-01", "2016-12-01"]  # beside the forecast too
    assert "mean" not in lines
    assert made["layout"]["yaxis"]["range"][0] == 0
    assert "<b>108</b>" in labels(made)
    assert made["alt"].startswith(
        "Children looked after, Seacroft Manston. First April 2011 88; latest December 2015 108;"
    )
    assert "1,246 in December 2015, " in drawn(page).text
    tables = drawn(page).all("table")
    assert [table.first("caption").text for table in tables] == [
        "Children looked after",
        "Children looked after, period by period",
        "Children looked after: forecast if nothing changes",
        "Children looked after, Leeds",
    ]
    rows = tables[1].first("tbody").all("tr")
    assert len(rows) == 57
    assert [cell.text for cell in rows[0].all("td")] == ["108", "105", "3 more", ""]
    assert rows[0].first("th").text == "December 2015"
    assert rows[13].all("td")[-1].text == "an unusual monthly change"
    ahead = tables[2].first("tbody").all("tr")
    assert [row.first("th").text for row in (ahead[0], ahead[-1])] == ["January 2016", "December 2016"]
    assert {head.attributes["scope"] for table in tables for head in table.all("th")} == {"row", "col"}


@pytest.mark.usefixtures("shipped")
def test_the_forecast_says_what_it_is_and_is_not() -> None:
    page = open_page(PAGE, **GOLDEN)
    said = drawn(page).text
    assert "This is no prediction" in said
    assert "It is made from 56 monthly changes: they show no direction beyond chance" in said
    lines = lines_of(chart(page))
    assert {"half", "nine tenths"} <= set(lines)
    assert lines["forecast"]["x"][0] == "2015-12-01"
    assert lines["forecast"]["x"][-1] == "2016-12-01"
    assert lines["forecast"]["text"][-1].startswith("December 2016, if nothing changes: about 108")
    ended = open_page(PAGE, **GOLDEN, indicator="neet")
    assert "and the usual swing of the year is repeated" in drawn(ended).text
    assert "It ends before September 2016 (New definition)." in drawn(ended).text
    assert lines_of(chart(ended))["forecast"]["x"][-1] == "2016-08-01"


@pytest.mark.usefixtures("shipped")
def test_the_last_twelve_months_lie_beside_those_of_the_year_before() -> None:
    page = open_page(PAGE, **GOLDEN, span="year")
    lines = lines_of(chart(page))
    assert lines["figures"]["x"] == [f"2015-{month:02d}-01" for month in range(1, 13)]
    shown = {f"{r.period_end:%Y-%m}": r.numerator for r in shipped_figures("seacroft-manston") if r.indicator == "cla"}
    assert lines["last year"]["y"] == [shown[f"2014-{month:02d}"] for month in range(1, 13)]
    assert "forecast" not in lines
    assert any(words.startswith("last year") for words in labels(chart(page)))
    assert "It is drawn in the chart of all months." in drawn(page).text
    assert "Grey line: the same month of the year before." in drawn(page).text


@pytest.mark.usefixtures("shipped")
def test_a_hidden_month_leaves_nothing_but_its_cross() -> None:
    code, indicator = find_hidden()
    page = open_page(PAGE, cluster=code, indicator=indicator["key"])
    found, made = drawn(page), chart(page)
    assert found.first("p", "lead").text.startswith("[c] in March 2017: hidden, to protect small numbers.")
    lines = lines_of(made)
    rows = [r for r in shipped_figures(code) if r.indicator == indicator["key"]]
    rows = [row for row in rows if row.period_end.isoformat() >= str(indicator["baseline"])]
    hidden = [f"{row.period_end:%Y-%m-01}" for row in rows if row.status == "c"]
    assert lines["hidden"]["x"] == hidden
    assert set(lines["hidden"]["y"]) == {0}
    assert all(words.endswith(": [c], hidden") for words in lines["hidden"]["text"])
    points = dict(zip(lines["figures"]["x"], lines["figures"]["y"], strict=True))
    assert all(points[day] is None for day in hidden)
    assert [value for value in lines["figures"]["y"] if value is not None] == [
        r.numerator for r in rows if not r.status
    ]
    assert "forecast" not in lines
    assert "× at the foot: a hidden period ([c])." in found.text
    assert "There is no forecast" in found.text
    assert "forecast" not in "".join(table.first("caption").text for table in found.all("table"))
    assert tiles(page)["Since February 2017"].startswith("[c]")
    if "mean" in lines:
        drawn_means = dict(zip(lines["mean"]["x"], lines["mean"]["y"], strict=True))
        for at, day in enumerate(lines["figures"]["x"]):
            around = lines["figures"]["y"][max(at - 2, 0) : at + 1]
            assert (drawn_means[day] is None) == (None in around or at < 2)


@pytest.mark.usefixtures("shipped")
def test_a_line_is_broken_and_named_where_figures_cannot_be_compared() -> None:
    page = open_page(PAGE, cluster="arm", indicator="neet")
    made = chart(page)
    assert "Boundary move<br>Apr 2013" in labels(made)
    assert "New definition<br>Sep 2016" in labels(made)
    line = lines_of(made)["figures"]
    for before, after in (("2013-03-01", "2013-04-01"), ("2016-08-01", "2016-09-01")):
        place = line["x"].index(before)
        assert line["y"][place + 1] is None
        assert line["x"][place + 2] == after
    assert len(made["layout"]["shapes"]) == 2
    assert lines_of(made)["start"]["x"][-1] < "2013-04-01"  # the start's rule ends where figures stop being like it
    said = tiles(page)
    assert said["Since CYPP start, July 2011"] == "Not comparable New definition, Sep 2016"
    assert said["Since March 2016"] == "Not comparable New definition, Sep 2016"
    assert "Since CYPP start: Not comparable" in drawn(page).first("p", "lead").text
    assert "6 are shown since September 2016 (New definition)" in drawn(page).text
    drawn_short = chart(open_page(PAGE, cluster="arm", indicator="neet", span="year"))
    short = lines_of(drawn_short)
    assert labels(drawn_short).count("last year") == 1  # where its line ends, at the new definition
    assert short["last year"]["y"][:5] != [None] * 5
    assert short["last year"]["y"][-7:] == [None] * 7
    assert "start" not in short


@pytest.mark.usefixtures("shipped")
def test_annual_figures_are_drawn_as_years() -> None:
    page = open_page(PAGE, **GOLDEN, indicator="absence_primary")
    assert "Since last month" not in drawn(page).text.replace("Change since last month", "")
    line = lines_of(chart(page))["figures"]
    assert line["x"] == [f"{year}-01-01" for year in range(2010, 2016)]
    assert line["text"][-1] == "HT1-5 of 2014/15: 4.2% of possible sessions"
    assert [radio.label for radio in page.radio] == []
    assert "a figure a year is too few" in drawn(page).text
    assert tiles(page)["Since CYPP start, HT1-5 of 2009/10"] == "1.8 percentage points lower then 6.0%"


@pytest.mark.usefixtures("shipped")
def test_a_mean_is_drawn_where_the_indicator_asks_for_it() -> None:
    lines = lines_of(chart(open_page(PAGE, **GOLDEN, indicator="neet")))
    assert lines["mean"]["y"][:2] == [None, None]
    assert lines["mean"]["y"][-1] == pytest.approx((100 + 105 + 117) / 3)
    assert lines["figures"]["text"][-1] == "December 2015: 117 young people<br>mean of three months 107.3"
    table = drawn(open_page(PAGE, **GOLDEN, indicator="neet")).all("table")[1]
    assert [head.text for head in table.first("thead").all("th")][:3] == ["Period", "Figure", "Mean of three months"]
    assert table.first("tbody").first("tr").all("td")[1].text == "107.3"


@pytest.mark.usefixtures("shipped")
def test_special_schools_have_their_own_indicator_alone() -> None:
    page = open_page(PAGE, cluster="silc")
    assert page.selectbox(key="indicator").options == ["Special school absence (six half-terms)"]
    assert len(charts(page)) == 1
    asked = open_page(PAGE, cluster="silc", indicator="cla")
    assert alerts(asked) == ["Children looked after is not shown here. Choose one from the list."]
    assert drawn(asked).first("p", "banner").text.startswith("SILC is the city's special schools.")
    assert charts(asked) == []


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ({"cluster": "atlantis"}, "There is no cluster called “atlantis”. Choose one from the list."),
        ({"cluster": "aces", "month": "never"}, "There is no month “never”."),
        ({"cluster": "aces", "indicator": HOSTILE}, "There is no such indicator. Choose one from the list."),
    ],
)
def test_what_is_not_there_gets_a_sentence(address: dict[str, str], sentence: str) -> None:
    page = open_page(PAGE, **address)
    assert charts(page) == []
    assert alerts(page)[0].startswith(sentence)


@pytest.mark.usefixtures("shipped")
def test_nothing_chosen_invites() -> None:
    page = open_page(PAGE)
    assert charts(page) == []
    assert drawn(page).first("p", "lead").text == "Choose your cluster to see its figures for March 2017."


@pytest.mark.usefixtures("shipped")
def test_figures_of_years_have_a_tick_each_and_the_newest_its_school_year() -> None:
    page = open_page(PAGE, cluster="seacroft-manston", month="2015-12", indicator="absence_primary")
    foot = chart(page)["layout"]["xaxis"]
    assert foot["ticktext"] == ["2014/15", "", "2012/13", "", "2010/11", ""]
    assert foot["tickvals"][0] == "2015-01-01"
    page = open_page(PAGE, cluster="seacroft-manston", month="2015-12", indicator="children")
    assert chart(page)["layout"]["xaxis"]["ticktext"][0].isdigit()


@pytest.mark.usefixtures("shipped")
def test_figures_of_context_have_no_start() -> None:
    page = open_page(PAGE, cluster="seacroft-manston", month="2015-12", indicator="children")
    assert "CYPP start" not in [text.text for text in drawn(page).all("text")]
    assert "200,000" in [text.text for text in drawn(page).all("text")]


@pytest.mark.usefixtures("shipped")
def test_before_the_start_there_is_a_sentence_and_no_chart() -> None:
    page = open_page(PAGE, cluster="aces", month="2011-05", indicator="neet")
    assert charts(page) == []
    assert drawn(page).first("p", "lead").text == (
        "Figures are drawn from CYPP start, July 2011, on: none of those was known yet in May 2011. "
        "Choose a later month."
    )
    first = open_page(PAGE, cluster="aces", month="2011-04")
    assert len(lines_of(chart(first))["figures"]["y"]) == 1
    assert "dl" not in [element.name for element in drawn(first).all("dl", "against")]


@pytest.mark.usefixtures("shipped")
def test_choosing_writes_the_address() -> None:
    page = open_page(PAGE, **GOLDEN)
    page.selectbox(key="indicator").set_value("neet").run()
    assert page.query_params["indicator"] == "neet"
    page.radio(key="span").set_value("year").run()
    assert page.query_params["span"] == "year"
    assert len(lines_of(chart(page))["figures"]["y"]) == 12
    page.selectbox(key="cluster").set_value("arm").run()
    assert drawn(page).first("h2").text == "Young people not in education, employment or training ARM, December 2015"
    page.selectbox(key="indicator").set_value("absence_primary").run()
    assert drawn(page).first("h2").text == "Primary school absence (half-terms 1 to 5) ARM, December 2015"


def test_a_release_without_figures_of_a_cluster_says_so(data: Path) -> None:
    write_figures(data, [row for row in shipped_figures("aces") if row.indicator == "cla"])
    page = open_page(PAGE, cluster="bramley")
    assert drawn(page).first("p", "lead").text == "This release holds no figures for Bramley."
    assert charts(page) == []
    alone = open_page(PAGE, cluster="aces")
    assert "as a whole" not in drawn(alone).text  # nor are there any of the city


def set_target(label: str) -> Change:
    def change(document: dict[str, Any]) -> None:
        entry = next(entry for entry in document["indicators"] if entry["key"] == "cla")
        entry["target"] = {"change": -25, "by": "2014-04", "label": label}

    return change


def test_a_target_is_a_line_from_the_start_to_its_day(data: Path) -> None:
    copy_release(data, change=set_target("Plan’s aim"))
    made = chart(open_page(PAGE, **GOLDEN))
    aimed = lines_of(made)["target"]
    assert list(zip(aimed["x"], aimed["y"], strict=True)) == [
        ("2011-04-01", 88), ("2014-04-01", 66), ("2016-12-01", 66),
    ]  # fmt: skip
    assert "Plan’s aim<br>66 Apr 2014" in labels(made)
    short = chart(open_page(PAGE, **GOLDEN, span="year"))
    assert lines_of(short)["target"]["y"] == [66, 66]
    moved = chart(open_page(PAGE, cluster="arm", month="2015-12"))
    assert "target" not in lines_of(moved)


def test_hostile_words_are_shown_as_words(data: Path) -> None:
    def change(document: dict[str, Any]) -> None:
        set_target(HOSTILE)(document)
        rename_cluster("aces", HOSTILE)(document)
        document["tracker"]["start"] = HOSTILE
        document["place"]["name"] = HOSTILE
        for entry in document["indicators"]:
            entry |= {"name": HOSTILE, "unit": HOSTILE}
            for found in entry.get("breaks", []):
                found["label"] = HOSTILE

    copy_release(data, change=change)
    for indicator, span in product(("cla", "neet"), ("all", "year")):
        page = open_page(PAGE, cluster="aces", indicator=indicator, span=span)
        found = drawn(page)
        assert not found.all("script")
        assert all("<script" not in markdown.value for markdown in page.markdown)
        spec = json.dumps(chart(page)["data"]) + json.dumps(chart(page)["layout"]["annotations"])
        assert "<script" not in spec
        assert "<a" not in spec
        assert "&quot;" not in spec, "Plotly knows no name for quotes and would show this one"


def walked(release: Release, month: Month) -> list[tuple[str, str, bool, Drawn]]:
    return [
        (cluster.code, indicator.key, short, build_drawn(release, cluster, month, indicator.key, short))
        for cluster in release.open_clusters(month)
        for indicator in offered_indicators(release, release.load_series(cluster.code))
        for short in ((False, True) if indicator.frequency == "monthly" else (False,))
    ]


@pytest.mark.slow
@pytest.mark.parametrize("month", ["2011-04", "2013-04", "2014-06", "2017-03"])
def test_every_view_draws_shown_figures_alone(demonstration: Release, month: str) -> None:
    for code, key, short, view in walked(demonstration, Month.parse(month)):
        read_html(view.head + view.foot)
        if view.figure is None:
            continue
        made = json.loads(view.figure.to_json())
        assert len(view.head) + len(view.foot) + len(json.dumps(made)) < 100_000
        statuses = {f.period_end: f.value.status for f in demonstration.load_series(code)[key].figures}
        hidden = {f"{day:%Y-%m-01}" for day, status in statuses.items() if status is not Status.PUBLISHED}
        if demonstration.indicators[key].frequency != "monthly":
            continue
        for name, line in lines_of(made).items():
            if name in ("figures", "mean", "unusual"):
                assert not any(x in hidden and y is not None for x, y in zip(line["x"], line["y"], strict=True)), code
            if name == "hidden":
                assert set(line["y"]) == {0}, (code, key, short)
