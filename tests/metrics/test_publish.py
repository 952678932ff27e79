"""Does the gate restate, hide and refuse as it should, and does a release hold nothing that must not be seen?"""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from loaders.errors import ExtractInvalid, ReferenceInvalid, ReleaseRefused
from metrics import Month, Word, build_sheet, open_latest
from metrics.__main__ import main
from metrics.publish import publish
from metrics.published import NOT_APPLICABLE
from tests.metrics.council import (
    Entry,
    absence,
    change,
    cluster,
    drawn_release,
    extract,
    found_council,
    indicator,
    squeezed,
)

DAY = date(2016, 4, 20)
CODES = ("ash", "beech", "cedar", "elm", "fir", "hazel")
CLUSTERS = [cluster(code) for code in CODES]
QUIET = """
    period   ash beech cedar elm fir hazel none
    2015-10   20    30    40  50  60    70    9
    2015-11   21    31    41  51  61    71    9
    2015-12   22    32    42  52  62    72    9
"""
SMALL = """
    period   ash beech cedar elm fir hazel none
    2015-10   20    30    40  50  60    70    9
    2015-11    3    31    41  51  61    71    9
    2015-12   22    32     0  52  62    72    9
"""


def published(
    data: Path,
    drawn: str = QUIET,
    clusters: Sequence[Entry] = CLUSTERS,
    changes: Sequence[Entry] = (),
    month: str = "2015-12",
) -> Path:
    """The release of a council whose one indicator has the figures drawn."""
    found_council(data, clusters, changes=changes)
    extract(data, drawn)
    return publish(data, Month.parse(month), DAY, lambda line: None).folder


def refusal(data: Path, month: str = "2015-12") -> str:
    """Why a release is refused; nothing may have been written."""
    before = sorted((data / "releases").rglob("*"))
    with pytest.raises(ReleaseRefused) as caught:
        publish(data, Month.parse(month), DAY, lambda line: None)
    assert sorted((data / "releases").rglob("*")) == before
    return str(caught.value)


def test_without_small_counts_all_is_shown_and_the_city_is_the_sum(tmp_path: Path) -> None:
    published(tmp_path)
    assert drawn_release(tmp_path, "2015-12", "ash hazel none city") == squeezed("""
        period   ash hazel none city
        2015-10   20    70    9  279
        2015-11   21    71    9  285
        2015-12   22    72    9  291
    """)


def test_a_merge_restates_the_past_by_summing(tmp_path: Path) -> None:
    drawn = """
        period   ash beech cedar none
        2015-10   20    30    40    9
        2015-11   21     .    72    9
        2015-12   22     .    74    9
    """
    clusters = [cluster(code) for code in ("ash", "beech", "cedar")]
    published(tmp_path, drawn, clusters, [change("merge", "2015-11", ["beech"], "cedar")])
    assert drawn_release(tmp_path, "2015-12", "ash beech cedar city") == squeezed("""
        period   ash beech cedar city
        2015-10   20     .    70   99
        2015-11   21     .    72  102
        2015-12   22     .    74  105
    """)


def test_a_chain_of_merge_and_rename_is_followed_to_its_end(tmp_path: Path) -> None:
    drawn = """
        period   ash beech cedar elm fir none
        2015-10   20    30    40   .   .    9
        2015-11   21     .    72   .   .    9
        2015-12   22     .     .  74   .    9
        2016-01   23     .     .   .  75    9
    """
    clusters = [cluster(code) for code in ("ash", "beech", "cedar", "elm", "fir")]
    changes = [
        change("rename", "2016-01", ["elm"], "fir"),
        change("merge", "2015-11", ["beech"], "cedar"),
        change("rename", "2015-12", ["cedar"], "elm"),
    ]
    published(tmp_path, drawn, clusters, changes, "2016-01")
    assert drawn_release(tmp_path, "2016-01", "ash beech cedar elm fir") == squeezed("""
        period   ash beech cedar elm fir
        2015-10   20     .     .   .  70
        2015-11   21     .     .   .  72
        2015-12   22     .     .   .  74
        2016-01   23     .     .   .  75
    """)


def test_a_change_after_the_reporting_month_has_not_happened_yet(tmp_path: Path) -> None:
    published(tmp_path, changes=[change("merge", "2016-01", ["ash"], "beech")])
    release, _ = open_latest(tmp_path)
    assert drawn_release(tmp_path, "2015-12", "ash beech").endswith("2015-12 22 32")
    assert release.changes == ()
    assert "ash" in {c.code for c in release.open_clusters(release.month)}


def test_merged_clusters_are_protected_as_what_they_are_now(tmp_path: Path) -> None:
    """Two counts of 3 that are one cluster's 6 need no hiding: nobody is shown the 3."""
    drawn = """
        period   ash beech cedar none
        2015-10    3     3    40    9
        2015-11    .     6    41    9
        2015-12    .     7    42    9
    """
    clusters = [cluster(code) for code in ("ash", "beech", "cedar")]
    published(tmp_path, drawn, clusters, [change("merge", "2015-11", ["ash"], "beech")])
    assert drawn_release(tmp_path, "2015-12", "ash beech cedar").startswith("period ash beech cedar\n2015-10 . 6 40")


def test_a_boundary_move_is_a_break_for_both_and_for_nobody_else(tmp_path: Path) -> None:
    published(tmp_path, changes=[change("boundary", "2015-11", ["ash"], "beech")])
    release, _ = open_latest(tmp_path)
    sheets = {code: build_sheet(release, release.clusters[code], release.month) for code in CODES}
    noted = {code: sheet.notes for code, sheet in sheets.items() if sheet.notes or sheet.rows[0].breaks}
    assert noted == {"ash": ("boundary of ash into beech",), "beech": ("boundary of ash into beech",)}
    assert drawn_release(tmp_path, "2015-12", "ash").endswith("2015-10 20\n2015-11 21\n2015-12 22")


def test_a_boundary_move_is_no_break_before_its_month(tmp_path: Path) -> None:
    published(tmp_path, changes=[change("boundary", "2015-12", ["ash"], "beech")])
    release, _ = open_latest(tmp_path)
    assert build_sheet(release, release.clusters["ash"], Month(2015, 11)).notes == ()
    (row,) = build_sheet(release, release.clusters["ash"], Month(2015, 12)).rows
    assert row.notes == (1,)
    assert (row.since_last_month.value, row.month_verdict.word) == (NOT_APPLICABLE, Word.NOT_COMPARABLE)


def test_a_boundary_move_after_the_latest_figure_does_not_touch_it(tmp_path: Path) -> None:
    """The school year had ended before the move, though the sheet is of a month after it."""
    found_council(tmp_path, CLUSTERS, [absence()], [change("boundary", "2015-09", ["ash"], "beech")])
    pupils = " ".join(["50/900/30"] * 7)
    areas = " ".join([*CODES, "none"])
    extract(tmp_path, f"period known {areas}\n2014-05 2014-10 {pupils}\n2015-05 2015-10 {pupils}", "absence")
    publish(tmp_path, Month(2015, 12), DAY, lambda line: None)
    release, _ = open_latest(tmp_path)
    assert build_sheet(release, release.clusters["ash"], Month(2015, 12)).notes == ()


def test_a_closed_cluster_ends_and_is_not_missed(tmp_path: Path) -> None:
    drawn = QUIET.replace("22    32", " .    32")
    published(tmp_path, drawn, [cluster("ash", closed="2015-11"), *CLUSTERS[1:]])
    assert drawn_release(tmp_path, "2015-12", "ash city") == squeezed("""
        period   ash city
        2015-10   20  279
        2015-11   21  285
        2015-12    .  269
    """)


def test_a_cluster_closed_without_a_row_is_not_available_while_it_stood(tmp_path: Path) -> None:
    drawn = QUIET.replace(" 20 ", "  . ").replace(" 21 ", "  . ").replace(" 22 ", "  . ")
    published(tmp_path, drawn, [cluster("ash", closed="2015-11"), *CLUSTERS[1:]])
    assert drawn_release(tmp_path, "2015-12", "ash city") == squeezed("""
        period   ash city
        2015-10  [x]  259
        2015-11  [x]  264
        2015-12    .  269
    """)


def test_an_indicator_without_meaning_in_a_cluster_is_not_applicable(tmp_path: Path) -> None:
    clusters = [*CLUSTERS, cluster("special", not_applicable={"indicators": ["cla"], "reason": "No area."})]
    published(tmp_path, QUIET, clusters)
    assert drawn_release(tmp_path, "2015-12", "special").endswith("2015-12 [z]")


def test_an_indicator_of_only_some_clusters_has_no_row_for_others(tmp_path: Path) -> None:
    found_council(tmp_path, CLUSTERS, [indicator(only_clusters=["ash", "beech"])])
    extract(tmp_path, "period ash beech\n2015-10 20 30\n2015-11 21 31")
    publish(tmp_path, Month(2015, 11), DAY, lambda line: None)
    assert drawn_release(tmp_path, "2015-11", "ash cedar city").endswith("2015-11 21 . 52")


def test_hidden_cells_have_no_number_anywhere_in_the_file(tmp_path: Path) -> None:
    published(tmp_path, SMALL)
    rows = pq.read_table(tmp_path / "releases" / "2015-12" / "figures.parquet").to_pylist()
    hidden = {(row["area"], row["period_end"].month) for row in rows if row["status"] == "c"}
    assert {("ash", 11), ("cedar", 12)} <= hidden
    assert not {month for _, month in hidden} & {10}, "a month without small counts hides nothing"
    for month in (11, 12):
        assert len([area for area, found in hidden if found == month]) >= 4, "one small count is never hidden alone"
    for row in rows:
        seen = row["status"] == ""
        assert (row["numerator"] is not None) == seen
        assert row["denominator"] is None
        assert row["coverage"] is None
    assert {row["numerator"] for row in rows if row["area"] == "city"} == {279, 259 + 8, 291 - 42}


def test_the_release_says_nothing_of_small_counts_beside_the_figures(tmp_path: Path) -> None:
    folder = published(tmp_path, SMALL)
    document = json.loads((folder / "release.json").read_text(encoding="utf-8"))
    said = {"form", "month", "first_month", "published_on", "tracker", "place", "indicators", "clusters", "changes"}
    assert set(document) == said | {"policy", "promise", "changed", "audit", "figures_sha256"}


def test_absence_is_hidden_by_pupils_and_empty_schools_are_not_applicable(tmp_path: Path) -> None:
    found_council(tmp_path, CLUSTERS, [absence()])
    extract(
        tmp_path,
        """
        period  known        ash       beech     cedar       elm       fir    hazel      none
        2014-05 2014-10  2/90/30   50/900/30 50/900/31 50/900/32 50/900/33   0/0/0  50/900/34
        2015-05 2015-10  60/90/3   51/900/30 51/900/31 51/900/32 51/900/33   0/0/0  51/900/34
        """,
        "absence",
        coverage=2,
    )
    publish(tmp_path, Month(2015, 10), DAY, lambda line: None)
    drawn = drawn_release(tmp_path, "2015-10", "ash hazel city", "absence")
    assert drawn == squeezed("""
        period   ash  hazel city
        2014-05 2/90  [z]   252/4590
        2015-05  [c]  [z]   315/4590
    """)
    rows = pq.read_table(tmp_path / "releases" / "2015-10" / "figures.parquet").to_pylist()
    assert all((row["coverage"] is None) == (row["status"] != "") for row in rows)


def test_a_column_of_pupils_beside_a_count_of_people_hides_no_less(tmp_path: Path) -> None:
    """`pupils` decides for sessions alone: three children among 3,000 pupils are still three children."""
    found_council(tmp_path, CLUSTERS)
    extract(tmp_path, SMALL, pupils=3000)
    publish(tmp_path, Month(2015, 12), DAY, lambda line: None)
    assert "2015-11 [c]" in drawn_release(tmp_path, "2015-12", "ash")


def test_figures_already_public_are_not_hidden(tmp_path: Path) -> None:
    found_council(tmp_path, CLUSTERS, [indicator(counts="open")])
    extract(tmp_path, SMALL)
    publish(tmp_path, Month(2015, 12), DAY, lambda line: None)
    assert drawn_release(tmp_path, "2015-12", "ash cedar").endswith("2015-11 3 41\n2015-12 22 0")


def test_a_figure_is_published_only_from_the_month_it_became_known(tmp_path: Path) -> None:
    found_council(tmp_path, CLUSTERS, [absence()])
    pupils = " ".join(["50/900/30"] * 7)
    areas = " ".join([*CODES, "none"])
    extract(tmp_path, f"period known {areas}\n2014-05 2014-10 {pupils}\n2015-05 2015-10 {pupils}", "absence")
    for month, periods in (("2015-09", ["2014-05"]), ("2015-10", ["2014-05", "2015-05"])):
        publish(tmp_path, Month.parse(month), DAY, lambda line: None)
        lines = drawn_release(tmp_path, month, "ash", "absence").splitlines()
        assert [line.split()[0] for line in lines[1:]] == periods


def test_before_anything_is_known_there_is_nothing_to_publish(tmp_path: Path) -> None:
    found_council(tmp_path, CLUSTERS)
    extract(tmp_path, QUIET)
    assert refusal(tmp_path, "2015-09") == "No extract has a figure known by September 2015; choose a later month."


def test_months_after_the_reporting_month_stay_out(tmp_path: Path) -> None:
    published(tmp_path, month="2015-11")
    assert drawn_release(tmp_path, "2015-11", "ash").endswith("2015-11 21")


def test_made_up_and_published_figures_sum_to_made_up_ones(tmp_path: Path) -> None:
    found_council(tmp_path, CLUSTERS)
    extract(tmp_path, QUIET, provenance={"ash": "synthetic"})
    folder = publish(tmp_path, Month(2015, 12), DAY, lambda line: None).folder
    rows = pq.read_table(folder / "figures.parquet").to_pylist()
    assert {row["area"] for row in rows if row["provenance"] == "synthetic"} == {"ash", "city"}


def test_the_order_of_the_extract_does_not_matter(tmp_path: Path) -> None:
    one = published(tmp_path / "one", SMALL)
    found_council(tmp_path / "two", CLUSTERS)
    extract(tmp_path / "two", SMALL, upwards=True)
    two = publish(tmp_path / "two", Month(2015, 12), DAY, lambda line: None).folder
    for name in ("figures.parquet", "release.json"):
        assert (one / name).read_bytes() == (two / name).read_bytes()


def test_publishing_again_gives_the_same_bytes_under_the_next_name(tmp_path: Path) -> None:
    folders = [published(tmp_path, SMALL) for _ in range(3)]
    assert [folder.name for folder in folders] == ["2015-12", "2015-12-r2", "2015-12-r3"]
    assert len({(folder / "figures.parquet").read_bytes() for folder in folders}) == 1
    documents = [json.loads((folder / "release.json").read_text(encoding="utf-8")) for folder in folders]
    assert [document.pop("changed")["since"] for document in documents] == [None, "2015-12", "2015-12-r2"]
    assert documents[0] == documents[1] == documents[2]


def test_the_next_name_goes_on_from_the_highest(tmp_path: Path) -> None:
    assert [published(tmp_path).name for _ in range(11)][-2:] == ["2015-12-r10", "2015-12-r11"]


def test_an_earlier_month_is_refused(tmp_path: Path) -> None:
    published(tmp_path)
    assert refusal(tmp_path, "2015-11") == (
        "November 2015 is earlier than the latest release (2015-12); releases follow each other."
    )


def test_what_cannot_be_protected_is_refused_without_a_count(tmp_path: Path) -> None:
    found_council(tmp_path, CLUSTERS[:3])
    extract(tmp_path, "period ash beech cedar\n2015-10 20 30 40\n2015-11 3 31 41")
    said = refusal(tmp_path, "2015-11")
    assert said.startswith("cla: The month ending 2015-11-30 ")
    assert not {"3", "31", "41", "75"} & set(said.replace(".", " ").split())


def test_a_city_total_that_would_tell_is_hidden_with_its_month(tmp_path: Path) -> None:
    """Whoever holds the large figure knows that the rest of the city's is small."""
    found_council(tmp_path, CLUSTERS[:2])
    extract(tmp_path, "period ash beech\n2015-10 20 30\n2015-11 3 31\n2015-12 1 2")
    publish(tmp_path, Month(2015, 12), DAY, lambda line: None)
    assert drawn_release(tmp_path, "2015-12", "ash beech city") == squeezed("""
        period   ash beech city
        2015-10   20    30   50
        2015-11  [c]   [c]  [c]
        2015-12  [c]   [c]  [c]
    """)


def test_a_policy_that_would_give_figures_away_is_refused_in_a_sentence(tmp_path: Path) -> None:
    found_council(tmp_path, CLUSTERS, threshold=2, zeros="show")
    extract(tmp_path, QUIET)
    with pytest.raises(ReferenceInvalid, match=r"policy\.toml cannot be used: policy: threshold is 2"):
        publish(tmp_path, Month(2015, 12), DAY, lambda line: None)


def test_nothing_is_published_from_extracts_that_break_the_contract(tmp_path: Path) -> None:
    published(tmp_path)
    extract(tmp_path, QUIET.replace(" 31 ", " . "))
    with pytest.raises(ExtractInvalid, match="beech has no row for November 2015"):
        publish(tmp_path, Month(2015, 12), DAY, lambda line: None)
    assert [path.name for path in (tmp_path / "releases").iterdir()] == ["2015-12"]


def test_the_command_publishes_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    found_council(tmp_path, CLUSTERS)
    extract(tmp_path, QUIET)
    monkeypatch.setenv("TRACKER_DATA", str(tmp_path))
    assert main(["publish", "--month", "2015-12", "--published-on", "2016-01-20"]) == 0
    assert "Release 2015-12 is published." in capsys.readouterr().out
    assert open_latest(tmp_path)[0].published_on == date(2016, 1, 20)
    assert main(["publish", "--month", "2015-10"]) == 1
    assert "the last release stands" in capsys.readouterr().err


@pytest.mark.parametrize("month", ["2015-13", "2015-1", "9999-12", "0000-01", "x", ""])
def test_the_command_refuses_a_month_that_is_none(month: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["publish", "--month", month])
    assert "Traceback" not in capsys.readouterr().err


def test_no_path_of_the_machine_is_in_a_release(tmp_path: Path) -> None:
    folder = published(tmp_path)
    for path in folder.iterdir():
        assert str(tmp_path).encode() not in path.read_bytes()
