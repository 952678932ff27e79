"""Does a reader who replays the rule learn anything from the fact that it stopped where it did?

The reader knows the code, the order in which helpers are called (it follows from what was shown), which hidden cells
are small, the total of the hidden cells, and, as an insider, some of the hidden figures. He throws out every way of
sharing out the total for which the rule would have stopped earlier or later. Enumerated, not sampled: all worlds
of a total at once, and the worst of them counts.
"""

import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import combinations, product

import numpy as np
import pytest

from metrics.disclosure.policy import Policy
from metrics.disclosure.promise import fewest_helpers, keeps_promise, withstands_replay
from metrics.disclosure.rule import Unprotectable, choose_hidden
from metrics.disclosure.shares import choose_shares
from tests.metrics.disclosure.invented import draw_counts, with_large_first

Passes = Callable[[Sequence[int], Sequence[int], Policy], bool]


def share_out(total: int, parts: int) -> Iterator[tuple[int, ...]]:
    """All ways to share out a total over so many helpers, as what each has above the threshold."""
    if parts <= 1:
        if parts or not total:
            yield (total,) * parts
        return
    for first in range(total + 1):
        for rest in share_out(total - first, parts - 1):
            yield (first, *rest)


def fewest_values_left(
    small_cells: int, helpers: int, fewest: int, rooms: range, policy: Policy, passes: Passes
) -> tuple[int, int]:
    """(worlds looked at, fewest values any small cell can still have for any reader), where `helpers` were taken."""
    left, looked_at = policy.highest - policy.lowest + 1, 0
    for room in rooms:
        worlds = [
            (*small, *(policy.threshold + spare for spare in spares))
            for small in product(range(policy.lowest, policy.highest + 1), repeat=small_cells)
            if sum(small) <= room
            for spares in share_out(room - sum(small), helpers)
            if _stops_here(small, [policy.threshold + spare for spare in spares], fewest, policy, passes)
        ]
        if not worlds:
            continue
        looked_at += len(worlds)
        table = np.array(worlds)
        for known in (k for size in range(policy.insiders + 1) for k in combinations(range(table.shape[1]), size)):
            _, group = np.unique(table[:, list(known)], axis=0, return_inverse=True) if known else (0, 0 * table[:, 0])
            for cell in set(range(small_cells)) - set(known):
                seen = np.zeros((int(group.max()) + 1, policy.threshold), dtype=bool)
                seen[group.ravel(), table[:, cell]] = True
                left = min(left, int(seen.sum(axis=1).min()))
    return looked_at, left


def _stops_here(small: Sequence[int], helpers: Sequence[int], fewest: int, policy: Policy, passes: Passes) -> bool:
    return passes(small, helpers, policy) and not any(
        passes(small, helpers[:taken], policy) for taken in range(fewest, len(helpers))
    )


def policy_of(threshold: int, level: str = "insider", zeros: str = "hide") -> Policy:
    settings = {"threshold": threshold, "zeros": zeros, "level": level, "symbol": "[c]", "year_starts": 4}
    return Policy.from_dict(settings | {"helper_order": [], "breakdowns": "none"})


INSIDER_5 = [(1, 3, 20), (1, 4, 16), (1, 5, 13), (2, 2, 22), (2, 3, 17), (2, 4, 14), (3, 2, 17), (3, 3, 14), (4, 2, 14)]


@pytest.mark.parametrize(("small_cells", "helpers", "up_to"), INSIDER_5)
def test_nothing_is_learnt_at_threshold_five(small_cells: int, helpers: int, up_to: int) -> None:
    policy = policy_of(5)
    fewest = fewest_helpers(small_cells, policy)
    looked_at, left = fewest_values_left(small_cells, helpers, fewest, range(up_to + 1), policy, withstands_replay)
    print(f"{small_cells} small and {helpers} helpers: {looked_at} worlds, at least {left} of 5 values left")
    assert looked_at > 100
    assert left == 5


@pytest.mark.parametrize("threshold", [2, 3, 4])
@pytest.mark.parametrize(("small_cells", "helpers"), [(1, 3), (1, 4), (1, 5), (2, 2), (2, 4), (3, 2), (3, 3), (4, 2)])
def test_nothing_is_learnt_at_other_thresholds(threshold: int, small_cells: int, helpers: int) -> None:
    policy = policy_of(threshold)
    fewest = fewest_helpers(small_cells, policy)
    rooms = range(2 * threshold + 5)
    looked_at, left = fewest_values_left(small_cells, helpers, fewest, rooms, policy, withstands_replay)
    assert looked_at
    assert left == threshold


@pytest.mark.parametrize(("small_cells", "helpers"), [(5, 0), (6, 0), (7, 0), (5, 1), (6, 1), (7, 1)])
def test_small_cells_that_protect_one_another(small_cells: int, helpers: int) -> None:
    """Where there are too few large areas, everything is hidden."""
    policy = policy_of(5 if small_cells < 7 else 3)
    looked_at, left = fewest_values_left(small_cells, helpers, helpers, range(22), policy, withstands_replay)
    assert looked_at
    assert left == policy.threshold


@pytest.mark.parametrize(
    ("small_cells", "helpers"), [(1, 7), (2, 6), (2, 7), (3, 5), (3, 6), (4, 4), (5, 4), (8, 0), (9, 1)]
)
def test_two_insiders_learn_nothing_at_level_full(small_cells: int, helpers: int) -> None:
    policy = policy_of(2, level="full")
    fewest = min(fewest_helpers(small_cells, policy), helpers)
    looked_at, left = fewest_values_left(small_cells, helpers, fewest, range(10), policy, withstands_replay)
    assert looked_at
    assert left == 2


def test_noughts_shown() -> None:
    policy = policy_of(4, zeros="show")
    for small_cells, helpers in ((1, 3), (2, 2), (2, 3), (3, 2)):
        fewest = fewest_helpers(small_cells, policy)
        _, left = fewest_values_left(small_cells, helpers, fewest, range(13), policy, withstands_replay)
        assert left == 3


def test_the_rule_of_the_design_was_unsound() -> None:
    """Two helpers and the bare promise: an insider with a helper of 5 learns that the small figure is 4."""
    policy = policy_of(5)

    def bare(small: Sequence[int], helpers: Sequence[int], policy: Policy) -> bool:
        return keeps_promise(small, helpers, policy)

    looked_at, left = fewest_values_left(1, 2, 2, range(21), policy, bare)
    print(f"the bare promise, one small and two helpers: {looked_at} worlds, down to {left} value left")
    assert left == 1


def test_no_stopping_rule_could_save_three_cells() -> None:
    """Why a month hides at least four: take away every world in which a reader learns something until none is left."""
    policy = policy_of(3)
    for room in range(12):
        worlds = {
            (small, policy.threshold + spares[0], policy.threshold + spares[1])
            for small in range(3)
            if small <= room
            for spares in share_out(room - small, 2)
        }
        while True:
            tellers = {
                world
                for world in worlds
                if any({w[0] for w in worlds if w[helper] == world[helper]} != {0, 1, 2} for helper in (1, 2))
            }
            if not tellers:
                break
            worlds -= tellers
        assert not worlds


@pytest.mark.slow
def test_the_whole_rule_replayed_on_every_city() -> None:
    """Not the condition but the rule: every month a city of five areas can have, published, and read by every insider.

    The reader knows all cities that would have been published just so; he does not know which hidden cells are small.
    """
    policy = Policy(3, "hide", "insider", "[c]", 4, ("e", "d"))
    areas, highest = "abcde", 10
    april, may = date(2011, 4, 30), date(2011, 5, 31)
    before = dict(zip(areas, (20, 9, 9, 9, 9), strict=True))
    published = defaultdict(list)
    for counts in product(range(highest + 1), repeat=len(areas)):
        month = dict(zip(areas, counts, strict=True))
        try:
            pattern = choose_hidden({april: before, may: month}, policy)[may]
        except Unprotectable:
            continue
        if pattern.hidden:
            shown = tuple(None if area in pattern.hidden else month[area] for area in areas)
            published[shown, None if pattern.city_hidden else sum(counts)].append(counts)
    looked_at = 0
    for (shown, _), worlds in published.items():
        hidden = [place for place, value in enumerate(shown) if value is None]
        for insider in (None, *hidden):
            known = defaultdict(list)
            for world in worlds:
                known[None if insider is None else world[insider]].append(world)
            for possible in known.values():
                # Where counts above `highest` were possible too, this list of worlds is not whole.
                if any(max(world) == highest for world in possible):
                    continue
                for cell in set(hidden) - {insider}:
                    values = {world[cell] for world in possible}
                    if values & {0, 1, 2}:
                        looked_at += 1
                        assert values >= {0, 1, 2}, (shown, insider, possible)
    print(f"every month of five areas up to {highest}: {looked_at} hidden figures seen by somebody, all from 0 to 2")
    assert looked_at > 4000


def values_left(
    worlds: Sequence[tuple[int, ...]], insiders: Sequence[int], small: Sequence[int]
) -> set[frozenset[int]]:
    """The sets of values that a small figure can have for a reader who holds one of `insiders`, whoever she is."""
    found = set()
    for insider in insiders:
        known = defaultdict(list)
        for world in worlds:
            known[world[insider]].append(world)
        for cell in set(small) - {insider}:
            found |= {frozenset(world[cell] for world in possible) for possible in known.values()}
    return found


def hidden_whole(worlds: Sequence[tuple[int, ...]], policy: Policy) -> list[tuple[int, ...]]:
    """Those of the months that the rule hides with the city's total; in the month before, all areas were shown."""
    april, may = date(2011, 4, 30), date(2011, 5, 31)
    found = []
    for world in worlds:
        areas = [f"a{place}" for place in range(len(world))]
        before = dict(zip(areas, (60, *[9] * len(world)), strict=False))
        try:
            month = choose_hidden({april: before, may: dict(zip(areas, world, strict=True))}, policy)[may]
        except Unprotectable:
            continue
        if month.city_hidden:
            assert len(month.hidden) == len(world)
            found.append(world)
    return found


@pytest.mark.parametrize("zeros", ["hide", "show"])
def test_a_month_hidden_whole_tells_no_insider_anything(zeros: str) -> None:
    """She knows which areas are small: all of them, or all but the first, which was the largest last month."""
    policy = policy_of(5, zeros=zeros)
    every = frozenset(range(policy.lowest, 5))
    small = list(product(sorted(every), repeat=5))
    for large in (61, 5):
        worlds = hidden_whole([(large, *rest) for rest in small], policy)
        assert 0 < len(worlds) < len(small)
        assert values_left(worlds, range(6), range(1, 6)) == {every}
    worlds = hidden_whole(small, policy)
    assert values_left(worlds, range(5), range(5)) == {every}
    # An insider of a second large area would know how little is left: such a month is refused, not hidden whole.
    assert not hidden_whole([(61, 6, *rest) for rest in product(sorted(every), repeat=3)], policy)


def test_a_month_hidden_whole_tells_nothing_to_one_who_has_the_total_from_elsewhere() -> None:
    """Of an insider of the large area nothing can be hidden: what is left of the city is no secret from her."""
    policy = policy_of(5)
    for total in (65, 14, 13):
        worlds = [(total - sum(rest), *rest) for rest in product(range(5), repeat=5) if total - sum(rest) >= 5]
        hidden = hidden_whole(worlds, policy)
        assert len(hidden) > 500
        assert values_left(hidden, range(1, 6), range(1, 6)) == {frozenset(range(5))}


def test_small_months_with_and_without_a_total_tell_nothing() -> None:
    """Every city of seven small figures at threshold 3: hidden whole, or its total is known."""
    policy = policy_of(3)
    worlds = list(product(range(3), repeat=7))
    whole = set(hidden_whole(worlds, policy))
    seen = [sorted(whole)] + [[w for w in worlds if w not in whole and sum(w) == total] for total in range(5, 11)]
    for possible in seen:
        assert possible
        assert values_left(possible, range(7), range(7)) == {frozenset(range(3))}


def test_percentages_replayed_by_an_insider_who_knows_every_denominator() -> None:
    """One row with few counted, one with few others, whose insider goes through all months that would look the same.

    Here the helpers have many others to spare. Where they have not, who knows all denominators learns: see README.
    """
    policy = Policy(5, "hide", "insider", "[c]", 4, ("none",))
    areas = ("ash", "beech", "cedar", "elm", "fir", "hazel", "none")
    april, may = date(2011, 4, 30), date(2011, 5, 31)
    before = dict(zip(areas, (20, 60, 15, 16, 17, 70, 80), strict=True))
    wholes = {
        april: dict(zip(areas, (50, 90, 60, 60, 60, 120, 150), strict=True)),
        may: dict(zip(areas, (50, 52, 60, 60, 60, 120, 150), strict=True)),
    }
    looked_alike = defaultdict(set)
    for ash, cedar, elm, fir in product(range(5), range(5, 24), range(5, 24), range(5, 24)):
        total = ash + cedar + elm + fir
        if not 23 <= total <= 36:
            continue
        month = dict(zip(areas, (ash, 50, cedar, elm, fir, 70, 80), strict=True))
        try:
            pattern = choose_shares({april: before, may: month}, wholes, policy)[may]
        except Unprotectable:
            continue
        looked_alike[total, pattern.hidden].add(ash)
    print(f"ash in {len(looked_alike)} months told apart: {[sorted(values) for values in looked_alike.values()]}")
    assert len(looked_alike) > 3
    assert all(values == set(range(5)) for values in looked_alike.values())


def neighbour(counts: list[int], small_cells: int, cell: int, value: int, held: int | None, policy: Policy) -> bool:
    """Is there a month with `value` in `cell`, the same total and the same figure held, that passes like this one?

    What passes depends on the sum of the small figures alone, so that is tried out; helpers share the rest evenly.
    """
    free_small = [p for p in range(small_cells) if p not in (cell, held)]
    free_helpers = [p for p in range(small_cells, len(counts)) if p != held]
    kept = [counts[held]] if held is not None else []
    for others in range(policy.highest * len(free_small) + 1):
        small = [value, others] + (kept if held is not None and held < small_cells else [])
        rest = sum(counts) - value - others - sum(kept)
        share, more = divmod(rest, len(free_helpers))
        helpers = [share + (place < more) for place in range(len(free_helpers))]
        if held is not None and held >= small_cells:
            helpers += kept
        # The other small figures are given as one sum here, and count as many.
        small += [0] * (small_cells - len(small))
        if share >= policy.threshold and withstands_replay(small, helpers, policy):
            return True
    return False


@pytest.mark.slow
def test_months_as_large_as_life_have_neighbours_too() -> None:
    """The enumeration ends at small totals; here each month of the hard data is changed, figure by figure."""
    policy = policy_of(5)
    asked = 0
    for seed in range(10):
        counts = draw_counts(seed, 2, 30)
        for end, pattern in choose_hidden(counts, with_large_first(counts)).items():
            small = [counts[end][area] for area in sorted(pattern.hidden - pattern.helpers)]
            helpers = [counts[end][area] for area in sorted(pattern.helpers)]
            if not small or len(helpers) > fewest_helpers(len(small), policy):
                continue
            month = small + helpers
            for cell, value in product(range(len(small)), range(5)):
                for held in (None, *(place for place in range(len(month)) if place != cell)):
                    asked += 1
                    assert neighbour(month, len(small), cell, value, held, policy), (small, helpers, cell, value, held)
    print(f"{asked} questions (month, figure, value, insider), a month that passes alike for each")
    assert asked > 10_000


@pytest.mark.parametrize("level", ["insider", "full"])
@pytest.mark.parametrize("zeros", ["hide", "show"])
def test_what_withstands_replay_keeps_the_promise(level: str, zeros: str) -> None:
    policy = policy_of(5, level, zeros)
    rng = random.Random(7)
    passed = 0
    for _ in range(20_000):
        small = [rng.randint(policy.lowest, 4) for _ in range(rng.randint(1, 9))]
        helpers = [5 + rng.choice((0, 0, 1, 2, 3, 6, 15)) for _ in range(rng.randint(0, 7))]
        if withstands_replay(small, helpers, policy):
            passed += 1
            assert keeps_promise(small, helpers, policy), (small, helpers)
    assert passed > 2_000
