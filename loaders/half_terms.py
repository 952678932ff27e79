"""What might absence over half-terms 1 to 5 have been in years for which only six half-terms were published? Made up.

The same schools' six half-terms are scaled; a cluster whose true rate for one year is known meets it, its ratio
changing in equal steps from the last real year, so that no single year stands out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Sessions:
    """One cluster's sessions in one academic year (named by the year it ends in), as summed from published schools."""

    cluster: str
    year: int
    five_half_terms: bool
    missed: int
    possible: int
    pupils: int
    schools: int


def scale(row: Sessions, settings: Mapping[str, Any], ratio: float) -> tuple[int, int]:
    """Sessions missed and possible over five half-terms, if the rate is `ratio` times that over six."""
    possible = round(row.possible * settings["sessions"])
    return (min(possible, round(possible * row.missed / row.possible * ratio)) if row.possible else 0), possible


def ratios(rows: list[Sessions], key: str, settings: Mapping[str, Any]) -> dict[tuple[str, int], float]:
    """For each cluster and made-up year, the rate over five half-terms divided by the rate over six."""
    years = range(settings["first_year"], settings["last_year"] + 1)
    result = {(row.cluster, row.year): float(settings["rate"]) for row in rows if row.year in years}
    rates = {(row.cluster, row.year): row.missed / row.possible for row in rows if row.possible}
    for entry in settings["known"]:
        if entry["key"] == key:
            cluster, year = entry["cluster"], entry["year"]
            reached = entry["percent"] / 100 / rates[cluster, year]
            steps = year - settings["first_year"] + 1
            for made_up in years:
                share = min(1.0, (made_up - settings["first_year"] + 1) / steps)
                result[cluster, made_up] = 1 + (reached - 1) * share
    return result
