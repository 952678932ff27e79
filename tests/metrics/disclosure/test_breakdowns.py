"""Are rows of breakdowns, nested counts, year-to-date counts and percentages of people safe when attacked?"""

from collections.abc import Iterator, Mapping
from datetime import date

import numpy as np
import pytest

from metrics.disclosure.audit import AuditResult, audit
from metrics.disclosure.breakdowns import Rows, choose_rows, may_be_told, split_nested
from metrics.disclosure.cells import CITY, HIDDEN, Cell, PublishedCell, PublishedRelease
from metrics.disclosure.policy import Policy
from metrics.disclosure.rule import Pattern, Unprotectable, choose_hidden
from metrics.disclosure.shares import choose_shares
from metrics.disclosure.year_to_date import choose_year_to_date
from tests.metrics.disclosure.invented import POLICY, Counts, draw_counts, month_ends, with_large_first

APRIL = date(2011, 4, 30)
Table = dict[str, dict[str, int]]


def draw_table(seed: int, areas: int = 12, categories: int = 4, highest_mean: int = 40) -> Table:
    random = np.random.default_rng(seed)
    means = random.uniform(3, highest_mean, (areas, 1)) * random.uniform(0.4, 1, (1, categories))
    drawn = random.poisson(means)
    return {f"a{row:02}": {f"k{k}": int(drawn[row, k]) for k in range(categories)} for row in range(areas)}


def row(
    area: str, count: int, masked: bool, breakdown: str | None = None, category: str | None = None
) -> PublishedCell:
    return PublishedCell(
        area, "cla", APRIL, breakdown, category, None if masked else count, None, HIDDEN if masked else ""
    )


def rows_of_table(table: Table, hidden_totals: frozenset[str], rows: Rows) -> Iterator[PublishedCell]:
    for area, cells in table.items():
        yield row(area, sum(cells.values()), area in hidden_totals)
        for category, count in cells.items():
            yield row(area, count, area in rows.withheld, "age", category)
    yield row(CITY, sum(sum(cells.values()) for cells in table.values()), masked=False)
    for category in next(iter(table.values())):
        yield row(CITY, sum(cells[category] for cells in table.values()), rows.all_withheld, "age", category)


def attack_table(table: Table, hidden_totals: frozenset[str], rows: Rows) -> AuditResult:
    truth = {Cell(a, "cla", APRIL, "age", k): n for a, cells in table.items() for k, n in cells.items()}
    truth |= {Cell(a, "cla", APRIL): sum(cells.values()) for a, cells in table.items()}
    return audit([PublishedRelease("1", list(rows_of_table(table, hidden_totals, rows)), POLICY)], truth)


def test_nothing_small_nothing_withheld() -> None:
    assert choose_rows({"a": {"x": 5, "y": 9}, "b": {"x": 7, "y": 6}}, (), POLICY) == Rows()


def test_a_row_is_withheld_whole_and_never_fewer_than_three() -> None:
    table = {f"a{n}": {"x": 30, "y": 40} for n in range(6)} | {"b": {"x": 3, "y": 40}}
    rows = choose_rows(table, (), POLICY)
    assert "b" in rows.withheld
    assert len(rows.withheld) >= 3
    assert not rows.all_withheld


def test_a_row_whose_total_is_hidden_is_withheld() -> None:
    table = {f"a{n}": {"x": 30, "y": 40} for n in range(8)}
    rows = choose_rows(table, ("a0", "a1", "a2", "a3"), POLICY)
    assert rows.withheld >= {"a0", "a1", "a2", "a3"}


def test_what_cannot_be_protected_is_withheld_altogether() -> None:
    table = {f"a{n}": {"x": 0 if n else 1, "y": 40} for n in range(6)}
    assert choose_rows(table, (), POLICY) == Rows(frozenset(table), all_withheld=True)


@pytest.mark.parametrize("seed", range(12))
def test_withheld_rows_withstand_the_attack(seed: int) -> None:
    table = draw_table(seed, highest_mean=20 + 10 * seed)
    totals = {APRIL: {area: sum(cells.values()) for area, cells in table.items()}}
    hidden_totals = choose_hidden(totals, POLICY)[APRIL].hidden
    rows = choose_rows(table, hidden_totals, POLICY)
    result = attack_table(table, hidden_totals, rows)
    assert result.passed, [breach.sentence for breach in result.breaches[:3]]


def test_some_tables_are_shown_in_part() -> None:
    withheld = [len(choose_rows(draw_table(seed, 20, 3, 150), (), POLICY).withheld) for seed in range(20)]
    print(f"rows withheld of 20, large areas: {withheld}")
    assert any(0 < count < 20 for count in withheld)


def test_withholding_only_the_rows_that_must_be_tells() -> None:
    """Teeth: two withheld rows with shown totals."""
    table = {f"a{n}": {"x": 30, "y": 40} for n in range(6)} | {"b": {"x": 3, "y": 40}, "c": {"x": 2, "y": 50}}
    assert not attack_table(table, frozenset(), Rows(frozenset({"b", "c"}))).passed
    assert not attack_table(table, frozenset(), Rows(frozenset({"b"}))).passed


def test_nested_counts_become_their_differences() -> None:
    nested = split_nested({"a": (20, 12, 5)}, ("up to 3", "3 to 6", "6 and more"))
    assert nested == {"a": {"up to 3": 8, "3 to 6": 7, "6 and more": 5}}
    with pytest.raises(ValueError, match="contain one another"):
        split_nested({"a": (20, 21)}, ("x", "y"))


def test_nested_counts_shown_with_a_small_difference_are_a_breach() -> None:
    rows = [row("a", 20, False), row("a", 18, False, "duration", "3+"), row("a", 9, False, "duration", "6+")]
    rows += [row(CITY, 20, False), row(CITY, 18, False, "duration", "3+"), row(CITY, 9, False, "duration", "6+")]
    release = PublishedRelease("1", rows, POLICY, nested={("cla", "duration"): ("3+", "6+")})
    found = {(b.cell.area, b.cell.category) for b in audit([release]).breaches}
    assert ("a", "all less 3+") in found


def grow(seed: int, lowest: float, highest: float) -> Counts:
    """Year-to-date counts of 24 months; they start at nought each April."""
    rises = draw_counts(seed, lowest, highest, areas=20, months=24)
    totals: Counts = {}
    for end in sorted(rises):
        before = {} if end.month == 4 else totals[max(totals)]
        totals[end] = {area: count + before.get(area, 0) for area, count in rises[end].items()}
    return totals


def year_to_date_rows(counts: Counts, patterns: Mapping[date, Pattern]) -> Iterator[PublishedCell]:
    for end, month in counts.items():
        hidden = patterns[end].hidden | ({CITY} if patterns[end].city_hidden else set())
        for area, count in [*month.items(), (CITY, sum(month.values()))]:
            masked = area in hidden
            yield PublishedCell(area, "cla", end, None, None, None if masked else count, None, HIDDEN if masked else "")


@pytest.mark.parametrize("seed", range(6))
def test_rises_of_year_to_date_counts_withstand_the_attack(seed: int) -> None:
    counts = grow(seed, 6, 60)
    patterns = choose_year_to_date(counts, with_large_first(counts))
    for before, end in zip(sorted(counts), sorted(counts)[1:], strict=False):
        assert end.month == 4 or patterns[before].hidden <= patterns[end].hidden
    rows = list(year_to_date_rows(counts, patterns))
    truth = {
        Cell(area, "cla", end): count - (0 if end.month == 4 else counts[before].get(area, 0))
        for before, end in zip([APRIL, *sorted(counts)], sorted(counts), strict=False)
        for area, count in counts[end].items()
    }
    result = audit([PublishedRelease("1", rows, POLICY, year_to_date=frozenset({"cla"}))], truth)
    assert result.passed, [breach.sentence for breach in result.breaches[:3]]


def test_protecting_levels_instead_of_rises_tells() -> None:
    """Teeth: a year-to-date count protected as if it were a snapshot."""
    counts = grow(1, 6, 60)
    rows = list(year_to_date_rows(counts, choose_hidden(counts, POLICY)))
    result = audit([PublishedRelease("1", rows, POLICY, year_to_date=frozenset({"cla"}))])
    assert {breach.kind for breach in result.breaches} & {"shown", "exact", "narrow"}


def test_a_year_to_date_count_cannot_fall() -> None:
    first, second = month_ends(2)
    with pytest.raises(ValueError, match="falls"):
        choose_year_to_date({first: {"a": 9}, second: {"a": 8}}, POLICY)


@pytest.mark.parametrize("seed", range(6))
def test_percentages_of_people_protect_both_sides(seed: int) -> None:
    random = np.random.default_rng(seed)
    wholes: Counts = {end: {f"c{n:02}": int(random.integers(20, 90)) for n in range(16)} for end in month_ends(12)}
    counted: Counts = {
        end: {area: int(random.binomial(whole, random.choice([0.15, 0.5, 0.9]))) for area, whole in month.items()}
        for end, month in wholes.items()
    }
    patterns = choose_shares(counted, wholes, POLICY)
    rows, truth = [], {}
    for end, month in counted.items():
        sums = (sum(month.values()), sum(wholes[end].values()))
        for area, count, whole in [*((a, n, wholes[end][a]) for a, n in month.items()), (CITY, *sums)]:
            masked = area in patterns[end].hidden
            figures = (None, None, HIDDEN) if masked else (count, whole, "")
            rows.append(PublishedCell(area, "cla", end, None, None, *figures))
            truth[Cell(area, "cla", end)] = count
            truth[Cell(area, "cla", end, "of the whole", "others")] = whole - count
    result = audit([PublishedRelease("1", rows, POLICY)], truth)
    assert result.passed, [breach.sentence for breach in result.breaches[:3]]
    assert any(pattern.hidden for pattern in patterns.values())


def test_a_percentage_nobody_can_protect_is_refused() -> None:
    wholes = {APRIL: {"a": 20, "b": 20, "c": 20, "d": 20}}
    with pytest.raises(Unprotectable):
        choose_shares({APRIL: {"a": 18, "b": 17, "c": 3, "d": 10}}, wholes, POLICY)


def test_level_full_withholds_four_rows() -> None:
    full = Policy(5, "hide", "full", "[c]", 4, ())
    table = {f"a{n}": {"x": 60, "y": 60} for n in range(9)} | {"b": {"x": 3, "y": 60}}
    rows = choose_rows(table, (), full)
    assert len(rows.withheld) >= 4


def test_one_breakdown_of_a_period_is_told() -> None:
    assert may_be_told(["age", "reason"], ()) == {"age"}
    assert may_be_told(["age", "reason"], {"reason"}) == {"reason"}
    assert may_be_told(["age", "reason"], {"age", "reason"}) == {"age", "reason"}
    assert may_be_told([], ()) == frozenset()


def test_two_breakdowns_of_a_period_tell() -> None:
    """Teeth: why only one. What a row shown in two ages has under 10 caps what it has, withheld, under 5."""
    under_5, under_10 = (3, 100, 100, 5, 5, 5, 100), (97, 0, 0, 95, 0, 0, 0)
    up = (5, 5, 5, 5, 100, 100, 50)
    fine = {f"a{n}": {"0": x, "5": y, "10": z} for n, (x, y, z) in enumerate(zip(under_5, under_10, up, strict=True))}
    coarse = {area: {"0": cells["0"] + cells["5"], "10": cells["10"]} for area, cells in fine.items()}
    rows = choose_rows(fine, (), POLICY)
    assert not rows.all_withheld
    assert choose_rows(coarse, (), POLICY) == Rows()
    # An insider of a3 takes her own row away; what is left under 5 the others can hold only up to their two-age row.
    others = rows.withheld - {"a0", "a3"}
    left = sum(fine[area]["0"] for area in rows.withheld - {"a3"})
    assert left - sum(coarse[area]["0"] for area in others) == 3
    assert left - sum(sum(fine[area].values()) for area in others) <= 0
