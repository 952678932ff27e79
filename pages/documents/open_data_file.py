"""What is a file of open data made of? Columns and rows, and how both are written in the Department's standard.

The standard is that of the Department for Education's Explore Education Statistics ("Open data standards", in its
analysts' guide): a CSV file in UTF-8 with a row an observation, and beside it one that says what its columns are.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from metrics import clean

_META = (
    "col_name",
    "col_type",
    "label",
    "indicator_grouping",
    "indicator_unit",
    "indicator_dp",
    "filter_hint",
    "filter_grouping_column",
    "filter_default",
)
_LONGEST_LABEL, _LONGEST_ITEM = 100, 120  # letters, that the Department's own service takes
_BEGINS_FORMULA = ("=", "+", "-", "@")


@dataclass(frozen=True)
class DataColumn:
    """One column. `role` is empty for those of time and place, which the standard itself explains.

    It is empty too for a column that a filter is grouped by: the filter's `group` names it.
    """

    name: str
    label: str
    kind: Literal["string", "integer", "number"] = "string"
    role: Literal["", "Filter", "Indicator"] = ""
    unit: str = ""
    places: int = 0
    hint: str = ""
    group: str = ""


@dataclass(frozen=True)
class DataFile:
    """One file: its name without an ending, what it is, and its rows as they are written."""

    name: str
    title: str
    description: str
    source: str
    columns: tuple[DataColumn, ...]
    rows: tuple[tuple[str, ...], ...]

    def write(self) -> bytes:
        """The figures."""
        return _write([[column.name for column in self.columns], *self.rows])

    def write_meta(self) -> bytes:
        """What each filter and indicator is; not of a filter with one value only, as the standard has it."""
        described = ((column, [row[place] for row in self.rows]) for place, column in enumerate(self.columns))
        rows = [_describe(column, values) for column, values in described if column.role]
        return _write([_META, *(row for row in rows if row)])


def _describe(column: DataColumn, values: Sequence[str]) -> list[str]:
    if column.role == "Indicator":
        return [column.name, column.role, label(column.label), "", column.unit, str(column.places), "", "", ""]
    if len(set(values)) < 2:
        return []
    # A filter has a Total in every period: with any other default, a reader who chooses nothing would lose figures.
    return [column.name, column.role, label(column.label), "", "", "", label(column.hint), column.group, "Total"]


def _write(rows: Iterable[Sequence[str]]) -> bytes:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(rows)
    return written.getvalue().encode()


def label(said: str) -> str:
    """A name of a column for readers."""
    return _harmless(said, _LONGEST_LABEL)


def item(said: str) -> str:
    """A value of a filter, such as a cluster's name."""
    return _harmless(said, _LONGEST_ITEM)


def _harmless(said: str, longest: int) -> str:
    """Text that no spreadsheet takes for a formula: OWASP's apostrophe before a letter that begins one.

    No rule of the standard is broken by it, and files are joined by codes, which it leaves alone but for such a letter.
    """
    shown = clean(said)
    safe = f"'{shown}" if shown.startswith(_BEGINS_FORMULA) else shown
    # Both ends are kept: names that differ at their ends stay apart.
    return safe if len(safe) <= longest else f"{safe[: longest - 31]}…{safe[-30:]}"
