"""What does a reader hold in her hand? Published cells, and figures that tie cells to one another."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple, Protocol

from metrics.disclosure.policy import Policy

CITY = "city"
HIDDEN = "c"
PUBLISHED = ""


class Cell(NamedTuple):
    """The address of one figure."""

    area: str
    indicator: str
    period_end: date
    breakdown: str | None = None
    category: str | None = None

    def __str__(self) -> str:
        part = f" ({self.breakdown}: {self.category})" if self.breakdown else ""
        return f"{self.area}, {self.indicator}{part}, {self.period_end.isoformat()}"


class PublishedRow(Protocol):
    """A row of figures.parquet, as `loaders.releases` reads it; other columns are of no use to an attacker."""

    @property
    def area(self) -> str: ...
    @property
    def indicator(self) -> str: ...
    @property
    def period_end(self) -> date: ...
    @property
    def breakdown(self) -> str | None: ...
    @property
    def category(self) -> str | None: ...
    @property
    def numerator(self) -> int | None: ...
    @property
    def denominator(self) -> int | None: ...
    @property
    def status(self) -> str: ...


class PublishedCell(NamedTuple):
    """The plainest PublishedRow."""

    area: str
    indicator: str
    period_end: date
    breakdown: str | None
    category: str | None
    numerator: int | None
    denominator: int | None
    status: str


@dataclass(frozen=True)
class Relation:
    """A published figure that ties cells: low <= sum(factor x cell) <= high, in whole numbers; None is no limit."""

    name: str
    terms: tuple[tuple[Cell, int], ...]
    low: int | None
    high: int | None


@dataclass(frozen=True)
class PublishedRelease:
    """All that one release tells.

    rows: its figures. policy: the one it was published under. successors: ended area -> the area that holds its
    children in this release. sessions: indicators that count sessions, hidden by pupils (a hidden figure must not be
    exact; 0 to 4 has no meaning there). open: indicators that are public anyway. year_to_date: indicators that grow
    from month to month. nested: for (indicator, breakdown) categories that contain one another, widest first.
    relations: figures published beside the counts; none where everything derived is computed from published counts,
    as in this tracker.
    """

    name: str
    rows: Iterable[PublishedRow]
    policy: Policy
    successors: Mapping[str, str] = field(default_factory=dict)
    sessions: frozenset[str] = frozenset()
    open: frozenset[str] = frozenset()
    year_to_date: frozenset[str] = frozenset()
    nested: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    relations: Sequence[Relation] = ()
