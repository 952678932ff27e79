"""How often is something called that did not happen? Stocks with no real change, and what each rule would have said.

Twenty thousand histories a line are judged by a second implementation of the rules, in arrays; it must agree with the
real one month for month.
"""

from dataclasses import dataclass

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.stats import binom

from metrics.indicators import Indicator
from metrics.month import Month, months_between
from metrics.published import PublishedValue
from metrics.series import Figure, Series
from metrics.verdict import Word, judge_month, judge_since_start
from tests.metrics.council import indicator

pytestmark = pytest.mark.slow

MEANS = (12, 20, 35, 60, 85, 110)
LEAVING = (0.03, 0.1)  # a month: about what leaves care, and NEET
MONTHS = months_between(Month(2011, 4), Month(2015, 12))  # 57
JUDGED = range(25, len(MONTHS))  # from 24 earlier changes on
CALLED = (Word.BETTER, Word.WORSE)
ENTRY = Indicator.from_reference(indicator(baseline=MONTHS[0].end))

Counts = NDArray[np.int64]
Called = NDArray[np.bool_]


@dataclass(frozen=True)
class Rates:
    """Shares of months in which something was called; since the start, in the last month."""

    month: float
    start: float
    level: float


def simulate(histories: int, average: int, leaving: float, family: float = 0.0) -> Counts:
    """Stocks in balance, a row a history: starters Poisson, leavers binomial; `family` more start with each."""
    rng = np.random.default_rng([20151231, average, int(1000 * leaving), int(10 * family)])
    stock = rng.poisson(average, histories)
    months = []
    for _ in range(120 + len(MONTHS)):  # the first ten years are to forget where it began
        entries = rng.poisson(average * leaving / (1 + family), histories)
        stock = stock + entries + rng.poisson(family * entries) - rng.binomial(stock, leaving)
        months.append(stock)
    return np.array(months[120:]).T


def call_months(counts: Counts) -> Called:
    """For each history and each of JUDGED: is the change beyond 3.268 times the mean of those before, and 2.5?"""
    sizes = np.abs(np.diff(counts, axis=1))
    limits = [np.maximum(3.268 * sizes[:, : place - 1].mean(axis=1), 2.5) for place in JUDGED]
    return np.array([sizes[:, place - 1] > limit for place, limit in zip(JUDGED, limits, strict=True)]).T


def call_since_start(counts: Counts) -> Called:
    """For each history: is the newest count beyond chance beside the first, at 99%?"""
    first, latest = counts[:, 0], counts[:, -1]
    chance = 2 * binom.cdf(np.minimum(first, latest), first + latest, 0.5)
    return np.asarray(chance < 0.01)


def call_levels(counts: Counts) -> Called:
    """What an individuals chart of the level would have called: Shewhart's limits, from the months before."""
    sizes = np.abs(np.diff(counts, axis=1))
    return np.array(
        [
            np.abs(counts[:, place] - counts[:, :place].mean(axis=1)) > 2.66 * sizes[:, : place - 1].mean(axis=1)
            for place in JUDGED
        ]
    ).T


def rates(average: int, leaving: float, family: float = 0.0) -> Rates:
    counts = simulate(20_000, average, leaving, family)
    called = (call_months(counts), call_since_start(counts), call_levels(counts))
    return Rates(*(float(each.mean()) for each in called))


def shown(title: str, found: dict[tuple[float, int], Rates]) -> str:
    lines = [
        f"\n{title}",
        f"{'leave a month':>14}{'mean':>6}{'this month':>12}{'since start':>13}{'limits on the level':>21}",
    ]
    lines.extend(
        f"{leaving:>14.0%}{average:>6}{each.month:>12.1%}{each.start:>13.1%}{each.level:>21.1%}"
        for (leaving, average), each in found.items()
    )
    return "\n".join(lines)


def test_the_arrays_judge_as_the_product_does() -> None:
    said, expected = [], []
    for average in MEANS:
        for counts in simulate(6, average, 0.05):
            values = zip(MONTHS, counts.tolist(), strict=True)
            series = Series(ENTRY, tuple(Figure(m.end, PublishedValue.of(count), m.end, "") for m, count in values))
            said.append([judge_month(series, MONTHS[place].end).word in CALLED for place in JUDGED])
            said.append([judge_since_start(series, MONTHS[-1].end, ()).word in CALLED])
            expected.append(call_months(counts[None, :])[0].tolist())
            expected.append(call_since_start(counts[None, :]).tolist())
    assert said == expected
    assert any(any(months) for months in said), "nothing was called, so nothing was compared"


def test_stocks_without_a_real_change_are_seldom_called(capsys: pytest.CaptureFixture[str]) -> None:
    found = {(leaving, average): rates(average, leaving) for leaving in LEAVING for average in MEANS}
    with capsys.disabled():
        print(shown("No real change: share of months in which something is called (aim: at most 3%)", found))
    assert max(each.month for each in found.values()) <= 0.03
    assert max(each.start for each in found.values()) <= 0.02
    assert min(each.level for each in found.values()) > 0.2, "limits on the level would do as well"


def test_families_who_enter_together_do_not_make_news(capsys: pytest.CaptureFixture[str]) -> None:
    """0.4 more children with each who starts: 99% is what the test since the start keeps in hand for them."""
    found = {(0.03, average): rates(average, 0.03, family=0.4) for average in MEANS}
    with capsys.disabled():
        print(shown("The same, with brothers and sisters who start together", found))
    assert max(each.month for each in found.values()) <= 0.05
    assert max(each.start for each in found.values()) <= 0.05
