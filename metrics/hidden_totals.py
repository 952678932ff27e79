"""Does the table of public figures tell a total of the city that the gate hides? Then a release would say it after all.

A total is hidden because whoever has it, and perhaps one figure more, would learn what the small figures come to
(`disclosure.rule`). The table passes by the gate, and the audit looks at the gate's figures alone: so both are held
against each other here. Which published measure tells of which indicator is what city.toml says.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from loaders.errors import ReleaseRefused
from loaders.public_tables import ComparatorRow
from loaders.releases import FigureRow
from metrics.disclosure.cells import CITY, HIDDEN
from metrics.month import Month


def refuse_hidden_totals(city: Mapping[str, Any], table: Iterable[ComparatorRow], rows: Iterable[FigureRow]) -> None:
    """Look for figures of the city, in whatever edition, of periods in which its total is hidden in `rows`.

    city: what city.toml says, empty where there is none. Raises ReleaseRefused, naming measures and periods.
    """
    if not city:
        return
    tells = {measure["key"]: measure["indicator"] for measure in city["measure"] if "indicator" in measure}
    totals = (row for row in rows if row.area == CITY and row.breakdown is None)
    hidden = {(row.indicator, row.period_end) for row in totals if row.status == HIDDEN}
    problems = dict.fromkeys(
        f"comparators.parquet has {row.measure} of the city for {Month.of(row.period_end)}, a period in which the "
        f"city's total of {tells[row.measure]} is hidden to protect small figures; empty its value there, and write "
        "the symbol c."
        for row in table
        if row.area == city["city"]["area"]
        and row.value is not None
        and (tells.get(row.measure), row.period_end) in hidden
    )
    if problems:
        raise ReleaseRefused(list(problems))
