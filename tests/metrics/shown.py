"""What would readers be shown of an invented council? A release written straight from text tables, without the gate.

A table is one of council.py, with `city` among its areas; a cell is a count (`20`), a part of a whole (`30/400`), a
status (`[c]`, `[x]`, `[z]`), or `.` where there is no row.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from loaders.releases import FigureRow, write_release
from metrics.release import Release, open_release
from tests.metrics.council import Entry, cluster, day, document


def show(
    data: Path,
    month: str,
    tables: Mapping[str, str],
    indicators: Sequence[Entry],
    clusters: Sequence[Entry] = (),
    **changed: object,
) -> Release:
    """A release of `month` with a table an indicator; clusters as drawn unless said. `changed`: in its document."""
    rows = [row for key, drawn in tables.items() for row in _rows(key, drawn)]
    areas = sorted({row.area for row in rows} - {"city", "none"})
    said = document(month, min(row.period_end for row in rows).strftime("%Y-%m"), [], indicators)
    said |= {"clusters": list(clusters) or [cluster(code) for code in areas], **changed}
    write_release(data, month, rows, said)
    return open_release(data, month)


def _rows(key: str, drawn: str) -> list[FigureRow]:
    head, *lines = [line.split() for line in drawn.strip().splitlines()]
    rows = []
    for line in lines:
        cells = dict(zip(head, line, strict=True))
        period = day(cells.pop("period"))
        known = day(cells.pop("known")) if "known" in cells else period
        for area, cell in cells.items():
            if cell != ".":
                status = cell.strip("[]") if cell.startswith("[") else ""
                count, _, whole = ("", "", "") if status else cell.partition("/")
                numbers = (int(count) if count else None, int(whole) if whole else None)
                rows.append(FigureRow(area, key, period, None, None, *numbers, status, known, None, "published"))
    return rows
