"""Does the page of the city say where it stands beside others in every state, and is every sign explained?"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from streamlit.testing.v1 import AppTest

from loaders.paths import PROJECT
from loaders.releases import hash_file
from tests.pages.opening import HOSTILE, alerts, drawn, open_page
from tests.pages.releases import copy_release, find_hidden, shipped_figures, write_figures

SCRIPT = str(PROJECT / "pages/city.py")
TRACKER = str(PROJECT / "pages/tracker.py")


@pytest.fixture
def shipped(data: Path) -> Path:
    return copy_release(data)


def rows(page: AppTest) -> dict[str, list[str]]:
    """The words of each row's cells, by its indicator."""
    found = drawn(page).first("table", "sheet").first("tbody").all("tr")
    return {str(row.first("th").inside[0]): [cell.text for cell in row.all("td")] for row in found}


def change_table(release: Path, change: Callable[[dict[str, Any]], None]) -> None:
    """The comparators of a release with each row changed, as if they had been published so."""
    path = release / "comparators.parquet"
    table = pq.read_table(path)
    listed = table.to_pylist()
    for row in listed:
        change(row)
    pq.write_table(pa.Table.from_pylist(listed, schema=table.schema), path)
    document = json.loads((release / "release.json").read_text(encoding="utf-8"))
    document["tables"]["comparators"] = hash_file(path)
    (release / "release.json").write_text(json.dumps(document), encoding="utf-8")


def lists(page: AppTest) -> dict[str, list[str]]:
    """The items under each heading."""
    sections = [section for section in drawn(page).all("section") if section.all("h3")]
    return {section.first("h3").text: [item.text for item in section.all("li")] for section in sections}


@pytest.mark.usefixtures("shipped")
def test_golden_row_says_who_is_worse_than_whom() -> None:
    assert rows(open_page(SCRIPT))["Children looked after, rate"] == [
        "8531 March 2025",
        "▼-4 betterfrom 89, 31 March 2024",
        "67 Leeds worse",
        "77 Leeds worse",
        "93.7 Leeds better",
        "75.1 Leeds worsebut better by the model of April 2021",
        "LeedsEngland",
    ]


@pytest.mark.usefixtures("shipped")
def test_the_other_version_of_the_neighbours_is_in_the_address_and_turns_the_word() -> None:
    page = open_page(SCRIPT, model="2021-04", cluster="seacroft-manston", month="2015-12")
    assert rows(page)["Children looked after, rate"][5] == "88.1 Leeds betterbut worse by the model of May 2025"
    assert "Statistical neighbours (April 2021)" in drawn(page).first("thead").text
    page.radio(key="model").set_value("2025-05").run()
    assert rows(page)["Children looked after, rate"][5].startswith("75.1 Leeds worse")
    assert {key: page.query_params[key] for key in ("cluster", "month", "model")} == {
        "cluster": "seacroft-manston",
        "month": "2015-12",
        "model": "2025-05",
    }


@pytest.mark.usefixtures("shipped")
def test_a_version_that_is_not_there_shows_the_first() -> None:
    assert "Statistical neighbours (May 2025)" in drawn(open_page(SCRIPT, model="1999-01")).first("thead").text


@pytest.mark.usefixtures("shipped")
def test_in_short_counts_the_words_of_the_table() -> None:
    page = open_page(SCRIPT)
    short = {part.first("dt").text: part.first("dd").text for part in drawn(page).first("dl").all("div")}
    words = [cells[2] for cells in rows(page).values()]
    better, worse = (sum(f"Leeds {word}" in cell for cell in words) for word in ("better", "worse"))
    assert short["Beside England"].startswith(f"{better} better, {worse} worse")
    assert better + worse > 10


@pytest.mark.usefixtures("shipped")
def test_revisions_and_what_is_lacking_are_listed() -> None:
    found = lists(open_page(SCRIPT))
    revised = found["Revised since first published"]
    assert (
        "Children looked after, 31 March 2023: revised from 1,450 (November 2023) to 1,452 (November 2024)." in revised
    )
    assert any(item.startswith("Free school meal take-up") for item in found["Not supplied"])


@pytest.mark.usefixtures("shipped")
def test_each_picture_has_a_table_of_all_its_years() -> None:
    page = drawn(open_page(SCRIPT))
    pictures = [picture.attributes["aria-label"] or "" for picture in page.all("svg")]
    tables = {table.first("caption").text.split(",")[0]: table for table in page.all("table") if table.all("caption")}
    assert len(pictures) == 21
    for said in pictures:
        name = said.split(", Leeds")[0].split(",")[0]
        assert name in tables, said
    absence = [row.text for row in tables["Primary school absence"].first("tbody").all("tr")]
    assert absence[0].startswith("2024/25")
    assert any(row.startswith("2019/20[x][x][x][x][x]") for row in absence)


@pytest.mark.usefixtures("shipped")
def test_only_signs_that_are_on_the_page_are_explained() -> None:
    page = drawn(open_page(SCRIPT))
    explained = [item.first("strong").text for item in page.first("ul", "signs").all("li")]
    assert explained == ["[x]", "N/A"]
    tables = " ".join(table.text for table in page.all("table"))
    assert "[c]" not in tables


def test_symbols_are_kept_apart(shipped: Path) -> None:
    def change(row: dict[str, Any]) -> None:
        if row["measure"] == "cpp_rate" and row["period"] == "31 March 2025":
            symbols = {"383": "u", "970": "c", "982": "low", "373": "z"}
            symbol = symbols.get(row["area"])
            if symbol:
                row.update(symbol=symbol, value=row["value"] if symbol == "u" else None)

    change_table(shipped, change)
    page = open_page(SCRIPT)
    found = rows(page)["Child protection plans, rate"]
    assert found[0].startswith("36.0 [u]")
    assert found[2:4] == ["[c]", "[low]"]
    assert "6 of 7 have a figure" in found[4]
    explained = [item.first("strong").text for item in drawn(page).first("ul", "signs").all("li")]
    assert explained == ["[c]", "[x]", "[low]", "[u]", "N/A"]


@pytest.mark.usefixtures("shipped")
def test_without_a_cluster_the_page_says_which_indicators_have_figures_by_cluster() -> None:
    page = drawn(open_page(SCRIPT))
    assert "Choose your cluster above to see its own figures of: Children looked after" in page.text
    assert "No figures by cluster are held of: Child protection plans, rate;" in page.text


@pytest.mark.usefixtures("shipped")
def test_a_cluster_s_own_figures_lead_to_their_trends() -> None:
    own = drawn(open_page(SCRIPT, cluster="seacroft-manston", month="2015-12")).first("table", "own")
    found = {row.first("th").text: row for row in own.first("tbody").all("tr")}
    row = found["Children looked after children"]
    assert [cell.text for cell in row.all("td")][:2] == ["108", "December 2015"]
    link = row.first("a").attributes["href"]
    assert link == "./trends?cluster=seacroft-manston&month=2015-12&indicator=cla"


@pytest.mark.usefixtures("shipped")
def test_a_hidden_figure_of_a_cluster_stays_hidden() -> None:
    code, entry = find_hidden()
    own = drawn(open_page(SCRIPT, cluster=code)).first("table", "own")
    row = next(row for row in own.first("tbody").all("tr") if row.first("th").text.startswith(entry["name"]))
    assert row.first("td").text == "[c]"


@pytest.mark.usefixtures("shipped")
def test_a_cluster_without_an_area_has_no_figures_of_residence() -> None:
    own = drawn(open_page(SCRIPT, cluster="silc")).first("table", "own")
    assert {row.first("td").text for row in own.first("tbody").all("tr")} <= {"N/A", "[x]"}
    assert not own.all("a"), "a link to a trend that is not there"


@pytest.mark.usefixtures("shipped")
def test_an_unknown_cluster_is_told_and_the_city_still_shown() -> None:
    page = open_page(SCRIPT, cluster="atlantis")
    assert "There is no cluster called “atlantis”. Choose one from the list." in alerts(page)
    assert len(rows(page)) == 22


@pytest.mark.usefixtures("shipped")
def test_a_month_that_is_not_there_is_told() -> None:
    assert alerts(open_page(SCRIPT, month="1999-01"))[0].startswith("There are no figures for January 1999.")


@pytest.mark.parametrize("how", ["gone", "cut off"])
def test_a_damaged_table_is_told_here_alone(shipped: Path, how: str) -> None:
    path = shipped / "comparators.parquet"
    if how == "gone":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[:-9])
    assert alerts(open_page(SCRIPT)) == [
        "The table of comparators in release 2017-03 is not the one it was published with; restore it from a copy."
    ]
    assert not alerts(open_page(TRACKER, cluster="seacroft-manston"))


def test_a_release_without_the_table_says_so(data: Path) -> None:
    write_figures(data, shipped_figures("aces"))
    page = open_page(SCRIPT, cluster="aces")
    assert "This release holds no published figures of the city and of other places." in drawn(page).text
    assert drawn(page).first("table", "own").all("tr")


def test_a_release_without_a_page_of_the_city_says_so(data: Path) -> None:
    copy_release(data, change=lambda document: document.pop("city"))
    assert alerts(open_page(SCRIPT)) == ["This release has no page of the city."]


def test_names_of_places_and_measures_are_text(shipped: Path) -> None:
    def change(row: dict[str, Any]) -> None:
        row["area_name"] = HOSTILE if row["area"] == "970" else row["area_name"]

    change_table(shipped, change)
    page = drawn(open_page(SCRIPT))
    assert not page.all("script")
    assert '<script>alert("x")</script>' in page.first("thead").text


@pytest.mark.usefixtures("shipped")
def test_the_page_is_small_enough() -> None:
    page = open_page(SCRIPT, cluster="seacroft-manston")
    sent = sum(len(markdown.value.encode()) for markdown in page.markdown)
    assert sent < 150_000
