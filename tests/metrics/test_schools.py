"""Are the schools of a release those that were supplied, each in the cluster that holds it now?"""

from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from loaders.public_tables import SCHEMAS
from metrics import CITY, Month, Release
from metrics.disclosure.audit import audit
from metrics.past import read_release
from metrics.publish import publish
from metrics.release import open_release
from metrics.schools import School
from tests.metrics.council import change, cluster, extract, found_council

DAY = date(2015, 12, 20)
DRAWN = """
    period   ash beech none
    2015-10   20    30    9
    2015-11    .    51    9
"""
ROWS: list[dict[str, str | None]] = [
    {"name": "Oak", "phase": "Primary", "postcode": "LS1 1AA", "cluster": "ash", "status": "open"},
    {"name": "Elm", "phase": "Secondary", "postcode": None, "cluster": "none", "status": "closed"},
]


def published(data: Path, rows: list[dict[str, str | None]] | None = None) -> Release:
    """The release of a council whose ash has been taken over by beech, with a list of schools if any are given."""
    found_council(data, [cluster("ash"), cluster("beech")], changes=[change("merge", "2015-11", ["ash"], "beech")])
    extract(data, DRAWN)
    if rows:
        table = pa.Table.from_pylist(rows, schema=SCHEMAS["schools"])
        pq.write_table(table, data / "extracts" / "schools.parquet")
    return open_release(data, publish(data, Month(2015, 11), DAY, lambda line: None).folder.name)


def test_schools_pass_into_the_release_each_in_the_cluster_that_is_there_now(tmp_path: Path) -> None:
    assert published(tmp_path, ROWS).load_schools() == (
        School("Elm", "Secondary", "", "none", is_open=False),
        School("Oak", "Primary", "LS1 1AA", "beech"),
    )


def test_without_a_list_there_are_no_schools_and_the_same_figures(tmp_path: Path) -> None:
    without, with_list = published(tmp_path / "a"), published(tmp_path / "b", ROWS)
    assert without.load_schools() == ()
    assert without.fingerprint == with_list.fingerprint
    assert without.city == with_list.city != {}
    folders = [r.data / "releases" / r.name for r in (without, with_list)]
    assert sorted(path.name for path in folders[0].iterdir()) == ["figures.parquet", "release.json"]
    assert sorted(path.name for path in folders[1].iterdir()) == ["figures.parquet", "release.json", "schools.parquet"]


def test_the_receipt_names_the_tables_and_the_audit_goes_on(tmp_path: Path) -> None:
    release = published(tmp_path, ROWS)
    receipt = (tmp_path / "extracts" / "receipts" / f"{release.name}.json").read_text(encoding="utf-8")
    assert '"schools"' in receipt
    assert audit([read_release(tmp_path / "releases" / release.name)]).passed
    assert publish(tmp_path, Month(2015, 11), DAY, lambda line: None).folder.name == "2015-11-r2"


def test_the_demonstration_has_the_named_schools_in_their_cluster(demonstration: Release) -> None:
    """The 17 of the published sheet, open in March 2017; every school is in a cluster readers may pick, or in none."""
    schools = demonstration.load_schools()
    named = [school for school in schools if school.cluster_code == "seacroft-manston" and school.is_open]
    assert (len(named), sum(school.phase == "Secondary" for school in named)) == (17, 3)
    assert {school.cluster_code for school in schools} - {"none", CITY} == {
        cluster.code for cluster in demonstration.open_clusters(demonstration.month)
    }
    specials = {school.cluster_code for school in schools if school.phase == "Special"}
    assert specials == {"silc"}
    assert School("Wigton Moor Primary School", "Primary", "LS17 8RU", "arm") in schools
