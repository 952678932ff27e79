"""Is a release written whole or not at all, and is one that was damaged since told from a good one?"""

import json
import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from loaders.errors import ReleaseRefused, ReleaseUnreadable
from loaders.paths import PROJECT
from loaders.releases import FigureRow, hash_file, load_area, load_document, release_names, write_release

DECEMBER = date(2015, 12, 31)
NOVEMBER = date(2015, 11, 30)


def row(
    area: str, period: date = DECEMBER, numerator: int | None = 20, status: str = "", key: str = "cla"
) -> FigureRow:
    return FigureRow(area, key, period, None, None, numerator, None, status, period, None, "synthetic")


ROWS = [
    row("beech"),
    row("ash"),
    row("ash", NOVEMBER),
    row("ash", key="absence"),
    row("city", numerator=None, status="c"),
]


def test_an_area_is_read_back_in_order_and_alone(tmp_path: Path) -> None:
    write_release(tmp_path, "2015-12", ROWS, {})
    assert load_area(tmp_path, "2015-12", "ash") == [row("ash", key="absence"), row("ash", NOVEMBER), row("ash")]
    assert load_area(tmp_path, "2015-12", "city") == [row("city", numerator=None, status="c")]
    assert load_area(tmp_path, "2015-12", "' OR 1=1 --") == []


def test_the_order_of_rows_does_not_change_the_bytes(tmp_path: Path) -> None:
    one, two = write_release(tmp_path, "2015-12", ROWS, {}), write_release(tmp_path, "2015-12-r2", ROWS[::-1], {})
    for name in ("figures.parquet", "release.json"):
        assert (one / name).read_bytes() == (two / name).read_bytes()


def test_the_document_is_kept_with_its_form_and_the_hash_of_the_figures(tmp_path: Path) -> None:
    folder = write_release(tmp_path, "2015-12", ROWS, {"place": "Où?"})
    assert load_document(tmp_path, "2015-12") == {
        "form": 1,
        "place": "Où?",
        "figures_sha256": hash_file(folder / "figures.parquet"),
    }


def test_one_area_is_one_small_piece_of_the_file(tmp_path: Path) -> None:
    many = [row(f"area-{number:03}", date(year, 12, 31)) for number in range(200) for year in range(1950, 2050)]
    folder = write_release(tmp_path, "2015-12", many, {})
    assert pq.ParquetFile(folder / "figures.parquet").metadata.num_row_groups == 5
    assert len(load_area(tmp_path, "2015-12", "area-199")) == 100


def test_releases_are_named_newest_first_and_nothing_else_is_one(tmp_path: Path) -> None:
    assert release_names(tmp_path) == []
    good = ["2015-12", "2016-01", "2016-01-r2", "2016-01-r10", "2016-11"]
    bad = [
        ".2016-12",
        "2016-13",
        "2016-1",
        "2016-01-r",
        "2016-01-r1",
        "2016-01-r0",
        "2016-01-r02",
        "notes",
        "2016-01.bak",
    ]
    for name in [*good, *bad]:
        (tmp_path / "releases" / name).mkdir(parents=True)
    assert release_names(tmp_path) == ["2016-11", "2016-01-r10", "2016-01-r2", "2016-01", "2015-12"]


def test_a_release_is_never_written_over(tmp_path: Path) -> None:
    folder = write_release(tmp_path, "2015-12", ROWS, {})
    before = {path: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(ReleaseRefused, match="already published"):
        write_release(tmp_path, "2015-12", ROWS[:1], {})
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_a_half_written_release_is_no_release_and_in_nobodys_way(tmp_path: Path) -> None:
    staging = tmp_path / "releases" / ".2015-12"
    staging.mkdir(parents=True)
    (staging / "figures.parquet").write_bytes(b"PAR1 and then the power went")
    (staging / "leftover").write_bytes(b"")
    assert release_names(tmp_path) == []
    folder = write_release(tmp_path, "2015-12", ROWS, {})
    assert sorted(path.name for path in folder.iterdir()) == ["figures.parquet", "release.json"]
    assert not staging.exists()


def test_where_nothing_can_be_written_the_reason_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "releases").mkdir()
    (tmp_path / "releases" / ".2015-12").write_text("a file in the way")
    with pytest.raises(ReleaseRefused, match=r"Release 2015-12 cannot be written to .+ \(File exists\)"):
        write_release(tmp_path, "2015-12", ROWS, {})
    assert release_names(tmp_path) == []


def test_a_name_taken_at_the_last_moment_is_left_alone(tmp_path: Path) -> None:
    """Another publisher's release appears between the look and the renaming; here, while the figures are sorted."""
    taken = tmp_path / "releases" / "2015-12"

    class Late(list[FigureRow]):
        def __iter__(self):  # type: ignore[no-untyped-def]  # noqa: ANN204
            taken.mkdir(parents=True, exist_ok=True)
            (taken / "figures.parquet").write_bytes(b"theirs")
            return super().__iter__()

    with pytest.raises(ReleaseRefused, match="Release 2015-12 cannot be written"):
        write_release(tmp_path, "2015-12", Late(ROWS), {})
    assert [path.read_bytes() for path in taken.iterdir()] == [b"theirs"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
@pytest.mark.parametrize("dies_at", ["figures.parquet", "release.json"])
def test_a_publisher_killed_halfway_leaves_the_last_release_standing(tmp_path: Path, dies_at: str) -> None:
    """The process kills itself as soon as one of the two files is opened for writing."""
    write_release(tmp_path, "2015-11", ROWS, {})
    program = f"""
        import os, signal, sys
        from datetime import date
        from pathlib import Path
        from loaders.releases import FigureRow, hash_file, write_release

        def watch(event, arguments):
            if event == "open" and str(arguments[0]).endswith("{dies_at}"):
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(watch)
        day = date(2015, 12, 31)
        row = FigureRow("ash", "cla", day, None, None, 20, None, "", day, None, "synthetic")
        write_release(Path(sys.argv[1]), "2015-12", [row], {{}})
    """
    ran = subprocess.run([sys.executable, "-c", textwrap.dedent(program), str(tmp_path)], cwd=PROJECT, check=False)
    assert ran.returncode == -signal.SIGKILL
    assert (tmp_path / "releases" / ".2015-12").is_dir(), "it died while writing"
    assert release_names(tmp_path) == ["2015-11"]
    assert load_document(tmp_path, "2015-11")["form"] == 1
    write_release(tmp_path, "2015-12", ROWS, {})
    assert release_names(tmp_path) == ["2015-12", "2015-11"]


def cut_off(file: str) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        (folder / file).write_bytes((folder / file).read_bytes()[:-40])

    return damage


def take_away(file: str) -> Callable[[Path], None]:
    return lambda folder: (folder / file).unlink()


def edit_figures(folder: Path) -> None:
    table = pq.read_table(folder / "figures.parquet")
    pq.write_table(table.slice(1), folder / "figures.parquet")


def write_document(text: str) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        (folder / "release.json").write_text(text, encoding="utf-8")

    return damage


def change_form(folder: Path) -> None:
    document = json.loads((folder / "release.json").read_text(encoding="utf-8"))
    (folder / "release.json").write_text(json.dumps(document | {"form": 2}), encoding="utf-8")


DAMAGES: dict[str, tuple[Callable[[Path], None], str]] = {
    "figures cut off": (
        cut_off("figures.parquet"),
        "The figures of release 2015-12 are not those it was published with.",
    ),
    "figures edited": (edit_figures, "The figures of release 2015-12 are not those it was published with."),
    "figures gone": (
        take_away("figures.parquet"),
        "Release 2015-12 is incomplete or damaged; restore it from a copy.",
    ),
    "document gone": (take_away("release.json"), "Release 2015-12 is incomplete or damaged; restore it from a copy."),
    "document cut off": (cut_off("release.json"), "Release 2015-12 is incomplete or damaged; restore it from a copy."),
    "document not JSON": (write_document("{'form': 1}"), "Release 2015-12 is incomplete or damaged; restore"),
    "document too deep": (write_document("[" * 100_000), "Release 2015-12 is incomplete or damaged; restore"),
    "document empty": (write_document(""), "Release 2015-12 is incomplete or damaged; restore it from a copy."),
    "document a list": (write_document("[]"), "Release 2015-12 has a form this version cannot read."),
    "document of another form": (change_form, "Release 2015-12 has a form this version cannot read."),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_release_is_told_in_a_sentence(tmp_path: Path, damage: str) -> None:
    spoil, sentence = DAMAGES[damage]
    spoil(write_release(tmp_path, "2015-12", ROWS, {}))
    with pytest.raises(ReleaseUnreadable) as caught:
        load_document(tmp_path, "2015-12")
    assert str(caught.value).startswith(sentence)


def test_a_document_in_another_encoding_is_told_too(tmp_path: Path) -> None:
    folder = write_release(tmp_path, "2015-12", ROWS, {})
    (folder / "release.json").write_bytes('{"place": "Où"}'.encode("latin-1"))
    with pytest.raises(ReleaseUnreadable):
        load_document(tmp_path, "2015-12")


def test_figures_damaged_after_the_release_was_opened_are_told_when_they_are_read(tmp_path: Path) -> None:
    folder = write_release(tmp_path, "2015-12", ROWS, {})
    assert load_area(tmp_path, "2015-12", "ash")
    cut_off("figures.parquet")(folder)
    with pytest.raises(ReleaseUnreadable, match="cannot be read"):
        load_area(tmp_path, "2015-12", "ash")
    take_away("figures.parquet")(folder)
    with pytest.raises(ReleaseUnreadable, match="cannot be read"):
        load_area(tmp_path, "2015-12", "ash")


def test_nothing_outside_the_releases_can_be_read(tmp_path: Path) -> None:
    folder = write_release(tmp_path, "2015-12", ROWS, {})
    (tmp_path / "extracts").mkdir()
    (tmp_path / "extracts" / "figures.parquet").write_bytes((folder / "figures.parquet").read_bytes())
    for name in ("../extracts", "2015-12/../../extracts", str(tmp_path / "extracts")):
        with pytest.raises(ReleaseUnreadable):
            load_area(tmp_path, name, "ash")


def test_a_data_folder_named_from_where_one_stands_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_release(Path("data"), "2015-12", ROWS, {})
    assert len(load_area(Path("data"), "2015-12", "ash")) == 3


def test_a_data_folder_of_any_name_works(tmp_path: Path) -> None:
    data = tmp_path / "our council's data [2015] *"
    write_release(data, "2015-12", ROWS, {})
    assert len(load_area(data, "2015-12", "ash")) == 3


def test_many_readers_at_once_each_get_their_own_area(tmp_path: Path) -> None:
    areas = [f"area-{number}" for number in range(20)]
    write_release(tmp_path, "2015-12", [row(area, numerator=100 + place) for place, area in enumerate(areas)], {})
    with ThreadPoolExecutor(8) as readers:
        read = list(readers.map(lambda area: load_area(tmp_path, "2015-12", area), areas * 10))
    assert read == [[row(area, numerator=100 + place)] for place, area in enumerate(areas)] * 10
