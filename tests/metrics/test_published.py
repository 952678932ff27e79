"""Is a value there if and only if it is published, and do numbers round as a reader with a pencil rounds them?"""

from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from itertools import product

import pytest

from metrics import PublishedValue, Status, rounded
from metrics.published import NOT_APPLICABLE, NOT_AVAILABLE, SUPPRESSED

UNSEEN = (NOT_APPLICABLE, SUPPRESSED, NOT_AVAILABLE)  # in the order in which they overrule each other
NUMBERS = [PublishedValue.of(Fraction(number, 3)) for number in range(-4, 5)]


@pytest.mark.parametrize("status", list(Status))
@pytest.mark.parametrize("value", [None, Fraction(0), Fraction(3)])
def test_a_value_is_there_if_and_only_if_it_is_published(status: Status, value: Fraction | None) -> None:
    if (status is Status.PUBLISHED) == (value is not None):
        assert PublishedValue(status, value).value == value
    else:
        with pytest.raises(ValueError, match="if and only if it is published"):
            PublishedValue(status, value)


def test_a_hidden_figure_has_no_number_to_show_by_mistake() -> None:
    assert not any(letter.isdigit() for letter in repr(SUPPRESSED))
    assert PublishedValue(Status("c")) == SUPPRESSED


def test_hidden_missing_and_nought_are_three_things() -> None:
    assert len({SUPPRESSED, NOT_AVAILABLE, NOT_APPLICABLE, PublishedValue.of(0)}) == 4


def test_arithmetic_of_shown_figures_is_exact() -> None:
    for left, right in product(NUMBERS, NUMBERS):
        assert left.value is not None
        assert right.value is not None
        assert (left - right).value == left.value - right.value
        expected = PublishedValue.of(100 * left.value / right.value) if right.value else NOT_APPLICABLE
        assert left.ratio(right, 100) == expected


def test_arithmetic_with_an_unseen_figure_is_unseen() -> None:
    for unseen, number in product(UNSEEN, NUMBERS):
        assert unseen - number == number - unseen == unseen
        assert number.ratio(unseen, 100) == unseen
        assert unseen.ratio(number, 100) == (unseen if number.value else NOT_APPLICABLE)


def test_of_two_reasons_the_one_that_holds_whatever_else_is_true_is_given() -> None:
    for (first, left), (second, right) in product(enumerate(UNSEEN), enumerate(UNSEEN)):
        assert left - right == left.ratio(right, 100) == UNSEEN[min(first, second)]


@pytest.mark.parametrize("places", [0, 1, 2, 3])
def test_rounding_is_half_away_from_nought(places: int) -> None:
    """All eighths, twentieths and thirds up to 125: the eighths and twentieths meet every exact half."""
    pencil = Context(prec=50)
    for parts in (8, 20, 3):
        for number in range(-1000, 1001):
            exact = pencil.divide(Decimal(number), Decimal(parts))
            expected = exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
            wanted = f"{abs(expected) if expected == 0 else expected:,.{places}f}"
            assert rounded(Fraction(number, parts), places) == wanted


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (Fraction(5, 100), 1, "0.1"),
        (Fraction(-5, 100), 1, "-0.1"),
        (Fraction(-4, 100), 1, "0.0"),
        (Fraction(-1, 3), 0, "0"),
        (Fraction(1, 2), 0, "1"),
        (Fraction(5, 2), 0, "3"),
        (Fraction(285, 100), 1, "2.9"),
        (Fraction(1234567), 0, "1,234,567"),
        (Fraction(-9_999_999, 10), 0, "-1,000,000"),
        (Fraction(10**15 * 10 + 5, 10), 0, "1,000,000,000,000,001"),
        (Fraction(2000, 88), 1, "22.7"),
        (Fraction(-4700, 164), 1, "-28.7"),
    ],
)
def test_rounding_by_example(value: Fraction, places: int, text: str) -> None:
    assert rounded(value, places) == text
