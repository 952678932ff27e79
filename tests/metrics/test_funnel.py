"""Are limits as exact as they say, and do words follow them? Held against scipy, and against slow second ones."""

import random
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from math import floor
from typing import Any, Literal

import numpy as np
import pytest
from scipy import integrate, stats

from metrics import Month, PublishedValue, Release, Status, Word, build_comparison
from metrics.funnel import (
    INNER,
    OUTER,
    Band,
    Funnel,
    Place,
    build_band,
    build_funnel,
    estimate_spread,
    judge_against_city,
)
from metrics.indicators import Indicator
from metrics.limits import Law
from tests.metrics.council import absence, indicator

Kind = Literal["poisson", "binomial"]
TAILS = (OUTER, INNER)
LAWS = [
    *((Law("poisson", share, spread), people) for share in (0.0, 0.002, 0.05, 0.7) for spread in (0.0, 0.04, 0.3, 1.5)
      for people in (1, 2, 7, 60, 400)),
    *((Law("binomial", share, spread), people) for share in (0.0, 0.02, 0.3, 0.95, 1.0) for spread in (0.0, 0.01, 0.3)
      for people in (1, 2, 7, 60, 400)),
]  # fmt: skip


def oracle(law: Law, people: int) -> Any:  # noqa: ANN401 (scipy says nothing of what its distributions are)
    """The same distribution of scipy's."""
    if law.kind == "poisson":
        mean = law.share * people
        return stats.nbinom(1 / law.spread, 1 / (1 + law.spread * mean)) if law.spread else stats.poisson(mean)
    if law.share in (0, 1) or not law.spread:
        return stats.binom(people, law.share)
    both = 1 / law.spread - 1
    return stats.betabinom(people, law.share * both, (1 - law.share) * both)


def counts_to_try(law: Law, people: int) -> range:
    """Every count there can be; of a population, as far as any has a chance."""
    most = people if law.kind == "binomial" else int(oracle(law, people).ppf(1 - 1e-7)) + 3
    return range(most + 1)


@pytest.mark.parametrize(("law", "people"), LAWS)
def test_a_count_is_outside_exactly_where_its_tail_is_smaller(law: Law, people: int) -> None:
    known = oracle(law, people)
    for tail, (low, high) in zip(TAILS, law.limits(people, TAILS), strict=True):
        for count in counts_to_try(law, people):
            so_low, so_high = known.cdf(count), known.sf(count - 1)
            assert (count < low) == (so_low < tail) or so_low == pytest.approx(tail), (count, low)
            assert (count > high) == (so_high < tail) or so_high == pytest.approx(tail), (count, high)


@pytest.mark.parametrize(("law", "people"), LAWS)
def test_lines_are_interpolated_as_spiegelhalter_does(law: Law, people: int) -> None:
    """His appendix: r is the least count with F(r) > p, and the limit r - (F(r) - p) / (F(r) - F(r - 1))."""
    known = oracle(law, people)
    for tail, (low, high) in zip(TAILS, law.limits(people, TAILS), strict=True):
        least = next(r for r in range(10_000_000) if known.cdf(r) > tail)
        assert low == pytest.approx(least - (known.cdf(least) - tail) / known.pmf(least), abs=1e-6)
        # The upper limit is his mirrored: from the highest count down, with the chance of so many or more.
        most = next(r for r in range(10_000_000) if known.sf(r) <= tail)
        assert high == pytest.approx(most + (known.sf(most - 1) - tail) / known.pmf(most), abs=1e-6)


@pytest.mark.parametrize("people", [1_000, 100_000])
def test_large_areas_neither_overflow_nor_lose_a_tail(people: int) -> None:
    law = Law("poisson", 0.3)
    (low, high), _ = law.limits(people, TAILS)
    known = stats.poisson(0.3 * people)
    assert known.cdf(int(low)) < OUTER < known.cdf(int(low) + 1)
    assert known.sf(int(high)) < OUTER < known.sf(int(high) - 1)


def mixed(law: Law, people: int, count: int) -> float:
    """The chance of at most `count`, slowly: chance given a cluster's own risk, over all risks there may be."""
    if law.kind == "poisson":
        risks = stats.gamma(1 / law.spread, scale=law.spread * law.share)
    else:
        both = 1 / law.spread - 1
        risks = stats.beta(law.share * both, (1 - law.share) * both)

    def chance(risk: float) -> float:
        poisson = law.kind == "poisson"
        given = stats.poisson.cdf(count, risk * people) if poisson else stats.binom.cdf(count, people, risk)
        return float(given * risks.pdf(risk))

    ends = [float(risks.ppf(part)) for part in (1e-12, 0.5, 1 - 1e-12)]
    return float(sum(integrate.quad(chance, low, high, limit=200)[0] for low, high in pairwise(ends)))


@pytest.mark.parametrize(
    ("law", "people"),
    [
        (Law("poisson", 0.0075, 0.28), 4_000),
        (Law("poisson", 0.0075, 0.05), 11_088),
        (Law("binomial", 0.05, 0.02), 300),
        (Law("binomial", 0.6, 0.1), 90),
    ],
)
def test_wider_limits_are_those_of_risks_that_differ(law: Law, people: int) -> None:
    low, high = law.limits(people, [OUTER])[0]
    assert mixed(law, people, floor(low)) < OUTER < mixed(law, people, floor(low) + 1)
    assert 1 - mixed(law, people, floor(high)) < OUTER < 1 - mixed(law, people, floor(high) - 1)


def slow_spread(kind: Kind, share: float, places: Sequence[Place]) -> float:
    """The moment estimate again, with arrays, and the winsorised normal variance by integration."""
    counts, people = (np.array(found, float) for found in zip(*((p.count, p.people) for p in places), strict=True))
    mean = people * share
    weights = mean if kind == "poisson" else people - 1
    scores = (counts - mean) / np.sqrt(mean if kind == "poisson" else mean * (1 - share))
    odd = len(places) // 10
    inside = np.sort(scores)[odd : len(places) - odd]
    part = odd / len(places)
    end = stats.norm.ppf(1 - part) if odd else 40.0
    kept = integrate.quad(lambda z: min(max(z, -end), end) ** 2 * stats.norm.pdf(z), -40, 40, points=[-end, end])[0]
    total = np.sum(np.clip(scores, inside[0], inside[-1]) ** 2) / kept
    return float(max(0.0, (total - (len(places) - 1)) / (weights.sum() - (weights**2).sum() / weights.sum())))


@pytest.mark.parametrize("kind", ["poisson", "binomial"])
@pytest.mark.parametrize("clusters", [8, 9, 10, 19, 23, 47])
def test_the_spread_is_what_a_slow_second_estimate_says(kind: Kind, clusters: int) -> None:
    dice = random.Random(clusters)
    found = []
    for _ in range(20):
        places = [Place(dice.randint(0, 60), dice.randint(100, 900)) for _ in range(clusters)]
        share = sum(p.count for p in places) / sum(p.people for p in places)
        found.append(estimate_spread(kind, share, places))
        assert found[-1] == pytest.approx(slow_spread(kind, share, places), rel=1e-6)
    assert min(found) > 0


def test_there_is_no_spread_where_chance_explains_all() -> None:
    alike = [Place(10, 100)] * 12
    assert estimate_spread("poisson", 0.1, alike) == 0.0
    assert estimate_spread("poisson", 0.0, [Place(0, 100)] * 12) == 0.0
    assert estimate_spread("binomial", 1.0, [Place(100, 100)] * 12) == 0.0
    assert estimate_spread("binomial", 0.5, [Place(0, 100), Place(100, 100)] * 8) < 1


def test_one_odd_cluster_does_not_hide_itself() -> None:
    """Winsorised: however far out one lies, the limits of the others stay where they are."""
    others = [Place(count, 10_000) for count in (90, 95, 97, 99, 100, 100, 101, 103, 105, 110, 92)]
    share = 0.01
    near, far = (estimate_spread("poisson", share, [*others, Place(count, 10_000)]) for count in (200, 900))
    assert near == far
    funnel = build_funnel("poisson", "children", Place(1200, 120_000), [*others, Place(200, 10_000)])
    assert funnel is not None
    verdict = judge_against_city(FEWER, PublishedValue.of(200), Place(200, 10_000), funnel)
    assert verdict.word is Word.WORSE


def test_too_few_clusters_make_no_limits() -> None:
    places = [Place(10, 100)] * 7
    assert build_funnel("poisson", "children", Place(70, 700), places) is None
    assert build_funnel("poisson", "children", Place(80, 800), [*places, places[0]]) is not None
    assert build_band(Fraction(4), [Fraction(4)] * 7) is None


FEWER = Indicator.from_reference(indicator())
MORE = Indicator.from_reference(indicator(improvement="up"))
NEITHER = Indicator.from_reference(indicator(improvement="none"))


@pytest.mark.parametrize("wanted", [FEWER, MORE], ids=["fewer", "more"])
@pytest.mark.parametrize("law", [Law("poisson", 0.05), Law("poisson", 0.05, 0.2), Law("binomial", 0.3, 0.02)])
@pytest.mark.parametrize("people", [3, 40, 150, 600])
def test_words_follow_the_wider_limits_for_every_count(wanted: Indicator, law: Law, people: int) -> None:
    funnel = Funnel("children", Law(law.kind, law.share), law)
    known, chance = oracle(law, people), oracle(funnel.chance, people)
    for count in range(min(people, 250) + 1):
        verdict = judge_against_city(wanted, PublishedValue.of(count), Place(count, people), funnel)
        if known.sf(count - 1) < OUTER:
            expected = Word.WORSE if wanted is FEWER else Word.BETTER
        elif known.cdf(count) < OUTER:
            expected = Word.BETTER if wanted is FEWER else Word.WORSE
        else:
            expected = Word.TOO_SMALL if known.cdf(0) >= OUTER else Word.UNCLEAR
        assert verdict.word is expected, (count, verdict)
        if expected is Word.UNCLEAR:
            alone = chance.cdf(count) >= OUTER and chance.sf(count - 1) >= OUTER
            assert verdict.reason.startswith("Within what chance alone" if alone else ("Higher", "Lower"))
    if funnel.usual.kind == "poisson" or people > 3:
        first = next(c for c in range(10_000) if known.sf(c - 1) < OUTER)
        assert first > people or f"{first:,} or more" in verdict.power
    few = [c for c in range(people + 1) if known.cdf(c) < OUTER]
    said = f"{few[-1]:,} or fewer, or" if len(few) > 1 else "only 0, or"
    assert (said in verdict.power) == bool(few)


def test_what_is_not_shown_is_not_judged() -> None:
    funnel = Funnel("children", Law("poisson", 0.1), Law("poisson", 0.1, 0.1))
    hidden = judge_against_city(FEWER, PublishedValue(Status.SUPPRESSED), None, funnel)
    assert (hidden.word, hidden.reason, hidden.power) == (None, "The figure is not shown.", "")
    unwanted = judge_against_city(NEITHER, PublishedValue.of(500), Place(500, 1000), funnel)
    assert (unwanted.word, unwanted.reason) == (None, "Neither more nor fewer is better.")
    unheld = judge_against_city(FEWER, PublishedValue.of(500), None, funnel)
    assert (unheld.word, unheld.reason) == (None, "How many people it is of is not held.")


def test_percentages_of_sessions_go_by_the_clusters_own_spread() -> None:
    shares = [Fraction(number, 10) for number in (30, 32, 35, 36, 38, 40, 41, 44, 50, 91)]
    band = build_band(Fraction(38, 10), shares)
    assert band is not None
    width = stats.norm.ppf(1 - OUTER) * stats.median_abs_deviation([float(s) for s in shares], scale="normal")
    assert float(band.width) == pytest.approx(width, rel=1e-4)
    sessions = Indicator.from_reference(absence())
    low, high = band.ends
    for value, word in ((low, Word.UNCLEAR), (high, Word.UNCLEAR), (high + 1, Word.WORSE), (low / 2, Word.BETTER)):
        found = judge_against_city(sessions, PublishedValue.of(value), None, band)
        assert found.word is word
        wanted = f"Only a figure below {float(low):.2f}% or above {float(high):.2f}% would be called clearly different."
        assert found.power == wanted
    wide = judge_against_city(sessions, PublishedValue.of(0), None, Band(Fraction(4), Fraction(5)))
    assert (wide.word, wide.power) == (Word.UNCLEAR, "Only a figure above 9.00% would be called clearly different.")


def test_the_golden_cluster_against_the_city(demonstration: Release) -> None:
    found = build_comparison(demonstration, demonstration.indicators["cla"], Month(2015, 12))
    assert found is not None
    mine = found.find("seacroft-manston")
    assert mine is not None
    assert mine.place is not None
    assert isinstance(found.limits, Funnel)
    assert mine.place.count == 108
    assert found.limits.chance.share == pytest.approx(float(found.city_rate.value or 0) / 10_000)
    assert mine.against_city.word is Word.UNCLEAR
    assert mine.against_city.reason == "Within what chance alone could produce."


@pytest.mark.slow
@pytest.mark.parametrize(("deviation", "most"), [(0.0, 0.004), (0.2, 0.01), (0.5, 0.01)])
def test_false_alarms_are_few_where_clusters_differ_as_usual(deviation: float, most: float) -> None:
    """23 clusters of the sizes of a city's, whose own risks are gamma distributed: how many are called? At most 1%.

    Printed beside what the limits of chance alone would have called.
    """
    dice = np.random.default_rng(20170331)
    people = np.array([*range(3_500, 9_500, 400), 10_000, 10_500, 11_000, 13_000, 15_000, 19_000, 5_000, 5_100])
    called = alone = judged = 0
    for _ in range(300):
        risks = dice.gamma(1 / deviation**2, deviation**2, len(people)) if deviation else np.ones(len(people))
        counts = dice.poisson(0.0075 * people * risks)
        places = [Place(int(count), int(of)) for count, of in zip(counts, people, strict=True)]
        funnel = build_funnel("poisson", "children", Place(int(counts.sum()), int(people.sum())), places)
        assert funnel is not None
        for place in places:
            judged += 1
            _, chance, usual = funnel.edges(place.people)
            alone += not chance[0] <= place.count <= chance[1]
            called += not usual[0] <= place.count <= usual[1]
    print(f"risks differ by {deviation:.0%}: called {called / judged:.2%}, by chance limits {alone / judged:.1%}")
    assert called / judged <= most
    assert deviation == 0 or alone / judged > 0.05
