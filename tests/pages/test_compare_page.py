"""Does the compare page set clusters side by side in every state, and say nothing of a hidden one?"""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from loaders.paths import PROJECT
from pages.components.compare.tiles import abbreviate, find_steps
from tests.pages.opening import drawn, open_page
from tests.pages.reading import Element
from tests.pages.releases import SHIPPED, copy_release, rename_cluster, shipped_document, shipped_figures, write_figures

PAGE = PROJECT / "pages" / "compare.py"
GOLDEN = {"cluster": "seacroft-manston", "month": "2015-12"}
HOSTILE = '<b>bold</b> & "quotes" *stars*'


def plots(page: AppTest) -> dict[str, dict[str, Any]]:
    """What is sent of each chart, by its key: lists of numbers a test can read."""
    found = {}
    for element in page.get("plotly_chart"):
        assert "bdata" not in element.proto.spec
        found[element.proto.id.rsplit("-", 1)[-1]] = json.loads(element.proto.spec)
    return found


def points(plot: dict[str, Any]) -> dict[str, tuple[float, float]]:
    """Where each cluster is drawn, by the name its point is hovered with."""
    return {
        re.sub("<[^>]*>", "", text.split("<br>")[0]): (x, y)
        for trace in plot["data"]
        if trace["mode"] == "markers"
        for text, x, y in zip(trace["hovertext"], trace["x"], trace["y"], strict=True)
    }


def bodies(page: AppTest) -> list[list[Element]]:
    """The rows of the table's blocks: shown (the city first), then hidden and the others, each after its heading."""
    return [body.all("tr") for body in drawn(page).first("table", "every").all("tbody")]


def name(row: Element) -> str:
    return row.first("a").text


def cells(row: Element) -> list[str]:
    return [cell.text for cell in row.all("td")]


def tiles(page: AppTest) -> dict[str, Element]:
    return {tile.first("span", "full").text: tile for tile in drawn(page).all("li", "tile")}


def looks(tile: Element) -> list[str]:
    return (tile.attributes["class"] or "").split()


@pytest.mark.usefixtures("shipped")
def test_mine_against_the_city_in_one_sentence() -> None:
    page = open_page(PAGE, **GOLDEN)
    lead = drawn(page).first("p", "lead").text
    assert re.fullmatch(r"Seacroft Manston: [\d.]+ per 10,000 children; Leeds [\d.]+\. No clear difference", lead)
    assert drawn(page).first("h2").text == "Children looked after December 2015"
    said = [p.text for p in drawn(page).all("p", "unseen")]
    assert said == ["Showing Children looked after, December 2015, Seacroft Manston, by name."]
    assert list(plots(page)) == ["funnel", "strip"]


@pytest.mark.usefixtures("shipped")
def test_the_table_is_by_name_with_hidden_ones_in_a_block_below() -> None:
    shown, hidden, without = bodies(open_page(PAGE, **GOLDEN))
    assert shown[0].first("th").text == "Leeds"
    names = [name(row) for row in shown[1:]]
    assert names == sorted(names, key=str.casefold)
    assert hidden[0].first("th").text.startswith("Hidden ([c]), by name: below 5")
    kept = [name(row) for row in hidden[1:]]
    assert kept == sorted(kept, key=str.casefold)
    assert len(kept) >= 2
    assert [name(row) for row in without[1:]] == ["SILC"]
    assert len(names) + len(kept) + 1 == 24
    golden = next(row for row in shown[1:] if name(row) == "Seacroft Manston")
    assert cells(golden)[0] == "108"
    assert cells(golden)[3].split(" Why")[0] == "▲20 (22.7%) No clear change"
    assert "Your cluster" in golden.first("th").text
    assert golden.first("a").attributes["href"] == "./?cluster=seacroft-manston&month=2015-12"
    assert sum("Your cluster" in row.text for row in shown) == 1


@pytest.mark.usefixtures("shipped")
def test_by_figure_orders_what_is_shown_and_nothing_else() -> None:
    by_name, by_figure = (bodies(open_page(PAGE, **GOLDEN, order=order)) for order in ("name", "figure"))
    rates = [float(cells(row)[1]) for row in by_figure[0][1:]]
    assert rates == sorted(rates, reverse=True)
    assert {name(row) for row in by_name[0][1:]} == {name(row) for row in by_figure[0][1:]}
    for before, after in zip(by_name[1:], by_figure[1:], strict=True):
        assert [row.text for row in before] == [row.text for row in after]


@pytest.mark.usefixtures("shipped")
def test_a_hidden_cluster_has_no_point_no_shade_and_no_number() -> None:
    page = open_page(PAGE, cluster="bramley", month="2015-12")
    assert drawn(page).first("p", "lead").text == "The figure for Bramley is not shown, to protect small numbers."
    _, hidden, _ = bodies(page)
    names = {name(row) for row in hidden[1:]}
    assert "Bramley" in names
    for row in hidden[1:]:
        assert cells(row)[:2] == ["[c]", "[c]"]
        assert cells(row)[2] == ""
        assert not row.all("span", "way") or "Not comparable" in row.text
        assert not row.all("span", "arrow")
    for plot in plots(page).values():
        assert len(points(plot)) == 19
        assert not names & points(plot).keys()
        assert "Bramley" not in json.dumps(plot)
    for hidden_name in names:
        tile = tiles(page)[hidden_name]
        assert "hatched" in looks(tile)
        assert not [look for look in looks(tile) if look.startswith("step")]
        assert tile.first("strong").text == "[c]"
    pictures = {cell.first("a").text: cell for cell in drawn(page).first("ul", "many").all("li")}
    assert pictures["Bramley"].first("span", "now").text == "[c]"
    assert "Hidden periods are gaps." in (pictures["Bramley"].first("svg").attributes["aria-label"] or "")
    # No older figure looks like the newest.
    assert not [dot for dot in pictures["Bramley"].all("circle", "dot") if dot.attributes["r"] == "3.2"]
    assert [dot for dot in pictures["ACES"].all("circle", "dot") if dot.attributes["r"] == "3.2"]


@pytest.mark.usefixtures("shipped")
def test_points_lie_at_the_tables_figures_and_mine_is_named() -> None:
    page = open_page(PAGE, **GOLDEN)
    rates = {name(row): float(cells(row)[1]) for row in bodies(page)[0][1:]}
    funnel, strip = plots(page)["funnel"], plots(page)["strip"]
    assert {cluster: round(y, 1) for cluster, (_, y) in points(funnel).items()} == pytest.approx(rates, abs=0.051)
    assert {cluster: round(x, 1) for cluster, (x, _) in points(strip).items()} == pytest.approx(rates, abs=0.051)
    for plot, between in ((funnel, "<br>"), (strip, " ")):
        mine = [words["text"] for words in plot["layout"]["annotations"] if "<b>" in words["text"]]
        assert mine == [f"<b>Seacroft Manston</b>{between}{rates['Seacroft Manston']}"]
    texts = [words["text"] for words in funnel["layout"]["annotations"]]
    assert {"95%", "99.8%", "99.8% with usual<br>differences"} <= set(texts)
    lines = [trace for trace in funnel["data"] if trace["mode"] == "lines"]
    assert [trace["x"].count(None) for trace in lines] == [1, 1, 1, 0]
    assert all(y is None or y >= 0 for trace in lines for y in trace["y"])


@pytest.mark.usefixtures("shipped")
def test_the_map_says_that_its_areas_are_made_up_and_has_every_area() -> None:
    page = open_page(PAGE, **GOLDEN)
    section = next(found for found in drawn(page).all("section") if found.all("ul", "tiles"))
    assert section.first("p").first("strong").text == "The areas of clusters are made up from wards."
    assert len(tiles(page)) == 23
    places = [tile.attributes["style"] for tile in tiles(page).values()]
    assert len(set(places)) == len(places)
    mine = [tile for tile in tiles(page).values() if "mine" in looks(tile)]
    assert [tile.first("a").text for tile in mine] == ["Seacroft ManstonSM 97.4 (your cluster)"]
    rates = {name(row): float(cells(row)[1]) for row in bodies(page)[0][1:]}
    steps = {tile: int(look[4:]) for tile in rates for look in looks(tiles(page)[tile]) if look.startswith("step")}
    ordered = sorted(rates, key=lambda tile: rates[tile])
    assert [steps[tile] for tile in ordered] == sorted(steps.values())
    assert set(steps.values()) == {1, 2, 3, 4}


@pytest.mark.usefixtures("shipped")
def test_before_rates_begin_changes_are_compared_and_it_is_said_why() -> None:
    page = open_page(PAGE, cluster="seacroft-manston", month="2016-08", indicator="neet")
    assert list(plots(page)) == ["strip"]
    assert "No population of the people counted is held before September 2016" in drawn(page).text
    lead = drawn(page).first("p", "lead").text
    assert re.fullmatch(r"Seacroft Manston: -26\.2% since CYPP start; Leeds -[\d.]+%\.", lead)
    heads = [head.text for head in drawn(page).first("table", "every").first("thead").all("th")]
    assert heads == ["Cluster", "Figure", "Change since CYPP start", "Why"]
    arm = next(row for row in bodies(page)[0][1:] if name(row) == "ARM")
    assert cells(arm)[1] == "Not comparable"
    assert "ARM" not in points(plots(page)["strip"])
    later = open_page(PAGE, cluster="seacroft-manston", month="2017-03", indicator="neet")
    assert list(plots(later)) == ["funnel", "strip"]
    assert "per 1,000 young people aged 16 and 17" in drawn(later).first("p", "lead").text


@pytest.mark.usefixtures("shipped")
def test_absence_has_a_band_instead_of_a_funnel() -> None:
    page = open_page(PAGE, cluster="inner-east", indicator="absence_primary")
    assert list(plots(page)) == ["strip"]
    assert "sessions are not independent of each other" in drawn(page).text
    shapes = plots(page)["strip"]["layout"]["shapes"]
    assert [shape["type"] for shape in shapes] == ["rect", "line"]
    assert drawn(page).first("p", "lead").text.endswith("Worse than Leeds")
    row = next(row for row in bodies(page)[0][1:] if name(row) == "Inner East")
    assert cells(row)[1] == "Worse"
    assert "Only a figure below 2.50% or above 5.38% would be called clearly different." in row.text


@pytest.mark.usefixtures("shipped")
def test_a_cluster_without_meaning_says_so() -> None:
    lead = drawn(open_page(PAGE, cluster="silc")).first("p", "lead").text
    assert lead.startswith("The figure has no meaning for SILC. SILC is the city's special schools.")
    lead = drawn(open_page(PAGE, cluster="2gether", indicator="absence_secondary")).first("p", "lead").text
    assert lead == "2gether has no school of this kind, so there is no figure."


@pytest.mark.usefixtures("shipped")
def test_nothing_chosen_shows_all_and_asks() -> None:
    page = open_page(PAGE, month="2015-12")
    lead = drawn(page).first("p", "lead").text
    assert re.fullmatch(
        r"Leeds: [\d.]+ per 10,000 children\. The clusters shown go from [\d.]+ to [\d.]+\. "
        r"Choose your cluster to see it beside the others\.",
        lead,
    )
    assert "Your cluster" not in drawn(page).text
    assert all(trace["marker"]["color"] == "#9aa7ad" for trace in plots(page)["strip"]["data"])


@pytest.mark.usefixtures("shipped")
def test_similar_clusters_alone_are_shown_everywhere() -> None:
    page = open_page(PAGE, **GOLDEN, group="similar")
    assert drawn(page).first("p", "banner").text.startswith("Similar by deprivation: 5 clusters, the middle third by ")
    shown, hidden = bodies(page)
    names = {name(row) for row in [*shown[1:], *hidden[1:]]}
    assert names == {"ARM", "Bramley", "Inner North West Hub", "Open XS", "Seacroft Manston"}
    assert names >= points(plots(page)["funnel"]).keys() == points(plots(page)["strip"]).keys()
    assert {cell.first("a").text for cell in drawn(page).first("ul", "many").all("li")} == names
    assert {tile for tile, found in tiles(page).items() if "out" not in looks(found)} == names
    assert all(found.first("strong").text == "" for tile, found in tiles(page).items() if tile not in names)
    # Whom one looks at changes no verdict.
    everyone = {name(row): cells(row)[2] for row in bodies(open_page(PAGE, **GOLDEN))[0][1:]}
    assert {name(row): cells(row)[2] for row in shown[1:]}.items() <= everyone.items()


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize(
    ("cluster", "why"), [("", "choose your cluster first"), ("silc", "SILC has no such figure")], ids=["nobody", "silc"]
)
def test_where_similar_ones_are_not_known_all_are_shown(cluster: str, why: str) -> None:
    page = open_page(PAGE, cluster=cluster, group="similar")
    assert drawn(page).first("p", "banner").text == f"Similar clusters are not known: {why}. All are shown."
    assert sum(len(rows) for rows in bodies(page)) >= 24


def test_a_release_without_groups_and_tiles_offers_neither(data: Path) -> None:
    def bare(document: dict[str, Any]) -> None:
        for entry in document["indicators"]:
            entry.pop("groups", None)
        for entry in document["clusters"]:
            entry.pop("tile", None)

    copy_release(data, change=bare)
    page = open_page(PAGE, **GOLDEN, group="similar")
    assert page.radio(key="group").options == ["All clusters"]
    assert not drawn(page).all("ul", "tiles")
    assert "third" not in drawn(page).text
    assert not drawn(page).all("p", "banner")


def test_before_anything_was_known_a_sentence_says_so(data: Path) -> None:
    write_figures(data, [row for row in shipped_figures("aces") if row.period_end >= date(2015, 12, 31)])
    page = open_page(PAGE, month="2014-01")
    said = "No figure for Children looked after was known in January 2014. Choose a later month."
    assert drawn(page).first("p", "lead").text == said
    assert not plots(page)


@pytest.mark.usefixtures("shipped")
def test_what_cannot_be_compared_is_shown_with_the_reason() -> None:
    page = open_page(PAGE, cluster="arm", month="2016-08", indicator="neet")
    assert drawn(page).first("p", "lead").text == "ARM: 75 young people."
    assert "Wigton Moor" in drawn(page).first("header").text
    early = open_page(PAGE, month="2011-05", indicator="neet")
    assert drawn(early).first("p", "lead").text.startswith("The start is July 2011. Choose your cluster")
    assert not plots(early)
    assert {cells(row)[1] for row in bodies(early)[0]} == {"N/A"}


@pytest.mark.usefixtures("shipped")
def test_choosing_writes_the_address() -> None:
    page = open_page(PAGE, **GOLDEN)
    page.radio(key="group").set_value("similar").run()
    page.radio(key="order").set_value("figure").run()
    page.selectbox(key="indicator").set_value("absence_primary").run()
    asked = {key: page.query_params[key] for key in ("cluster", "month", "indicator", "group", "order")}
    assert asked == {**GOLDEN, "indicator": "absence_primary", "group": "similar", "order": "figure"}
    assert page.selectbox(key="indicator").options == [
        entry["name"]
        for entry in sorted(shipped_document()["indicators"], key=lambda e: e.get("sheet_order") or 1000)
        if not entry.get("context") and len(entry.get("only_clusters", ())) != 1
    ]


@pytest.mark.usefixtures("shipped")
def test_every_indicator_and_some_months_draw_without_a_fault() -> None:
    page = open_page(PAGE)
    for key in page.selectbox(key="indicator").options and [
        entry["key"] for entry in shipped_document()["indicators"] if not entry.get("context")
    ]:
        for month in ("2011-04", "2012-07", "2013-04", "2015-12", "2017-03"):
            page.query_params.update({"indicator": key, "month": month, "cluster": "arm", "group": "similar"})
            page.run()
            assert not page.exception, (key, month)
            drawn(page)


def test_hostile_names_are_text_in_pictures_too(data: Path) -> None:
    copy_release(data, change=rename_cluster("aces", HOSTILE))
    page = open_page(PAGE, cluster="aces", month="2015-12")
    assert not drawn(page).all("b")
    for plot in plots(page).values():
        sent = json.dumps(plot)
        assert "&lt;b&gt;bold&lt;/b&gt; &amp;" in sent
        assert "<b>bold" not in sent


def test_a_city_ten_times_as_large_is_still_a_page(data: Path) -> None:
    codes = [entry["code"] for entry in shipped_document()["clusters"]]
    rows = [row for code in [*codes, "city", "none"] for row in shipped_figures(code) if row.indicator != "neet"]
    copies = [row._replace(area=f"{row.area}-{turn}") for row in rows if row.area in codes for turn in range(2, 11)]

    def grow(document: dict[str, Any]) -> None:
        document["clusters"] += [
            {key: value for key, value in entry.items() if key != "tile"}
            | {"code": f"{entry['code']}-{turn}", "name": f"{entry['name']} {turn}"}
            for entry in list(document["clusters"])
            for turn in range(2, 11)
        ]

    write_figures(data, [*rows, *copies], grow)
    page = open_page(PAGE, **GOLDEN)
    assert (
        "Too many clusters to draw each. Choose your cluster and those similar to it to see fewer." in drawn(page).text
    )
    assert not drawn(page).all("ul", "many")
    assert len(bodies(page)[0]) > 150
    assert sent(page) < 400_000
    similar = open_page(PAGE, **GOLDEN, group="similar")
    assert len(drawn(similar).first("ul", "many").all("li")) == 50
    assert sent(similar) < 300_000


def sent(page: AppTest) -> int:
    """The characters of what is drawn; a browser gets little more."""
    charts = sum(len(element.proto.spec) for element in page.get("plotly_chart"))
    return charts + sum(len(markdown.value) for markdown in page.markdown)


def test_what_is_shipped_is_a_small_page(data: Path) -> None:
    assert copy_release(data).name == SHIPPED
    assert sent(open_page(PAGE, **GOLDEN)) < 110_000


def test_shades_are_quarters_of_what_is_shown() -> None:
    assert find_steps([1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0]) == [2.0, 4.0, 6.0, 8.0]
    assert find_steps([5.0, 5.0, 5.0]) == [5.0]
    assert find_steps([]) == []
    for size in range(1, 30):
        figures = [float(number) for number in range(size)]
        steps = find_steps(figures)
        assert steps[-1] == figures[-1]
        inside = [
            sum(low < figure <= high for figure in figures) for low, high in zip([-1.0, *steps], steps, strict=False)
        ]
        assert max(inside) - min(inside) <= 1


@pytest.mark.parametrize(
    ("full", "brief"),
    [("Inner North West Hub", "INWH"), ("Beeston, Cottingley and Middleton", "BCM"), ("ACES", "ACES"),
     ("EPOSS", "EPOSS"),
     ("Rothwell", "Roth"), ("2gether", "2get"), ("Ardsley and Tingley", "AT")],
)  # fmt: skip
def test_names_are_short_on_a_phones_tiles(full: str, brief: str) -> None:
    assert abbreviate(full) == brief
