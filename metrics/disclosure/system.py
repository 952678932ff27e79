"""What can be proved about unknown whole numbers that must satisfy equations?

Bounds are narrowed step by step first; what that leaves open is cut into parts that share no unknown, and each part is
settled by integer programs. Linear programs would be unsound here: for "+33.3%" with both counts hidden they leave
1.33 to 4 where whole numbers leave 4.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from math import inf

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_matrix

from loaders.errors import TrackerError

Range = tuple[float, float]


class Contradiction(Exception):
    """No whole numbers satisfy all equations."""


class Unsettled(TrackerError):
    """An integer program came to no end, so nothing is proved and nothing may be published."""

    def __init__(self) -> None:
        super().__init__("The audit could not settle what a reader can prove; publish fewer figures at once.")


@dataclass(frozen=True)
class Equation:
    """low <= sum(factor x unknown) <= high."""

    factors: Mapping[Hashable, int]
    low: float
    high: float


@dataclass
class System:
    """Unknown whole numbers with their first bounds, and what ties them."""

    bounds: dict[Hashable, Range] = field(default_factory=dict)
    equations: list[Equation] = field(default_factory=list)

    def add(self, factors: Mapping[Hashable, int], low: float | None, high: float | None) -> None:
        """Add an equation; None is no limit. Equations with nothing unknown in them are checked at once."""
        low, high = (-inf if low is None else low), (inf if high is None else high)
        if factors:
            self.equations.append(Equation(dict(factors), low, high))
        elif not low <= 0 <= high:
            raise Contradiction

    def ranges(self, enough: Range | None = None) -> dict[Hashable, Range]:
        """The proved lowest and highest value of every unknown. Raises Contradiction if there is no solution.

        enough: do not look further than these two values: a range that reaches them is given as far as it was seen to.
        """
        bounds = narrow(self.bounds, self.equations)
        for unknowns, equations in _parts(bounds, self.equations):
            # One equation with factors of one: the narrowed bounds are reached already.
            if len(equations) > 1 or any(abs(factor) != 1 for factor in equations[0].factors.values()):
                bounds.update(_solve(unknowns, equations, bounds, enough))
        return bounds


def narrow(first: Mapping[Hashable, Range], equations: Iterable[Equation]) -> dict[Hashable, Range]:
    """Narrow bounds until no equation narrows them further. Raises Contradiction where nothing is left."""
    bounds = dict(first)
    touching: dict[Hashable, list[int]] = defaultdict(list)
    listed = list(equations)
    for number, equation in enumerate(listed):
        for unknown in equation.factors:
            touching[unknown].append(number)
    waiting = set(range(len(listed)))
    # Bounds are whole numbers that only move inwards, but may do so by one for ever in an unbounded system.
    for _ in range(200 * len(listed) + 1):
        if not waiting:
            break
        number = waiting.pop()
        for unknown in _narrow_by(listed[number], bounds):
            waiting.update(other for other in touching[unknown] if other != number)
    return bounds


def _narrow_by(equation: Equation, bounds: dict[Hashable, Range]) -> list[Hashable]:
    ends = {}
    for unknown, factor in equation.factors.items():
        low, high = bounds[unknown]
        ends[unknown] = (factor * low, factor * high) if factor > 0 else (factor * high, factor * low)
    least, most = _Sum(end[0] for end in ends.values()), _Sum(end[1] for end in ends.values())
    if least.total() > equation.high or most.total() < equation.low:
        raise Contradiction
    moved = []
    for unknown, factor in equation.factors.items():
        low, high = bounds[unknown]
        at_most = equation.high - least.without(ends[unknown][0])
        at_least = equation.low - most.without(ends[unknown][1])
        limits = (at_least, at_most) if factor > 0 else (at_most, at_least)
        new_low = max(low, _divide(limits[0], factor, up=True))
        new_high = min(high, _divide(limits[1], factor, up=False))
        if new_low > new_high:
            raise Contradiction
        if (new_low, new_high) != (low, high):
            bounds[unknown] = (new_low, new_high)
            moved.append(unknown)
    return moved


class _Sum:
    """A sum that can leave one term out again, even where that is the only one without limit."""

    def __init__(self, terms: Iterable[float]) -> None:
        self.finite = 0.0
        self.limitless: list[float] = []
        for term in terms:
            if abs(term) == inf:
                self.limitless.append(term)
            else:
                self.finite += term

    def total(self) -> float:
        return self.limitless[0] if self.limitless else self.finite

    def without(self, term: float) -> float:
        if abs(term) == inf:
            return self.limitless[0] if len(self.limitless) > 1 else self.finite
        return self.limitless[0] if self.limitless else self.finite - term


def _divide(value: float, factor: int, up: bool) -> float:
    if abs(value) == inf:
        return value if factor > 0 else -value
    # Whole numbers throughout: no rounding error can turn an exact bound into a looser or tighter one.
    return -(-int(value) // factor) if up else int(value) // factor


def _parts(
    bounds: Mapping[Hashable, Range], equations: Iterable[Equation]
) -> Iterable[tuple[list[Hashable], list[Equation]]]:
    """Cut into parts that share no unknown; what is settled already ties nothing together."""
    leader: dict[Hashable, Hashable] = {}

    def find(unknown: Hashable) -> Hashable:
        leader.setdefault(unknown, unknown)
        while leader[unknown] != unknown:
            leader[unknown] = leader[leader[unknown]]
            unknown = leader[unknown]
        return unknown

    loose = []
    for equation in equations:
        unknowns = [unknown for unknown in equation.factors if bounds[unknown][0] != bounds[unknown][1]]
        if not unknowns:
            continue
        settled = sum(f * bounds[u][0] for u, f in equation.factors.items() if bounds[u][0] == bounds[u][1])
        loose.append(
            Equation({u: equation.factors[u] for u in unknowns}, equation.low - settled, equation.high - settled)
        )
        for unknown in unknowns[1:]:
            leader[find(unknown)] = find(unknowns[0])
    tied: dict[Hashable, list[Equation]] = defaultdict(list)
    for equation in loose:
        tied[find(next(iter(equation.factors)))].append(equation)
    for part in tied.values():
        # A bound on one unknown alone has done its work.
        joint = [equation for equation in part if len(equation.factors) > 1]
        if joint:
            yield list(dict.fromkeys(unknown for equation in joint for unknown in equation.factors)), joint


def _solve(
    unknowns: list[Hashable], equations: list[Equation], bounds: Mapping[Hashable, Range], enough: Range | None
) -> dict[Hashable, Range]:
    place = {unknown: number for number, unknown in enumerate(unknowns)}
    rows, columns, values = [], [], []
    for row, equation in enumerate(equations):
        for unknown, factor in equation.factors.items():
            rows.append(row)
            columns.append(place[unknown])
            values.append(factor)
    matrix = csr_matrix((values, (rows, columns)), shape=(len(equations), len(unknowns)), dtype=float)
    ties = LinearConstraint(matrix, [e.low for e in equations], [e.high for e in equations])
    low = np.array([bounds[unknown][0] for unknown in unknowns], dtype=float)
    high = np.array([bounds[unknown][1] for unknown in unknowns], dtype=float)
    whole = np.ones(len(unknowns))
    # Every solution shows values that are possible for all unknowns, which saves most of the programs.
    least, most = np.full(len(unknowns), inf), np.full(len(unknowns), -inf)
    found_low, found_high = low.copy(), high.copy()
    low_enough, high_enough = enough if enough else (-inf, inf)
    for number in range(len(unknowns)):
        for sign in (1, -1):
            if sign == 1 and least[number] <= max(low[number], low_enough):
                found_low[number] = least[number]
                continue
            if sign == -1 and most[number] >= min(high[number], high_enough):
                found_high[number] = most[number]
                continue
            goal = np.zeros(len(unknowns))
            goal[number] = sign
            answer = milp(goal, constraints=ties, bounds=Bounds(low, high), integrality=whole)
            if answer.status == 2:
                raise Contradiction
            if abs(low[number] if sign == 1 else high[number]) == inf and answer.status in (3, 4):
                continue  # no limit
            if answer.x is None or answer.status != 0:
                raise Unsettled
            solution = np.rint(answer.x)
            least, most = np.minimum(least, solution), np.maximum(most, solution)
            if sign == 1:
                found_low[number] = solution[number]
            else:
                found_high[number] = solution[number]
    return {unknown: (float(found_low[n]), float(found_high[n])) for unknown, n in place.items()}
