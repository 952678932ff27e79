"""What does the six-month performance report look like on paper? A tagged PDF, laid out by report.typ."""

from collections.abc import Generator
from pathlib import Path
from typing import IO

from metrics import Cluster, HalfYear, Release
from pages.documents.report import Report, build_part, build_parts, build_report
from pages.documents.typesetting import typeset

_TEMPLATE = Path(__file__).with_name("report.typ")


def build_report_pdf(release: Release, cluster: Cluster, half: HalfYear, address: str = "") -> bytes:
    """One cluster's report as a PDF that PDF/UA-1 is asked of. Raises as `build_part`."""
    part = build_part(release, cluster, half, address)
    return _typeset(release, build_report(release, half, [part], whole=False))


def write_city_report(release: Release, half: HalfYear, address: str, file: IO[bytes]) -> Generator[str]:
    """Write the report of the city and of all clusters into `file`, a cluster a step: its name is given.

    Nothing is in the file before all steps are done. Raises as `build_part`.
    """
    parts = []
    for part in build_parts(release, half, address):
        parts.append(part)
        yield part.cluster
    file.write(_typeset(release, build_report(release, half, parts, whole=True)))


def _typeset(release: Release, report: Report) -> bytes:
    return typeset(_TEMPLATE, report, release.published_on)
