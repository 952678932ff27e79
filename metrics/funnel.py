"""Is a cluster's figure unlike the city's? By how many people it is of, and by how far clusters differ anyway.

**The target** is the city's published figure: the one readers see everywhere, and shown in every month in which
clusters are. It counts children in no cluster too, so it lies slightly above the clusters taken together. The city less
that part would be nearer, but the part is often hidden, and a target must not depend on which figures are.

**The limits** are exact ones for chance (metrics/limits.py), drawn at 95% and 99.8% as funnels are (D. Spiegelhalter,
Statistics in Medicine 24, 2005), and wider ones that allow for over-dispersion, by which verdicts go. Clusters differ
in deprivation above all. That makes their own rates differ, however many people they have, so the spread is added to
chance (additive random effects, as in the NHS's SHMI and D. Spiegelhalter et al., J. R. Statist. Soc. A 175, 2012):
chance multiplied by a factor would have large clusters differ less than small ones. A cluster beyond the wider limits
is unusual even for clusters as unlike as these; one between is more than chance, and no news.

**Absence** counts sessions, which are not independent of each other: no limit is made from their number. Its limits are
the clusters' own spread, as for changes in metrics/verdict.py.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor, sqrt
from statistics import NormalDist
from typing import Literal

from metrics.indicators import Indicator
from metrics.limits import Law
from metrics.published import PublishedValue, rounded
from metrics.verdict import FEWEST_OTHERS, Verdict, Word, called, usual_distance

OUTER, INNER = 0.001, 0.025  # of either tail: 99.8% and 95% limits
_WINSORISED = 10  # one in so many at either end counts as the next one in
_DEVIATIONS = Fraction(3090, 1000)  # of a normal spread, which hold 99.8% of it
_USUAL = "within the usual differences between clusters"


@dataclass(frozen=True)
class Place:
    """A cluster's shown count, and the people it is of."""

    count: int
    people: int


@dataclass(frozen=True)
class Funnel:
    """Where chance, and chance with clusters' own differences, may take a count of people (`of` says of whom)."""

    of: str
    chance: Law
    usual: Law

    def edges(self, people: int) -> tuple[tuple[float, float], ...]:
        """The lowest and the highest count: 95% and 99.8% of chance alone, and 99.8% with clusters' differences."""
        return (*self.chance.limits(people, [INNER, OUTER]), *self.usual.limits(people, [OUTER]))


@dataclass(frozen=True)
class Band:
    """Where a percentage of sessions may lie: the city's, and how far clusters differ from it by 99.8%."""

    middle: Fraction
    width: Fraction

    @property
    def ends(self) -> tuple[Fraction, Fraction]:
        """The lowest and the highest percentage within it."""
        return max(self.middle - self.width, Fraction(0)), self.middle + self.width


def build_funnel(
    kind: Literal["poisson", "binomial"], of: str, city: Place, clusters: Sequence[Place]
) -> Funnel | None:
    """The funnel around the city's share, widened by the spread of the clusters that show a figure.

    None where fewer than FEWEST_OTHERS do: how far clusters differ cannot be told from so few.
    """
    if len(clusters) < FEWEST_OTHERS or not city.people:
        return None
    share = city.count / city.people
    return Funnel(of, Law(kind, share), Law(kind, share, estimate_spread(kind, share, clusters)))


def build_band(city: Fraction, clusters: Sequence[Fraction]) -> Band | None:
    """The band around the city's percentage, from those of the clusters; None where too few show one."""
    if len(clusters) < FEWEST_OTHERS:
        return None
    return Band(city, usual_distance(tuple(clusters), _DEVIATIONS))


def estimate_spread(kind: Literal["poisson", "binomial"], share: float, clusters: Sequence[Place]) -> float:
    """The variance between clusters' own risks, as `Law.spread` has it; nought where chance explains all.

    By moments: the squared distance from the target, in standard deviations of chance, is expected to be 1 and so many
    times the spread as the cluster is large (R. DerSimonian and N. Laird, Controlled Clinical Trials 7, 1986).
    Distances are winsorised by a tenth at both ends, as Spiegelhalter does, lest what is odd hides itself; what that
    takes from a normal spread is given back, or limits of 99.8% would call eight times as many as they say.
    """
    if not 0 < share < 1:
        return 0.0
    distances, sizes = [], []
    for place in clusters:
        mean = place.people * share
        distances.append((place.count - mean) / sqrt(mean if kind == "poisson" else mean * (1 - share)))
        sizes.append(mean if kind == "poisson" else place.people - 1)
    squares = _winsorised_squares(distances)
    room = sum(sizes) - sum(size * size for size in sizes) / sum(sizes)
    spread = max(0.0, (squares - (len(clusters) - 1)) / room) if room > 0 else 0.0
    return spread if kind == "poisson" else min(spread, 0.999)


def _winsorised_squares(distances: Sequence[float]) -> float:
    ordered = sorted(distances)
    odd = len(ordered) // _WINSORISED
    lowest, highest = ordered[odd], ordered[-1 - odd]
    part, normal = odd / len(ordered), NormalDist()
    end = normal.inv_cdf(1 - part) if odd else 0.0
    # The variance of a normal spread of 1 that is winsorised so.
    left = 1 - 2 * part - 2 * end * normal.pdf(end) + 2 * part * end * end if odd else 1.0
    return sum(min(max(distance, lowest), highest) ** 2 for distance in distances) / left


def judge_against_city(
    indicator: Indicator, value: PublishedValue, place: Place | None, limits: Funnel | Band
) -> Verdict:
    """Better or worse than the city beyond the wider 99.8% limits, or no clear difference.

    `value`: the cluster's figure. `place`: its count and the people that is of, which a Funnel needs.
    """
    if value.value is None:
        return Verdict(None, "The figure is not shown.")
    if indicator.improvement == "none":
        return Verdict(None, "Neither more nor fewer is better.")
    if isinstance(limits, Band):
        return _judge_percentage(indicator, value.value, limits)
    if place is None:
        return Verdict(None, "How many people it is of is not held.")
    return _judge_count(indicator, place, limits)


def _judge_count(indicator: Indicator, place: Place, funnel: Funnel) -> Verdict:
    (low, high) = funnel.usual.limits(place.people, [OUTER])[0]
    fewest, most = ceil(low) - 1, floor(high) + 1
    many = f"{most:,} or more" if most <= place.people else ""
    few = f"{fewest:,} or fewer" if fewest > 0 else "0" if fewest == 0 else ""
    outside = ", or ".join(part for part in (few, many) if part)
    power = f"Of {place.people:,} {funnel.of}, only {outside}, would be called clearly different." if outside else ""
    if place.count < low or place.count > high:
        word = called(Fraction(place.count) - Fraction(funnel.usual.share) * place.people, indicator)
        beyond = "beyond what chance and the usual differences between clusters could produce"
        return Verdict.because(word, beyond, power)
    if low < 0:
        few_people = f"so few are expected of {place.people:,} {funnel.of} that not even nought would be unusual"
        return Verdict(Word.TOO_SMALL, f"Too small to judge: {few_people}.", power, "too small to judge")
    (least, largest) = funnel.chance.limits(place.people, [OUTER])[0]
    if least <= place.count <= largest:
        return Verdict.because(Word.UNCLEAR, "within what chance alone could produce", power)
    side = "higher" if place.count > largest else "lower"
    return Verdict.because(Word.UNCLEAR, f"{side} than chance alone explains, but {_USUAL}", power)


def _judge_percentage(indicator: Indicator, value: Fraction, band: Band) -> Verdict:
    # To two places: a figure that is called must not look like the limit it is beyond.
    low, high = (rounded(end, 2) for end in band.ends)
    power = (
        f"Only a figure {f'below {low}% or ' if band.ends[0] else ''}above {high}% would be called clearly different."
    )
    if band.ends[0] <= value <= band.ends[1]:
        return Verdict.because(Word.UNCLEAR, _USUAL, power)
    word = called(value - band.middle, indicator)
    return Verdict.because(word, "beyond the usual differences between clusters", power)
