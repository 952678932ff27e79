"""Is a movement called better or worse when, and only when, it is more than chance, and never across a break?"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import pairwise, product
from math import floor

import pytest
from scipy.stats import binomtest
from statprocon.charts.xmr.base import Base as XmR
from statsmodels.stats.rates import test_poisson_2indep as compare_poisson

from metrics.indicators import Break, Indicator
from metrics.month import Month, months_between
from metrics.published import NOT_AVAILABLE, SUPPRESSED, PublishedValue
from metrics.release import Release
from metrics.series import Figure, Series
from metrics.verdict import (
    Verdict,
    Word,
    chance_of_two_counts,
    judge_month,
    judge_since_start,
    smallest_called,
    usual_change,
)
from tests.metrics.council import absence, indicator

DECEMBER = Month(2015, 12)
USUAL = "An unusual monthly change: a change of up to 6 is usual here"
START = Month(2011, 1)


def monthly(counts: Sequence[int | None], **changed: object) -> Series:
    """A monthly count from January 2011 on, the month of its baseline; None is a hidden month."""
    entry = Indicator.from_reference(indicator("cla", baseline=START.end, **changed))
    months = months_between(START, Month(2030, 12))[: len(counts)]
    values = [SUPPRESSED if count is None else PublishedValue.of(count) for count in counts]
    return Series(
        entry,
        tuple(Figure(m.end, value, m.end, "published") for m, value in zip(months, values, strict=True)),
    )


def last_month(series: Series, *moves: Break) -> Verdict:
    return judge_month(replace(series, moves=moves), series.figures[-1].period_end)


def since_start(first: int, latest: int, **changed: object) -> Verdict:
    series = monthly([first, latest], **changed)
    return judge_since_start(series, series.figures[-1].period_end, ())


def wobbling(months: int, step: int = 2) -> list[int]:
    """A count that goes up and down by `step` every month: so many monthly changes, all of one size."""
    return [50 + step * (turn % 2) for turn in range(months + 1)]


# What the papers' own sheet comes to.


def test_the_golden_verdicts_in_words(demonstration: Release) -> None:
    series = demonstration.load_series("seacroft-manston")
    cla, neet = series["cla"], series["neet"]
    month = judge_month(cla, DECEMBER.end)
    assert month.word is Word.UNCLEAR
    assert month.reason == "A usual monthly change: a change of up to 8 is usual here."
    assert month.power == "Only a change of 9 or more in a month would be called."
    assert judge_month(neet, DECEMBER.end).word is Word.UNCLEAR
    start = judge_since_start(cla, DECEMBER.end, ())
    assert (start.word, start.reason) == (Word.UNCLEAR, "Within what chance could produce (p = 0.17).")
    assert start.power == "From 88 only a rise to 127 or more could be called, or a fall to 56 or fewer."
    fall = judge_since_start(neet, DECEMBER.end, ())
    assert (fall.word, fall.reason) == (Word.BETTER, "Beyond what chance could produce (p = 0.006).")


def test_neet_is_not_compared_across_its_new_definition(demonstration: Release) -> None:
    neet = demonstration.load_series("seacroft-manston")["neet"]
    september = Month(2016, 9)
    for month in (september, Month(2017, 3)):
        assert judge_since_start(neet, month.end, ()).word is Word.NOT_COMPARABLE
    crossing = judge_month(neet, september.end)
    assert crossing.word is Word.NOT_COMPARABLE
    assert "no longer tracked" in crossing.reason
    after = judge_month(neet, Month(2017, 3).end)
    soon = "Too soon to judge: 5 of the 12 earlier monthly changes that takes."
    assert after == Verdict(None, soon, brief="too soon to judge")


# This month.


@pytest.mark.parametrize(
    ("months", "said"),
    [
        (11, "Too soon to judge: 11 of the 12 earlier monthly changes that takes."),
        (12, f"{USUAL} (provisional: judged by 12 monthly changes)."),
        (23, f"{USUAL} (provisional: judged by 23 monthly changes)."),
        (24, f"{USUAL}."),
    ],
)
def test_how_many_months_a_verdict_takes(months: int, said: str) -> None:
    counts = wobbling(months)
    assert last_month(monthly([*counts, counts[-1] + 7])).reason == said


@pytest.mark.parametrize(("improvement", "word"), [("down", Word.WORSE), ("up", Word.BETTER)])
def test_the_limit_and_the_wanted_way(improvement: str, word: Word) -> None:
    counts = wobbling(24)  # 3.268 x 2 = 6.5
    assert last_month(monthly([*counts, counts[-1] + 6], improvement=improvement)).word is Word.UNCLEAR
    assert last_month(monthly([*counts, counts[-1] + 7], improvement=improvement)).word is word
    other = {Word.WORSE: Word.BETTER, Word.BETTER: Word.WORSE}[word]
    assert last_month(monthly([*counts, counts[-1] - 7], improvement=improvement)).word is other


def test_a_count_that_never_moves_is_not_news_at_two() -> None:
    flat = [9] * 30
    assert last_month(monthly([*flat, 11])).word is Word.UNCLEAR
    assert last_month(monthly([*flat, 12])).word is Word.WORSE
    assert last_month(monthly([*flat, 9])).word is Word.UNCLEAR


def test_the_change_judged_is_not_part_of_what_is_usual() -> None:
    counts = wobbling(24)
    limit, judged_by = usual_change(monthly([*counts, 500]), months_between(START, Month(2013, 2))[25].end)
    assert (limit, judged_by) == (Fraction(3268, 1000) * 2, 24)


def test_what_is_usual_starts_afresh_at_a_break() -> None:
    wild, calm = wobbling(24, 20), wobbling(24)
    boundary = Break(months_between(START, Month(2030, 12))[25], "Boundary move", "moved")
    counts = [*wild, *calm, calm[-1] + 7]
    assert last_month(monthly(counts)).word is Word.UNCLEAR
    assert last_month(monthly(counts), boundary).word is Word.WORSE
    definition = {"month": boundary.month.key, "label": "New", "note": "new definition"}
    assert last_month(monthly(counts, breaks=[definition])).word is Word.WORSE


@pytest.mark.parametrize("kind", ["boundary", "definition"])
def test_no_verdict_across_a_break(kind: str) -> None:
    at = months_between(START, Month(2030, 12))[25]
    counts = [*wobbling(24), 90]
    broken = {"month": at.key, "label": "New", "note": "They differ."}
    series = monthly(counts, breaks=[broken] if kind == "definition" else [])
    if kind == "boundary":
        series = replace(series, moves=(Break(at, "Boundary move", "They differ."),))
    not_comparable = Verdict(Word.NOT_COMPARABLE, "They differ.")
    assert judge_month(series, at.end) == not_comparable
    assert judge_since_start(series, at.end, ()) == not_comparable
    assert judge_month(series, at.previous().end).word is Word.UNCLEAR


def test_hidden_figures_are_not_judged_and_tell_nothing() -> None:
    counts: list[int | None] = [*wobbling(30)]
    assert last_month(monthly([*counts, None])) == Verdict(None, "One of the two figures is not shown.")
    assert last_month(monthly([*counts[:-1], None, 60])) == Verdict(None, "One of the two figures is not shown.")
    # Two changes fewer are known where one month between is hidden; what is usual is made of the others.
    holed = [*counts[:10], None, *counts[11:]]
    assert usual_change(monthly(holed), monthly(holed).figures[-1].period_end)[1] == 27
    hidden_start = monthly([None, 50])
    assert judge_since_start(hidden_start, hidden_start.figures[-1].period_end, ()).word is None


def test_a_month_that_is_missing_breaks_the_chain_of_changes() -> None:
    series = monthly(wobbling(30))
    without = Series(series.indicator, tuple(f for f in series.figures if f.period_end != date(2012, 1, 31)))
    assert usual_change(without, series.figures[-1].period_end)[1] == 27
    assert judge_month(without, date(2012, 2, 29)).word is None
    assert without.at(date(2012, 1, 31)) is NOT_AVAILABLE


def test_what_is_neither_better_nor_worse_is_not_judged() -> None:
    assert last_month(monthly([*wobbling(30), 90], improvement="none")).word is None
    assert since_start(50, 150, improvement="none").word is None


def test_annual_figures_have_no_verdict_of_the_month() -> None:
    entry = Indicator.from_reference(absence())
    ends = [date(year, 5, 31) for year in range(2010, 2016)]
    series = Series(entry, tuple(Figure(end, PublishedValue.of(5), end, "published") for end in ends))
    assert judge_month(series, ends[-1]) == Verdict(None, "Updated once a year.")


def test_limits_agree_with_an_independent_library() -> None:
    """`statprocon` computes the upper limit of the moving range chart that design and NHS guidance name."""
    counts = [40, 43, 39, 39, 46, 44, 51, 47, 47, 42, 40, 45, 48, 41, 41, 43, 49, 52, 47, 44, 46, 40, 42, 45, 47, 47]
    series = monthly([*counts, 60])
    limit, _ = usual_change(series, series.figures[-1].period_end)
    assert limit is not None
    theirs = XmR(counts).upper_range_limit()[-1]
    assert theirs is not None
    assert float(limit) == pytest.approx(float(theirs), abs=0.01)  # they round to two places, and use 3.27 or 3.268


def test_a_season_is_not_news_the_second_time() -> None:
    """The same fall every September of a figure that swings: called the first time, and where it goes the other way."""
    counts, at = [], 60
    for month in months_between(START, Month(2014, 8)):
        at += -9 if month.number == 9 else 1 if month.number % 2 else -1
        at += 9 if month.number == 4 else 0  # a slow way back, in one step, another time of year
        counts.append(at)
    september = monthly([*counts, at - 9], smoothed=True)
    found = last_month(september)
    assert (found.word, found.brief) == (Word.UNCLEAR, "a usual change at this time of year")
    assert found.reason.endswith("but September 2013 moved the same way by more.")
    assert last_month(monthly([*counts, at - 9])).word is Word.BETTER, "a figure without a season has no such leave"
    assert last_month(monthly([*counts, at + 9], smoothed=True)).word is Word.WORSE
    first = Series(september.indicator, tuple(f for f in september.figures if f.period_end > date(2013, 9, 30)))
    assert judge_month(first, september.figures[-1].period_end).word is None, "eleven changes are too few"


# Since the start: two counts.


def slow_chance(first: int, latest: int) -> Fraction:
    """The same question asked of every way `together` children can fall on two dates, one by one."""
    together = first + latest
    ways = [Fraction(1)]
    for _ in range(together):
        ways = [a + b for a, b in pairwise([Fraction(0), *ways, Fraction(0)])]
    far = abs(first - latest)
    as_far = [way for count, way in enumerate(ways) if abs(together - 2 * count) >= far]
    return sum(as_far, Fraction(0)) / Fraction(2**together)


def test_the_exact_test_agrees_with_slow_counting() -> None:
    for first, latest in product(range(26), repeat=2):
        assert chance_of_two_counts(first, latest) == slow_chance(first, latest), (first, latest)


@pytest.mark.slow
def test_the_exact_test_agrees_with_scipy() -> None:
    for first, latest in product(range(0, 181, 3), repeat=2):
        if first + latest:
            theirs = binomtest(first, first + latest, 0.5).pvalue
            assert float(chance_of_two_counts(first, latest)) == pytest.approx(theirs, rel=1e-9), (first, latest)


@pytest.mark.parametrize(("first", "latest"), [(88, 108), (164, 117), (20, 41), (30, 9), (60, 60), (300, 240)])
def test_the_exact_test_agrees_with_statsmodels(first: int, latest: int) -> None:
    theirs = compare_poisson(first, 1, latest, 1, method="exact-cond").pvalue
    assert float(chance_of_two_counts(first, latest)) == pytest.approx(theirs, rel=1e-9)


def test_power_is_the_smallest_movement_that_is_called() -> None:
    for first in range(8, 121):
        up, down = smallest_called(first, 1), smallest_called(first, -1)
        assert since_start(first, first + up).word is Word.WORSE
        assert since_start(first, first + up - 1).word is Word.UNCLEAR
        assert since_start(first, first - down).word is Word.BETTER
        assert since_start(first, first - down + 1).word is Word.UNCLEAR


def test_large_counts_take_no_longer_and_are_near_the_exact_chance() -> None:
    for first, latest in ((5_100, 5_101), (5_000, 5_200), (5_200, 4_900), (5_250, 4_950)):
        theirs = binomtest(first, first + latest, 0.5).pvalue
        assert float(chance_of_two_counts(first, latest)) == pytest.approx(theirs, rel=0.01)
    assert since_start(123_456_789, 123_456_789).word is Word.UNCLEAR
    assert since_start(123_456_789, 123_556_789).word is Word.WORSE


def test_counts_too_small_for_any_movement_to_be_called() -> None:
    for first, latest in product(range(8), repeat=2):
        assert since_start(first, latest).word is Word.TOO_SMALL, (first, latest)
    assert since_start(8, 0).word is Word.BETTER
    assert since_start(5, 8).word is Word.UNCLEAR
    assert "no fall could be" in since_start(5, 12).power


# Since the start: percentages, against the spread of all clusters' changes.


def points(change: Fraction, elsewhere: Sequence[Fraction]) -> Verdict:
    entry = Indicator.from_reference(absence())
    ends = (entry.baseline, date(2015, 5, 31))
    values = (PublishedValue.of(8), PublishedValue.of(8 + change))
    series = Series(entry, tuple(Figure(e, v, e, "published") for e, v in zip(ends, values, strict=True)))
    return judge_since_start(series, ends[1], elsewhere)


# Nine changes whose median is -1 and whose median distance from it is 0.2: usual up to 2.576 x 1.4826 x 0.2 = 0.764.
NINE = [Fraction(tenths, 10) for tenths in (-18, -14, -12, -11, -10, -9, -8, -6, 30)]


def test_a_percentages_change_is_held_against_the_spread_of_all() -> None:
    assert points(Fraction(-76, 100), NINE).word is Word.UNCLEAR
    called = points(Fraction(-77, 100), NINE)
    assert called.word is Word.BETTER
    assert called.reason == ("More than clusters' changes differ by (over the same years by up to 0.76 points).")
    assert points(Fraction(77, 100), NINE).word is Word.WORSE


def test_a_few_clusters_are_no_measure_of_what_is_usual() -> None:
    assert points(Fraction(-5), NINE[:7]).word is None
    assert points(Fraction(-5), NINE[:8]).word is Word.BETTER


def test_the_limit_said_is_the_limit_used() -> None:
    series = monthly([*wobbling(24, 3), 51])
    limit, _ = usual_change(series, series.figures[-1].period_end)
    assert limit is not None
    counts = wobbling(24, 3)
    assert last_month(monthly([*counts, counts[-1] + floor(limit)])).word is Word.UNCLEAR
    assert last_month(monthly([*counts, counts[-1] + floor(limit) + 1])).word is Word.WORSE
