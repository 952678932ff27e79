"""Which published figures does the page City show, and whom is the city beside? What a council says in city.toml."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from metrics.indicators import Break
from metrics.month import Month


@dataclass(frozen=True)
class Measure:
    """One published figure of the city. Keys and their meaning: data/README.md.

    `not_compared` says why it is not set beside other places', where it is not. `indicator` is the key of the
    cluster's own indicator that corresponds, or empty.
    """

    key: str
    name: str
    unit: str
    percent: bool
    places: int
    improvement: Literal["up", "down", "none"]
    definition: str
    source: str
    next_update: str
    notes: tuple[str, ...]
    breaks: tuple[Break, ...]
    not_compared: str
    indicator: str

    @classmethod
    def from_reference(cls, entry: Mapping[str, Any]) -> "Measure":
        """The measure of one entry, as checked by `loaders.reference`."""
        return cls(
            key=entry["key"],
            name=entry["name"],
            unit=entry["unit"],
            percent=entry.get("percent", False),
            places=entry["places"],
            improvement=entry["improvement"],
            definition=entry["definition"],
            source=entry["source"],
            next_update=entry.get("next_update", ""),
            notes=tuple(entry.get("notes", ())),
            breaks=tuple(Break(Month.parse(b["month"]), b["label"], b["note"]) for b in entry.get("breaks", ())),
            not_compared=entry.get("not_compared", ""),
            indicator=entry.get("indicator", ""),
        )


@dataclass(frozen=True)
class Group:
    """Authorities the city is beside, by code. `model`: the version of the rule that chose them, or empty."""

    name: str
    model: str
    areas: tuple[str, ...]


@dataclass(frozen=True)
class Dashboard:
    """What city.toml says. `area`, `national`, `region`: codes of the table of comparators.

    `new_la_code`, `region_code`, `region_name`: the same places' in national statistics, or empty.
    """

    area: str
    national: str
    region: str
    new_la_code: str
    region_code: str
    region_name: str
    groups: tuple[Group, ...]
    measures: tuple[Measure, ...]
    not_supplied: tuple[tuple[str, str], ...]

    @classmethod
    def from_reference(cls, tables: Mapping[str, Any]) -> "Dashboard":
        """The dashboard of a checked city.toml, or of the same in a release."""
        return cls(
            area=tables["city"]["area"],
            national=tables["city"]["national"],
            region=tables["city"]["region"],
            new_la_code=tables.get("codes", {}).get("new_la_code", ""),
            region_code=tables.get("codes", {}).get("region_code", ""),
            region_name=tables.get("codes", {}).get("region_name", ""),
            groups=tuple(Group(g["name"], g.get("model", ""), tuple(g["areas"])) for g in tables["group"]),
            measures=tuple(Measure.from_reference(entry) for entry in tables["measure"]),
            not_supplied=tuple((entry["name"], entry["why"]) for entry in tables.get("not_supplied", ())),
        )

    @property
    def models(self) -> tuple[str, ...]:
        """The versions a reader may choose between, the first being shown unasked; empty where there is no choice."""
        return tuple(dict.fromkeys(group.model for group in self.groups if group.model))

    @property
    def choice(self) -> str:
        """What the versions are versions of; empty where there is no choice."""
        return next((group.name for group in self.groups if group.model), "")
