"""What can be loaded into a spreadsheet or Power BI? A release in the Department for Education's open data standard.

A file an indicator, for one identifier of time a file is the standard's rule, and a new indicator then changes no file
that others read. Names of files and columns are the same in every release. Nothing is in it but what the release holds,
of that the whole figures: broken-down ones are not given.
"""

import io
import zipfile

from metrics import Month, Release
from pages.documents.open_data_indicator import build_indicator_file
from pages.documents.open_data_package import PACKAGE, build_package


def build_open_data(release: Release, month: Month) -> dict[str, bytes]:
    """Every file by name: `<key>.csv` and `<key>.meta.csv` an indicator, and datapackage.json; as known in a month.

    An indicator of which nothing was known yet has none. Raises ReleaseUnreadable if the release is damaged.
    """
    made = (build_indicator_file(release, indicator, month) for indicator in release.indicators.values())
    files = [file for file in made if file.rows]
    written: dict[str, bytes] = {}
    for file in files:
        written[f"{file.name}.csv"] = file.write()
        written[f"{file.name}.meta.csv"] = file.write_meta()
    return {**written, PACKAGE: build_package(release, month, files, written)}


def zip_open_data(release: Release, month: Month) -> bytes:
    """The same in one .zip file, without folders; the same bytes for the same release."""
    made, day = io.BytesIO(), release.published_on
    with zipfile.ZipFile(made, "w") as package:
        for name, content in build_open_data(release, month).items():
            entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            package.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return made.getvalue()
