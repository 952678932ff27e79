"""Which of an indicator's figures may be shown? The rule, bound by all that has been shown before, and self-checked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from loaders.errors import ReleaseRefused
from metrics.disclosure.cells import PublishedRelease
from metrics.disclosure.ledger import Decision, PastMonth, choose_with_history, read_history
from metrics.disclosure.policy import Policy
from metrics.disclosure.promise import keeps_promise
from metrics.disclosure.rule import Pattern, Unprotectable, choose_hidden
from metrics.indicators import Indicator
from metrics.month import Month
from metrics.restate import Counts


@dataclass(frozen=True)
class Ruling:
    """What a release shows of one indicator. A period that is held is shown as `past` has it, the others as counted."""

    decision: Decision
    past: Mapping[date, PastMonth] = field(default_factory=dict)


def protect(
    indicator: Indicator,
    counts: Counts,
    policy: Policy,
    earlier: Sequence[PublishedRelease],
    ended: Mapping[str, str],
) -> Ruling:
    """Decide on every period of `counts`, bound by the `earlier` releases.

    Raises ReleaseRefused where a figure cannot be protected.
    """
    past = read_history(earlier, indicator.key, ended)
    if indicator.counts == "open":
        return Ruling(_seen({period: Pattern() for period in counts}, counts, past))
    if indicator.counts == "people" and indicator.measure == "percent":
        raise ReleaseRefused([f"{indicator.key}: percentages of people cannot be protected yet; publish the counts."])
    exposed = {
        period: {area: count.people(indicator) for area, count in areas.items() if not count.empty}
        for period, areas in counts.items()
    }
    try:
        if indicator.counts == "sessions":
            decision = _by_pupils(exposed, counts, policy, past)
        else:
            decision = choose_with_history(exposed, policy, past)
    except Unprotectable as error:
        raise ReleaseRefused([f"{indicator.key}: {error}"]) from error
    # A period that is neither new nor revised says again what it said before, and nothing more.
    broken = [
        f"{indicator.key}, {Month.of(period)}: hidden figures could be found; withhold the month."
        for period in (*decision.new, *decision.revised)
        if not _holds(exposed[period], decision.patterns[period], policy)
    ]
    if broken:
        raise ReleaseRefused(broken)
    return Ruling(decision, past)


def _by_pupils(
    pupils: Mapping[date, Mapping[str, int]], counts: Counts, policy: Policy, past: Mapping[date, PastMonth]
) -> Decision:
    """Sessions are not people: hidden where few pupils stand behind them, and where they were hidden before.

    The ledger holds sessions and never pupils, so a period is judged anew each time; what was hidden stays hidden.
    """
    patterns = {
        period: Pattern(found.hidden | past[period].hidden, found.helpers, found.city_hidden)
        if period in past
        else found
        for period, found in choose_hidden(pupils, policy).items()
    }
    return _seen(patterns, counts, past)


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
