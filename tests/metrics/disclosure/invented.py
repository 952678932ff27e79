"""What do invented counts look like? Months of counts by area, drawn from a seed; no real place is meant."""

from datetime import date, timedelta

import numpy as np

from metrics.disclosure.policy import Policy

Counts = dict[date, dict[str, int]]

POLICY = Policy(threshold=5, zeros="hide", level="insider", symbol="[c]", year_starts=4, helper_order=())


def month_ends(months: int, first: tuple[int, int] = (2011, 4)) -> list[date]:
    """The last days of so many months, from (year, month) on."""
    start = first[0] * 12 + first[1]
    return [date((start + i) // 12, (start + i) % 12 + 1, 1) - timedelta(days=1) for i in range(months)]


def draw_counts(seed: int, lowest_mean: float, highest_mean: float, areas: int = 25, months: int = 72) -> Counts:
    """Independent months: the hardest case, for nothing shown earlier says much about this month."""
    random = np.random.default_rng(seed)
    means = random.uniform(lowest_mean, highest_mean, areas)
    drawn = random.poisson(means, (months, areas))
    return {
        period_end: {f"c{area:02}": int(drawn[row, area]) for area in range(areas)}
        for row, period_end in enumerate(month_ends(months))
    }


def draw_stock(seed: int, lowest_mean: float, highest_mean: float, areas: int = 25, months: int = 72) -> Counts:
    """Stocks with starters and leavers: next month holds nearly the same children."""
    random = np.random.default_rng(seed)
    means = random.uniform(lowest_mean, highest_mean, areas)
    stock = random.poisson(means)
    counts: Counts = {}
    for period_end in month_ends(months):
        stock = random.binomial(stock, 0.95) + random.poisson(means * 0.05)
        counts[period_end] = {f"c{area:02}": int(stock[area]) for area in range(areas)}
    return counts


def with_large_first(counts: Counts, areas: int = 8) -> Policy:
    """A policy whose helper order names the largest areas, as an analyst would from common knowledge."""
    total = {area: sum(month[area] for month in counts.values()) for area in next(iter(counts.values()))}
    order = sorted(total, key=lambda area: -total[area])[:areas]
    return Policy(5, "hide", "insider", "[c]", 4, tuple(order))
