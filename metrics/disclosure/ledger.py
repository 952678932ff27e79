"""What may a new release say of months that earlier releases have published?

All releases together are the ledger of what has ever been shown. A month once published keeps its pattern, whatever
the code, the policy or the first month of the extract are today: what is hidden stays hidden, what was shown is known
for ever. A revision is let through only within that pattern, and only if the revised figures are safe in it;
otherwise it is *held*: the first figures stand, and the analyst is told which and why.

Why within the pattern only: where a figure was shown as 12 and would now be hidden, the change of the city's total
tells by how much it fell. No further hiding mends that.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from metrics.disclosure.cells import PublishedRelease
from metrics.disclosure.forms import Part, forms_of
from metrics.disclosure.policy import Policy
from metrics.disclosure.promise import withstands_replay
from metrics.disclosure.rule import Memory, Pattern, choose_month, remember, too_little_for_a_total


@dataclass(frozen=True)
class PastMonth:
    """What the ledger says of one month, in today's areas. city: its shown total, None if that was hidden."""

    hidden: frozenset[str]
    shown: Mapping[str, int]
    city: int | None


@dataclass(frozen=True)
class Decision:
    """What a release hides, and what is new in it.

    patterns: for every month. new: months published for the first time. revised: months whose published figures
    change. held: months whose first figures stand, with the reason; publish their rows as the last release has them.
    """

    patterns: Mapping[date, Pattern]
    new: tuple[date, ...] = ()
    revised: tuple[date, ...] = ()
    held: Mapping[date, str] = field(default_factory=dict)


def read_history(
    releases: Sequence[PublishedRelease], indicator: str, successors: Mapping[str, str]
) -> dict[date, PastMonth]:
    """The ledger of one indicator, oldest release first. successors: ended area -> the area that holds it today."""
    history = {}
    own = [replace(release, rows=[row for row in release.rows if row.indicator == indicator]) for release in releases]
    for forms in forms_of(own):
        last = forms[-1]
        hidden = frozenset(successors.get(area, area) for area in last.hidden(Part()))
        shown: dict[str, int] = {}
        for area, value in last.shown(Part()).items():
            today = successors.get(area, area)
            # A sum of which one part is hidden is hidden: the ledger ties its parts as tightly as before, no more.
            if today not in hidden:
                shown[today] = shown.get(today, 0) + value
        history[last.period_end] = PastMonth(hidden, shown, last.city(Part()))
    return history


def choose_with_history(
    counts: Mapping[date, Mapping[str, int]],
    policy: Policy,
    history: Mapping[date, PastMonth],
    people: Mapping[date, Mapping[str, int]] | None = None,
) -> Decision:
    """Choose what each month of one indicator hides, bound by what earlier releases have shown and hidden.

    counts: the figures to publish, as for `rule.choose_hidden`. people: how many people stand behind each, where that
    is not the figure itself (pupils behind sessions): then they decide what is small. Without history this chooses as
    `choose_hidden` does. Raises Unprotectable for a new month that cannot be made safe. Months of the ledger that the
    counts no longer have only serve to choose helpers by.
    """
    memory = Memory()
    patterns: dict[date, Pattern] = {}
    new, revised, held = [], [], {}
    for period_end in sorted(counts.keys() | history.keys()):
        past, month = history.get(period_end), counts.get(period_end)
        if month is None and past is not None:
            memory.last_shown.update(past.shown if people is None else {})
        elif month is not None:
            persons = month if people is None else people[period_end]
            if past is None:
                patterns[period_end] = choose_month(period_end, persons, memory, policy)
                new.append(period_end)
                continue
            reason = _why_held(month, persons, past, policy)
            if reason:
                held[period_end] = reason
            elif _is_revised(month, past):
                revised.append(period_end)
            patterns[period_end] = _as_before(persons, past, policy)
            memory.start(period_end, policy)
            remember(patterns[period_end], past.shown if reason and people is None else persons, memory, policy)
    return Decision(patterns, tuple(new), tuple(revised), held)


def _as_before(people: Mapping[str, int], past: PastMonth, policy: Policy) -> Pattern:
    small = {area for area, count in people.items() if policy.is_small(count)}
    return Pattern(past.hidden, past.hidden - small, city_hidden=bool(past.hidden) and past.city is None)


def _is_revised(month: Mapping[str, int], past: PastMonth) -> bool:
    """Would readers see a difference? A revision of hidden figures that leaves their sum alone shows nowhere."""
    visible = {area: count for area, count in month.items() if area not in past.hidden}
    return visible != dict(past.shown) or (past.city is not None and past.city != sum(month.values()))


def _why_held(month: Mapping[str, int], people: Mapping[str, int], past: PastMonth, policy: Policy) -> str | None:
    """Why a revision must not be published; None if there is none, or it may be."""
    if not _is_revised(month, past):
        return None
    small = {area for area, count in people.items() if policy.is_small(count)}
    if month.keys() != past.shown.keys() | past.hidden:
        return "its areas are not those it was published with"
    if newly_small := sorted(small - past.hidden):
        return f"{', '.join(newly_small)} would have to be hidden, but was shown before"
    if past.city is not None and small and too_little_for_a_total(people.values(), policy):
        return "the city's total would have to be hidden, but was shown before"
    hidden_counts = [people[area] for area in small], [people[area] for area in past.hidden - small]
    if not withstands_replay(*hidden_counts, policy):
        return "the figures hidden with it no longer protect one another"
    return None
