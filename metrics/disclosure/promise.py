"""When is a month safe: could each hidden small figure still be anything from 0 to 4?

The reader knows the total of the hidden cells (the city less what is shown), which of them are small, and that a
helper is at least the threshold. *Room* is what each hidden cell could give away to another: a small figure its
count less the lowest one, a helper its count less the threshold. Then (threshold 5, noughts small):

- one small figure can be 4 exactly when the rooms of all hidden cells add up to at least 4: sum(P) + sum(q - 5) >= 4;
- it can be 0 exactly when the others can take up what it leaves: a helper can always, small ones only up to 4 each:
  Q is not empty, or sum(P) <= 4(|P| - 1).

Method: bounds of a cell in a table with one known total, e.g. Willenborg and de Waal, Elements of Statistical
Disclosure Control, section 6; the tests hold both forms to brute force and to integer programming.
"""

from collections.abc import Sequence
from itertools import combinations

from metrics.disclosure.policy import Policy


def keeps_promise(small: Sequence[int], helpers: Sequence[int], policy: Policy, insiders: int | None = None) -> bool:
    """Does hiding these cells keep the promise, against readers who also know up to `insiders` of them?

    small, helpers: true counts of the hidden cells, in children. insiders: hidden cells the reader knows; by default
    what the policy asks (1 for "insider", 2 for "full"), 0 for an outsider. Where every small cell is known to the
    reader there is nothing left to prove.
    """
    known = policy.insiders if insiders is None else insiders
    cells = [(count, True) for count in small] + [(count, False) for count in helpers]
    fewest_unknown = max(len(cells) - known, 0)
    return all(
        _keeps_from_outsider(unknown, policy)
        for size in range(fewest_unknown, len(cells) + 1)
        for unknown in combinations(cells, size)
    )


def _keeps_from_outsider(cells: Sequence[tuple[int, bool]], policy: Policy) -> bool:
    small = [count for count, is_small in cells if is_small]
    helpers = [count for count, is_small in cells if not is_small]
    if not small:
        return True
    width = policy.highest - policy.lowest
    room = sum(small) - policy.lowest * len(small)
    spare = sum(helpers) - policy.threshold * len(helpers)
    can_be_lowest = bool(helpers) or room <= width * (len(small) - 1)
    can_be_highest = room + spare >= width
    return can_be_lowest and can_be_highest


def withstands_replay(small: Sequence[int], helpers: Sequence[int], policy: Policy) -> bool:
    """Does the promise hold, and does *knowing that the rule stopped here* give no figure away?

    The rule is public and stops at the first set of helpers that passes, so passing itself tells. Under the promise
    alone an insider who holds a helper of 5 learns from "two helpers sufficed" that the one small figure is 4. Asking
    for a little more room than the promise needs mends that: every way of sharing out the total that the reader must
    consider then has neighbours that pass, or fail, for the same reason. Asked for (one insider, threshold 5):

    - at least two helpers and at least four hidden cells;
    - leaving out the largest helper (the insider may know it), rooms of at least 5, of which the helpers have 1;
    - rooms of at least 10 in all.

    Two insiders: eight hidden cells; rooms of at least 9 without the two largest helpers, 12 without the largest, 15 in
    all. See `room_asked`, where these numbers come from.

    Where a city has too few areas of 5 or more for that, its small figures must protect one another, with a sum
    that fits whatever the insiders hold. tests/metrics/disclosure/test_replay.py proves by enumeration that a reader
    who replays the rule then still finds every value from 0 to 4 possible for every small cell.
    """
    if not small:
        return True
    width = policy.highest - policy.lowest
    known = policy.insiders
    room = sum(small) - policy.lowest * len(small)
    if len(helpers) < fewest_helpers(len(small), policy):
        return (known + 1) * width < room <= width * (len(small) - 1 - known)
    spare = [count - policy.threshold for count in helpers]
    return sum(sorted(spare)[:-known]) >= 1 and has_room(room, spare, known * width + 1, policy)


def has_room(room: int, spare: Sequence[int], least: int, policy: Policy) -> bool:
    """Is there `least` room without the insiders' helpers, and could the rest always be shared out so that there is?

    room: of the small cells, all together; spare: of each helper.
    """
    upward = sorted(spare)
    asked = room_asked(least, policy)
    return all(room + sum(upward[: len(upward) - left_out]) >= asked[left_out] for left_out in range(len(asked)))


def room_asked(least: int, policy: Policy) -> tuple[int, ...]:
    """How much room is asked for in all, without the largest helper, and so on; last, without one for each insider.

    A small figure can be the lowest one only if the helpers, who then have all the room, have still `least` without
    their largest. Most is left so if what the reader does not know is shared evenly; she knows of fewest helpers where
    one figure is small (three helpers less one; seven less two). So much is asked, then, that shared evenly over so
    many it leaves `least`; an insider who holds a helper of the threshold itself must find as much among the others.
    """
    known = policy.insiders
    unknown = fewest_helpers(1, policy) - known
    asked = []
    for taken_off in range(known, -1, -1):
        each, over = divmod(least, unknown - taken_off)
        # The largest shares are taken off first, and what does not divide goes to the largest.
        asked.append(unknown * each + (taken_off + over if over else 0))
    # At threshold 2 two insiders may hold all that small figures can have; helpers then need room of their own.
    asked[0] = max(asked[0], (known + 1) * (policy.highest - policy.lowest + 1))
    return tuple(asked)


def fewest_helpers(small_cells: int, policy: Policy) -> int:
    """How many helpers a month with so many small cells needs at least.

    Two for each insider, and so many that each insider faces four hidden cells: with one small figure and two helpers,
    an insider who holds one helper sees a single sum of two, and no stopping rule whatever is safe from replay.
    """
    return max(2 * policy.insiders, fewest_hidden(policy) - small_cells)


def fewest_hidden(policy: Policy) -> int:
    """How many cells any month hides at least that hides one: four for each insider."""
    return 4 * policy.insiders
