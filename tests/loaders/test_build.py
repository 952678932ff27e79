"""Do the published files become extracts that say what was published, and the demonstration what it should?"""

import hashlib
import tomllib
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import duckdb
import pytest

from loaders.__main__ import main
from loaders.build import build_extracts
from loaders.errors import SourceInvalid
from loaders.paths import PROJECT

SOURCES = PROJECT / "data" / "sources"
SCHOOLS = Path("schools") / "leeds_school_absence_2007_2019.csv"
SEPTEMBER = 9


def lines_of(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines(keepends=True)


def rows(data: Path, key: str, select: str, rest: str = "") -> list[tuple[Any, ...]]:
    with duckdb.connect() as database:
        return database.execute(
            f"SELECT {select} FROM read_parquet($path) {rest}",  # noqa: S608 - test's own text
            {"path": str(data / "extracts" / f"{key}.parquet")},
        ).fetchall()


def published(sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect() as database:
        return database.execute(sql, {"sources": str(SOURCES)}).fetchall()


def hashes(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def area_clusters() -> list[str]:
    path = SOURCES / "demonstration" / "ward_clusters.csv"
    return sorted({line.strip().rsplit(",", 1)[1] for line in lines_of(path)[2:]})


def months(first: date, last: date) -> Iterator[date]:
    with duckdb.connect() as database:
        query = "SELECT CAST(last_day(m) AS DATE) FROM generate_series($first, $last, INTERVAL 1 MONTH) AS s(m)"
        yield from (row[0] for row in database.execute(query, {"first": first, "last": last}).fetchall())


def test_every_indicator_has_an_extract(built: Path) -> None:
    indicators = tomllib.loads((PROJECT / "data" / "reference" / "indicators.toml").read_text(encoding="utf-8"))
    made = [*(indicator["key"] for indicator in indicators["indicator"]), "comparators", "schools"]
    expected = sorted(f"{key}.parquet" for key in made)
    assert sorted(path.name for path in (built / "extracts").iterdir()) == expected


def test_every_cluster_code_is_known(built: Path) -> None:
    clusters = tomllib.loads((PROJECT / "data" / "reference" / "clusters.toml").read_text(encoding="utf-8"))
    known = {cluster["code"] for cluster in clusters["cluster"]} | {"none"}
    for path in sorted((built / "extracts").iterdir()):
        if path.stem == "comparators":  # its areas are whole places
            continue
        assert {row[0] for row in rows(built, path.stem, "DISTINCT cluster")} <= known


@pytest.mark.parametrize(
    ("key", "school_type"),
    [
        ("absence_primary_six", "State-funded primary"),
        ("absence_secondary_six", "State-funded secondary"),
        ("absence_special_six", "Special"),
    ],
)
def test_clusters_and_none_are_the_authority_s_published_row(built: Path, key: str, school_type: str) -> None:
    ours = rows(
        built,
        key,
        "year(period_end), sum(denominator), sum(numerator), sum(pupils), sum(coverage)",
        "GROUP BY period_end ORDER BY period_end",
    )
    theirs = published(
        f"""SELECT CAST(left(CAST(time_period AS VARCHAR), 4) AS INTEGER) + 1, sess_possible, sess_overall, enrolments,
                   num_schools
            FROM read_parquet($sources || '/la/absence_la_2007_2019.parquet')
            WHERE old_la_code = 383 AND school_type = '{school_type}' ORDER BY 1"""  # noqa: S608 - test's own text
    )
    assert len(ours) == 13
    assert ours == theirs


def test_real_half_terms_1_to_5_are_the_published_ones(built: Path) -> None:
    for phase in ("primary", "secondary"):
        select = "cluster, year(period_end), numerator, denominator, pupils, coverage, provenance"
        rest = "WHERE year(period_end) <= 2012 ORDER BY ALL"
        assert rows(built, f"absence_{phase}", select, rest) == rows(built, f"absence_{phase}_six", select, rest)
        later = rows(built, f"absence_{phase}", "DISTINCT provenance", "WHERE year(period_end) > 2012")
        assert later == [("synthetic",)]


def test_absence_becomes_known_when_it_was_published(built: Path) -> None:
    five = rows(built, "absence_primary", "DISTINCT period_end, available_from", "ORDER BY ALL")
    assert five == [(date(year, 5, 31), date(year, 10, 31)) for year in range(2007, 2018)]
    six = rows(built, "absence_primary_six", "DISTINCT period_end, available_from", "ORDER BY ALL")
    assert six == [(date(year, 7, 31), date(year + 1, 3, 31)) for year in range(2007, 2020)]


def test_absences_never_exceed_possible_sessions(built: Path) -> None:
    for path in (built / "extracts").glob("absence_*.parquet"):
        impossible = rows(built, path.stem, "*", "WHERE numerator > denominator OR numerator < 0 OR denominator < 0")
        assert impossible == []
        without_school = rows(built, path.stem, "*", "WHERE coverage = 0 AND (denominator, pupils) <> (0, 0)")
        assert without_school == []


def test_predecessors_and_successors_count_in_the_named_cluster(built: Path) -> None:
    """The list's academies carry on where their predecessors ended: no year without them, none counted twice."""
    named = published("SELECT urn FROM read_csv($sources || '/schools/seacroft_manston_school_urns.csv')")
    for key, predecessor, successor in [
        ("absence_primary_six", 108049, 138824),
        ("absence_secondary_six", 108063, 139282),
        ("absence_secondary_six", 108074, 136826),
    ]:
        assert {(predecessor,), (successor,)} <= set(named)
        years = published(
            f"""SELECT CAST(left(CAST(time_period AS VARCHAR), 4) AS INTEGER) + 1, urn
                FROM read_csv($sources || '/{SCHOOLS.as_posix()}')
                WHERE urn IN ({predecessor}, {successor}) ORDER BY 1"""  # noqa: S608 - test's own text
        )
        assert [year for year, _ in years] == list(range(2007, 2020))
        assert {urn for _, urn in years} == {predecessor, successor}
        coverage = rows(built, key, "coverage", "WHERE cluster = 'seacroft-manston' ORDER BY period_end")
        expected = [14] * 13 if key == "absence_primary_six" else [3] * 11 + [2] * 2
        assert [count for (count,) in coverage] == expected


def test_a_school_counts_where_its_cluster_is_at_the_year_s_end(built: Path, copy: Path) -> None:
    """Wigton Moor moved in April 2013, so all of 2012/13 counts where it went."""
    (copy / "sources" / "demonstration" / "moved_schools.csv").write_text("urn,cluster,valid_from,valid_to\n")
    build_extracts(copy, lambda line: None)
    for cluster, direction in [("epos", 1), ("arm", -1)]:
        select, rest = "year(period_end), coverage", f"WHERE cluster = '{cluster}' ORDER BY period_end"
        moved, never_moved = (
            rows(built, "absence_primary_six", select, rest),
            rows(copy, "absence_primary_six", select, rest),
        )
        for (year, schools), (_, without) in zip(moved, never_moved, strict=True):
            assert schools - without == (direction if year <= 2012 else 0)


@pytest.mark.parametrize(
    ("key", "month", "value"),
    [
        ("cla", date(2011, 4, 30), 88),
        ("cla", date(2015, 11, 30), 107),
        ("cla", date(2015, 12, 31), 108),
        ("neet", date(2011, 7, 31), 164),
        ("neet", date(2015, 11, 30), 105),
        ("neet", date(2015, 12, 31), 117),
    ],
)
def test_golden_counts(built: Path, key: str, month: date, value: int) -> None:
    rest = f"WHERE cluster = 'seacroft-manston' AND period_end = DATE '{month}'"
    assert rows(built, key, "numerator, provenance", rest) == [(value, "published")]


def test_nothing_else_monthly_claims_to_be_published(built: Path) -> None:
    for key in ("cla", "neet"):
        assert rows(built, key, "count(*)", "WHERE provenance = 'published'") == [(3,)]


@pytest.mark.parametrize(("phase", "latest", "change"), [("primary", "4.2", "-1.8"), ("secondary", "5.9", "-5.3")])
def test_golden_absence(built: Path, phase: str, latest: str, change: str) -> None:
    rates = dict(
        rows(
            built,
            f"absence_{phase}",
            "year(period_end), 100 * numerator / denominator",
            "WHERE cluster = 'seacroft-manston' ORDER BY period_end",
        )
    )
    assert f"{rates[2015]:.1f}" == latest
    assert f"{rates[2015] - rates[2010]:+.1f}" == change
    assert abs(rates[2015] - (rates[2014] + rates[2016]) / 2) < 0.3, "2014/15 must not stand out"


def test_city_looked_after_is_the_published_figure_every_31_march(built: Path) -> None:
    ours = rows(built, "cla", "year(period_end), sum(numerator)", "WHERE month(period_end) = 3 GROUP BY 1 ORDER BY 1")
    assert ours == [(2012, 1475), (2013, 1373), (2014, 1339), (2015, 1256), (2016, 1239), (2017, 1252)]


def test_city_neet_meets_what_was_published(built: Path) -> None:
    city = dict(rows(built, "neet", "period_end, sum(numerator)", "GROUP BY 1"))
    assert (city[date(2011, 7, 31)], city[date(2015, 10, 31)]) == (2150, 1406)


def test_tracking_of_academic_age_18_ends_in_september_2016(built: Path) -> None:
    city = dict(rows(built, "neet", "period_end, sum(numerator)", "GROUP BY 1"))
    assert 0.5 < city[date(2016, 9, 30)] / city[date(2016, 8, 31)] < 0.6


@pytest.mark.parametrize("key", ["cla", "neet"])
def test_every_cluster_has_every_month(built: Path, key: str) -> None:
    expected = [
        (cluster, month)
        for cluster in sorted([*area_clusters(), "none"])
        for month in months(date(2011, 4, 1), date(2017, 3, 1))
    ]
    assert rows(built, key, "cluster, period_end", "ORDER BY ALL") == expected
    assert len(expected) == 24 * 72


def series(data: Path, key: str) -> dict[str, list[tuple[date, int]]]:
    result: dict[str, list[tuple[date, int]]] = {}
    for cluster, month, value in rows(data, key, "cluster, period_end, numerator", "ORDER BY ALL"):
        result.setdefault(cluster, []).append((month, value))
    return result


def changes(points: Sequence[tuple[date, int]]) -> list[int]:
    return [abs(now - before) for (_, before), (month, now) in pairwise(points) if month.month != SEPTEMBER]


def test_stocks_hang_together_from_month_to_month(built: Path) -> None:
    for key, usual in [("cla", 1.0), ("neet", 1.4)]:
        for points in series(built, key).values():
            values = [value for _, value in points]
            assert min(values) >= 0
            moves = sorted(changes(points))
            spread = (sum(values) / len(values) + 2) ** 0.5
            assert moves[int(0.95 * len(moves))] <= usual * spread, "nearly all moves are small beside the stock"
            assert sum(moves) > 0


def test_a_hundred_children_move_by_a_few_a_month(built: Path) -> None:
    moves = sorted(changes(series(built, "cla")["seacroft-manston"]))
    assert 2 <= sum(moves) / len(moves) <= 5
    assert moves[int(0.95 * len(moves))] <= 8


def test_reaching_31_march_leaves_no_jump(built: Path) -> None:
    """The published totals are met by changes all through the year, so March moves no more than other months."""
    points = [(month, sum(area[number][1] for area in series(built, "cla").values())) for number, (month, _) in
              enumerate(series(built, "cla")["none"])]  # fmt: skip
    march = [abs(now - before) for (_, before), (month, now) in pairwise(points) if month.month == 3]
    other = [abs(now - before) for (_, before), (month, now) in pairwise(points) if month.month != 3]
    assert sum(march) / len(march) < 1.5 * sum(other) / len(other)


def test_need_is_skewed_as_the_papers_say(built: Path) -> None:
    for key in ("cla", "neet"):
        levels = sorted((sum(value for _, value in points) for points in series(built, key).values()), reverse=True)
        assert 0.45 < sum(levels[:6]) / sum(levels) < 0.55, "six clusters carry about half"
        small = [value for points in series(built, key).values() for _, value in points if value < 5]
        assert small, "there are counts to protect"


def test_children_are_those_of_the_small_areas(built: Path) -> None:
    ours = rows(built, "children", "sum(numerator)", "GROUP BY period_end ORDER BY period_end")
    theirs = published(
        """SELECT unnest([sum(pop_0_17_mid2017), sum(pop_0_17_mid2019), sum(pop_0_17_mid2020)])
           FROM read_csv($sources || '/geo/leeds_lsoa11_lookup.csv')"""
    )
    assert ours == theirs


@pytest.mark.parametrize(
    ("key", "tenth", "year"), [("deprived_imd", "imd15", 2017), ("deprived_idaci", "idaci19", 2019)]
)
def test_deprivation_is_that_of_the_small_areas(built: Path, key: str, tenth: str, year: int) -> None:
    ours = rows(built, key, "sum(numerator), sum(denominator)", f"WHERE period_end = DATE '{year}-06-30'")
    theirs = published(
        f"""SELECT sum(pop_0_17_mid{year}) FILTER (WHERE {tenth}_decile = 1), sum(pop_0_17_mid{year})
            FROM read_csv($sources || '/geo/leeds_lsoa11_lookup.csv')"""  # noqa: S608 - test's own text
    )
    assert ours == theirs
    assert len(rows(built, key, "cluster")) == len(area_clusters())


def test_a_second_run_writes_the_same_bytes(built: Path, copy: Path) -> None:
    build_extracts(copy, lambda line: None)
    assert hashes(copy / "extracts") == hashes(built / "extracts")


def test_an_altered_school_is_refused_and_the_old_extracts_stand(built: Path, copy: Path) -> None:
    path = copy / "sources" / SCHOOLS
    lines = lines_of(path)
    fields = lines[1].split(",")
    fields[11] = str(int(fields[11]) + 1)  # sess_overall of one primary school, 2006/07
    path.write_text("".join([lines[0], ",".join(fields), *lines[2:]]), encoding="utf-8")
    with pytest.raises(SourceInvalid) as caught:
        build_extracts(copy, lambda line: None)
    (problem,) = caught.value.problems
    assert "State-funded primary in the academic year ending 2007: sessions missed differ" in problem
    assert SCHOOLS.name in problem
    assert hashes(copy / "extracts") == hashes(built / "extracts")


def test_every_year_and_school_type_that_differs_is_listed(copy: Path) -> None:
    path = copy / "sources" / SCHOOLS
    path.write_text("".join(lines_of(path)[:-400]), encoding="utf-8")
    with pytest.raises(SourceInvalid) as caught:
        build_extracts(copy, lambda line: None)
    assert len(caught.value.problems) >= 3
    assert all("do not add up" in problem for problem in caught.value.problems)


def test_a_late_failure_leaves_the_old_extracts_standing(built: Path, copy: Path) -> None:
    """The last file read is the one that fails, when other extracts are already made."""
    path = copy / "sources" / "demonstration" / "half_terms.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("sessions =", "session ="), encoding="utf-8")
    said: list[str] = []
    with pytest.raises(SourceInvalid, match=r"half_terms\.toml cannot be used: 'sessions' is missing or unknown"):
        build_extracts(copy, said.append)
    assert any(line.startswith("cla:") for line in said)
    assert hashes(copy / "extracts") == hashes(built / "extracts")


def test_leftovers_of_a_crash_do_no_harm(built: Path, copy: Path) -> None:
    staging = copy / "extracts" / ".building"
    staging.mkdir()
    (staging / "cla.parquet").write_bytes(b"half a file")
    build_extracts(copy, lambda line: None)
    assert hashes(copy / "extracts") == hashes(built / "extracts")


FILES = [
    str(path.relative_to(SOURCES))
    for path in sorted(SOURCES.rglob("*"))
    if path.suffix in {".csv", ".parquet", ".toml"} and ".meta." not in path.name
]


@pytest.mark.parametrize("name", FILES)
def test_a_missing_source_is_named(copy: Path, name: str) -> None:
    (copy / "sources" / name).unlink()
    with pytest.raises(SourceInvalid, match=Path(name).name):
        build_extracts(copy, lambda line: None)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(
    "content", [b"", b"\x00\xff\x00\xff" * 50, b"a,b\n1,2\n"], ids=["empty", "binary", "other table"]
)
def test_a_corrupt_source_is_named(copy: Path, name: str, content: bytes) -> None:
    (copy / "sources" / name).write_bytes(content)
    with pytest.raises(SourceInvalid, match=Path(name).name):
        build_extracts(copy, lambda line: None)


def test_a_truncated_parquet_is_named(copy: Path) -> None:
    path = copy / "sources" / "la" / "cla_la_2011_2025.parquet"
    path.write_bytes(path.read_bytes()[:-1000])
    with pytest.raises(SourceInvalid, match=path.name):
        build_extracts(copy, lambda line: None)


def test_a_school_in_an_unknown_place_is_named(copy: Path) -> None:
    path = copy / "sources" / "geo" / "leeds_lsoa11_lookup.csv"
    path.write_text("".join(line for line in lines_of(path) if not line.startswith("E01011276")), encoding="utf-8")
    with pytest.raises(SourceInvalid, match="URN 134317 lies in the small area E01011276"):
        build_extracts(copy, lambda line: None)


def test_the_command_says_what_it_does_and_ends_with_a_code(
    copy: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TRACKER_DATA", str(copy))
    assert main(["build"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert sum(": " in line and line.endswith("rows.") for line in said) >= 10
    (copy / "sources" / SCHOOLS).unlink()
    assert main(["build"]) == 1
    failed = capsys.readouterr()
    assert failed.out == ""
    assert failed.err.count("\n") == 1
    assert SCHOOLS.name in failed.err


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("sources.toml", 'index = "imd15"', 'index = "imd10"', "unknown index imd10"),
        ("sources.toml", "year = 2017", "year = 2018", "no population of the year 2018"),
        ("sources.toml", 'kind = "six"', 'kind = "seven"', "'seven' is missing or unknown"),
        ("sources.toml", 'school_type = "Special"', "", "needs a school_type"),
        ("demonstration/cla.toml", 'ages = "0_17"', 'ages = "0_99"', "unknown ages 0_99"),
        ("demonstration/neet.toml", "2011-03 =", "2011-05 =", "level is not given"),
        ("demonstration/neet.toml", "2015-10 = 1406", "2015-10 = 1", "A known total lies below"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(copy: Path, name: str, old: str, new: str, said: str) -> None:
    path = copy / "sources" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(SourceInvalid, match=rf"{path.name} cannot be used: .*{said}"):
        build_extracts(copy, lambda line: None)
