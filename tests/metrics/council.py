"""What would a small council's figures look like? Invented reference files and extracts, drawn as text tables.

A table has a heading (`period`, perhaps `known`, then an area a column) and a row a period. A cell is a count
(`20`), sessions missed, possible and pupils (`50/900/30`), or `.` where the extract has no row.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from loaders.releases import load_area
from metrics import Month

Entry = dict[str, Any]

TRACKER = {
    "title": "Tracker",
    "start": "plan start",
    "plan": "The plan",
    "area_word": "cluster",
    "licence": "Licence",
    "provenance": "Invented",
}
PLACE = {"name": "Elsewhere", "areas": "clusters"}
POLICY: Entry = {
    "threshold": 5,
    "zeros": "hide",
    "level": "insider",
    "symbol": "[c]",
    "year_starts": 4,
    "helper_order": ["none"],
    "breakdowns": "whole_rows",
}


def day(month: str) -> date:
    """The last day of a month written 2015-12."""
    return Month.parse(month).end


def indicator(key: str = "cla", **changed: object) -> Entry:
    """A monthly count of people that should fall, from October 2015, unless said otherwise."""
    return {
        "key": key,
        "name": f"Name of {key}",
        "short_name": key.upper(),
        "objective": f"Reduce {key}",
        "sheet_order": 1,
        "measure": "count",
        "unit": "children",
        "counts": "people",
        "improvement": "down",
        "frequency": "monthly",
        "basis": "residence",
        "baseline": day("2015-10"),
        "definition": "A count.",
        "source": "Records",
        "notes": [],
    } | changed


def absence(key: str = "absence", **changed: object) -> Entry:
    """An annual percentage of sessions by school, from 2013/14, unless said otherwise."""
    annual = {
        "measure": "percent",
        "unit": "of sessions",
        "counts": "sessions",
        "frequency": "annual",
        "basis": "school",
        "baseline": day("2014-05"),
        "covers": "{academic_year}",
    }
    return indicator(key, **(annual | {"sheet_order": 2} | changed))


def cluster(code: str, **changed: object) -> Entry:
    """A cluster named for its code."""
    return {"code": code, "name": code.capitalize()} | changed


def change(kind: str, month: str, gave: Sequence[str], received: str, **changed: object) -> Entry:
    """Something that happened to clusters; its note names them."""
    return {
        "kind": kind,
        "month": month,
        "gave": list(gave),
        "received": received,
        "affects": ["residence", "school"],
        "note": f"{kind} of {' and '.join(gave)} into {received}",
        "source": "A paper",
    } | changed


def found_council(
    data: Path,
    clusters: Sequence[Entry],
    indicators: Sequence[Entry] = (),
    changes: Sequence[Entry] = (),
    **policy: object,
) -> None:
    """Write the three reference files of a council, with one indicator `cla` where none are given."""
    folder = data / "reference"
    folder.mkdir(parents=True, exist_ok=True)
    files = {
        "indicators": [
            _table("[tracker]", TRACKER),
            *(_table("[[indicator]]", i) for i in indicators or [indicator()]),
        ],
        "clusters": [
            _table("[place]", PLACE),
            *(_table("[[cluster]]", c) for c in clusters),
            *(_table("[[change]]", c) for c in changes),
        ],
        "policy": [_table("", POLICY | policy)],
    }
    for name, tables in files.items():
        (folder / f"{name}.toml").write_text("\n".join(tables), encoding="utf-8")


Part = tuple[str, str]  # breakdown and category


def extract(
    data: Path,
    drawn: str,
    key: str = "cla",
    upwards: bool = False,
    parts: Mapping[Part, str] | None = None,
    **columns: object,
) -> None:
    """Write the extract a text table draws.

    parts: a table for each category of a breakdown. columns: further columns, each with one value for all rows or a
    table of them by area. upwards: last row first.
    """
    rows = _drawn_rows(drawn, columns)
    for (breakdown, category), table in (parts or {}).items():
        rows += _drawn_rows(table, {**columns, "breakdown": breakdown, "category": category})
    (data / "extracts").mkdir(parents=True, exist_ok=True)
    names = dict.fromkeys(name for row in rows for name in row)
    listed = [dict.fromkeys(names) | row for row in rows]
    pq.write_table(pa.Table.from_pylist(listed[::-1] if upwards else listed), data / "extracts" / f"{key}.parquet")


def _drawn_rows(drawn: str, columns: Mapping[str, object]) -> list[Entry]:
    head, *lines = [line.split() for line in drawn.strip().splitlines()]
    rows: list[Entry] = []
    for line in lines:
        cells = dict(zip(head, line, strict=True))
        period, known = day(cells.pop("period")), cells.pop("known", None)
        for area, cell in cells.items():
            if cell != ".":
                counts = dict(zip(("numerator", "denominator", "pupils"), map(int, cell.split("/")), strict=False))
                available = {"available_from": day(known)} if known else {}
                further = {name: v.get(area) if isinstance(v, dict) else v for name, v in columns.items()}
                rows.append({"cluster": area, "period_end": period, **counts, **available, **further})
    return rows


def drawn_release(data: Path, name: str, areas: str, key: str = "cla", part: Part | None = None) -> str:
    """What a release shows of one indicator, as the same kind of table: `[c]`, `[x]`, `[z]`, and `.` for no row."""
    figures = {
        (row.period_end, area): f"[{row.status}]" if row.status else _cell(row.numerator, row.denominator)
        for area in areas.split()
        for row in load_area(data, name, area)
        if row.indicator == key and (row.breakdown, row.category) == (part or (None, None))
    }
    periods = sorted({period for period, _ in figures})
    lines = [
        [Month.of(period).key, *(figures.get((period, area), ".") for area in areas.split())] for period in periods
    ]
    return "\n".join(" ".join(line) for line in [["period", *areas.split()], *lines])


def squeezed(drawn: str) -> str:
    """A text table with its columns no longer lined up, to compare with `drawn_release`."""
    return "\n".join(" ".join(line.split()) for line in drawn.strip().splitlines())


def _cell(numerator: int | None, denominator: int | None) -> str:
    return f"{numerator}" if denominator is None else f"{numerator}/{denominator}"


def _table(heading: str, entry: Mapping[str, Any]) -> str:
    return "\n".join([heading, *(f"{key} = {_value(value)}" for key, value in entry.items()), ""])


def _value(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {_value(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def document(month: str, first_month: str, clusters: Sequence[Entry], indicators: Sequence[Entry]) -> Entry:
    """What a release says beside its figures, for tests that write one without the gate."""
    return {
        "month": month,
        "first_month": first_month,
        "published_on": "2016-07-20",
        "tracker": TRACKER,
        "place": PLACE,
        "indicators": [
            {key: value.isoformat() if isinstance(value, date) else value for key, value in entry.items()}
            for entry in indicators
        ],
        "clusters": list(clusters),
        "changes": [],
        "policy": POLICY,
        "changed": {"since": None, "indicators": {}},
        "promise": {"lowest": 0, "highest": 4, "insiders": 1, "fewest_hidden": 4},
    }
