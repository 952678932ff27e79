"""What does the command write, what does it say, and does it leave nothing unfinished whatever happens?"""

import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from loaders.paths import PROJECT
from pages.documents.__main__ import main
from tests.pages.releases import copy_release

OUT = "--out"


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where to write; the release is the shipped one."""
    monkeypatch.setenv("TRACKER_DATA", str(PROJECT / "data"))
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_briefing_is_two_files(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["briefing", "--cluster", "bramley", "--month", "2015-12", OUT, str(out)]) == 0
    assert names(out) == ["bramley-2015-12.docx", "bramley-2015-12.pdf"]
    assert (out / "bramley-2015-12.pdf").read_bytes().startswith(b"%PDF-")
    assert zipfile.is_zipfile(out / "bramley-2015-12.docx")
    assert capsys.readouterr().out.splitlines() == [f"Written: {out / name}" for name in names(out)[::-1]]


def test_a_report_of_one_and_of_all(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "--half", "2015-04", "--cluster", "garforth", OUT, str(out)]) == 0
    assert main(["report", "--all", OUT, str(out)]) == 0
    assert names(out) == ["half-year-2015-04-garforth.pdf", "half-year-2016-10.pdf"]
    said = capsys.readouterr().out.splitlines()
    assert said[1:3] == ["1 of 24: 2gether", "2 of 24: ACES"]
    assert len(said) == 1 + 24 + 1


def test_packs_say_how_far_they_are_and_never_a_figure(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["packs", "--month", "2015-12", OUT, str(out)]) == 0
    assert names(out) == ["packs-2015-12.zip"]
    with zipfile.ZipFile(out / "packs-2015-12.zip") as package:
        assert len(package.namelist()) == 72
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(":")[0] for line in lines[:-1]] == [f"{n} of 24" for n in range(1, 25)]


def test_open_data_is_the_same_files_each_time(out: Path) -> None:
    assert main(["open-data", OUT, str(out)]) == 0
    first = {name: (out / name).read_bytes() for name in names(out)}
    assert {"cla.csv", "cla.meta.csv", "datapackage.json"} <= set(first)
    assert main(["open-data", OUT, str(out)]) == 0
    assert {name: (out / name).read_bytes() for name in names(out)} == first


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        (["briefing", "--cluster", "bramly"], "There is no cluster called “bramly”. Bramley is bramley."),
        (["briefing", "--cluster", "bramley", "--month", "2015-13"], "There is no month “2015-13”."),
        (["packs", "--month", "2050-01"], "There are no figures for January 2050."),
        (["report", "--all", "--half", "2015-05"], "There is no half-year “2015-05”. It is written by its first month"),
        (["report", "--all", "--half", "2030-04"], "There are no figures for April to September 2030."),
        (["report", "--cluster", "\x1b[31m", "--half", "2015-04"], "There is no cluster called “[31m”."),
    ],
)
def test_what_cannot_be_made_is_a_sentence(
    out: Path, asked: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*asked, OUT, str(out)]) == 1
    said = capsys.readouterr()
    assert said.err.startswith(sentence)
    assert (said.out, names(out)) == ("", [])


def test_a_folder_that_is_not_there_is_a_sentence(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["open-data", OUT, str(out / "no")]) == 1
    assert "There is no folder" in capsys.readouterr().err


def test_no_release_is_a_sentence(
    out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TRACKER_DATA", str(tmp_path))
    assert main(["open-data", OUT, str(out)]) == 1
    assert capsys.readouterr().err.startswith("No release can be shown yet")


def test_a_release_that_is_damaged_half_way_leaves_nothing(
    out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = copy_release(tmp_path)
    monkeypatch.setenv("TRACKER_DATA", str(tmp_path))
    figures = folder / "figures.parquet"
    figures.write_bytes(figures.read_bytes()[:-9])
    assert main(["packs", OUT, str(out)]) == 1
    assert capsys.readouterr().err.strip()
    assert names(out) == []


def test_what_cannot_be_written_is_a_sentence(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (out / ".neet.csv.unfinished").mkdir()
    assert main(["open-data", OUT, str(out)]) == 1
    assert "cannot be written to" in capsys.readouterr().err
    assert names(out) == [".neet.csv.unfinished"]


@pytest.mark.slow
def test_stopping_it_leaves_the_last_file_and_no_half_one(out: Path) -> None:
    (out / "packs-2015-12.zip").write_bytes(b"of last time")
    command = [sys.executable, "-m", "pages.documents", "packs", "--month", "2015-12", OUT, str(out)]
    with subprocess.Popen(
        command,
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        # Tests that run in the background of a shell are deaf to Ctrl-C, and so would be what they start.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - one call, no threads yet
    ) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        assert run.stdout.readline() == "1 of 24: 2gether\n"
        assert names(out) == [".packs-2015-12.zip.unfinished", "packs-2015-12.zip"]
        run.send_signal(signal.SIGINT)
        assert run.wait(timeout=30) == 1
        assert run.stderr.read().splitlines()[-1] == "Stopped. Nothing unfinished was kept."
    assert names(out) == ["packs-2015-12.zip"]
    assert (out / "packs-2015-12.zip").read_bytes() == b"of last time"


@pytest.mark.slow
def test_all_packs_take_less_than_a_minute(out: Path) -> None:
    """Measured 14 s on two cores. In the processor's time: others on the machine make it no slower."""
    began = time.process_time()
    assert main(["packs", "--month", "2015-12", OUT, str(out)]) == 0
    assert time.process_time() - began < 60
