"""Is the closed form right? Three ways to the same answer: it, every solution counted out, and integer programs."""

import random
from itertools import product

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp

from metrics.disclosure.policy import Policy
from metrics.disclosure.promise import keeps_promise
from tests.metrics.disclosure.invented import POLICY

Month = tuple[tuple[int, ...], tuple[int, ...]]


def by_counting(small: tuple[int, ...], helpers: tuple[int, ...], policy: Policy, insiders: int) -> bool:
    """Enumerate all whole counts with the same total, for every set of cells that insiders may know."""
    cells = len(small) + len(helpers)
    truth = np.array(small + helpers)
    tops = [policy.highest] * len(small) + [
        policy.threshold + sum(small) + sum(helpers) - policy.threshold * len(helpers)
    ] * len(helpers)
    lows = [policy.lowest] * len(small) + [policy.threshold] * len(helpers)
    # The last cell follows from the total.
    worlds = [
        (*rest, int(truth.sum()) - sum(rest))
        for rest in product(*(range(low, top + 1) for low, top in zip(lows[:-1], tops[:-1], strict=True)))
    ]
    table = np.array([world for world in worlds if lows[-1] <= world[-1] <= tops[-1]])
    for known in product((0, 1), repeat=cells):
        if sum(known) > insiders:
            continue
        held = np.array(known, dtype=bool)
        seen = table[(table[:, held] == truth[held]).all(axis=1)]
        for cell in range(len(small)):
            if not held[cell] and set(seen[:, cell]) != set(range(policy.lowest, policy.highest + 1)):
                return False
    return True


def by_programming(small: tuple[int, ...], helpers: tuple[int, ...], policy: Policy, insiders: int) -> bool:
    """Lowest and highest value of each small cell by integer programs."""
    truth = np.array(small + helpers)
    cells = len(truth)
    for known in product((0, 1), repeat=cells):
        if sum(known) > insiders:
            continue
        low = np.array([policy.lowest] * len(small) + [policy.threshold] * len(helpers), dtype=float)
        high = np.array([policy.highest] * len(small) + [np.inf] * len(helpers), dtype=float)
        for cell in range(cells):
            if known[cell]:
                low[cell] = high[cell] = truth[cell]
        total = LinearConstraint(np.ones((1, cells)), truth.sum(), truth.sum())
        for cell in range(len(small)):
            if known[cell]:
                continue
            for sign, edge in ((1, policy.lowest), (-1, policy.highest)):
                goal = np.zeros(cells)
                goal[cell] = sign
                found = milp(goal, constraints=total, bounds=Bounds(low, high), integrality=np.ones(cells))
                if round(found.x[cell]) != edge:
                    return False
    return True


def draw_months(policy: Policy, how_many: int, seed: int) -> list[Month]:
    """Months near the edge of the promise: few cells, helpers not far above the threshold."""
    rng = random.Random(seed)
    months: list[Month] = []
    while len(months) < how_many:
        small = tuple(rng.randint(policy.lowest, policy.highest) for _ in range(rng.randint(1, 4)))
        helpers = tuple(policy.threshold + rng.choice((0, 0, 1, 2, 3, 5)) for _ in range(rng.randint(0, 3)))
        months.append((small, helpers))
    return months


@pytest.mark.parametrize("insiders", [0, 1, 2])
@pytest.mark.parametrize("zeros", ["hide", "show"])
def test_closed_form_equals_counting_and_programming(insiders: int, zeros: str) -> None:
    settings = {"threshold": 5, "zeros": zeros, "level": "insider", "symbol": "[c]", "year_starts": 4}
    policy = Policy.from_dict(settings | {"helper_order": [], "breakdowns": "none"})
    months = draw_months(policy, 100, seed=insiders)
    answers = [keeps_promise(*month, policy, insiders) for month in months]
    assert answers == [by_counting(*month, policy, insiders) for month in months]
    assert answers == [by_programming(*month, policy, insiders) for month in months]
    assert len(set(answers)) == 2, "months drawn on one side of the edge only prove nothing"


def test_closed_form_equals_counting_on_every_small_month() -> None:
    """Not a sample: threshold 3, every month of up to four cells with helpers up to 6."""
    policy = Policy(3, "hide", "insider", "[c]", 4, ())
    checked = 0
    for cells, helpers_count in ((1, 1), (1, 2), (1, 3), (2, 0), (2, 1), (2, 2), (3, 0), (3, 1), (4, 0)):
        for small in product(range(3), repeat=cells):
            for helpers in product(range(3, 7), repeat=helpers_count):
                for insiders in (0, 1, 2):
                    assert keeps_promise(small, helpers, policy, insiders) == by_counting(
                        small, helpers, policy, insiders
                    ), (small, helpers, insiders)
                    checked += 1
    assert checked > 1500


def test_the_formula_of_the_design() -> None:
    """Rule 3 as the design writes it, for threshold 5."""
    for small, helpers in draw_months(POLICY, 500, seed=9):
        outsider = (bool(helpers) or sum(small) <= 4 * (len(small) - 1)) and (
            sum(small) + sum(q - 5 for q in helpers) >= 4
        )
        assert keeps_promise(small, helpers, POLICY, insiders=0) == outsider


def test_full_asks_for_more_than_insider() -> None:
    full = Policy(5, "hide", "full", "[c]", 4, ())
    months = draw_months(full, 500, seed=4)
    assert all(keeps_promise(*month, POLICY) for month in months if keeps_promise(*month, full))
    assert not keeps_promise((2,), (20, 20), full)
    assert keeps_promise((2,), (20, 20), POLICY)


def test_two_small_cells_left_can_hardly_ever_be_protected() -> None:
    """Why "full" is two insiders: from one who knows all but two small cells, nothing one could hide protects them."""
    safe = [
        (a, b) for a in range(5) for b in range(5) if keeps_promise((a, b), (50, 50, 50, 50, 50), POLICY, insiders=5)
    ]
    assert all(a + b == 4 for a, b in safe)
