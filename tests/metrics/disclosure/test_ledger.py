"""Does a month keep its pattern whatever comes later, and is a revision that would tell held?"""

import random
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from metrics.disclosure.audit import audit
from metrics.disclosure.cells import PublishedRelease
from metrics.disclosure.ledger import Decision, PastMonth, choose_with_history, read_history
from metrics.disclosure.policy import Policy
from metrics.disclosure.rule import Pattern, choose_hidden
from tests.metrics.disclosure.invented import POLICY, Counts, draw_counts, draw_stock, with_large_first
from tests.metrics.disclosure.masks import INDICATOR, hidden_by, release_of, truth_of

APRIL = date(2011, 4, 30)
MONTH = {"a": 2, "b": 20, "c": 14, "d": 15, "e": 12, "f": 7}
PAST = PastMonth(frozenset("abcd"), {"e": 12, "f": 7}, 70)


def decide(month: Mapping[str, int], past: PastMonth = PAST, policy: Policy = POLICY) -> Decision:
    return choose_with_history({APRIL: month}, policy, {APRIL: past})


def test_without_history_the_rule_decides() -> None:
    counts = draw_counts(1, 2, 30)
    decision = choose_with_history(counts, POLICY, {})
    assert decision.patterns == choose_hidden(counts, POLICY)
    assert decision.new == tuple(sorted(counts))
    assert not decision.revised
    assert not decision.held


def test_nothing_changed_nothing_said() -> None:
    assert decide(MONTH) == Decision({APRIL: Pattern(frozenset("abcd"), frozenset("bcd"))})


def test_another_policy_or_code_leaves_the_pattern_alone() -> None:
    other = Policy(8, "show", "full", "[c]", 9, ("e", "f"))
    assert decide(MONTH, policy=other).patterns[APRIL].hidden == frozenset("abcd")
    assert not decide(MONTH, policy=other).held


def test_a_revision_within_the_pattern_is_published() -> None:
    for area, count in (("e", 13), ("b", 25), ("a", 3), ("a", 6), ("b", 4)):
        decision = decide(MONTH | {area: count})
        assert decision.revised == (APRIL,), area
        assert decision.patterns[APRIL].hidden == frozenset("abcd")


def test_a_revision_nobody_can_see_is_none() -> None:
    decision = decide(MONTH | {"a": 3, "b": 19})
    assert not decision.revised
    assert not decision.held


def test_a_revision_that_would_tell_is_held() -> None:
    decision = decide(MONTH | {"f": 3})
    assert decision.held == {APRIL: "f would have to be hidden, but was shown before"}
    assert decision.patterns[APRIL].hidden == frozenset("abcd")
    assert not decision.revised
    assert "protect one another" in decide(MONTH | {"b": 5, "c": 5, "d": 5}).held[APRIL]
    assert "areas" in decide({**MONTH, "g": 9}).held[APRIL]
    assert "total" in decide({"a": 0, "b": 1, "c": 2, "d": 1}, PastMonth(frozenset("abcd"), {}, 70)).held[APRIL]


def test_pupils_decide_what_is_small_among_sessions() -> None:
    sessions = {APRIL: {"a": 900, "b": 4000, "c": 5000, "d": 6000, "e": 7000}}
    pupils = {APRIL: {"a": 3, "b": 20, "c": 30, "d": 40, "e": 50}}
    first = choose_with_history(sessions, POLICY, {}, pupils).patterns[APRIL]
    assert first == choose_hidden(pupils, POLICY)[APRIL]
    shown = ({"a", "b", "c", "d", "e"} - first.hidden).pop()
    past = PastMonth(first.hidden, {shown: sessions[APRIL][shown]}, 22900)
    assert choose_with_history(sessions, POLICY, {APRIL: past}, pupils) == Decision({APRIL: first})
    fewer = {APRIL: pupils[APRIL] | {shown: 4}}
    # Fewer pupils behind the same figure change nothing that is shown.
    assert not choose_with_history(sessions, POLICY, {APRIL: past}, fewer).held
    revised = {APRIL: sessions[APRIL] | {shown: 800}}
    assert APRIL in choose_with_history(revised, POLICY, {APRIL: past}, fewer).held


def test_a_whole_month_hidden_stays_so() -> None:
    decision = decide(MONTH, PastMonth(frozenset("abcdef"), {}, None))
    assert decision.patterns[APRIL] == Pattern(frozenset("abcdef"), frozenset("bcdef"), city_hidden=True)


def test_the_ledger_after_a_merge() -> None:
    counts = {APRIL: {"a": 2, "b": 20, "c": 14, "d": 15, "e": 12, "f": 7}}
    first = release_of(counts, {APRIL: set("abcd")}, POLICY)
    merged = read_history([first], INDICATOR, {"b": "e", "f": "a"})
    assert merged[APRIL] == PastMonth(frozenset("aecd"), {}, 70)
    apart = read_history([first], INDICATOR, {"f": "e"})
    assert apart[APRIL] == PastMonth(frozenset("abcd"), {"e": 19}, 70)
    now = {"a": 9, "c": 14, "d": 15, "e": 32}
    decision = choose_with_history({APRIL: now}, POLICY, merged)
    assert decision.patterns[APRIL].hidden == frozenset("acde")
    assert not decision.revised
    second = replace(
        release_of({APRIL: now}, hidden_by(decision.patterns), POLICY, name="2"), successors={"b": "e", "f": "a"}
    )
    assert audit([first, second], truth_of({APRIL: now})).passed


def publish_monthly(seed: int, lowest: float, highest: float) -> tuple[list[PublishedRelease], Counts, int, int]:
    """24 monthly releases: 3% of months revised each time, another code from the 13th, earlier months from the 9th.

    Returns the releases, the counts behind the last, and how many months were revised and held.
    """
    rng = random.Random(seed)
    counts = draw_stock(seed, lowest, highest, months=60)
    ends = sorted(counts)
    first_policy = with_large_first(counts)
    later_policy = replace(first_policy, year_starts=9, helper_order=tuple(reversed(first_policy.helper_order)))
    releases: list[PublishedRelease] = []
    shown: Counts = {}
    revised: set[date] = set()
    held: set[date] = set()
    for number in range(24):
        months = ends[6 if number < 8 else 0 : 36 + number]
        for end in months[:-1]:
            if releases and rng.random() < 0.03:
                area = rng.choice(sorted(counts[end]))
                counts[end][area] = max(0, counts[end][area] + rng.choice((-2, -1, 1, 2)))
        policy = first_policy if number < 12 else later_policy
        known = {end: dict(counts[end]) for end in months}
        history = read_history(releases, INDICATOR, {})
        decision = choose_with_history(known, policy, history)
        assert all(decision.patterns[end].hidden == past.hidden for end, past in history.items())
        shown = {end: shown[end] if end in decision.held else known[end] for end in months}
        revised |= {*decision.revised, *decision.held}
        held |= decision.held.keys()
        releases.append(release_of(shown, hidden_by(decision.patterns), policy, name=f"r{number:02}"))
    return releases, shown, len(revised), len(held)


def test_two_years_of_releases_attacked_together() -> None:
    """The proof called *releases*: nothing exact, nothing narrower, few months held."""
    all_revised = all_held = 0
    for seed, (lowest, highest) in enumerate([(2, 30), (2, 30), (2, 30), (10, 110), (10, 110)]):
        releases, shown, revised, held = publish_monthly(seed, lowest, highest)
        result = audit(releases, truth_of(shown))
        assert result.passed, [breach.sentence for breach in result.breaches[:5]]
        all_revised, all_held = all_revised + revised, all_held + held
    print(
        f"24 releases, 5 seeds: {all_revised} months revised, {all_held} held ({all_held / all_revised:.1%}), 0 found"
    )
    assert all_held <= 0.1 * all_revised


def test_without_the_ledger_the_same_releases_tell() -> None:
    """Teeth: choose each release's patterns afresh, as a careless upgrade would, and the audit finds it."""
    counts = draw_stock(3, 2, 30, months=30)
    first = with_large_first(counts)
    later = replace(first, helper_order=tuple(reversed(first.helper_order)), year_starts=9)
    releases = [
        release_of(counts, hidden_by(choose_hidden(counts, policy)), policy, name=str(number))
        for number, policy in enumerate((first, later))
    ]
    found = {breach.cell for breach in audit(releases, truth_of(counts)).breaches if breach.kind in ("exact", "narrow")}
    print(f"re-patterned history: {len(found)} figures given away")
    assert len(found) > 20
