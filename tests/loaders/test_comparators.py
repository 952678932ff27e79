"""Are the publications of the city and others read as they were received, whatever they call their columns?"""

import csv
import io
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from loaders.build import build_extracts
from loaders.errors import SourceInvalid
from loaders.paths import PROJECT

SOURCES = PROJECT / "data" / "sources"
RELEASES = [f"cla_number_and_rate_per_10k_children_{years}.csv" for years in ("2019_2023", "2020_2024", "2021_2025")]
LEEDS, ENGLAND, REGION, SHEFFIELD = "383", "970", "982", "373"

Figure = tuple[Any, ...]


def figures(data: Path, select: str, rest: str) -> list[Figure]:
    with duckdb.connect() as database:
        return database.execute(
            f"SELECT {select} FROM read_parquet($path) {rest}",  # noqa: S608 - test's own text
            {"path": str(data / "extracts" / "comparators.parquet")},
        ).fetchall()


def city(data: Path, measure: str, area: str = LEEDS) -> dict[tuple[str, str], float]:
    rest = f"WHERE measure = '{measure}' AND area = '{area}' ORDER BY period_end, edition"
    return {(period, edition): value for period, edition, value in figures(data, "period, edition, value", rest)}


def as_received(name: str) -> list[dict[str, str]]:
    """A file as its bytes are, read by other code than ours."""
    text = (SOURCES / "ees" / name).read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_three_releases_with_drifting_columns_give_the_figures_each_printed(built: Path) -> None:
    found = city(built, "cla_number")
    assert (found["31 March 2023", "2023-11"], found["31 March 2023", "2024-11"]) == (1450, 1452)
    assert (found["31 March 2024", "2024-11"], found["31 March 2024", "2025-11"]) == (1549, 1546)
    assert found["31 March 2025", "2025-11"] == 1498


@pytest.mark.parametrize(("name", "edition"), list(zip(RELEASES, ("2023-11", "2024-11", "2025-11"), strict=True)))
def test_every_row_of_a_release_that_is_asked_for_is_there_and_says_the_same(
    built: Path, name: str, edition: str
) -> None:
    """Read again by Python's csv, column by column."""
    rows = as_received(name)
    number = "number" if "number" in rows[0] else "children_count"
    counted = "population_count" if "population_count" in rows[0] else "population_type"
    areas = {area for (area,) in figures(built, "DISTINCT area", "")}
    codes = {"National": ENGLAND, "Regional": REGION}
    theirs = {
        (row["old_la_code"] or codes[row["geographic_level"]], f"31 March {row['time_period']}"): row[number]
        for row in rows
        if "31 March" in row[counted]
        and (row["old_la_code"] in areas or row["region_code"] in ("", "E12000003"))
        and (row["old_la_code"] in areas or not row["old_la_code"])
    }
    select = "area, period, coalesce(CAST(CAST(value AS BIGINT) AS VARCHAR), symbol)"
    rest = f"WHERE measure = 'cla_number' AND edition = '{edition}' AND period_end > DATE '2019-01-01'"
    ours = {(area, period): said for area, period, said in figures(built, select, rest)}
    assert {key: ours[key] for key in theirs} == theirs
    assert len(theirs) == 26 * 5


def test_a_region_spelt_two_ways_is_one_region(built: Path) -> None:
    names = figures(built, "DISTINCT area_name", f"WHERE area = '{REGION}'")
    assert names == [("Yorkshire and The Humber",)]
    assert figures(built, "count(DISTINCT measure)", f"WHERE area = '{REGION}'") == [(31,)]


def test_an_authority_with_a_new_code_is_found_by_its_number(built: Path, copy: Path) -> None:
    path = copy / "sources" / "ees" / RELEASES[2]
    path.write_bytes(path.read_bytes().replace(b"E08000019", b"E08000039"))
    build_extracts(copy, lambda line: None)
    assert city(copy, "cla_number", SHEFFIELD) == city(built, "cla_number", SHEFFIELD)


def test_rows_for_show_are_dropped(built: Path, copy: Path) -> None:
    assert "Region demo" in (SOURCES / "ees" / "neet_la_dashboard_2021.csv").read_text(encoding="utf-8")
    rest = "WHERE measure = 'neet' AND edition = '2021' AND area IN ('970', '982', '383') ORDER BY area"
    assert figures(built, "area, value", rest) == [("383", 2.3), ("970", 2.8), ("982", 3.0)]
    assert figures(built, "count(*)", "WHERE area_name ILIKE '%demo%'") == [(0,)]


def test_the_tool_fills_gaps_and_is_not_asked_where_a_release_speaks(built: Path) -> None:
    found = city(built, "not_known")
    assert found["December 2018 to February 2019", "2025-07"] == 7.88
    assert [edition for period, edition in found if period == "December 2020 to February 2021"] == ["2021"]


def test_symbols_are_kept_apart_and_nought_is_a_figure(copy: Path) -> None:
    path = copy / "sources" / "ees" / RELEASES[2]
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    asked = [i for i, line in enumerate(lines) if "Leeds" in line and "looked after on 31 March" in line]
    for place, said in zip(asked, ("low", "C", "", "k", "0"), strict=True):
        fields = lines[place].rstrip("\n").rstrip("\r").split(",")
        fields[12] = said
        lines[place] = ",".join(fields) + "\n"
    path.write_text("".join(lines), encoding="utf-8")
    build_extracts(copy, lambda line: None)
    rest = (
        "WHERE measure = 'cla_number' AND area = '383' AND edition = '2025-11' AND year(period_end) > 2020 ORDER BY 1"
    )
    assert figures(copy, "year(period_end), value, symbol", rest) == [
        (2021, 0.0, None),
        (2022, None, "k"),
        (2023, None, "x"),
        (2024, None, "c"),
        (2025, None, "low"),
    ]


def test_what_first_releases_suppressed_is_confidential(built: Path) -> None:
    """Their x is today's c; today's x means something else."""
    rest = "WHERE measure = 'cla_number' AND edition IN ('2011', '2012', '2013', '2014')"
    assert figures(built, "count(*) FILTER (WHERE symbol = 'x')", rest) == [(0,)]
    assert city(built, "cla_number")["31 March 2011", "2011"] == 1448


@pytest.mark.parametrize(
    ("measure", "period", "end"),
    [
        ("cla_rate", "31 March 2025", date(2025, 3, 31)),
        ("absence_primary", "2024/25", date(2025, 7, 31)),
        ("neet", "December 2023 to February 2024", date(2024, 2, 29)),
        ("free_meals_primary", "January 2025", date(2025, 1, 31)),
        ("alcohol_admissions", "2021/22 to 2023/24", date(2024, 3, 31)),
        ("teenage_conceptions", "2022", date(2022, 12, 31)),
        ("offenders", "2024/25", date(2025, 3, 31)),
    ],
)
def test_each_period_has_the_name_and_end_it_has_in_life(built: Path, measure: str, period: str, end: date) -> None:
    rest = f"WHERE measure = '{measure}' AND period = '{period}'"
    assert figures(built, "DISTINCT period_end", rest) == [(end,)]


def test_a_sum_of_rates_is_not_taken_for_england_s_rate(built: Path, copy: Path) -> None:
    assert city(built, "first_time_entrants", ENGLAND) == {}
    path = copy / "sources" / "sources.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('left_out = ["970"]', ""), encoding="utf-8")
    with pytest.raises(SourceInvalid, match=r"FirstYJS .* lie outside those of its regions"):
        build_extracts(copy, lambda line: None)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('kind = "first_releases"', 'kind = "last_releases"', "'last_releases' is missing or unknown"),
        ('"lait: PriTotAbs"', '"lait: PriTotAbsence"', "Nothing is published of absence_primary"),
        ('period = "January"', 'period = "Janvier"', "unknown period Janvier"),
        ('series = ["lait: PriFSM"]', "", "'series' is missing"),
    ],
)
def test_a_setting_that_cannot_be_used_is_told(copy: Path, old: str, new: str, said: str) -> None:
    path = copy / "sources" / "sources.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(SourceInvalid, match=said):
        build_extracts(copy, lambda line: None)


def test_the_page_s_groups_are_the_published_ones() -> None:
    page = tomllib.loads((PROJECT / "data" / "reference" / "city.toml").read_text(encoding="utf-8"))
    with (SOURCES / "la" / "leeds_comparators.csv").open(encoding="utf-8") as file:
        listed = [row for row in csv.DictReader(file) if row["la_number"] != LEEDS]
    for name, group in (("Core cities", "core_city"), ("Statistical neighbours", "statistical_neighbour")):
        for entry in page["group"]:
            if entry["name"] == name:
                model = entry.get("model", "")
                theirs = [r["la_number"] for r in listed if r["group"] == group and model in ("", r["model_version"])]
                assert entry["areas"] == theirs, (name, model)


TERMS = ("autumn", "spring", "summer")


def test_absence_by_term_is_as_printed_for_every_area(built: Path) -> None:
    """Read again by Python's csv."""
    areas = {area for (area,) in figures(built, "DISTINCT area", "")}
    codes = {"National": ENGLAND, "Regional": REGION}
    phases = {"State-funded primary": "primary", "State-funded secondary": "secondary", "Special": "special"}
    theirs = {
        (
            row["old_la_code"] or codes[row["geographic_level"]],
            f"absence_{phases[row['school_type']]}_{row['term'].split()[0].lower()}",
            f"{row['time_period'][:4]}/{row['time_period'][4:]}",
        ): row["sess_overall_percent"]
        for row in as_received("absence_by_term.csv")
        if row["term"] != "Total" and (row["old_la_code"] in areas or row["region_code"] in ("", "E12000003"))
        if row["old_la_code"] in areas or not row["old_la_code"]
    }
    rest = "WHERE regexp_matches(measure, '^absence_.*_(autumn|spring|summer)$')"
    ours = {
        (area, measure, period): "." if symbol == "x" else value
        for area, measure, period, value, symbol in figures(built, "area, measure, period, value, symbol", rest)
    }
    assert {key: said if said == "." else float(said) for key, said in theirs.items()} == ours
    assert len(theirs) == 25 * 9 * 5  # one authority of today was not there yet


def test_the_citys_terms(built: Path) -> None:
    found = {term: city(built, f"absence_primary_{term}") for term in TERMS}
    assert [found[term]["2014/15", "2018-03"] for term in TERMS] == [3.9, 3.8, 4.1]
    assert city(built, "absence_special_autumn")["2015/16", "2018-03"] is None
    assert city(built, "absence_special_summer")["2015/16", "2018-03"] == 9.3


def test_the_terms_are_the_parts_of_the_year(built: Path) -> None:
    """The city's sessions of three terms are those of the year, in the file as received."""
    rows = [row for row in as_received("absence_by_term.csv") if row["old_la_code"] == LEEDS]
    for phase in ("State-funded primary", "State-funded secondary"):
        for year in {row["time_period"] for row in rows}:
            said = {row["term"]: row for row in rows if (row["school_type"], row["time_period"]) == (phase, year)}
            whole = said.pop("Total")
            for column in ("sess_possible", "sess_overall"):
                assert sum(int(row[column]) for row in said.values()) == int(whole[column]), (phase, year)
