"""Is open data in the Department's standard, and are its figures the release's, neither more nor fewer?"""

import csv
import hashlib
import io
import json
import re
import zipfile
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
    assert find("cla", **december)["provenance"] == "Published"
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
            assert found[place]["provenance"] == figure.provenance.capitalize()
            seen += 1
    assert seen > 1000


def area_of(row: dict[str, str]) -> str:
    return CITY if row["cluster_code"] == "Total" else row["cluster_code"]


def period_end(row: dict[str, str], indicator: Indicator) -> object:
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
