"""What does the workbook of one cluster and month hold? One description of its sheets, for whatever form is written."""

from pages.components import wording
from pages.documents.content import Briefing
from pages.documents.workbook_clusters import build_clusters_table
from pages.documents.workbook_notes import build_notes_table
from pages.documents.workbook_series import build_series_table
from pages.documents.workbook_table import Book
from pages.documents.workbook_tracker import build_tracker_table
from pages.documents.workbook_words import text


def build_workbook(briefing: Briefing) -> Book:
    """The tracker, all periods since the start, all clusters, and the notes: published figures and nothing else.

    Raises ReleaseUnreadable where the release is damaged.
    """
    series, drawings = build_series_table(briefing)
    tables = (build_tracker_table(briefing), series, build_clusters_table(briefing), build_notes_table(briefing))
    subject = text(f"{wording.publication(briefing.release)} {briefing.release.words['provenance']}")
    return Book(text(briefing.title), subject, briefing.release.published_on, tables, drawings)
