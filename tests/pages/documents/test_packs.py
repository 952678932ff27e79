"""Is every cluster's pack in the one file, whole, and each document that of its own cluster?"""

import io
import re
import time
import zipfile

import docx
import openpyxl
import pytest

from metrics import Month, Release
from pages.documents.briefing_pdf import build_briefing_pdf
from pages.documents.content import build_briefing
from pages.documents.packs import name_packs, write_packs
from tests.pages.documents.pdf_reading import open_pdf, read_tags

DECEMBER = Month(2015, 12)


@pytest.fixture(scope="module")
def made(demonstration: Release) -> tuple[bytes, list[str], float]:
    """The file, the names of its steps, and the longest in seconds of the processor."""
    file, steps, longest = io.BytesIO(), [], 0.0
    began = time.process_time()
    for name in write_packs(demonstration, DECEMBER, "https://tracker.example/", file):
        longest, began = max(longest, time.process_time() - began), time.process_time()
        steps.append(name)
    return file.getvalue(), steps, longest


def test_every_cluster_has_three_documents(demonstration: Release, made: tuple[bytes, list[str], float]) -> None:
    content, steps, _ = made
    clusters = demonstration.open_clusters(DECEMBER)
    assert steps == [cluster.name for cluster in clusters]
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert package.testzip() is None
        assert package.namelist() == [f"{c.code}-2015-12.{e}" for c in clusters for e in ("pdf", "docx", "xlsx")]
        assert {entry.date_time[:3] for entry in package.infolist()} == {(2017, 4, 21)}


def test_each_document_is_of_its_own_cluster(demonstration: Release, made: tuple[bytes, list[str], float]) -> None:
    with zipfile.ZipFile(io.BytesIO(made[0])) as package:
        for cluster in demonstration.open_clusters(DECEMBER):
            name = f"{cluster.code}-2015-12"
            pdf = read_tags(open_pdf(package.read(f"{name}.pdf")))
            assert pdf.first("H1").text == f"{cluster.name} December 2015"
            document = docx.Document(io.BytesIO(package.read(f"{name}.docx")))
            assert any(part.text.startswith(f"{cluster.name} December 2015") for part in document.paragraphs)
            book = openpyxl.load_workbook(io.BytesIO(package.read(f"{name}.xlsx")))
            assert cluster.name in str(book.properties.title)
        golden = build_briefing(
            demonstration, demonstration.clusters["seacroft-manston"], DECEMBER, "https://tracker.example/"
        )
        assert package.read("seacroft-manston-2015-12.pdf") == build_briefing_pdf(golden)


def test_nothing_is_kept_of_a_file_that_is_stopped(demonstration: Release) -> None:
    """Its directory comes last, so that no program takes what was written by then for the whole."""
    file = io.BytesIO()
    steps = write_packs(demonstration, DECEMBER, "", file)
    assert next(steps) == demonstration.open_clusters(DECEMBER)[0].name
    assert not zipfile.is_zipfile(io.BytesIO(file.getvalue()))
    steps.close()


def test_the_file_is_named_for_its_month() -> None:
    assert re.fullmatch(r"packs-2015-12\.zip", name_packs(DECEMBER))


@pytest.mark.slow
def test_no_step_keeps_other_readers_waiting(made: tuple[bytes, list[str], float]) -> None:
    """Of the processor's time, measured 0.8 s, on a machine that others used."""
    assert made[2] < 2
