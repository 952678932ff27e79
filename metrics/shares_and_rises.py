"""Which percentages of people and which year-to-date counts may be shown?

Of a percentage those counted and the others are protected (`disclosure.shares`); of a year-to-date count its rises
(`disclosure.year_to_date`). A period once published stands as it was first published.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from metrics.disclosure.cells import CITY
from metrics.disclosure.ledger import Decision
from metrics.disclosure.policy import Policy
from metrics.disclosure.rule import Pattern
from metrics.disclosure.shares import choose_shares
from metrics.disclosure.year_to_date import choose_year_to_date
from metrics.restate import Counts
from metrics.standing import REASON, Number, Stood, numbers

Months = Mapping[date, Mapping[str, int]]


@dataclass(frozen=True)
class Choice:
    """What is shown. said: every figure as readers have it or would have it. cells: the counts that are protected."""

    decision: Decision
    said: Mapping[date, Mapping[str, Number]]
    cells: tuple[Months, ...]


def choose_percentages(counts: Counts, policy: Policy, stood: Mapping[date, Stood]) -> Choice:
    """Decide on a percentage of people. Raises Unprotectable.

    `choose_shares` is proved against readers who do not have the denominators of the hidden rows; populations and
    cohorts are often public. So a period in which it hides anything is hidden whole, with the city.
    """
    said = _said(counts, stood)
    counted = {period: {a: n.numerator for a, n in areas.items()} for period, areas in said.items()}
    wholes = {period: {a: n.denominator or 0 for a, n in areas.items()} for period, areas in said.items()}
    settled = {period: found.pattern for period, found in stood.items() if period in counts}
    chosen = choose_shares(counted, wholes, policy, settled)
    patterns = {
        period: Pattern(frozenset(counted[period]), pattern.helpers, city_hidden=True)
        if pattern.hidden and period not in settled
        else pattern
        for period, pattern in chosen.items()
    }
    others = {period: {a: wholes[period][a] - n for a, n in areas.items()} for period, areas in counted.items()}
    return Choice(_decide(patterns, counts, stood), said, (counted, others))


def choose_growing(counts: Counts, policy: Policy, stood: Mapping[date, Stood]) -> Choice:
    """Decide on a year-to-date count. Raises Unprotectable.

    A new month is withheld whole, with its city, and so the rest of its year, where it cannot be set against the
    months of the year that stand: a count has fallen below what was shown, or the hidden ones come to another sum.
    """
    said = _said(counts, stood)
    levels = {period: {a: n.numerator for a, n in areas.items()} for period, areas in said.items()}
    settled = {period: found.pattern for period, found in stood.items() if period in counts}
    rises: dict[date, dict[str, int]] = {}
    before: Mapping[str, int] = {}
    year, follows = None, True
    for period, month in levels.items():
        if policy.year_of(period) != year:
            year, before, follows = policy.year_of(period), {}, True
        rises[period] = {area: count - before.get(area, 0) for area, count in month.items()}
        if period in stood:
            city = stood[period].shown.get(CITY)
            follows = follows and (city is None or city.numerator == sum(month.values()))
        else:
            follows = follows and before.keys() <= month.keys() and min(rises[period].values()) >= 0
            if not follows:
                settled[period] = Pattern(frozenset(month), city_hidden=True)
        before = month
    patterns = choose_year_to_date(levels, policy, settled)
    return Choice(_decide(patterns, counts, stood), said, (rises,))


def _said(counts: Counts, stood: Mapping[date, Stood]) -> dict[date, dict[str, Number]]:
    """What was shown as it was shown, all else as counted."""
    said = {}
    for period, areas in counts.items():
        shown = stood[period].shown if period in stood else {}
        said[period] = {area: shown.get(area, numbers(count)) for area, count in areas.items() if not count.empty}
    return said


def _decide(patterns: Mapping[date, Pattern], counts: Counts, stood: Mapping[date, Stood]) -> Decision:
    held = [p for p, areas in counts.items() if p in stood and stood[p].differs_from({None: areas})]
    new = tuple(period for period in counts if period not in stood)
    return Decision(patterns, new=new, held=dict.fromkeys(held, REASON))
