"""Does the gate show broken-down figures, percentages of people and year-to-date counts only where that is safe?"""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from loaders.errors import ReferenceInvalid, ReleaseRefused
from loaders.extracts import load_extract
from loaders.releases import FigureRow, load_whole, write_release
from metrics import Month
from metrics.__main__ import main
from metrics.disclosure.audit import audit
from metrics.past import as_published, read_release
from metrics.publish import Publication, publish
from metrics.standing import REASON
from tests.metrics.council import (
    Entry,
    Part,
    absence,
    change,
    cluster,
    drawn_release,
    extract,
    found_council,
    indicator,
    squeezed,
)

DAY = date(2016, 4, 20)
CODES = ("ash", "beech", "cedar", "elm", "fir", "hazel", "larch", "maple", "oak")
CLUSTERS = [cluster(code) for code in CODES]
AREAS = " ".join([*CODES, "none"])
YOUNG, OLD = ("age", "0 to 9"), ("age", "10 to 17")
THREE, SIX = ("duration", "3 months or more"), ("duration", "6 months or more")
NESTED = {"breakdown": "duration", "categories": [THREE[1], SIX[1]]}
OCTOBER, NOVEMBER, DECEMBER = date(2015, 10, 31), date(2015, 11, 30), date(2015, 12, 31)

YOUNG_DRAWN = f"""
    period  {AREAS}
    2015-10 20 30 40 50 60 70 80 45 55 9
    2015-11  3 31 41 51 61 71 81 46 56 9
"""
OLD_DRAWN = f"""
    period  {AREAS}
    2015-10 25 35 45 55 65 75 85 50 60 19
    2015-11 25 36 46 56 66 76 86 51 61 19
"""


def added(*tables: str, less: int = 0) -> str:
    """The table of the sums, cell by cell."""
    split = [[line.split() for line in table.strip().splitlines()] for table in tables]
    head, *lines = split[0]
    sums = [
        [line[0], *(str(sum(int(t[row + 1][column]) for t in split) - less) for column in range(1, len(head)))]
        for row, line in enumerate(lines)
    ]
    return "\n".join(" ".join(line) for line in [head, *sums])


def released(
    data: Path,
    drawn: str,
    parts: Mapping[Part, str] | None = None,
    month: str = "2015-11",
    entry: Entry | None = None,
    changes: Sequence[Entry] = (),
    **policy: object,
) -> Publication:
    """Publish a council whose one indicator has the figures drawn."""
    found_council(data, CLUSTERS, [entry or indicator()], changes, **policy)
    extract(data, drawn, parts=parts)
    return publish(data, Month.parse(month), DAY, lambda line: None)


def rows_of(folder: Path) -> list[FigureRow]:
    return load_whole(folder)[1]


def withheld(folder: Path, period: date, part: Part | tuple[None, None] = (None, None)) -> set[str]:
    """Areas suppressed in one category of one period."""
    return {
        row.area
        for row in rows_of(folder)
        if (row.period_end, row.breakdown, row.category) == (period, *part) and row.status == "c"
    }


def assert_true(data: Path, folder: Path, key: str = "cla") -> None:
    """Each figure shown is the extract's, and the city's the sum of it; each one hidden has no number."""
    truth: dict[tuple[Any, ...], int] = {}
    for raw in load_extract(data, key):
        for area in (raw.cluster, "city"):
            place = (area, raw.period_end, raw.breakdown, raw.category)
            truth[place] = truth.get(place, 0) + raw.numerator
    for row in rows_of(folder):
        true = truth[row.area, row.period_end, row.breakdown, row.category]
        assert row.numerator == (true if row.status == "" else None)
        assert row.status == "" or row.denominator is None


def undone(folder: Path, area: str, period: date, part: Part | tuple[None, None], numerator: int) -> list[str]:
    """What the audit says of a copy of the release in which one figure is not hidden after all."""
    document, rows = load_whole(folder)
    copy = [
        row._replace(status="", numerator=numerator)
        if (row.area, row.period_end, row.breakdown, row.category) == (area, period, *part)
        else row
        for row in rows
    ]
    assert copy != rows
    return [breach.sentence for breach in audit([as_published(folder.name, document, copy)]).breaches]


def test_rows_are_withheld_whole_and_the_rest_is_shown(tmp_path: Path) -> None:
    folder = released(tmp_path, added(YOUNG_DRAWN, OLD_DRAWN), {YOUNG: YOUNG_DRAWN, OLD: OLD_DRAWN}).folder
    assert withheld(folder, OCTOBER, YOUNG) == withheld(folder, OCTOBER, OLD) == set()
    hidden = withheld(folder, NOVEMBER, YOUNG)
    assert hidden == withheld(folder, NOVEMBER, OLD), "a row is shown whole or withheld whole"
    assert "ash" in hidden
    assert 3 <= len(hidden) < len(CODES)
    assert "city" not in hidden
    assert withheld(folder, NOVEMBER) == set(), "the totals are far from small"
    assert_true(tmp_path, folder)
    assert audit([read_release(folder)]).passed


def test_undoing_one_withheld_row_is_a_breach(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = released(tmp_path, added(YOUNG_DRAWN, OLD_DRAWN), {YOUNG: YOUNG_DRAWN, OLD: OLD_DRAWN}).folder
    assert undone(folder, "ash", NOVEMBER, YOUNG, 3)
    # Of three withheld rows, one fewer is too few.
    document, rows = load_whole(folder)
    (first, *_) = sorted(withheld(folder, NOVEMBER, YOUNG) - {"ash"})
    numbers = {(raw.cluster, raw.period_end, raw.category): raw.numerator for raw in load_extract(tmp_path, "cla")}
    keep = {"ash", first}
    copy = [
        row._replace(status="", numerator=numbers[row.area, row.period_end, row.category])
        if row.breakdown and row.status == "c" and row.area not in keep
        else row
        for row in rows
    ]
    other = tmp_path / "other"
    write_release(other, folder.name, copy, {k: v for k, v in document.items() if k != "figures_sha256"})
    for data, code in ((tmp_path, 0), (other, 1)):
        monkeypatch.setenv("TRACKER_DATA", str(data))
        assert main(["audit"]) == code


def test_a_row_whose_total_is_hidden_is_withheld(tmp_path: Path) -> None:
    young, old = (table.replace("2015-11  3 31", "2015-11 1 31") for table in (YOUNG_DRAWN, OLD_DRAWN))
    old = old.replace("2015-11 25 36", "2015-11  2 36")
    folder = released(tmp_path, added(young, old), {YOUNG: young, OLD: old}).folder
    assert withheld(folder, NOVEMBER) <= withheld(folder, NOVEMBER, YOUNG)
    assert len(withheld(folder, NOVEMBER)) >= 4
    assert_true(tmp_path, folder)
    assert audit([read_release(folder)]).passed


def test_a_block_that_is_no_partition_is_withheld_with_the_city(tmp_path: Path) -> None:
    """Reasons of which a child may have several: what is left of a row is nobody's figure."""
    folder = released(tmp_path, added(YOUNG_DRAWN, OLD_DRAWN, less=1), {YOUNG: YOUNG_DRAWN, OLD: OLD_DRAWN}).folder
    for part in (YOUNG, OLD):
        assert withheld(folder, OCTOBER, part) == {*CODES, "none", "city"}
    assert withheld(folder, OCTOBER) == set()
    assert audit([read_release(folder)]).passed


def test_a_block_that_cannot_be_protected_is_withheld_with_the_city(tmp_path: Path) -> None:
    rare = f"period {AREAS}\n2015-10 1 0 0 0 0 0 0 0 0 0\n2015-11 1 0 0 0 0 0 0 0 0 0"
    folder = released(tmp_path, added(rare, OLD_DRAWN), {YOUNG: rare, OLD: OLD_DRAWN}).folder
    assert withheld(folder, OCTOBER, OLD) == {*CODES, "none", "city"}
    assert_true(tmp_path, folder)


def test_of_two_breakdowns_of_a_period_one_is_told(tmp_path: Path) -> None:
    """Ages in bands and the same ages by sex: a row shown in one would cap the cells of a row withheld in the other."""
    girls, boys = ("sex", "girls"), ("sex", "boys")
    parts = {YOUNG: YOUNG_DRAWN, OLD: OLD_DRAWN, girls: OLD_DRAWN, boys: YOUNG_DRAWN}
    folder = released(tmp_path, added(YOUNG_DRAWN, OLD_DRAWN), parts).folder
    assert withheld(folder, OCTOBER, YOUNG) == set()
    assert withheld(folder, OCTOBER, girls) == withheld(folder, NOVEMBER, boys) == {*CODES, "none", "city"}
    assert_true(tmp_path, folder)
    assert audit([read_release(folder)]).passed


NEET = f"period {AREAS}\n2015-10 60 70 80 90 95 99 92 85 75 50\n2015-11 60 70 80 90 95 99 92 85 75 50"
LONG = f"period {AREAS}\n2015-10 30 35 40 45 48 50 46 42 37 25\n2015-11 57 35 40 45 48 50 46 42 37 25"
LONGEST = f"period {AREAS}\n2015-10 15 17 20 22 24 25 23 21 18 12\n2015-11 30 17 20 22 24 25 23 21 18 12"


def test_differences_of_nested_counts_are_cells(tmp_path: Path) -> None:
    """Of 60, 57 are for three months or more: so 3 are not."""
    folder = released(tmp_path, NEET, {THREE: LONG, SIX: LONGEST}, entry=indicator(nested=NESTED)).folder
    assert withheld(folder, OCTOBER, THREE) == set()
    hidden = withheld(folder, NOVEMBER, THREE)
    assert hidden == withheld(folder, NOVEMBER, SIX)
    assert "ash" in hidden
    assert 3 <= len(hidden) < len(CODES)
    assert_true(tmp_path, folder)
    assert audit([read_release(folder)]).passed
    assert any("all less 3 months or more" in sentence for sentence in undone(folder, "ash", NOVEMBER, THREE, 57))


def test_without_nested_they_are_no_partition(tmp_path: Path) -> None:
    folder = released(tmp_path, NEET, {THREE: LONG, SIX: LONGEST}).folder
    assert withheld(folder, OCTOBER, SIX) == {*CODES, "none", "city"}


SHARES = f"""
    period  {AREAS}
    2015-10 30/60 31/61 32/62 33/63 34/64 35/65 36/66 37/67 38/68 39/69
    2015-11 57/60 31/61 32/62 33/63 34/64 35/65 36/66 37/67 38/68 39/69
    2015-12 30/60  2/61 32/62 33/63 34/64 35/65 36/66 37/67 38/68 39/69
"""
SHARE = indicator(measure="percent")


def test_a_percentage_protects_those_counted_and_the_others(tmp_path: Path) -> None:
    folder = released(tmp_path, SHARES, month="2015-12", entry=SHARE).folder
    assert withheld(folder, OCTOBER) == set()
    for period in (NOVEMBER, DECEMBER):
        # Nobody has proved helpers safe from a reader who has the denominators: such a month is hidden whole.
        assert withheld(folder, period) == {*CODES, "none", "city"}
    assert_true(tmp_path, folder)
    assert "345/645" in drawn_release(tmp_path, "2015-12", "city")
    assert audit([read_release(folder)]).passed
    document, rows = load_whole(folder)
    told = [
        row._replace(status="", numerator=57, denominator=60)
        if (row.area, row.period_end) == ("ash", NOVEMBER)
        else row
        for row in rows
    ]
    breaches = audit([as_published("2015-12", document, told)]).breaches
    assert any("of the whole: others" in breach.sentence and breach.kind == "shown" for breach in breaches)


GROWING = f"""
    period  {AREAS}
    2015-10 20 30 40 50 60 70 80 45 55 29
    2015-11 22 40 55 60 75 85 90 60 65 45
    2015-12 40 55 70 80 90 99 99 75 80 60
"""
GROWS = indicator(year_to_date=True)


def test_a_small_rise_is_hidden_until_the_year_ends(tmp_path: Path) -> None:
    folder = released(tmp_path, GROWING, month="2015-12", entry=GROWS).folder
    assert withheld(folder, OCTOBER) == set()
    assert "ash" in withheld(folder, NOVEMBER), "22 is not small, but 2 more than the month before are"
    assert withheld(folder, NOVEMBER) <= withheld(folder, DECEMBER)
    assert 4 <= len(withheld(folder, NOVEMBER)) < len(CODES)
    assert_true(tmp_path, folder)
    assert audit([read_release(folder)]).passed
    assert undone(folder, "ash", NOVEMBER, (None, None), 22)


def test_a_level_shown_again_within_its_year_is_a_breach(tmp_path: Path) -> None:
    """From 20 to 23 in two months: neither rise can be 4."""
    drawn = GROWING.replace("2015-11 22", "2015-11 21").replace("2015-12 40", "2015-12 23")
    folder = released(tmp_path, drawn, month="2015-12", entry=GROWS).folder
    assert any("later figures of the year" in said for said in undone(folder, "ash", DECEMBER, (None, None), 23))


def test_where_noughts_are_shown_a_row_of_noughts_is(tmp_path: Path) -> None:
    young, old = (
        t.replace("2015-11  3 31", "2015-11 3  0").replace("25 36", "25  0") for t in (YOUNG_DRAWN, OLD_DRAWN)
    )
    folder = released(tmp_path, added(young, old), {YOUNG: young, OLD: old}, zeros="show").folder
    hidden = withheld(folder, NOVEMBER, YOUNG)
    assert "ash" in hidden
    assert "beech" not in hidden
    assert_true(tmp_path, folder)


def test_breakdowns_nobody_has_proved_are_withheld_throughout(tmp_path: Path) -> None:
    shares = {YOUNG: SHARES, OLD: SHARES}
    sessions = f"period {AREAS}\n2014-05 " + " ".join(["50/900/30"] * 10)
    none_missed = sessions.replace("50/900", "0/900", 1)
    cases = (
        ("2015-12", SHARE, SHARES, shares),
        ("2015-12", GROWS, GROWING, {YOUNG: GROWING}),
        ("2015-12", absence("cla"), none_missed, {("reason", "ill"): none_missed}),
    )
    for number, (month, entry, drawn, parts) in enumerate(cases):
        data = tmp_path / str(number)
        folder = released(data, drawn, parts, month, entry).folder
        rows = [row for row in rows_of(folder) if row.breakdown]
        assert {row.area for row in rows} == {*CODES, "none", "city"}
        assert {row.status for row in rows} == {"c"}
        assert audit([read_release(folder)]).passed


def test_the_policy_can_keep_all_breakdowns_back(tmp_path: Path) -> None:
    parts = {YOUNG: YOUNG_DRAWN, OLD: OLD_DRAWN}
    folder = released(tmp_path, added(YOUNG_DRAWN, OLD_DRAWN), parts, breakdowns="none").folder
    assert not [row for row in rows_of(folder) if row.breakdown]
    with pytest.raises(ReferenceInvalid, match="breakdowns must be one of"):
        released(tmp_path, added(YOUNG_DRAWN, OLD_DRAWN), parts, breakdowns="cells")
    with pytest.raises(ReferenceInvalid, match='unknown key "breakdown"'):
        released(tmp_path, added(YOUNG_DRAWN, OLD_DRAWN), parts, breakdown="none")


def later(drawn: str, line: str) -> str:
    return f"{drawn.rstrip()}\n{line}\n"


def test_a_block_and_its_totals_stand_as_first_published(tmp_path: Path) -> None:
    first = released(tmp_path, added(YOUNG_DRAWN, OLD_DRAWN), {YOUNG: YOUNG_DRAWN, OLD: OLD_DRAWN})
    young, old = (later(t, "2015-12 21 32 42 52 62 72 82 47 57 12") for t in (YOUNG_DRAWN, OLD_DRAWN))
    young = young.replace("2015-10 20 30", "2015-10 26 30")
    second = released(tmp_path, added(young, old), {YOUNG: young, OLD: old}, "2015-12")
    assert second.decisions["cla"].held == {OCTOBER: REASON}
    assert second.decisions["cla"].new == (DECEMBER,)
    before, after = rows_of(first.folder), rows_of(second.folder)
    assert [row for row in after if row.period_end < DECEMBER] == before
    assert withheld(second.folder, DECEMBER, YOUNG) == set()


@pytest.mark.parametrize(
    ("entry", "drawn", "old", "new", "line", "seen"),
    [
        # November is hidden whole, so that nobody could see it differ.
        (SHARE, SHARES, "31/61 32/62", "33/61 32/62", "2016-01 30/60 31/61 " + " ".join(["35/70"] * 8), OCTOBER),
        (GROWS, GROWING, "2015-12 40 55 70", "2015-12 40 55 71", "2016-01 60 70 85 95 105 115 119 90 95 75", DECEMBER),
    ],
)
def test_percentages_and_year_to_date_counts_stand_as_first_published(
    tmp_path: Path, entry: Entry, drawn: str, old: str, new: str, line: str, seen: date
) -> None:
    first = released(tmp_path, drawn, month="2015-12", entry=entry)
    again = released(tmp_path, later(drawn, line), month="2016-01", entry=entry)
    assert not again.decisions["cla"].held
    assert rows_of(first.folder) == [row for row in rows_of(again.folder) if row.period_end <= DECEMBER]
    revised = released(tmp_path, later(drawn.replace(old, new), line), month="2016-01", entry=entry)
    assert revised.decisions["cla"].held == {seen: REASON}
    assert drawn_release(tmp_path, "2016-01-r2", AREAS + " city") == drawn_release(tmp_path, "2016-01", AREAS + " city")


def test_a_year_that_no_longer_follows_is_withheld_to_its_end(tmp_path: Path) -> None:
    """A hidden count was corrected, so what the hidden ones add up to is not what readers were told."""
    released(tmp_path, GROWING, month="2015-12", entry=GROWS)
    revised = later(GROWING.replace("2015-12 40", "2015-12 41"), "2016-01 60 70 85 95 105 115 119 90 95 75")
    revised = later(later(revised, "2016-02 " + " ".join(["130"] * 10)), "2016-03 " + " ".join(["140"] * 10))
    folder = released(tmp_path, later(revised, "2016-04 " + " ".join(["20"] * 10)), month="2016-04", entry=GROWS).folder
    for period in (date(2016, 1, 31), date(2016, 3, 31)):
        assert withheld(folder, period) == {*CODES, "none", "city"}
    assert withheld(folder, date(2016, 4, 30)) == set()


def test_a_merged_row_is_shown_only_if_all_its_parts_were(tmp_path: Path) -> None:
    first = released(tmp_path, added(YOUNG_DRAWN, OLD_DRAWN), {YOUNG: YOUNG_DRAWN, OLD: OLD_DRAWN})
    assert "hazel" not in withheld(first.folder, NOVEMBER, YOUNG)
    merge = change("merge", "2015-12", ["hazel"], "ash")
    young, old = (later(t, "2015-12 99 32 42 52 62 . 82 47 57 12") for t in (YOUNG_DRAWN, OLD_DRAWN))
    totals = later(added(YOUNG_DRAWN, OLD_DRAWN), "2015-12 198 64 84 104 124 . 164 94 114 24")
    second = released(tmp_path, totals, {YOUNG: young, OLD: old}, "2015-12", changes=[merge])
    assert "ash" in withheld(second.folder, NOVEMBER, YOUNG)
    assert drawn_release(tmp_path, "2015-12", "ash hazel", part=YOUNG) == squeezed("""
        period  ash hazel
        2015-10  90 .
        2015-11 [c] .
        2015-12  99 .
    """)
    assert not second.decisions["cla"].held


def test_an_indicator_never_becomes_another_kind(tmp_path: Path) -> None:
    released(tmp_path, GROWING, month="2015-12")
    for entry, drawn in ((GROWS, GROWING), (SHARE, SHARES)):
        with pytest.raises(ReleaseRefused, match="was published as another kind of figure"):
            released(tmp_path, drawn, month="2015-12", entry=entry)
