"""Are tables of public figures let in only as they should be, carried by a release, and told when damaged?"""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from loaders.errors import ExtractInvalid, ReleaseUnreadable
from loaders.extracts import check_extracts
from loaders.public_tables import SCHEMAS, ComparatorRow, SchoolRow, TableName, load_comparators, load_schools
from loaders.reference import load_reference
from loaders.releases import hash_file, load_area, load_document, write_release
from loaders.table_checks import load_tables
from tests.loaders.test_releases import ROWS
from tests.metrics.council import cluster, extract, found_council

Row = dict[str, Any]

COMPARATORS: list[Row] = [
    {
        "measure": "cla_rate",
        "area": area,
        "area_name": name,
        "period": "2015",
        "period_end": date(2015, 3, 31),
        "edition": edition,
        "value": value,
        "symbol": None,
    }
    for area, name, edition, value in [
        ("970", "England", "2015-11", 60.0),
        ("383", "Elsewhere", "2016-11", 78.5),
        ("383", "Elsewhere", "2015-11", 78.0),
    ]
]
SCHOOLS: list[Row] = [
    {"name": "Oak", "phase": "Primary", "postcode": "LS1 1AA", "cluster": "ash", "status": "open"},
    {"name": "Elm", "phase": "Secondary", "postcode": None, "cluster": "none", "status": "closed"},
]
GOOD: dict[TableName, list[Row]] = {"comparators": COMPARATORS, "schools": SCHOOLS}


def supply(data: Path, table: TableName, rows: list[Row], schema: pa.Schema | None = None) -> Path:
    """One table as an analyst supplies it."""
    path = data / "extracts" / f"{table}.parquet"
    pq.write_table(pa.Table.from_pylist(rows, schema=schema or SCHEMAS[table]), path)
    return path


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A council with one extract, two clusters and both tables."""
    found_council(tmp_path, [cluster("ash"), cluster("beech")])
    extract(tmp_path, "period ash beech none\n2015-10 20 30 9\n2015-11 21 31 9")
    for table, rows in GOOD.items():
        supply(tmp_path, table, rows)
    return tmp_path


def problems_of(data: Path) -> tuple[str, ...]:
    with pytest.raises(ExtractInvalid) as caught:
        check_extracts(data)
    return caught.value.problems


def test_tables_are_optional(data: Path) -> None:
    check_extracts(data)
    for table in GOOD:
        (data / "extracts" / f"{table}.parquet").unlink()
    check_extracts(data)
    assert load_tables(data, load_reference(data / "reference")) == {}


def test_rows_are_put_in_order(data: Path) -> None:
    tables = load_tables(data, load_reference(data / "reference"))
    assert [(row["area"], row["edition"]) for row in tables["comparators"].to_pylist()] == [
        ("383", "2015-11"),
        ("383", "2016-11"),
        ("970", "2015-11"),
    ]
    supply(data, "comparators", COMPARATORS[::-1])
    assert load_tables(data, load_reference(data / "reference"))["comparators"] == tables["comparators"]


def changed(rows: list[Row], **values: object) -> list[Row]:
    """The rows with some values of the first changed."""
    return [rows[0] | values, *rows[1:]]


WRONG: list[tuple[TableName, list[Row], str]] = [
    ("comparators", [], "there are no rows"),
    ("comparators", [*COMPARATORS, COMPARATORS[0]], '2 rows for "cla_rate", "970", 31 March 2015, edition "2015-11"'),
    ("comparators", changed(COMPARATORS, measure="CLA rate"), 'measure "CLA rate" must be lower-case'),
    ("comparators", changed(COMPARATORS, measure=None), "measure is empty in 1 rows"),
    ("comparators", changed(COMPARATORS, area=""), "area is empty in 1 rows"),
    ("comparators", changed(COMPARATORS, period_end=None), "period_end is empty in 1 rows"),
    ("comparators", changed(COMPARATORS, period_end=date(2015, 3, 30)), "30 March 2015 is not the last day of a month"),
    ("comparators", changed(COMPARATORS, edition="Nov 2015"), 'edition "Nov 2015" must be a month or a year'),
    ("comparators", changed(COMPARATORS, symbol="c"), "both a value and a symbol"),
    ("comparators", changed(COMPARATORS, value=None), "neither value nor symbol"),
    ("comparators", changed(COMPARATORS, value=float("nan")), "neither value nor symbol"),
    ("comparators", changed(COMPARATORS, value=float("inf")), "a value that is no number"),
    ("comparators", changed(COMPARATORS, value=None, symbol="?"), 'symbol "?" is unknown'),
    ("comparators", changed(COMPARATORS[1:], area_name="Another"), 'the area "383" has several names'),
    ("comparators", changed(COMPARATORS, period="2014/15"), "that ends on 31 March 2015 has several names"),
    ("comparators", changed(COMPARATORS, area="ash"), 'the area "ash" ("England") is a cluster of'),
    ("comparators", changed(COMPARATORS, area="none"), 'the area "none" ("England") is a cluster'),
    ("comparators", changed(COMPARATORS, area_name="BEECH"), 'the area "970" ("BEECH") is a cluster of clusters.toml'),
    ("schools", [*SCHOOLS, SCHOOLS[0]], '2 rows for "Oak", "LS1 1AA"; keep one'),
    ("schools", changed(SCHOOLS, cluster="oak"), 'unknown cluster "oak"'),
    ("schools", changed(SCHOOLS, cluster=None), "cluster is empty in 1 rows"),
    ("schools", changed(SCHOOLS, status="Open"), 'status "Open" is unknown'),
    ("schools", changed(SCHOOLS, postcode="1 High Street"), 'postcode "1 High Street" of "Oak" is none'),
]  # fmt: skip


@pytest.mark.parametrize(("table", "rows", "sentence"), WRONG)
def test_each_way_a_table_can_be_wrong_is_one_sentence(
    data: Path, table: TableName, rows: list[Row], sentence: str
) -> None:
    supply(data, table, rows)
    (problem,) = problems_of(data)
    assert problem.startswith(f"{table}.parquet: ")
    assert sentence in problem


def test_a_figure_of_low_reliability_may_stand_beside_its_symbol(data: Path) -> None:
    supply(data, "comparators", changed(COMPARATORS, symbol="u"))
    check_extracts(data)


def test_a_column_too_many_is_refused_before_its_rows_are_looked_at(data: Path) -> None:
    pupils = [row | {"pupil": "Ann"} for row in SCHOOLS]
    supply(data, "schools", pupils, SCHEMAS["schools"].append(pa.field("pupil", pa.string())))
    assert problems_of(data) == ('schools.parquet: unknown column "pupil"; leave it out.',)


def test_columns_of_a_wrong_type_and_missing_ones_are_told(data: Path) -> None:
    rows = [{name: str(value) for name, value in row.items() if name != "symbol"} for row in COMPARATORS]
    supply(data, "comparators", rows, pa.schema([(name, pa.string()) for name in rows[0]]))
    assert set(problems_of(data)) == {
        "comparators.parquet: the column symbol is missing; add it (text).",
        "comparators.parquet: the column period_end holds text where dates belong; "
        "write days such as 2015-12-31 as dates.",
        "comparators.parquet: the column value holds text where numbers belong; write figures as numbers.",
    }


@pytest.mark.parametrize("content", [b"", b"PAR1 and no more"])
def test_a_file_that_is_no_table_is_told(data: Path, content: bytes) -> None:
    (data / "extracts" / "schools.parquet").write_bytes(content)
    (problem,) = problems_of(data)
    assert problem.startswith("schools.parquet: cannot be read as Parquet")


def test_an_indicator_cannot_take_the_name_of_a_table(data: Path) -> None:
    path = data / "reference" / "indicators.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('key = "cla"', 'key = "schools"'), encoding="utf-8")
    with pytest.raises(Exception, match='key must not be "schools"'):
        load_reference(path.parent)


@pytest.fixture
def release(data: Path) -> Path:
    """A release with both tables."""
    return write_release(data, "2015-12", ROWS, {}, load_tables(data, load_reference(data / "reference")))


def test_a_release_carries_its_tables_and_their_hashes(data: Path, release: Path) -> None:
    held = load_document(data, "2015-12")["tables"]
    assert held == {table: hash_file(release / f"{table}.parquet") for table in GOOD}
    assert load_schools(data, "2015-12") == [SchoolRow(**row) for row in SCHOOLS[::-1]]
    assert load_comparators(data, "2015-12")[0] == ComparatorRow(**COMPARATORS[2])
    assert len(load_comparators(data, "2015-12")) == 3


def test_the_same_tables_make_the_same_bytes(data: Path, release: Path) -> None:
    for table, rows in GOOD.items():
        supply(data, table, rows[::-1])
    again = write_release(data, "2015-12-r2", ROWS, {}, load_tables(data, load_reference(data / "reference")))
    for path in release.iterdir():
        assert (again / path.name).read_bytes() == path.read_bytes(), path.name


def test_a_release_without_tables_has_none_and_says_nothing_of_them(data: Path) -> None:
    write_release(data, "2015-12", ROWS, {})
    assert "tables" not in load_document(data, "2015-12")
    assert load_schools(data, "2015-12") == []
    assert load_comparators(data, "2015-12") == []


def damage(path: Path, how: str) -> None:
    if how == "gone":
        path.unlink()
    elif how == "cut off":
        path.write_bytes(path.read_bytes()[:-40])
    else:  # another hand has written it
        pq.write_table(pq.read_table(path).slice(1), path)


@pytest.mark.parametrize("how", ["gone", "cut off", "edited"])
def test_a_damaged_table_is_told_and_takes_nothing_else_down(data: Path, release: Path, how: str) -> None:
    damage(release / "comparators.parquet", how)
    with pytest.raises(ReleaseUnreadable) as caught:
        load_comparators(data, "2015-12")
    assert str(caught.value) == (
        "The table of comparators in release 2015-12 is not the one it was published with; restore it from a copy."
    )
    assert len(load_schools(data, "2015-12")) == 2
    assert len(load_area(data, "2015-12", "ash")) == 3


@pytest.mark.parametrize("said", [[], "schools", {"schools": "0" * 64}])
def test_a_document_that_says_nonsense_of_its_tables_opens_no_table(data: Path, release: Path, said: object) -> None:
    document: Mapping[str, object] = json.loads((release / "release.json").read_text(encoding="utf-8"))
    (release / "release.json").write_text(json.dumps({**document, "tables": said}), encoding="utf-8")
    if isinstance(said, dict):
        with pytest.raises(ReleaseUnreadable):
            load_schools(data, "2015-12")
    else:
        assert load_schools(data, "2015-12") == []
