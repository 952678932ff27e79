"""Are months parsed, ordered and counted as the calendar has them?"""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from metrics import Month, months_between

EVERY_MONTH = [Month(year, number) for year in range(1900, 2100) for number in range(1, 13)]


def test_every_month_is_written_and_read_back() -> None:
    for month in EVERY_MONTH:
        assert Month.parse(month.key) == month


def test_the_last_day_is_the_day_before_the_next_month() -> None:
    for month in EVERY_MONTH:
        assert month.end + timedelta(days=1) == date(month.next().year, month.next().number, 1)
        assert Month.of(month.end) == month
        assert Month.of(month.end.replace(day=1)) == month


def test_months_follow_each_other_in_order() -> None:
    for before, after in pairwise(EVERY_MONTH):
        assert before < after
        assert before.next() == after
        assert after.previous() == before


def test_a_leap_year_has_its_day() -> None:
    assert [Month(year, 2).end.day for year in (1900, 2000, 2015, 2016, 2024)] == [28, 29, 28, 29, 29]


def test_months_have_names() -> None:
    assert (str(Month(2015, 12)), Month(2015, 12).short, Month(2015, 5).key) == ("December 2015", "Dec 2015", "2015-05")


def test_months_between_holds_both_ends() -> None:
    assert months_between(Month(2015, 11), Month(2016, 2)) == [
        Month(2015, 11), Month(2015, 12), Month(2016, 1), Month(2016, 2),
    ]  # fmt: skip
    assert months_between(Month(2016, 2), Month(2016, 2)) == [Month(2016, 2)]
    assert months_between(Month(2016, 3), Month(2016, 2)) == []


@pytest.mark.parametrize(
    "text",
    [
        "", "2015", "2015-", "2015-1", "2015-13", "2015-00", "15-12", "2015-12-31", " 2015-12", "2015-12\n", "2015–12",
        "0000-01", "1899-12", "2100-01", "9999-12", "9999-99", "-015-12", "٢٠١٥-١٢", "2015-12; --", "a" * 10_000,
    ],
)  # fmt: skip
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="a month is written as 2015-12"):
        Month.parse(text)
