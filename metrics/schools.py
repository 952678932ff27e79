"""Which schools are there, and which cluster is each in? From a table of a release; public, as the register has it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from loaders.public_tables import SchoolRow


@dataclass(frozen=True)
class School:
    """One school. `postcode` is empty where none is known; `cluster_code` is "none" for a school in no cluster.

    `is_open`: on the day the list is for; a closed one is kept so that it can still be found by its old name.
    """

    name: str
    phase: str
    postcode: str
    cluster_code: str
    is_open: bool = True


def build_schools(rows: Iterable[SchoolRow], ended: Mapping[str, str]) -> tuple[School, ...]:
    """Schools by name. `ended`: clusters that are counted in another now, which is where their schools are."""
    return tuple(
        School(
            name=row.name,
            phase=row.phase,
            postcode=row.postcode or "",
            cluster_code=ended.get(row.cluster, row.cluster),
            is_open=row.status == "open",
        )
        for row in rows
    )
