"""Better, worse, or nothing clear? Whether a movement is more than chance, with the reason, and what could be seen.

Judged from published figures alone; each function answers one question, wherever it is asked.

Children looked after and NEET are stocks: next month holds almost the same children. Control limits on the level would
take their slow drift for news (alarms in half of all months in which nothing happened); limits on the change do not.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from functools import lru_cache
from math import floor, isqrt, sqrt
from statistics import NormalDist, median

from metrics.change import Change, Step, change_since_baseline, change_since_last_month, monthly_changes, way
from metrics.indicators import Indicator
from metrics.month import Month
from metrics.published import PublishedValue, Status, rounded
from metrics.series import Series


class Word(Enum):
    """What a verdict may say."""

    BETTER = "Better"
    WORSE = "Worse"
    UNCLEAR = "No clear change"
    TOO_SMALL = "Too small to judge"
    NOT_COMPARABLE = "Not comparable"


@dataclass(frozen=True)
class Verdict:
    """A word, the reason for it, and how large a movement would have been called (empty where nothing could be).

    Reason and power are plain sentences, `brief` is the reason within another sentence. Without a word there is no
    verdict, and the reason says why.
    """

    word: Word | None
    reason: str
    power: str = ""
    brief: str = ""

    @classmethod
    def because(cls, word: Word, brief: str, power: str, detail: str = "") -> "Verdict":
        """A verdict whose reason is the brief one made a sentence, with a detail after it."""
        return cls(word, f"{brief[0].upper()}{brief[1:]}{detail}.", power, brief)


# The upper limit of a moving range of two, D4 of Shewhart's constants (D. Wheeler, Understanding Variation, 1993; NHS
# England, Making Data Count). The floor keeps a stock that seldom moves from calling a change of two.
_D4, _FLOOR = Fraction(3268, 1000), Fraction(5, 2)
_FIRM, _PROVISIONAL = 24, 12
# Brothers and sisters enter together, so two counts differ more than single children would: 99%, not 95%.
_LEVEL = Fraction(1, 100)
_DEVIATIONS = Fraction(2576, 1000)  # of a normal spread, which hold 99% of it
FEWEST_OTHERS = 8  # clusters that it takes to tell how far they differ
_EXACT_UP_TO = 10_000


def judge_month(series: Series, period_end: date) -> Verdict:
    """The change since last month against what is usual here.

    Usual: up to 3.268 times the mean size of the monthly changes since the last break (of definition or boundary), this
    one left out; from 24 of them, provisionally from 12. A figure with a season (`smoothed`) may also go as it went at
    the same time of an earlier year: NEET falls every September, when courses start.
    """
    indicator = series.indicator
    change = change_since_last_month(series, period_end)
    before = Month.of(period_end).previous().end
    unjudged = _unjudged(series, change, before, period_end)
    if unjudged or change.value.value is None:
        return unjudged or _NOT_SHOWN
    limit, judged_by = usual_change(series, period_end)
    if limit is None:
        soon = f"Too soon to judge: {judged_by} of the {_PROVISIONAL} earlier monthly changes that takes."
        return Verdict(None, soon, brief="too soon to judge")
    usual = f"a change of up to {floor(limit)} is usual here"
    if judged_by < _FIRM:
        usual += f" (provisional: judged by {judged_by} monthly changes)"
    power = f"Only a change of {floor(limit) + 1} or more in a month would be called."
    if abs(change.value.value) <= limit:
        return Verdict.because(Word.UNCLEAR, "a usual monthly change", power, f": {usual}")
    earlier = _same_time_of_year(series, period_end, change.value.value, limit) if indicator.smoothed else None
    if earlier:
        usual += f", but {earlier} moved the same way by more"
        return Verdict.because(Word.UNCLEAR, "a usual change at this time of year", power, f": {usual}")
    return Verdict.because(called(change.value.value, indicator), "an unusual monthly change", power, f": {usual}")


def usual_change(series: Series, period_end: date) -> tuple[Fraction | None, int]:
    """The largest usual monthly change at a period, and the number of monthly changes it is judged by.

    None where those are too few. Hidden months give no change.
    """
    sizes = [abs(change) for _, change in _earlier_changes(series, period_end)]
    enough = len(sizes) >= _PROVISIONAL
    return (max(_D4 * sum(sizes, Fraction(0)) / len(sizes), _FLOOR) if enough else None), len(sizes)


def _earlier_changes(series: Series, period_end: date) -> list[Step]:
    """The monthly changes before that into a period, and since the last break."""
    return [(month, change) for month, change in monthly_changes(series, period_end) if month.end < period_end]


def _same_time_of_year(series: Series, period_end: date, change: Fraction, limit: Fraction) -> Month | None:
    """The last earlier year's month of the same name that moved beyond the limit, the same way."""
    now = Month.of(period_end)
    found = (
        month
        for month, earlier in _earlier_changes(series, period_end)
        if month.number == now.number and abs(earlier) > limit and (earlier > 0) == (change > 0)
    )
    return max(found, default=None)


def judge_since_start(series: Series, period_end: date, elsewhere: Sequence[Fraction]) -> Verdict:
    """The change since the baseline: more than chance?

    `elsewhere`: for a percentage, the changes in points of all clusters between the same two periods; a count has no
    use for it.
    """
    indicator = series.indicator
    change = change_since_baseline(series, period_end)
    unjudged = _unjudged(series, change, indicator.baseline, period_end)
    start, latest = (series.at(day).value for day in (indicator.baseline, period_end))
    if unjudged or start is None or latest is None:
        return unjudged or _NOT_SHOWN
    if indicator.measure == "count":
        return _judge_counts(int(start), int(latest), indicator)
    return _judge_points(latest - start, indicator, elsewhere)


def _judge_counts(first: int, latest: int, indicator: Indicator) -> Verdict:
    """Could two counts of the same risk differ so by chance?

    The exact conditional binomial test: given both together, each child belongs to either date with probability 1/2
    (J. Przyborowski and H. Wilenski, Biometrika 31, 1940), called at 99%.
    """
    if chance_of_two_counts(max(first, latest), 0) >= _LEVEL:
        why = ": counts as small as these often differ so by chance"
        return Verdict.because(Word.TOO_SMALL, "too small to judge", "", why)
    power = f"From {first} only a rise to {first + smallest_called(first, 1)} or more could be called"
    fall = smallest_called(first, -1)
    power += f", or a fall to {_or_fewer(first - fall)}." if fall <= first else "; no fall could be."
    chance = chance_of_two_counts(first, latest)
    rounded_chance = rounded(chance, 3 if chance < Fraction(1, 20) else 2)
    said = "p < 0.001" if chance < Fraction(1, 1000) else f"p = {rounded_chance}"
    if chance >= _LEVEL:
        return Verdict.because(Word.UNCLEAR, "within what chance could produce", power, f" ({said})")
    word = called(Fraction(latest - first), indicator)
    return Verdict.because(word, "beyond what chance could produce", power, f" ({said})")


def _or_fewer(count: int) -> str:
    return f"{count} or fewer" if count else "0"


def _judge_points(change: Fraction, indicator: Indicator, elsewhere: Sequence[Fraction]) -> Verdict:
    """Is a percentage's change larger than clusters' changes differ among themselves?

    Sessions are not independent of each other, so no interval is made from them. Called beyond 99% of a normal spread
    as wide as the clusters' own.
    """
    if len(elsewhere) < FEWEST_OTHERS:
        return Verdict(None, "Too few clusters have figures for both years to tell what is usual.")
    limit = usual_distance(tuple(elsewhere), _DEVIATIONS)
    # To two places: a change that is called must not look like the limit it is beyond.
    usual = f" (over the same years by up to {rounded(limit, 2)} points)"
    power = f"Only a change of more than {rounded(limit, 2)} points would be called."
    if abs(change) <= limit:
        return Verdict.because(Word.UNCLEAR, "no more than clusters' changes differ by", power, usual)
    return Verdict.because(called(change, indicator), "more than clusters' changes differ by", power, usual)


@lru_cache(maxsize=100)  # the same for every cluster
def usual_distance(values: tuple[Fraction, ...], deviations: Fraction) -> Fraction:
    """So many standard deviations of a normal spread as wide as that of these values.

    By the median absolute deviation from their median, which a few odd ones cannot move; 1.4826 of them make a standard
    deviation.
    """
    middle = median(values)
    return deviations * Fraction(14826, 10000) * median(abs(value - middle) for value in values)


def called(difference: Fraction, indicator: Indicator) -> Word:
    """What a difference that is not nought is called where one way is better."""
    return Word.BETTER if way(PublishedValue.of(difference), indicator) == "better" else Word.WORSE


def chance_of_two_counts(first: int, latest: int) -> Fraction:
    """The probability that two counts of equal expectation differ at least so much, two-sided.

    Exact; beyond ten thousand together, where exact sums take long, normal with correction for continuity (within a
    hundredth of the exact one).
    """
    together = first + latest
    if together > _EXACT_UP_TO:
        return Fraction(min(1.0, 2 * NormalDist().cdf((1 - abs(first - latest)) / sqrt(together))))
    ways = tail = 1  # of all 2 ** together ways to share them out, those that give the lesser date 0, 1, 2 ...
    for count in range(min(first, latest)):
        ways = ways * (together - count) // (count + 1)
        tail += ways
    return min(Fraction(2 * tail, 2**together), Fraction(1))


@lru_cache(maxsize=10_000)
def smallest_called(first: int, direction: int) -> int:
    """The smallest rise (direction 1) or fall (-1) from a count that the test would call; more than all for none."""
    # Chance falls as the movement grows, so the place where it falls below the level is found by halving.
    most = first + 1 if direction < 0 else 5 * isqrt(first) + 20  # a rise beyond five standard errors is called
    return bisect_left(range(1, most), True, key=lambda moved: _is_called(first, first + direction * moved)) + 1


def _is_called(first: int, latest: int) -> bool:
    return chance_of_two_counts(first, latest) < _LEVEL


_NOT_SHOWN = Verdict(None, "One of the two figures is not shown.")
_NOT_HELD = Verdict(None, "One of the two figures is not held.")


def _unjudged(series: Series, change: Change, earlier: date, later: date) -> Verdict | None:
    """What is said where two figures cannot be held against each other; None where they can."""
    if series.breaks_between(earlier, later):
        return Verdict(Word.NOT_COMPARABLE, change.why)
    if change.value.status is Status.NOT_APPLICABLE:
        return Verdict(None, change.why or "It has no meaning here.")
    if change.value.value is None:
        return _NOT_HELD if change.value.status is Status.NOT_AVAILABLE else _NOT_SHOWN
    if series.indicator.improvement == "none":
        return Verdict(None, "Neither more nor fewer is better.")
    return None
