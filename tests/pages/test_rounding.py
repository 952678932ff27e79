"""Is it said that a change looks wrong beside its figures where it does, and nowhere else?"""

from fractions import Fraction

import pytest

from loaders.paths import PROJECT
from metrics import Indicator, PublishedValue, Status
from pages.components.rounding import SAID, looks_out
from tests.metrics.council import indicator
from tests.pages.opening import drawn, open_page

PERCENT = Indicator.from_reference(indicator("absence", measure="percent"))
COUNT = Indicator.from_reference(indicator("cla"))
HIDDEN = PublishedValue(Status.SUPPRESSED, None)


def value(number: str) -> PublishedValue:
    return PublishedValue.of(Fraction(number))


def test_a_change_that_does_not_add_up_as_shown_looks_out() -> None:
    assert looks_out(value("12.65"), value("11.42"), value("-1.23"), PERCENT)  # 12.7, 11.4 and -1.2
    assert not looks_out(value("6.01"), value("4.22"), value("-1.79"), PERCENT)  # 6.0, 4.2 and -1.8
    assert not looks_out(value("88"), value("108"), value("20"), COUNT)


@pytest.mark.parametrize("place", range(3))
def test_nothing_is_said_of_what_is_not_shown(place: int) -> None:
    said = [value("12.65"), value("11.42"), value("-1.23")]
    said[place] = HIDDEN
    assert not looks_out(said[0], said[1], said[2], PERCENT)


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize("page", ["tracker", "trends", "attendance"])
def test_pages_say_so_where_it_is_so(page: str) -> None:
    script = PROJECT / "pages" / f"{page}.py"
    out = drawn(open_page(script, cluster="silc", month="2015-12")).text
    assert out.count(SAID) == 1


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize("page", ["tracker", "trends"])
def test_the_golden_figures_need_no_such_word(page: str) -> None:
    golden = {"cluster": "seacroft-manston", "month": "2015-12", "indicator": "absence_primary"}
    assert SAID not in drawn(open_page(PROJECT / "pages" / f"{page}.py", **golden)).text
