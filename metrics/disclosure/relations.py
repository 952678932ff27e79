"""What does each derived figure tell about the counts behind it? One function a channel, in whole numbers.

This tracker publishes none of them for a hidden count: they are computed from published counts. They are here so that
the audit can attack masks that do, and so show that it has teeth. Figures rounded to one
decimal are given in tenths (+33.3% is 333), so that nothing is lost to floating point.
"""

from metrics.disclosure.cells import Cell, Relation


def change(name: str, now: Cell, before: Cell, difference: int) -> Relation:
    """A change in children: since last month, or since the baseline."""
    return Relation(name, ((now, 1), (before, -1)), difference, difference)


def percent_change(name: str, now: Cell, before: Cell, tenths: int) -> list[Relation]:
    """A change in per cent of `before`, rounded to one decimal: 100 (now - before) / before = tenths/10 +- 0.05."""
    return [
        Relation(name, ((now, 2000), (before, -(2001 + 2 * tenths))), None, 0),
        Relation(name, ((now, 2000), (before, -(1999 + 2 * tenths))), 0, None),
        # A percentage of nought is not shown, so there was somebody.
        Relation(name, ((before, 1),), 1, None),
    ]


def rate(name: str, cell: Cell, population: int, tenths: int, per: int = 10_000) -> Relation:
    """A rate per 10,000 of a population that is public, rounded to one decimal."""
    return Relation(name, ((cell, 20 * per),), (2 * tenths - 1) * population, (2 * tenths + 1) * population)


def share(name: str, cell: Cell, total: int, tenths: int) -> Relation:
    """A percentage of a total that is public, rounded to one decimal."""
    return rate(name, cell, total, tenths, per=100)


def arrow(name: str, now: Cell, before: Cell, direction: int) -> Relation:
    """An arrow up (1), down (-1) or level (0)."""
    terms = ((now, 1), (before, -1))
    if direction == 0:
        return Relation(name, terms, 0, 0)
    return Relation(name, terms, 1, None) if direction > 0 else Relation(name, terms, None, -1)


def order(name: str, larger: Cell, smaller: Cell) -> Relation:
    """A place in an order: one figure is listed before another. Nested and year-to-date counts are ordered too."""
    return Relation(name, ((larger, 1), (smaller, -1)), 0, None)


def axis(name: str, cell: Cell, highest: int) -> Relation:
    """An axis that was drawn to fit: no figure lies above its end."""
    return Relation(name, ((cell, 1),), None, highest)
