"""Does a workbook or open data hold a hidden figure? Planted ones are looked for in every part of every file."""

import io
import re
import zipfile

import pytest

from metrics import Month, Release
from metrics.release import open_release
from pages.documents.content import build_briefings
from pages.documents.open_data import build_open_data
from pages.documents.workbook_ods import build_workbook_ods
from pages.documents.workbook_xlsx import build_workbook_xlsx
from tests.pages.worlds import Planted, plant_world, spellings

pytestmark = pytest.mark.slow

KEYS = ("cla", "neet")
NEWEST, OLDER = Month(2017, 3), Month(2014, 8)


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Planted:
    return plant_world(tmp_path_factory.mktemp("analyst"), tmp_path_factory.mktemp("web"), KEYS)


@pytest.fixture(scope="module")
def release(planted: Planted) -> Release:
    return open_release(planted.data, "2017-03")


def unpacked(content: bytes) -> bytes:
    """Every part of a package, properties and charts among them, with the names of parts."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return b"\n".join(name.encode() + b"\n" + package.read(name) for name in package.namelist())


def check(planted: Planted, said: bytes, shown: re.Pattern[bytes]) -> None:
    """Nothing hidden is said, and what is shown is. `shown`: how a file writes a number, that in brackets."""
    numbers = {found[1] for found in shown.finditer(said)}
    for key, hidden in planted.hidden.items():
        assert len(hidden) > 30
        assert [count for count in hidden if any(spelling in said for spelling in spellings(count))] == []
        missing = {count for count in planted.shown[key] if str(count).encode() not in numbers}
        assert len(missing) < 0.1 * len(planted.shown[key]), "the files do not hold the figures that are shown"


def test_no_workbook_holds_a_hidden_figure(planted: Planted, release: Release) -> None:
    newest = list(build_briefings(release, NEWEST))
    # What is the same for all clusters of another month is in the workbook of one.
    briefings = [*newest, next(build_briefings(release, OLDER))]
    excel = b"\n".join(unpacked(build_workbook_xlsx(briefing)) for briefing in briefings)
    check(planted, excel, re.compile(rb"<v>([0-9]+)</v>"))
    document = b"\n".join(unpacked(build_workbook_ods(briefing)) for briefing in briefings)
    check(planted, document, re.compile(rb'office:value="([0-9]+)\.0"'))


def test_no_open_data_holds_a_hidden_figure(planted: Planted, release: Release) -> None:
    said = b"\n".join(content for month in (NEWEST, OLDER) for content in build_open_data(release, month).values())
    check(planted, said, re.compile(rb"(?<=,)([0-9]+)(?=,)"))
