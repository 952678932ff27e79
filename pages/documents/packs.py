"""What is taken along of all clusters at once? Each one's briefing as PDF, Word and Excel, in one .zip file."""

import zipfile
from collections.abc import Generator
from typing import IO

from metrics import Month, Release
from pages.documents.briefing_docx import build_briefing_docx
from pages.documents.briefing_pdf import build_briefing_pdf
from pages.documents.content import build_briefings
from pages.documents.workbook_xlsx import build_workbook_xlsx

_WRITERS = {"pdf": build_briefing_pdf, "docx": build_briefing_docx, "xlsx": build_workbook_xlsx}


def name_packs(month: Month) -> str:
    """The file of all packs of a month: "packs-2015-12.zip"."""
    return f"packs-{month.key}.zip"


def write_packs(release: Release, month: Month, address: str, file: IO[bytes]) -> Generator[str]:
    """Write the .zip file into `file`, a cluster a step: its name is given when its documents are in.

    The file is whole when all steps are done, and no .zip file before. It is the same for the same release, but for
    what Word and Excel files say of themselves. Raises ReleaseUnreadable where the release is damaged.
    """
    day = release.published_on
    with zipfile.ZipFile(file, "w") as package:
        for briefing in build_briefings(release, month, address):
            for ending, build in _WRITERS.items():
                entry = zipfile.ZipInfo(f"{briefing.file_name}.{ending}", (day.year, day.month, day.day, 0, 0, 0))
                package.writestr(entry, build(briefing), zipfile.ZIP_DEFLATED)
            yield briefing.sheet.cluster.name
