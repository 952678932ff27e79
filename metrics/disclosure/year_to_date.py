"""Which year-to-date counts are hidden? The rises from month to month are what must be protected."""

from collections.abc import Mapping
from datetime import date

from metrics.disclosure.policy import Policy
from metrics.disclosure.rule import Memory, Pattern, choose_month, remember


def choose_year_to_date(
    counts: Mapping[date, Mapping[str, int]], policy: Policy, settled: Mapping[date, Pattern] | None = None
) -> dict[date, Pattern]:
    """Choose what each month of a year-to-date count hides.

    counts: by period end, then by area; they start at nought in `policy.year_starts`, every month is there. An area
    hidden once is hidden until its year ends, for its next figure less its last shown one would tell the rise between;
    so is a city total. settled: patterns of months that stand as they were published. Raises Unprotectable as the rule
    does, ValueError if a count falls within a year.
    """
    memory = Memory()
    patterns: dict[date, Pattern] = {}
    before: Mapping[str, int] = {}
    last = Pattern()
    year = None
    for period_end in sorted(counts):
        month = counts[period_end]
        if policy.year_of(period_end) != year:
            year, before, last = policy.year_of(period_end), {}, Pattern()
        rises = {area: count - before.get(area, 0) for area, count in month.items()}
        if settled and period_end in settled:
            last = settled[period_end]
            memory.start(period_end, policy)
            remember(last, rises, memory, policy)
        elif min(rises.values(), default=0) < 0:
            raise ValueError(f"{period_end.isoformat()}: a year-to-date count falls within its year")
        elif last.city_hidden:
            last = Pattern(frozenset(month), last.helpers, city_hidden=True)
        else:
            last = choose_month(period_end, rises, memory, policy, already=last.hidden)
        patterns[period_end], before = last, month
    return patterns
