"""How could a city's count have stood in each area at each month's end? A made-up history that hangs together.

A count such as children looked after is a stock: next month holds almost the same children, less those who leave, more
those who start. Families leave and start at random around an expected level, so neighbouring months resemble each other
as they do in life. Where a total is known it is met by adding or taking away starters in the months before, never by a
jump at the known month. Only `random.Random.random` is used, seeded by a text, so every machine draws the same history.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from loaders.months import calendar_month

WINDOW = 12  # a known figure is met by changing starters of at most so many months before it

Levels = Mapping[int, float]  # month -> expected level
Stocks = dict[int, int]  # month -> stock at its end


@dataclass(frozen=True)
class Flow:
    """How people come and go.

    leave: share of the stock who leave in a month, January to December. families: shares of families of 1, 2, 3 ...
    people, who come and go together. pull: share of a departure from the expected level that is undone in a month.
    """

    leave: tuple[float, ...]
    families: tuple[float, ...]
    pull: float

    def people(self, expected: float, rng: Random) -> int:
        """How many people a random number of families brings when `expected` people are expected."""
        mean_family = sum(size * share for size, share in enumerate(self.families, 1))
        return sum(_family(self.families, rng) for _ in range(_poisson(expected / mean_family, rng)))

    def next_stock(self, stock: int, month: int, before: float, level: float, rng: Random) -> int:
        """The stock at the end of `month`, from the stock a month before; `before`, `level`: expected then and now."""
        wanted = max(0.0, level + (1 - self.pull) * (stock - before))
        share = self.leave[calendar_month(month) - 1]
        if stock:
            share = max(share, 1 - wanted / stock)
        left = min(stock, self.people(stock * share, rng))
        return stock - left + self.people(max(0.0, wanted - stock * (1 - share)), rng)


def _poisson(mean: float, rng: Random) -> int:
    """A Poisson number: how many random waiting times fit into one unit of time. (Halves: exp(-large) is 0.)"""
    if mean > 100:
        return _poisson(mean / 2, rng) + _poisson(mean / 2, rng)
    limit, product, number = math.exp(-mean), rng.random(), 0
    while product > limit:
        product *= rng.random()
        number += 1
    return number


def _family(shares: Sequence[float], rng: Random) -> int:
    drawn, size = rng.random(), 1
    for share in shares[:-1]:
        drawn -= share
        if drawn < 0:
            break
        size += 1
    return size


def history(levels: Levels, known: Mapping[int, int], flow: Flow, rng: Random) -> Stocks:
    """One area's stocks from the month after the first of `levels` to its last, meeting every figure of `known`."""
    first, last = min(levels), max(levels)
    stocks = {first: round(levels[first])}
    met = first
    for month in range(first + 1, last + 1):
        stocks[month] = flow.next_stock(stocks[month - 1], month, levels[month - 1], levels[month], rng)
        if month in known:
            shift_starters(
                {"": stocks}, known[month] - stocks[month], (max(met, month - WINDOW), month), {"": 1.0}, rng
            )
            met = month
    return stocks


def shift_starters(
    areas: Mapping[str, Stocks], difference: int, window: tuple[int, int], weights: Mapping[str, float], rng: Random
) -> None:
    """Change `areas` so that their total at the window's last month rises by `difference` (falls, if negative).

    Each unit is one starter more (or fewer) in a month drawn from those after the window's first, in an area drawn by
    weight, who then stays to the window's end. No stock goes below nought. Raises ValueError if too few are left.
    """
    after, last = window
    step = 1 if difference > 0 else -1
    names = sorted(weights)
    if sum(areas[name][last] for name in names) + difference < 0:
        raise ValueError("A known total lies below what the other known figures allow.")
    for _ in range(abs(difference)):
        while True:
            name = _choose(names, weights, rng)
            months = range(after + 1 + int(rng.random() * (last - after)), last + 1)
            if step > 0 or min(areas[name][month] for month in months) > 0:
                break
        for month in months:
            areas[name][month] += step


def _choose(names: Sequence[str], weights: Mapping[str, float], rng: Random) -> str:
    drawn = rng.random() * sum(weights[name] for name in names)
    for name in names:
        drawn -= weights[name]
        if drawn < 0:
            return name
    return names[-1]
