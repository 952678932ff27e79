"""Do clusters stand side by side as published, and only where they can be compared?"""

from datetime import date
from fractions import Fraction
from itertools import pairwise, product
from pathlib import Path

import pytest

from metrics import Comparison, Month, Release, Standing, Status, Word, build_comparison, build_sheet
from metrics.comparison import compared_indicators
from metrics.funnel import Band, Funnel, Place
from metrics.similar import build_grouping, split_in_thirds
from tests.metrics.council import Entry, absence, change, cluster, indicator
from tests.metrics.shown import show

DECEMBER = Month(2015, 12)
CODES = ("ash", "beech", "cedar", "elm", "fir", "gorse", "hazel", "ivy")
PEOPLE: Entry = {"context": True, "counts": "open", "improvement": "none", "frequency": "annual", "sheet_order": None}


def background(key: str, **changed: object) -> Entry:
    """A public figure of context."""
    found = indicator(key, **(PEOPLE | {"baseline": date(2015, 6, 30)} | changed))
    return {name: value for name, value in found.items() if value is not None}


def compare(release: Release, key: str = "cla", month: Month = DECEMBER) -> Comparison:
    found = build_comparison(release, release.indicators[key], month)
    assert found is not None
    return found


def one(found: Comparison, code: str) -> Standing:
    standing = found.find(code)
    assert standing is not None
    return standing


def names(standings: tuple[Standing, ...]) -> list[str]:
    return [standing.cluster.code for standing in standings]


CLA = f"""
period   {" ".join(CODES)} city none
2015-10  10 12 14 16 18 20 22 24 140 4
2015-11  11 [c] 14 16 18 20 22 24 141 4
2015-12  12 [c] 14 16 30 20 [x] 24 150 4
"""
CHILDREN = f"""
period   {" ".join(CODES)} city
2015-06  1000 1100 1200 1300 1400 1500 1600 1700 10800
"""
WITH_PEOPLE = [indicator(population="children"), background("children")]


@pytest.fixture
def rates(tmp_path: Path) -> Release:
    tables = {"cla": CLA, "children": CHILDREN}
    gone = cluster("ivy", closed="2015-11")
    return show(tmp_path, "2015-12", tables, WITH_PEOPLE, [*map(cluster, CODES[:-1]), gone])


def test_every_open_cluster_stands_once_where_it_belongs(rates: Release) -> None:
    found = compare(rates)
    assert (names(found.shown), names(found.hidden), names(found.without)) == (
        ["ash", "cedar", "elm", "fir", "gorse"], ["beech"], ["hazel"],
    )  # fmt: skip
    assert "ivy" in names(compare(rates, month=Month(2015, 11)).shown)


def test_rates_are_of_the_areas_people(rates: Release) -> None:
    found = compare(rates)
    assert found.basis == "rate"
    assert one(found, "fir").compared.value == Fraction(30 * 10_000, 1400)
    assert one(found, "fir").place == Place(30, 1400)
    assert found.city_compared.value == Fraction(150 * 10_000, 10_800)


def test_a_hidden_figure_has_nothing_derived_from_it(rates: Release) -> None:
    hidden = one(compare(rates), "beech")
    derived = (hidden.value, hidden.rate, hidden.compared, hidden.since_start.value, hidden.percent_since_start.value)
    assert {value.status for value in derived} == {Status.SUPPRESSED}
    assert (hidden.place, hidden.against_city.word, hidden.start_verdict.word) == (None, None, None)
    assert hidden.progress is not None
    assert [figure.value.value for figure in hidden.progress.series.figures] == [100, None, None]


def test_too_few_shown_make_no_funnel_and_no_words(rates: Release) -> None:
    found = compare(rates)
    assert found.limits is None
    assert found.why_not == "Fewer than 8 clusters show a figure: how far they differ cannot be told."
    assert {standing.against_city.word for standing in found.shown} == {None}
    assert one(found, "ash").against_city.reason == found.why_not
    october = compare(rates, month=Month(2015, 10))
    assert isinstance(october.limits, Funnel)
    assert one(october, "ash").against_city.word is Word.UNCLEAR


def test_a_hidden_city_leaves_no_funnel(tmp_path: Path) -> None:
    tables = {"cla": CLA.replace("140 4", "[c] [c]"), "children": CHILDREN}
    found = compare(show(tmp_path, "2015-12", tables, WITH_PEOPLE), month=Month(2015, 10))
    assert (found.limits, found.why_not) == (None, "The figure for the whole of Elsewhere is not shown.")
    assert found.city_compared.status is Status.SUPPRESSED
    assert {standing.against_city.word for standing in found.shown} == {None}


def test_without_people_clusters_are_compared_by_how_far_they_moved(tmp_path: Path) -> None:
    release = show(tmp_path, "2015-12", {"cla": CLA}, [indicator()])
    found = compare(release)
    assert (found.basis, found.limits) == ("change", None)
    assert found.why_not == (
        "No population of the people counted is held, so counts of large and small clusters cannot be compared: "
        "they are set side by side by how far each has moved since plan start."
    )
    assert one(found, "fir").compared.value == Fraction(200, 3)
    assert one(found, "fir").rate.status is Status.NOT_APPLICABLE
    assert found.city_compared.value == Fraction(50, 7)


def test_rates_begin_with_the_month_their_people_fit(tmp_path: Path) -> None:
    entries = [indicator(population="children", rate_from="2015-12", rate_per=1000), background("children")]
    release = show(tmp_path, "2015-12", {"cla": CLA, "children": CHILDREN}, entries)
    assert compare(release, month=Month(2015, 11)).basis == "change"
    assert "held before December 2015, so" in compare(release, month=Month(2015, 11)).why_not
    assert one(compare(release), "fir").compared.value == Fraction(30 * 1000, 1400)


def test_percentages_of_people_are_judged_by_the_people_they_are_of(tmp_path: Path) -> None:
    cells = " ".join(f"{count}/200" for count in (40, 44, 38, 41, 39, 45, 36, 150))
    table = f"period {' '.join(CODES)} city\n2015-10 {cells} 433/1600\n"
    entry = indicator("good", measure="percent", improvement="up", unit="of children")
    found = compare(show(tmp_path, "2015-10", {"good": table}, [entry]), "good", Month(2015, 10))
    assert found.basis == "percentage"
    assert isinstance(found.limits, Funnel)
    assert (found.limits.usual.kind, found.limits.of) == ("binomial", "people")
    assert one(found, "ash").place == Place(40, 200)
    assert one(found, "ivy").place == Place(150, 200)
    assert one(found, "ivy").compared.value == 75


def test_absence_has_a_band_from_the_clusters_and_no_funnel(tmp_path: Path) -> None:
    cells = " ".join(f"{count}/1000" for count in (40, 44, 38, 41, 39, 45, 36, 150))
    table = f"period {' '.join(CODES)} city\n2014-05 {cells} 433/8000\n"
    found = compare(show(tmp_path, "2015-12", {"absence": table}, [absence()]), "absence")
    assert isinstance(found.limits, Band)
    assert found.limits.middle == Fraction(433, 80)
    assert one(found, "ivy").against_city.word is Word.WORSE
    assert one(found, "ivy").place is None
    assert found.period == "2013/14"


def test_only_what_was_known_then_is_compared(tmp_path: Path) -> None:
    table = """
    period   known    ash beech city
    2014-05  2014-10  40/1000 50/1000 90/2000
    2015-05  2016-01  41/1000 51/1000 92/2000
    """
    release = show(tmp_path, "2016-01", {"absence": table}, [absence()], first_month="2014-05")
    assert build_comparison(release, release.indicators["absence"], Month(2014, 9)) is None
    assert compare(release, "absence").period == "2013/14"
    assert compare(release, "absence", Month(2016, 1)).period == "2014/15"


def test_nothing_is_compared_across_a_break_or_a_boundary(tmp_path: Path) -> None:
    entry = indicator(breaks=[{"month": "2015-12", "label": "New", "note": "Counted anew."}])
    release = show(tmp_path / "break", "2015-12", {"cla": CLA}, [entry])
    found = compare(release)
    assert one(found, "ash").compared.status is Status.NOT_APPLICABLE
    assert one(found, "ash").since_start.why == "Counted anew."
    assert one(found, "ash").start_verdict.word is Word.NOT_COMPARABLE
    progress = one(found, "ash").progress
    assert progress is not None
    assert progress.since == "December 2015"
    assert [f.value.value for f in progress.series.figures] == [100]
    before = one(compare(release, month=Month(2015, 11)), "ash").progress
    assert before is not None
    assert [f.value.value for f in before.series.figures] == [100, 110]
    move = change("boundary", "2015-11", ["fir"], "gorse")
    moved = compare(show(tmp_path / "move", "2015-12", {"cla": CLA}, [indicator()], changes=[move]))
    assert {code for code in names(moved.shown) if one(moved, code).compared.value is None} == {"fir", "gorse"}
    assert [p.since for code in ("ash", "fir") if (p := one(moved, code).progress)] == ["October 2015", "November 2015"]


def test_a_start_that_is_hidden_or_nought_makes_no_index(tmp_path: Path) -> None:
    table = CLA.replace("2015-10  10 12", "2015-10  [c] 0")
    found = compare(show(tmp_path, "2015-12", {"cla": table}, [indicator()]))
    assert (one(found, "ash").progress, one(found, "beech").progress) == (None, None)


def test_what_one_cluster_alone_has_is_not_compared(tmp_path: Path) -> None:
    entries = [background("children"), absence("alone", only_clusters=["ash"]), absence("all"), indicator()]
    release = show(tmp_path, "2015-12", {"cla": CLA}, entries)
    assert [found.key for found in compared_indicators(release)] == ["cla", "all"]


# Similar clusters.


def test_thirds_are_thirds_where_no_two_are_equal() -> None:
    for size in range(1, 13):
        found = split_in_thirds({str(place): Fraction(place) for place in range(size)})
        assert list(found.values()) == sorted(found.values())
        sizes = [list(found.values()).count(third) for third in range(3)]
        assert max(sizes) - min(sizes) <= 1
    assert split_in_thirds({}) == {}


def test_equal_figures_are_in_one_third_and_larger_ones_never_lower() -> None:
    for figures in product(range(3), repeat=6):
        found = split_in_thirds({str(place): Fraction(figure) for place, figure in enumerate(figures)})
        ordered = sorted(found, key=lambda place: figures[int(place)])
        for lower, higher in pairwise(ordered):
            assert found[lower] <= found[higher], figures
            assert found[lower] == found[higher] or figures[int(lower)] < figures[int(higher)], figures


def test_similar_clusters_are_told_by_the_figure_the_council_names(tmp_path: Path) -> None:
    poor = background("poor", measure="percent", groups="deprivation")
    cells = " ".join(f"{part}/100" for part in (0, 0, 0, 0, 20, 30, 60, 90))
    table = f"period {' '.join(CODES)} city\n2015-06 {cells} 200/800\n"
    release = show(tmp_path, "2015-12", {"cla": CLA, "poor": table}, [indicator(), poor])
    found = build_grouping(release, DECEMBER)
    assert found is not None
    assert found.alike("beech") == ("ash", "beech", "cedar", "elm")
    assert found.alike("ivy") == ("hazel", "ivy")
    assert found.alike("nowhere") == ()
    assert build_grouping(show(tmp_path / "none", "2015-12", {"cla": CLA}, [indicator()]), DECEMBER) is None


# The demonstration: the page says what the sheets of all clusters say.


@pytest.mark.parametrize("month", [Month(2011, 5), DECEMBER, Month(2016, 8), Month(2017, 3)])
def test_every_standing_is_what_the_clusters_own_sheet_says(demonstration: Release, month: Month) -> None:
    compared = {i.key: compare(demonstration, i.key, month) for i in compared_indicators(demonstration) if i.sheet_order
                and build_comparison(demonstration, i, month)}  # fmt: skip
    assert len(compared) >= 3
    for area in demonstration.open_clusters(month):
        for row in build_sheet(demonstration, area, month).rows:
            if row.indicator.key in compared:
                standing = one(compared[row.indicator.key], area.code)
                assert (standing.value, standing.start_verdict) == (row.latest, row.start_verdict) or (
                    row.latest.status is Status.NOT_APPLICABLE
                )
                assert standing.rate.value == row.rate.value
                if standing.since_start.value.value is not None:
                    assert standing.since_start == row.since_start
                    assert standing.percent_since_start == row.percent_since_start


def test_the_demonstration_is_grouped_by_deprivation(demonstration: Release) -> None:
    grouping = compare(demonstration).grouping
    assert grouping is not None
    assert grouping.indicator.groups == "deprivation"
    assert "seacroft-manston" in grouping.alike("arm")
    assert "silc" not in grouping.thirds
