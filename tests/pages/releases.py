"""Which releases do the page tests show? The shipped one, copied, and changed where a test says so."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from loaders.paths import PROJECT
from loaders.releases import FigureRow, load_area, load_document, write_release

SHIPPED = "2017-03"

Change = Callable[[dict[str, Any]], None]


def copy_release(data: Path, name: str = SHIPPED, change: Change | None = None) -> Path:
    """The shipped release in another data folder, under another name, its document changed by `change`."""
    folder = data / "releases" / name
    shutil.copytree(PROJECT / "data" / "releases" / SHIPPED, folder)
    document = json.loads((folder / "release.json").read_text(encoding="utf-8"))
    document["month"] = name[:7]
    if change:
        change(document)
    (folder / "release.json").write_text(json.dumps(document), encoding="utf-8")
    return folder


def write_figures(data: Path, rows: list[FigureRow], change: Change | None = None, name: str = SHIPPED) -> Path:
    """A release with these figures alone, described as the shipped one is, its document changed by `change`."""
    document = shipped_document()
    if change:
        change(document)
    return write_release(data, name, rows, document)


def shipped_document() -> dict[str, Any]:
    """What the shipped release says beside its figures."""
    return load_document(PROJECT / "data", SHIPPED)


def shipped_figures(area: str) -> list[FigureRow]:
    """The shipped figures of one area."""
    return load_area(PROJECT / "data", SHIPPED, area)


def find_hidden() -> tuple[str, dict[str, Any]]:
    """A cluster, and the entry of an indicator on its sheet whose newest figure is hidden in the shipped release."""
    document = shipped_document()
    entries = {entry["key"]: entry for entry in document["indicators"] if entry.get("sheet_order")}
    for cluster in document["clusters"]:
        for row in shipped_figures(cluster["code"]):
            if row.status == "c" and row.indicator in entries and f"{row.period_end:%Y-%m}" == document["month"]:
                return cluster["code"], entries[row.indicator]
    raise LookupError("the shipped release hides nothing in its newest month")


def rename_cluster(code: str, name: str) -> Change:
    """A change that gives one cluster another name, whatever it holds."""

    def change(document: dict[str, Any]) -> None:
        for cluster in document["clusters"]:
            if cluster["code"] == code:
                cluster["name"] = name

    return change
