"""Does an address find exactly what it names, and anything else a sentence and no figures?"""

import re
from datetime import date

import pytest

from metrics import Cluster, Month, NotFound, Release, find_cluster, find_month, open_latest
from metrics.publish import publish
from tests.metrics.council import change, cluster, extract, found_council

HOSTILE = [
    "../../etc/passwd",
    "..\\..\\windows",
    "<script>alert('x')</script>",
    "' OR 1=1 --",
    "ash\x00",
    "ash\n",
    "\u202eash",
    "%61sh",
    "😀" * 50,
    "a" * 10_240,
    "<" * 10_240,
    "Ash",
    " ash",
    "city",
    "none",
    "*",
]


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    """October to December 2015. Ash became part of Beech Wood in November; Fir closed after November."""
    data = tmp_path_factory.mktemp("data")
    clusters = [
        cluster("ash"),
        cluster("beech-wood", name="Beech Wood", places=["Hill", "Dale"], aliases=["BW"]),
        cluster("cedar"),
        cluster("fir", closed="2015-11"),
    ]
    found_council(data, clusters, changes=[change("merge", "2015-11", ["ash"], "beech-wood")])
    extract(
        data,
        """
        period   ash beech-wood cedar fir none
        2015-10   20         30    40  50   60
        2015-11    .         51    41  51   61
        2015-12    .         52    42   .   62
        """,
    )
    publish(data, Month(2015, 12), date(2016, 1, 20), lambda line: None)
    return open_latest(data)[0]


def missing(found: object) -> NotFound:
    assert isinstance(found, NotFound)
    return found


def test_a_cluster_is_found_by_its_code(release: Release) -> None:
    assert find_cluster(release, "cedar", release.month) is release.clusters["cedar"]


@pytest.mark.parametrize("asked", HOSTILE)
def test_nothing_else_finds_a_cluster(release: Release, asked: str) -> None:
    found = missing(find_cluster(release, asked, release.month))
    assert found.sentence.startswith("There is no cluster called “")
    assert len(found.sentence) < 120
    assert found.sentence.isprintable()
    assert all(isinstance(c, Cluster) for c in found.close)


@pytest.mark.parametrize(
    ("asked", "close"),
    [
        ("ceder", "cedar"),
        ("CEDAR", "cedar"),
        ("beech_wood", "beech-wood"),
        ("Beech wood", "beech-wood"),
        ("beechwood", "beech-wood"),
        ("dale", "beech-wood"),
        ("bw", "beech-wood"),
        ("wood beech", "beech-wood"),
        ("the cedar cluster", "cedar"),
        ("cedra", "cedar"),
        ("bech wod", "beech-wood"),
    ],
)
def test_a_misspelling_offers_the_cluster_it_may_mean(release: Release, asked: str, close: str) -> None:
    assert close in [c.code for c in missing(find_cluster(release, asked, release.month)).close]


@pytest.mark.parametrize("asked", ["zzzzzzzz", "cluster", "atlantis cluster", "the"])
def test_a_name_far_from_all_offers_none(release: Release, asked: str) -> None:
    assert missing(find_cluster(release, asked, release.month)).close == ()


def test_a_right_name_offers_no_other(release: Release) -> None:
    assert [c.code for c in missing(find_cluster(release, "Dale", release.month)).close] == ["beech-wood"]


def test_clusters_that_are_gone_are_not_offered(release: Release) -> None:
    for asked in ("firr", "assh"):
        assert not {"fir", "ash"} & {c.code for c in missing(find_cluster(release, asked, release.month)).close}


@pytest.mark.parametrize("month", ["2015-10", "2015-11", "2015-12"])
def test_a_merged_cluster_names_its_heir_and_shows_no_figures_of_it(release: Release, month: str) -> None:
    found = missing(find_cluster(release, "ash", Month.parse(month)))
    assert found.sentence == "Ash is no longer separate: its figures are counted in Beech Wood (Hill, Dale)."
    assert [c.code for c in found.close] == ["beech-wood"]


def test_a_closed_cluster_has_its_months_and_no_others(release: Release) -> None:
    assert find_cluster(release, "fir", Month(2015, 11)) is release.clusters["fir"]
    found = missing(find_cluster(release, "fir", Month(2015, 12)))
    assert found.sentence == "Fir closed after November 2015, so it has no figures for December 2015."
    assert found.close == ()


def test_the_month_is_the_latest_where_none_is_asked_for(release: Release) -> None:
    assert find_month(release, None) == Month(2015, 12)


@pytest.mark.parametrize("asked", ["2015-10", "2015-11", "2015-12"])
def test_a_month_with_figures_is_found(release: Release, asked: str) -> None:
    assert find_month(release, asked) == Month.parse(asked)


@pytest.mark.parametrize("asked", ["2016-01", "2099-12", "2015-09", "1900-01"])
def test_a_month_outside_the_release_is_told_with_what_there_is(release: Release, asked: str) -> None:
    assert missing(find_month(release, asked)).sentence == (
        f"There are no figures for {Month.parse(asked)}. Choose one from October 2015 to December 2015."
    )


@pytest.mark.parametrize("asked", ["2015-13", "2015-1", "9999-99", "9999-12", "0000-01", "", "latest", *HOSTILE])
def test_what_is_no_month_is_told_with_what_there_is(release: Release, asked: str) -> None:
    found = missing(find_month(release, asked))
    assert re.fullmatch(
        r"There is no month “.{0,61}”\. Choose one from October 2015 to December 2015\.", found.sentence
    )
    assert found.sentence.isprintable()
