"""Can the ledger be walked round? Each test is an attack that once found a hidden figure, or could have."""

import json
import shutil
from pathlib import Path

import pytest

from loaders.errors import ReleaseRefused
from metrics import Month
from metrics.publish import publish
from tests.metrics.council import cluster, drawn_release, extract, found_council, indicator
from tests.metrics.test_publish import DAY

AREAS = "ash beech cedar elm fir hazel"
CLUSTERS = [cluster(code) for code in AREAS.split()]
HEAD = f"period {AREAS} none\n"
COUNTS = HEAD + "2015-10 20 30 40 50 60 70 30\n2015-11 3 31 41 51 61 71 30\n"
EARLY = "2015-10 20 21 22 50 60 70 90\n2015-11 3 21 22 23 60 70 90\n"
LATE = "2015-12 20 80 80 50 30 31 32\n2016-01 20 80 80 50 30 31 32\n2016-02 2 80 80 50 30 31 32\n"


def refused(data: Path, month: str) -> str:
    """Why a release is refused; no release may have been written."""
    before = sorted((data / "releases").glob("*"))
    with pytest.raises(ReleaseRefused) as caught:
        publish(data, Month.parse(month), DAY, lambda line: None)
    assert sorted((data / "releases").glob("*")) == before
    return str(caught.value)


def publish_quietly(data: Path, month: str) -> None:
    publish(data, Month.parse(month), DAY, lambda line: None)


def test_a_percentage_whose_whole_is_another_indicator_is_refused(tmp_path: Path) -> None:
    """Children reviewed on time, of children looked after: the one shows below the line what the other hides."""
    reviewed = indicator("reviewed", measure="percent", sheet_order=2)
    found_council(tmp_path, CLUSTERS, [indicator(), reviewed])
    extract(tmp_path, COUNTS)
    shares = "2015-10 10/20 24/30 32/40 25/50 20/60 50/70 15/30\n2015-11 2/3 25/31 32/41 26/51 20/61 50/71 15/30\n"
    extract(tmp_path, HEAD + shares, "reviewed")
    assert "cla and reviewed count the same people in November 2015" in refused(tmp_path, "2015-11")


def test_two_indicators_of_different_people_are_not_taken_for_the_same(tmp_path: Path) -> None:
    found_council(tmp_path, CLUSTERS, [indicator(), indicator("neet", sheet_order=2)])
    extract(tmp_path, COUNTS)
    extract(tmp_path, COUNTS.replace("30 40", "31 39").replace("31 41", "30 44"), "neet")
    publish_quietly(tmp_path, "2015-11")


def test_figures_declared_open_that_another_key_hides_are_refused(tmp_path: Path) -> None:
    """What is open passes as it is: the same counts under such a key would show what the gate hides."""
    found_council(tmp_path, CLUSTERS, [indicator(), indicator("copy", counts="open", sheet_order=2)])
    extract(tmp_path, COUNTS)
    extract(tmp_path, COUNTS, "copy")
    assert "cla and copy count the same people in November 2015" in refused(tmp_path, "2015-11")


def test_an_open_percentage_whose_whole_another_key_hides_is_refused(tmp_path: Path) -> None:
    placed = indicator("placed", measure="percent", counts="open", sheet_order=2)
    found_council(tmp_path, CLUSTERS, [indicator(), placed])
    extract(tmp_path, COUNTS)
    shares = "2015-10 10/20 24/30 32/40 25/50 20/60 50/70 15/30\n2015-11 2/3 25/31 32/41 26/51 20/61 50/71 15/30\n"
    extract(tmp_path, HEAD + shares, "placed")
    assert "cla and placed count the same people in November 2015" in refused(tmp_path, "2015-11")


def test_hidden_figures_cannot_come_back_under_an_open_key(tmp_path: Path) -> None:
    found_council(tmp_path, CLUSTERS, [indicator()])
    extract(tmp_path, COUNTS)
    publish_quietly(tmp_path, "2015-11")
    found_council(tmp_path, CLUSTERS, [indicator("looked_after", counts="open")])
    (tmp_path / "extracts" / "cla.parquet").unlink()
    extract(tmp_path, COUNTS, "looked_after")
    assert "cla and looked_after count the same people in November 2015" in refused(tmp_path, "2015-11")


def test_a_percentage_may_be_of_an_open_population(tmp_path: Path) -> None:
    """Populations are public, and percentages of people are protected against readers who have them."""
    cohort = indicator("cohort", counts="open", sheet_order=2)
    found_council(tmp_path, CLUSTERS, [indicator("neet", measure="percent"), cohort])
    shares = "2015-10 10/100 20/110 30/120 25/130 20/140 50/150 15/160\n"
    extract(tmp_path, f"{HEAD}{shares}2015-11 2/101 20/111 30/121 25/131 20/141 50/151 15/161\n", "neet")
    people = "2015-10 100 110 120 130 140 150 160\n2015-11 101 111 121 131 141 151 161\n"
    extract(tmp_path, HEAD + people, "cohort")
    publish_quietly(tmp_path, "2015-11")
    shown = drawn_release(tmp_path, "2015-11", f"{AREAS} none city", "neet").splitlines()
    assert shown[2] == "2015-11" + 8 * " [c]", "nothing is hidden, so nothing is tried"


def test_the_same_figures_under_a_new_key_are_refused(tmp_path: Path) -> None:
    found_council(tmp_path, CLUSTERS, [indicator()])
    extract(tmp_path, HEAD + EARLY + LATE)
    publish_quietly(tmp_path, "2016-02")
    found_council(tmp_path, CLUSTERS, [indicator("looked_after", baseline=Month(2015, 12).end)])
    (tmp_path / "extracts" / "cla.parquet").unlink()
    extract(tmp_path, HEAD + LATE, "looked_after")
    assert "cla and looked_after count the same people in February 2016" in refused(tmp_path, "2016-02")


def test_a_cohort_of_nobody_is_hidden_like_any_small_one(tmp_path: Path) -> None:
    """That a cohort is empty says that nobody was in it: with noughts hidden, it must look like any other."""
    found_council(tmp_path, CLUSTERS, [indicator("eet", measure="percent")])
    rest = "30/60 40/80 50/90 60/99 70/99 9/30\n"
    extract(tmp_path, HEAD + f"2015-10 20/50 {rest}2015-11 2/3 {rest}2015-12 0/0 {rest}", "eet")
    publish_quietly(tmp_path, "2015-12")
    drawn = drawn_release(tmp_path, "2015-12", "ash", "eet").splitlines()
    assert drawn[2:] == ["2015-11 [c]", "2015-12 [c]"]


def test_a_release_missing_from_the_middle_is_noticed(tmp_path: Path) -> None:
    found_council(tmp_path, CLUSTERS, [indicator()])
    extract(tmp_path, HEAD + EARLY + LATE)
    for month in ("2015-12", "2016-01", "2016-02"):
        publish_quietly(tmp_path, month)
    shutil.rmtree(tmp_path / "releases" / "2016-01")
    assert "Release 2016-02 follows 2016-01, but before it lies 2015-12." in refused(tmp_path, "2016-02")


def test_a_first_release_that_has_gone_is_noticed(tmp_path: Path) -> None:
    """A new machine, or a folder tidied away: what was shown once still binds."""
    found_council(tmp_path, CLUSTERS, [indicator(baseline=Month(2015, 12).end)])
    extract(tmp_path, HEAD + EARLY + LATE)
    publish_quietly(tmp_path, "2016-02")
    shutil.rmtree(tmp_path / "releases" / "2016-02")
    extract(tmp_path, HEAD + LATE)
    assert "Release 2016-02 has been published from other extracts and is not there" in refused(tmp_path, "2016-02")
    assert "Release 2016-02 has been published from other extracts" in refused(tmp_path, "2016-01")
    extract(tmp_path, HEAD + EARLY + LATE)
    publish_quietly(tmp_path, "2016-02")


def test_the_release_after_a_later_one_that_has_gone_is_refused(tmp_path: Path) -> None:
    found_council(tmp_path, CLUSTERS, [indicator()])
    extract(tmp_path, HEAD + EARLY + LATE)
    publish_quietly(tmp_path, "2015-12")
    publish_quietly(tmp_path, "2016-01")
    shutil.rmtree(tmp_path / "releases" / "2015-12")
    assert "Release 2016-01 follows 2015-12, but before it lies none." in refused(tmp_path, "2016-02")


@pytest.mark.parametrize("counts", ["open", "sessions"])
def test_what_counted_people_cannot_become_something_less_protected(tmp_path: Path, counts: str) -> None:
    found_council(tmp_path, CLUSTERS, [indicator()])
    extract(tmp_path, COUNTS)
    publish_quietly(tmp_path, "2015-11")
    found_council(tmp_path, CLUSTERS, [indicator(counts=counts)])
    extract(tmp_path, COUNTS, pupils=300)
    assert "was published as another kind of figure" in refused(tmp_path, "2015-11")


def test_the_year_of_a_year_to_date_count_cannot_be_moved(tmp_path: Path) -> None:
    """Else 20 in August and 21 in September would both be shown, and the rise of one with them."""
    growing = indicator("referrals", year_to_date=True, baseline=Month(2015, 7).end)
    found_council(tmp_path, CLUSTERS, [growing])
    summer = "2015-07 10 30 40 50 60 70 9\n2015-08 20 50 60 70 80 90 20\n"
    extract(tmp_path, HEAD + summer, "referrals")
    publish_quietly(tmp_path, "2015-08")
    found_council(tmp_path, CLUSTERS, [growing], year_starts=9)
    extract(tmp_path, HEAD + summer + "2015-09 21 70 80 90 100 110 30\n", "referrals")
    assert "year_starts in policy.toml is not what it was published with" in refused(tmp_path, "2015-09")


def test_a_release_says_nothing_of_the_extracts_it_was_made_from(tmp_path: Path) -> None:
    """A hash of a raw file lets whoever can write the same file try guesses at what is hidden."""
    found_council(tmp_path, CLUSTERS, [indicator()])
    extract(tmp_path, COUNTS)
    publish_quietly(tmp_path, "2015-11")
    receipt = json.loads((tmp_path / "extracts" / "receipts" / "2015-11.json").read_text(encoding="utf-8"))
    assert receipt["cla"] not in (tmp_path / "releases" / "2015-11" / "release.json").read_text(encoding="utf-8")


def test_a_late_first_month_leaves_old_patterns_and_old_releases_alone(tmp_path: Path) -> None:
    """An extract that begins earlier than before must not choose anew what has been shown."""
    found_council(tmp_path, CLUSTERS, [indicator(baseline=Month(2015, 12).end)])
    extract(tmp_path, HEAD + LATE)
    publish_quietly(tmp_path, "2016-02")
    first = tmp_path / "releases" / "2016-02"
    before = {path.name: path.read_bytes() for path in first.iterdir()}
    drawn = drawn_release(tmp_path, "2016-02", f"{AREAS} none").splitlines()[1:]
    extract(tmp_path, HEAD + EARLY + LATE.replace("2016-01 20", "2016-01 24") + "2016-03 3 80 80 50 30 31 32\n")
    publish_quietly(tmp_path, "2016-03")
    assert {path.name: path.read_bytes() for path in first.iterdir()} == before
    again = drawn_release(tmp_path, "2016-03", f"{AREAS} none").splitlines()[1:]
    same = [line for line in again if line[:7] in {"2015-12", "2016-02"}]
    assert same == [line for line in drawn if line[:7] in {"2015-12", "2016-02"}]
    assert "2016-01 24" in "\n".join(again), "a revision that gives nothing away is let through"
    changed = json.loads((tmp_path / "releases" / "2016-03" / "release.json").read_text(encoding="utf-8"))["changed"]
    assert changed["indicators"]["cla"] == {
        "new": ["2015-10-31", "2015-11-30", "2016-03-31"],
        "revised": ["2016-01-31"],
        "held": [],
    }
