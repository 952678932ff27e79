"""Is open data in the Department's standard, and are its figures the release's, neither more nor fewer?"""

import csv
import hashlib
import io
import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import duckdb
import pytest

from loaders.paths import PROJECT
from metrics import (
    CITY,
    NO_CLUSTER,
    Figure,
    Indicator,
    Month,
    PublishedValue,
    Release,
    Series,
    Status,
    build_rate,
    find_population,
)
from metrics.release import open_release
from pages.documents.open_data import build_open_data, zip_open_data
from tests.pages.documents.open_data_check import check_file_name, check_open_data
from tests.pages.releases import copy_release

NEWEST, OLDER = Month(2017, 3), Month(2014, 8)
Rows = list[dict[str, str]]


@pytest.fixture(scope="module")
def files(demonstration: Release) -> dict[str, bytes]:
    return build_open_data(demonstration, NEWEST)


def rows_of(files: dict[str, bytes], key: str) -> Rows:
    return list(csv.DictReader(io.StringIO(files[f"{key}.csv"].decode(), newline="")))


def problems(files: dict[str, bytes]) -> list[str]:
    """What the check of the standard finds in all files, and in their names."""
    names = [name for name in files if name.endswith(".csv")]
    pairs = [(name, f"{name[:-4]}.meta.csv") for name in names if not name.endswith(".meta.csv")]
    assert len(pairs) == len(names) / 2 > 1
    found = [f"{name}: {said}" for name, meta in pairs for said in check_open_data(files[name], files[meta])]
    return [*found, *(said for name in names for said in check_file_name(name))]


@pytest.mark.parametrize("month", [NEWEST, OLDER, Month(2011, 4)])
def test_the_standard_is_kept(demonstration: Release, month: Month) -> None:
    assert problems(build_open_data(demonstration, month)) == []


def test_the_form_is_plain(files: dict[str, bytes]) -> None:
    for name, content in files.items():
        assert not content.startswith(b"\xef\xbb\xbf"), name
        assert b"\r" not in content, name
        assert content.endswith(b"\n"), name
        content.decode("utf-8")


def test_there_is_a_file_an_indicator_with_one_kind_of_time(demonstration: Release, files: dict[str, bytes]) -> None:
    assert set(files) == {
        "datapackage.json",
        *(f"{key}{end}.csv" for key in demonstration.indicators for end in ("", ".meta")),
    }
    kinds = {key: {row["time_identifier"] for row in rows_of(files, key)} for key in demonstration.indicators}
    assert kinds["cla"] == {str(Month(2000, number)).split()[0] for number in range(1, 13)}
    assert kinds["absence_primary"] == {"Academic year"}
    assert kinds["children"] == {"Reporting year"}


def test_golden_figures(files: dict[str, bytes]) -> None:
    def find(key: str, **asked: str) -> dict[str, str]:
        (found,) = (row for row in rows_of(files, key) if asked.items() <= row.items())
        return found

    december = {"time_period": "2015", "time_identifier": "December", "cluster_code": "seacroft-manston"}
    assert find("cla", **december)["cla_count"] == "108"
    assert find("neet", **december)["neet_count"] == "117"
    assert find("cla", **december)["synthetic"] == "0"
    assert find("cla", **december | {"cluster_code": "aces"})["synthetic"] == "1"
    year = {"time_period": "201415", "cluster": "Seacroft Manston"}
    assert Fraction(find("absence_primary", **year)["absence_primary_percent"]) == Fraction("4.19999")
    city = find("cla", time_period="2015", time_identifier="March", cluster="Total")
    assert (city["cla_count"], city["geographic_level"], city["old_la_code"]) == ("1256", "Local authority", "383")
    assert city["la_name"] == "Leeds"


@pytest.mark.parametrize("month", [NEWEST, OLDER])
def test_every_figure_is_the_releases(demonstration: Release, month: Month) -> None:
    """Cell by cell and row by row: all that was known then, and its symbol where it is not shown."""
    files = build_open_data(demonstration, month)
    seen = 0
    for key, indicator in demonstration.indicators.items():
        rows = rows_of(files, key)
        areas = demonstration.load_indicator(key)
        expected = {
            (area, figure.period_end): figure
            for area, series in areas.items()
            for figure in (series if indicator.context else series.as_at(month)).figures
        }
        people = demonstration.load_indicator(indicator.population) if indicator.population else {}
        found = {(area_of(row), period_end(row, indicator)): row for row in rows}
        assert found.keys() == expected.keys(), key
        assert len(rows) == len(found)
        for place, figure in expected.items():
            assert cells(found[place]) == told(indicator, people.get(place[0]), figure), (key, place)
            # The people that rates are of are none of them made up.
            assert found[place]["synthetic"] == {"published": "0", "synthetic": "1"}[figure.provenance]
            seen += 1
    assert seen > 1000


def area_of(row: dict[str, str]) -> str:
    return CITY if row["cluster_code"] == "Total" else row["cluster_code"]


def period_end(row: dict[str, str], indicator: Indicator) -> date:
    """The day a row is for, from the words of the standard alone."""
    if indicator.frequency == "monthly":
        months = [str(Month(2000, number)).split()[0] for number in range(1, 13)]
        return Month(int(row["time_period"]), months.index(row["time_identifier"]) + 1).end
    year = row["time_period"]
    ends = int(year) if len(year) == 4 else int(year[:4]) + 1
    return Month(ends, indicator.baseline.month).end


def cells(row: dict[str, str]) -> dict[str, str]:
    """The indicators of a row."""
    return {name: value for name, value in row.items() if name.endswith(("_count", "_percent", "_rate"))}


def told(indicator: Indicator, people: Series | None, figure: Figure) -> dict[str, str]:
    """What the row should say, from the release's own functions."""
    value, key = figure.value, indicator.key
    found = {f"{key}_count": value}
    if indicator.measure == "percent":
        found = {"numerator_count": figure.numerator, "denominator_count": figure.denominator, f"{key}_percent": value}
    if indicator.population:
        held = find_population(indicator, {indicator.population: people} if people else {}, figure.period_end)
        found[f"{key}_rate"] = build_rate(value, indicator, held)
        found[f"{indicator.population}_count"] = held.value if held else PublishedValue(Status.NOT_APPLICABLE)
    written = {name: write(name, held) for name, held in found.items()}
    if indicator.basis == "school":
        written["school_count"] = str(figure.coverage) if figure.coverage is not None else value.status.value or "x"
    return written


def write(name: str, value: PublishedValue) -> str:
    if value.value is None:
        return value.status.value
    return f"{float(value.value):.5f}" if name.endswith(("_percent", "_rate")) else str(int(value.value))


def test_a_database_finds_numbers_where_symbols_are_told_apart(files: dict[str, bytes], tmp_path: Path) -> None:
    """As in Power BI: once c, x and z are read as empty, every indicator is a number and nothing else is lost."""
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    reading = "DESCRIBE FROM read_csv($file, nullstr = ['c', 'x', 'z'])"
    hidden = 0
    for key in keys_of(files):
        path, rows = str(tmp_path / f"{key}.csv"), rows_of(files, key)
        with duckdb.connect() as database:
            types = {name: kind for name, kind, *_ in database.execute(reading, {"file": path}).fetchall()}
            read = database.execute("FROM read_csv($file, nullstr = ['c', 'x', 'z'])", {"file": path}).fetchall()
        for place, name in enumerate(rows[0]):
            if name in cells(rows[0]):
                assert types[name] in ("BIGINT", "DOUBLE"), (key, name)
                said = [row[name] for row in rows]
                assert [each[place] is None for each in read] == [value in ("c", "x", "z") for value in said]
                hidden += said.count("c") if name == f"{key}_count" else 0
    figures = {"file": str(PROJECT / "data" / "releases" / "2017-03" / "figures.parquet")}
    with duckdb.connect() as database:
        (counted,) = database.execute("SELECT count(*) FROM read_parquet($file) WHERE status = 'c'", figures).fetchall()
    assert hidden == counted[0] > 100


def keys_of(files: dict[str, bytes]) -> list[str]:
    return [resource["name"] for resource in json.loads(files["datapackage.json"])["resources"]]


META_OF_ALL = [
    {
        "col_name": "cluster", "col_type": "Filter", "label": "Cluster", "filter_hint": "Filter by cluster",
        "filter_grouping_column": "cluster_code", "filter_default": "Total",
    },
    {
        "col_name": "synthetic", "col_type": "Indicator", "label": "Made up, wholly or in part (1: yes, 0: no)",
        "indicator_dp": "0",
    },
]  # fmt: skip


def meta_of(files: dict[str, bytes], key: str) -> Rows:
    """What is said of each column, without what is left empty."""
    rows = rows_of(files, f"{key}.meta")
    return [{name: value for name, value in row.items() if value} for row in rows]


def test_what_a_reader_finds_who_chooses_nothing(files: dict[str, bytes]) -> None:
    """Each period's figure of the whole place, real or made up; there is one filter, and it has a Total."""
    for key in keys_of(files):
        assert meta_of(files, key)[:2] == META_OF_ALL
        assert [row["col_name"] for row in meta_of(files, key) if row["col_type"] == "Filter"] == ["cluster"]
        rows = rows_of(files, key)
        periods = {(row["time_period"], row["time_identifier"]) for row in rows}
        assert len([row for row in rows if row["cluster"] == "Total"]) == len(periods) > 0
    whole = [row for row in rows_of(files, "absence_primary") if row["cluster"] == "Total"]
    assert {row["synthetic"] for row in whole} == {"0", "1"}


def test_what_is_made_up_says_so_in_its_description(files: dict[str, bytes]) -> None:
    for key in keys_of(files):
        said = "Rows with 1 under synthetic are made up, wholly or in part." in described(files, key)
        assert said == ("1" in {row["synthetic"] for row in rows_of(files, key)}), key
        assert titles_of(files, key)["synthetic"] == "Made up, wholly or in part (1: yes, 0: no)"


def change_children(patch: pytest.MonkeyPatch, change: Callable[[Figure], Figure]) -> None:
    """Have every release hold other figures of children, the people whose share looked after is reckoned."""
    load = Release.load_indicator

    def load_changed(release: Release, key: str) -> dict[str, Series]:
        areas = load(release, key)
        if key != "children":
            return areas
        return {area: replace(one, figures=tuple(map(change, one.figures))) for area, one in areas.items()}

    patch.setattr(Release, "load_indicator", load_changed)


def test_a_rate_of_made_up_people_is_made_up_in_part(
    demonstration: Release, files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len([row for row in rows_of(files, "cla") if row["synthetic"] == "0"]) == 3
    change_children(monkeypatch, lambda figure: replace(figure, provenance="synthetic"))
    changed = build_open_data(demonstration, NEWEST)
    assert {row["synthetic"] for key in ("cla", "children") for row in rows_of(changed, key)} == {"1"}


def test_the_people_of_a_rate_are_of_the_year_that_is_said(demonstration: Release, files: dict[str, bytes]) -> None:
    """In both descriptions; the year is that of the figures, found by what they count."""
    for key, people, name in (
        ("cla", "children", "Children aged 0 to 17, mid-2017"),
        ("neet", "young_people", "Young people aged 16 and 17, mid-2017"),
    ):
        column = f"{people}_count"
        assert [row["label"] for row in meta_of(files, key) if row["col_name"] == column] == [name]
        assert titles_of(files, key)[column] == name
        year = {row["cluster"]: row[column] for row in rows_of(files, people) if row["time_period"] == "2017"}
        held = [row for row in rows_of(files, key) if row[column] not in ("x", "z")]
        assert len(held) > 100
        assert all(row[column] == year[row["cluster"]] for row in held)
    # None is used before there are any that fit, and no year is claimed.
    older = build_open_data(demonstration, OLDER)
    assert titles_of(older, "neet")["young_people_count"] == "Young people aged 16 and 17"
    assert described(older, "neet").endswith("As known at the end of August 2014.")


def test_people_of_several_years_are_said_to_be(demonstration: Release, monkeypatch: pytest.MonkeyPatch) -> None:
    def move(figure: Figure) -> Figure:
        return replace(figure, period_end=figure.period_end.replace(year=figure.period_end.year - 3))

    change_children(monkeypatch, move)
    changed = build_open_data(demonstration, NEWEST)
    assert titles_of(changed, "cla")["children_count"] == "Children aged 0 to 17, nearest of mid-2014 to mid-2017"


def titles_of(files: dict[str, bytes], key: str) -> dict[str, str]:
    return {field["name"]: field["title"] for field in resource_of(files, key)["schema"]["fields"]}


def described(files: dict[str, bytes], key: str) -> str:
    return str(resource_of(files, key)["description"])


def resource_of(files: dict[str, bytes], key: str) -> dict[str, Any]:
    (found,) = (each for each in json.loads(files["datapackage.json"])["resources"] if each["name"] == key)
    return dict(found)


@pytest.mark.parametrize("month", [NEWEST, OLDER])
def test_each_file_says_as_known_when(demonstration: Release, month: Month) -> None:
    """Context is of later years too, and the package does not speak for it."""
    files = build_open_data(demonstration, month)
    package = json.loads(files["datapackage.json"])["description"]
    assert package.startswith(f"As known at the end of {month}, unless a file says otherwise. ")
    for key in keys_of(files):
        indicator = demonstration.indicators[key]
        later = [row for row in rows_of(files, key) if period_end(row, indicator) > month.end]
        said = f"Every period held is given, whether or not it was known at the end of {month}."
        assert indicator.context or not later
        assert (said in described(files, key)) == indicator.context
        assert (f" As known at the end of {month}" in described(files, key)) == (not indicator.context)
    cla = "but for the people rates are of (Children aged 0 to 17, mid-2017)."
    assert described(files, "cla").endswith(f"As known at the end of {month}, {cla}")


def test_two_releases_have_the_same_files_and_columns(demonstration: Release, tmp_path: Path) -> None:
    """A spreadsheet that was bound to one can be refreshed from the next, though a cluster has another name."""

    def rename(document: dict[str, Any]) -> None:
        document["clusters"][0]["name"] = "Another name"

    copy_release(tmp_path, "2017-02", rename)
    before, now = (
        build_open_data(open_release(tmp_path, "2017-02"), Month(2017, 2)),
        build_open_data(demonstration, NEWEST),
    )
    assert before.keys() == now.keys()
    for name in now:
        if name.endswith(".csv"):
            assert before[name].splitlines()[0] == now[name].splitlines()[0], name
    packages = [json.loads(each["datapackage.json"]) for each in (before, now)]
    assert [package["version"] for package in packages] == ["2017-02", "2017-03"]
    assert packages[0]["name"] == packages[1]["name"]
    assert [r["schema"] for r in packages[0]["resources"]] == [r["schema"] for r in packages[1]["resources"]]


def test_newest_first_and_the_whole_before_its_parts(files: dict[str, bytes]) -> None:
    rows = rows_of(files, "cla")
    assert [row["time_period"] for row in rows] == sorted((row["time_period"] for row in rows), reverse=True)
    newest = [row["cluster_code"] for row in rows if (row["time_period"], row["time_identifier"]) == ("2017", "March")]
    assert (newest[0], newest[-1], len(newest)) == ("Total", NO_CLUSTER, 26)
    names = [row["cluster"].casefold() for row in rows[1:25]]
    assert names == sorted(names)


HOSTILE = (
    "=1+1", "+44", "-1", "@SUM(A1)", "\t=1", "= 1", '<b>&"x"</b>', "a,b;c", "שלום עולם", "👩\u200d🎓", "line\nbreak",
    "x" * 200,
)  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_do_no_harm(tmp_path: Path, name: str) -> None:
    def change(document: dict[str, Any]) -> None:
        document["place"]["name"] = document["clusters"][0]["name"] = name
        document["tracker"]["area_word"] = document["tracker"]["title"] = name
        for entry in document["indicators"]:
            entry["short_name"] = f"{name} {entry['key']}"
            entry["name"] = f"{name} {entry['key']}."

    copy_release(tmp_path, change=change)
    files = build_open_data(open_release(tmp_path, "2017-03"), NEWEST)
    assert problems(files) == []
    for content in files.values():
        for row in csv.reader(io.StringIO(content.decode(), newline="")):
            assert not [cell for cell in row if cell.startswith(("=", "+", "@", "\t", "\r"))]
            assert not [cell for cell in row if cell.startswith("-") and not re.fullmatch(r"-[0-9.]+", cell)]
    json.loads(files["datapackage.json"])


def test_codes_of_the_place_come_from_the_release(tmp_path: Path) -> None:
    def give(document: dict[str, Any]) -> None:
        codes = {"new_la_code": "E08000035", "region_code": "E12000003", "region_name": "Yorkshire and The Humber"}
        document["city"]["codes"] = codes

    def take(document: dict[str, Any]) -> None:
        del document["city"]

    copy_release(tmp_path, change=give)
    known = rows_of(build_open_data(open_release(tmp_path, "2017-03"), NEWEST), "cla")[0]
    assert (known["old_la_code"], known["new_la_code"], known["region_code"]) == ("383", "E08000035", "E12000003")
    assert known["region_name"] == "Yorkshire and The Humber"
    copy_release(tmp_path, "2017-02", take)
    files = build_open_data(open_release(tmp_path, "2017-02"), NEWEST)
    unknown = rows_of(files, "cla")[0]
    assert [unknown[name] for name in ("old_la_code", "new_la_code", "region_code")] == ["x", "x", "x"]
    assert problems(files) == []


def test_the_package_describes_the_files(demonstration: Release, files: dict[str, bytes]) -> None:
    package = json.loads(files["datapackage.json"])
    assert package["licenses"][0]["name"] == "OGL-UK-3.0"
    assert re.fullmatch(r"[a-z0-9._/-]+", package["name"])
    assert demonstration.words["provenance"] in package["description"]
    assert {r["path"] for r in package["resources"]} == {n for n in files if n.endswith(".csv") and ".meta" not in n}
    for resource in package["resources"]:
        content = files[resource["path"]]
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        rows = rows_of(files, resource["name"])
        schema = resource["schema"]
        assert [field["name"] for field in schema["fields"]] == list(rows[0])
        assert len({tuple(row[name] for name in schema["primaryKey"]) for row in rows}) == len(rows)
        for field in schema["fields"]:
            held = {row[field["name"]] for row in rows} - set(schema["missingValues"])
            forms = {"integer": r"-?[0-9]+", "number": r"-?[0-9]+\.[0-9]+", "string": r".+"}
            assert all(re.fullmatch(forms[field["type"]], value) for value in held), field["name"]


def test_a_licence_is_named_only_where_the_release_has_it(tmp_path: Path) -> None:
    def change(document: dict[str, Any]) -> None:
        document["tracker"]["licence"] = "Ask us."

    copy_release(tmp_path, change=change)
    package = json.loads(build_open_data(open_release(tmp_path, "2017-03"), NEWEST)["datapackage.json"])
    assert "licenses" not in package
    assert "Ask us." in package["description"]


def test_the_zip_holds_the_same_files_side_by_side(demonstration: Release, files: dict[str, bytes]) -> None:
    made = zip_open_data(demonstration, NEWEST)
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        assert {name: package.read(name) for name in package.namelist()} == files
    assert zip_open_data(demonstration, NEWEST) == made
