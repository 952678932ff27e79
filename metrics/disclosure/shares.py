"""Which percentages of people are hidden? Those counted and the others must both be protected.

Who knows an area's denominator (a population, a cohort) and hears that 3 were not counted knows the numerator too. So
both are cells; a row is hidden with numerator and denominator if either is small. Its helpers must have room both
ways: what a small numerator gives away a helper takes up, and its others must be able to spare it.

That the choice tells nothing is proved for a reader who knows what each side of the hidden rows comes to, and one row
of them. One who knows the denominators of all hidden rows can tell where the helpers have few to spare on a side.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from metrics.disclosure.policy import Policy
from metrics.disclosure.promise import fewest_helpers, has_room, withstands_replay
from metrics.disclosure.rule import (
    Memory,
    Pattern,
    Unprotectable,
    order_candidates,
    remember,
    too_little_for_a_total,
)

Months = Mapping[date, Mapping[str, int]]


def choose_shares(
    numerators: Months, denominators: Months, policy: Policy, settled: Mapping[date, Pattern] | None = None
) -> dict[date, Pattern]:
    """Choose what each month of a percentage of people hides; a hidden row hides numerator and denominator.

    numerators, denominators: by period end, then by area, in people. settled: patterns of months that stand as they
    were published. Raises Unprotectable as the rule does.
    """
    memory = Memory()
    patterns = {}
    for period_end in sorted(numerators):
        counted = numerators[period_end]
        others = {area: denominators[period_end][area] - count for area, count in counted.items()}
        if settled and period_end in settled:
            patterns[period_end] = settled[period_end]
            memory.start(period_end, policy)
            remember(settled[period_end], _fewer(counted, others), memory, policy)
        else:
            patterns[period_end] = _choose_month(period_end, counted, others, memory, policy)
    return patterns


def _fewer(counted: Mapping[str, int], others: Mapping[str, int]) -> dict[str, int]:
    return {area: min(counted[area], others[area]) for area in counted}


def _choose_month(
    period_end: date, counted: Mapping[str, int], others: Mapping[str, int], memory: Memory, policy: Policy
) -> Pattern:
    memory.start(period_end, policy)
    fewer = _fewer(counted, others)
    small = [a for a in sorted(counted) if policy.is_small(counted[a]) or policy.is_small(others[a])]
    if not small:
        pattern = Pattern()
    elif any(too_little_for_a_total(side.values(), policy) for side in (counted, others)):
        pattern = Pattern(frozenset(counted), frozenset(counted) - frozenset(small), city_hidden=True)
    else:
        able = [area for area in fewer if area not in small and fewer[area] >= policy.threshold]
        candidates = order_candidates(able, memory, policy)
        for taken in range(fewest_helpers(1, policy), len(candidates) + 1):
            helpers = candidates[:taken]
            if _protect(small, helpers, counted, others, policy):
                break
        else:
            raise Unprotectable(period_end)
        pattern = Pattern(frozenset(small) | frozenset(helpers), frozenset(helpers))
    remember(pattern, fewer, memory, policy)
    return pattern


def _protect(
    small: Sequence[str],
    helpers: Sequence[str],
    counted: Mapping[str, int],
    others: Mapping[str, int],
    policy: Policy,
) -> bool:
    width = policy.highest - policy.lowest
    for side, opposite in ((counted, others), (others, counted)):
        few = [side[area] for area in small if policy.is_small(side[area])]
        # A row hidden for its other side helps as well, but a reader may know its denominator: count helpers only.
        if not withstands_replay(few, [side[area] for area in helpers], policy):
            return False
        # What a small figure gives up here goes, in a row whose denominator is known, to its other side; there helpers
        # must take it from their room. Asked of the helpers' room and the small figures' together, of which any reader
        # knows the sum: of the helpers' alone it would tell what is left for the small ones. So all that these may
        # have is asked for on top.
        few_opposite = [opposite[area] - policy.lowest for area in small if policy.is_small(opposite[area])]
        least = width * (policy.insiders + len(few_opposite)) + 1
        spare = [opposite[area] - policy.threshold for area in helpers]
        if few and not has_room(sum(few_opposite), spare, least, policy):
            return False
    return True
