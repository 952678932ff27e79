"""Of what is a sheet of a workbook made? Columns, and cells that are words, an amount, a day, or nothing.

A number stands alone in its cell, so that it can be reckoned with; where there is none the cell is empty, and the
column of status beside it says why.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from pages.documents.fitting import Letters

# Letters of 11 points are narrower here than those that slides reckon with. A column is so many digits wide.
_LETTERS, _HEADS = Letters(10), Letters(10, bold=True)
_POINTS_A_LETTER = 5.25


@dataclass(frozen=True)
class Amount:
    """A number as it is, and the decimal places it is shown with."""

    value: Fraction
    places: int = 0


Cell = str | Amount | date | None


@dataclass(frozen=True)
class Column:
    """A heading, and how wide the column is in characters."""

    title: str
    width: int

    @property
    def points(self) -> float:
        """How much room words have in it."""
        return self.width * _POINTS_A_LETTER


@dataclass(frozen=True)
class Table:
    """One sheet: its name, its columns, a tuple of cells a row, and how many columns stay when a reader scrolls."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    frozen: int = 1

    def __post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"a row of {self.name} has more or fewer cells than there are columns")

    def count_lines(self) -> list[int]:
        """How many lines each row takes in columns as wide as these, its heads first: not all programs find out."""
        heads = [_HEADS.count_lines(column.title, column.points) for column in self.columns]
        rows = (zip(self.columns, row, strict=True) for row in self.rows)
        lines = (
            (_LETTERS.count_lines(cell, column.points) for column, cell in row if isinstance(cell, str)) for row in rows
        )
        return [max(heads), *(max(found, default=1) for found in lines)]


@dataclass(frozen=True)
class Drawing:
    """A line chart of rows of a table, for writers that can draw: days across and amounts up, by columns from nought.

    `runs` are first and last rows, from nought; no line is drawn from one run to the next, for a change of definition
    lies between.
    """

    table: str
    title: str
    alternative: str
    days: int
    amounts: int
    places: int
    runs: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Book:
    """A workbook, in whatever form it is written. `released`: the day its figures were published."""

    title: str
    subject: str
    released: date
    tables: tuple[Table, ...]
    drawings: tuple[Drawing, ...]
