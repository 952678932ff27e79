"""What lies between two periods that makes them unlike? Breaks of definition and moves of a boundary, taken alike."""

from collections.abc import Sequence
from datetime import date

from metrics.indicators import Break


def breaks_between(breaks: Sequence[Break], earlier: date, later: date) -> list[Break]:
    """Those whose first month lies after one period and not after the other, oldest first."""
    return sorted((found for found in breaks if earlier < found.month.end <= later), key=lambda found: found.month)
