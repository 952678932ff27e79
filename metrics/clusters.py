"""Which areas are there, and what has become of them? Merges and renames restate the past; boundary moves cannot."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from metrics.month import Month


@dataclass(frozen=True)
class Cluster:
    """An area readers may pick. `not_applicable` names the indicators that have no meaning here, and why.

    `tile` is its column and row on a map of tiles.
    """

    code: str
    name: str
    places: tuple[str, ...]
    aliases: tuple[str, ...]
    closed: Month | None
    tile: tuple[int, int] | None
    not_applicable: frozenset[str]
    why_not: str

    @classmethod
    def from_reference(cls, entry: Mapping[str, Any]) -> "Cluster":
        """The cluster of one entry, as checked by `loaders.reference`."""
        exempt = entry.get("not_applicable", {})
        return cls(
            code=entry["code"],
            name=entry["name"],
            places=tuple(entry.get("places", ())),
            aliases=tuple(entry.get("aliases", ())),
            closed=Month.parse(entry["closed"]) if "closed" in entry else None,
            tile=(entry["tile"][0], entry["tile"][1]) if "tile" in entry else None,
            not_applicable=frozenset(exempt.get("indicators", ())),
            why_not=exempt.get("reason", ""),
        )

    @cached_property
    def label(self) -> str:
        """The name with the places it stands for: "ARM (Alwoodley, Roundhay, Moortown)"."""
        return f"{self.name} ({', '.join(self.places)})" if self.places else self.name

    def open_in(self, month: Month) -> bool:
        """Whether the cluster still has figures of its own in a month."""
        return self.closed is None or month <= self.closed


@dataclass(frozen=True)
class ClusterChange:
    """What happened to clusters from `month` on. `gave` lost what `received` gained."""

    kind: Literal["boundary", "merge", "rename"]
    month: Month
    gave: tuple[str, ...]
    received: str
    affects: frozenset[str]
    note: str
    source: str

    @classmethod
    def from_reference(cls, entry: Mapping[str, Any]) -> "ClusterChange":
        """The change of one entry, as checked by `loaders.reference`."""
        return cls(
            kind=entry["kind"],
            month=Month.parse(entry["month"]),
            gave=tuple(entry["gave"]),
            received=entry["received"],
            affects=frozenset(entry["affects"]),
            note=entry["note"],
            source=entry["source"],
        )


def successors(changes: Sequence[ClusterChange], month: Month) -> dict[str, str]:
    """Where each cluster ended by a merge or a rename up to `month` went: its code to that of the one open now.

    Changes are followed to their end (a merged into b, b renamed c: a is c).
    """
    step = {
        code: change.received
        for change in changes
        if change.kind != "boundary" and change.month <= month
        for code in change.gave
    }
    found = {}
    for code in step:
        now = code
        while now in step:
            now = step[now]
        found[code] = now
    return found


def boundary_moves(
    changes: Sequence[ClusterChange], ended: Mapping[str, str], code: str, basis: str, month: Month
) -> list[ClusterChange]:
    """The boundary moves up to `month` that touched a cluster, or one whose past is counted in it, oldest first.

    `ended`: the clusters whose figures are restated, and in whom; the same at every reporting month, because all of a
    release's figures are restated alike. A move between two that are counted as one changed nothing in it.
    """

    def touched(change: ClusterChange) -> bool:
        gave = {ended.get(giver, giver) for giver in change.gave}
        received = ended.get(change.received, change.received)
        return code in gave ^ {received} or (code == received and len(gave) > 1)

    return sorted(
        (
            change
            for change in changes
            if change.kind == "boundary" and change.month <= month and basis in change.affects and touched(change)
        ),
        key=lambda change: change.month,
    )
