"""Is every way an extract can be wrong told in one clear sentence, and every right one loaded the same way?"""

import random
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from loaders.errors import ExtractInvalid, ExtractMissing
from loaders.extracts import RawFigure, check_extracts, hash_extract, load_extract
from tests.loaders.drawn import INDICATORS, POLICY

Row = dict[str, Any]

ABSENCE = """
[[indicator]]
key = "absence"
name = "Absence"
short_name = "Absence"
objective = "Less"
measure = "percent"
unit = "of sessions"
counts = "sessions"
improvement = "down"
frequency = "annual"
basis = "school"
baseline = 2014-05-31
definition = "A share."
source = "Returns"
notes = []
"""

CLUSTERS = """
[place]
name = "Place"
areas = "clusters"

[[cluster]]
code = "aces"
name = "ACES"

[[cluster]]
code = "brigshaw"
name = "Brigshaw"

[[cluster]]
code = "silc"
name = "SILC <script>alert('x')</script> \\"quoted\\""
not_applicable = { indicators = ["cla"], reason = "No area of its own." }
"""

MERGE = """
[[cluster]]
code = "old"
name = "Old"

[[change]]
kind = "merge"
month = "2015-12"
gave = ["old"]
received = "aces"
affects = ["residence", "school"]
note = "Old joined ACES."
source = "List"
"""

MONTHS = [date(2015, 10, 31), date(2015, 11, 30), date(2015, 12, 31), date(2016, 1, 31)]


def good_rows() -> list[Row]:
    """Twelve rows of a right extract: two clusters and `none`, four months."""
    return [
        {"cluster": cluster, "period_end": month, "numerator": 7 + number}
        for cluster in ("aces", "brigshaw", "none")
        for number, month in enumerate(MONTHS)
    ]


def absence_rows() -> list[Row]:
    """A right annual extract of sessions."""
    return [
        {"cluster": cluster, "period_end": date(year, 5, 31), "numerator": 50, "denominator": 900, "pupils": 30}
        | {"available_from": date(year, 10, 31)}
        for cluster in ("aces", "brigshaw", "silc")
        for year in (2014, 2015)
    ]


def change(rows: list[Row], place: int, **values: object) -> list[Row]:
    """The rows with some values of one of them changed."""
    return [*rows[:place], rows[place] | values, *rows[place + 1 :]]


def write(data: Path, rows: list[Row] | pa.Table, key: str = "cla") -> None:
    """One extract as Parquet."""
    (data / "extracts").mkdir(parents=True, exist_ok=True)
    if isinstance(rows, pa.Table):
        table = rows
    else:  # the first row would decide the columns, so every row gets them all
        names = dict.fromkeys(name for row in rows for name in row)
        table = pa.Table.from_pylist([dict.fromkeys(names) | row for row in rows])
    pq.write_table(table, data / "extracts" / f"{key}.parquet")


def refer(data: Path, indicators: str = INDICATORS, clusters: str = CLUSTERS) -> None:
    """The reference files."""
    (data / "reference").mkdir(parents=True, exist_ok=True)
    for name, text in (("indicators", indicators), ("clusters", clusters), ("policy", POLICY)):
        (data / "reference" / f"{name}.toml").write_text(text, encoding="utf-8")


def problems_of(data: Path, rows: list[Row] | pa.Table | None = None, key: str = "cla") -> tuple[str, ...]:
    """What the door says about an extract."""
    if rows is not None:
        write(data, rows, key)
    with pytest.raises(ExtractInvalid) as caught:
        check_extracts(data)
    return caught.value.problems


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with its reference and a right extract."""
    refer(tmp_path)
    write(tmp_path, good_rows())
    return tmp_path


def test_a_right_extract_is_loaded_typed_and_sorted(data: Path) -> None:
    check_extracts(data)
    figures = load_extract(data, "cla")
    assert figures[0] == RawFigure("aces", MONTHS[0], None, None, 7, None, None, None, None, None)
    assert [(figure.cluster, figure.period_end) for figure in figures] == [
        (cluster, month) for cluster in ("aces", "brigshaw", "none") for month in MONTHS
    ]


def test_rows_in_any_order_give_the_same_load(data: Path) -> None:
    rows = good_rows()
    right = load_extract(data, "cla")
    for seed in range(3):
        random.Random(seed).shuffle(rows)
        write(data, rows)
        assert load_extract(data, "cla") == right


def test_what_pandas_writes_is_accepted(data: Path) -> None:
    right = load_extract(data, "cla")
    rows = good_rows()
    stamps = [datetime.combine(row["period_end"], datetime.min.time()) for row in rows]
    table = pa.table(
        {
            "numerator": pa.array([float(row["numerator"]) for row in rows], pa.float64()),
            "period_end": pa.array(stamps, pa.timestamp("ns")),
            "cluster": pa.array([row["cluster"] for row in rows]).dictionary_encode(),
            "denominator": pa.array([float("nan")] * len(rows)),
            "breakdown": pa.nulls(len(rows)),
            "category": pa.array([""] * len(rows)),
        }
    )
    write(data, table)
    check_extracts(data)
    assert load_extract(data, "cla") == right


def test_decimals_that_are_whole_are_accepted(data: Path) -> None:
    right = load_extract(data, "cla")
    table = pa.Table.from_pylist(good_rows())
    write(data, table.set_column(2, "numerator", table["numerator"].cast(pa.decimal128(24, 2))))
    assert load_extract(data, "cla") == right


def test_a_folder_name_with_signs_means_nothing_special(tmp_path: Path) -> None:
    data = tmp_path / "month=2017 [a]*"
    refer(data)
    write(data, good_rows())
    assert len(load_extract(data, "cla")) == 12


def test_the_hash_is_the_files(data: Path) -> None:
    first = hash_extract(data, "cla")
    assert len(first) == 64
    write(data, change(good_rows(), 0, numerator=8))
    assert hash_extract(data, "cla") != first


def test_a_missing_extract(data: Path) -> None:
    (data / "extracts" / "cla.parquet").unlink()
    sentence = (
        "cla.parquet is not there: every indicator of indicators.toml needs a file named for its key in extracts."
    )
    assert problems_of(data) == (sentence,)
    with pytest.raises(ExtractMissing, match="is not there"):
        load_extract(data, "cla")
    with pytest.raises(ExtractMissing, match="is not there"):
        hash_extract(data, "cla")
    with pytest.raises(ExtractMissing, match="no indicator"):
        load_extract(data, "calendar")


def test_a_file_of_no_indicator(data: Path) -> None:
    write(data, good_rows(), "claa")
    assert problems_of(data) == ("claa.parquet belongs to no indicator of indicators.toml; is cla.parquet meant?",)


def test_files_that_are_not_parquet(data: Path) -> None:
    path = data / "extracts" / "cla.parquet"
    whole = path.read_bytes()
    cut = ("cla.parquet: cannot be read as Parquet: the file is cut off or not Parquet; export it again.",)
    path.write_bytes(whole[: len(whole) // 2])
    assert problems_of(data) == cut
    path.write_text("cluster,period_end,numerator\naces,2015-12-31,22\n", encoding="utf-8")
    assert problems_of(data) == cut
    path.write_bytes(b"")
    empty = ("cla.parquet: cannot be read as Parquet: the file is empty; export it again.",)
    assert problems_of(data) == empty
    path.write_bytes(whole[:4] + b"\xff" * 100 + whole[104:])
    assert len(problems_of(data)) == 1


def test_a_file_without_rows(data: Path) -> None:
    table = pa.Table.from_pylist(good_rows()).slice(0, 0)
    assert problems_of(data, table) == ("cla.parquet: there are no rows; export it again.",)


def retyped(name: str, values: pa.Array) -> pa.Table:
    table = pa.Table.from_pylist(good_rows())
    return table.set_column(table.column_names.index(name), name, values)


@pytest.mark.parametrize(
    ("name", "values", "sentence"),
    [
        ("numerator", pa.array(["22"] * 12), "holds text where whole numbers belong; write counts as numbers."),
        (
            "numerator",
            pa.array([True] * 12),
            "holds true or false where whole numbers belong; write counts as numbers.",
        ),
        (
            "period_end",
            pa.array(["2015-12-31"] * 12),
            "holds text where dates belong; write days such as 2015-12-31 as dates.",
        ),
        (
            "period_end",
            pa.array([datetime(2015, 12, 31)] * 12, pa.timestamp("us", "UTC")),
            "holds times with a time zone where dates belong; write days such as 2015-12-31 as dates.",
        ),
        ("cluster", pa.array([1] * 12), "holds whole numbers where text belongs; write it as text."),
    ],
)
def test_wrong_types(data: Path, name: str, values: pa.Array, sentence: str) -> None:
    assert problems_of(data, retyped(name, values)) == (f"cla.parquet: the column {name} {sentence}",)


def test_missing_and_unknown_columns(data: Path) -> None:
    table = pa.Table.from_pylist(good_rows()).rename_columns(["cluster", "period_end", "Numerater"])
    table = table.append_column("date_of_birth", pa.nulls(12))
    assert problems_of(data, table) == (
        "cla.parquet: the column numerator is missing; add it (whole numbers).",
        'cla.parquet: unknown column "Numerater"; did you mean numerator?',
        'cla.parquet: unknown column "date_of_birth"; leave it out.',
    )


@pytest.mark.parametrize(
    ("place", "values", "sentence"),
    [
        (2, {"numerator": -1}, "numerator is negative for aces in December 2015; a count cannot be."),
        (
            2,
            {"numerator": 1.5},
            "numerator is not a whole number for aces in December 2015; counts are never rounded or estimated here.",
        ),
        (2, {"numerator": 1e300}, "numerator is too large to be a count for aces in December 2015; check the export."),
        (
            2,
            {"numerator": float("inf")},
            "numerator is too large to be a count for aces in December 2015; check the export.",
        ),
        (
            2,
            {"numerator": None},
            "numerator is empty for aces in December 2015; write nought if nought was counted.",
        ),
        (
            2,
            {"denominator": 30},
            "denominator is filled for aces in December 2015, but indicators.toml says cla is a count; leave it empty.",
        ),
        (2, {"coverage": -2}, "coverage is negative for aces in December 2015; a count cannot be."),
        (
            2,
            {"period_end": date(2015, 12, 30)},
            "aces has a period_end of 30 December 2015, which is not the last day of a month; "
            "write 31 December 2015 if that month is meant.",
        ),
        (
            2,
            {"breakdown": "type"},
            'breakdown is filled but category is empty for aces in December 2015 ("type", no category); '
            "fill both or neither.",
        ),
        (
            2,
            {"provenance": "guessed"},
            'provenance "guessed" is unknown; write published or synthetic, or leave it empty.',
        ),
    ],
)
def test_one_wrong_value(data: Path, place: int, values: Row, sentence: str) -> None:
    rows = [row | {"numerator": float(row["numerator"])} for row in good_rows()]
    problems = problems_of(data, change(rows, place, **values))
    others = ("cla.parquet: aces has no row for December 2015; every cluster needs the same periods.",)
    assert problems == (f"cla.parquet: {sentence}", *(others if "breakdown" in values else ()))


def test_a_time_of_day_and_an_empty_day(data: Path) -> None:
    stamps: list[datetime | None] = [datetime.combine(row["period_end"], datetime.min.time()) for row in good_rows()]
    stamps[2] = datetime(2015, 12, 31, 12)
    assert problems_of(data, retyped("period_end", pa.array(stamps, pa.timestamp("us")))) == (
        "cla.parquet: aces has a period_end of 31 December 2015 with a time of day; write the day alone.",
    )
    stamps[2] = None
    assert problems_of(data, retyped("period_end", pa.array(stamps, pa.timestamp("us")))) == (
        "cla.parquet: aces has no row for December 2015; every cluster needs the same periods.",
        "cla.parquet: a row of aces has no period_end; every row needs one.",
    )


def test_duplicate_rows(data: Path) -> None:
    rows = good_rows()
    sentence = "cla.parquet: two rows for aces in December 2015; keep one."
    assert problems_of(data, [*rows, rows[2] | {"numerator": 3}]) == (sentence,)


def test_a_month_missing_in_the_middle(data: Path) -> None:
    rows = good_rows()
    assert problems_of(data, rows[:2] + rows[3:]) == (
        "cla.parquet: aces has no row for December 2015; every cluster needs the same periods.",
    )
    assert problems_of(data, [row for row in rows if row["period_end"] != MONTHS[2]]) == (
        "cla.parquet: no cluster has a row for December 2015; periods must follow each other without a gap.",
    )
    assert problems_of(data, [row for row in rows if row["period_end"] not in MONTHS[1:3]]) == (
        "cla.parquet: no cluster has a row for November 2015 to December 2015; "
        "periods must follow each other without a gap.",
    )


def test_unknown_clusters(data: Path) -> None:
    rows = good_rows()
    hostile = '<script>alert("1")</script>\n' + "x" * 90
    extra = [rows[2] | {"cluster": name} for name in ("Brigshaw", hostile, None)]
    problems = problems_of(data, [*rows, *extra])
    assert problems == (
        "cla.parquet: a row has no cluster; write none for children who belong to no cluster.",
        'cla.parquet: unknown cluster "<script>alert("1")</script> '
        + "x" * 32
        + '"; add it to clusters.toml, or use a code that is there.',
        'cla.parquet: unknown cluster "Brigshaw"; did you mean brigshaw?',
    )


def test_a_cluster_without_rows_and_one_that_should_have_none(data: Path) -> None:
    rows = [row | {"cluster": "silc" if row["cluster"] == "brigshaw" else row["cluster"]} for row in good_rows()]
    assert problems_of(data, rows) == (
        "cla.parquet: brigshaw has no rows; every cluster needs them while it stands "
        "(if it can have none, say so under not_applicable in clusters.toml).",
        "cla.parquet: silc has rows, but clusters.toml says cla is not applicable to it; "
        "take out the rows or change the entry.",
    )


def test_only_clusters(data: Path) -> None:
    refer(data, INDICATORS + 'only_clusters = ["aces"]\n')
    assert problems_of(data) == (
        "cla.parquet: brigshaw has rows, but only_clusters of cla in indicators.toml leaves it out; "
        "take out the rows or change the entry.",
    )
    write(data, [row for row in good_rows() if row["cluster"] == "aces"])
    check_extracts(data)


def test_a_merged_cluster_has_all_rows_to_its_end_or_none(data: Path) -> None:
    refer(data, clusters=CLUSTERS + MERGE)
    check_extracts(data)
    old = [row | {"cluster": "old"} for row in good_rows()[:4]]
    write(data, good_rows() + old[:2])
    check_extracts(data)
    assert problems_of(data, good_rows() + old) == (
        "cla.parquet: old ended in November 2015 but has rows for December 2015, January 2016; count them for aces.",
    )
    assert problems_of(data, good_rows() + old[:1]) == (
        "cla.parquet: old has no row for November 2015; every cluster needs the same periods.",
    )


def test_a_cluster_made_by_a_change_may_begin_with_it(data: Path) -> None:
    refer(data, clusters=CLUSTERS + MERGE)
    rows = good_rows()
    old = [row | {"cluster": "old"} for row in rows[:2]]
    write(data, rows[2:] + old)
    check_extracts(data)
    assert problems_of(data, rows[2:]) == (
        "cla.parquet: aces has no row for October 2015, November 2015; every cluster needs the same periods.",
    )


def test_a_closed_cluster(data: Path) -> None:
    refer(data, clusters=CLUSTERS + '\n[[cluster]]\ncode = "gone"\nname = "Gone"\nclosed = "2015-11"\n')
    check_extracts(data)
    gone = [row | {"cluster": "gone"} for row in good_rows()[:3]]
    assert problems_of(data, good_rows() + gone) == (
        "cla.parquet: gone ended in November 2015 but has rows for December 2015; take them out.",
    )


def test_the_baseline_must_have_figures(data: Path) -> None:
    refer(data, INDICATORS.replace("2015-10-31", "2011-04-30"))
    assert problems_of(data) == (
        "cla.parquet: the baseline of indicators.toml, 30 April 2011, is before the first figure, 31 October 2015; "
        "add them or change the baseline.",
    )
    refer(data, INDICATORS.replace("2015-10-31", "2020-04-30"))
    assert "30 April 2020, has no figures;" in problems_of(data)[0]


def test_a_baseline_of_nought_is_a_figure(data: Path) -> None:
    write(data, change(good_rows(), 0, numerator=0))
    check_extracts(data)
    assert load_extract(data, "cla")[0].numerator == 0


@pytest.fixture
def shares(tmp_path: Path) -> Path:
    """A data folder with a right extract of sessions."""
    refer(tmp_path, INDICATORS + ABSENCE)
    write(tmp_path, good_rows())
    write(tmp_path, absence_rows(), "absence")
    return tmp_path


def test_sessions_are_loaded_and_noughts_mean_no_school(shares: Path) -> None:
    write(shares, change(absence_rows(), 0, numerator=0, denominator=0, pupils=0), "absence")
    check_extracts(shares)
    first, second, *_ = load_extract(shares, "absence")
    assert (first.numerator, first.denominator, first.pupils) == (0, 0, 0)
    assert second == RawFigure("aces", date(2015, 5, 31), None, None, 50, 900, 30, date(2015, 10, 31), None, None)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        (
            {"numerator": 901},
            "numerator is above denominator for aces in May 2014; a part cannot be greater than its whole.",
        ),
        ({"denominator": None}, "denominator is empty for aces in May 2014; a percentage needs its whole."),
        ({"pupils": None}, "pupils is empty for aces in May 2014; sessions need the number of pupils behind them."),
        ({"pupils": 0}, "pupils is nought but there are sessions for aces in May 2014; one of them is wrong."),
        (
            {"available_from": date(2014, 11, 30)},
            "available_from differs between rows for May 2014; a period must become known for all clusters on one day.",
        ),
    ],
)
def test_one_wrong_value_of_sessions(shares: Path, values: Row, sentence: str) -> None:
    assert problems_of(shares, change(absence_rows(), 0, **values), "absence") == (f"absence.parquet: {sentence}",)


def test_known_before_it_ended(shares: Path) -> None:
    early = [row | {"available_from": date(row["period_end"].year, 5, 30)} for row in absence_rows()]
    problems = problems_of(shares, early, "absence")
    assert len(problems) == 6
    assert problems[0] == (
        "absence.parquet: available_from is before the end of the period for aces in May 2014; "
        "write the day the figure became known."
    )


def test_sessions_need_their_columns(shares: Path) -> None:
    bare = [{name: row[name] for name in ("cluster", "period_end", "numerator")} for row in absence_rows()]
    assert problems_of(shares, bare, "absence") == (
        "absence.parquet: the column denominator is missing; add it (whole numbers).",
        "absence.parquet: the column pupils is missing; add it (whole numbers).",
    )


def test_years_follow_each_other_once(shares: Path) -> None:
    late = [row | {"period_end": date(2017, 5, 31), "available_from": None} for row in absence_rows()[::2]]
    assert problems_of(shares, absence_rows() + late, "absence") == (
        "absence.parquet: no cluster has a row for 2016; periods must follow each other without a gap.",
    )
    refer(shares, INDICATORS + ABSENCE + "context = true\n")
    check_extracts(shares)  # snapshots may skip years
    refer(shares, INDICATORS + ABSENCE)
    twice = [row | {"period_end": date(2015, 6, 30)} for row in absence_rows()[1::2]]
    assert problems_of(shares, absence_rows() + twice, "absence") == (
        "absence.parquet: the year 2015 has several periods, but indicators.toml says absence is annual; "
        "keep one period a year or change its frequency.",
    )


def test_breakdowns_are_whole(data: Path) -> None:
    kinds = ("foster care", "residential")
    rows = [row | {"breakdown": "placement", "category": kind} for row in good_rows() for kind in kinds]
    write(data, good_rows() + rows)
    check_extracts(data)
    assert len(load_extract(data, "cla")) == 36
    assert problems_of(data, good_rows() + rows[1:]) == (
        'cla.parquet: aces ("placement", "foster care") has no row for October 2015; '
        "every cluster needs the same periods.",
    )


def test_a_year_to_date_count_only_grows_within_its_year(data: Path) -> None:
    refer(data, INDICATORS + "year_to_date = true\n")
    assert problems_of(data, change(good_rows(), 2, numerator=7)) == (
        "cla.parquet: aces in December 2015 is below the month before; "
        "a year-to-date count only grows within its year.",
    )
    policy = (data / "reference" / "policy.toml").read_text(encoding="utf-8")
    (data / "reference" / "policy.toml").write_text(policy.replace("year_starts = 4", "year_starts = 12"))
    write(data, change(good_rows(), 2, numerator=7))
    check_extracts(data)


def test_nested_counts_contain_one_another(data: Path) -> None:
    refer(data, INDICATORS + 'nested = { breakdown = "duration", categories = ["3+", "6+"] }\n')
    whole = [row | {"numerator": 20} for row in good_rows()]
    three = [row | {"breakdown": "duration", "category": "3+", "numerator": 12} for row in good_rows()]
    six = [row | {"category": "6+", "numerator": 9} for row in three]
    write(data, whole + three + six)
    check_extracts(data)
    assert problems_of(data, whole + change(three, 0, numerator=21) + change(six, 1, numerator=13)) == (
        'cla.parquet: aces in October 2015 ("duration", "3+") is above the whole figure, which should contain it.',
        'cla.parquet: aces in November 2015 ("duration", "6+") is above "3+", which should contain it.',
    )
    other = [row | {"category": "9+"} for row in six]
    unlike = "cla.parquet: nested in indicators.toml and the extract do not have the same categories: "
    assert problems_of(data, whole + three + other) == (
        f'{unlike}"6+" has no rows.',
        f'{unlike}"9+" is in the extract alone.',
    )


def test_the_name_of_one_breakdown_is_taken(data: Path) -> None:
    rows = good_rows()
    assert problems_of(data, rows + [row | {"breakdown": "of the whole", "category": "others"} for row in rows]) == (
        'cla.parquet: a breakdown must not be called "of the whole", which the tracker keeps for itself.',
    )


def test_all_problems_of_all_files_at_once_and_long_lists_cut(shares: Path) -> None:
    write(shares, [row | {"denominator": 40} for row in good_rows() * 2])
    problems = problems_of(shares, change(absence_rows(), 0, numerator=-1), "absence")
    assert sum("denominator is filled" in problem for problem in problems) == 20
    assert "cla.parquet: ... and 4 more problems like the last one." in problems
    assert sum("two rows for" in problem for problem in problems) == 12
    assert problems[-1].startswith("absence.parquet: numerator is negative")


def test_no_sentence_tells_a_count(shares: Path) -> None:
    secret = 345678
    bad = change(absence_rows(), 0, numerator=secret, pupils=-secret)
    problems = problems_of(shares, bad, "absence")
    assert problems
    assert not any("345" in problem for problem in problems)
