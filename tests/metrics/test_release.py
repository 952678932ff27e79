"""Is the newest release that can be read the one readers get, and do they hear of any that cannot?"""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from loaders.errors import ReleaseUnreadable, TrackerError
from metrics import Month, open_latest
from metrics.publish import publish
from metrics.release import open_release
from tests.metrics.council import change, cluster, extract, found_council

CLUSTERS = [cluster(code) for code in ("ash", "beech", "cedar", "elm")]


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A council with three releases: October, November, and November again."""
    data = tmp_path_factory.mktemp("council")
    clusters = [*CLUSTERS, cluster("fir", closed="2015-10")]
    found_council(data, clusters, changes=[change("merge", "2015-11", ["ash"], "beech")])
    extract(
        data,
        """
        period   ash beech cedar elm fir none
        2015-10   20    30    40  50  60    9
        2015-11    .    51    41  51   .    9
        """,
    )
    for month in (Month(2015, 10), Month(2015, 11), Month(2015, 11)):
        publish(data, month, date(2015, 12, 1), lambda line: None)
    return data


@pytest.fixture
def data(council: Path, tmp_path: Path) -> Path:
    """The council's data, to spoil."""
    return shutil.copytree(council, tmp_path / "data")


def spoil(data: Path, name: str, file: str = "figures.parquet") -> None:
    (data / "releases" / name / file).write_bytes(b"")


def edit(data: Path, name: str, **changed: object) -> None:
    path = data / "releases" / name / "release.json"
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | changed), encoding="utf-8")


def test_the_newest_release_is_opened(data: Path) -> None:
    release, problems = open_latest(data)
    assert (release.name, problems) == ("2015-11-r2", ())
    assert (release.month, release.first_month, release.published_on) == (
        Month(2015, 11), Month(2015, 10), date(2015, 12, 1),
    )  # fmt: skip
    assert (release.symbol, release.policy["threshold"], release.place) == ("[c]", 5, "Elsewhere")


@pytest.mark.parametrize("file", ["figures.parquet", "release.json"])
def test_a_damaged_release_gives_way_to_the_one_before_with_a_sentence(data: Path, file: str) -> None:
    spoil(data, "2015-11-r2", file)
    release, problems = open_latest(data)
    assert release.name == "2015-11"
    assert len(problems) == 1
    assert "release 2015-11-r2" in problems[0].lower()
    spoil(data, "2015-11", file)
    release, problems = open_latest(data)
    assert release.name == "2015-10"
    assert len(problems) == 2
    assert release.load_series("ash")["cla"].at(date(2015, 10, 31)).value == 20


@pytest.mark.parametrize(
    "changed",
    [
        {"month": "2015-13"},
        {"month": None},
        {"published_on": "soon"},
        {"indicators": [{"key": "cla"}]},
        {"indicators": "cla"},
        {"clusters": {"code": "ash"}},
        {"clusters": [{"code": "ash", "name": "Ash", "not_applicable": []}]},
        {"changes": [{"kind": "merge"}]},
        {"policy": {}},
        {"policy": []},
        {"promise": {"lowest": 0}},
        {"tracker": {"title": "Tracker"}},
        {"place": "Elsewhere"},
    ],
)
def test_a_document_that_says_something_else_gives_way_too(data: Path, changed: dict[str, object]) -> None:
    edit(data, "2015-11-r2", **changed)
    release, problems = open_latest(data)
    assert release.name == "2015-11"
    assert problems == ("Release 2015-11-r2 says something this version cannot read.",)


def test_without_any_good_release_there_is_a_sentence(data: Path) -> None:
    for name in ("2015-10", "2015-11", "2015-11-r2"):
        spoil(data, name)
    with pytest.raises(TrackerError) as caught:
        open_latest(data)
    assert str(caught.value).startswith("No release can be shown yet; publish one.")
    assert all(name in str(caught.value) for name in ("2015-10", "2015-11", "2015-11-r2"))


def test_without_any_release_there_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ReleaseUnreadable, match=r"^No release can be shown yet; publish one\.$"):
        open_latest(tmp_path)
    (tmp_path / "releases").write_text("not a folder")
    with pytest.raises(ReleaseUnreadable, match=r"^No release can be shown yet; publish one\.$"):
        open_latest(tmp_path)


def test_clusters_are_offered_while_they_stand(data: Path) -> None:
    release, _ = open_latest(data)
    assert [c.code for c in release.open_clusters(Month(2015, 11))] == ["beech", "cedar", "elm"]
    assert [c.code for c in release.open_clusters(Month(2015, 10))] == ["beech", "cedar", "elm", "fir"]
    assert release.ended == {"ash": "beech"}
    earlier = open_release(data, "2015-10")
    assert [c.code for c in earlier.open_clusters(Month(2015, 10))] == ["ash", "beech", "cedar", "elm", "fir"]


def test_a_release_does_not_change_with_the_reference(data: Path) -> None:
    before, _ = open_latest(data)
    found_council(data, [cluster("ash", name="Quite another")], threshold=50)
    assert open_latest(data)[0].clusters == before.clusters
    assert open_latest(data)[0].policy == before.policy


def test_a_release_needs_nothing_but_the_releases(data: Path) -> None:
    for folder in ("extracts", "reference"):
        (data / folder).rename(data / f"no-{folder}")
    release, _ = open_latest(data)
    assert release.load_series("beech")["cla"].at(date(2015, 10, 31)).value == 50
    assert release.load_series("no such area") == {}
