"""Is every change right, and where there is none, is the reason?

A series is drawn as `2015-10 20, 2015-11 c`: a month and a figure, or the letter of why it is not shown.
"""

from fractions import Fraction

import pytest

from metrics import Indicator, Month, PublishedValue, Series, Status
from metrics.change import Change, change_since_baseline, change_since_last_month, percent_since_baseline, way
from metrics.series import Figure
from tests.metrics.council import absence, day, indicator

BROKEN = indicator(breaks=[{"month": "2015-12", "label": "New", "note": "New definition."}])


def drawn(text: str, entry: dict[str, object] | None = None) -> Series:
    """The series of a drawing, by default of a monthly count from October 2015."""
    figures = []
    for part in text.split(","):
        month, cell = part.split()
        shown = cell not in {"c", "x", "z"}
        value = PublishedValue.of(Fraction(cell)) if shown else PublishedValue(Status(cell))
        figures.append(Figure(day(month), value, day(month), "published"))
    return Series(Indicator.from_reference(entry or indicator()), tuple(figures))


def said(change: Change) -> str:
    """A change as text: its number or the letter of its status, then why."""
    value = change.value.value
    return f"{change.value.status.value if value is None else value} {change.why}".strip()


@pytest.mark.parametrize(
    ("figures", "change"),
    [
        ("2015-11 107, 2015-12 108", "1"),
        ("2015-11 108, 2015-12 107", "-1"),
        ("2015-11 0, 2015-12 0", "0"),
        ("2015-10 100, 2015-12 108", "x"),  # the month before, never the row before
        ("2015-12 108", "x"),
        ("2015-11 c, 2015-12 108", "c"),
        ("2015-11 107, 2015-12 c", "c"),
        ("2015-11 x, 2015-12 108", "x"),
        ("2015-11 c, 2015-12 x", "c"),
        ("2015-11 z, 2015-12 c", "z"),
    ],
)
def test_change_since_last_month(figures: str, change: str) -> None:
    assert said(change_since_last_month(drawn(figures), day("2015-12"))) == change


def test_january_looks_back_to_december() -> None:
    assert said(change_since_last_month(drawn("2015-12 20, 2016-01 23"), day("2016-01"))) == "3"


def test_a_month_is_not_compared_across_a_change_of_definition() -> None:
    series = drawn("2015-11 20, 2015-12 30, 2016-01 31", BROKEN)
    assert said(change_since_last_month(series, day("2015-11"))) == "x"
    assert said(change_since_last_month(series, day("2015-12"))) == "z New definition."
    assert said(change_since_last_month(series, day("2016-01"))) == "1"


def test_an_annual_figure_has_no_month_before() -> None:
    series = drawn("2014-05 4, 2015-05 3", absence())
    assert said(change_since_last_month(series, day("2015-05"))) == "z Updated once a year."


@pytest.mark.parametrize(
    ("figures", "change", "percent"),
    [
        ("2015-10 88, 2015-12 108", "20", "250/11"),
        ("2015-10 164, 2015-12 117", "-47", "-1175/41"),
        ("2015-10 20, 2015-12 20", "0", "0"),
        ("2015-10 20, 2015-12 0", "-20", "-100"),
        ("2015-10 0, 2015-12 20", "20", "z The start was nought."),
        ("2015-10 0, 2015-12 c", "c", "z The start was nought."),
        ("2015-10 c, 2015-12 20", "c", "c"),
        ("2015-10 20, 2015-12 c", "c", "c"),
        ("2015-11 20, 2015-12 21", "x", "x"),
        ("2015-10 x, 2015-12 c", "c", "c"),
        ("2015-10 z, 2015-12 c", "z", "z"),
    ],
)
def test_change_since_the_baseline(figures: str, change: str, percent: str) -> None:
    series = drawn(figures)
    assert said(change_since_baseline(series, day("2015-12"))) == change
    assert said(percent_since_baseline(series, day("2015-12"))) == percent


@pytest.mark.parametrize("month", ["2015-09", "2015-10"])
def test_before_and_at_the_baseline_there_is_no_change_since_it(month: str) -> None:
    series = drawn("2015-09 20, 2015-10 21")
    assert said(change_since_baseline(series, day(month))) == "z The start is October 2015."
    assert said(percent_since_baseline(series, day(month))) == "z The start is October 2015."


def test_nothing_is_compared_with_a_baseline_of_another_definition() -> None:
    series = drawn("2015-10 20, 2015-11 21, 2015-12 30", BROKEN)
    assert said(change_since_baseline(series, day("2015-11"))) == "1"
    assert said(change_since_baseline(series, day("2015-12"))) == "z New definition."
    assert said(percent_since_baseline(series, day("2015-12"))) == "z New definition."


def test_a_baseline_in_the_month_of_the_break_is_of_the_new_definition() -> None:
    series = drawn("2015-12 30, 2016-01 33", BROKEN | {"baseline": day("2015-12")})
    assert said(percent_since_baseline(series, day("2016-01"))) == "10"


def test_of_several_breaks_the_last_is_told() -> None:
    breaks = [{"month": month, "label": "New", "note": f"Since {month}."} for month in ("2016-01", "2015-11")]
    series = drawn("2015-10 20, 2016-02 21", indicator(breaks=breaks))
    assert said(change_since_baseline(series, day("2016-02"))) == "z Since 2016-01."


def test_a_percentage_changes_by_points_and_by_nothing_else() -> None:
    series = drawn("2014-05 6, 2015-05 4.2", absence())
    assert said(change_since_baseline(series, day("2015-05"))) == "-9/5"
    assert said(percent_since_baseline(series, day("2015-05"))) == "z Given in percentage points."


@pytest.mark.parametrize(
    ("improvement", "words"),
    [("down", ["better", "same", "worse"]), ("up", ["worse", "same", "better"]), ("none", [None, None, None])],
)
def test_which_way_is_better_is_the_indicators_to_say(improvement: str, words: list[str | None]) -> None:
    measured = Indicator.from_reference(indicator(improvement=improvement))
    assert [way(PublishedValue.of(number), measured) for number in (-1, 0, 1)] == words


@pytest.mark.parametrize("status", ["c", "x", "z"])
def test_what_is_not_shown_went_no_way(status: str) -> None:
    assert way(PublishedValue(Status(status)), Indicator.from_reference(indicator())) is None


def test_periods_are_called_by_what_they_cover() -> None:
    count, share = Indicator.from_reference(indicator()), Indicator.from_reference(absence())
    assert (count.places, count.period_words(day("2015-12"))) == (0, "December 2015")
    assert (share.places, share.period_words(day("2015-05"))) == (1, "2014/15")
    assert share.period_words(day("2000-05")) == "1999/00"
    assert Indicator.from_reference(indicator(covers="mid-{year}")).period_words(day("2017-06")) == "mid-2017"
    assert Month.of(count.baseline) == Month(2015, 10)


def test_a_phase_is_named_where_the_council_names_it() -> None:
    assert Indicator.from_reference(absence(phase="Primary")).phase == "Primary"
    assert Indicator.from_reference(absence()).phase == ""
