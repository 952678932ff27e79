"""Which figures of an indicator are hidden, month by month?

Read `choose_hidden` from top to bottom; it is the whole rule:

1. A count below the threshold is hidden.
2. Where any is, other areas (*helpers*) are hidden with it, so that nobody can take the shown figures from the city
   total and be left with the answer. At least two, and four hidden cells in all; more, one after the other, until
   the month is safe (`promise`).
3. Who helps is settled before this month's counts are looked at: this year's helpers so far, in the order they came;
   then areas whose last *shown* count was comfortable (14 or more), those first whose last turn is longest ago, and
   of these the smallest; then the others. The choice starts afresh each April.
4. If only one area is large and the small figures come to little (8 or less), the month is hidden whole, with its
   city total.
5. A month that is not safe even with everything hidden cannot be published: `Unprotectable`.

A pattern depends only on which cells are small, on what was shown earlier, and on whether the month is safe.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from loaders.errors import TrackerError
from metrics.disclosure.policy import Policy
from metrics.disclosure.promise import fewest_helpers, withstands_replay


@dataclass(frozen=True)
class Pattern:
    """What one month hides: all hidden areas, those of them that are helpers, and whether the city total goes too."""

    hidden: frozenset[str] = frozenset()
    helpers: frozenset[str] = frozenset()
    city_hidden: bool = False


class Unprotectable(TrackerError):
    """No choice of hidden cells keeps the promise in one month; names the month, never a count."""

    def __init__(self, period_end: date) -> None:
        self.period_end = period_end
        super().__init__(
            f"The month ending {period_end.isoformat()} has too few children in too few areas to hide its small "
            "figures among the others. Leave it out of the extract, or publish the indicator by quarter or year."
        )


@dataclass
class Memory:
    """What the rule remembers from month to month: only what readers can know too."""

    year: int = 0
    this_year: tuple[str, ...] = ()
    last_turn: dict[str, int] = field(default_factory=dict)
    last_shown: dict[str, int] = field(default_factory=dict)

    def start(self, period_end: date, policy: Policy) -> None:
        """Begin a month: each April the choice of helpers starts afresh."""
        if self.year != policy.year_of(period_end):
            self.year, self.this_year = policy.year_of(period_end), ()


def choose_hidden(counts: Mapping[date, Mapping[str, int]], policy: Policy) -> dict[date, Pattern]:
    """Choose what each month of one indicator hides.

    counts: by period end, then by area (clusters and "none"), in children; the areas of a month add up to the city.
    Returns a pattern for every period end. Raises Unprotectable for the first month that cannot be made safe.
    """
    memory = Memory()
    patterns = {}
    for period_end in sorted(counts):
        patterns[period_end] = choose_month(period_end, counts[period_end], memory, policy)
    return patterns


def choose_month(
    period_end: date, month: Mapping[str, int], memory: Memory, policy: Policy, already: frozenset[str] = frozenset()
) -> Pattern:
    """Choose what one month hides, and remember it. Months come in the order of time; see `choose_hidden`.

    already: areas that are hidden in this month whatever their counts (a year-to-date count once hidden).
    """
    memory.start(period_end, policy)
    small = sorted(area for area, count in month.items() if policy.is_small(count))
    if not small and not already:
        pattern = Pattern()
    elif small and too_little_for_a_total(month.values(), policy):
        pattern = Pattern(frozenset(month), frozenset(month) - frozenset(small), city_hidden=True)
    else:
        able = order_candidates(_can_help(month, policy), memory, policy)
        candidates = [area for area in able if area in already] + [area for area in able if area not in already]
        helpers = _take_helpers(period_end, month, small, candidates, policy, already)
        pattern = Pattern(frozenset(small) | frozenset(helpers), frozenset(helpers))
    remember(pattern, month, memory, policy)
    return pattern


def remember(pattern: Pattern, month: Mapping[str, int], memory: Memory, policy: Policy) -> None:
    """Remember what a month showed and who helped, whether the pattern was chosen now or in an earlier release."""
    if not pattern.city_hidden:
        helpers = order_candidates(pattern.helpers, memory, policy)
        # A helper beyond the fewest was called because of this month's counts: that must not move next year's line.
        fewest = fewest_helpers(len(pattern.hidden) - len(helpers), policy)
        memory.last_turn.update(dict.fromkeys(helpers[:fewest], memory.year))
        memory.this_year += tuple(area for area in helpers if area not in memory.this_year)
    memory.last_shown.update({area: count for area, count in month.items() if area not in pattern.hidden})


def too_little_for_a_total(counts: Iterable[int], policy: Policy) -> bool:
    """Would a city total tell too much, whatever is hidden?

    Rule 5 of the design hides a total below the threshold. But an insider of the one large area would learn what the
    small figures come to; so the total goes where there is no other large area (one for each insider) and the small
    figures have too little room to protect one another: at threshold 5, where they come to 8 or less.

    That a month is hidden whole tells this much of it. An insider of a small figure of 4 must still find 4 possible
    for any other, so the line is at 8 and not at 4. It looks at the sum of the small figures, not at the city's less
    the largest area: of ten figures of 1 the latter is 9, and that it is 9 would give away all of them.
    """
    figures = list(counts)
    small = [count for count in figures if policy.is_small(count)]
    if sum(count >= policy.threshold for count in figures) > policy.insiders:
        return False
    room = sum(small) - policy.lowest * len(small)
    return room <= (policy.insiders + 1) * (policy.highest - policy.lowest)


def order_candidates(areas: Iterable[str], memory: Memory, policy: Policy) -> list[str]:
    """Put possible helpers in order, from what was shown before; this month's counts are not at hand here."""
    settled = {area: place for place, area in enumerate(memory.this_year)}
    first_choice = {area: place for place, area in enumerate(policy.helper_order)}

    def place_in_line(area: str) -> tuple[int, int, int, str]:
        shown = memory.last_shown.get(area)
        if area in settled:
            return 0, settled[area], 0, area
        if shown is not None and shown >= policy.comfortable:
            # Longest without a turn first: otherwise each April would call the same area again.
            return 1, memory.last_turn.get(area, 0), shown, area
        if shown is None and area in first_choice:
            return 2, first_choice[area], 0, area
        return 3, -shown if shown is not None else 1, 0, area

    return sorted(areas, key=place_in_line)


def _can_help(month: Mapping[str, int], policy: Policy) -> list[str]:
    # A nought that the policy shows is public; hiding it would protect nothing.
    return [area for area, count in month.items() if count >= policy.threshold]


def _take_helpers(
    period_end: date,
    month: Mapping[str, int],
    small: list[str],
    candidates: list[str],
    policy: Policy,
    already: frozenset[str],
) -> list[str]:
    """Take candidates in order until the month is safe, beginning with the fewest that can be."""
    small_counts = [month[area] for area in small]
    fewest = max(fewest_helpers(len(small), policy), len(already.intersection(candidates)))
    for taken in range(min(fewest, len(candidates)), len(candidates) + 1):
        helpers = candidates[:taken]
        if withstands_replay(small_counts, [month[area] for area in helpers], policy):
            return helpers
    raise Unprotectable(period_end)
