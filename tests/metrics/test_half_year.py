"""Are a half-year's figures those of the release, month by month, and its verdicts those of the sheets?"""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from loaders.paths import PROJECT
from loaders.releases import FigureRow, load_area
from metrics import (
    CITY,
    Cluster,
    HalfArea,
    HalfYear,
    Month,
    NotFound,
    PublishedValue,
    Release,
    Status,
    Word,
    build_city_half_year,
    build_half_year,
    build_sheet,
    find_half_year,
    offered_halves,
    open_latest,
)
from metrics.publish import publish
from tests.conftest import SHIPPED
from tests.metrics.council import Entry, absence, change, cluster, extract, found_council, indicator

SPRING_2015, AUTUMN_2015, SPRING_2016 = (HalfYear.parse(key) for key in ("2015-04", "2015-10", "2016-04"))


@pytest.mark.parametrize(
    ("key", "said", "last"),
    [("2015-04", "April to September 2015", Month(2015, 9)), ("2015-10", "October 2015 to March 2016", Month(2016, 3))],
)
def test_a_half_year_has_six_months(key: str, said: str, last: Month) -> None:
    half = HalfYear.parse(key)
    assert (str(half), half.key, half.last, len(half.months)) == (said, key, last, 6)


@pytest.mark.parametrize("written", ["2015-05", "2015", "2015-2", "April 2015", "", "0000-04"])
def test_what_is_no_half_year_is_not_taken_for_one(written: str, demonstration: Release) -> None:
    with pytest.raises(ValueError):
        HalfYear.parse(written)
    found = find_half_year(demonstration, written)
    assert isinstance(found, NotFound)
    assert "first month" in found.sentence


def test_a_half_year_outside_the_release_is_not_found(demonstration: Release) -> None:
    for key in ("2010-10", "2017-04"):
        found = find_half_year(demonstration, key)
        assert isinstance(found, NotFound)
        assert found.sentence.startswith("There are no figures for ")
    assert find_half_year(demonstration, None) == HalfYear.parse("2016-10")
    assert [offered_halves(demonstration)[place].key for place in (0, -1)] == ["2016-10", "2011-04"]


# A slow second look: straight from the rows of the file, without series, changes or periods of ours.


def rows_of(area: str, key: str) -> dict[tuple[int, int], FigureRow]:
    rows = load_area(PROJECT / "data", SHIPPED, area)
    return {
        (row.period_end.year, row.period_end.month): row
        for row in rows
        if row.indicator == key and row.breakdown is None
    }


def agree(area: HalfArea, rows: dict[tuple[int, int], FigureRow], broken: tuple[int, int] | None) -> None:
    for found in area.months:
        year, number = found.month.year, found.month.number
        for value, row in ((found.value, rows.get((year, number))), (found.year_before, rows.get((year - 1, number)))):
            held = None if row is None or row.status else row.numerator
            assert value.value == held
            assert value.status.value == ("x" if row is None else row.status or "")
        now, then = (rows.get(at) for at in ((year, number), (year - 1, number)))
        shown = now and then and not now.status and not then.status
        across = broken is not None and (year - 1, number) < broken <= (year, number)
        expected = now.numerator - then.numerator if shown and not across else None  # type: ignore[union-attr, operator]
        assert found.since_year_before.value.value == expected


@pytest.mark.parametrize("half", [HalfYear.parse("2011-04"), SPRING_2015, AUTUMN_2015, SPRING_2016])
@pytest.mark.parametrize("code", ["seacroft-manston", "garforth", "bramley"])
def test_figures_are_those_of_the_file(demonstration: Release, code: str, half: HalfYear) -> None:
    figures = build_half_year(demonstration, demonstration.clusters[code], half)
    assert [row.indicator.key for row in figures.obsessions] == ["cla", "neet"]
    city = dict(build_city_half_year(demonstration, half))
    for row in figures.obsessions:
        broken = (2016, 9) if row.indicator.key == "neet" else None
        agree(row.own, rows_of(code, row.indicator.key), broken)
        agree(row.city, rows_of(CITY, row.indicator.key), broken)
        assert city[row.indicator] == row.city


@pytest.mark.parametrize("half", [SPRING_2015, AUTUMN_2015, SPRING_2016])
@pytest.mark.parametrize("code", ["seacroft-manston", "garforth", "arm"])
def test_months_are_judged_as_the_sheets_of_those_months_judge_them(
    demonstration: Release, code: str, half: HalfYear
) -> None:
    figures = build_half_year(demonstration, demonstration.clusters[code], half)
    for place, month in enumerate(half.months):
        sheet = {r.indicator.key: r for r in build_sheet(demonstration, demonstration.clusters[code], month).rows}
        for row in figures.obsessions:
            found, same = row.own.months[place], sheet[row.indicator.key]
            assert (found.value, found.since_last_month) == (same.latest, same.since_last_month)
            assert found.verdict == same.month_verdict


def test_golden_half_year(demonstration: Release) -> None:
    """Of the council's own sheet: November and December 2015 (107 and 108; 105 and 117)."""
    figures = build_half_year(demonstration, demonstration.clusters["seacroft-manston"], AUTUMN_2015)
    cla, neet = figures.obsessions
    assert [found.value for found in cla.own.months[1:3]] == [PublishedValue.of(107), PublishedValue.of(108)]
    assert [found.value for found in neet.own.months[1:3]] == [PublishedValue.of(105), PublishedValue.of(117)]
    assert (figures.month, figures.before, figures.missing) == (Month(2016, 3), Month(2015, 9), ())
    # 100 at the end of March 2016 as the file has it, 106 at the end of September 2015.
    ends = [rows_of("seacroft-manston", "cla")[at].numerator or 0 for at in ((2016, 3), (2015, 9))]
    assert cla.own.over_half.value == PublishedValue.of(ends[0] - ends[1])


def test_across_a_new_definition_nothing_is_compared(demonstration: Release) -> None:
    neet = build_half_year(demonstration, demonstration.clusters["seacroft-manston"], SPRING_2016).obsessions[1]
    *before, september = neet.own.months
    assert all(found.since_year_before.value.value is not None for found in before)
    for change_found in (september.since_year_before, neet.own.over_half, neet.city.over_half):
        assert change_found.value.status is Status.NOT_APPLICABLE
        assert change_found.why.startswith("From September 2016")
    assert september.verdict.word is Word.NOT_COMPARABLE


def test_a_figure_without_meaning_has_no_row(demonstration: Release) -> None:
    figures = build_half_year(demonstration, demonstration.clusters["silc"], SPRING_2015)
    assert (figures.obsessions, figures.safe_from_harm) == ((), ())


def test_a_hidden_month_gives_no_change(demonstration: Release) -> None:
    neet = build_half_year(demonstration, demonstration.clusters["garforth"], HalfYear.parse("2016-10")).obsessions[1]
    october = neet.own.months[0]
    assert {october.value.status, october.since_last_month.value.status} == {Status.SUPPRESSED}
    assert october.since_year_before.why.startswith("From September 2016")
    cla = build_half_year(demonstration, demonstration.clusters["garforth"], HalfYear.parse("2014-04")).obsessions[0]
    assert [found.value.status.value for found in cla.own.months] == ["", "c", "c", "c", "c", ""]
    assert {found.since_year_before.value.status for found in cla.own.months[1:5]} == {Status.SUPPRESSED}
    assert october.verdict.word is None


# An invented council.

TWO_YEARS = [Month(2014 + (3 + n) // 12, (3 + n) % 12 + 1) for n in range(24)]  # April 2014 to March 2016
DRAWN = "\n".join(["period ash beech cedar none", *(f"{m.key} {20 + n} 30 40 50" for n, m in enumerate(TWO_YEARS))])
HALF = HalfYear.parse("2015-10")


def invented(data: Path, month: Month, more: list[Entry] | None = None, changes: list[Entry] | None = None) -> Release:
    listed = [indicator(baseline=date(2014, 4, 30)), *(more or [])]
    found_council(data, [cluster("ash"), cluster("beech"), cluster("cedar")], listed, changes or [])
    extract(data, DRAWN)
    for entry in more or []:
        if entry["frequency"] == "monthly":
            extract(data, DRAWN.replace(" 30 ", " 300 "), entry["key"])
        else:
            extract(data, "period ash beech cedar none\n2014-05 5/100/9 6/100/9 7/100/9 1/100/9", entry["key"])
    publish(data, month, date(2016, 5, 1), lambda line: None)
    return open_latest(data)[0]


def test_an_unfinished_half_year_says_which_months_are_missing(tmp_path: Path) -> None:
    release = invented(tmp_path, Month(2015, 12))
    ash = release.clusters["ash"]
    figures = build_half_year(release, ash, HALF)
    assert (figures.month, figures.missing) == (Month(2015, 12), (Month(2016, 1), Month(2016, 2), Month(2016, 3)))
    (row,) = figures.obsessions
    assert [found.value.value for found in row.own.months] == [38, 39, 40, None, None, None]
    assert {found.value.status for found in row.own.months[3:]} == {Status.NOT_AVAILABLE}
    assert row.own.over_half.value == PublishedValue.of(40 - 37)
    assert find_half_year(release, None) == HalfYear.parse("2015-04")


def test_a_whole_half_year_is_steady(tmp_path: Path) -> None:
    release = invented(tmp_path, Month(2016, 3))
    (row,) = build_half_year(release, release.clusters["ash"], HALF).obsessions
    assert {found.since_last_month.value.value for found in row.own.months} == {Fraction(1)}
    assert {found.since_year_before.value.value for found in row.own.months} == {Fraction(12)}
    assert row.own.over_half.value == PublishedValue.of(6)
    assert [found.value.value for found in row.city.months] == [158 + n for n in range(6)]


def test_over_a_boundary_move_a_cluster_is_not_compared_and_the_city_is(tmp_path: Path) -> None:
    moved = change("boundary", "2015-11", ["ash"], "beech")
    release = invented(tmp_path, Month(2016, 3), changes=[moved])
    (ash,), (cedar,) = (build_half_year(release, release.clusters[code], HALF).obsessions for code in ("ash", "cedar"))
    compared = [found.since_year_before.value.value is not None for found in ash.own.months]
    assert compared == [True, False, False, False, False, False]
    assert ash.own.over_half.why == moved["note"]
    assert ash.own.months[1].verdict.word is Word.NOT_COMPARABLE
    assert ash.city.over_half.value == PublishedValue.of(6)
    assert all(found.since_year_before.value.value is not None for found in (*ash.city.months, *cedar.own.months))


def test_what_the_release_lacks_of_safe_from_harm_is_named_and_what_it_has_is_shown(tmp_path: Path) -> None:
    plans = indicator("cpp", name="Children with a plan", aliases=["child protection plans"])
    del plans["sheet_order"]
    release = invented(tmp_path, Month(2016, 3), [plans, absence()])
    figures = build_half_year(release, release.clusters["beech"], HALF)
    assert [row.indicator.key for row in figures.obsessions] == ["cla"]
    assert [row.indicator.key for row in figures.safe_from_harm] == ["cpp"]
    assert {found.value.value for found in figures.safe_from_harm[0].own.months} == {Fraction(300)}
    assert figures.not_supplied == ("Common assessments initiated", "Requests for service", "Referrals")


def test_nothing_of_safe_from_harm_is_made_up(demonstration: Release) -> None:
    found: Cluster = demonstration.clusters["bramley"]
    figures = build_half_year(demonstration, found, SPRING_2015)
    assert len(figures.not_supplied) == 4
    assert figures.safe_from_harm == ()
