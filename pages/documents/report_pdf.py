"""What does the six-month performance report look like on paper? A tagged PDF, laid out by report.typ."""

from pathlib import Path

from metrics import Cluster, HalfYear, Release
from pages.documents.report import Report, build_part, build_report
from pages.documents.typesetting import typeset

_TEMPLATE = Path(__file__).with_name("report.typ")


def build_report_pdf(release: Release, report: Report) -> bytes:
    """The report as a PDF that PDF/UA-1 is asked of: title, language, reading order, contents, alternative texts."""
    return typeset(_TEMPLATE, report, release.published_on)


def build_cluster_report_pdf(release: Release, cluster: Cluster, half: HalfYear, address: str = "") -> bytes:
    """One cluster's report. Raises as `build_part`."""
    part = build_part(release, cluster, half, address)
    return build_report_pdf(release, build_report(release, half, [part], whole=False))
