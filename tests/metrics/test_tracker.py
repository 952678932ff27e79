"""Does the sheet say what the printed one said, figure for figure, and only what was known then?"""

from datetime import date
from pathlib import Path

import pytest

from metrics import Month, PublishedValue, Release, Sheet, SheetRow, Status, Word, build_sheet, open_latest, rounded
from metrics.publish import publish
from tests.metrics.council import Entry, absence, cluster, extract, found_council, indicator

DECEMBER = Month(2015, 12)
LETTERS = {Status.SUPPRESSED: "[c]", Status.NOT_AVAILABLE: "[x]", Status.NOT_APPLICABLE: "N/A"}


def said(value: PublishedValue, places: int, unit: str = "") -> str:
    return LETTERS[value.status] if value.value is None else rounded(value.value, places) + unit


def cells(row: SheetRow) -> tuple[str, str, str, str]:
    """The four columns of a row as printed: latest, since last month, % since start, since start."""
    places = row.indicator.places
    return (
        said(row.latest, places, "%" if row.indicator.measure == "percent" else ""),
        said(row.since_last_month.value, places),
        said(row.percent_since_start.value, 1, "%"),
        said(row.since_start.value, places),
    )


def table(sheet: Sheet) -> dict[str, tuple[str, str, str, str]]:
    return {row.indicator.key: cells(row) for row in sheet.rows}


def sheet_of(release: Release, code: str, month: Month = DECEMBER) -> Sheet:
    return build_sheet(release, release.clusters[code], month)


# The printed sheet: Seacroft Manston, data for December 2015.


def test_the_golden_sheet(demonstration: Release) -> None:
    sheet = sheet_of(demonstration, "seacroft-manston")
    assert table(sheet) == {
        "cla": ("108", "1", "22.7%", "20"),
        "neet": ("117", "12", "-28.7%", "-47"),
        "absence_primary": ("4.2%", "N/A", "N/A", "-1.8"),
        "absence_secondary": ("5.9%", "N/A", "N/A", "-5.3"),
    }
    assert [row.indicator.objective for row in sheet.rows] == [
        "Safely reduce the number of children looked after",
        "Reduce the number of young people not in employment, education or training (unadjusted NEET)",
        "Reduce school absence: primary",
        "Reduce school absence: secondary",
    ]


def test_the_golden_sheet_has_notes_one_and_two_alone(demonstration: Release) -> None:
    sheet = sheet_of(demonstration, "seacroft-manston")
    assert sheet.notes == (
        "Change columns for absence are percentage point increases or reductions.",
        "Absence covers half-terms 1-5 (HT1-5) of each academic year and is updated once a year.",
    )
    assert [row.notes for row in sheet.rows] == [(), (), (1, 2), (1, 2)]


def test_the_golden_start_and_the_month_before(demonstration: Release) -> None:
    rows = {row.indicator.key: row for row in sheet_of(demonstration, "seacroft-manston").rows}
    starts = {key: (said(row.baseline, row.indicator.places), row.baseline_period) for key, row in rows.items()}
    assert starts == {
        "cla": ("88", "April 2011"),
        "neet": ("164", "July 2011"),
        "absence_primary": ("6.0", "HT1-5 of 2009/10"),
        "absence_secondary": ("11.2", "HT1-5 of 2009/10"),
    }
    november = table(sheet_of(demonstration, "seacroft-manston", Month(2015, 11)))
    assert (november["cla"][0], november["neet"][0]) == ("107", "105")


def test_the_golden_verdicts(demonstration: Release) -> None:
    rows = {row.indicator.key: row for row in sheet_of(demonstration, "seacroft-manston").rows}
    words = {key: (row.month_verdict.word, row.start_verdict.word) for key, row in rows.items()}
    assert words == {
        "cla": (Word.UNCLEAR, Word.UNCLEAR),
        "neet": (Word.UNCLEAR, Word.BETTER),
        "absence_primary": (None, Word.BETTER),
        "absence_secondary": (None, Word.BETTER),
    }


def test_the_note_on_the_boundary_move_stands_where_it_applies_and_nowhere_else(demonstration: Release) -> None:
    moved = {
        cluster.code
        for cluster in demonstration.open_clusters(DECEMBER)
        if any("Wigton Moor" in note for note in sheet_of(demonstration, cluster.code).notes)
    }
    assert moved == {"arm", "epos"}
    for code in moved:
        sheet = sheet_of(demonstration, code)
        assert len(sheet.notes) == 3
        (number,) = (place for place, note in enumerate(sheet.notes, start=1) if "Wigton Moor" in note)
        assert all(number in row.notes for row in sheet.rows)
        assert all([found.month for found in row.breaks] == [Month(2013, 4)] for row in sheet.rows)
        assert all(row.start_verdict.word is Word.NOT_COMPARABLE for row in sheet.rows)
        assert all(cells(row)[2:] == ("N/A", "N/A") for row in sheet.rows)
        assert all("Wigton Moor" in row.since_start.why for row in sheet.rows)


def test_a_month_is_not_held_against_the_month_before_a_boundary_move(demonstration: Release) -> None:
    rows = {row.indicator.key: row for row in sheet_of(demonstration, "arm", Month(2013, 4)).rows}
    assert cells(rows["cla"])[1:] == cells(rows["neet"])[1:] == ("N/A", "N/A", "N/A")
    after = {row.indicator.key: row for row in sheet_of(demonstration, "arm", Month(2013, 5)).rows}
    assert after["cla"].since_last_month.value.value is not None


def test_before_the_boundary_move_there_is_no_note_on_it(demonstration: Release) -> None:
    assert not any("Wigton Moor" in note for note in sheet_of(demonstration, "arm", Month(2013, 3)).notes)
    assert any("Wigton Moor" in note for note in sheet_of(demonstration, "arm", Month(2013, 4)).notes)


def test_special_schools_show_what_they_can_and_say_why_the_rest_has_no_meaning(demonstration: Release) -> None:
    sheet = sheet_of(demonstration, "silc")
    *without, special = sheet.rows
    assert [row.indicator.key for row in without] == ["cla", "neet", "absence_primary", "absence_secondary"]
    for row in without:
        assert cells(row) == ("N/A", "N/A", "N/A", "N/A")
        assert row.since_start.why.startswith("SILC is the city's special schools.")
        assert not row.progress.since_baseline().figures or row.latest.status is Status.NOT_APPLICABLE
    assert special.indicator.key == "absence_special_six"
    assert special.latest.status is Status.PUBLISHED
    assert cells(special)[1:3] == ("N/A", "N/A")
    assert sheet.context == ()


def test_special_schools_have_no_row_elsewhere(demonstration: Release) -> None:
    for found in demonstration.open_clusters(DECEMBER):
        if found.code != "silc":
            assert "absence_special_six" not in table(sheet_of(demonstration, found.code))


@pytest.mark.parametrize(
    ("month", "period"),
    [
        (Month(2014, 9), "HT1-5 of 2012/13"),
        (Month(2014, 10), "HT1-5 of 2013/14"),
        (Month(2015, 9), "HT1-5 of 2013/14"),
        (Month(2015, 10), "HT1-5 of 2014/15"),
        (Month(2015, 11), "HT1-5 of 2014/15"),
        (DECEMBER, "HT1-5 of 2014/15"),
    ],
)
def test_a_year_of_absence_shows_from_the_month_it_became_known(
    demonstration: Release, month: Month, period: str
) -> None:
    rows = {row.indicator.key: row for row in sheet_of(demonstration, "seacroft-manston", month).rows}
    assert rows["absence_primary"].period == rows["absence_secondary"].period == period


def test_a_new_definition_of_neet_is_not_compared_with_the_old(demonstration: Release) -> None:
    by_month = {
        month: next(
            row for row in sheet_of(demonstration, "seacroft-manston", month).rows if row.indicator.key == "neet"
        )
        for month in (Month(2016, 8), Month(2016, 9), Month(2016, 10))
    }
    statuses = {
        month: [said(v, 0) for v in (row.since_last_month.value, row.since_start.value)]
        for month, row in by_month.items()
    }
    assert "N/A" not in statuses[Month(2016, 8)]
    assert statuses[Month(2016, 9)] == ["N/A", "N/A"]
    assert statuses[Month(2016, 10)][0] != "N/A"
    assert statuses[Month(2016, 10)][1] == "N/A"
    assert "September 2016" in by_month[Month(2016, 9)].since_start.why


def test_made_up_figures_are_known_as_such_on_every_sheet(demonstration: Release) -> None:
    for month in (Month(2011, 4), Month(2011, 7), Month(2014, 4), DECEMBER, demonstration.month):
        for found in demonstration.open_clusters(month):
            for row in sheet_of(demonstration, found.code, month).rows:
                if row.indicator.key in {"cla", "neet"} and row.latest.value is not None:
                    real = found.code == "seacroft-manston" and month == DECEMBER
                    start = found.code == "seacroft-manston" and month == Month.of(row.indicator.baseline)
                    assert start or ("synthetic" in row.provenance) == (not real), (found.code, month)


def test_the_golden_figures_are_real_and_the_series_around_them_is_not(demonstration: Release) -> None:
    for row in sheet_of(demonstration, "seacroft-manston").rows[:2]:
        assert row.provenance == {"published"}
        assert row.progress.provenance == {"published", "synthetic"}


def test_every_sheet_of_every_month_can_be_built(demonstration: Release) -> None:
    """Twice a year is enough to meet every change of the reference."""
    for month in (Month(year, number) for year in range(2011, 2017) for number in (5, 11)):
        for found in demonstration.open_clusters(month):
            for row in sheet_of(demonstration, found.code, month).rows:
                assert all(1 <= number <= 4 for number in row.notes)
                cells(row)


# An invented council: what the demonstration does not hold.


def invented(data: Path, drawn: str, indicators: list[Entry], month: Month) -> Release:
    """The release of three clusters with one indicator drawn, and whatever further extracts are there."""
    clusters = [cluster("ash"), cluster("beech"), cluster("cedar")]
    found_council(data, clusters, indicators)
    extract(data, drawn)
    publish(data, month, date(2016, 2, 1), lambda line: None)
    return open_latest(data)[0]


def test_a_latest_figure_that_is_hidden_hides_all_that_follows_from_it(tmp_path: Path) -> None:
    drawn = """
        period   ash beech cedar none
        2015-10   20    30    40   50
        2015-11   20    30    40   50
        2015-12    4    30    40   50
    """
    release = invented(tmp_path, drawn, [indicator()], DECEMBER)
    (row,) = sheet_of(release, "ash").rows
    assert cells(row) == ("[c]", "[c]", "[c]", "[c]")
    assert (row.month_verdict.word, row.start_verdict.word, row.rate.value) == (None, None, None)
    assert said(row.baseline, 0) == "20"


def test_a_hidden_start_hides_the_changes_since_it_and_not_the_month(tmp_path: Path) -> None:
    drawn = """
        period   ash beech cedar none
        2015-10    4    30    40   50
        2015-11   20    30    40   50
        2015-12   21    30    40   50
    """
    release = invented(tmp_path, drawn, [indicator()], DECEMBER)
    (row,) = sheet_of(release, "ash").rows
    assert cells(row) == ("21", "1", "[c]", "[c]")
    assert said(row.baseline, 0) == "[c]"


def test_a_start_of_nought_has_a_change_and_no_percentage(tmp_path: Path) -> None:
    drawn = """
        period   ash beech cedar none
        2015-10    0    30    40   50
        2015-11    7    30    40   50
    """
    release = invented(tmp_path, drawn, [indicator(counts="open")], Month(2015, 11))
    assert cells(sheet_of(release, "ash", Month(2015, 11)).rows[0]) == ("7", "7", "N/A", "7")


def test_before_the_start_there_is_nothing_to_compare_with(tmp_path: Path) -> None:
    drawn = "period ash beech cedar none\n2015-09 20 30 40 50\n2015-10 21 30 40 50\n2015-11 22 30 40 50"
    release = invented(tmp_path, drawn, [indicator()], Month(2015, 11))
    shown = {month: cells(sheet_of(release, "ash", Month(2015, month)).rows[0]) for month in (9, 10, 11)}
    assert shown == {
        9: ("20", "[x]", "N/A", "N/A"),
        10: ("21", "1", "N/A", "N/A"),
        11: ("22", "1", "4.8%", "1"),
    }


def test_before_an_annual_figure_is_known_its_row_says_so(tmp_path: Path) -> None:
    years = " ".join(["50/900/30"] * 4)
    extract(tmp_path, f"period known ash beech cedar none\n2015-05 2015-12 {years}", "absence")
    drawn = "period ash beech cedar none\n2015-10 20 30 40 50\n2015-11 21 30 40 50\n2015-12 21 30 40 50"
    indicators = [indicator(), absence(baseline=date(2015, 5, 31), notes=["A note."])]
    release = invented(tmp_path, drawn, indicators, DECEMBER)
    before, after = (sheet_of(release, "ash", month) for month in (Month(2015, 11), DECEMBER))
    assert cells(before.rows[1]) == ("[x]", "[x]", "[x]", "[x]")
    assert (before.rows[1].since_start.why, before.notes) == ("No figure is known yet.", ())
    assert cells(after.rows[1]) == ("5.6%", "N/A", "N/A", "N/A")
    assert after.notes == ("A note.",)


def test_a_rate_is_per_ten_thousand_of_the_people_nearest_in_time(tmp_path: Path) -> None:
    extract(tmp_path, "period ash beech cedar none\n2014-06 100 200 300 400\n2016-06 1000 200 300 400", "people")
    people = indicator(
        "people", counts="open", context=True, frequency="annual", baseline=date(2014, 6, 30), covers="mid-{year}"
    )
    del people["sheet_order"]
    drawn = "period ash beech cedar none\n2015-10 20 30 40 50\n2015-11 21 30 40 50"
    release = invented(tmp_path, drawn, [indicator(population="people"), people], Month(2015, 11))
    sheet = sheet_of(release, "ash", Month(2015, 11))
    assert said(sheet.rows[0].rate, 0) == "210"
    assert sheet.rows[0].population is not None
    assert (sheet.rows[0].population.period, [item.period for item in sheet.context]) == ("mid-2016", ["mid-2016"])


def test_rows_stand_in_the_order_the_council_gave_them(tmp_path: Path) -> None:
    keys = ["cla", "late", "early"]
    for key in keys[1:]:
        extract(tmp_path, "period ash beech cedar none\n2015-10 20 30 40 50", key)
    indicators = [indicator(key, sheet_order=order) for key, order in zip(keys, (20, 30, 10), strict=True)]
    release = invented(tmp_path, "period ash beech cedar none\n2015-10 20 30 40 50", indicators, Month(2015, 10))
    assert list(table(sheet_of(release, "ash", Month(2015, 10)))) == ["early", "cla", "late"]


def test_a_year_before_a_break_is_not_said_to_cover_what_later_ones_do(demonstration: Release) -> None:
    (*_, special) = sheet_of(demonstration, "silc", Month(2012, 4)).rows
    assert (special.period, special.baseline_period) == ("2010/11", "six half-terms of 2012/13")
    (*_, special) = sheet_of(demonstration, "silc").rows
    assert special.period == "six half-terms of 2013/14"
