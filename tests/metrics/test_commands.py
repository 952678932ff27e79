"""What does an analyst see when she publishes and audits? Exit codes, sentences, and the file of ranges."""

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from loaders.releases import hash_file
from metrics.__main__ import main
from tests.metrics.council import cluster, extract, found_council

AREAS = "ash beech cedar elm fir hazel"
SMALL = f"""
period  {AREAS} none
2015-10  20  30    40  50  60    70    9
2015-11   3  31    41  51  61    71    9
2015-12  22   4    42  52  62    72    9
"""


@pytest.fixture
def council(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A council with small figures in two months, and nothing published yet."""
    monkeypatch.setenv("TRACKER_DATA", str(tmp_path))
    found_council(tmp_path, [cluster(code) for code in AREAS.split()])
    extract(tmp_path, SMALL)
    return tmp_path


def publish(month: str = "2015-12") -> int:
    return main(["publish", "--month", month, "--published-on", "2016-01-20"])


def unhide(release: Path, area: str, count: int) -> None:
    """Undo the hiding of one area's figures, as a careless hand might; the release stays whole otherwise."""
    table = pq.read_table(release / "figures.parquet")
    rows = table.to_pylist()
    for row in rows:
        if row["area"] == area and row["status"] == "c":
            row.update(status="", numerator=count)
    pq.write_table(table.from_pylist(rows, table.schema), release / "figures.parquet")
    document = json.loads((release / "release.json").read_text(encoding="utf-8"))
    document["figures_sha256"] = hash_file(release / "figures.parquet")
    (release / "release.json").write_text(json.dumps(document), encoding="utf-8")


def test_publishing_says_what_is_new_and_auditing_that_it_is_safe(
    council: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert publish() == 0
    said = capsys.readouterr().out
    assert "cla: 3 new, 0 revised, 0 held" in said
    assert said.endswith("Release 2015-12 is published.\n")
    found = council / "found.json"
    assert main(["audit", "--json", str(found)]) == 0
    assert capsys.readouterr().out.endswith("months: pass.\n")
    ranges = json.loads(found.read_text(encoding="utf-8"))
    assert ranges["passed"]
    assert {(cell["area"], cell["period_end"]) for cell in ranges["hidden"]} >= {
        ("ash", "2015-11-30"),
        ("beech", "2015-12-31"),
    }
    assert all(cell["lowest"] == 0 and cell["highest"] >= 4 for cell in ranges["hidden"])


def test_a_careless_hand_is_a_breach_that_names_cells_and_no_count(
    council: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    publish()
    release = council / "releases" / "2015-12"
    rows = pq.read_table(release / "figures.parquet").to_pylist()
    helper = next(row["area"] for row in rows if row["status"] == "c" and row["area"] not in {"ash", "beech"})
    unhide(release, helper, 9)
    capsys.readouterr()
    assert main(["audit", "--release", str(release)]) == 1
    said = capsys.readouterr().out
    assert "withstand an insider" in said
    assert said.endswith("breach.\n")


@pytest.mark.parametrize("spoilt", ["figures.parquet", "release.json", ""])
def test_what_cannot_be_read_is_said(council: Path, spoilt: str, capsys: pytest.CaptureFixture[str]) -> None:
    publish()
    release = council / "releases" / ("2015-12" if spoilt else "2016-01")
    if spoilt:
        (release / spoilt).write_bytes(b"PAR1")
    capsys.readouterr()
    assert main(["audit", "--release", str(release)]) == 2
    assert release.name in capsys.readouterr().err


def test_with_no_release_there_is_nothing_to_audit(council: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit"]) == 2
    assert capsys.readouterr().err == "There is no release to audit.\n"


def test_a_refused_month_leaves_what_there_was(council: Path, capsys: pytest.CaptureFixture[str]) -> None:
    publish()
    (council / "extracts" / "cla.parquet").write_bytes(b"")
    capsys.readouterr()
    assert publish("2016-01") == 1
    said = capsys.readouterr().err
    assert said.startswith("cla.parquet: cannot be read as Parquet: the file is empty")
    assert said.endswith("Nothing was written; the last release stands.\n")
    assert [path.name for path in (council / "releases").iterdir()] == ["2015-12"]


def test_a_revision_is_said_or_held_with_its_reason(council: Path, capsys: pytest.CaptureFixture[str]) -> None:
    publish()
    extract(council, SMALL.replace("2015-10  20", "2015-10   2").replace("61    71", "61    75"))
    capsys.readouterr()
    assert publish() == 0
    said = capsys.readouterr().out
    assert "cla: 0 new, 1 revised, 1 held" in said or "cla: 0 new, 0 revised, 1 held" in said
    assert "  held, October 2015: ash would have to be hidden, but was shown before. The first figures stand." in said
    changed = json.loads((council / "releases" / "2015-12-r2" / "release.json").read_text(encoding="utf-8"))["changed"]
    assert changed["since"] == "2015-12"
    assert changed["indicators"]["cla"]["held"] == ["2015-10-31"]
    assert "ash" not in json.dumps(changed)
