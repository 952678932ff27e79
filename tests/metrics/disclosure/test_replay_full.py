"""Does a reader who replays the rule learn anything, with two insiders too, and of percentages of people?

Every world of a total is gone through (`worlds`), not a sample. What is proved is a reader's view of the worst kind:
she knows which hidden cells are small, which helpers were called and why, and the totals of what is hidden.
"""

from collections.abc import Sequence

import pytest

from metrics.disclosure.policy import Policy
from metrics.disclosure.promise import fewest_helpers, has_room, room_asked, withstands_replay
from tests.metrics.disclosure.test_replay import policy_of
from tests.metrics.disclosure.worlds import Passes, Shape, evenly, narrowed, narrowed_at_any_total


def rule_of(policy: Policy, small: int) -> Passes:
    """`withstands_replay` by rooms: of the small cells it looks at their sum alone."""

    def passes(room: int, spare: Sequence[int]) -> bool:
        counts = [policy.lowest + above for above in evenly(room, small)]
        return withstands_replay(counts, [policy.threshold + above for above in spare], policy)

    return passes


def shape_of(policy: Policy, small: int, more_helpers: int = 0) -> Shape:
    fewest = fewest_helpers(small, policy)
    return Shape(small, fewest + more_helpers, fewest, policy.highest - policy.lowest, policy.insiders)


def test_what_two_insiders_learnt_before() -> None:
    """Teeth: where 12 is not asked beside the largest helper, a 4 beside helpers 10, 6, 6, 6, 6, 6, 6 is known."""
    policy = policy_of(5, "full")

    def before(room: int, spare: Sequence[int]) -> bool:
        upward = sorted(spare)
        return sum(upward[:-2]) >= 1 and room + sum(upward[:-2]) > 8 and room + sum(upward) >= 15

    readers, told = narrowed(shape_of(policy, 1), range(19), before)
    print(f"one small figure, seven helpers, as it was: {told} of {readers} readers learn something")
    assert told
    assert before(4, (5, 1, 1, 1, 1, 1, 1))
    assert not withstands_replay([4], [10, 6, 6, 6, 6, 6, 6], policy)


def test_what_is_asked_at_threshold_five() -> None:
    assert room_asked(5, policy_of(5)) == (10, 5)
    assert room_asked(9, policy_of(5, "full")) == (15, 12, 9)


@pytest.mark.slow
@pytest.mark.parametrize("threshold", [2, 3, 4, 5])
@pytest.mark.parametrize("level", ["insider", "full"])
def test_nobody_learns_anything_in_any_world(level: str, threshold: int) -> None:
    """All shapes of up to five small cells, up to two helpers beyond the fewest."""
    policy = policy_of(threshold, level)
    readers = 0
    asked = room_asked(policy.insiders * policy.highest + 1, policy)
    for small in range(1, 6):
        for more in range(3):
            looked_at, told = narrowed(shape_of(policy, small, more), range(asked[0] + 4), rule_of(policy, small))
            readers += looked_at
            assert looked_at
            assert not told, (small, more)
    print(f"{level}, threshold {threshold}: {readers} readers, to none is a small figure narrower")


@pytest.mark.slow
@pytest.mark.parametrize("level", ["insider", "full"])
def test_small_figures_that_protect_one_another(level: str) -> None:
    """Too few large areas for helpers: everything is hidden, and the sum of the small figures must do."""
    readers = 0
    for threshold in (2, 3, 4, 5):
        policy = policy_of(threshold, level)
        for small in range(2, 11 if level == "full" else 8):
            for helpers in range(min(fewest_helpers(small, policy), 3)):
                shape = Shape(small, helpers, helpers, policy.highest, policy.insiders)
                totals = range(policy.highest * small + 3)
                looked_at, told = narrowed(shape, totals, rule_of(policy, small))
                readers += looked_at
                assert not told, (threshold, small, helpers)
    print(f"{level}, everything hidden: {readers} readers, to none is a small figure narrower")
    assert readers > 400


@pytest.mark.slow
@pytest.mark.parametrize("threshold", range(2, 11))
@pytest.mark.parametrize("level", ["insider", "full"])
def test_nobody_learns_anything_whatever_insiders_hold(level: str, threshold: int) -> None:
    """The fewest helpers, larger figures, and every threshold that a policy may have."""
    policy = policy_of(threshold, level)
    readers = 0
    highest = room_asked(policy.insiders * policy.highest + 1, policy)[0] + 4
    for small in (1, 2):
        looked_at, told = narrowed_at_any_total(shape_of(policy, small), highest, rule_of(policy, small))
        readers += looked_at
        assert not told, small
    print(f"{level}, threshold {threshold}: {readers} readers, to none is a small figure narrower")


def side_of(policy: Policy, small: int) -> Passes:
    """One side of a percentage of people, as `shares` asks where both sides have small figures."""
    least = (policy.highest - policy.lowest) * (policy.insiders + small) + 1
    alone = rule_of(policy, small)
    return lambda room, spare: alone(room, spare) and has_room(room, spare, least, policy)


@pytest.mark.slow
@pytest.mark.parametrize(("threshold", "level"), [(3, "insider"), (5, "insider"), (3, "full")])
def test_nobody_learns_anything_of_a_percentage(threshold: int, level: str) -> None:
    """Of either side: its total is known, and any row of it. Both sides must pass, each by its own figures alone.

    Where it was the other side that called for a further helper, this one only passes: worlds without an order.
    """
    policy = policy_of(threshold, level)
    fewest = fewest_helpers(1, policy)
    readers = 0
    for small in (1, 2, 3):
        highest = room_asked(policy.highest * (policy.insiders + small) + 1, policy)[0] + policy.threshold
        for helpers in range(fewest, fewest + 3):
            unordered = Shape(small, helpers, helpers, policy.highest, policy.insiders)
            found = [narrowed_at_any_total(unordered, highest, side_of(policy, small))]
            if policy.insiders == 1 and small < 3:
                called = Shape(small, helpers, fewest, policy.highest, policy.insiders)
                found.append(narrowed(called, range(highest), side_of(policy, small)))
            readers += sum(looked_at for looked_at, _ in found)
            assert not any(told for _, told in found), (small, helpers)
    print(f"a percentage, {level}, threshold {threshold}: {readers} readers, to none is a small figure narrower")
