"""What does a program need to know of a folder of open data? A Data Package: its files, their columns, its licence."""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from metrics import Month, Release
from pages.documents.open_data_file import DataFile

PACKAGE = "datapackage.json"
_LICENCE = {
    "name": "OGL-UK-3.0",
    "title": "Open Government Licence v3.0",
    "path": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
}
_SYMBOLS = "In place of a figure: c hidden to protect small numbers, x not available, z not applicable."


def build_package(release: Release, month: Month, files: Sequence[DataFile], written: Mapping[str, bytes]) -> bytes:
    """The descriptor (https://datapackage.org, version 2). `written`: the files' bytes by name."""
    words = release.words
    known = f"As known at the end of {month}, unless a file says otherwise."
    package = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": re.sub(r"[^a-z0-9]+", "-", f"{words['title']} {release.place}".casefold()).strip("-") or "figures",
        "title": f"{words['title']}, {release.place}",
        "description": f"{known} {words['provenance']} {_SYMBOLS} {words['licence']}",
        "version": release.name,
        "created": f"{release.published_on.isoformat()}T00:00:00Z",
        # Only what the release itself says it is under.
        **({"licenses": [_LICENCE]} if "Open Government Licence" in words["licence"] else {}),
        "sources": [{"title": source} for source in dict.fromkeys(file.source for file in files)],
        "resources": [_resource(file, written[f"{file.name}.csv"]) for file in files],
    }
    return (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode()


def _resource(file: DataFile, content: bytes) -> dict[str, Any]:
    return {
        "name": file.name,
        "type": "table",
        "profile": "tabular-data-resource",  # for readers of version 1
        "path": f"{file.name}.csv",
        "title": file.title,
        "description": file.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "sources": [{"title": file.source}],
        "schema": {
            "fields": [{"name": c.name, "title": c.label, "type": c.kind} for c in file.columns],
            "missingValues": ["", "c", "x", "z"],
            "primaryKey": ["time_period", "time_identifier", "cluster_code"],
        },
    }
