"""How far can chance carry a count of so many people? Exact limits, smooth between whole counts.

Chance alone: Poisson for counts of a population, binomial for parts of a whole. With clusters' own differences beside
chance (`spread`): the same with a risk that varies between clusters, gamma or beta distributed, which makes the
negative binomial and the beta-binomial. Those stay exact for small counts, where limits drawn on a logarithm do not:
there nought would lie outside however few are expected.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp, lgamma, log, sqrt
from typing import Literal

_NO_SPREAD = 1e-9  # less than this is chance alone, and what follows would divide by it


@dataclass(frozen=True)
class Law:
    """How a cluster's count of `people` varies: around `share` of them, by chance, and by `spread` between clusters.

    spread: the variance of clusters' own risks, as a share of the squared risk (poisson), or of the largest it could
    be, which is risk times (1 - risk) (binomial). Nought for chance alone.
    """

    kind: Literal["poisson", "binomial"]
    share: float
    spread: float = 0.0

    def limits(self, people: int, tails: Sequence[float]) -> list[tuple[float, float]]:
        """The lower and the upper limit for each tail (0.001 for 99.8%): a count is outside if it lies beyond them.

        A count below the lower limit has a chance of less than `tail` to be so low, one above the upper limit to be so
        high. Between whole counts limits are interpolated by that chance, so that lines drawn through them are smooth
        (D. Spiegelhalter, Statistics in Medicine 24, 2005, appendix), on both sides alike: his upper limit, one lower,
        calls counts whose chance is above the tail (B. Manktelow and S. Seaton, PLoS ONE 7, 2012). A lower limit below
        nought says that not even nought would be outside.
        """
        return list(_find_limits(self, people, tuple(tails)))

    def chances(self, people: int) -> Iterator[tuple[int, float]]:
        """Each count and its probability, upwards; those left out at the lower end are negligible."""
        mean = people * self.share
        if mean == 0 or (self.kind == "binomial" and self.share >= 1):
            yield round(mean), 1.0
            return
        count = max(0, int(mean - 12 * sqrt(self._variance(people))))
        chance = exp(self._log_chance(count, people))
        while chance > 0 or count < mean:
            yield count, chance
            chance *= self._ratio(count, people)
            count += 1

    def _variance(self, people: int) -> float:
        mean = people * self.share
        if self.kind == "poisson":
            return mean + self.spread * mean * mean
        return mean * (1 - self.share) * (1 + (people - 1) * self.spread)

    def _shapes(self) -> tuple[float, float]:
        """Those of the beta distribution of risks."""
        both = 1 / self.spread - 1
        return self.share * both, (1 - self.share) * both

    def _log_chance(self, count: int, people: int) -> float:
        mean = people * self.share
        if self.kind == "poisson":
            if self.spread < _NO_SPREAD:
                return count * log(mean) - mean - lgamma(count + 1)
            shape = 1 / self.spread
            ways = lgamma(count + shape) - lgamma(shape) - lgamma(count + 1)
            return ways + shape * log(shape / (shape + mean)) + count * log(mean / (shape + mean))
        ways = lgamma(people + 1) - lgamma(count + 1) - lgamma(people - count + 1)
        if self.spread < _NO_SPREAD:
            return ways + count * log(self.share) + (people - count) * log(1 - self.share)
        a, b = self._shapes()
        return ways + _log_beta(count + a, people - count + b) - _log_beta(a, b)

    def _ratio(self, count: int, people: int) -> float:
        """The chance of one more over that of `count`."""
        mean = people * self.share
        if self.kind == "poisson":
            if self.spread < _NO_SPREAD:
                return mean / (count + 1)
            shape = 1 / self.spread
            return (count + shape) / (count + 1) * mean / (shape + mean)
        left = people - count
        if self.spread < _NO_SPREAD:
            return left / (count + 1) * self.share / (1 - self.share)
        a, b = self._shapes()
        return left / (count + 1) * (count + a) / (left - 1 + b)


def _log_beta(a: float, b: float) -> float:
    return lgamma(a) + lgamma(b) - lgamma(a + b)


@lru_cache(maxsize=20_000)  # a page asks for the same sizes whoever's it is; a limit takes 200 bytes
def _find_limits(law: Law, people: int, tails: tuple[float, ...]) -> tuple[tuple[float, float], ...]:
    """In one walk over the counts, which ends where the smallest upper tail is reached."""
    lower: dict[float, float] = {}
    upper: dict[float, float] = {}
    below = 0.0
    for count, chance in law.chances(people):
        above = 1 - below - chance
        for tail in tails:
            if tail not in lower and below + chance > tail:
                lower[tail] = count - 1 + (tail - below) / chance
            if tail not in upper and above <= tail:
                upper[tail] = count + 1 - (tail - above) / chance
        if len(upper) == len(tails):
            break
        below += chance
    return tuple((lower[tail], upper[tail]) for tail in tails)
