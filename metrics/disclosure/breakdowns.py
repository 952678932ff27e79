"""Which rows of a broken-down table are withheld?

A cluster's row (its figures by age, by reason, by agent ...) is shown whole or withheld whole. Counts that contain one
another (NEET, for 3+ months, for 6+ months) are a breakdown into their differences. A row is shown only if its total
is shown and no cell in it is small.

Withheld rows protect one another: of each a reader knows at most its total, and of them together what each category
adds up to. The bounds of a cell are then Frechet's: at least total + category - everything, at most the smaller of
total and category (Dobra and Fienberg, PNAS 97(22), 2000, 11885; reached by whole numbers). We ask for the whole
range from 0 to 4 whatever an insider's row may hold, from figures that every reader has. So the choice looks at no
hidden figure but to see which rows must be withheld, and that it was made tells nothing.

What cannot be proved safe so is withheld altogether: all rows of that month, and the city's.

One table only: where a period is broken down in two ways (in three ages and in five), rows of the one are equations for
the rows withheld of the other. So one breakdown of a period is told, and every other withheld altogether.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from metrics.disclosure.policy import Policy
from metrics.disclosure.rule import Memory, order_candidates

Table = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class Rows:
    """Which areas' rows of one month are withheld; `all_withheld`: the city's row too."""

    withheld: frozenset[str] = frozenset()
    all_withheld: bool = False


def choose_rows(table: Table, totals_hidden: Iterable[str], policy: Policy, memory: Memory | None = None) -> Rows:
    """Choose the rows to withhold in one month of a breakdown.

    table: count by area and category, every area with the same categories, which add up to the area's total.
    totals_hidden: areas whose total is hidden (`rule.choose_hidden`). memory: what was shown before, to put further
    rows in order by; this month's hidden counts are not used for that.
    """
    hidden_totals = frozenset(totals_hidden)
    must = {
        area
        for area, row in table.items()
        if area in hidden_totals or any(policy.is_small(count) for count in row.values())
    }
    if not must:
        return Rows()
    candidates = order_candidates(sorted(table.keys() - must), memory or Memory(), policy)
    for taken in range(len(candidates) + 1):
        withheld = must | set(candidates[:taken])
        # Three rows, so that an insider of one still faces two; one more for each further insider.
        if len(withheld) >= policy.insiders + 2 and _rows_protect(table, withheld, hidden_totals, policy):
            return Rows(frozenset(withheld))
    return Rows(frozenset(table), all_withheld=True)


def may_be_told(breakdowns: Sequence[str], told: Collection[str]) -> frozenset[str]:
    """Which of the breakdowns of one indicator and period may be told at all; the others are withheld altogether.

    breakdowns: in an order that does not depend on any count. told: those of which an earlier release has shown any
    row of this period, if only the city's; they stand, and nothing is told beside them. Else the first may be, whether
    or not it can then be protected: that another was told in its place would say that it could not.
    """
    return frozenset(told) or frozenset(breakdowns[:1])


def _rows_protect(table: Table, withheld: set[str], hidden_totals: frozenset[str], policy: Policy) -> bool:
    """Can each cell of each withheld row be anything from lowest to highest, whatever rows the insiders hold?"""
    totals = {area: sum(table[area].values()) for area in withheld}
    categories = next(iter(table.values())).keys()
    left = {category: sum(table[area][category] for area in withheld) for category in categories}
    everything = sum(totals.values())
    # Shown totals are public; of hidden ones only the sum is, and no single one is above it.
    shown_totals = {area: total for area, total in totals.items() if area not in hidden_totals}
    hidden_sum = everything - sum(shown_totals.values())
    most = sorted([*shown_totals.values(), *[hidden_sum] * len(withheld & hidden_totals)], reverse=True)
    held = sum(most[: policy.insiders])
    for category in categories:
        # Highest value: what the insiders' rows may leave of this category must still be enough.
        if left[category] - held < policy.highest:
            return False
        for area in withheld:
            total = shown_totals.get(area, policy.threshold)
            if area in shown_totals and total < policy.highest:
                return False
            # Lowest value: the others must have room for all the rest of the category.
            if total + left[category] > everything - held:
                return False
    return True


def split_nested(counts: Mapping[str, Sequence[int]], names: Sequence[str]) -> dict[str, dict[str, int]]:
    """Counts that contain one another as a breakdown into their differences.

    counts: by area, widest first, e.g. (NEET, 3+ months, 6+ months). names: as many, for the differences. Raises
    ValueError if a narrower count is above a wider one.
    """
    table = {}
    for area, nested in counts.items():
        differences = [wider - narrower for wider, narrower in pairwise([*nested, 0])]
        if min(differences) < 0 or len(differences) != len(names):
            raise ValueError(f"{area}: counts that should contain one another do not")
        table[area] = dict(zip(names, differences, strict=True))
    return table
