"""What do a file of open data and the one that describes it say? Read as any program would, for rules to look at."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Pair:
    """A CSV file and its .meta.csv; `meta` is empty where there is none."""

    content: bytes
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    meta_columns: Sequence[str]
    meta: Sequence[dict[str, str]]

    def values(self, column: str) -> list[str]:
        """All values of a column, row by row; none where the file has no such column."""
        if column not in self.columns:
            return []
        place = self.columns.index(column)
        return [row[place] for row in self.rows]

    def named(self, kind: str) -> list[str]:
        """The columns the other file calls Filter or Indicator."""
        return [row["col_name"] for row in self.meta if row.get("col_type") == kind]

    @property
    def groups(self) -> list[str]:
        """The columns that filters are grouped by."""
        return [row["filter_grouping_column"] for row in self.meta if row.get("filter_grouping_column")]


def read_pair(content: bytes, meta: bytes) -> Pair:
    """Raises UnicodeDecodeError where one is not UTF-8."""
    columns, rows = _read(content)
    meta_columns, described = _read(meta)
    return Pair(content, columns, rows, meta_columns, [dict(zip(meta_columns, row, strict=False)) for row in described])


def _read(content: bytes) -> tuple[list[str], list[list[str]]]:
    read = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    return (read[0], read[1:]) if read else ([], [])


def say(words: str, found: Iterable[str]) -> str:
    """A sentence that names what was found; empty where nothing was."""
    listed = list(dict.fromkeys(found))
    return f"{words}: {', '.join(map(repr, listed[:8]))}" if listed else ""
