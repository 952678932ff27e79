"""How is one indicator's made-up monthly history set up? Read from data/sources/demonstration/<key>.toml."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from loaders.months import calendar_month, month_number
from loaders.stocks import Flow


@dataclass(frozen=True)
class Settings:
    """One indicator's made-up settings. Months are numbers; `level`: the city's expected level, season and all."""

    seed: str
    first: int
    last: int
    flow: Flow
    drift: float
    level: Mapping[int, float]
    city: Mapping[int, int]
    known: Mapping[str, Mapping[int, int]]
    tilt: Mapping[str, float]
    none_share: float

    @classmethod
    def from_dict(cls, table: Mapping[str, Any], city_marches: Mapping[int, int]) -> "Settings":
        """Settings from a TOML table. Raises KeyError, TypeError, ValueError or AttributeError for a broken one.

        city_marches: year -> the city's published figure at 31 March; `city = "looked_after"` takes these as the city's
        totals and, in straight lines between them, as its level.
        """
        first, last = month_number(table["first"]), month_number(table["last"])
        if table["city"] == "looked_after":
            city = {year * 12 + 2: children for year, children in city_marches.items()}
            level: dict[int, float] = dict(city)
        else:
            city = {month_number(month): int(total) for month, total in table["city"].items()}
            level = {month_number(month): float(total) for month, total in table["level"].items()}
        if not min(level) < first <= last <= max(level):
            raise ValueError("the city's level is not given from the month before the first to the last")
        known: dict[str, dict[int, int]] = {}
        for entry in table["known"]:
            known.setdefault(entry["cluster"], {})[month_number(entry["month"])] = entry["value"]
        season = table["season"]
        return cls(
            seed=table["seed"],
            first=first,
            last=last,
            flow=Flow(tuple(table["leave"]), tuple(table["families"]), table["pull"]),
            drift=table["drift"],
            level={
                month: interpolate(level, month) * season[calendar_month(month) - 1]
                for month in range(first - 1, last + 1)
            },
            city={month: total for month, total in city.items() if first <= month <= last},
            known=known,
            tilt=table["weights"]["tilt"],
            none_share=table["weights"]["none_share"],
        )


def interpolate(points: Mapping[int, float], month: int) -> float:
    """The value at `month` on straight lines between `points`; before the first and after the last it stays level."""
    before = max((point for point in points if point <= month), default=min(points))
    after = min((point for point in points if point >= month), default=max(points))
    if before >= after:
        return points[before]
    return points[before] + (points[after] - points[before]) * (month - before) / (after - before)
