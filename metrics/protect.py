"""Which of an indicator's figures may be shown? The rule, bound by all that has been shown before, and self-checked.

Plain counts follow `disclosure.ledger`; percentages of people and year-to-date counts `shares_and_rises`; breakdowns
`blocks`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from loaders.errors import ReleaseRefused
from metrics.blocks import Block, choose_blocks, choose_totals
from metrics.disclosure.cells import PublishedRelease
from metrics.disclosure.ledger import Decision, PastMonth, choose_with_history, read_history
from metrics.disclosure.policy import Policy
from metrics.disclosure.promise import keeps_promise
from metrics.disclosure.rule import Pattern, Unprotectable
from metrics.indicators import Indicator
from metrics.month import Month
from metrics.restate import Counts, Parts
from metrics.shares_and_rises import Choice, choose_growing, choose_percentages
from metrics.standing import REASON, Number, Stood, numbers, read_standing, refuse_other_kind


@dataclass(frozen=True)
class Ruling:
    """What a release shows of one indicator. A period that is held is shown as it `stood`, the others as counted.

    said: whole figures as readers have them or would have them, of every period. blocks: its breakdowns.
    """

    decision: Decision
    said: Mapping[date, Mapping[str, Number]] = field(default_factory=dict)
    stood: Mapping[date, Stood] = field(default_factory=dict)
    blocks: tuple[Block, ...] = ()

    @property
    def told(self) -> Decision:
        """The decision with the held blocks in it: what the analyst and readers are told."""
        held = {block.period_end: REASON for block in self.blocks if block.held}
        return replace(self.decision, held=held | dict(self.decision.held))


def protect(
    indicator: Indicator,
    counts: Counts,
    parts: Parts,
    policy: Policy,
    earlier: Sequence[PublishedRelease],
    ended: Mapping[str, str],
) -> Ruling:
    """Decide on every period of `counts` and every block of `parts`, bound by the `earlier` releases.

    Raises ReleaseRefused where a figure cannot be protected.
    """
    ledger = read_standing(earlier, indicator.key, ended)
    stood = {period: found for (period, breakdown), found in ledger.items() if breakdown is None}
    refuse_other_kind(indicator, policy, earlier, stood)
    with_blocks = frozenset(period for (period, breakdown), found in ledger.items() if breakdown and found.tells)
    past = read_history(earlier, indicator.key, ended)
    try:
        choice = _choose(indicator, counts, policy, past, stood, with_blocks)
    except Unprotectable as error:
        raise ReleaseRefused([f"{indicator.key}: {error}"]) from error
    decision = choice.decision
    # A period that is neither new nor revised says again what it said before, and nothing more.
    broken = [
        f"{indicator.key}, {Month.of(period)}: hidden figures could be found; withhold the month."
        for period in (*decision.new, *decision.revised)
        if not all(_holds(cells[period], decision.patterns[period], policy) for cells in choice.cells)
    ]
    if broken:
        raise ReleaseRefused(broken)
    blocks = choose_blocks(indicator, parts, counts, decision, policy, ledger)
    return Ruling(decision, choice.said, stood, tuple(blocks))


def _choose(
    indicator: Indicator,
    counts: Counts,
    policy: Policy,
    past: Mapping[date, PastMonth],
    stood: Mapping[date, Stood],
    with_blocks: frozenset[date],
) -> Choice:
    if indicator.counts == "people" and indicator.measure == "percent":
        return choose_percentages(counts, policy, stood)
    if indicator.year_to_date:
        return choose_growing(counts, policy, stood)
    present = {p: {area: count for area, count in areas.items() if not count.empty} for p, areas in counts.items()}
    said = {period: {area: numbers(count) for area, count in areas.items()} for period, areas in present.items()}
    if indicator.counts == "open":
        return Choice(_seen({period: Pattern() for period in counts}, counts, past), said, ())
    people = {p: {area: count.people(indicator) for area, count in areas.items()} for p, areas in present.items()}
    if indicator.counts == "sessions":
        # Sessions are not people: what must not be told apart is how few pupils stand behind a figure.
        missed = {p: {area: count.numerator for area, count in areas.items()} for p, areas in present.items()}
        return Choice(choose_with_history(missed, policy, past, people), said, (people,))
    return Choice(choose_totals(people, counts, policy, past, stood, with_blocks), said, (people,))


def _seen(patterns: Mapping[date, Pattern], counts: Counts, past: Mapping[date, PastMonth]) -> Decision:
    """What readers will find new or revised, where nothing can be held."""
    shown = {
        period: {
            area: count.numerator
            for area, count in counts[period].items()
            if area not in pattern.hidden and not count.empty
        }
        for period, pattern in patterns.items()
    }
    return Decision(
        patterns,
        new=tuple(period for period in shown if period not in past),
        revised=tuple(period for period, figures in shown.items() if period in past and figures != past[period].shown),
    )


def _holds(counts: Mapping[str, int], pattern: Pattern, policy: Policy) -> bool:
    """The closed form, asked once more of what is about to be written."""
    if pattern.city_hidden:
        return pattern.hidden >= frozenset(counts)
    small = {area for area, count in counts.items() if policy.is_small(count)}
    helpers = [counts[area] for area in pattern.hidden - small if area in counts]
    return small <= pattern.hidden and keeps_promise([counts[area] for area in small], helpers, policy)
