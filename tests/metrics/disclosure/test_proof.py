"""Does the whole hold: rule and audit together, on months drawn at random, with every figure the design promises?

`pytest -s` prints what was measured. Data: *hard* has independent months with means of 2 to 30; *stock* the same means
with children who stay; *care-like* means of 10 to 110; *middling* 5 to 60.
"""

import random
import time
from collections.abc import Callable, Mapping
from datetime import date

import pytest

from metrics.disclosure import relations
from metrics.disclosure.audit import AuditResult, audit
from metrics.disclosure.cells import Cell, PublishedCell, PublishedRelease, Relation
from metrics.disclosure.promise import keeps_promise, withstands_replay
from metrics.disclosure.rule import Pattern, choose_hidden
from tests.metrics.disclosure.invented import POLICY, Counts, draw_counts, draw_stock, with_large_first
from tests.metrics.disclosure.masks import (
    Hidden,
    and_the_next_smallest,
    cell,
    channel,
    hidden_by,
    release_of,
    rows_of,
    small_only,
    truth_of,
)

SEEDS = range(20)
CHANNELS = ("change", "baseline change", "%", "rate", "share")
DATA: dict[str, Callable[[int], Counts]] = {
    "hard": lambda seed: draw_counts(seed, 2, 30),
    "stock": lambda seed: draw_stock(seed, 2, 30),
    "care-like": lambda seed: draw_counts(seed, 10, 110),
    "care-like stock": lambda seed: draw_stock(seed, 10, 110),
    "hard, 200 months": lambda seed: draw_counts(seed, 2, 30, months=200),
}


def patterns_of(counts: Counts) -> dict[date, Pattern]:
    return choose_hidden(counts, with_large_first(counts))


def assert_sound(result: AuditResult, truth: Mapping[Cell, int]) -> None:
    """The truth lies inside every proved range."""
    outside = [
        proof
        for proof in result.proofs
        if not (proof.lowest <= truth[proof.cell] and (proof.highest is None or truth[proof.cell] <= proof.highest))
    ]
    assert not outside


def exact_share(counts: Counts, hidden: Hidden, ties: list[Relation]) -> tuple[int, int]:
    """(small hidden cells that anyone works out, all small cells).

    With city totals alone the reader knows which hidden cells are small; with a derived column he need not.
    """
    truth = truth_of(counts)
    result = audit([release_of(counts, hidden, POLICY, ties)], None if ties else truth)
    assert_sound(result, truth)
    found = {breach.cell for breach in result.breaches if breach.kind == "exact" and "anyone" in breach.sentence}
    return len(found), sum(POLICY.is_small(count) for count in truth.values())


@pytest.mark.slow
@pytest.mark.parametrize("name", DATA)
def test_protect_and_sound(name: str) -> None:
    """Outsiders and every insider, who all know which hidden cells are small: nothing exact, nothing narrower."""
    cells = 0
    for seed in SEEDS:
        counts = DATA[name](seed)
        truth = truth_of(counts)
        result = audit([release_of(counts, hidden_by(patterns_of(counts)), POLICY)], truth)
        assert_sound(result, truth)
        assert result.passed, [breach.sentence for breach in result.breaches[:3]]
        cells += len(result.proofs)
    print(f"{name}: 20 seeds, {cells} hidden cells, 0 exact, 0 narrower than 0 to 4")


@pytest.mark.slow
@pytest.mark.parametrize("name", CHANNELS)
def test_teeth_on_every_derived_column(name: str) -> None:
    """One derived column beside a naive mask gives away nearly everything."""
    found = small = 0
    for seed in range(4):
        counts = draw_counts(seed, 2, 30)
        populations = {area: 700 + 53 * place for place, area in enumerate(next(iter(counts.values())))}
        exact, hidden = exact_share(counts, small_only(counts, POLICY), channel(name, counts, populations))
        found, small = found + exact, small + hidden
    print(f"naive mask with {name}: {found} of {small} hidden cells exact ({found / small:.1%})")
    assert found >= 0.99 * small


@pytest.mark.parametrize("name", ["arrow", "order", "axis"])
def test_sound_on_every_other_column(name: str) -> None:
    counts = draw_counts(1, 2, 30, areas=12, months=24)
    exact, small = exact_share(counts, small_only(counts, POLICY), channel(name, counts, {}))
    print(f"naive mask with {name}: {exact} of {small} hidden cells exact")
    assert exact


def test_teeth_on_city_totals_alone() -> None:
    for mask, name, least in ((small_only, "small only", 0.25), (and_the_next_smallest, "and the next smallest", 0.0)):
        found = small = 0
        for seed in SEEDS:
            counts = draw_counts(seed, 5, 60)
            exact, hidden = exact_share(counts, mask(counts, POLICY), [])
            found, small = found + exact, small + hidden
        print(f"city totals alone, middling data, {name}: {found} of {small} hidden cells exact ({found / small:.1%})")
        assert found > least * small


@pytest.mark.slow
def test_mutants_that_unhide_a_helper_are_caught() -> None:
    """Every helper without which the rule's condition fails, unhidden in its month, is noticed by the gate."""
    caught = caught_from_outside = mutants = 0
    for seed in range(4):
        counts = draw_counts(seed, 2, 30)
        patterns = patterns_of(counts)
        truth = truth_of(counts)
        for end, pattern in patterns.items():
            for helper in pattern.helpers:
                month = counts[end]
                small = [month[area] for area in pattern.hidden - pattern.helpers]
                others = [month[area] for area in pattern.helpers - {helper}]
                if withstands_replay(small, others, POLICY):
                    continue
                mutants += 1
                release = release_of({end: month}, {end: pattern.hidden - {helper}}, POLICY)
                caught += not audit([release], truth).passed
                caught_from_outside += not audit([release]).passed
                assert keeps_promise(small, others, POLICY) or not audit([release], truth).passed
    print(f"{mutants} mutants with a helper unhidden: {caught} caught by the gate, {caught_from_outside} without truth")
    assert mutants > 500
    assert caught == mutants


@pytest.mark.slow
def test_mutants_that_publish_one_figure_too_many_are_caught() -> None:
    """One derived figure for one small hidden cell, everything else as the rule has it."""
    rng = random.Random(1)
    mutants = caught = 0
    for seed in range(3):
        counts = draw_counts(seed, 2, 30)
        patterns = patterns_of(counts)
        ends = sorted(counts)
        small = [(end, area) for end, p in patterns.items() for area in p.hidden - p.helpers]
        for end, area in rng.sample(small, 30):
            count, total = counts[end][area], sum(counts[end].values())
            seen = [other for other in ends if area not in patterns[other].hidden]
            ties = [
                [relations.rate("rate", cell(area, end), 900, round(100_000 * count / 900))],
                [relations.axis("axis", cell(area, end), 3)] if count < 4 else [],
                [relations.share("share", cell(area, end), total, round(1000 * count / total))],
            ]
            if seen:
                start, before = cell(area, seen[0]), counts[seen[0]][area]
                ties.append([relations.change("change", cell(area, end), start, count - before)])
                ties.append(
                    relations.percent_change("%", cell(area, end), start, round(1000 * (count - before) / before))
                )
            for tie in filter(None, ties):
                mutants += 1
                months = {month for month, *_ in [(end,), (seen[0],)] if seen} | {end}
                part = {month: counts[month] for month in months}
                hidden = {month: patterns[month].hidden for month in months}
                caught += not audit([release_of(part, hidden, POLICY, tie)]).passed
    print(f"{mutants} mutants with one derived figure too many: {caught} caught")
    assert caught == mutants


def other_world(counts: Counts, patterns: Mapping[date, Pattern], value: int) -> Counts:
    """Every small hidden cell set to one value; helpers take up the difference, the most even way."""
    world = {}
    for end, month in counts.items():
        changed = dict(month)
        small = patterns[end].hidden - patterns[end].helpers
        left = sum(month[area] - value for area in small)
        changed |= dict.fromkeys(small, value)
        while left:
            step = 1 if left > 0 else -1
            pick = min if step > 0 else max
            area = pick(patterns[end].helpers, key=lambda a: (changed[a], a))
            changed[area] += step
            left -= step
        # Where the helpers would become small themselves there is no such world.
        possible = all(changed[area] >= POLICY.threshold for area in patterns[end].helpers)
        world[end] = changed if possible else dict(month)
    return world


@pytest.mark.slow
@pytest.mark.parametrize("name", ["hard", "stock", "care-like stock"])
def test_patterns_do_not_tell_two_worlds_apart(name: str) -> None:
    """The proof called *pattern*: what is shown held fixed, every small hidden cell 0 in one world, 4 in the other."""
    months = differ = 0
    for seed in SEEDS:
        counts = DATA[name](seed)
        patterns = patterns_of(counts)
        policy = with_large_first(counts)
        nought, four = (choose_hidden(other_world(counts, patterns, value), policy) for value in (0, 4))
        hiding = [end for end, pattern in patterns.items() if pattern.hidden]
        months += len(hiding)
        differ += sum(nought[end].hidden != four[end].hidden for end in hiding)
    print(f"{name}: {differ} of {months} patterns differ between the two worlds ({differ / months:.2%})")
    assert differ <= 0.02 * months


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "most"),
    # The design asked 9% of hard data; two helpers in every month that hides anything cost 8.6%, the fourth hidden
    # cell that makes replay harmless (test_replay) 0.8% more.
    [("hard", 0.096), ("stock", 0.096), ("care-like", 0.005), ("care-like stock", 0.005)],
)
def test_useful(name: str, most: float) -> None:
    hidden = large = 0
    busiest = 0.0
    for seed in SEEDS:
        counts = DATA[name](seed)
        patterns = patterns_of(counts)
        hidden += sum(len(pattern.helpers) for pattern in patterns.values())
        large += sum(count >= POLICY.threshold for month in counts.values() for count in month.values())
        areas = next(iter(counts.values()))
        uses = max(sum(area in pattern.helpers for pattern in patterns.values()) for area in areas)
        busiest = max(busiest, uses / len(counts))
        shown = {
            row.area: row.numerator for row in release_of(counts, hidden_by(patterns), POLICY).rows if not row.status
        }
        assert shown.keys() <= {*areas, "city"}
    print(
        f"{name}: {hidden / large:.2%} of cells of 5 or more hidden; one area helps in at most {busiest:.0%} of months"
    )
    assert hidden <= most * large
    assert busiest <= 0.25


def test_no_shown_value_differs_from_the_truth() -> None:
    counts = draw_counts(5, 2, 30)
    truth = truth_of(counts)
    rows = release_of(counts, hidden_by(patterns_of(counts)), POLICY).rows
    shown = [row for row in rows if row.status == "" and row.area != "city"]
    assert all(row.numerator == truth[cell(row.area, row.period_end)] for row in shown)
    assert len(shown) > 1000


@pytest.mark.slow
def test_the_audit_is_quick() -> None:
    """Four indicators of 72 months within 60 s, one of 25 areas and 200 months within 30 s, each with every insider."""
    for name, indicators, months, most in (("four indicators, 72 months", 4, 72, 60), ("200 months", 1, 200, 30)):
        rows: list[PublishedCell] = []
        truth: dict[Cell, int] = {}
        for number in range(indicators):
            counts = draw_counts(number, 2, 30, months=months)
            own = f"i{number}"
            rows += [row._replace(indicator=own) for row in rows_of(counts, hidden_by(patterns_of(counts)))]
            truth |= {address._replace(indicator=own): count for address, count in truth_of(counts).items()}
        start = time.perf_counter()
        assert audit([PublishedRelease("1", rows, POLICY)], truth).passed
        took = time.perf_counter() - start
        print(f"audit of {name}: {took:.1f} s")
        assert took < most
