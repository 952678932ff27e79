"""Does the page of the city say of each published figure what its publishers said, for the same period everywhere?"""

from datetime import date
from fractions import Fraction

import pytest

from loaders.public_tables import ComparatorRow
from metrics import CityRow, CityView, Reading, Release, build_city
from metrics.comparators import NOTHING, Comparators, Revision, build_comparators
from metrics.dashboard import Dashboard

MEASURE = {
    "key": "rate",
    "name": "Rate",
    "unit": "per 10,000",
    "places": 1,
    "improvement": "down",
    "definition": "A rate.",
    "source": "Returns",
}
GROUPS = [
    {"name": "Cities", "areas": ["2", "3"]},
    {"name": "Neighbours", "model": "2025", "areas": ["3", "4"]},
    {"name": "Neighbours", "model": "2021", "areas": ["4", "5"]},
]


def dashboard(*measures: dict[str, object]) -> Dashboard:
    """A page of the measures, each like the one above but for what it names."""
    return Dashboard.from_reference(
        {
            "city": {"area": "1", "national": "10", "region": "11"},
            "group": GROUPS,
            "measure": [MEASURE | measure for measure in measures or ({},)],
        }
    )


def table(drawn: str, measure: str = "rate") -> Comparators:
    """What has been published, drawn: a row an area and edition, a column a year. `.` is no row."""
    head, *lines = [line.split() for line in drawn.strip().splitlines()]
    rows = []
    for area, edition, *cells in lines:
        for year, said in zip(head[2:], cells, strict=True):
            number = said.replace("u", "")
            value = float(number) if number.replace(".", "", 1).replace("-", "", 1).isdigit() else None
            symbol = ("u" if "u" in said else None) if value is not None else said
            if said != ".":
                end = date(int(year), 3, 31)
                rows.append(ComparatorRow(measure, area, f"Area {area}", year, end, edition, value, symbol))
    return build_comparators(sorted(rows, key=lambda row: (row.measure, row.area, row.period_end, row.edition)))


FIGURES = """
area edition 2013  2014  2015
1    2015    50.0  52.0  48.0
10   2015    40.0  41.0  42.0
11   2015    .     49.0  48.0
2    2015    60.0  60.0  60.0
3    2015    50.0  50.0  50.0
4    2015    30.0  30.0  40.0
5    2015    70.0  70.0  c
"""


def shown(drawn: str = FIGURES, model: str = "2025", **measure: object) -> CityView:
    return build_city(dashboard(measure), table(drawn), model)


def said(reading: Reading) -> float | None:
    return None if reading.value is None else float(reading.value)


def only(view: CityView) -> CityRow:
    (row,) = view.rows
    return row


def test_the_newest_year_stands_beside_the_year_before_and_every_place() -> None:
    view = shown()
    row = only(view)
    assert (row.period, said(row.latest), row.before_period, said(row.before)) == ("2015", 48, "2014", 52)
    assert (said(Reading(row.change)), row.change_side) == (-4, "better")
    assert [(column.name, column.model) for column in view.columns] == [
        ("Area 10", ""),
        ("Area 11", ""),
        ("Cities", ""),
        ("Neighbours", "2025"),
    ]
    assert [(said(found.reading), found.side, found.count) for found in row.beside] == [
        (42, "worse", 1),
        (48, "same", 1),
        (55, "better", 2),
        (45, "worse", 2),
    ]


def test_another_version_of_a_group_that_turns_the_side_is_told() -> None:
    drawn = FIGURES.replace("70.0  c", "70.0  70.0")
    assert [found.turns for found in only(shown(drawn)).beside] == [(), (), (), (("2021", "better"),)]
    assert [found.turns for found in only(shown(drawn, model="2021")).beside][-1] == (("2025", "worse"),)
    assert only(shown()).beside[-1].turns == (), "40 and a figure that is hidden: still worse"


def test_a_mean_counts_those_that_have_a_figure_and_says_how_many() -> None:
    found = only(shown(model="2021")).beside[-1]
    assert (found.reading, found.count) == (Reading(Fraction(40)), 1)
    assert only(shown(FIGURES.replace("40.0\n5", "x\n5"), model="2021")).beside[-1].reading == Reading(None, "x")


def test_every_place_is_asked_for_the_city_s_own_period_alone() -> None:
    """England's newest year is not the city's: it is not taken for it."""
    later = FIGURES.replace("48.0\n10", ".\n10").replace("42.0", "99.0")
    row = only(shown(later))
    assert (row.period, said(row.latest)) == ("2014", 52)
    assert row.beside[0].reading.value == 41
    earlier = FIGURES.replace("41.0  42.0", "41.0  .")
    assert only(shown(earlier)).beside[0].reading == Reading(None, "x")
    assert only(shown(earlier)).beside[0].side == ""


@pytest.mark.parametrize("symbol", ["c", "z", "k", "low"])
def test_a_newest_year_that_is_withheld_stays_the_newest(symbol: str) -> None:
    """Nothing is said of where it stands, and no older figure takes its place."""
    row = only(shown(FIGURES.replace("52.0  48.0", f"52.0  {symbol}")))
    assert (row.period, row.latest) == ("2015", Reading(None, symbol))
    assert (row.change, row.change_side) == (None, "")
    assert {found.side for found in row.beside} == {""}


@pytest.mark.parametrize("symbol", ["x", "-"])
def test_a_year_without_a_figure_is_no_newest_year(symbol: str) -> None:
    assert only(shown(FIGURES.replace("52.0  48.0", f"52.0  {symbol}"))).period == "2014"


def test_a_year_left_out_is_no_year_before() -> None:
    row = only(shown(FIGURES.replace("52.0  48.0", ".     48.0")))
    assert (row.before, row.change) == (Reading(None, "x"), None)


def test_no_change_is_told_across_a_break() -> None:
    breaks = [{"month": "2014-09", "label": "New", "note": "Counted anew."}]
    row = only(shown(breaks=breaks))
    assert (row.change, row.change_side, row.why) == (None, "", "Counted anew.")
    assert only(shown(breaks=[breaks[0] | {"month": "2013-09"}])).change == -4


@pytest.mark.parametrize(
    ("improvement", "change", "england"),
    [("down", "better", "worse"), ("up", "worse", "better"), ("none", "lower", "higher")],
)
def test_which_way_is_better_is_the_council_s_to_say(improvement: str, change: str, england: str) -> None:
    row = only(shown(improvement=improvement))
    assert (row.change_side, row.beside[0].side) == (change, england)


def test_a_difference_that_does_not_show_is_the_same() -> None:
    row = only(shown(FIGURES.replace("52.0  48.0", "48.04 48.0")))
    assert row.change_side == "same"


def test_a_number_is_not_set_beside_other_places() -> None:
    row = only(shown(not_compared="Places differ in size."))
    assert row.beside == ()
    assert {year.beside for year in row.years} == {()}


def test_every_year_has_every_place() -> None:
    years = only(shown()).years
    assert [year.period for year in years] == ["2013", "2014", "2015"]
    assert [reading.value for reading in years[0].beside] == [40, None, 55, 40]


def test_a_measure_nobody_has_published_has_no_row() -> None:
    assert shown("area edition 2015\n10 2015 1.0").rows == ()
    assert build_city(dashboard(), table(FIGURES, "other"), "2025").rows == ()


def test_the_last_edition_counts_and_says_what_it_changed() -> None:
    found = table("area edition 2014 2015\n1 2014-11 1450 .\n1 2015-11 1452 1500").of("rate", "1")
    assert found.at(date(2014, 3, 31)).value == 1452
    assert found.revisions == (
        Revision("2014", date(2014, 3, 31), Fraction(1450), "2014-11", Fraction(1452), "2015-11"),
    )


@pytest.mark.parametrize(("was", "now"), [("4.8", "4.81"), ("4.72113", "4.72"), ("80", "80.4"), ("7.0", "7")])
def test_more_or_fewer_decimal_places_are_no_revision(was: str, now: str) -> None:
    assert table(f"area edition 2015\n1 2014 {was}\n1 2015 {now}").of("rate", "1").revisions == ()


def test_a_figure_of_low_reliability_is_shown_with_its_sign() -> None:
    assert table("area edition 2015\n1 2015 4.5u").of("rate", "1").at(date(2015, 3, 31)) == Reading(Fraction(9, 2), "u")


def test_what_was_never_published_is_not_there() -> None:
    assert table(FIGURES).of("rate", "99") is NOTHING
    assert NOTHING.at(date(2015, 3, 31)) == Reading(None, "x")


@pytest.fixture(scope="module")
def published(demonstration: Release) -> dict[str, dict[str, CityRow]]:
    """The shipped page, by version of the neighbours and by measure."""
    found = demonstration.dashboard
    assert found is not None
    views = {model: build_city(found, demonstration.comparators, model) for model in found.models}
    return {model: {row.measure.key: row for row in view.rows} for model, view in views.items()}


def test_golden_figures_of_the_demonstration(published: dict[str, dict[str, CityRow]]) -> None:
    """As the Department for Education printed them in November 2025 and July 2025."""
    rate, neet = published["2025-05"]["cla_rate"], published["2025-05"]["neet"]
    assert (rate.period, said(rate.latest), said(rate.before)) == ("31 March 2025", 85, 89)
    assert [found.reading.value for found in rate.beside[:2]] == [67, 77]
    assert (said(neet.latest), said(neet.beside[0].reading)) == (4.9, 3.4)
    number = published["2025-05"]["cla_number"]
    assert (said(number.latest), said(Reading(number.change))) == (1498, -48)
    told = {(found.period, float(found.before), float(found.after)) for found in number.revisions}
    assert ("31 March 2023", 1450, 1452) in told


def test_the_version_of_the_neighbours_turns_the_verdict_on_the_city(published: dict[str, dict[str, CityRow]]) -> None:
    """Beside those of 2021 fewer children are looked after here, beside those of 2025 more: 88.1 and 75.1."""
    sides = {model: rows["cla_rate"].beside[-1] for model, rows in published.items()}
    assert {model: (found.side, found.reading.value) for model, found in sides.items()} == {
        "2025-05": ("worse", Fraction("75.1")),
        "2021-04": ("better", Fraction("88.1")),
    }
    assert sides["2025-05"].turns == (("2021-04", "better"),)


def test_the_demonstration_has_every_indicator_in_the_order_of_its_page(
    published: dict[str, dict[str, CityRow]], demonstration: Release
) -> None:
    assert demonstration.dashboard is not None
    keys = [measure.key for measure in demonstration.dashboard.measures]
    assert list(published["2025-05"]) == keys
    assert len(keys) == 22


def test_england_s_sum_of_rates_is_nowhere(published: dict[str, dict[str, CityRow]]) -> None:
    row = published["2025-05"]["first_time_entrants"]
    assert {year.beside[0] for year in row.years} == {Reading(None, "x")}
