"""Are figures and movements said as the sheet says them?"""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from metrics import Background, Change, Indicator, PublishedValue, Status
from pages.components import wording

CHILDREN = Indicator.from_reference(
    {
        "key": "cla", "name": "Children looked after", "short_name": "CLA", "objective": "Fewer", "measure": "count",
        "unit": "children", "counts": "people", "improvement": "down", "frequency": "monthly", "basis": "residence",
        "baseline": "2011-04-30", "definition": "Counted.", "source": "Records", "notes": [],
    }
)  # fmt: skip
ABSENCE = replace(CHILDREN, measure="percent", unit="sessions missed", short_name="Primary absence")
HIDDEN = PublishedValue(Status.SUPPRESSED)
UNKNOWN = PublishedValue(Status.NOT_AVAILABLE)
NO_MEANING = PublishedValue(Status.NOT_APPLICABLE)


def of(number: int | str | Fraction) -> PublishedValue:
    return PublishedValue.of(Fraction(number))


@pytest.mark.parametrize(
    ("value", "count", "percent"),
    [
        (of(108), "108", "108.0%"),
        (of("4.25"), "4", "4.3%"),
        (of(11088), "11,088", "11,088.0%"),
        (of(0), "0", "0.0%"),
        (of("99.95"), "100", "100.0%"),
        (HIDDEN, "[c]", "[c]"),
        (UNKNOWN, "[x]", "[x]"),
        (NO_MEANING, "N/A", "N/A"),
    ],
)
def test_figure(value: PublishedValue, count: str, percent: str) -> None:
    assert wording.figure(value, CHILDREN, "[c]") == count
    assert wording.figure(value, ABSENCE, "[c]") == percent


def test_the_councils_own_symbol_is_used() -> None:
    assert wording.figure(HIDDEN, CHILDREN, "*") == "*"
    assert wording.movement(Change(HIDDEN), 0, "*") == "*"


@pytest.mark.parametrize(
    ("value", "places", "unit", "said"),
    [
        (of(20), 0, "", "20"),
        (of(Fraction(2000, 88)), 1, "%", "22.7%"),
        (of(Fraction(-4700, 164)), 1, "%", "-28.7%"),
        (of("-1.75"), 1, "", "-1.8"),
        (of("-0.04"), 1, "", "0.0"),
        (HIDDEN, 1, "%", "[c]"),
        (NO_MEANING, 1, "%", "N/A"),
    ],
)
def test_movement(value: PublishedValue, places: int, unit: str, said: str) -> None:
    assert wording.movement(Change(value), places, "[c]", unit) == said


@pytest.mark.parametrize(
    ("value", "of_children", "of_absence"),
    [
        (of(12), "▲", "▲"),
        (of(-47), "▼", "▼"),
        (of(0), "●", "●"),
        (of("0.04"), "●", "●"),  # rounds to no movement: an arrow beside 0.0 would say otherwise
        (of("-0.05"), "●", "▼"),
        (of(10), "▲", "▲"),  # a figure that ends in nought is not nought
        (HIDDEN, "", ""),
        (UNKNOWN, "", ""),
        (NO_MEANING, "", ""),
    ],
)
def test_arrow_says_where_the_number_went(value: PublishedValue, of_children: str, of_absence: str) -> None:
    assert wording.arrow(value, CHILDREN) == of_children
    assert wording.arrow(value, ABSENCE) == of_absence


@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        (frozenset({"published"}), ""),
        (frozenset({"synthetic"}), "Synthetic"),
        (frozenset({"published", "synthetic"}), "Part synthetic"),
        (frozenset(), ""),
    ],
)
def test_provenance(kinds: frozenset[str], said: str) -> None:
    assert wording.provenance(kinds) == said


def test_spoken_keeps_initials_and_lowers_words() -> None:
    assert wording.spoken(CHILDREN) == "CLA"
    assert wording.spoken(ABSENCE) == "primary absence"


def test_background() -> None:
    people = Background(replace(CHILDREN, name="Children aged 0 to 17"), of(11088), "mid-2017", "published")
    assert wording.background(people, "[c]") == "Children aged 0 to 17: 11,088 (mid-2017)"


def test_baseline_period_names() -> None:
    named = replace(ABSENCE, covers="HT1-5 of {academic_year}")
    assert named.period_words(date(2015, 5, 31)) == "HT1-5 of 2014/15"
    assert CHILDREN.period_words(date(2015, 12, 31)) == "December 2015"
